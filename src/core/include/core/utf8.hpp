// What the loader needs of UTF-8: is it well formed, how many characters, where to cut.
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

// A text as a machine reads it: without unseen characters, blanks other than U+0020 and typographic quotes, and with
// hyphens in place of dashes.
struct PlainText {
  std::string text;
  int first_odd = 0;  // the first character that was taken out or put in another's place; 0: there is none
};
PlainText plain_text(std::string_view text);

// Letters of the Latin script up to U+017F and of the Cyrillic one up to U+04BF have two cases here. A text in small
// letters; one whose first letter is a capital.
std::string in_lower_case(std::string_view text);
std::string with_capital(std::string_view text);

std::string code_name(int code);  // U+00A0

// A control character (C0, DEL or C1) in well-formed text: its code point, or -1.
int find_control_character(std::string_view text);

}  // namespace explainer
