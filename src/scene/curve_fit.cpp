#include "scene/curve_fit.hpp"

#include <algorithm>
#include <cmath>

#include "core/at.hpp"
#include "scene/geometry.hpp"

namespace explainer {
namespace {

// After so many steps of Newton's method the parameters hardly change.
constexpr int iterations = 4;

// Between two points a curve may be off their straight connection by so many tolerances.
constexpr float max_bulge = 4;

// The weights of a cubic's four points at a parameter (Bernstein polynomials).
struct Weights {
  explicit Weights(float t)
      : start((1 - t) * (1 - t) * (1 - t)),
        first(3 * (1 - t) * (1 - t) * t),
        second(3 * (1 - t) * t * t),
        end(t * t * t) {}
  float start, first, second, end;
};

Point point_at(Point start, const Cubic& cubic, float t) {
  const Weights w(t);
  return {w.start * start.x + w.first * cubic.first_handle.x + w.second * cubic.second_handle.x + w.end * cubic.end.x,
          w.start * start.y + w.first * cubic.first_handle.y + w.second * cubic.second_handle.y + w.end * cubic.end.y};
}

// The parameters of a curve that was sampled at even steps.
std::vector<float> even_parameters(int count) {
  std::vector<float> parameters;
  for (int i = 0; i < count; ++i) parameters.push_back(static_cast<float>(i) / static_cast<float>(count - 1));
  return parameters;
}

// The cubic whose squared distances to the points, at their parameters, have the least sum.
Cubic least_squares(const Point* points, const std::vector<float>& parameters) {
  const Point start = points[0], end = points[parameters.size() - 1];
  float bb = 0, bc = 0, cc = 0;
  Point b_rest, c_rest;
  for (size_t i = 0; i < parameters.size(); ++i) {
    const Weights w(parameters[i]);
    const float b = w.first, c = w.second;
    const Point rest = {points[i].x - w.start * start.x - w.end * end.x,
                        points[i].y - w.start * start.y - w.end * end.y};
    bb += b * b, bc += b * c, cc += c * c;
    b_rest = {b_rest.x + b * rest.x, b_rest.y + b * rest.y};
    c_rest = {c_rest.x + c * rest.x, c_rest.y + c * rest.y};
  }
  const float det = bb * cc - bc * bc;
  if (det < 1e-6F) return {start, end, end};  // too few points to solve for the handles
  return {{(b_rest.x * cc - c_rest.x * bc) / det, (b_rest.y * cc - c_rest.y * bc) / det},
          {(c_rest.x * bb - b_rest.x * bc) / det, (c_rest.y * bb - b_rest.y * bc) / det},
          end};
}

// One step of Newton's method towards the parameter where the curve is closest to the point.
float closer(Point start, const Cubic& cubic, float t, Point point) {
  constexpr float step = 1e-2F;
  const float low = std::max(t - step, 0.0F), high = std::min(t + step, 1.0F);
  const Point here = point_at(start, cubic, t), before = point_at(start, cubic, low),
              after = point_at(start, cubic, high);
  const Point along = {(after.x - before.x) / (high - low), (after.y - before.y) / (high - low)};
  const float speed = along.x * along.x + along.y * along.y;
  if (speed < 1e-6F) return t;
  const float moved = t + ((point.x - here.x) * along.x + (point.y - here.y) * along.y) / speed;
  return std::clamp(moved, 0.0F, 1.0F);
}

// The cubic along the points, and the point to split them at; 0: the cubic is close enough.
struct Fit {
  Cubic cubic;
  int split = 0;
};

Fit fit_one(const Point* points, int count, float tolerance) {
  const Point start = points[0];
  std::vector<float> parameters = even_parameters(count);
  Cubic cubic = least_squares(points, parameters);
  for (int i = 0; i < iterations && count > 3; ++i) {
    for (int j = 1; j + 1 < count; ++j) {
      float& t = at(parameters, j);
      t = closer(start, cubic, t, points[j]);
    }
    cubic = least_squares(points, parameters);
  }
  float max_error = tolerance;
  int worst = 0;
  for (int i = 1; i < count; ++i) {
    const size_t index = static_cast<size_t>(i);
    const Point on = point_at(start, cubic, parameters[index]);
    const float off = std::hypot(on.x - points[i].x, on.y - points[i].y);
    // A curve may meet every point and still bulge in between.
    const Point between = point_at(start, cubic, (parameters[index - 1] + parameters[index]) / 2);
    const float bulge = distance_to_segment(points[i - 1], points[i], between) / max_bulge;
    const float error = std::max(off, bulge);
    // Of places that are about equally bad the first, so that the choice does not depend on rounding.
    if (!(error <= (worst == 0 ? max_error : max_error * 1.05F))) max_error = error, worst = std::min(i, count - 2);
  }
  return {cubic, worst};
}

void fit(const Point* points, int count, float tolerance, std::vector<Cubic>& fitted) {
  if (count < 2) return;
  const Fit one = fit_one(points, count, tolerance);
  if (one.split == 0) {
    fitted.push_back(one.cubic);
    return;
  }
  fit(points, one.split + 1, tolerance, fitted);
  fit(points + one.split, count - one.split, tolerance, fitted);
}

}  // namespace

std::vector<Cubic> fit_cubics(const Point* points, int count, float tolerance) {
  std::vector<Cubic> fitted;
  fit(points, count, tolerance, fitted);
  return fitted;
}

}  // namespace explainer
