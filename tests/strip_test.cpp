#include <doctest/doctest.h>

#include <cmath>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

Box mark_of(const World& world, const Scene& scene, const char* id) {
  for (const Hit& hit : scene.hits) {
    if (hit.target == Target{TargetKind::event, world.event(id)} && hit.count == 0 && hit.box.y > scene.axis.y - 30)
      return hit.box;
  }
  return {};
}

}  // namespace

TEST_CASE("a mark stands at most half its width from its day") {
  const World world;
  const Scene scene = world.scene();
  for (const char* id : {"first-money", "deal", "ceiling", "rumour"}) {
    const Date day = world.story.events[static_cast<size_t>(world.event(id))].date.first;
    CHECK(mark_of(world, scene, id).center().x == doctest::Approx(x_of(world.story, scene, day)).epsilon(0.01));
  }
}

TEST_CASE("days that crowd pile up and do not cover each other") {
  World world;
  Event& deal = world.story.events[static_cast<size_t>(world.event("deal"))];
  deal.date = *parse_span("2000-03-12");
  const Scene scene = world.scene();
  const Box a = mark_of(world, scene, "first-money"), b = mark_of(world, scene, "deal");
  CHECK(a.center().x == b.center().x);
  CHECK(std::abs(a.center().y - b.center().y) >= 5);
}

TEST_CASE("a day that is not known is as wide as what is known of it") {
  World world;
  Event& deal = world.story.events[static_cast<size_t>(world.event("deal"))];
  deal.date = *parse_span("2001");
  const Scene scene = world.scene();
  const float from = x_of(world.story, scene, make_date(2001, 1, 1)),
              to = x_of(world.story, scene, make_date(2001, 12, 31));
  bool found = false;
  for (const Mark& mark : scene.marks) {
    found |= mark.shape == Shape::rect && mark.ink == Ink::compute && std::abs(mark.box.x - from) < 1 &&
             std::abs(mark.box.right() - to) < 1;
  }
  CHECK(found);
}

TEST_CASE("what the pointer is not about fades, what it is about does not") {
  World world;
  world.view.hovered = world.event("deal");
  bool faded = false, whole = false;
  for (const Mark& mark : world.scene().marks) {
    if (mark.shape != Shape::circle && mark.shape != Shape::rect) continue;
    faded |= mark.ink == Ink::money && mark.strength < 1;
    whole |= mark.ink == Ink::compute && mark.strength == 1 && mark.box.width < 7;
  }
  CHECK(faded);
  CHECK(whole);
}

TEST_CASE("the year of the playhead stands out, and only where a label is one year's") {
  World world;
  seek(world.view, world.story, make_date(2002, 5, 5));
  const Scene scene = world.scene();
  std::vector<std::string> bold;
  for (const Mark& mark : scene.marks) {
    const bool tick = mark.shape == Shape::text && mark.box.y > scene.axis.y && mark.box.x >= scene.axis.x;
    if (tick && mark.weight == Weight::semibold) bold.push_back(mark.text);
  }
  CHECK(bold == std::vector<std::string>{"2002"});
}

TEST_CASE("the handle of the playhead leaves the labels of the axis whole") {
  for (const Size size : {Size{360, 640}, Size{700, 760}, Size{960, 620}}) {
    World world;
    world.size = size;
    seek(world.view, world.story, make_date(2002, 7, 2));  // above the middle of its label
    const Scene scene = world.scene();
    const Mark* handle = nullptr;
    for (const Mark& mark : scene.marks) {
      if (mark.shape == Shape::circle && mark.ink == Ink::bg && mark.box.width == 20) handle = &mark;
    }
    REQUIRE(handle);
    for (const Mark& mark : scene.marks) {
      if (mark.shape != Shape::text || mark.text != "2002" || mark.box.y < scene.axis.y) continue;
      CHECK(mark.box.y >= handle->box.bottom());
    }
  }
}
