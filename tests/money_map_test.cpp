#include <doctest/doctest.h>

#include <cmath>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// The ribbon that answers for an event: its two ends at the middle of its width.
struct Ends {
  Point from, to;
  float width = 0;
};

Ends ribbon_of(const World& world, const char* id) {
  const Scene scene = world.scene();
  for (const Hit& hit : scene.hits) {
    if (hit.target != Target{TargetKind::event, world.event(id)} || hit.count == 0) continue;
    const Point* edges = &scene.points[static_cast<size_t>(hit.first)];
    const int half = hit.count / 2;
    const auto middle = [](Point a, Point b) { return Point{(a.x + b.x) / 2, (a.y + b.y) / 2}; };
    return {middle(edges[0], edges[half]), middle(edges[half - 1], edges[2 * half - 1]),
            std::abs(edges[half].y - edges[0].y)};
  }
  return {};
}

}  // namespace

TEST_CASE("money runs the way it goes, also from right to left") {
  World world;
  CHECK(ribbon_of(world, "first-money").from.x < ribbon_of(world, "first-money").to.x);
  CHECK(ribbon_of(world, "deal").from.x > ribbon_of(world, "deal").to.x);
  Event& money = world.story.events[static_cast<size_t>(world.event("first-money"))];
  std::swap(money.from, money.to);
  world.ledgers = build_ledgers(world.story);
  world.plan = build_plan(world.story, world.ledgers);
  CHECK(ribbon_of(world, "first-money").from.x > ribbon_of(world, "first-money").to.x);
}

TEST_CASE("four times the money is twice the width") {
  World world;
  const float slack = 2;  // what the pointer is given beyond the ribbon, both sides together
  const float four = ribbon_of(world, "first-money").width - slack;
  for (Event& event : world.story.events) {
    if (event.id == "ceiling") event.amount = Amount{16e9, Bound::exact};
  }
  world.ledgers = build_ledgers(world.story);
  world.plan = build_plan(world.story, world.ledgers);
  CHECK(ribbon_of(world, "ceiling").width - slack ==
        doctest::Approx(2 * (ribbon_of(world, "first-money").width - slack)).epsilon(0.02));
  CHECK(four > 0);
}

TEST_CASE("a company not yet in the story stands in grey") {
  World world;
  seek(world.view, world.story, make_date(2000, 6, 1));
  const Scene scene = world.scene();
  CHECK(find_text(scene, "Big Bank")->ink == Ink::ink);
  CHECK(find_text(scene, "Steel Mill")->ink == Ink::ink2);
}

TEST_CASE("all that is new on a day is lit, with a chosen event only its own") {
  World world;
  for (Event& event : world.story.events) {
    if (event.id == "ceiling") event.date = *parse_span("2004-02-02");
  }
  seek(world.view, world.story, make_date(2004, 2, 2));
  const auto lit = [&] {
    int count = 0;
    for (const Mark& mark : world.scene().marks)
      count += mark.shape == Shape::text && mark.ink == Ink::highlight_text ? 1 : 0;
    return count;
  };
  CHECK(lit() == 2);
  select(world.view, world.story, world.event("rumour"));
  CHECK(lit() == 1);
}

TEST_CASE("a short form of a heading is never English where the long one is not") {
  World world;
  world.size = {360, 640};
  world.story.labels.set("map.left", "dają");
  CHECK(has_text(world.scene(), "dają"));
  CHECK_FALSE(has_text(world.scene(), "money in"));
}
