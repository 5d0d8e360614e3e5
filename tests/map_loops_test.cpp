// Every ribbon and loop leads from the bar of who pays to the bar of who gets, in any story, and what is over is struck
// through on its day and gone after it. Checked on the Scene.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "drawn_stories.hpp"
#include "generated_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// Where a flow's band leaves and arrives.
struct Band {
  Point from, to;
};

std::map<int, Band> bands_of(const World& world, const Scene& scene) {
  std::map<int, Band> bands;
  for (const HitRegion& hit : scene.hits) {
    if (hit.count == 0 || hit.target.kind != TargetKind::event) continue;
    const Point* const edges = &at(scene.points, hit.first);
    const int half = hit.count / 2;
    const auto middle = [](Point a, Point b) { return Point{(a.x + b.x) / 2, (a.y + b.y) / 2}; };
    const bool fresh = bands
                           .emplace(at(world.plan.flow_of_event, hit.target.index),
                                    Band{middle(edges[0], edges[half]), middle(edges[half - 1], edges[2 * half - 1])})
                           .second;
    CHECK(fresh);
  }
  return bands;
}

// The flows that have something to show on a day, by the events alone.
std::set<int> flows_on(const World& world, Date day) {
  std::set<int> flows;
  for (int i = 0; i < static_cast<int>(world.story.events.size()); ++i) {
    const Event& event = at(world.story.events, i);
    const bool deal =
        event.kind == EventKind::investment || event.kind == EventKind::contract || event.kind == EventKind::talks;
    const std::optional<End>& end = at(world.plan.ended, i);
    if (deal && event.from != none && event.date.first <= day && !(end && end->high < day))
      flows.insert(at(world.plan.flow_of_event, i));
  }
  return flows;
}

// The ends at each bar stand together by company: no company's ribbon ends among those of another.
void check_companies(const World& world, const std::map<int, Band>& bands) {
  for (const Side side : {Side::left, Side::right}) {
    std::vector<std::pair<float, int>> ends;
    for (const auto& [index, band] : bands) {
      const Flow& flow = at(world.plan.flows, index);
      if (flow.from_side == side) ends.push_back({band.from.y, flow.from});
      if (flow.to_side == side) ends.push_back({band.to.y, flow.to});
    }
    std::sort(ends.begin(), ends.end());
    std::set<int> seen;
    const std::vector<int>& column = side == Side::left ? world.plan.left : world.plan.right;
    size_t row = 0;
    for (size_t i = 0; i < ends.size(); ++i) {
      if (i > 0 && ends[i].second == ends[i - 1].second) continue;
      CHECK(seen.insert(ends[i].second).second);
      // And in the order of the rows.
      const auto place = std::find(column.begin(), column.end(), ends[i].second);
      REQUIRE(place != column.end());
      CHECK(static_cast<size_t>(place - column.begin()) >= row);
      row = static_cast<size_t>(place - column.begin());
    }
  }
}

void check_bands(World& world, const char* name) {
  world.size = {1280, 2400};  // nobody shares a row
  std::set<Date> days = {world.story.to};
  for (const Event& event : world.story.events)
    days.insert(std::clamp(event.date.last, world.story.from, world.story.to));
  for (const Date day : days) {
    CAPTURE(name);
    CAPTURE(iso(day));
    seek(world.view, world.story, day);
    const Scene scene = world.scene();
    const std::map<int, Band> bands = bands_of(world, scene);
    for (const int flow : flows_on(world, day)) CHECK(bands.count(flow) == 1);
    float left = 1e9F, right = 0;
    for (const auto& [flow, band] : bands) {
      left = std::min({left, band.from.x, band.to.x});
      right = std::max({right, band.from.x, band.to.x});
    }
    for (const auto& [index, band] : bands) {
      const Flow& flow = at(world.plan.flows, index);
      const auto stands_at = [&](Side side, float x) {
        return std::abs(x - (side == Side::left ? left : right)) < 9;  // the tip's length
      };
      CHECK(stands_at(flow.from_side, band.from.x));
      CHECK(stands_at(flow.to_side, band.to.x));
    }
    check_companies(world, bands);
  }
}

