#include "scene/curve_fit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "scene/geometry.hpp"

using namespace explainer;

namespace {

constexpr float tolerance = 0.12F;

std::vector<Cubic> fit(const std::vector<Point>& points) {
  return fit_cubics(points.data(), static_cast<int>(points.size()), tolerance);
}

// How far the point that is worst off is from the cubics.
float furthest(const std::vector<Point>& points, const std::vector<Cubic>& cubics) {
  float most = 0;
  for (const Point point : points) {
    float least = 1e9F;
    Point start = points[0];
    for (const Cubic& cubic : cubics) {
      for (int i = 0; i <= 2000; ++i) {
        const float t = static_cast<float>(i) / 2000, u = 1 - t;
        const float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        const float x = a * start.x + b * cubic.first_handle.x + c * cubic.second_handle.x + d * cubic.end.x;
        const float y = a * start.y + b * cubic.first_handle.y + c * cubic.second_handle.y + d * cubic.end.y;
        least = std::min(least, std::hypot(x - point.x, y - point.y));
      }
      start = cubic.end;
    }
    most = std::max(most, least);
  }
  return most;
}

}  // namespace

TEST_CASE("the middle of a ribbon is one cubic, the one it was sampled from") {
  const std::vector<Cubic> cubics = fit(curve({230, 135}, {518, 420}));
  REQUIRE(cubics.size() == 1);
  CHECK(cubics[0].first_handle.x == doctest::Approx(374).epsilon(0.001));
  CHECK(cubics[0].first_handle.y == doctest::Approx(135).epsilon(0.001));
  CHECK(cubics[0].second_handle.x == doctest::Approx(374).epsilon(0.001));
  CHECK(cubics[0].second_handle.y == doctest::Approx(420).epsilon(0.001));
}

TEST_CASE("edges of ribbons and beginnings of them take few cubics, and none is off by more than it may") {
  for (const float drop : {0.0F, 3.0F, 60.0F, 285.0F, -400.0F}) {
    for (const float part : {1.0F, 0.61F, 0.07F}) {
      for (const float offset : {0.0F, 9.0F, 40.0F}) {
        CAPTURE(drop);
        CAPTURE(part);
        CAPTURE(offset);
        const std::vector<Point> middle = beginning(curve({230, 420}, {518, 420 + drop}), part);
        const std::vector<Point> edges = ribbon(middle, -offset, offset);
        const std::vector<Point> upper(edges.begin(), edges.begin() + static_cast<std::ptrdiff_t>(middle.size()));
        const std::vector<Cubic> cubics = fit(upper);
        REQUIRE_FALSE(cubics.empty());
        CHECK(cubics.size() <= 12);  // of 40 samples; sharp bends take most
        CHECK(furthest(upper, cubics) <= tolerance * 1.05F);
        CHECK(cubics.back().end.x == upper.back().x);
        CHECK(cubics.back().end.y == upper.back().y);
      }
    }
  }
}

TEST_CASE("corners stay, and what is no line is none") {
  const std::vector<Point> corner = {{0, 0}, {10, 0}, {20, 0}, {30, 0}, {30, 10}, {30, 20}, {30, 30}};
  CHECK(furthest(corner, fit(corner)) <= tolerance);
  CHECK(fit({}).empty());
  CHECK(fit({{3, 4}}).empty());
  const std::vector<Cubic> straight = fit({{0, 0}, {8, 6}});
  REQUIRE(straight.size() == 1);
  CHECK(straight[0].end.x == 8);
  CHECK(fit({{5, 5}, {5, 5}, {5, 5}, {5, 5}}).size() == 1);  // all in one place
}
