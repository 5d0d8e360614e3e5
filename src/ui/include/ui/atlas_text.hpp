// Text by Dear ImGui, from a typeface that the program brings along: for shells without a browser.
#pragma once

#include <memory>
#include <string_view>

#include "ui/text_setter.hpp"

namespace explainer {

// `regular`, `semibold`: TrueType bytes; copied. nullptr when they are no fonts.
std::unique_ptr<TextSetter> atlas_text(std::string_view regular, std::string_view semibold);

}  // namespace explainer
