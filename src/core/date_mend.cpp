#include "date_mend.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/ascii.hpp"
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

// "2008-Q4" of "Q4 2008", "2008-Q4" or "2008Q4", in version 1 "2008-10/2008-12"; "2008-H1" of "H1 2008", in version 2
// only.
std::string part_of_year(std::string_view text, DateForm form) {
  std::string year, rest;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool four_digits = year.empty() && i + 4 <= text.size() && std::all_of(&text[i], &text[i] + 4, is_digit);
    if (four_digits) {
      year = text.substr(i, 4);
      i += 3;
    } else if (text[i] != ' ' && text[i] != '-') {
      rest.push_back(to_lower(text[i]));
    }
  }
  if (year.empty() || rest.size() != 2) return {};
  if (form == DateForm::uncertain) {
    const std::string part =
        rest[0] == 'q' || rest[0] == 'h' ? year + "-" + (rest[0] == 'q' ? "Q" : "H") + rest[1] : "";
    return parse_uncertain_date(part) ? part : "";
  }
  if (rest[0] != 'q' || rest[1] < '1' || rest[1] > '4') return {};
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

// What version 2 writes for a word in front of a date.
struct DateWord {
  std::string_view word;
  std::string_view before, behind;
};
constexpr DateWord date_words[] = {
    {"about ", "", "~"}, {"around ", "", "~"},   {"circa ", "", "~"}, {"c. ", "", "~"},
    {"c.", "", "~"},     {"ca. ", "", "~"},      {"~", "", "~"},      {"perhaps ", "", "?"},
    {"maybe ", "", "?"}, {"possibly ", "", "?"}, {"by ", "[..", "]"},
};

// "2008-H1" of "first half of 2008".
std::string part_in_words(std::string_view text) {
  constexpr std::string_view parts[] = {"first half of ",     "second half of ",   "first quarter of ",
                                        "second quarter of ", "third quarter of ", "fourth quarter of "};
  constexpr std::string_view signs[] = {"-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"};
  std::string small = in_small_letters(text);
  if (small.rfind("the ", 0) == 0) small.erase(0, 4);
  for (size_t i = 0; i < std::size(parts); ++i) {
    std::string date = small.rfind(parts[i], 0) == 0 ? small.substr(parts[i].size()) + std::string(signs[i]) : "";
    if (parse_uncertain_date(date)) return date;
  }
  return {};
}

// A date of one part, without doubt, as version 2 writes it.
std::string plain_date(std::string_view text) {
  if (const std::optional<DateSpan> date = date_in_words(text); date && !date->is_range) return iso(*date);
  const std::string part = part_of_year(text, DateForm::uncertain);
  return part.empty() ? part_in_words(text) : part;
}

// "[A..B]", where one of them may be empty; empty when it is no date.
std::string range_of(const std::string& from, const std::string& to) {
  const std::string range = "[" + from + ".." + to + "]";
  return parse_uncertain_date(range) ? range : "";
}

// "[..2008]" of "2009": the last year, month or day before it.
std::string all_before(std::string_view text) {
  const std::optional<DateSpan> date = parse_uncertain_date(plain_date(text));
  if (!date || date->first <= make_date(1, 1, 1)) return {};
  return iso(DateSpan{first_of_days, {date->first.day - 1}, Precision::day, date->last_precision, true});
}

// "[2021..2022]" of "2021..2022", "[2021-2022]", "[2021 .. 2022]".
std::string range_in_brackets(std::string_view text) {
  const bool brackets = text.size() > 2 && text.front() == '[' && text.back() == ']';
  if (brackets) text = text.substr(1, text.size() - 2);
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) return brackets ? span_in_words(text, DateForm::uncertain) : "";
  const std::string_view from = trimmed(text.substr(0, dots)), to = trimmed(text.substr(dots + 2));
  const std::string first = plain_date(from), last = plain_date(to);
  return (from.empty() || !first.empty()) && (to.empty() || !last.empty()) ? range_of(first, last) : "";
}

// "1866~" of "c. 1866", "[..2009-03]" of "by March 2009", "[2021..2022]" of "between 2021 and 2022".
std::string doubted(std::string_view text) {
  const std::string small = in_small_letters(text);
  for (const DateWord& word : date_words) {
    if (small.rfind(word.word, 0) != 0) continue;
    const std::string date = plain_date(text.substr(word.word.size()));
    if (!date.empty()) return std::string(word.before) + date + std::string(word.behind);
  }
  if (!text.empty() && (text.back() == '~' || text.back() == '?')) {
    const std::string date = plain_date(trimmed(text.substr(0, text.size() - 1)));
    if (!date.empty()) return date + text.back();
  }
  constexpr std::string_view before = "before ", between = "between ";
  if (small.rfind(before, 0) == 0) return all_before(text.substr(before.size()));
  const size_t joint = small.find(" and ");
  if (small.rfind(between, 0) == 0 && joint != std::string::npos) {
    const std::string first = plain_date(text.substr(between.size(), joint - between.size()));
    const std::string last = plain_date(text.substr(joint + 5));
    return first.empty() || last.empty() ? "" : range_of(first, last);
  }
  const std::string part = part_in_words(text);
  return part.empty() ? range_in_brackets(text) : part;
}

}  // namespace

std::string date_mend(std::string_view text, DateForm form) {
  const bool spans = form != DateForm::single;
  std::string mended;
  if (const std::optional<DateSpan> date = date_in_words(text); date && (spans || !date->is_range))
    mended = date_in_form(*date, form);
  if (mended.empty() && spans) mended = part_of_year(text, form);
  if (mended.empty() && form == DateForm::uncertain) mended = doubted(text);
  if (mended.empty() && spans) mended = span_in_words(text, form);
  return mended.empty() ? mended : "write \"" + mended + "\"";
}

}  // namespace explainer
