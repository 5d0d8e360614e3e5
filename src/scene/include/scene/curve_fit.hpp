// Sampled curves as cubic Béziers, which take a few numbers instead of a pair for each sample.
#pragma once

#include <vector>

#include "scene/box.hpp"

namespace explainer {

// Begins at the end of the cubic before it.
struct Cubic {
  Point first_handle, second_handle, end;
};

// Cubics along the points, none of which is further than `tolerance` pixels from them. Meant for points that were
// sampled at even steps of a curve's parameter: least squares, split where it is furthest off (after Schneider, "An
// Algorithm for Automatically Fitting Digitized Curves", Graphics Gems, 1990). None for fewer than two points.
std::vector<Cubic> fit_cubics(const Point* points, int count, float tolerance);

}  // namespace explainer
