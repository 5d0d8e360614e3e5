#include "core/amount.hpp"

#include <doctest/doctest.h>

#include "core/number_text.hpp"

using namespace explainer;

TEST_CASE("each bound stands for its interval") {
  CHECK(interval_of({5, Bound::exact}) == Interval{5, 5, false});
  CHECK(interval_of({5, Bound::about}) == Interval{5, 5, true});
  CHECK(interval_of({5, Bound::at_least}) == Interval{5, unbounded, false});
  CHECK(interval_of({5, Bound::up_to}) == Interval{0, 5, false});
}

TEST_CASE("could exceed says nothing that can be counted") { CHECK_FALSE(interval_of({5, Bound::could_exceed})); }

TEST_CASE("adding is contagious for about and for no upper end") {
  CHECK(Interval{1, 2, false} + Interval{3, 4, false} == Interval{4, 6, false});
  CHECK(Interval{1, 1, true} + Interval{3, 4, false} == Interval{4, 5, true});
  CHECK(Interval{1, unbounded, false} + Interval{3, 4, true} == Interval{4, unbounded, true});
}

TEST_CASE("cents add up without the rounding errors of binary fractions") {
  CHECK((Interval{0.1, 0.1, false} + Interval{0.2, 0.2, false}).low == 0.3);
  CHECK((Interval{1e15, 1e15, false} + Interval{1e15, 1e15, false}).high == 2e15);
}

TEST_CASE("a plain number has no digit that says nothing") {
  CHECK(decimals_text(1) == "1");
  CHECK(decimals_text(0.5) == "0.5");
  CHECK(decimals_text(1.25) == "1.25");
  CHECK(decimals_text(0.00001) == "0.00001");
  CHECK(decimals_text(1000) == "1000");
  CHECK(decimals_text(-2.5) == "-2.5");
  CHECK(decimals_text(-0.000001) == "0");
}
