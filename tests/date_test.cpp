#include "core/date.hpp"

#include <doctest/doctest.h>

using namespace explainer;

namespace {

std::string span_days(const char* text) {
  const auto span = parse_span(text);
  return span ? iso(span->first) + ".." + iso(span->last) : "none";
}

}  // namespace

TEST_CASE("days are counted from 1970, before and after it") {
  CHECK(make_date(1970, 1, 1).day == 0);
  CHECK(make_date(1970, 1, 2).day == 1);
  CHECK(make_date(1969, 12, 31).day == -1);
  CHECK(make_date(2025, 12, 16).day == 20438);
}

TEST_CASE("every day from the year 1 to 9999 survives the way to the calendar and back") {
  int wrong = 0;
  CalendarDay before{0, 12, 31};
  for (int day = make_date(1, 1, 1).day; day <= make_date(9999, 12, 31).day; ++day) {
    const CalendarDay c = calendar({day});
    const bool follows =
        (c.year == before.year && c.month == before.month && c.day == before.day + 1) ||
        (c.year == before.year && c.month == before.month + 1 && c.day == 1 && before.day >= 28) ||
        (c.year == before.year + 1 && c.month == 1 && c.day == 1 && before.month == 12 && before.day == 31);
    if (!follows || make_date(c.year, c.month, c.day).day != day) ++wrong;
    before = c;
  }
  CHECK(wrong == 0);
}

TEST_CASE("a date covers as many days as its author left open") {
  CHECK(span_days("2021") == "2021-01-01..2021-12-31");
  CHECK(span_days("2024-02") == "2024-02-01..2024-02-29");
  CHECK(span_days("2023-02") == "2023-02-01..2023-02-28");
  CHECK(span_days("1900-02") == "1900-02-01..1900-02-28");
  CHECK(span_days("2000-02") == "2000-02-01..2000-02-29");
  CHECK(span_days("2025-12-16") == "2025-12-16..2025-12-16");
}

TEST_CASE("a span runs from the first day of A to the last day of B") {
  CHECK(span_days("2021/2022-03") == "2021-01-01..2022-03-31");
  CHECK(span_days("2024-11-22/2024-12-31") == "2024-11-22..2024-12-31");
  CHECK(span_days("2025/2025") == "2025-01-01..2025-12-31");
  CHECK(span_days("2025-06/2025") == "2025-06-01..2025-12-31");
}

TEST_CASE("a span that ends before it starts is none") {
  CHECK(span_days("2022/2021") == "none");
  CHECK(span_days("2025-12-16/2025-12-15") == "none");
}

TEST_CASE("what is no date is not read as one") {
  for (const char* text :
       {"",           "2",        "202",           "20255",      "2025-",      "2025-1",     "2025-13",
        "2025-00",    "2025-12-", "2025-12-1",     "2025-12-00", "2025-02-29", "2025-04-31", "0000",
        "0000-01-01", "-2025",    "+202",          "2025/",      "/2025",      "2025//2026", "2025/2026/2027",
        " 2025",      "2025 ",    "2025-12-16T00", "2025.12.16", "2025-1a",    "２０２５",   "2025-12-16\n"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_span(text));
  }
}

TEST_CASE("a single date is no span") {
  CHECK_FALSE(parse_date("2021/2022"));
  CHECK(parse_date("2021"));
}

TEST_CASE("dates are written back as their author wrote them") {
  for (const char* text :
       {"0001", "0999-07", "2021", "2022-11", "2025-12-16", "2023-Q3", "2023-H1", "[2021..2022-03]", "[2021..2021]",
        "[2025-12-16..2026]", "[..2009-03]", "[2009-03..]", "1866~", "2021?", "[2021..2022]~"}) {
    CAPTURE(text);
    CHECK(iso(*parse_uncertain_date(text)) == text);
  }
  CHECK(iso(*parse_span("2021/2022-03")) == "[2021..2022-03]");
  CHECK(iso(make_date(1, 2, 3)) == "0001-02-03");
}
