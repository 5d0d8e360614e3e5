#include <doctest/doctest.h>

#include <algorithm>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// Right end of the last bar of a lane; 0 without one.
float bar_end(const Scene& scene) {
  float end = 0;
  for (const Mark& mark : scene.marks) {
    if (mark.shape == Shape::rect && mark.color == ColorRole::chip && mark.box.height == 13) end = mark.box.right();
  }
  return end;
}

Scene scene_of_programmes(size_t count) {
  World world;
  while (world.story.programs.size() < count) {
    Program copy = world.story.programs[0];
    copy.name = "Programme " + std::to_string(world.story.programs.size());
    world.story.programs.push_back(copy);
  }
  return world.scene();
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
  const Scene scene = scene_of_programmes(5);
  for (const char* name : {"Engines", "Programme 1", "Programme 4"}) CHECK(has_text(scene, name));
}

TEST_CASE("what can be tried is a ring half filled, and its half bar is hatched until it can be had") {
  World world;
  Event preview = at(world.story.events, world.event("first-engine"));
  preview.id = "engine-tried";
  preview.date = *parse_span("2001-02-03");
  preview.stage = Stage::preview;
  const auto after = std::find_if(world.story.events.begin(), world.story.events.end(),
                                  [&](const Event& event) { return preview.date.first < event.date.first; });
  world.story.events.insert(after, preview);
  world.reindex();
  const auto halves = [&] {
    const Scene scene = world.scene();
    return std::count_if(scene.marks.begin(), scene.marks.end(), [](const Mark& mark) {
      return mark.shape == Shape::polygon && mark.color == ColorRole::chip && mark.count == 5;
    });
  };
  const auto hatched = [&] {
    const Scene scene = world.scene();
    return std::count_if(scene.marks.begin(), scene.marks.end(), [](const Mark& mark) {
      return mark.shape == Shape::band && mark.color == ColorRole::chip && mark.texture == Texture::hatch;
    });
  };
  seek(world.view, world.story, make_date(2001, 2, 2));
  const auto before = halves();  // the key's, where it has room
  CHECK(hatched() == 0);
  seek(world.view, world.story, make_date(2001, 12, 31));
  CHECK(halves() > before);
  CHECK(hatched() == 1);
}

TEST_CASE("programmes that have no lane are counted below the last one") {
  const Scene scene = scene_of_programmes(9);
  CHECK(has_text(scene, "Programme 4"));
  CHECK_FALSE(has_text(scene, "Programme 5"));
  CHECK(has_text(scene, "+4"));
}
