#include "scene/mirror.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "small_story.hpp"
#include "ui/gestures.hpp"

using namespace explainer;
using explainer::test::World;

namespace {

bool near(const Box& a, const Box& b) {
  const auto close = [](float x, float y) { return std::abs(x - y) < 0.01F; };
  return close(a.x, b.x) && close(a.y, b.y) && close(a.width, b.width) && close(a.height, b.height);
}

Scene mirrored(Scene scene) {
  mirror(scene);
  return scene;
}

World world_of(Size size, Tab tab) {
  World world;
  world.size = size;
  world.view.tab = tab;
  return world;
}

World right_to_left_world() {
  World world;
  world.story.language = "ar";
  return world;
}

constexpr Size sizes[] = {{360, 640}, {720, 760}, {1280, 620}, {800, 360}};

}  // namespace

TEST_CASE("a picture mirrored twice is the picture") {
  for (const Size size : sizes) {
    for (const Tab tab : {Tab::map, Tab::totals, Tab::chips}) {
      const Scene scene = world_of(size, tab).scene(), twice = mirrored(mirrored(scene));
      REQUIRE(twice.marks.size() == scene.marks.size());
      for (size_t i = 0; i < scene.marks.size(); ++i) CHECK(near(twice.marks[i].box, scene.marks[i].box));
      for (size_t i = 0; i < scene.hits.size(); ++i) CHECK(near(twice.hits[i].box, scene.hits[i].box));
      for (size_t i = 0; i < scene.points.size(); ++i) CHECK(std::abs(twice.points[i].x - scene.points[i].x) < 0.01F);
      CHECK(near(twice.time_strip, scene.time_strip));
      for (const int day : {0, 200, 900}) {
        const Date date{make_date(2000, 1, 1).day + day};
        CHECK(twice.time_scale.middle(date) == doctest::Approx(scene.time_scale.middle(date)));
      }
    }
  }
}

TEST_CASE("the same target lies under the mirrored point, and the same day") {
  const World world;
  const Scene scene = world.scene(), other = mirrored(scene);
  for (float y = 2.5F; y < scene.size.height; y += 7) {
    for (float x = 2.25F; x < scene.size.width; x += 7) {
      CHECK(hit_test(scene, {x, y}) == hit_test(other, {scene.size.width - x, y}));
    }
  }
  for (float x = 30.25F; x < 900; x += 11)
    CHECK(date_at(world.story, scene, x) == date_at(world.story, other, scene.size.width - x));
  CHECK(x_of(world.story, other, world.story.from) > x_of(world.story, other, world.story.to));
}

TEST_CASE("a story that is written from right to left is the mirrored picture, and nothing leaves it") {
  for (const Size size : sizes) {
    World world = right_to_left_world();
    world.size = size;
    const Scene scene = world.scene();
    CHECK(scene.right_to_left);
    world.story.language = "en";
    const Scene plain = world.scene(), turned = mirrored(plain);
    REQUIRE(scene.marks.size() == turned.marks.size());
    for (size_t i = 0; i < scene.marks.size(); ++i) {
      const Mark &mark = scene.marks[i], &original = plain.marks[i];
      CHECK(mark.box.x >= -0.01F);
      CHECK(mark.box.right() <= size.width + 0.01F);
      CHECK(mark.box.right() == doctest::Approx(size.width - original.box.x));
    }
  }
}

TEST_CASE("names keep the marks that isolate them, and the arrow between them points to the left") {
  World world = right_to_left_world();
  seek(world.view, world.story, make_date(2000, 3, 10));
  CHECK(test::has_text(world.scene(), "\u2068Big Bank\u2069 ← \u2068The Lab\u2069"));
}

TEST_CASE("keys and wheel follow the picture: time runs to the left") {
  World world = right_to_left_world();
  seek(world.view, world.story, make_date(2000, 3, 10));
  const Date start = world.view.playhead;
  key_down(world.view, world.story, "ArrowLeft");
  CHECK(world.view.playhead > start);
  key_down(world.view, world.story, "ArrowRight");
  CHECK(world.view.playhead == start);
  key_down(world.view, world.story, "ArrowUp");
  CHECK(world.view.playhead > start);
  key_down(world.view, world.story, "ArrowDown");
  CHECK(world.view.playhead == start);
  key_down(world.view, world.story, "Home");
  CHECK(world.view.playhead == world.story.from);
  key_down(world.view, world.story, "End");
  CHECK(world.view.playhead == world.story.to);

  zoom_about(world.view, world.story, make_date(2002, 1, 1).day, 4);
  const Scene scene = world.scene();
  const Point at = scene.time_strip.center();
  const DayRange before = visible_range(world.view, world.story);
  wheel(world.view, world.story, scene, at, -50, 0, false);
  CHECK(visible_range(world.view, world.story).from > before.from);

  // What lies under the pointer stays there.
  const Scene panned = world.scene();
  const Point pointer = {panned.time_strip.x + 80, at.y};
  const double day = panned.time_scale.exactly_at(pointer.x);
  wheel(world.view, world.story, panned, pointer, 0, -100, true);
  CHECK(world.scene().time_scale.exactly_at(pointer.x) == doctest::Approx(day).epsilon(1e-4));
}

TEST_CASE(
    "a press on the axis of a mirrored picture seeks to the day under it, and a drag to the left goes on in time") {
  World world = right_to_left_world();
  const Scene scene = world.scene();
  const float y = scene.axis;
  const auto x = [&](float part) { return scene.time_strip.right() - part * scene.time_strip.width; };
  Press press;
  pointer_down(press, world.view, world.story, scene, PointerKind::mouse, {x(0.25F), y});
  const Date quarter = world.view.playhead;
  pointer_move(press, world.view, world.story, scene, PointerKind::mouse, {x(0.75F), y});
  CHECK(quarter.day == doctest::Approx(make_date(2001, 4, 1).day).epsilon(0.01));
  CHECK(world.view.playhead > quarter);
}
