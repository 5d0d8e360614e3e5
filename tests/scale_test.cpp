// What is drawn is bounded by the picture's pixels, not by the story's events.
#include <doctest/doctest.h>

#include <algorithm>

#include "generated_story.hpp"
#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

World world_of(int events) {
  World world(*load_story(generated_story(events, 1)).indexed);
  return world;
}

}  // namespace

TEST_CASE("a map of very many ribbons draws no more of them than it has pixel rows, the one in the light whole") {
  const World world = world_of(20'000);
  REQUIRE(world.plan.flows.size() > 500);
  const Scene scene = world.scene();
  const auto ribbons =
      std::count_if(scene.hits.begin(), scene.hits.end(), [](const HitRegion& hit) { return hit.count > 0; });
  CHECK(ribbons > 100);
  CHECK(static_cast<float>(ribbons) < world.size.height);
  CHECK(std::any_of(scene.marks.begin(), scene.marks.end(),
                    [](const Mark& mark) { return mark.shape == Shape::band && mark.color == ColorRole::highlight; }));
}

TEST_CASE("a curve has no more levels than its axis has pixels, however many steps the total takes") {
  const World world = world_of(100'000);
  const std::vector<Ledger>& ledgers = world.index.ledgers.all;
  REQUIRE(std::any_of(ledgers.begin(), ledgers.end(), [](const Ledger& ledger) { return ledger.steps.size() > 80; }));
  const Scene scene = world.scene();
  for (const Mark& mark : scene.marks) {
    const float levels = static_cast<float>(mark.count) / 4;  // two points of the upper edge, two of the lower
    if (mark.shape == Shape::band && mark.color == ColorRole::money_tint) CHECK(levels <= 2 * mark.box.width + 2);
  }
}
