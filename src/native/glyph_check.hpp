// Finds characters of a story that the picture's typeface lacks: they would be boxes on the canvas.
#pragma once

#include <string_view>
#include <vector>

#include "core/problem.hpp"

namespace explainer {

// One warning for each text with such characters that no text before it has. `json` must be a story that loads.
std::vector<Problem> missing_glyphs(std::string_view json);

}  // namespace explainer
