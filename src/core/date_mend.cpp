#include "date_mend.hpp"

#include <algorithm>
#include <optional>

#include "ascii.hpp"
#include "core/date_wording.hpp"

namespace explainer {
namespace {

// Words of three letters at least, such as the names of months, and the ends of "1st" and "2nd".
bool has_words_alone(std::string_view text) {
  bool any = false;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    any = any || word.size() >= 3;
    if (!word.empty() && word.size() < 3 && word != "st" && word != "nd" && word != "rd" && word != "th") return false;
    at = std::max(end, at + 1);
  }
  return any;
}

// Figures alone are left to the author: which of them is the month is not said.
std::optional<DateSpan> date_in_words(std::string_view text) {
  if (const std::optional<DateSpan> iso = parse_date(text)) return iso;
  return has_words_alone(text) ? read_date(Labels(), text) : std::nullopt;
}

// As version 1 or 2 writes it: "A/B" or "[A..B]".
std::string date_in_form(const DateSpan& date, DateForm form) {
  std::string out = iso(date);
  if (!date.is_range || form == DateForm::uncertain) return out;
  const size_t dots = out.find("..");
  return out.substr(1, dots - 1) + "/" + out.substr(dots + 2, out.size() - dots - 3);
}

std::string year_of(const DateSpan& date) { return std::to_string(calendar(date.first).year); }

// "2008-Q4", in version 1 "2008-10/2008-12", of "Q4 2008", "2008-Q4" or "2008Q4".
std::string quarter(std::string_view text, DateForm form) {
  std::string year, rest;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool four_digits = year.empty() && i + 4 <= text.size() && std::all_of(&text[i], &text[i] + 4, is_digit);
    if (four_digits) {
      year = text.substr(i, 4);
      i += 3;
    } else if (text[i] != ' ' && text[i] != '-') {
      rest.push_back(text[i]);
    }
  }
  if (year.empty() || rest.size() != 2 || to_lower(rest[0]) != 'q' || rest[1] < '1' || rest[1] > '4') return {};
  if (form == DateForm::uncertain) return year + "-Q" + rest[1];
  constexpr std::string_view months[] = {"01 03", "04 06", "07 09", "10 12"};
  const std::string_view ends = months[static_cast<size_t>(rest[1] - '1')];
  return year + "-" + std::string(ends.substr(0, 2)) + "/" + year + "-" + std::string(ends.substr(3));
}

// "[2007-09..2008-02]", in version 1 "2007-09/2008-02", of "Sep 2007 - Feb 2008", and of "Sep-Dec 2008" with the year
// for both.
std::string span_in_words(std::string_view text, DateForm form) {
  for (const std::string_view joint : {" - ", " – ", " to ", "–", "-"}) {
    const size_t at = text.find(joint);
    if (at == std::string_view::npos) continue;
    const std::string first(text.substr(0, at));
    const std::optional<DateSpan> last = date_in_words(text.substr(at + joint.size()));
    if (!last) continue;
    std::optional<DateSpan> from = date_in_words(first);
    if (!from) from = date_in_words(first + " " + year_of(*last));
    if (!from) continue;
    const std::string both = iso(*from) + "/" + iso(*last);
    if (parse_span(both)) return form == DateForm::uncertain ? "[" + iso(*from) + ".." + iso(*last) + "]" : both;
  }
  return {};
}

}  // namespace

std::string date_mend(std::string_view text, DateForm form) {
  const bool spans = form != DateForm::single;
  std::string mended;
  if (const std::optional<DateSpan> date = date_in_words(text); date && (spans || !date->is_range))
    mended = date_in_form(*date, form);
  if (mended.empty() && spans) mended = quarter(text, form);
  if (mended.empty() && spans) mended = span_in_words(text, form);
  return mended.empty() ? mended : "write \"" + mended + "\"";
}

}  // namespace explainer
