// What a language tag (BCP 47) alone says. Knows no words.
#pragma once

#include <string_view>

namespace explainer {

// Whether it is written from right to left: by the script that the tag names, else by the language's usual one.
// "ar", "he-IL" and "az-Arab" are; "az", "ar-Latn" and "" are not.
bool is_right_to_left(std::string_view language);

}  // namespace explainer
