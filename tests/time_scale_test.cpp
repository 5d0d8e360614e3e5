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
  CHECK(long_range[0].label == "1957");  // the period from 1950 is cut at the range
  CHECK(long_range[1].label == "1960");
}

TEST_CASE("a range that starts in summer ends its first year at new year") {
  const std::vector<Tick> ticks = year_ticks(TimeScale(make_date(1957, 7, 1), make_date(1959, 3, 31), 0, 600), 36);
  REQUIRE(ticks.size() == 3);
  CHECK(iso(ticks[0].first) == "1957-07-01");
  CHECK(iso(ticks[0].last) == "1957-12-31");
  CHECK(ticks[2].label == "1959");
}

namespace {

std::vector<std::string> labels(const TimeScale& scale) {
  std::vector<std::string> out;
  const auto width = [](std::string_view text) { return static_cast<float>(text.size()) * 6; };
  for (const Tick& tick : calendar_ticks(scale, Labels(), width)) out.push_back(tick.label);
  return out;
}

TimeScale axis(Date from, Date to) { return TimeScale(from, to, 0, 600); }

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("ticks are as fine as their words have room, and say the year where it is new") {
  CHECK(labels(axis(make_date(2019, 1, 1), make_date(2025, 12, 31))) ==
        Texts{"2019", "2020", "2021", "2022", "2023", "2024", "2025"});
  CHECK(labels(axis(make_date(2024, 7, 1), make_date(2025, 6, 30))) ==
        Texts{"Jul 2024", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan 2025", "Feb", "Mar", "Apr", "May", "Jun"});
  CHECK(labels(axis(make_date(2023, 1, 1), make_date(2025, 3, 31))) == Texts{"Jan–Mar 2023", "Apr–Jun", "Jul–Sep",
                                                                             "Oct–Dec", "Jan–Mar 2024", "Apr–Jun",
                                                                             "Jul–Sep", "Oct–Dec", "Jan–Mar 2025"});
  CHECK(labels(axis(make_date(2025, 12, 29), make_date(2026, 1, 4))) ==
        Texts{"29 Dec 2025", "30 Dec", "31 Dec", "1 Jan 2026", "2 Jan", "3 Jan", "4 Jan"});
}

TEST_CASE("a range of weeks has ticks, each at its Monday") {
  const TimeScale scale = axis(make_date(2025, 11, 3), make_date(2025, 12, 21));
  CHECK(labels(scale) == Texts{"3 Nov 2025", "10 Nov", "17 Nov", "24 Nov", "1 Dec", "8 Dec", "15 Dec"});
  const auto width = [](std::string_view text) { return static_cast<float>(text.size()) * 6; };
  for (const Tick& tick : calendar_ticks(scale, Labels(), width)) CHECK(tick.at_begin);
}

TEST_CASE("on an even axis every step has the same room, and a place between two is like the first") {
  const Stops steps = {make_date(2000, 1, 1), make_date(2000, 1, 2), make_date(2003, 5, 6), make_date(2004, 12, 31)};
  const TimeScale scale({static_cast<double>(steps.front().day), steps.back().day + 1.0}, steps, 0, 400);
  for (size_t i = 0; i < steps.size(); ++i) {
    CHECK(scale.middle(steps[i]) == doctest::Approx(50 + 100 * static_cast<double>(i)));
    CHECK(iso(scale.at(static_cast<float>(100 * i + 5))) == iso(steps[i]));
    CHECK(iso(scale.at(static_cast<float>(100 * i + 95))) == iso(steps[i]));
  }
  CHECK(scale.begin(make_date(1990, 1, 1)) == 0);
  CHECK(scale.begin(make_date(2010, 1, 1)) == 400);
  CHECK(scale.middle(make_date(2002, 1, 1)) > 150);
  CHECK(scale.middle(make_date(2002, 1, 1)) < 250);
}

TEST_CASE("a day and its place on an axis are found from each other") {
  const Stops steps = {Date{0}, Date{1}, Date{700}, Date{705}};
  for (const double day : {0.0, 0.5, 1.2, 1.5, 350.0, 700.5, 703.0, 705.5, 706.0}) {
    CAPTURE(day);
    CHECK(day_at(steps, position_of(steps, day)) == doctest::Approx(day));
    CHECK(day_at({}, position_of({}, day)) == day);
  }
  CHECK(position_of({Date{5}}, 5.5) == 0.5);
  CHECK(day_at({Date{5}}, 1) == 6);
}

TEST_CASE("a zoomed axis shows its stretch and clamps the rest") {
  const TimeScale scale({100.25, 110.75}, {}, 0, 105);
  CHECK(iso(scale.at(-5)) == iso(Date{100}));
  CHECK(iso(scale.at(900)) == iso(Date{110}));
  CHECK(scale.begin(Date{99}) == 0);
  CHECK(scale.begin(Date{101}) == doctest::Approx(7.5F));
  CHECK(scale.shows(Date{90}, Date{100}));
  CHECK_FALSE(scale.shows(Date{90}, Date{99}));
  CHECK_FALSE(scale.shows(Date{111}, Date{140}));
}
