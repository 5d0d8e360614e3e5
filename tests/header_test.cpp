#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "drawn_stories.hpp"

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

TEST_CASE("a headline of 90 characters is whole on a wide layout and on a phone, in a narrow one in the open sheet") {
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
  world.size = {390, 720};
  CHECK(said().find("in parts") != std::string::npos);
  world.size = {568, 320};
  CHECK(said().find("in parts") == std::string::npos);
  world.view.card_open = true;
  CHECK(said().find("in parts") != std::string::npos);
}

TEST_CASE("on a phone a status without room is left out and the date stays whole") {
  World world;
  world.size = {320, 640};
  // The outline of the status, the only frame of the header; nullptr without one.
  const auto pill = [](const Scene& scene) -> const Mark* {
    for (const Mark& mark : marks_of(scene, Panel::header)) {
      if (mark.shape == Shape::frame) return &mark;
    }
    return nullptr;
  };
  const Scene short_word = world.scene();
  REQUIRE(pill(short_word));
  REQUIRE(has_text(short_word, "31 Dec 2004"));
  CHECK(pill(short_word)->box.x >= find_text(short_word, "31 Dec 2004")->box.right());
  world.story.labels.set("status.in_talks", "in negotiations that may go on for a long time");
  const Scene long_word = world.scene();
  CHECK(has_text(long_word, "31 Dec 2004"));
  CHECK(pill(long_word) == nullptr);
}

TEST_CASE("no line of a headline is a single word") {
  World world;
  for (Event& event : world.story.events)
    event.title = "Amazon commits another $4B to Anthropic, doubling its total to $8B";
  seek(world.view, world.story, make_date(2004, 2, 2));
  const Scene scene = world.scene();
  std::vector<std::string> lines;
  for (const Mark& mark : marks_of(scene, Panel::header)) {
    if (mark.shape == Shape::text && mark.size == 20) lines.push_back(mark.text);
  }
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].rfind("Amazon commits", 0) == 0);
  CHECK(lines[1].size() > lines[0].size() / 2);
  CHECK(lines[1].ends_with("to $8B"));
}

TEST_CASE("on its own day the head names the other events of the day and the latest before it, as many as fit") {
  World world = drawn_file("/assets/story.json");
  seek(world.view, world.story, make_date(2025, 12, 16));
  const auto notes = [&](Size size) {
    world.size = size;
    const Scene scene = world.scene();
    std::string out;
    for (const Mark& mark : marks_of(scene, Panel::header)) {
      if (mark.shape == Shape::text && mark.color == ColorRole::text_secondary)
        out.append(out.empty() ? "" : " ").append(mark.text);
    }
    return out;
  };
  CHECK(notes({1280, 760}) ==
        "Also that day: Amazon’s money in Anthropic put at $8B or more; Microsoft’s money in OpenAI put above $13B. "
        "Latest before it: 2 Dec 2025, AWS opens Trainium3, its latest AI chip, to customers");
  CHECK(notes({390, 720}) == "And 2 more that day");
  seek(world.view, world.story, make_date(2024, 6, 15));
  CHECK(notes({1280, 760}).empty());
}

TEST_CASE("the headline and its date stand before the map, which stays where it is from day to day") {
  World world = drawn_file("/assets/story.json");
  for (const Size size : {Size{320, 640}, Size{390, 720}, Size{768, 900}, Size{1280, 760}}) {
    world.size = size;
    float map_top = -1;
    for (const char* date : {"2019-03-01", "2021-06-15", "2024-06-15", "2025-10-28", "2025-12-16"}) {
      seek(world.view, world.story, parse_date(date)->first);
      const Scene scene = world.scene();
      for (const PanelMarks& panel : scene.panels) {
        if (panel.panel != Panel::map) continue;
        if (map_top < 0) map_top = panel.box.y;
        CHECK(panel.box.y == map_top);
      }
      for (const Mark& mark : marks_of(scene, Panel::header)) CHECK(mark.box.bottom() <= map_top + 1);
    }
  }
}
