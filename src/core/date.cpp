#include "core/date.hpp"

#include <chrono>

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

// A date cut to what its author knows of it.
std::string iso(Date date, Precision precision) {
  const CalendarDay c = calendar(date);
  std::string out;
  append_padded(out, c.year, 4);
  if (precision == Precision::year) return out;
  out.push_back('-');
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

std::string iso(Date date) { return iso(date, Precision::day); }

std::string iso(const DateSpan& span) {
  const std::string first = iso(span.first, span.first_precision);
  return span.is_range ? first + "/" + iso(span.last, span.last_precision) : first;
}

std::string impossible_day(std::string_view text) {
  if (parse_date(text) || text.size() != 10 || text[7] != '-') return {};
  const std::optional<DateSpan> month = parse_date(text.substr(0, 7));
  if (!month || text.find_first_not_of("0123456789", 8) != std::string_view::npos) return {};
  return ", for that month has " + std::to_string(calendar(month->last).day) + " days";
}

}  // namespace explainer
