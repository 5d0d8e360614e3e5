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

// Are all characters of a well-formed text blanks, or of the kind that takes no room (U+200B and the like)?
bool shows_nothing(std::string_view text);

// A character that takes no room or turns the direction of writing: U+200B to U+200F, U+202A to U+202E, U+2060 to
// U+206F, U+FEFF. Its code, or 0 where there is none at `at`; it takes three bytes.
int invisible_at(std::string_view text, size_t at);

// A control character (C0, DEL or C1) in well-formed text: its code point, or -1.
int find_control_character(std::string_view text);

}  // namespace explainer
