#include <doctest/doctest.h>

#include <algorithm>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

TEST_CASE("the width samples are of the story's own size") {
  World world;
  CHECK(has_text(world.scene(), "$10B"));
  CHECK_FALSE(has_text(world.scene(), "$100B"));
  for (Event& event : world.story.events) {
    if (event.amount) event.amount->value /= 1000;
  }
  world.reindex();
  CHECK(has_text(world.scene(), "$10M"));
  CHECK_FALSE(has_text(world.scene(), "$10B"));
}

TEST_CASE("the legend takes a story's own word for an unpublished price") {
  World world;
  world.story.labels.set("map.no_price", "price kept secret");
  int found = 0;
  for (const Mark& mark : world.scene().marks) found += mark.text == "price kept secret" ? 1 : 0;
  CHECK(found == 2);  // at its ribbon and in the legend
}

TEST_CASE("a phone's map has a key to its textures, arrows and widths, and has it on no other tab") {
  World world;
  for (const Size size : {Size{320, 568}, Size{360, 640}, Size{390, 720}, Size{844, 390}}) {
    world.size = size;
    world.view.tab = Tab::map;
    const Scene scene = world.scene();
    CAPTURE(size.width);
    for (const char* word : {"firm", "up to", "talks", "no price", "Arrow: the way the money goes", "$10B"})
      CHECK_MESSAGE(has_text(scene, word), std::string(word));
    world.view.tab = Tab::totals;
    CHECK(marks_of(world.scene(), Panel::legend).empty());
  }
}

TEST_CASE("a sample of width stands behind its sum") {
  const Scene scene = World().scene();
  const Mark* const sum = find_text(scene, "$10B");
  REQUIRE(sum);
  const auto marks = marks_of(scene, Panel::legend);
  CHECK(std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
    return mark.shape == Shape::rect && mark.color == ColorRole::text_secondary && mark.box.x > sum->box.right() &&
           mark.box.x < sum->box.right() + 8;
  }));
}

TEST_CASE("the keys say only what the story uses") {
  World world;
  const auto without = [&](const auto& gone, const char* word) {
    World other = world;
    std::vector<Event>& events = other.story.events;
    events.erase(std::remove_if(events.begin(), events.end(), gone), events.end());
    other.reindex();
    CHECK_MESSAGE(has_text(world.scene(), word), std::string(word));
    CHECK_FALSE_MESSAGE(has_text(other.scene(), word), std::string(word));
  };
  without([](const Event& event) { return event.amount && event.amount->bound == Bound::up_to; }, "up to");
  without([](const Event& event) { return event.kind == EventKind::talks; }, "talks, letter of intent");
  without([](const Event& event) { return event.kind == EventKind::contract; }, "no price");
  without([](const Event& event) { return event.kind == EventKind::contract; }, "contract");
  without([](const Event& event) { return event.kind == EventKind::contract; }, "are paid under contract");
  without([](const Event& event) { return is_hollow(event); }, "hollow: nothing firm that day");
  CHECK_FALSE(has_text(world.scene(), "about"));
}

TEST_CASE("the key of the strip's marks stands outside of the time plot") {
  World world;
  for (const Size size : {Size{620, 760}, Size{768, 900}, Size{880, 620}, Size{960, 620}, Size{1280, 760}}) {
    world.size = size;
    const Scene scene = world.scene();
    const auto marks = marks_of(scene, Panel::strip_key);
    CHECK(marks.size() >= 6);
    for (const Mark& mark : marks) {
      const bool beside = mark.box.x > scene.time_strip.right() + 8,
                 above = mark.box.bottom() < scene.time_strip.y - 20;
      CHECK((beside || above));
    }
  }
}
