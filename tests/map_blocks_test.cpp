// Every sum of the map stands in the block of its company: from a sum upwards, the first name before a rule is its own.
// Checked on the Scene alone, over every width of picture there is.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "drawn_stories.hpp"
#include "sweep.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// What the left column shows.
struct Blocks {
  std::vector<Mark> names, sums;
  std::vector<float> rules;
};

Blocks blocks_of(const Scene& scene) {
  Blocks blocks;
  const auto marks = marks_of(scene, Panel::map);
  float bar = 1e9F;
  for (const Mark& mark : marks) {
    if (mark.shape == Shape::rect && mark.color == ColorRole::hairline) bar = std::min(bar, mark.box.x);
  }
  const float left = at(scene.panels, static_cast<int>(Panel::map)).box.x, edge = bar - 8;
  for (const Mark& mark : marks) {
    if (mark.shape == Shape::line && mark.color == ColorRole::hairline) {
      CHECK(mark.box.x == doctest::Approx(left));
      CHECK(mark.box.right() == doctest::Approx(edge));
      blocks.rules.push_back(mark.box.y);
    }
    if (mark.shape != Shape::text || mark.box.right() > bar) continue;
    const bool heading = mark.box.y < scene.panels[static_cast<size_t>(Panel::map)].box.y + 10 &&
                         mark.weight == Weight::semibold && mark.color != ColorRole::text;
    if (heading) continue;
    if (std::abs(mark.box.x - left) < 0.01F)
      blocks.names.push_back(mark);
    else if (std::abs(mark.box.right() - edge) < 0.1F)
      blocks.sums.push_back(mark);
    else
      FAIL_CHECK("neither a name nor a sum: " << mark.text);
  }
  return blocks;
}

// The name that a reader finds going up from a sum; nullptr where a rule comes first.
const Mark* name_above(const Blocks& blocks, const Mark& sum) {
  const float y = sum.box.center().y;
  const Mark* nearest = nullptr;
  for (const Mark& name : blocks.names) {
    const float its = name.box.center().y;
    if (its <= y + 4 && (!nearest || its > nearest->box.center().y)) nearest = &name;
  }
  if (!nearest) return nullptr;
  for (const float rule : blocks.rules) {
    if (rule > nearest->box.center().y && rule < y) return nullptr;
  }
  return nearest;
}

// "Regional…17" is a form of "Regional Bank 17".
bool is_form_of(const std::string& drawn, const Entity& entity) {
  if (drawn == entity.name) return true;
  const size_t cut = drawn.find("…");
  if (cut == std::string::npos) return drawn == entity.short_name;
  const std::string head = drawn.substr(0, cut);
  std::string tail = drawn.substr(cut + 3);
  if (const size_t again = tail.find("…"); again != std::string::npos) tail.resize(again);
  return entity.short_name.rfind(head, 0) == 0 && entity.short_name.find(tail) != std::string::npos;
}

bool is_count(const std::string& text) { return text.find(" more") != std::string::npos; }

// A sum of the day: of which company, and how it may be said.
struct Sum {
  int company;
  std::string text, brief;
};

std::vector<Sum> sums_of(const World& world) {
  std::vector<Sum> sums;
  const Snapshot now = snapshot_at(world, world.view.playhead);
  for (const Flow& flow : world.plan.flows) {
    int event = none;
    for (const int index : flow.events) event = index < now.event_count && shows(world.view, index) ? index : event;
    if (event == none) continue;
    const Interval* total =
        flow.ledger == none ? nullptr : at(world.index.ledgers.all, flow.ledger).at(world.view.playhead);
    if (flow.loop() && flow.from_side == Side::right) continue;
    sums.push_back({flow.loop() ? flow.from : flow.entity_at(Side::left), flow_sum(world, flow, event, total, nullptr),
                    flow_sum(world, flow, event, total, nullptr, true)});
  }
  return sums;
}

