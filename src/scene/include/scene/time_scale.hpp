// Where a day lies on an axis, and the ticks of the axis.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "core/labels.hpp"

namespace explainer {

// A range of time in days since 1970, not always whole ones: 0 is the beginning of 1970-01-01.
struct DayRange {
  double from = 0, to = 0;
  bool operator==(const DayRange&) const = default;
};

// Dates that get the same room each on an ordinal axis, ascending; empty where each day gets the same room.
using Stops = std::vector<Date>;

// A day (0.5 is the noon of 1970-01-01) as a position on an unbounded axis whose unit is a day or a stop, and back.
double position_of(const Stops& stops, double day);
double day_at(const Stops& stops, double position);

// Maps days to x and back. The visible range begins at `left` and ends at `right`; mirrored, the other way round.
class TimeScale {
 public:
  TimeScale() = default;
  // Day `from` begins at `left`, day `to` ends at `right`.
  TimeScale(Date from, Date to, float left, float right);
  TimeScale(DayRange visible_range, Stops stops, float left, float right);

  void mirror(float width);  // about the middle of so many pixels

  float begin(Date date) const;             // x at which the day begins, clamped to the axis
  float middle(Date date) const;            // x of its middle, clamped to the axis
  float x_of(double day) const;             // not clamped
  Date at(float x) const;                   // the day under x, or the stop; clamped to the axis
  double exactly_at(float x) const;         // the time under x, clamped to the axis
  bool shows(Date first, Date last) const;  // some of this range of days lies on the axis
  Date from() const;                        // the first day of which something is on the axis
  Date to() const;                          // the last one
  const DayRange& visible_range() const { return visible_range_; }
  bool is_ordinal() const { return !stops_.empty(); }
  float left() const { return left_; }
  float right() const { return right_; }

 private:
  double position_at(float x) const;

  DayRange visible_range_{0, 1};
  Stops stops_;
  double first_ = 0, last_ = 1;  // positions of the ends of the visible range
  float left_ = 0, right_ = 1;
  bool mirrored_ = false;
};

// A part of the axis with one label.
struct Tick {
  Date first, last;       // on the axis
  std::string label;      // "2019"
  bool at_begin = false;  // the label stands where the part begins, for it names that day; else in the middle
  bool year = true;       // the label says the year
};

// Years of the visible range; every 2nd, 5th, 10th … where a year would be narrower than `min_width` pixels.
std::vector<Tick> year_ticks(const TimeScale& scale, float min_width);

// Days, weeks, months, quarters or years: the finest that have room for their labels. The first label of a year says
// the year. `width`: of a label, in pixels.
std::vector<Tick> calendar_ticks(const TimeScale& scale, const Labels& labels,
                                 const std::function<float(std::string_view)>& width);

}  // namespace explainer
