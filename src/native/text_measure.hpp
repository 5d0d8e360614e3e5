// Measures lines of text with the embedded fonts; needs no window.
#pragma once

#include <string_view>

#include "scene/mark.hpp"

namespace explainer {

TextMeasure native_text_measure();

// Removes the first code point of valid UTF-8 from the text and returns it.
int take_code_point(std::string_view& text);

bool font_has(int code_point);  // the embedded fonts have a glyph for it

}  // namespace explainer
