#include <doctest/doctest.h>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

TEST_CASE("the speed is on its button") {
  World world;
  CHECK(has_text(world.scene(), "1×"));
  set_rate(world.view, 0.5);
  CHECK(has_text(world.scene(), "0.5×"));
}

TEST_CASE("the tabs say which view is shown") {
  World world;
  world.size = {360, 640};
  world.view.tab = Tab::totals;
  const Scene scene = world.scene();
  CHECK(find_text(scene, "Totals")->weight == Weight::semibold);
  CHECK(find_text(scene, "Map")->weight == Weight::regular);
}

TEST_CASE("play shows two bars while it plays") {
  World world;
  const auto small_rects = [&] {
    int count = 0;
    for (const Mark& mark : world.scene().marks) count += mark.shape == Shape::rect && mark.box.width == 3.6F ? 1 : 0;
    return count;
  };
  CHECK(small_rects() == 0);
  world.view.playing = true;
  CHECK(small_rects() == 2);
}
