// Measures lines of text with the embedded fonts; needs no window.
#pragma once

#include "scene/mark.hpp"

namespace explainer {

TextMeasure native_text_measure();

}  // namespace explainer