// Returns how many sums of the day have no text of their own.
size_t check_sums(const World& world, const Blocks& blocks) {
  std::vector<Sum> expected = sums_of(world);
  for (const Mark& sum : blocks.sums) {
    const Mark* const name = name_above(blocks, sum);
    if (!name) {
      FAIL_CHECK("a sum without a name: " << sum.text);
      continue;
    }
    if (is_count(sum.text) || is_count(name->text)) continue;
    const auto found = std::find_if(expected.begin(), expected.end(), [&](const Sum& its) {
      return (its.text == sum.text || its.brief == sum.text) &&
             is_form_of(name->text, at(world.story.entities, its.company));
    });
    if (found == expected.end())
      FAIL_CHECK(sum.text << " stands in the block of " << name->text);
    else
      expected.erase(found);
  }
  return expected.size();
}

void check_texts(const Scene& scene, const World& world) {
  std::vector<const Mark*> texts;
  for (const Mark& mark : marks_of(scene, Panel::map)) {
    if (mark.shape == Shape::text) texts.push_back(&mark);
  }
  const Box& panel = at(scene.panels, static_cast<int>(Panel::map)).box;
  std::set<std::string> cut;
  for (size_t i = 0; i < texts.size(); ++i) {
    const Mark& text = *texts[i];
    const Box& a = text.box;
    if (a.x < panel.x - 1 || a.right() > panel.right() + 1 || a.y < panel.y - 1 || a.bottom() > panel.bottom() + 1)
      FAIL_CHECK("leaves the map: " << text.text);
    if (text.text.find("…") != std::string::npos) {
      const bool name = std::any_of(world.story.entities.begin(), world.story.entities.end(),
                                    [&](const Entity& entity) { return is_form_of(text.text, entity); });
      if (!name || text.text == "…") FAIL_CHECK("cut: " << text.text);
      if (!cut.insert(text.text).second) FAIL_CHECK("two names are cut to " << text.text);
    }
    for (size_t j = i + 1; j < texts.size(); ++j) {
      const Box& b = texts[j]->box;
      if (a.x + 0.5F < b.right() && b.x + 0.5F < a.right() && a.y + 0.5F < b.bottom() && b.y + 0.5F < a.bottom())
        FAIL_CHECK(text.text << " lies on " << texts[j]->text);
    }
  }
}

size_t check_map(World& world) {
  const Scene scene = world.scene();
  if (marks_of(scene, Panel::map).empty()) return 0;
  CAPTURE(world.story.title);
  CAPTURE(world.size.width);
  CAPTURE(world.size.height);
  CAPTURE(iso(world.view.playhead));
  CAPTURE(world.view.selected);
  check_texts(scene, world);
  return check_sums(world, blocks_of(scene));
}

// Names that begin alike, and more of them than any picture has rows.
std::string many_names_story() {
  std::string entities, events;
  for (int i = 0; i < 150; ++i) {
    const std::string n = std::to_string(i);
    for (const std::string side : {"left", "right"})
      entities += std::string(entities.empty() ? "" : ",") + R"({"id":")" + (side + n) +
                  R"(","name":"Regional Development Bank of )" +
                  (side == "left" ? "the North, District " : "the South, District ") + n +
                  R"(","kind":"bank","side":")" + side + "\"}";
    events += std::string(i > 0 ? "," : "") + R"({"id":"e)" + n +
              R"(","title":"A deal","text":"It is made.","date":"2001-03","kind":)" +
              (i % 3 == 0 ? R"("contract","from":"right)" : R"("investment","from":"left)") + n + R"(","to":")" +
              (i % 3 == 0 ? "left" : "right") + std::to_string((i * 7) % 150) +
              R"(","status":"announced","amount":{"usd":)" + std::to_string(i + 1) + R"(1000000,"bound":")" +
              (i % 4 == 0   ? "about"
               : i % 4 == 1 ? "up_to"
                            : "exact") +
              R"("},"sources":["s"]})";
  }
  return R"({"version":1,"title":"Many names","language":"en","asOf":"2009","range":{"from":"2000","to":"2009"},"entities":[)" +
         entities + R"(],"sources":[{"id":"s","publisher":"P","title":"T"}],"events":[)" + events + "]}";
}

