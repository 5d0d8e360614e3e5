#include <doctest/doctest.h>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

TEST_CASE("the totals name every ledger into a company, the largest first") {
  World world;
  CHECK(has_text(world.scene(), "Mill up to $9B, Bank $4B"));
  seek(world.view, world.story, make_date(2001, 1, 1));
  CHECK(has_text(world.scene(), "Bank $4B"));
}

TEST_CASE("talks are not in the totals") {
  World world;
  for (const Mark& mark : world.scene().marks) {
    if (mark.shape == Shape::text && mark.box.x > 650 && mark.box.y > 240)
      CHECK(mark.text.find("$16B") == std::string::npos);
  }
}

TEST_CASE("a name may be cut in the totals, a figure never") {
  World world;
  world.story.entities[0].short_name = "An investment bank with a name that goes on and on and on and on";
  for (const Mark& mark : world.scene().marks) {
    if (mark.shape != Shape::text || mark.box.x < 650 || mark.box.y < 270) continue;
    const size_t dollar = mark.text.find('$');
    if (dollar != std::string::npos) CHECK(mark.text.find("…", dollar) == std::string::npos);
  }
}
