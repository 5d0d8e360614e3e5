// A cell's text as its readers take it. Private to the tables.
#pragma once

#include <string>
#include <string_view>

namespace explainer {

// A decimal sign that parts nothing else, such as the Arabic one.
inline constexpr char sure_decimal_sign = '\x01';

// In small letters without accents; with the digits 0 to 9, straight quotes, hyphens for dashes and full-width
// characters as their narrow ones; without unseen characters, and with one blank for each run of them.
std::string plain_cell(std::string_view text);

// Whether `text` has `word` at `at`, and no letter goes on where a word of letters ends. `word` is plain.
bool word_at(std::string_view text, size_t at, std::string_view word);

// Is this byte of a plain text part of a letter? All beyond ASCII are but the signs of currencies.
bool is_letter_byte(char c);

// Does a character of this script stand at `at` that is written without blanks between words (Han, kana, Hangul)?
bool is_unspaced_at(std::string_view text, size_t at);

}  // namespace explainer
