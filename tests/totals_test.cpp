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
  for (Entity& entity : world.story.entities)
    entity.short_name = "An investment bank with a name that goes on and on and on";
  for (const float width : {900.0F, 960.0F, 1100.0F, 1280.0F}) {
    for (const float height : {560.0F, 620.0F, 760.0F}) {
      world.size = {width, height};
      const Scene scene = world.scene();
      std::vector<std::string> parts;
      for (const Mark& mark : scene.marks) {
        if (mark.shape == Shape::text && mark.box.x > width * 0.66F && mark.text.find("investment") < 5)
          parts.push_back(mark.text);
        if (mark.shape == Shape::text && mark.box.x > width * 0.66F) CHECK(mark.text.rfind("up to $9B", 0) != 0);
      }
      if (!parts.empty()) CHECK(parts.back().back() != ',');
    }
  }
}

TEST_CASE("the figure of a curve that begins at the left edge stands beside the name") {
  World world;
  world.story.from = make_date(2000, 3, 9);
  world.story.entities.push_back(world.story.entities[2]);
  world.plan = build_plan(world.story, world.ledgers);
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
