#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "drawn_stories.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

struct Deal {
  std::string from, to, date;
  double usd;
  Bound bound = Bound::exact;
};

// A story of nothing but these investments. Names that begin with a small letter stand at the left.
World world_of(const std::vector<Deal>& deals, const std::string& overlaps = {}) {
  std::set<std::string> names;
  std::string entities, events;
  for (const Deal& deal : deals) names.insert({deal.from, deal.to});
  for (const std::string& name : names) {
    const bool left = name[0] >= 'a' && name[0] <= 'z';
    entities += (entities.empty() ? "" : ",") + std::string(R"({"id":")") + name + R"(","name":")" + name +
                R"(","short":")" + name + R"(","kind":"lab","side":")" + (left ? "left" : "right") + "\"}";
  }
  for (size_t i = 0; i < deals.size(); ++i) {
    const Deal& deal = deals[i];
    events += (i == 0 ? "" : ",") + std::string(R"({"id":"e)") + std::to_string(i) +
              R"(","title":"t","text":"t","kind":"investment","status":"announced","sources":["s"],"date":")" +
              deal.date + R"(","from":")" + deal.from + R"(","to":")" + deal.to + R"(","amount":{"usd":)" +
              std::to_string(static_cast<long long>(deal.usd)) + R"(,"bound":")" + std::string(id_of(deal.bound)) +
              "\"}" + (i + 1 == deals.size() ? overlaps : "") + "}";
  }
  return drawn_world(
      R"({"version":1,"title":"t","language":"en","asOf":"2010","range":{"from":"2000","to":"2009"},"entities":[)" +
      entities + R"(],"sources":[{"id":"s","publisher":"P","title":"T"}],"events":[)" + events + "]}");
}

std::vector<std::string> texts_of(const Scene& scene) {
  std::vector<std::string> texts;
  for (const Mark& mark : marks_of(scene, Panel::totals)) {
    if (mark.shape == Shape::text) texts.push_back(mark.text);
  }
  return texts;
}

// The place of a text in the panel; -1 when it is not there.
float top_of(const Scene& scene, const std::string& text) {
  for (const Mark& mark : marks_of(scene, Panel::totals)) {
    if (mark.shape == Shape::text && mark.text == text) return mark.box.y;
  }
  return -1;
}

// The upper edges of all sums in the panel, as points of each line.
std::vector<std::vector<Point>> edges_of(const Scene& scene) {
  std::vector<std::vector<Point>> lines;
  for (const Mark& mark : marks_of(scene, Panel::totals)) {
    if (mark.shape == Shape::line && mark.color == ColorRole::money && mark.stroke_width == 1)
      lines.emplace_back(scene.points.begin() + mark.first, scene.points.begin() + mark.first + mark.count);
  }
  return lines;
}

// The fields of money as boxes: firm, about and up to.
std::vector<Box> fields_of(const Scene& scene) {
  std::vector<Box> boxes;
  for (const Mark& mark : marks_of(scene, Panel::totals)) {
    if (mark.shape == Shape::band) boxes.push_back(mark.box);
  }
  return boxes;
}

std::vector<Mark> fades_of(const Scene& scene) {
  std::vector<Mark> fades;
  for (const Mark& mark : marks_of(scene, Panel::totals)) {
    if (mark.shape == Shape::rect && mark.color == ColorRole::money) fades.push_back(mark);
  }
  return fades;
}

const HitRegion* more_rows(const Scene& scene) {
  for (const HitRegion& hit : scene.hits) {
    if (hit.target.kind == TargetKind::more_rows) return &hit;
  }
  return nullptr;
}

constexpr double million = 1e6, billion = 1e9;

}  // namespace

TEST_CASE("the totals name every payer of a company with its sum, the largest first") {
  const World world;
  const Scene scene = world.scene();
  CHECK(top_of(scene, "The Lab") > 0);
  CHECK(top_of(scene, "up to $9B") > top_of(scene, "The Lab"));
  CHECK(top_of(scene, "Steel Mill") == top_of(scene, "up to $9B"));
  CHECK(top_of(scene, "Big Bank") == top_of(scene, "$4B"));
  CHECK(top_of(scene, "$4B") > top_of(scene, "up to $9B"));
}