// Deals between any two of a few companies, in three units of which one has no rate, some of them ended or paid back.
std::string random_story(unsigned seed) {
  Dice dice(seed);
  std::string entities, events;
  const int companies = 4 + dice.below(8);
  for (int i = 0; i < companies; ++i)
    entities += std::string(i > 0 ? "," : "") + R"({"id":"c)" + std::to_string(i) + R"(","name":"Company )" +
                std::to_string(i) + R"(","kind":"bank","side":")" + (i % 2 == 0 ? "left" : "right") + "\"}";
  for (int i = 0; i < 25; ++i) {
    const std::string n = std::to_string(i),
                      date = "20" + std::to_string(10 + i / 2) + "-0" + std::to_string(1 + dice.below(9));
    const int from = dice.below(companies), to = (from + 1 + dice.below(companies - 1)) % companies;
    std::string event =
        R"({"id":"e)" + n + R"(","title":"A deal","text":"It is made.","date":")" + date + R"(","sources":["s"],)";
    if (i > 4 && dice.one_in(6)) {
      event += R"("kind":"end","status":"completed","how":"cancelled","ends":["e)" + std::to_string(dice.below(4)) +
               R"("]})";
    } else {
      const char* const kind =
          i < 4 ? "investment" : dice.one_of(std::array{"investment", "contract", "talks", "repayment"});
      event += std::string(R"("kind":")") + kind + R"(","status":"announced","from":"c)" + std::to_string(from) +
               R"(","to":"c)" + std::to_string(to) + "\"";
      if (kind == std::string("repayment") || !dice.one_in(4))
        event += std::string(R"(,"amount":{"value":)") + std::to_string(1 + dice.below(900)) + R"(000000,"unit":")" +
                 dice.one_of(std::array{"USD", "EUR", "GBP"}) + "\"}";
      event += "}";
    }
    events += (i > 0 ? "," : "") + event;
  }
  return R"({"version":2,"title":"Any story","language":"en","asOf":"2024","range":{"from":"2009","to":"2023"},)"
         R"("rates":[{"unit":"EUR","value":1.3,"date":"2010-01-04","source":"s"}],"entities":[)" +
         entities + R"(],"sources":[{"id":"s","publisher":"P","title":"T"}],"events":[)" + events + "]}";
}

// How much crosses with the rows in this order: each pair of ribbons, and each ribbon that ends within a loop, by both
// widths.
double crossings(const World& world, const std::vector<int>& left, const std::vector<int>& right) {
  const auto row = [&](int entity) {
    const std::vector<int>& column = at(world.story.entities, entity).side == Side::left ? left : right;
    return std::find(column.begin(), column.end(), entity) - column.begin();
  };
  const auto width = [&](const Flow& flow) { return 2 + 17 * std::sqrt(flow.highest_total / world.plan.highest_flow); };
  double sum = 0;
  const std::vector<Flow>& flows = world.plan.flows;
  for (size_t a = 0; a < flows.size(); ++a) {
    for (size_t b = 0; b < flows.size(); ++b) {
      if (flows[b].loop()) continue;
      const double both = width(flows[a]) * width(flows[b]);
      if (flows[a].loop()) {
        const auto [low, high] = std::minmax({row(flows[a].from), row(flows[a].to)});
        const auto its = row(flows[b].entity_at(flows[a].from_side));
        if (low < its && its < high) sum += both;
      } else if (a < b) {
        const auto at_left = row(flows[a].entity_at(Side::left)) - row(flows[b].entity_at(Side::left));
        // At one bar of the right column what never has a price stands last.
        const auto place = [&](const Flow& flow) {
          return 2 * row(flow.entity_at(Side::right)) + (flow.highest_total <= 0 ? 1 : 0);
        };
        const auto at_right = place(flows[a]) - place(flows[b]);
        if (at_left * at_right < 0) sum += both;
      }
    }
  }
  return sum;
}

constexpr const char* stories[] = {"/assets/story.json",
                                   "/tests/stories/good/space.json",
                                   "/tests/stories/good/polish.json",
                                   "/tests/stories/good/bank-rescues.json",
                                   "/tests/stories/good/bank-rescues-version-1.json",
                                   "/tests/stories/good/doses.json"};

}  // namespace

