#include <doctest/doctest.h>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// Right end of the last bar of a lane; 0 without one.
float bar_end(const Scene& scene) {
  float end = 0;
  for (const Mark& mark : scene.marks) {
    if (mark.shape == Shape::rect && mark.ink == Ink::chip && mark.box.height == 13) end = mark.box.right();
  }
  return end;
}

}  // namespace

TEST_CASE("a generation has its name beside its ring until it can be had, then on its bar") {
  World world;
  seek(world.view, world.story, make_date(2001, 1, 1));
  CHECK(has_text(world.scene(), "E1"));
  CHECK(bar_end(world.scene()) == 0);
  seek(world.view, world.story, make_date(2004, 1, 1));
  CHECK(has_text(world.scene(), "E1"));
  CHECK(bar_end(world.scene()) > 0);
}

TEST_CASE("what was announced before the axis begins says when") {
  World world;
  seek(world.view, world.story, make_date(2004, 1, 1));
  CHECK(has_text(world.scene(), "Jun 1999"));
}

TEST_CASE("a bar ends at the playhead") {
  World world;
  seek(world.view, world.story, make_date(2003, 1, 1));
  const Scene scene = world.scene();
  CHECK(bar_end(scene) == doctest::Approx(x_of(world.story, scene, make_date(2003, 1, 1))).epsilon(0.01));
}

TEST_CASE("every programme has a lane, and the map makes room for it") {
  World world;
  while (world.story.programs.size() < 5) {
    Program copy = world.story.programs[0];
    copy.name = "Programme " + std::to_string(world.story.programs.size());
    world.story.programs.push_back(copy);
  }
  const Scene scene = world.scene();
  for (const char* name : {"Engines", "Programme 1", "Programme 4"}) CHECK(has_text(scene, name));
}
