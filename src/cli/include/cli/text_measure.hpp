// Measures lines of text with the embedded fonts; needs no window.
#pragma once

#include "scene/mark.hpp"

namespace explainer {

TextMeasure measure_with_fonts();

}  // namespace explainer
