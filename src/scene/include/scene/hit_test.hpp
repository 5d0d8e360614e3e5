// What lies under a point of the picture, and where a date lies on its time axis.
#pragma once

#include "scene/mark.hpp"

namespace explainer {

// The topmost target at a point; a ribbon is hit within `slack` pixels of its edge.
Target hit_test(const Scene& scene, Point point, float slack = 3);

// The day under an x of the time axis, clamped to what the axis shows and to the story's range.
Date date_at(const Story& story, const Scene& scene, float x);

// The x of the middle of a day, clamped likewise.
float x_of(const Story& story, const Scene& scene, Date date);

}  // namespace explainer
