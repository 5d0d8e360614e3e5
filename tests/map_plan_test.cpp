#include "scene/map_plan.hpp"

#include <doctest/doctest.h>

#include "small_story.hpp"

using namespace explainer;
using explainer::test::World;

TEST_CASE("a pair has one ribbon for money, one for computing and one for talks") {
  const World world;
  REQUIRE(world.plan.flows.size() == 4);
  const auto flow = [&](const char* id) { return at(world.plan.flow_of_event, world.event(id)); };
  CHECK(flow("first-money") != flow("rumour"));
  CHECK(at(world.plan.flows, flow("rumour")).kind == FlowKind::talks);
  CHECK(at(world.plan.flows, flow("deal")).kind == FlowKind::compute);
  CHECK(flow("first-engine") == none);
}

TEST_CASE("a computing ribbon has its supplier at the left whoever pays") {
  const World world;
  for (const Flow& flow : world.plan.flows) {
    CHECK(at(world.story.entities, flow.left).side == Side::left);
    CHECK(at(world.story.entities, flow.right).side == Side::right);
  }
}

TEST_CASE("the series of a company adds its ledgers and leaves talks out") {
  const World world;
  REQUIRE(world.plan.totals.size() == 1);
  const TotalSeries& series = world.plan.totals[0];
  REQUIRE(series.steps.size() == 2);
  CHECK(series.steps[0].total == Interval{4e9, 4e9, false});
  CHECK(iso(series.steps[1].day) == "2003-07-01");
  CHECK(series.steps[1].total == Interval{4e9, 13e9, false});
  CHECK(world.plan.highest_total == 13e9);
}
