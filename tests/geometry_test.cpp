#include "scene/geometry.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace explainer;

TEST_CASE("a ribbon keeps its width where it is steep") {
  const std::vector<Point> middle = curve({0, 0}, {100, 300});
  const std::vector<Point> edges = ribbon(middle, -5, 5);
  for (size_t i = 0; i < middle.size(); ++i) {
    const Point a = edges[i], b = edges[middle.size() + i];
    CHECK(std::hypot(b.x - a.x, b.y - a.y) == doctest::Approx(10).epsilon(0.001));
  }
}

TEST_CASE("a ribbon's first edge is the upper one, whichever way it runs") {
  for (const auto& [from, to] : {std::pair(Point{0, 50}, Point{100, 50}), std::pair(Point{100, 50}, Point{0, 50})}) {
    const std::vector<Point> edges = ribbon(curve(from, to), -4, 4);
    CHECK(edges[10].y < edges[edges.size() / 2 + 10].y);
  }
}

TEST_CASE("half of a line is half as long") {
  const std::vector<Point> line = curve({0, 0}, {100, 80});
  CHECK(length(beginning(line, 0.5F)) == doctest::Approx(length(line) / 2).epsilon(0.001));
  CHECK(beginning(line, 1).size() == line.size());
}

TEST_CASE("a hatch stays inside its band") {
  const std::vector<Point> edges = ribbon(curve({0, 0}, {200, 90}), -6, 6);
  const std::vector<Point> strokes = hatch(edges.data(), static_cast<int>(edges.size()), 4);
  CHECK(strokes.size() > 40);
  for (const Point p : strokes) CHECK(inside_band(edges.data(), static_cast<int>(edges.size()), p, 0.8F));
}

TEST_CASE("dashes cover their share of a line") {
  const Point line[] = {{0, 0}, {60, 0}, {100, 0}};
  const std::vector<Point> strokes = dashes(line, 3, 5, 5);
  float drawn = 0;
  for (size_t i = 0; i + 1 < strokes.size(); i += 2) drawn += strokes[i + 1].x - strokes[i].x;
  CHECK(drawn == doctest::Approx(50));
}
