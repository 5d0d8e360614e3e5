#include <doctest/doctest.h>

#include <algorithm>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

TEST_CASE("the tabs say which view is shown") {
  World world;
  world.size = {360, 640};
  world.view.tab = Tab::totals;
  const Scene scene = world.scene();
  const Mark *totals = find_text(scene, "Totals"), *map = find_text(scene, "Map");
  REQUIRE(totals);
  REQUIRE(map);
  CHECK(totals->weight == Weight::semibold);
  CHECK(map->weight == Weight::regular);
}

TEST_CASE("play is a triangle, and two bars while it plays") {
  World world;
  const auto count = [&](Shape shape) {
    const Scene scene = world.scene();
    const auto marks = marks_of(scene, Panel::controls);
    return std::count_if(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.shape == shape; });
  };
  const auto triangles = count(Shape::polygon), bars = count(Shape::rect);
  CHECK(triangles == 3);  // with previous and next
  world.view.playing = true;
  CHECK(count(Shape::polygon) == triangles - 1);
  CHECK(count(Shape::rect) == bars + 2);
}
