// Smooth lines as cubic Béziers: a curve that was sampled needs a handful of numbers, not one pair a sample.
#pragma once

#include <vector>

#include "scene/scene.hpp"

namespace explainer {

// Goes on from the end of the cubic before it.
struct Cubic {
  Point first_handle, second_handle, end;
};

// Cubics along the points, none of which is further than `tolerance` from them. Made for points that were sampled at
// even steps of a curve's parameter: least squares, split where it is furthest off (after Schneider, "An Algorithm for
// Automatically Fitting Digitized Curves", Graphics Gems, 1990). None for fewer than two points.
std::vector<Cubic> fit_cubics(const Point* points, int count, float tolerance);

}  // namespace explainer
