// The marks of the time strip: one for each date on which something begins. Built once and searched by bisection, so
// that the cost of a frame depends on its pixels and not on the size of the story.
#pragma once

#include <vector>

#include "core/story.hpp"

namespace explainer {

struct DayMark {
  double day = 0;    // its place on the axis
  int event = none;  // of those that begin on the date the one with the most news weight
};

// The day at which the mark of a date stands: in its middle, or `at_first` on its first day (of a month, say); of a
// span with one open end on the other.
double mark_day(const DateSpan& date, bool at_first);

// Ascending. Leaves out events of chip programmes, which have lanes of their own, and what lies outside of the story's
// range. `only`: the events to look at, ascending; all when it is nullptr.
// `at_first`: as in mark_day.
std::vector<DayMark> build_day_marks(const Story& story, const std::vector<int>* only, bool at_first);

// Whether an event's mark is hollow, for nothing of it is firm: talks, letters of intent, a ceiling, no published
// price.
bool is_hollow(const Event& event);

}  // namespace explainer
