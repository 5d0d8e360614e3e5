#include "scene/time_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/at.hpp"
#include "core/wording.hpp"

namespace explainer {

// On an ordinal axis the noon of stop i lies at i + 0.5; between two stops time is stretched to fit.
double position_of(const Stops& stops, double day) {
  if (stops.empty()) return day;
  const auto after =
      std::upper_bound(stops.begin(), stops.end(), day, [](double d, Date stop) { return d < stop.day + 0.5; });
  const auto count = static_cast<double>(stops.size());
  if (after == stops.begin()) return std::max(0.0, day - stops.front().day);
  const double noon = std::prev(after)->day + 0.5, place = static_cast<double>(after - stops.begin()) - 0.5;
  if (after == stops.end()) return std::min(count, place + day - noon);
  return place + (day - noon) / (after->day + 0.5 - noon);
}

double day_at(const Stops& stops, double position) {
  if (stops.empty()) return position;
  const auto last = static_cast<double>(stops.size()) - 0.5;
  if (position <= 0.5) return stops.front().day + std::max(position, 0.0);
  if (position >= last) return stops.back().day + 0.5 + std::min(position - last, 0.5);
  const auto stop = static_cast<size_t>(position - 0.5);
  const double noon = stops[stop].day + 0.5;
  return noon + (position - 0.5 - static_cast<double>(stop)) * (stops[stop + 1].day + 0.5 - noon);
}

TimeScale::TimeScale(Date from, Date to, float left, float right)
    : TimeScale(DayRange{static_cast<double>(from.day), to.day + 1.0}, {}, left, right) {}

TimeScale::TimeScale(DayRange visible_range, Stops stops, float left, float right)
    : visible_range_(visible_range), stops_(std::move(stops)), left_(left), right_(std::max(left, right)) {
  first_ = position_of(stops_, visible_range.from);
  last_ = std::max(position_of(stops_, visible_range.to), first_ + 1e-6);
}

void TimeScale::mirror(float width) {
  const float left = left_;
  left_ = width - right_;
  right_ = width - left;
  mirrored_ = !mirrored_;
}

float TimeScale::x_of(double day) const {
  const double along = (position_of(stops_, day) - first_) / (last_ - first_), part = mirrored_ ? 1 - along : along;
  return left_ + static_cast<float>(part * static_cast<double>(right_ - left_));
}

float TimeScale::begin(Date date) const { return std::clamp(x_of(date.day), left_, right_); }

float TimeScale::middle(Date date) const { return std::clamp(x_of(date.day + 0.5), left_, right_); }

double TimeScale::position_at(float x) const {
  const double along = static_cast<double>(x - left_) / std::max(1e-3, static_cast<double>(right_ - left_));
  const double part = mirrored_ ? 1 - along : along;
  return first_ + std::clamp(part, 0.0, 1.0) * (last_ - first_);
}

double TimeScale::exactly_at(float x) const { return day_at(stops_, position_at(x)); }

Date TimeScale::at(float x) const {
  if (is_ordinal()) {  // a place between two stops belongs to the first of them
    return stops_[static_cast<size_t>(std::clamp(position_at(x), 0.0, static_cast<double>(stops_.size()) - 1))];
  }
  return std::clamp(Date{static_cast<int>(std::floor(exactly_at(x)))}, from(), to());
}

bool TimeScale::shows(Date first, Date last) const {
  return first.day < visible_range_.to && last.day + 1 > visible_range_.from;
}

Date TimeScale::from() const { return Date{static_cast<int>(std::floor(visible_range_.from))}; }

Date TimeScale::to() const { return Date{static_cast<int>(std::ceil(visible_range_.to)) - 1}; }

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
  // Ticks of five years and more stand on round years, others begin with the first year of the range.
  for (int year = step < 5 ? first : first - first % step; year <= last; year += step) {
    const Date begin = std::max(make_date(std::max(year, 1), 1, 1), scale.from());
    const Date end = std::min(Date{make_date(std::min(year + step, 9999), 1, 1).day - 1}, scale.to());
    if (begin <= end) ticks.push_back({begin, end, std::to_string(std::max(year, first)), false, true});
  }
  return ticks;
}