TEST_CASE("every flow between two companies has a band or a line from one to the other, on every day") {
  for (const char* path : stories) {
    World world = drawn_file(path);
    check_bands(world, path);
  }
  for (unsigned seed = 0; seed < 20; ++seed) {
    const std::string text = random_story(seed), name = "random " + std::to_string(seed);
    World world = drawn_world(text);
    check_bands(world, name.c_str());
  }
}

TEST_CASE("rows stand in an order in which less crosses than in the file's, and keep it on every day") {
  for (const char* path : {"/assets/story.json", "/tests/stories/good/bank-rescues.json"}) {
    CAPTURE(path);
    World world = drawn_file(path);
    std::vector<int> left = world.plan.left, right = world.plan.right;
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    CHECK(crossings(world, world.plan.left, world.plan.right) < crossings(world, left, right));
    world.size = {1280, 760};
    for (const Event& event : world.story.events) {
      seek(world.view, world.story, event.date.first);
      float above = 0;
      const Scene scene = world.scene();
      for (const int entity : world.plan.left) {
        for (const Mark& mark : marks_of(scene, Panel::map)) {
          if (mark.text != at(world.story.entities, entity).name || mark.box.x > 30) continue;
          CHECK(mark.box.y > above);
          above = mark.box.y;
        }
      }
    }
  }
}

namespace {

constexpr const char* ends_story = R"({"version":2,"title":"Ends","language":"en","asOf":"2012",
  "range":{"from":"2008","to":"2011"},
  "entities":[{"id":"state","name":"State","kind":"state","side":"left"},{"id":"bank","name":"Bank","kind":"bank","side":"right"},
    {"id":"rival","name":"Rival","kind":"bank","side":"right"},{"id":"target","name":"Target","kind":"bank","side":"right"}],
  "sources":[{"id":"s","publisher":"P","title":"T"}],
  "rates":[{"unit":"GBP","value":2,"date":"2008-01-02","source":"s"}],
  "events":[
    {"id":"first","title":"An offer","text":"Low.","date":"2008-03-16","kind":"investment","status":"announced","from":"bank","to":"target","amount":{"usd":236000000},"sources":["s"]},
    {"id":"second","title":"A better one","text":"High.","date":"2008-03-24","kind":"investment","status":"agreed","from":"bank","to":"target","amount":{"usd":1200000000},"replaces":["first"],"sources":["s"]},
    {"id":"plan","title":"A plan","text":"Later given up.","date":"2008-09-29","kind":"investment","status":"announced","from":"rival","to":"target","amount":{"usd":2200000000},"sources":["s"]},
    {"id":"off","title":"It is off","text":"Outbid.","date":"2008-10-03","kind":"end","status":"completed","how":"cancelled","ends":["plan"],"sources":["s"]},
    {"id":"rescue","title":"A rescue","text":"Big.","date":"2008-11-23","kind":"investment","status":"agreed","from":"state","to":"bank","amount":{"usd":45000000000},"sources":["s"]},
    {"id":"pounds","title":"In pounds","text":"Too.","date":"2008-12-01","kind":"investment","status":"agreed","from":"state","to":"rival","amount":{"value":5000000000,"unit":"GBP"},"sources":["s"]},
    {"id":"francs","title":"In francs","text":"Too.","date":"2008-12-02","kind":"investment","status":"agreed","from":"state","to":"rival","amount":{"value":3000000000,"unit":"CHF"},"sources":["s"]},
    {"id":"back","title":"Some comes back","text":"At last.","date":"2009-12-31","kind":"repayment","status":"completed","from":"bank","to":"state","amount":{"usd":20000000000},"sources":["s"]}
  ]})";

// Whether the text is there with a line through it.
bool is_struck(const Scene& scene, const char* text) {
  const Mark* const words = find_text(scene, text);
  return words && std::any_of(scene.marks.begin(), scene.marks.end(), [&](const Mark& mark) {
           return mark.shape == Shape::line && mark.box.height == 0 && mark.box.x <= words->box.x &&
                  mark.box.right() >= words->box.right() && std::abs(mark.box.y - words->box.center().y) < 4;
         });
}

