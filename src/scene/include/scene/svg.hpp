// The still picture: a Scene as one standalone SVG document, text as text, each panel a group whose id is its name. The
// ids are meant for a document of its own, shown by <img>.
#pragma once

#include <string>
#include <string_view>

#include "scene/mark.hpp"
#include "scene/view.hpp"

namespace explainer {

// What a still is set in where the page does not say: Inter where it is installed, else what the system has; programs
// that know no system-ui find a name of theirs.
inline constexpr std::string_view still_font_family =
    "Inter,system-ui,-apple-system,Segoe UI,Roboto,Helvetica Neue,Arial,Noto Sans,sans-serif";

// `title` and `description` are for screen readers. Each text is made as wide as the scene has measured it, in whatever
// typeface of `font_family` it is shown.
std::string render_svg(const Scene& scene, Theme theme, std::string_view language, std::string_view title,
                       std::string_view description, std::string_view font_family = still_font_family);

}  // namespace explainer
