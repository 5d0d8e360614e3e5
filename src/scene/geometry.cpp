#include "scene/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace explainer {
namespace {

Point mix(Point a, Point b, float t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

float distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

// Where the line x + y = c enters and leaves a convex quad; false when it misses.
bool cross_quad(const Point (&quad)[4], float c, Point& in, Point& out) {
  int found = 0;
  for (int i = 0; i < 4; ++i) {
    const Point a = quad[i], b = quad[(i + 1) % 4];
    const float at_a = a.x + a.y - c, at_b = b.x + b.y - c;
    if ((at_a < 0) == (at_b < 0)) continue;
    const Point hit = mix(a, b, at_a / (at_a - at_b));
    (found == 0 ? in : out) = hit;
    if (++found == 2) return true;
  }
  return false;
}

// The corners may be in either direction.
bool inside_convex(const Point (&quad)[4], Point p) {
  bool left = false, right = false;
  for (int i = 0; i < 4; ++i) {
    const Point a = quad[i], b = quad[(i + 1) % 4];
    const float side = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    left |= side > 0;
    right |= side < 0;
  }
  return !(left && right);
}

}  // namespace

Box bounds(const std::vector<Point>& points) {
  if (points.empty()) return {};
  Point low = points[0], high = points[0];
  for (const Point p : points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

namespace {

// A cubic from a to b whose handles are level with its ends, at these x.
std::vector<Point> level_cubic(Point a, float first_x, float second_x, Point b, int samples) {
  std::vector<Point> points;
  points.reserve(static_cast<size_t>(samples) + 1);
  for (int i = 0; i <= samples; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(samples), u = 1 - t;
    const float near_a = u * u * u + 3 * u * u * t, near_b = 3 * u * t * t + t * t * t;
    points.push_back({u * u * u * a.x + 3 * u * u * t * first_x + 3 * u * t * t * second_x + t * t * t * b.x,
                      near_a * a.y + near_b * b.y});
  }
  return points;
}

}  // namespace

std::vector<Point> curve(Point a, Point b, int samples) {
  const float middle = (a.x + b.x) / 2;
  return level_cubic(a, middle, middle, b, samples);
}

std::vector<Point> loop_curve(Point a, Point b, float inwards, float width, float room, int samples) {
  constexpr float least = 40, most = 92, least_of_all = 14;
  const float distance = std::abs(b.y - a.y), wanted = 1.05F * distance + 0.9F * width;
  // Within the room between the bars (the turn reaches three quarters of the handles), and no tighter at the turn than
  // half the width: its radius is 0.375 of the distance squared by the length of the handles.
  const float limit = std::min((room - width / 2 - 8) / 0.75F, 0.75F * distance * distance / std::max(width, 1.0F));
  const float reach = inwards * std::min(std::clamp(wanted, least, most), std::max(least_of_all, limit));
  return level_cubic(a, a.x + reach, b.x + reach, b, samples);
}

std::vector<Point> ribbon(const std::vector<Point>& middle, float upper, float lower, bool turns) {
  std::vector<Point> edges(middle.size() * 2);
  for (size_t i = 0; i < middle.size(); ++i) {
    const Point before = middle[i == 0 ? 0 : i - 1], after = middle[std::min(i + 1, middle.size() - 1)];
    const float run = std::max(distance(before, after), 1e-6F);
    // The normal points down whichever way the line runs, so that `lower` is always below; what turns
    // round keeps its sides.
    const float sign = turns || after.x >= before.x ? 1.0F : -1.0F;
    const Point normal = {-(after.y - before.y) / run * sign, (after.x - before.x) / run * sign};
    edges[i] = {middle[i].x + normal.x * upper, middle[i].y + normal.y * upper};
    edges[middle.size() + i] = {middle[i].x + normal.x * lower, middle[i].y + normal.y * lower};
  }
  return edges;
}

float distance_to_segment(Point a, Point b, Point p) {
  const float run = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
  const float t = run > 0 ? std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / run, 0.0F, 1.0F) : 0;
  return distance(p, mix(a, b, t));
}

float length(const std::vector<Point>& line) {
  float sum = 0;
  for (size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

std::vector<Point> beginning(const std::vector<Point>& line, float part) {
  if (part >= 1 || line.size() < 2) return line;
  float left = length(line) * std::max(part, 0.001F);
  std::vector<Point> points = {line[0]};
  for (size_t i = 1; i < line.size(); ++i) {
    const float step = distance(line[i - 1], line[i]);
    if (step >= left) {
      points.push_back(mix(line[i - 1], line[i], step > 0 ? left / step : 0));
      return points;
    }
    left -= step;
    points.push_back(line[i]);
  }
  return points;
}

std::vector<Point> hatch(const Point* edges, int count, float pitch) {
  std::vector<Point> strokes;
  const int half = count / 2;
  for (int i = 0; i + 1 < half; ++i) {
    const Point quad[4] = {edges[i], edges[i + 1], edges[half + i + 1], edges[half + i]};
    float low = quad[0].x + quad[0].y, high = low;
    for (const Point p : quad) low = std::min(low, p.x + p.y), high = std::max(high, p.x + p.y);
    // At multiples of the pitch, so that the strokes of neighbouring quads meet.
    for (float c = std::ceil(low / pitch) * pitch; c <= high; c += pitch) {
      Point in, out;
      if (cross_quad(quad, c, in, out)) strokes.insert(strokes.end(), {in, out});
    }
  }
  return strokes;
}

std::vector<Point> dashes(const Point* line, int count, float on, float off) {
  std::vector<Point> strokes;
  bool pen = true;
  float left = on;
  for (int i = 1; i < count; ++i) {
    const float step = distance(line[i - 1], line[i]);
    float at = 0;
    while (step - at > 1e-4F) {
      const float run = std::min(left, step - at);
      if (pen) {
        strokes.insert(strokes.end(),
                       {mix(line[i - 1], line[i], at / step), mix(line[i - 1], line[i], (at + run) / step)});
      }
      at += run;
      left -= run;
      if (left <= 1e-4F) pen = !pen, left = pen ? on : off;
    }
  }
  return strokes;
}

bool inside_band(const Point* edges, int count, Point point, float slack) {
  const int half = count / 2;
  for (int i = 0; i + 1 < half; ++i) {
    const Point quad[4] = {edges[i], edges[i + 1], edges[half + i + 1], edges[half + i]};
    if (inside_convex(quad, point)) return true;
    for (int corner = 0; corner < 4; ++corner) {
      if (distance_to_segment(quad[corner], quad[(corner + 1) % 4], point) <= slack) return true;
    }
  }
  return false;
}

}  // namespace explainer
