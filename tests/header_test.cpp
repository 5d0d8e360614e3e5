#include <doctest/doctest.h>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

TEST_CASE("the head says the day, the status in a word, and the headline") {
  World world;
  seek(world.view, world.story, make_date(2004, 2, 2));
  const Scene scene = world.scene();
  for (const char* text : {"2 Feb 2004", "In talks", "Bank in talks on more"}) CHECK(has_text(scene, text));
}

TEST_CASE("the head speaks of the chosen event, not of the one under the pointer") {
  World world;
  world.view.hovered = world.event("deal");
  CHECK(has_text(world.scene(), "Bank in talks on more"));
  select(world.view, world.story, world.event("ceiling"));
  CHECK(has_text(world.scene(), "Mill to put up to $9B in the lab"));
}

TEST_CASE("a headline of 90 characters is whole on a wide layout, and on a phone in the open sheet") {
  World world;
  const std::string words =
      "Amazon and eleven other investors to put up to $13.5B in the lab over five years, in parts";
  REQUIRE(words.size() == 90);
  for (Event& event : world.story.events) event.title = words;
  const auto said = [&] {
    std::string text;
    for (const Mark& mark : world.scene().marks) text += mark.shape == Shape::text ? mark.text + " " : "";
    return text;
  };
  CHECK(said().find("in parts") != std::string::npos);
  world.size = {360, 640};
  CHECK(said().find("in parts") == std::string::npos);
  world.view.card_open = true;
  CHECK(said().find("in parts") != std::string::npos);
}

TEST_CASE("on a phone a status gives way to the date, never the other way round") {
  World world;
  world.size = {320, 640};
  world.story.labels.set("status.in_talks", "in negotiations that may go on for a long time");
  const Scene scene = world.scene();
  const Mark* date = find_text(scene, "31 Dec 2004");
  REQUIRE(date);
  for (const Mark& mark : scene.marks) {
    if (mark.shape == Shape::frame && mark.radius == 12) CHECK(mark.box.x >= date->box.right());
  }
}

TEST_CASE("no line of a headline is a single word") {
  World world;
  for (Event& event : world.story.events)
    event.title = "Amazon commits another $4B to Anthropic, doubling its total to $8B";
  const Scene scene = world.scene();
  CHECK(has_text(scene, "Amazon commits another $4B to Anthropic, doubling its total to $8B") == false);
  CHECK_FALSE(has_text(scene, "$8B"));
  CHECK_FALSE(has_text(scene, "to $8B"));
}
