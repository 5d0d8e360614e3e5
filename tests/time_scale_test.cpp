#include "scene/time_scale.hpp"

#include <doctest/doctest.h>

using namespace explainer;

TEST_CASE("a day on the axis and the day under its middle are the same") {
  const TimeScale scale(make_date(2019, 1, 1), make_date(2025, 12, 31), 208, 888);
  for (const Date date :
       {make_date(2019, 1, 1), make_date(2020, 2, 29), make_date(2023, 9, 25), make_date(2025, 12, 31)}) {
    CHECK(iso(scale.at(scale.middle(date))) == iso(date));
  }
}

TEST_CASE("what lies outside the axis is clamped to its ends") {
  const TimeScale scale(make_date(2019, 1, 1), make_date(2025, 12, 31), 208, 888);
  CHECK(scale.middle(make_date(2015, 1, 1)) == 208);
  CHECK(scale.begin(make_date(2031, 1, 1)) == 888);
  CHECK(iso(scale.at(-1e9F)) == "2019-01-01");
  CHECK(iso(scale.at(1e9F)) == "2025-12-31");
}

TEST_CASE("years get a tick each where there is room, else every second, fifth or tenth") {
  const Date from = make_date(2019, 1, 1), to = make_date(2025, 12, 31);
  CHECK(year_ticks(TimeScale(from, to, 0, 700), 36).size() == 7);
  const std::vector<Tick> narrow = year_ticks(TimeScale(from, to, 0, 256), 68);
  REQUIRE(narrow.size() == 4);
  CHECK(narrow[0].label == "2019");
  CHECK(narrow[1].label == "2021");
  CHECK(iso(narrow[1].last) == "2022-12-31");
  const std::vector<Tick> long_range =
      year_ticks(TimeScale(make_date(1957, 1, 1), make_date(1975, 12, 31), 0, 256), 68);
  REQUIRE(long_range.size() == 3);
  CHECK(long_range[0].label == "1957");  // the stretch from 1950 is cut at the range
  CHECK(long_range[1].label == "1960");
}

TEST_CASE("a range that starts in summer ends its first year at new year") {
  const std::vector<Tick> ticks = year_ticks(TimeScale(make_date(1957, 7, 1), make_date(1959, 3, 31), 0, 600), 36);
  REQUIRE(ticks.size() == 3);
  CHECK(iso(ticks[0].first) == "1957-07-01");
  CHECK(iso(ticks[0].last) == "1957-12-31");
  CHECK(ticks[2].label == "1959");
}
