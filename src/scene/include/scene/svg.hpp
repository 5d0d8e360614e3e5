// The still picture: a Scene as one standalone SVG document, text as text, each panel a group whose id is its name. The
// ids are meant for a document of its own, shown by <img>.
#pragma once

#include <string>
#include <string_view>

#include "scene/mark.hpp"
#include "scene/view.hpp"

namespace explainer {

// `title` and `description` are for screen readers.
std::string render_svg(const Scene& scene, Theme theme, std::string_view language, std::string_view title,
                       std::string_view description);

}  // namespace explainer