TEST_CASE("talks are not in the totals") {
  for (const std::string& text : texts_of(World().scene())) CHECK(text.find("$16B") == std::string::npos);
}

TEST_CASE("after a floor a ceiling never makes a total step down, in whatever order they come") {
  for (const bool floor_first : {true, false}) {
    Deal floor{"bank", "Lab", "2003-01-01", 200 * million, Bound::at_least};
    Deal ceiling{"bank", "Lab", "2006-01-01", 1800 * million, Bound::up_to};
    if (!floor_first) std::swap(floor.date, ceiling.date);
    const Scene scene = world_of({floor, ceiling}).scene();
    const auto lines = edges_of(scene);
    CAPTURE(floor_first);
    REQUIRE(lines.size() == 2);  // the growth and the bar
    for (const std::vector<Point>& line : lines) {
      for (size_t i = 1; i < line.size(); ++i) CHECK(line[i].y <= line[i - 1].y + 0.01F);
    }
    CHECK(lines[0].front().y > lines[0].back().y + 5);  // both count
    CHECK(lines[0].back().y == doctest::Approx(lines[1].back().y));
  }
}

TEST_CASE("a total without a known high end fades upwards from its floor, with an arrow") {
  const World world = world_of(
      {{"bank", "Lab", "2003-01-01", 3 * billion, Bound::at_least}, {"mill", "Lab", "2004-01-01", 5 * billion}});
  const Scene scene = world.scene();
  const std::vector<Mark> fades = fades_of(scene);
  REQUIRE(fades.size() == 20);  // ten over the growth, ten over the bar
  float floor = 0;
  for (const Box& field : fields_of(scene)) {
    if (field.x == fades.back().box.x && field.bottom() > fades.back().box.y) floor = std::max(floor, field.y);
  }
  for (size_t i = 10; i < 20; ++i) {
    CHECK(fades[i].box.bottom() == doctest::Approx(floor));
    CHECK(fades[i].emphasis <= 0.5F);
    if (i > 10) CHECK(fades[i].emphasis > fades[i - 1].emphasis);
  }
  CHECK(fades[10].box.height == doctest::Approx(20));
  CHECK(fades.back().emphasis == doctest::Approx(0.5F));
  CHECK(std::any_of(scene.marks.begin(), scene.marks.end(), [&](const Mark& mark) {
    return mark.shape == Shape::line && mark.count == 3 && mark.color == ColorRole::money &&
           mark.box.y > fades[10].box.y && mark.box.bottom() < floor;
  }));
}

TEST_CASE("the company with most comes first, an open sum by its floor, however the file is ordered") {
  World world = world_of({{"a", "Two", "2001-01-01", 2},
                          {"b", "Most", "2002-01-01", 77 * billion},
                          {"c", "Open", "2003-01-01", 9 * billion, Bound::at_least},
                          {"d", "Ceiling", "2004-01-01", 12 * billion, Bound::up_to}});
  world.size = {960, 800};
  const Scene scene = world.scene();
  std::vector<std::string> order;
  for (const std::string& text : texts_of(scene)) {
    if (text == "Two" || text == "Most" || text == "Open" || text == "Ceiling") order.push_back(text);
  }
  CHECK(order == std::vector<std::string>{"Most", "Ceiling", "Open", "Two"});
}

TEST_CASE("every company of the totals can be reached, at every width") {
  std::vector<Deal> deals;
  for (int i = 0; i < 40; ++i)
    deals.push_back({"payer" + std::to_string(i % 7), "Lab" + std::to_string(i % 25), "2003-01-01", (i + 1) * billion});
  for (float width = 320; width <= 1600; width += 80) {
    World world = world_of(deals);
    world.view.tab = Tab::totals;
    world.size = {width, width < 560 ? 640.0F : 760.0F};
    CAPTURE(width);
    std::set<std::string> seen;
    size_t sums = 0;
    int pages = 0;
    do {
      const Scene scene = world.scene();
      for (const std::string& text : texts_of(scene)) {
        if (text.rfind("Lab", 0) == 0 && text.find(',') == std::string::npos && text.find(' ') == std::string::npos)
          seen.insert(text);
        sums += text[0] == '$' && text.find(' ') == std::string::npos ? 1 : 0;
      }
      const HitRegion* const more = more_rows(scene);
      REQUIRE(more);
      world.view.first_row = more->target.index;
    } while (world.view.first_row != 0 && ++pages < 60);
    CHECK(seen.size() >= 25);
    CHECK(sums >= 40);
    CHECK(pages > 0);
  }
}

