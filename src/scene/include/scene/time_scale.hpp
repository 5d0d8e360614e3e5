// Where a day lies on an axis, and the ticks of the axis.
#pragma once

#include <string>
#include <vector>

#include "core/date.hpp"

namespace explainer {

// Maps days to x and back. Day `from` begins at `left`, day `to` ends at `right`.
class TimeScale {
 public:
  TimeScale(Date from, Date to, float left, float right)
      : from_(from), to_(to), left_(left), right_(right < left ? left : right) {}

  float begin(Date date) const;   // x at which the day begins, clamped to the axis
  float middle(Date date) const;  // x of its middle, clamped to the axis
  Date at(float x) const;         // the day under x, clamped to the range
  Date from() const { return from_; }
  Date to() const { return to_; }
  float left() const { return left_; }
  float right() const { return right_; }

 private:
  float unclamped(float days) const;

  Date from_, to_;
  float left_, right_;
};

// A stretch of the axis with one label in its middle.
struct Tick {
  Date first, last;   // within the range
  std::string label;  // "2019"
};

// Years of the range; every 2nd, 5th, 10th … where a year would be narrower than `min_width` pixels.
std::vector<Tick> year_ticks(const TimeScale& scale, float min_width);

}  // namespace explainer
