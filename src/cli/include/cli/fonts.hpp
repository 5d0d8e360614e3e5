// The two weights of the typeface, inside the program. fonts.cpp is made from build/fonts by embed_fonts.cmake.
#pragma once

#include <string_view>

namespace explainer {

std::string_view font_regular();   // TrueType
std::string_view font_semibold();  // TrueType

}  // namespace explainer
