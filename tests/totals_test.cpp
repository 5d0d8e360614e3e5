#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// The lines of the totals panel, without its heading.
std::vector<std::string> totals_lines(const World& world) {
  const std::string_view heading = world.story.labels["totals.heading"];
  const Scene scene = world.scene();
  std::vector<std::string> lines;
  for (const Mark& mark : marks_of(scene, Panel::totals)) {
    if (mark.shape == Shape::text && mark.text != heading) lines.push_back(mark.text);
  }
  return lines;
}

bool begins(const std::string& text, std::string_view beginning) { return text.rfind(beginning, 0) == 0; }

}  // namespace

TEST_CASE("the totals name every ledger into a company, the largest first") {
  World world;
  CHECK(has_text(world.scene(), "Mill up to $9B, Bank $4B"));
  seek(world.view, world.story, make_date(2001, 1, 1));
  CHECK(has_text(world.scene(), "Bank $4B"));
}

TEST_CASE("talks are not in the totals") {
  const World world;
  int with_sums = 0;
  for (const std::string& line : totals_lines(world)) {
    with_sums += line.find('$') != std::string::npos ? 1 : 0;
    CHECK(line.find("$16B") == std::string::npos);
  }
  CHECK(with_sums > 0);
}

TEST_CASE("a name may be cut in the totals, an amount never") {
  World world;
  at(world.story.entities, 0).short_name = "An investment bank with a name that goes on and on and on and on";
  int cut_names = 0;
  for (const std::string& line : totals_lines(world)) {
    const size_t amount = line.find("$4B");
    if (amount == std::string::npos) continue;
    cut_names += line.find("…") < amount ? 1 : 0;
    CHECK(line.find("…", amount) == std::string::npos);
  }
  CHECK(cut_names == 1);
}

TEST_CASE("an amount in the totals has its payer, and no comma is left over") {
  World world;
  for (Entity& entity : world.story.entities) entity.short_name = "Abcdefghi of a name that goes on and on and on";
  int with_payer = 0;
  for (const char* to : {"2004-12-31", "2006-12-31", "2008-06-30", "2008-12-31", "2009-06-30", "2010-12-31"}) {
    world.story.to = parse_date(to)->last;  // the sooner the curve rises, the less room is in front of it
    for (const size_t length : {3U, 12U, 20U, 24U, 28U}) {  // of the company's name, beside which there is room too
      at(world.story.entities, 2).name = std::string(length, 'L');
      CAPTURE(to);
      CAPTURE(length);
      std::string last;
      for (const std::string& line : totals_lines(world)) {
        CHECK_FALSE(begins(line, "up to $9B"));
        CHECK_FALSE(begins(line, "$4B"));
        if (begins(line, "Abc")) last = line;
      }
      CHECK((last.empty() || last.back() != ','));
      with_payer += last.empty() ? 0 : 1;
    }
  }
  CHECK(with_payer > 10);
}

TEST_CASE("the amount of a curve that begins at the left edge stands beside the name") {
  World world;
  world.story.from = make_date(2000, 3, 9);
  world.plan = build_map_plan(world);
  for (const float height : {520.0F, 560.0F, 620.0F, 700.0F}) {
    world.size = {960, height};
    CAPTURE(height);
    const std::vector<std::string> lines = totals_lines(world);
    CHECK(std::any_of(lines.begin(), lines.end(),
                      [](const std::string& line) { return begins(line, "Mill up to $9B"); }));
  }
}
