#include "core/date.hpp"

#include <chrono>
#include <utility>

namespace explainer {
namespace {

struct DatePart {
  Date first, last;
  Precision precision;
};

// The next `count` characters as a number; -1 when one of them is no digit.
int digits(std::string_view text, size_t at, size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

int days_in_month(int year, int month) {
  const auto last = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

void append_padded(std::string& out, int value, int width) {
  const std::string text = std::to_string(value);
  for (int i = static_cast<int>(text.size()); i < width; ++i) out.push_back('0');
  out.append(text);
}

std::optional<DatePart> parse_part(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const int year = digits(text, 0, 4);
  if (year < 1) return std::nullopt;
  if (text.size() == 4) return DatePart{make_date(year, 1, 1), make_date(year, 12, 31), Precision::year};

  const int month = digits(text, 5, 2);
  if (text[4] != '-' || month < 1 || month > 12) return std::nullopt;
  if (text.size() == 7) {
    return DatePart{make_date(year, month, 1), make_date(year, month, days_in_month(year, month)), Precision::month};
  }

  const int day = digits(text, 8, 2);
  if (text[7] != '-' || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  const Date date = make_date(year, month, day);
  return DatePart{date, date, Precision::day};
}

// A quarter or half of a year: "2023-Q3", "2023-H1".
std::optional<DatePart> parse_part_of_year(std::string_view text) {
  if (text.size() != 7 || text[4] != '-' || (text[5] != 'Q' && text[5] != 'H')) return std::nullopt;
  const bool quarter = text[5] == 'Q';
  const int year = digits(text, 0, 4), number = digits(text, 6, 1), months = quarter ? 3 : 6;
  if (year < 1 || number < 1 || number > 12 / months) return std::nullopt;
  const int last_month = number * months;
  return DatePart{make_date(year, last_month - months + 1, 1),
                  make_date(year, last_month, days_in_month(year, last_month)),
                  quarter ? Precision::quarter : Precision::half};
}

std::optional<DatePart> parse_any_part(std::string_view text) {
  const std::optional<DatePart> part_of_year = parse_part_of_year(text);
  return part_of_year ? part_of_year : parse_part(text);
}

// What stands between the brackets of "[A..B]".
std::optional<DateSpan> parse_range(std::string_view text) {
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const std::string_view from = text.substr(0, dots), to = text.substr(dots + 2);
  if (from.empty() && to.empty()) return std::nullopt;
  DatePart first{first_of_days, first_of_days, Precision::day}, last{last_of_days, last_of_days, Precision::day};
  for (const auto& [written, end] : {std::pair(from, &first), std::pair(to, &last)}) {
    if (written.empty()) continue;
    const std::optional<DatePart> part = parse_any_part(written);
    if (!part) return std::nullopt;
    *end = *part;
  }
  if (last.last < first.first) return std::nullopt;
  return DateSpan{first.first, last.last, first.precision, last.precision, true};
}

// A date cut to what its author knows of it.
std::string iso(Date date, Precision precision) {
  const CalendarDay c = calendar(date);
  std::string out;
  append_padded(out, c.year, 4);
  if (precision == Precision::year) return out;
  out.push_back('-');
  if (precision == Precision::quarter || precision == Precision::half) {
    const int months = precision == Precision::quarter ? 3 : 6;
    return out.append(months == 3 ? "Q" : "H").append(std::to_string((c.month - 1) / months + 1));
  }
  append_padded(out, c.month, 2);
  if (precision == Precision::month) return out;
  out.push_back('-');
  append_padded(out, c.day, 2);
  return out;
}

}  // namespace

CalendarDay calendar(Date date) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{date.day}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Date make_date(int year, int month, int day) {
  const auto ymd = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                   std::chrono::day(static_cast<unsigned>(day));
  return {static_cast<int>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

std::optional<DateSpan> parse_date(std::string_view text) {
  const std::optional<DatePart> part = parse_part(text);
  if (!part) return std::nullopt;
  return DateSpan{part->first, part->last, part->precision, part->precision, false};
}

std::optional<DateSpan> parse_span(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return parse_date(text);
  const std::optional<DatePart> from = parse_part(text.substr(0, slash));
  const std::optional<DatePart> to = parse_part(text.substr(slash + 1));
  if (!from || !to || to->last < from->first) return std::nullopt;
  return DateSpan{from->first, to->last, from->precision, to->precision, true};
}

std::optional<DateSpan> parse_uncertain_date(std::string_view text) {
  DateDoubt doubt = DateDoubt::none;
  if (!text.empty() && text.back() == '~') doubt = DateDoubt::about;
  if (!text.empty() && text.back() == '?') doubt = DateDoubt::perhaps;
  if (doubt != DateDoubt::none) text.remove_suffix(1);
  std::optional<DateSpan> span;
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    span = parse_range(text.substr(1, text.size() - 2));
  } else if (const std::optional<DatePart> part = parse_any_part(text)) {
    span = DateSpan{part->first, part->last, part->precision, part->precision, false};
  }
  if (span) span->doubt = doubt;
  return span;
}

std::string iso(Date date) { return iso(date, Precision::day); }

std::string iso(const DateSpan& span) {
  std::string out;
  if (!span.is_range) {
    out = iso(span.first, span.first_precision);
  } else {
    out = "[";
    if (!span.starts_open()) out.append(iso(span.first, span.first_precision));
    out.append("..");
    if (!span.ends_open()) out.append(iso(span.last, span.last_precision));
    out.append("]");
  }
  if (span.doubt != DateDoubt::none) out.push_back(span.doubt == DateDoubt::about ? '~' : '?');
  return out;
}

std::string impossible_day(std::string_view text) {
  if (parse_date(text) || text.size() != 10 || text[7] != '-') return {};
  const std::optional<DateSpan> month = parse_date(text.substr(0, 7));
  if (!month || text.find_first_not_of("0123456789", 8) != std::string_view::npos) return {};
  return ", for that month has " + std::to_string(calendar(month->last).day) + " days";
}

}  // namespace explainer