TEST_CASE("parts that may overlap stand side by side, and no sum of them is given") {
  const std::vector<Deal> deals = {{"bank", "Lab", "2003-01-01", 5 * billion},
                                   {"mill", "Lab", "2004-01-01", 4 * billion}};
  World apart = world_of(deals), overlapping = world_of(deals, R"(,"overlaps":["e0"])");
  CHECK(top_of(apart.scene(), "$9B") == top_of(apart.scene(), "Lab"));
  const Scene scene = overlapping.scene();
  CHECK_FALSE(has_text(scene, "$9B"));
  const std::vector<Box> fields = fields_of(scene);
  REQUIRE(fields.size() == 4);
  for (size_t i = 0; i < fields.size(); ++i) {
    for (size_t j = i + 1; j < fields.size(); ++j) {
      const bool below = fields[i].bottom() <= fields[j].y || fields[j].bottom() <= fields[i].y;
      const bool beside = fields[i].right() <= fields[j].x || fields[j].right() <= fields[i].x;
      CHECK((below || beside));
    }
  }
  const auto says_no_total = [](const Scene& drawn) {
    std::string all;
    for (const std::string& text : texts_of(drawn)) all += text + " ";
    return all.find("no grand total") != std::string::npos;
  };
  CHECK(says_no_total(scene));
  CHECK_FALSE(says_no_total(apart.scene()));
  seek(overlapping.view, overlapping.story, make_date(2003, 12, 31));
  CHECK_FALSE(says_no_total(overlapping.scene()));  // one part overlaps with nothing
}

TEST_CASE("money within a column is drawn as a loop and counts like any other") {
  const World world = world_of({{"bank", "Lab", "2003-01-01", 5 * billion},
                                {"mill", "Lab", "2004-01-01", 4 * billion},
                                {"Rival", "Lab", "2004-01-01", 90 * billion}});
  const Scene scene = world.scene();
  CHECK(top_of(scene, "Lab") == top_of(scene, "$99B"));
  CHECK(top_of(scene, "$90B") < top_of(scene, "$5B"));
  CHECK(fields_of(scene).size() == 6);
  CHECK(world.plan.highest_total == 90 * billion);
}

TEST_CASE("no sum of the totals is cut, at any width") {
  int sums = 0;
  for (World& world : drawn_stories()) {
    for (Entity& entity : world.story.entities)
      entity.name = entity.short_name = entity.short_name + " of a name that goes on and on and on";
    world.view.tab = Tab::totals;
    for (float width = 320; width <= 1600; width += 40) {
      world.size = {width, width < 560 ? 640.0F : 760.0F};
      CAPTURE(width);
      for (const std::string& text : texts_of(world.scene())) {
        if (text.find('$') == std::string::npos) continue;
        ++sums;
        if (text.find("…") != std::string::npos) FAIL_CHECK("cut: " << text);
      }
    }
  }
  CHECK(sums > 100);
}

TEST_CASE("the totals say what a height means, the same at every date") {
  World world;
  const Scene late = world.scene();
  seek(world.view, world.story, make_date(2001, 1, 1));
  const Scene early = world.scene();
  const auto scale = [](const Scene& scene) {
    const std::vector<std::string> texts = texts_of(scene);
    const auto found = std::find_if(texts.begin(), texts.end(), [](const std::string& text) {
      return text.find("one scale") != std::string::npos;
    });
    return found == texts.end() ? std::string() : *found;
  };
  CHECK_FALSE(scale(late).empty());
  CHECK(scale(early) == scale(late));
}
