#include <doctest/doctest.h>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

bool has_link(const Scene& scene) {
  for (const Hit& hit : scene.hits) {
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
       {"Steel Mill → The Lab", "up to $9B", "At most.", "Announced 1 Jul 2003", "Source: The Gazette"}) {
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
  CHECK(has_text(world.scene(), "Source: The Gazette"));
  CHECK_FALSE(has_link(world.scene()));
}

TEST_CASE("on a phone the sheet shows the text only when it is open") {
  World world;
  world.size = {360, 640};
  CHECK_FALSE(has_text(world.scene(), "Nothing is settled."));
  world.view.card_open = true;
  CHECK(has_text(world.scene(), "Nothing is settled."));
}
