// Measures lines of text with the program's own fonts, without a window.
#pragma once

#include <string_view>

#include "scene/mark.hpp"

namespace explainer {

TextMeasure native_text_measure();

// The code point at the start of valid UTF-8; drops it from the text.
int take_code_point(std::string_view& text);

bool font_has(int code_point);  // the picture's typeface can draw it

}  // namespace explainer
