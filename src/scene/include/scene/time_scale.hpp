// Where a day lies on an axis, and the ticks of the axis.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "core/labels.hpp"

namespace explainer {

// A stretch of time in days since 1970, not always whole ones: from the beginning of one to the beginning of another.
struct DayRange {
  double from = 0, to = 0;
  bool operator==(const DayRange&) const = default;
};

// Dates that get the same room each, ascending; empty where days do.
using Stops = std::vector<Date>;

// A day (0.5 is the noon of 1970-01-01) as a place on an endless axis whose unit is a day or a step, and back.
double position_of(const Stops& steps, double day);
double day_at(const Stops& steps, double position);

// Maps days to x and back. The window begins at `left` and ends at `right`.
class TimeScale {
 public:
  TimeScale() = default;
  TimeScale(Date from, Date to, float left, float right);  // day `from` begins at `left`, day `to` ends at `right`
  TimeScale(DayRange window, Stops steps, float left, float right);

  float begin(Date date) const;             // x at which the day begins, clamped to the axis
  float middle(Date date) const;            // x of its middle, clamped to the axis
  float x_of(double day) const;             // not clamped
  Date at(float x) const;                   // the day under x, or the step; clamped to the axis
  double exactly_at(float x) const;         // the time under x, clamped to the axis
  bool shows(Date first, Date last) const;  // some of it lies on the axis
  Date from() const;                        // the first and last day of which something is on the axis
  Date to() const;
  const DayRange& window() const { return window_; }
  bool even() const { return !steps_.empty(); }
  float left() const { return left_; }
  float right() const { return right_; }

 private:
  double position_at(float x) const;

  DayRange window_{0, 1};
  Stops steps_;
  double first_ = 0, last_ = 1;  // positions of the window's ends
  float left_ = 0, right_ = 1;
};

// A stretch of the axis with one label: in its middle, or where it begins when it names that day.
struct Tick {
  Date first, last;   // on the axis
  std::string label;  // "2019"
  bool at_begin = false;
  bool year = true;  // its label says the year
};

// Years of the range; every 2nd, 5th, 10th … where a year would be narrower than `min_width` pixels.
std::vector<Tick> year_ticks(const TimeScale& scale, float min_width);

// Days, weeks, months, quarters or years: the finest that have room for their words. The year is said where it changes.
std::vector<Tick> calendar_ticks(const TimeScale& scale, const Labels& labels,
                                 const std::function<float(std::string_view)>& width);

}  // namespace explainer
