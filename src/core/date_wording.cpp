#include "core/date_wording.hpp"

#include <algorithm>
#include <vector>

#include "core/ascii.hpp"
#include "core/utf8.hpp"

namespace explainer {
namespace {

constexpr size_t max_bytes = 160;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// A run of digits or of letters, with the character before it; '\0' at the beginning.
struct Part {
  std::string text;
  char before;
  bool number() const { return is_digit(text[0]); }
};

std::vector<Part> parts_of(const std::string& text) {
  std::vector<Part> parts;
  for (size_t at = 0; at < text.size();) {
    const auto same = is_digit(text[at]) ? is_digit : is_word;
    size_t end = at;
    while (end < text.size() && same(text[end])) ++end;
    if (end > at) parts.push_back({text.substr(at, end - at), at == 0 ? '\0' : text[at - 1]});
    at = std::max(end, at + 1);
  }
  return parts;
}

// What a language writes together with the month before it: "ב" of "{day} ב{month} {year}".
std::string joined_to_month(const Labels& labels) {
  const std::string_view pattern = labels["date.day"];
  const std::string_view before = pattern.substr(0, pattern.find("{month}"));
  const size_t last = before.find_last_of(" }");
  return in_lower_case(before.substr(last == before.npos ? 0 : last + 1));
}

// 1..12, or 0: a month by its name, or by the first three letters or more of it.
int month_named(const Labels& labels, std::string_view word) {
  const std::string joined = joined_to_month(labels);
  const std::string_view alone =
      !joined.empty() && word.substr(0, joined.size()) == joined ? word.substr(joined.size()) : word;
  const Labels english;
  for (const bool whole : {true, false}) {
    for (const Labels* words : {&labels, &english}) {
      for (const std::string_view list : {"months.long", "months.alone", "months.short"}) {
        for (int month = 0; month < 12; ++month) {
          const std::string name = in_lower_case(words->item(list, month));
          for (const std::string_view written_word : {word, alone}) {
            const bool begins = count_characters(written_word) >= 3 && name.rfind(written_word, 0) == 0;
            if (whole ? name == written_word : begins) return month + 1;
          }
        }
      }
    }
  }
  return 0;
}

// Whether a word stands around the parts of a date in this language: "de", "年", "г".
bool is_of_pattern(const Labels& labels, const std::string& word) {
  for (const std::string_view key : {"date.day", "date.month", "date.year"}) {
    const std::string around = in_lower_case(fill(labels[key], {{"day", " "}, {"month", " "}, {"year", " "}}));
    if (around.find(word) != std::string::npos) return true;
  }
  return false;
}

// Day and month of two numbers that stand before their year: by the way of writing them, or because only one of them
// can be a month. False where it could be either.
bool day_comes_first(int first, char between, int second, bool& day_first) {
  constexpr int months = 12;
  day_first = between == '.' || first > months;
  return between == '.' || first == second || (first > months) != (second > months);
}

// One date, in lower case.
std::optional<DateSpan> read_one(const Labels& labels, const std::string& text) {
  const std::vector<Part> parts = parts_of(text);
  std::string year;
  std::vector<int> numbers;  // beside the year
  char between = 0;          // the two of them
  int month = 0, unknown = 0;
  const bool year_first = !parts.empty() && parts[0].number() && parts[0].text.size() == 4;
  for (size_t i = 0; i < parts.size(); ++i) {
    const Part& part = parts[i];
    if (part.number()) {
      if (part.text.size() == 4 && year.empty()) {
        year = part.text;
      } else if (part.text.size() <= 2 && numbers.size() < 2) {
        int& number = numbers.emplace_back(0);
        for (const char digit : part.text) number = number * 10 + (digit - '0');
        between = part.before;
      } else {
        return std::nullopt;
      }
      continue;
    }
    const int named = month_named(labels, part.text);
    // "25th"; "2023 г."; "Mon, 25 Sep 2023"
    const bool of_year =
        i > 0 && i + 1 == parts.size() && parts[i - 1].text == year && count_characters(part.text) == 1;
    const bool known = is_digit(part.before) || of_year || is_of_pattern(labels, part.text);
    if (named == 0 && !known && i > 0) return std::nullopt;
    if (named == 0) {
      if (!known) ++unknown;
      continue;
    }
    if (month != 0) return std::nullopt;
    month = named;
  }
  int day = 0;
  if (month != 0 && numbers.size() == 1) {
    day = numbers[0];
  } else if (month == 0 && numbers.size() == 2) {
    bool day_first = false;
    if (!year_first && !day_comes_first(numbers[0], between, numbers[1], day_first)) return std::nullopt;
    day = numbers[day_first ? 0 : 1];
    month = numbers[day_first ? 1 : 0];
  } else if (month == 0 && numbers.size() == 1 && year_first) {
    month = numbers[0];
  } else if (!numbers.empty()) {
    return std::nullopt;  // "9/2023" may be a month, and may be half a date
  }
  if (unknown > 0 && day == 0) return std::nullopt;  // only a day has a weekday
  const auto field = [](int number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
  std::string iso = year;
  if (month != 0 || !numbers.empty()) iso += field(month);
  if (day != 0 || numbers.size() == 2) iso += field(day);
  return parse_date(iso);
}

// The words of dates as they are written, or read aloud.
struct DateWords {
  std::string_view months, months_alone, quarters, halves, part_of_year;  // labels
};
constexpr DateWords written{"months.short", "months.short", "quarters.short", "halves.short", "date.part_of_year"};
constexpr DateWords spoken{"months.long", "months.alone", "quarters.long", "halves.long", "spoken.part_of_year"};

// The months without a day; a story that has only the other list means it for both.
std::string_view list_alone(const Labels& labels, const DateWords& words) {
  return labels.is_own(words.months) && !labels.is_own(words.months_alone) ? words.months : words.months_alone;
}

std::string one_date(const Labels& labels, Date date, Precision precision, const DateWords& words) {
  const CalendarDay c = calendar(date);
  const std::string day = std::to_string(c.day), year = std::to_string(c.year);
  const auto month = [&](std::string_view list) { return labels.item(list, c.month - 1); };
  const auto part_of_year = [&](std::string_view list, int months) {
    return fill(labels[words.part_of_year], {{"part", labels.item(list, (c.month - 1) / months)}, {"year", year}});
  };
  switch (precision) {
    case Precision::day:
      return fill(labels["date.day"], {{"day", day}, {"month", month(words.months)}, {"year", year}});
    case Precision::month:
      return fill(labels["date.month"], {{"month", month(list_alone(labels, words))}, {"year", year}});
    case Precision::quarter:
      return part_of_year(words.quarters, 3);
    case Precision::half:
      return part_of_year(words.halves, 6);
    case Precision::year:
      return fill(labels["date.year"], {{"year", year}});
  }
  return {};
}

// The doubt of a date, in words around it.
std::string with_doubt(const Labels& labels, DateDoubt doubt, std::string date) {
  if (doubt == DateDoubt::none) return date;
  return fill(labels[doubt == DateDoubt::about ? "date.about" : "date.perhaps"], {{"date", date}});
}

// A span that has one end only: "by Mar 2009".
std::optional<std::string> half_open_text(const Labels& labels, const DateSpan& span, const DateWords& words) {
  if (span.starts_open())
    return fill(labels["date.by"], {{"date", one_date(labels, span.last, span.last_precision, words)}});
  if (span.ends_open())
    return fill(labels["date.from"], {{"date", one_date(labels, span.first, span.first_precision, words)}});
  return std::nullopt;
}

std::string span_text(const Labels& labels, const DateSpan& span) {
  if (std::optional<std::string> text = half_open_text(labels, span, written)) return *text;
  std::string first = one_date(labels, span.first, span.first_precision, written);
  if (!span.is_range) return first;
  const std::string last = one_date(labels, span.last, span.last_precision, written);
  const bool blanks = (first + last).find(' ') != std::string::npos;
  return first + (blanks ? " – " : "–") + last;
}

// A date of one piece has its preposition; of all others the words begin with one, or need none.
std::string with_preposition(const Labels& labels, const DateSpan& span,
                             std::string (*words)(const Labels& labels, const DateSpan& span)) {
  std::string date = words(labels, span);
  const bool plain = !span.is_range && span.doubt == DateDoubt::none && !span.starts_open() && !span.ends_open();
  if (!plain) return date;
  return fill(labels[span.first_precision == Precision::day ? "date.on" : "date.in"], {{"date", date}});
}

std::string span_spoken(const Labels& labels, const DateSpan& span) {
  if (std::optional<std::string> text = half_open_text(labels, span, spoken)) return *text;
  std::string first = one_date(labels, span.first, span.first_precision, spoken);
  if (!span.is_range) return first;
  const std::string last = one_date(labels, span.last, span.last_precision, spoken);
  return fill(labels["spoken.between"], {{"low", first}, {"high", last}});
}

// With the digits 0 to 9 for those that the scripts of our languages have: Arabic, Persian, Devanagari, full width.
std::string with_plain_digits(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    bool digit = false;
    for (const std::string_view zero : {"٠", "۰", "०", "０"}) {
      const std::string_view there = text.substr(at, zero.size());
      const int value = there.empty() ? -1 : there.back() - zero.back();
      digit = there.substr(0, zero.size() - 1) == zero.substr(0, zero.size() - 1) && there.size() == zero.size() &&
              value >= 0 && value <= 9;
      if (!digit) continue;
      out.push_back(static_cast<char>('0' + value));
      at += zero.size();
      break;
    }
    if (!digit) out.push_back(text[at++]);
  }
  return out;
}

// What a pattern such as "{date}, as reported {known}" has between the two, as it is read: ", as reported ".
std::string behind_date(std::string_view pattern) {
  constexpr std::string_view date = "{date}";
  const size_t begin = pattern.find(date), end = pattern.find("{known}");
  if (begin == pattern.npos || end == pattern.npos || end < begin) return {};
  return in_lower_case(pattern.substr(begin + date.size(), end - begin - date.size()));
}

}  // namespace

std::string date_text(const Labels& labels, const DateSpan& span) {
  return with_doubt(labels, span.doubt, span_text(labels, span));
}

std::string date_text(const Labels& labels, Date date) { return one_date(labels, date, Precision::day, written); }

std::string date_spoken(const Labels& labels, const DateSpan& span) {
  return with_doubt(labels, span.doubt, span_spoken(labels, span));
}

std::string when_text(const Labels& labels, const DateSpan& span) { return with_preposition(labels, span, date_text); }

std::string when_spoken(const Labels& labels, const DateSpan& span) {
  return with_preposition(labels, span, date_spoken);
}

std::optional<DateSpan> read_date(const Labels& labels, std::string_view text) {
  if (text.size() > max_bytes) return std::nullopt;
  std::string plain = in_lower_case(with_plain_digits(plain_text(text).text));
  if (const std::string behind = behind_date(labels["date.known"]); !behind.empty())
    plain = plain.substr(0, plain.find(behind));
  if (const std::optional<DateSpan> date = read_one(labels, plain)) return date;
  for (size_t dash = plain.find('-'); dash != plain.npos; dash = plain.find('-', dash + 1)) {
    const std::optional<DateSpan> from = read_one(labels, plain.substr(0, dash)),
                                  to = read_one(labels, plain.substr(dash + 1));
    if (!from || !to || to->last < from->first) continue;
    return DateSpan{from->first, to->last, from->first_precision, to->last_precision, true};
  }
  return std::nullopt;
}

}  // namespace explainer
