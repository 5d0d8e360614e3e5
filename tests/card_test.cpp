#include <doctest/doctest.h>

#include <algorithm>

#include "core/wording.hpp"
#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

Date day(const char* text) { return parse_date(text)->first; }

bool has_link(const Scene& scene) {
  for (const HitRegion& hit : scene.hits) {
    if (hit.target.kind == TargetKind::link) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the card says who, how much, what, how sure, and who says so") {
  World world;
  select(world.view, world.story, world.event("ceiling"));
  const Scene scene = world.scene();
  for (const char* text :
       {"Steel Mill → The Lab", "up to $9B", "At most.", "Announced 1 Jul 2003", "Source:", "The Gazette"}) {
    CAPTURE(std::string(text));
    CHECK(has_text(scene, text));
  }
  CHECK(has_link(scene));
}

TEST_CASE("talks hold as of a day, they did not happen on it") {
  World world;
  select(world.view, world.story, world.event("rumour"));
  CHECK(has_text(world.scene(), "In talks as of 2 Feb 2004"));
}

TEST_CASE("the card sets a sum in many words smaller before it cuts it") {
  World world;
  select(world.view, world.story, world.event("ceiling"));
  world.story.labels.set("spoken.up_to", "never any more than {amount}");
  const Scene scene = world.scene();
  const auto card = marks_of(scene, Panel::card);
  CHECK(std::any_of(card.begin(), card.end(), [](const Mark& mark) { return mark.text == "never any more than $9B"; }));
}

TEST_CASE("the card says when a sum must not be added to others") {
  World world;
  const auto ceiling = static_cast<size_t>(world.event("ceiling"));
  select(world.view, world.story, world.event("ceiling"));
  CHECK_FALSE(has_text(world.scene(), "Announced 1 Jul 2003 · not counted"));
  world.story.events[ceiling].counts = Counts::never;
  CHECK(has_text(world.scene(), "Announced 1 Jul 2003 · not counted"));
  world.size = {360, 640};
  CHECK(has_text(world.scene(), "up to $9B · not counted"));
  CHECK(has_text(world.scene(), "Announced 1 Jul 2003 · Steel Mill → The Lab"));
}

TEST_CASE("without money the card leads with what became of the chip, or with the kind of event") {
  World world;
  select(world.view, world.story, world.event("engine-sold"));
  CHECK(has_text(world.scene(), "E1 available"));
}

TEST_CASE("the card follows the pointer and comes back") {
  World world;
  world.view.hovered = world.event("deal");
  CHECK(has_text(world.scene(), "No price was given."));
  world.view.hovered = none;
  CHECK(has_text(world.scene(), "Nothing is settled."));
}

TEST_CASE("a source without an address is named, not linked") {
  World world;
  world.story.sources[0].url.clear();
  CHECK(has_text(world.scene(), "The Gazette"));
  CHECK_FALSE(has_link(world.scene()));
}

TEST_CASE("on a phone the sheet shows the text only when it is open") {
  World world;
  world.size = {360, 640};
  CHECK_FALSE(has_text(world.scene(), "Nothing is settled."));
  world.view.card_open = true;
  CHECK(has_text(world.scene(), "Nothing is settled."));
}

TEST_CASE("every source of an event is a link of its own") {
  World world;
  const Source second = {"times", "The Times", "Another page", "https://example.org/b", "2000-04", false, {}, {}};
  world.story.sources.push_back(second);
  at(world.story.events, world.event("ceiling")).sources.push_back(1);
  select(world.view, world.story, world.event("ceiling"));
  for (const bool phone : {false, true}) {
    if (phone) world.size = {360, 640}, world.view.card_open = true;
    const Scene scene = world.scene();
    for (const int source : {0, 1}) {
      const auto leads_there = [&](const HitRegion& hit) { return hit.target == Target{TargetKind::link, source}; };
      CHECK(std::count_if(scene.hits.begin(), scene.hits.end(), leads_there) == 1);
    }
  }
}

TEST_CASE("the card of a chosen event grows until its whole text is in it") {
  World world;
  std::string& text = at(world.story.events, world.event("ceiling")).text;
  for (int i = 0; i < 36; ++i) text += " and so on";
  text += " until the end.";
  select(world.view, world.story, world.event("ceiling"));
  const auto says_the_end = [&] {
    for (const Mark& mark : world.scene().marks) {
      if (mark.text.find("the end.") != std::string::npos) return true;
    }
    return false;
  };
  CHECK(says_the_end());
  world.size = {720, 760};
  CHECK(says_the_end());
  world.size = {360, 640};
  CHECK_FALSE(says_the_end());
  world.view.card_open = true;
  CHECK(says_the_end());
  world.size = {667, 375};
  CHECK(says_the_end());
}

TEST_CASE("the picture says as of when it is, and leads to the story that replaces it") {
  World world;
  CHECK(has_text(world.scene(), "Checked on 1 Jan 2005"));
  world.story.newer = Newer{"https://example.org/newer", make_date(2006, 1, 1)};
  for (const Size size : {Size{960, 620}, Size{720, 760}, Size{360, 640}, Size{568, 320}}) {
    world.size = size;
    const Scene scene = world.scene();
    CHECK(has_text(scene, "Newer story: 1 Jan 2006"));
    const auto leads_there = [](const HitRegion& hit) { return hit.target.kind == TargetKind::newer; };
    CHECK(std::count_if(scene.hits.begin(), scene.hits.end(), leads_there) == 1);
  }
}

TEST_CASE("the open sheet of a phone names the latest before the event, after all that is known of it") {
  World world;
  world.size = {568, 320};
  seek(world.view, world.story, make_date(2004, 2, 2));
  const auto says = [&] {
    std::string text;
    for (const Mark& mark : world.scene().marks) text += mark.shape == Shape::text ? mark.text + " " : "";
    return text.find("Latest before it: 1 Jul 2003, Mill to put up to $9B in the lab") != std::string::npos;
  };
  CHECK_FALSE(says());
  world.view.card_open = true;
  CHECK(says());
  for (Event& event : world.story.events) {
    for (int i = 0; i < 200; ++i) event.text += " and so on";
  }
  CHECK_FALSE(says());
}

TEST_CASE("a running total is said to be one, on the card as in the words") {
  World world;
  Event& event = at(world.story.events, world.event("ceiling"));
  event.counts = Counts::states;
  select(world.view, world.story, world.event("ceiling"));
  CHECK(has_text(world.scene(), "up to $9B in all"));
  CHECK(amount_words(world.story, event) == "up to $9B in all");
  CHECK(amount_spoken(world.story, event) == "up to 9 billion dollars in all");
}

TEST_CASE("the open sheet does not say again the headline that stands above it") {
  World world;
  world.size = {360, 640};
  world.view.card_open = true;
  const auto count = [&] {
    const Scene scene = world.scene();
    return std::count_if(scene.marks.begin(), scene.marks.end(),
                         [](const Mark& mark) { return mark.text == "Bank in talks on more"; });
  };
  CHECK(count() == 1);
  world.size = {667, 375};  // the sheet covers the head
  CHECK(count() == 1);
}

TEST_CASE("names too long for the card stand there in their short forms") {
  World world;
  world.story.entities[1].name = "The United Steel Mills of the North and the South";
  select(world.view, world.story, world.event("ceiling"));
  CHECK(has_text(world.scene(), "Mill → Lab"));
  world.size = {360, 640};
  CHECK(has_text(world.scene(), "Announced 1 Jul 2003 · Mill → Lab"));
}

TEST_CASE("the card says what became of a deal once its day has come, and what was corrected") {
  World world;
  const int rumour = world.event("rumour");
  Event end;
  end.id = "over";
  end.date = {day("2004-03-01"), day("2004-03-01")};
  end.kind = EventKind::end;
  end.ending = Ending::lapsed;
  end.title = "Nothing came of it";
  end.text = "They parted.";
  end.ends = {rumour};
  world.story.events.push_back(end);
  world.story.corrections = {{day("2026-03-03"), rumour, "It was in February", "It was in May"}};
  world.reindex();
  for (const Size size : {Size{960, 620}, Size{360, 720}, Size{320, 640}}) {
    world.size = size;
    world.view = initial_view(world.story);
    seek(world.view, world.story, day("2004-02-29"));
    world.view.selected = rumour;
    world.view.card_open = true;
    CHECK_FALSE(has_text(world.scene(), "Lapsed on 1 Mar 2004"));
    world.view.playhead = day("2004-03-01");
    const Scene scene = world.scene();
    CHECK(has_text(scene, "Lapsed on 1 Mar 2004"));
    std::string said;
    for (const Mark& mark : marks_of(scene, Panel::card)) said += mark.text + " ";
    CAPTURE(said);
    CHECK(said.find("Corrected 3 Mar 2026: It was in February. Before, it said: It was in May") != std::string::npos);
  }
}
