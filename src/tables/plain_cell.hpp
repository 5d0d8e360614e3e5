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

// Words of the core as a person would type them: with plain blanks, and without marks of direction.
std::string typed_words(std::string_view words);

// Whether `text` has `word` at `at`, and no letter goes on where a word of letters ends. `word` is plain.
bool word_at(std::string_view text, size_t at, std::string_view word);

bool is_letter_byte(char c);                          // of ASCII, or part of any character beyond it
bool is_letter_at(std::string_view text, size_t at);  // no sign of a currency, such as "£" and "€"

// Does a character of this script stand at `at` that is written without blanks between words (Han, kana, Hangul)?
bool is_unspaced_at(std::string_view text, size_t at);

}  // namespace explainer
