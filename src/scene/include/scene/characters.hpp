// What a line of text is made of: characters as a reader sees them, and where a line may end. Knows no widths.
#pragma once

#include <string>
#include <string_view>

namespace explainer {

// Where the character that begins at `at` ends: a letter with its marks, a syllable, an emoji with all of its parts. A
// text is never cut within one.
size_t character_end(std::string_view text, size_t at);

// The next place after `at` where a line may end, as browsers with `line-break: strict` have it: after blanks, hyphens
// and soft hyphens, and between the characters of Chinese, Japanese and Korean. The size of the text when there is no
// other.
size_t next_line_end(std::string_view text, size_t at);

// The beginning of the figure that the place `at` is within, so that a cut there would leave another figure: with its
// signs and its unit, up to the next blank or, among ideographs, the next that is no number. Else `at`.
size_t figure_begin(std::string_view text, size_t at);

// The line as it is drawn: without blanks at its end, and with a hyphen in place of a soft one there.
std::string trimmed_line(std::string_view line);

// The text as it is drawn: without soft hyphens and other characters that nobody sees. Joiners stay where they shape
// letters or emoji, and `directed` keeps the marks that say which way a part of the text runs. HTML and SVG titles keep
// them all.
std::string without_unseen(std::string_view text, bool directed = false);
bool has_unseen(std::string_view text);  // of any kind

}  // namespace explainer
