// What the loader needs of UTF-8: is it well formed, how many characters, where to cut. Private to the core.
#pragma once

#include <string>
#include <string_view>

namespace explainer {

// Bytes of the well-formed character at `at`; 0 when there is none.
size_t utf8_length(std::string_view text, size_t at);

int count_characters(std::string_view text);  // code points of well-formed text

// The first `characters` of text, with "…" in place of the rest.
std::string shortened(std::string_view text, int characters);

// A control character (C0, DEL or C1) in well-formed text: its code point, or -1.
int find_control_character(std::string_view text);

}  // namespace explainer
