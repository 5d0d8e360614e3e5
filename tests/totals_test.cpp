#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

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

TEST_CASE("a sum in the totals has its payer, and no comma is left over") {
  World world;
  const std::string heading(world.story.labels["totals.heading"]);
  for (Entity& entity : world.story.entities) entity.short_name = "Abcdefghi of a name that goes on and on and on";
  for (const char* to : {"2004-12-31", "2006-12-31", "2008-06-30", "2008-12-31", "2009-06-30", "2010-12-31"}) {
    world.story.to = parse_date(to)->last;  // the sooner the curve rises, the less room is in front of it
    for (const size_t length : {3U, 12U, 20U, 24U, 28U}) {  // of the company's name, beside which there is room too
      world.story.entities[2].name = std::string(length, 'L');
      CAPTURE(to);
      CAPTURE(length);
      const Scene scene = world.scene();
      const Mark* title = find_text(scene, heading);
      REQUIRE(title != nullptr);
      std::string last;
      for (const Mark& mark : scene.marks) {
        if (mark.shape != Shape::text || mark.box.x < title->box.x || mark.box.y <= title->box.y) continue;
        CHECK(mark.text.rfind("up to $9B", 0) != 0);
        CHECK(mark.text.rfind("$4B", 0) != 0);
        if (mark.text.rfind("Abc", 0) == 0) last = mark.text;
      }
      if (!last.empty()) CHECK(last.back() != ',');
    }
  }
}

TEST_CASE("the figure of a curve that begins at the left edge stands beside the name") {
  World world;
  world.story.from = make_date(2000, 3, 9);
  world.plan = build_map_plan(world);
  for (const float height : {520.0F, 560.0F, 620.0F, 700.0F}) {
    world.size = {960, height};
    CAPTURE(height);
    const Scene scene = world.scene();
    const auto says = [&](const Mark& mark) {
      return mark.shape == Shape::text && mark.box.x > 650 && mark.text.rfind("Mill up to $9B", 0) == 0;
    };
    CHECK(std::any_of(scene.marks.begin(), scene.marks.end(), says));
  }
}
