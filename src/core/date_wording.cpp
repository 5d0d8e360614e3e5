#include "core/date_wording.hpp"

#include <array>
#include <vector>

#include "ascii.hpp"

namespace explainer {
namespace {

constexpr size_t max_words = 3, max_bytes = 60;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = to_lower(c);
  return out;
}

// Runs of digits and runs of letters; nothing when there are too many for a date.
std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    if (is_digit(text[at])) {
      while (end < text.size() && is_digit(text[end])) ++end;
    } else if (is_word(text[at])) {
      while (end < text.size() && is_word(text[end])) ++end;
    } else {
      ++at;
      continue;
    }
    if (parts.size() == max_words) return {};
    parts.push_back(text.substr(at, end - at));
    at = end;
  }
  return parts;
}

// 1..12, or 0: a month by its name, or by the first three letters or more of it.
int month_named(const Labels& labels, const std::string& word) {
  const Labels english;
  for (const Labels* words : {&labels, &english}) {
    for (const std::string_view list : {"months.long", "months.short"}) {
      for (int month = 0; month < 12; ++month) {
        const std::string name = lower_case(words->item(list, month));
        if (name == word || (word.size() >= 3 && name.rfind(word, 0) == 0)) return month + 1;
      }
    }
  }
  return 0;
}

std::string padded(const std::string& digits) { return digits.size() == 1 ? "0" + digits : digits; }

std::string one_date(const Labels& labels, Date date, Precision precision, std::string_view months) {
  const CalendarDay c = calendar(date);
  const std::string day = std::to_string(c.day), year = std::to_string(c.year);
  const std::string_view month = labels.item(months, c.month - 1);
  switch (precision) {
    case Precision::day:
      return fill(labels["date.day"], {{"day", day}, {"month", month}, {"year", year}});
    case Precision::month:
      return fill(labels["date.month"], {{"month", month}, {"year", year}});
    case Precision::year:
      return fill(labels["date.year"], {{"year", year}});
  }
  return {};
}

}  // namespace

std::string date_text(const Labels& labels, const DateSpan& span) {
  std::string first = one_date(labels, span.first, span.first_precision, "months.short");
  if (!span.is_range) return first;
  const std::string last = one_date(labels, span.last, span.last_precision, "months.short");
  const bool blanks = (first + last).find(' ') != std::string::npos;
  return first + (blanks ? " – " : "–") + last;
}

std::string date_text(const Labels& labels, Date date) {
  return one_date(labels, date, Precision::day, "months.short");
}

std::string date_spoken(const Labels& labels, const DateSpan& span) {
  std::string first = one_date(labels, span.first, span.first_precision, "months.long");
  if (!span.is_range) return first;
  const std::string last = one_date(labels, span.last, span.last_precision, "months.long");
  return fill(labels["spoken.between"], {{"low", first}, {"high", last}});
}

std::optional<DateSpan> read_date(const Labels& labels, std::string_view text) {
  if (text.size() > max_bytes) return std::nullopt;
  std::array<std::string, 3> fields;  // year, month, day
  auto& [year, month, day] = fields;
  const std::vector<std::string> parts = parts_of(lower_case(text));
  const bool year_first = !parts.empty() && parts[0].size() == 4;
  for (const std::string& part : parts) {
    if (!is_digit(part[0])) {
      const int named = month_named(labels, part);
      // What is no month may belong to the year ("2023 r."), as long as there is a year.
      if (named == 0 && fill(labels["date.year"], {{"year", ""}}).find(part) != std::string::npos) continue;
      if (named == 0 || !month.empty()) return std::nullopt;
      month = padded(std::to_string(named));
    } else if (part.size() == 4 && year.empty()) {
      year = part;
    } else if (part.size() <= 2 && year_first && month.empty()) {
      month = padded(part);
    } else if (part.size() <= 2 && day.empty()) {
      day = padded(part);
    } else {
      return std::nullopt;
    }
  }
  if (month.empty() && !day.empty()) return std::nullopt;  // "9/2023" may be a month, and may be half a date
  std::string iso = year;
  for (const std::string& field : {month, day}) {
    if (!field.empty()) iso.append("-").append(field);
  }
  return parse_date(iso);
}

}  // namespace explainer
