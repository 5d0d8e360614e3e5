// What lies under a point of the picture, and where a date lies on its time axis.
#pragma once

#include "scene/mark.hpp"

namespace explainer {

// The topmost target at a point. A ribbon is hit within `slack` pixels of its edge; on the time strip the nearest mark
// is within `mark_reach` pixels of its middle, but not on the axis itself, which scrubs.
Target hit_test(const Scene& scene, Point point, float slack = 3, float mark_reach = 8);

// The day under an x of the time axis, clamped to what the axis shows and to the story's range.
Date date_at(const Story& story, const Scene& scene, float x);

// The x of the middle of a day, clamped likewise.
float x_of(const Story& story, const Scene& scene, Date date);

}  // namespace explainer
