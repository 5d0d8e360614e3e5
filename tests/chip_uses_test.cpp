#include <doctest/doctest.h>

#include <algorithm>

#include "core_story.hpp"
#include "drawn_stories.hpp"
#include "scene/panels/panel_context.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// Ada makes the chips; the lab is promised some, then runs them, and the rival talks.
World world_of_uses() {
  std::string text = story_text(joined(
      {event_text("shown", "2001-05-01", "program", R"("program": "chips", "generation": "two", "stage": "announced")"),
       event_text("money", "2002-01-01", "investment", R"("from": "ada", "to": "lab", "program": "chips")"),
       event_text("deal", "2010-03-01", "contract",
                  R"("from": "lab", "to": "ada", "program": "chips", "generation": "two")"),
       R"({"id": "runs", "date": "2020-06-01", "kind": "contract", "status": "completed", "title": "They run",
           "text": "All of them.", "from": "lab", "to": "ada", "program": "chips", "generation": "two",
           "also": [{"value": 500000, "unit": "chip", "bound": "about"}], "sources": ["paper"]})",
       R"({"id": "talks", "date": "2025-01-01", "kind": "talks", "status": "in_talks", "title": "They talk",
           "text": "Of chips.", "from": "ada", "to": "rival", "program": "chips", "sources": ["paper"]})",
       R"({"id": "over", "date": "2027-01-01", "kind": "end", "status": "announced", "title": "The deal is over",
           "text": "It is.", "ends": ["deal"], "how": "expired", "sources": ["paper"]})"}));
  text.replace(
      text.find("\"version\": 1"), 12,
      R"("version": 2, "units": [{"id": "chip", "name": "chips", "one": "chip", "short": "chips", "kind": "count"}])");
  return drawn_world(text);
}

std::vector<std::string> texts_of_chips(const Scene& scene) {
  std::vector<std::string> texts;
  for (const Mark& mark : marks_of(scene, Panel::chip_lanes)) {
    if (mark.shape == Shape::text) texts.push_back(mark.text);
  }
  return texts;
}

