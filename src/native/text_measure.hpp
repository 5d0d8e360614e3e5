// Measures lines of text with the program's own fonts, without a window.
#pragma once

#include "scene/scene.hpp"

namespace explainer {

TextMeasure native_text_measure();

}  // namespace explainer
