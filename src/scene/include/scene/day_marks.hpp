// What stands on the strip: one mark for each date on which something begins. Made once, and looked up by halving, so
// that a frame costs by its pixels and not by the story.
#pragma once

#include <vector>

#include "core/story.hpp"

namespace explainer {

struct DayMark {
  double day = 0;    // where it stands: the middle of what is known of its date
  int event = none;  // the weightiest that begins then
};

// Ascending. Chip programmes have lanes of their own; what came before the range is there from the start. `only`: the
// events to look at, ascending; all when it is nullptr. `at_first`: on the first day of its date, not in its middle.
std::vector<DayMark> day_marks(const Story& story, const std::vector<int>* only, bool at_first);

}  // namespace explainer