Scene scene_on(World& world, Date day) {
  world.size = {1280, 760};
  seek(world.view, world.story, day);
  return world.scene();
}

}  // namespace

TEST_CASE("a deal that ends is struck through on its day and gone on the next") {
  World world = drawn_world(ends_story);
  CHECK(has_text(scene_on(world, make_date(2008, 10, 2)), "$2.2B"));
  CHECK_FALSE(is_struck(world.scene(), "$2.2B"));
  const Scene day = scene_on(world, make_date(2008, 10, 3));
  CHECK(is_struck(day, "$2.2B"));
  CHECK(has_text(day, "ends that day"));
  const Scene after = scene_on(world, make_date(2008, 10, 4));
  CHECK_FALSE(has_text(after, "$2.2B"));
  CHECK_FALSE(has_text(after, "ends that day"));
}

TEST_CASE("a replaced offer stands struck through beside the new one on its day") {
  World world = drawn_world(ends_story);
  const Scene day = scene_on(world, make_date(2008, 3, 24));
  CHECK(is_struck(day, "$236M"));
  CHECK(has_text(day, "$1.2B"));
  CHECK_FALSE(is_struck(day, "$1.2B"));
  CHECK_FALSE(has_text(scene_on(world, make_date(2008, 3, 25)), "$236M"));
}

TEST_CASE("what was paid back is the lighter side of its ribbon, and said") {
  World world = drawn_world(ends_story);
  CHECK_FALSE(has_text(scene_on(world, make_date(2009, 12, 30)), "paid back"));
  const Scene scene = scene_on(world, make_date(2009, 12, 31));
  CHECK(has_text(scene, "$45B, $20B paid back"));
  CHECK(has_text(scene, "paid back"));
  float lighter = 0, whole = 0;
  const float middle = find_text(scene, "$45B, $20B paid back")->box.center().y;
  for (const Mark& mark : marks_of(scene, Panel::map)) {
    if (mark.shape != Shape::band) continue;
    const Point* const edges = &at(scene.points, mark.first);
    if (edges[0].y < middle - 15 || edges[0].y > middle + 13) continue;
    const float height = edges[mark.count / 2].y - edges[0].y;
    if (mark.color == ColorRole::money_tint) lighter += height;
    if (mark.color == ColorRole::money || mark.color == ColorRole::money_tint) whole += height;
  }
  CHECK(lighter >= 4);
  CHECK(lighter == doctest::Approx(whole * 20 / 45).epsilon(0.02));
}

TEST_CASE("each unit has its own ribbon: by a rate as wide as that, without one a dotted line with its words") {
  World world = drawn_world(ends_story);
  const Scene scene = scene_on(world, make_date(2011, 1, 1));
  CHECK(has_text(scene, "£5B"));
  CHECK(has_text(scene, "CHF\u00A03B"));
  CHECK(has_text(scene, "≈ $10B at 2, 2 Jan 2008"));
  CHECK(has_text(scene, "about, or by a rate"));
  CHECK(has_text(scene, "no rate: width not known"));
  CHECK(at(world.plan.flows, at(world.plan.flow_of_event, world.event("pounds"))).highest_total == 10e9);
  CHECK(at(world.plan.flows, at(world.plan.flow_of_event, world.event("francs"))).highest_total == 0);
}

TEST_CASE("the row of several shows the next ones, until all have been shown") {
  World world = drawn_file("/tests/stories/good/bank-rescues.json");
  world.size = {360, 640};
  for (const TargetKind kind : {TargetKind::more_left, TargetKind::more_right}) {
    const int side = kind == TargetKind::more_left ? 0 : 1;
    int pages = 0;
    do {
      const Scene scene = world.scene();
      const auto more = std::find_if(scene.hits.begin(), scene.hits.end(),
                                     [&](const HitRegion& hit) { return hit.target.kind == kind; });
      if (more == scene.hits.end()) break;  // all have room
      const int next = more->target.index;
      CHECK((next == 0 || next > world.view.first_name[side]));
      world.view.first_name[side] = next;
      ++pages;
    } while (world.view.first_name[side] != 0 && pages < 30);
    if (side == 1) CHECK(pages > 1);
    CHECK(world.view.first_name[side] == 0);
  }
}
