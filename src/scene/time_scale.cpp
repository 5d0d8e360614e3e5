#include "scene/time_scale.hpp"

#include <algorithm>
#include <cmath>

namespace explainer {

float TimeScale::unclamped(float days) const {
  const auto span = static_cast<float>(to_.day - from_.day + 1);
  return left_ + (right_ - left_) * days / span;
}

float TimeScale::begin(Date date) const {
  return std::clamp(unclamped(static_cast<float>(date.day - from_.day)), left_, right_);
}

float TimeScale::middle(Date date) const {
  return std::clamp(unclamped(static_cast<float>(date.day - from_.day) + 0.5F), left_, right_);
}

Date TimeScale::at(float x) const {
  const auto span = static_cast<float>(to_.day - from_.day + 1);
  const float days = std::floor((x - left_) / std::max(right_ - left_, 1e-3F) * span);
  return Date{std::clamp(from_.day + static_cast<int>(std::clamp(days, -1e7F, 1e7F)), from_.day, to_.day)};
}

std::vector<Tick> year_ticks(const TimeScale& scale, float min_width) {
  const int first = calendar(scale.from()).year, last = calendar(scale.to()).year;
  const float year_width =
      (scale.right() - scale.left()) * 365.25F / static_cast<float>(scale.to().day - scale.from().day + 1);
  int step = 1;
  for (const int candidate : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}) {
    step = candidate;
    if (year_width * static_cast<float>(candidate) >= min_width) break;
  }
  std::vector<Tick> ticks;
  // Long steps stand on round years, short ones on the first year of the range.
  for (int year = step < 5 ? first : first - first % step; year <= last; year += step) {
    const Date begin = std::max(make_date(std::max(year, 1), 1, 1), scale.from());
    const Date end = std::min(Date{make_date(std::min(year + step, 9999), 1, 1).day - 1}, scale.to());
    if (begin <= end) ticks.push_back({begin, end, std::to_string(std::max(year, first))});
  }
  return ticks;
}

}  // namespace explainer