bool says(const Scene& scene, std::string_view text) {
  const std::vector<std::string> texts = texts_of_chips(scene);
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

TEST_CASE("who uses chips is the side of a deal that does not make them") {
  const World world = world_of_uses();
  std::string users;
  for (const ChipUse& use : world.index.chip_uses)
    users += at(world.story.events, use.event).id + ":" + at(world.story.entities, use.user).id + " ";
  CHECK(users == "money:lab deal:lab runs:lab talks:rival ");
}

TEST_CASE("on a phone those who use a generation stand below it, with number, state and date in words") {
  World world = world_of_uses();
  world.size = {390, 720};
  world.view.tab = Tab::chips;
  seek(world.view, world.story, make_date(2026, 1, 1));
  const Scene scene = world.scene();
  CHECK(says(scene, "The Lab: promised, 1 Mar 2010"));
  CHECK(says(scene, "The Lab: about 500,000\u00A0chips in use, 1 Jun 2020"));
  CHECK(says(scene, "Chips, no generation named"));
  CHECK(says(scene, "The Rival: Chips in talks, 1 Jan 2025"));
  seek(world.view, world.story, make_date(2019, 1, 1));
  for (const std::string& text : texts_of_chips(world.scene())) CHECK(text.find("2020") == std::string::npos);
}

TEST_CASE("on wide pictures each company that uses chips has a lane below those of the programmes") {
  World world = world_of_uses();
  world.size = {1280, 760};
  seek(world.view, world.story, make_date(2026, 1, 1));
  const Scene scene = world.scene();
  for (const char* text : {"The Lab", "The Rival", "promised", "in use", "in talks"}) {
    CAPTURE(text);
    CHECK(says(scene, text));
  }
  CHECK(says(scene, "Chip Two promised, 1 Mar 2010"));
}

TEST_CASE("what is promised is a line, what runs a bar, and talks are dashed") {
  World world = world_of_uses();
  world.size = {1280, 760};
  const auto count = [&](int year, auto matches) {
    seek(world.view, world.story, make_date(year, 12, 31));
    const Scene scene = world.scene();
    const auto marks = marks_of(scene, Panel::chip_lanes);
    return std::count_if(marks.begin(), marks.end(),
                         [&](const Mark& mark) { return mark.color == ColorRole::compute && matches(mark); });
  };
  // Each has one in the key.
  const auto thread = [](const Mark& mark) { return mark.shape == Shape::rect && mark.box.height == 1.5F; };
  const auto bar = [](const Mark& mark) { return mark.shape == Shape::rect && mark.box.height == 5; };
  const auto dashes = [](const Mark& mark) { return mark.texture == Texture::dash; };
  CHECK(count(2001, thread) == 1);
  CHECK(count(2011, thread) == 3);
  CHECK(count(2011, bar) == 1);
  CHECK(count(2021, bar) == 2);
  CHECK(count(2024, dashes) == 1);
  CHECK(count(2025, dashes) == 2);
}

TEST_CASE("a use is drawn up to the day on which its deal was over") {
  World world = world_of_uses();
  world.size = {1280, 760};
  const auto longest = [&](Date date) {
    seek(world.view, world.story, date);
    const Scene scene = world.scene();
    float right = 0;
    const float from = x_of(world.story, scene, make_date(2010, 3, 1));
    for (const Mark& mark : marks_of(scene, Panel::chip_lanes)) {
      const bool is_line = mark.color == ColorRole::compute && mark.shape == Shape::rect && mark.box.height == 1.5F;
      if (is_line && std::abs(mark.box.x - from) < 2) right = mark.box.right();
    }
    return right - x_of(world.story, scene, make_date(2027, 1, 1));
  };
  CHECK(longest(make_date(2027, 1, 1)) == doctest::Approx(0).epsilon(0.02));
  CHECK(std::abs(longest(make_date(2029, 12, 31))) < 1);
}

TEST_CASE("a chip under the pointer lights the deals about it, and a deal its chips") {
  World world = world_of_uses();
  world.size = {1280, 760};
  seek(world.view, world.story, make_date(2026, 1, 1));
  const auto faded_texts = [&] {
    int count = 0;
    const Scene scene = world.scene();
    for (const Mark& mark : marks_of(scene, Panel::chip_lanes)) {
      if (mark.color == ColorRole::compute && mark.emphasis < 1) ++count;
    }
    return count;
  };
  CHECK(faded_texts() == 0);
  world.view.hovered_program = 0;
  CHECK(faded_texts() == 0);
  world.view.hovered_program = none;
  world.view.hovered = world.event("before-all");
  CHECK(faded_texts() > 0);
  world.view.hovered = world.event("shown");  // chip two: also of deals that name no generation
  CHECK(faded_texts() == 0);
  CHECK(about_same_chips(at(world.story.events, world.event("shown")), at(world.story.events, world.event("runs"))));
}

TEST_CASE("every use can be reached on the smallest phone, and no date of it is cut") {
  World world = world_of_uses();
  world.view.tab = Tab::chips;
  seek(world.view, world.story, make_date(2026, 1, 1));
  for (const Size size : {Size{320, 480}, Size{320, 640}, Size{360, 640}, Size{559, 800}, Size{667, 375}}) {
    world.size = size;
    CAPTURE(size.width);
    std::vector<int> reached;
    int pages = 0;
    world.view.first_row = 0;
    do {
      int next = 0;
      const Scene scene = world.scene();
      for (const HitRegion& hit : scene.hits) {
        if (hit.target.kind == TargetKind::more_rows) next = hit.target.index;
        if (hit.target.kind == TargetKind::event) reached.push_back(hit.target.index);
      }
      for (const std::string& text : texts_of_chips(scene)) CHECK(text.find("…") == std::string::npos);
      world.view.first_row = next;
    } while (world.view.first_row != 0 && ++pages < 20);
    for (const ChipUse& use : world.index.chip_uses) {
      if (use.event >= snapshot_at(world, world.view.playhead).event_count) continue;
      CAPTURE(at(world.story.events, use.event).id);
      CHECK(std::find(reached.begin(), reached.end(), use.event) != reached.end());
    }
  }
}
