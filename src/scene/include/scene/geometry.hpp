// Curves, hatches and dashes as plain points. Knows no marks.
#pragma once

#include <vector>

#include "scene/box.hpp"

namespace explainer {

Box bounds(const std::vector<Point>& points);

// The middle line of a ribbon: a cubic Bézier from a to b with horizontal handles, each half of the way long.
std::vector<Point> curve(Point a, Point b, int samples = 40);

// The middle line of a loop between two points of one bar: handles straight inwards (1: to the right, -1: to the left),
// longer for a longer way and a wider ribbon, but not beyond the `room` between the bars.
std::vector<Point> loop_curve(Point a, Point b, float inwards, float width, float room, int samples);

// Edges of the ribbon between two offsets from its middle line (upper edge first, then lower), measured along the
// normal, so that steep ribbons keep their true width. `turns`: a loop, of which "upper" is the side to the left of its
// way.
std::vector<Point> ribbon(const std::vector<Point>& middle, float upper, float lower, bool turns = false);

// The beginning of a polyline, `part` (0..1) of its length.
std::vector<Point> beginning(const std::vector<Point>& line, float part);

float distance_to_segment(Point a, Point b, Point p);

float length(const std::vector<Point>& line);

// Strokes at 45° that fill a band, as pairs of points; `pitch` pixels apart.
std::vector<Point> hatch(const Point* edges, int count, float pitch);

// Dashes along a polyline, as pairs of points: `on` pixels long, `off` pixels apart.
std::vector<Point> dashes(const Point* line, int count, float on, float off);

// Whether the point lies in the band or within `slack` pixels of its edge.
bool inside_band(const Point* edges, int count, Point point, float slack);

}  // namespace explainer
