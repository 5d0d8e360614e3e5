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
    CHECK_FALSE(flow.loop());
    CHECK(at(world.story.entities, flow.entity_at(Side::left)).side == Side::left);
    CHECK(at(world.story.entities, flow.entity_at(Side::right)).side == Side::right);
  }
}

TEST_CASE("the totals of a company hold its ledgers and leave talks out") {
  const World world;
  REQUIRE(world.plan.totals.size() == 1);
  const std::vector<TotalPart>& parts = world.plan.totals[0].parts;
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].highest == 4e9);
  CHECK(parts[1].highest == 9e9);
  CHECK(world.plan.highest_total == 9e9);
}
