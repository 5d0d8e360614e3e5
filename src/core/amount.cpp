#include "core/amount.hpp"

#include "core/money.hpp"

namespace explainer {
namespace {

// Whole dollars add up exactly; cents leave a rounding error, which is removed here.
double sum(double a, double b) {
  const double total = a + b;
  return total >= cents_are_exact_below || is_whole(total) ? total : to_dollars(to_cents(total));
}

}  // namespace

std::optional<Interval> interval_of(const Amount& amount) {
  switch (amount.bound) {
    case Bound::exact:
      return Interval{amount.value, amount.value, false};
    case Bound::about:
      return Interval{amount.value, amount.value, true};
    case Bound::at_least:
      return Interval{amount.value, unbounded, false};
    case Bound::up_to:
      return Interval{0, amount.value, false};
    case Bound::could_exceed:
      return std::nullopt;
  }
  return std::nullopt;
}

Interval operator+(const Interval& a, const Interval& b) {
  return {sum(a.low, b.low), sum(a.high, b.high), a.about || b.about};
}

}  // namespace explainer
