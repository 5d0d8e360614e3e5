// Calendar days and spans of days. Knows the Gregorian calendar and ISO 8601 dates; knows no clock, no words.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace explainer {

// A day, counted from 1970-01-01 (negative before it), proleptic Gregorian, without time zone.
struct Date {
  int day = 0;
  auto operator<=>(const Date&) const = default;
};

struct CalendarDay {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
};

CalendarDay calendar(Date date);
Date make_date(int year, int month, int day);  // the day must exist; years 1..9999

// How much of a date the author knows.
enum class Precision : unsigned char { day, month, quarter, half, year };

// What may stand in a place for a date: one date; also a span of two as version 1 writes it, A/B; or what version 2
// writes: 2023-Q3, [A..B], [..B], [A..], ~ and ?.
enum class DateForm : unsigned char { single, span, uncertain };

// How sure the author is of a date: "2021~" is about 2021, "2021?" perhaps 2021.
enum class DateDoubt : unsigned char { none, about, perhaps };

// The ends of a span that one side of is not known.
inline constexpr Date first_of_days{-2'000'000}, last_of_days{5'000'000};

// A span of whole days, first and last included: "2021" is all of 2021. Each end keeps the precision it was written
// with. The event was on one of the days; nobody says on which.
struct DateSpan {
  Date first;
  Date last;
  Precision first_precision = Precision::day;
  Precision last_precision = Precision::day;
  bool is_range = false;  // written "[A..B]", or "A/B" in version 1; "[..B]" and "[A..]" with one end only
  DateDoubt doubt = DateDoubt::none;
  auto operator<=>(const DateSpan&) const = default;

  bool starts_open() const { return first == first_of_days; }
  bool ends_open() const { return last == last_of_days; }
};

// Reads YYYY, YYYY-MM or YYYY-MM-DD (years 0001..9999). Nothing else, no blanks; nullopt for a day that does not exist.
std::optional<DateSpan> parse_date(std::string_view text);

// Why a text of the right shape is still no day, to stand behind "is not a date": ", for that month has 28 days".
// Nothing for all other texts.
std::string impossible_day(std::string_view text);

// Reads a date of an event in version 1 of the story file: a date, or a span A/B. nullopt when either part is no date
// or the span ends before it starts.
std::optional<DateSpan> parse_span(std::string_view text);

// Reads a date of an event in version 2: YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q1..Q4, YYYY-H1..H2, [A..B], [..B], [A..],
// each with ~ or ? behind it (after Extended Date/Time Format, ISO 8601-2). nullopt for all else.
std::optional<DateSpan> parse_uncertain_date(std::string_view text);

std::string iso(Date date);             // "2025-12-16"
std::string iso(const DateSpan& span);  // as it is written in version 2: "2021", "2022-11", "[2021..2022-03]", "2021~"

}  // namespace explainer