namespace {

enum class Unit : unsigned char { day, month };

struct CalendarStep {
  Unit unit;
  int count;
  float days;  // about how long it is
};
constexpr std::array<CalendarStep, 4> fine_steps = {
    {{Unit::day, 1, 1}, {Unit::day, 7, 7}, {Unit::month, 1, 30.4F}, {Unit::month, 3, 91.3F}}};

// The beginning of the step (a day, a week, a month, a quarter) that holds the day.
Date begin_of(const CalendarStep& step, Date date) {
  if (step.unit == Unit::day) {
    constexpr int monday = 4;  // 1970-01-05
    const int past = ((date.day - monday) % step.count + step.count) % step.count;
    return Date{date.day - past};
  }
  const CalendarDay c = calendar(date);
  return make_date(c.year, c.month - (c.month - 1) % step.count, 1);
}

// The beginning of the step after the one that begins with `begin`.
Date next_of(const CalendarStep& step, Date begin) {
  if (step.unit == Unit::day) return Date{begin.day + step.count};
  const CalendarDay c = calendar(begin);
  const int month = c.month - 1 + step.count;
  return make_date(std::min(c.year + month / 12, 9999), month % 12 + 1, 1);
}

// "3 Nov", "Nov", "Jan–Mar"; with the year where it is new.
std::string label_of(const CalendarStep& step, Date begin, bool new_year, const Labels& labels) {
  const CalendarDay c = calendar(begin);
  const std::string month(labels.item("months.short", c.month - 1));
  const std::string year = new_year ? std::to_string(c.year) : std::string();
  std::string out;
  if (step.unit == Unit::day) {
    out = fill(labels["date.day"], {{"day", std::to_string(c.day)}, {"month", month}, {"year", year}});
  } else {
    std::string months = month;
    if (step.count > 1) months.append("–").append(labels.item("months.short", c.month - 2 + step.count));
    out = fill(labels["date.month"], {{"month", months}, {"year", year}});
  }
  // A pattern without its year leaves blanks and punctuation at the ends.
  if (!new_year) {
    const auto is_leftover = [](char ch) { return ch == ' ' || ch == ',' || ch == '/'; };
    while (!out.empty() && is_leftover(out.back())) out.pop_back();
    while (!out.empty() && is_leftover(out.front())) out.erase(out.begin());
  }
  return out;
}

std::vector<Tick> fine_ticks(const TimeScale& scale, const CalendarStep& step, const Labels& labels) {
  std::vector<Tick> ticks;
  int year = 0;
  for (Date begin = begin_of(step, scale.from()); begin <= scale.to(); begin = next_of(step, begin)) {
    const Date last = Date{next_of(step, begin).day - 1};
    const int its_year = calendar(begin).year;
    const bool week = step.unit == Unit::day && step.count > 1;
    ticks.push_back({std::max(begin, scale.from()), std::min(last, scale.to()),
                     label_of(step, begin, its_year != year, labels), week, its_year != year});
    if (last < begin) break;  // the calendar ends
    year = its_year;
  }
  return ticks;
}

}  // namespace

std::vector<Tick> calendar_ticks(const TimeScale& scale, const Labels& labels,
                                 const std::function<float(std::string_view)>& width) {
  constexpr float gap = 8;         // between two labels
  constexpr float min_label = 14;  // no label is narrower
  // So much of the axis must have room for its labels; those with a year may take room of their neighbour.
  constexpr float min_labelled = 0.6F;
  const float length = scale.right() - scale.left();
  const auto days = static_cast<float>(scale.visible_range().to - scale.visible_range().from);
  for (const CalendarStep& step : fine_steps) {
    if (length * step.days / days < min_label) continue;
    std::vector<Tick> ticks = fine_ticks(scale, step, labels);
    if (ticks.size() < 2) continue;
    float labelled = 0;
    for (const Tick& tick : ticks) {
      const float room = scale.begin(Date{tick.last.day + 1}) - scale.begin(tick.first);
      if (width(tick.label) + gap <= room) labelled += room;
    }
    if (labelled >= min_labelled * length) return ticks;
  }
  return year_ticks(scale, width("2000") + gap);
}

}  // namespace explainer
