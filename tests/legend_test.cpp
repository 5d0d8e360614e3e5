#include <doctest/doctest.h>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

TEST_CASE("the width samples are of the story's own size") {
  World world;
  CHECK(has_text(world.scene(), "$10B"));
  CHECK_FALSE(has_text(world.scene(), "$100B"));
  for (Event& event : world.story.events) {
    if (event.amount) event.amount->usd /= 1000;
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
  CHECK(found == 2);  // at the bracket and in the legend
}

TEST_CASE("a phone has no legend, for its labels say what the textures mean") {
  World world;
  CHECK(has_text(world.scene(), "firm"));
  world.size = {360, 640};
  CHECK_FALSE(has_text(world.scene(), "firm"));
  CHECK(marks_of(world.scene(), Panel::legend).empty());
}
