#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "drawn_stories.hpp"

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
  for (const HitRegion& hit : scene.hits) {
    if (hit.target != Target{TargetKind::event, world.event(id)} || hit.count == 0) continue;
    const Point* edges = &at(scene.points, hit.first);
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
  Event& money = at(world.story.events, world.event("first-money"));
  std::swap(money.from, money.to);
  world.reindex();
  CHECK(ribbon_of(world, "first-money").from.x > ribbon_of(world, "first-money").to.x);
}

TEST_CASE("four times the money is twice the width") {
  World world;
  const float slack = 2;  // what the pointer is given beyond the ribbon, both sides together
  const float four = ribbon_of(world, "first-money").width - slack;
  for (Event& event : world.story.events) {
    if (event.id == "ceiling") event.amount = Amount{16e9, Bound::exact};
  }
  world.reindex();
  CHECK(ribbon_of(world, "ceiling").width - slack ==
        doctest::Approx(2 * (ribbon_of(world, "first-money").width - slack)).epsilon(0.02));
  CHECK(four > 0);
}

TEST_CASE("a company not yet in the story stands in grey") {
  World world;
  seek(world.view, world.story, make_date(2000, 6, 1));
  const Scene scene = world.scene();
  const Mark *bank = find_text(scene, "Big Bank"), *mill = find_text(scene, "Steel Mill");
  REQUIRE(bank);
  REQUIRE(mill);
  CHECK(bank->color == ColorRole::text);
  CHECK(mill->color == ColorRole::text_secondary);
}

TEST_CASE("all that is new on a day is highlighted, with a selected event only its own") {
  World world;
  for (Event& event : world.story.events) {
    if (event.id == "ceiling") event.date = *parse_span("2004-02-02");
  }
  seek(world.view, world.story, make_date(2004, 2, 2));
  const auto highlighted = [&] {
    int count = 0;
    for (const Mark& mark : world.scene().marks)
      count += mark.shape == Shape::text && mark.color == ColorRole::highlight_text ? 1 : 0;
    return count;
  };
  CHECK(highlighted() == 2);
  select(world.view, world.story, world.event("rumour"));
  CHECK(highlighted() == 1);
}

TEST_CASE("a short form of a heading is never English where the long one is not") {
  World world;
  world.size = {360, 640};
  const std::string long_words = "dają pieniądze na pracę, z której jeszcze nic nie wynikło, i liczą na zysk";
  world.story.labels.set("map.left", long_words);
  const Scene scene = world.scene();
  CHECK_FALSE(has_text(scene, "money in"));
  CHECK(std::any_of(scene.marks.begin(), scene.marks.end(),
                    [](const Mark& mark) { return mark.text.rfind("dają pieniądze", 0) == 0; }));
}

namespace {

// So many payers of one lab, the first of them last.
std::string payers_story(int count, std::string_view amount) {
  std::string entities, events;
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    entities +=
        R"({"id": "p)" + n + R"(", "name": "Payer )" + n + R"( of Ullensaker", "side": "left", "kind": "bank"},)";
    events += std::string(i > 0 ? "," : "") + R"({"id": "e)" + n + R"(", "title": "A payment", "text": "It was paid.",
      "date": "2000-0)" +
              (i > 0 ? "2" : "3") + R"(-01", "kind": "investment", "status": "completed", "from": "p)" + n +
              R"(", "to": "lab", "amount": )" + std::string(amount) + R"(, "sources": ["s"]})";
  }
  return R"({"version": 1, "title": "Payers", "language": "en", "asOf": "2001-01-01",
    "range": {"from": "2000-01-01", "to": "2000-12-31"}, "entities": [)" +
         entities + R"({"id": "lab", "name": "Lab", "kind": "lab", "side": "right"}],
    "sources": [{"id": "s", "publisher": "P", "title": "T", "url": "https://example.org/a"}],
    "events": [)" +
         events + "]}";
}

}  // namespace

TEST_CASE("on a phone a name stands over its amount where it does not fit beside it") {
  World world = drawn_world(payers_story(3, R"({"usd": 1234567890, "bound": "could_exceed"})"));
  world.size = {360, 640};
  seek(world.view, world.story, make_date(2000, 12, 1));
  const Scene scene = world.scene();
  for (const char* name : {"Payer 0", "Payer 1", "Payer 2"}) {
    const bool named = std::any_of(scene.marks.begin(), scene.marks.end(), [&](const Mark& mark) {
      return mark.shape == Shape::text && mark.box.right() < 180 && mark.text.rfind(name, 0) == 0 &&
             mark.text.find(',') == std::string::npos;
    });
    CHECK_MESSAGE(named, name);
  }
}

TEST_CASE("who pays most is named beside what is paid, also on a phone") {
  World world = drawn_file("/tests/stories/good/space.json");
  world.size = {360, 640};
  seek(world.view, world.story, make_date(1969, 9, 30));
  const Scene scene = world.scene();
  CHECK(std::any_of(scene.marks.begin(), scene.marks.end(),
                    [](const Mark& mark) { return mark.text.find("Congress") != std::string::npos; }));
}