// Heights from the lowest there is to one with room for all.
std::vector<float> heights_at(float width) { return {width < 480 ? 400.0F : 320.0F, 480, 620, 760, 900}; }

}  // namespace

TEST_CASE("at every width each sum of the map stands in the block of its company") {
  std::vector<std::pair<World, std::vector<const char*>>> worlds;
  worlds.push_back({drawn_file("/assets/story.json"), {"2021-06-15", "2024-06-15", "2025-12-16"}});
  worlds.push_back({drawn_file("/tests/stories/good/space.json"), {"1969-09-30"}});
  worlds.push_back({drawn_file("/tests/stories/good/polish.json"), {"2100-01-01"}});
  worlds.push_back({drawn_file("/tests/stories/good/bank-rescues-version-1.json"), {"2009-03-01", "2014-12-01"}});
  worlds.push_back({drawn_world(many_names_story()), {"2009-01-01"}});
  for (auto& [world, dates] : worlds) {
    const bool large = world.plan.flows.size() > 100;
    for (int width = 320; width <= 1600; width += (large ? 16 : 1) * test::sweep_stride) {
      const std::vector<float> heights = heights_at(static_cast<float>(width));
      // Every width with one height and one date each, in turn.
      const auto turn = static_cast<size_t>(width);
      world.size = {static_cast<float>(width), heights[turn % heights.size()]};
      seek(world.view, world.story, parse_date(dates[turn / heights.size() % dates.size()])->first);
      check_map(world);
    }
  }
}

TEST_CASE("each sum stands in its company's block on every day, also with its event selected") {
  for (const char* path :
       {"/assets/story.json", "/tests/stories/good/space.json", "/tests/stories/good/bank-rescues-version-1.json"}) {
    World world = drawn_file(path);
    for (const Size size : {Size{320, 400}, Size{320, 640}, Size{360, 720}, Size{390, 720}, Size{568, 320},
                            Size{640, 480}, Size{768, 620}, Size{768, 900}, Size{1280, 760}}) {
      world.size = size;
      for (int i = 0; i < static_cast<int>(world.story.events.size()); i += test::sweep_stride) {
        seek(world.view, world.story, at(world.story.events, i).date.first);
        check_map(world);
        select(world.view, world.story, i);
        check_map(world);
        seek(world.view, world.story, world.story.to);
        select(world.view, world.story, i);
        check_map(world);
      }
    }
  }
}

TEST_CASE("no words of the map lie on others, whatever its units, ends and repayments") {
  World world = drawn_file("/tests/stories/good/bank-rescues.json");
  int turn = 0;
  for (const Size size : {Size{320, 400}, Size{360, 720}, Size{390, 720}, Size{640, 480}, Size{768, 900},
                          Size{1100, 760}, Size{1280, 760}, Size{1600, 900}}) {
    world.size = size;
    for (const Event& event : world.story.events) {
      for (const Date day : {event.date.first, event.date.last}) {
        seek(world.view, world.story, day);
        CAPTURE(size.width);
        CAPTURE(iso(world.view.playhead));
        if (++turn % 2 == 0) select(world.view, world.story, static_cast<int>(&event - world.story.events.data()));
        check_texts(world.scene(), world);
      }
    }
  }
}

TEST_CASE("where there is room every sum of the bundled story has its row") {
  World world = drawn_file("/assets/story.json");
  seek(world.view, world.story, make_date(2025, 12, 16));
  for (const Size size : {Size{390, 720}, Size{768, 900}, Size{1280, 760}}) {
    world.size = size;
    CHECK(check_map(world) == 0);
  }
}
