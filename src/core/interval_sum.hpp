// A sum of intervals that supports subtraction. Private to the core.
#pragma once

#include "core/amount.hpp"
#include "core/money.hpp"

namespace explainer {

// An interval that can be added to and taken from without losing a cent.
struct IntervalSum {
  Cents low = 0;
  Cents high = 0;     // of an open part its low
  int unbounded = 0;  // how many parts have no upper end
  int about = 0;      // how many parts are estimates
  bool operator==(const IntervalSum&) const = default;
};

inline IntervalSum operator+(const IntervalSum& a, const IntervalSum& b) {
  return {a.low + b.low, a.high + b.high, a.unbounded + b.unbounded, a.about + b.about};
}
inline IntervalSum operator-(const IntervalSum& a, const IntervalSum& b) {
  return {a.low - b.low, a.high - b.high, a.unbounded - b.unbounded, a.about - b.about};
}

inline IntervalSum sum_of(const Interval& interval) {
  const bool open = interval.high == unbounded;
  return {to_cents(interval.low), to_cents(open ? interval.low : interval.high), open ? 1 : 0, interval.about ? 1 : 0};
}

inline Interval interval_of(const IntervalSum& sum) {
  return {to_dollars(sum.low), sum.unbounded > 0 ? unbounded : to_dollars(sum.high), sum.about > 0};
}

}  // namespace explainer
