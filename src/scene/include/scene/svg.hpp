// The still: a Scene as one standalone SVG document, text as text.
#pragma once

#include <string>
#include <string_view>

#include "scene/scene.hpp"

namespace explainer {

std::string render_svg(const Scene& scene, Theme theme, std::string_view language, std::string_view title,
                       std::string_view description);

}  // namespace explainer
