#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "scene/build_scene.hpp"
#include "scene/panels/event_glyph.hpp"
#include "small_story.hpp"

using namespace explainer;
using explainer::test::find_text;
using explainer::test::has_text;
using explainer::test::World;

namespace {

int count_texture(const Scene& scene, Texture texture, Shape shape) {
  return static_cast<int>(std::count_if(scene.marks.begin(), scene.marks.end(), [&](const Mark& mark) {
    return mark.texture == texture && mark.shape == shape;
  }));
}

const Box* hit_box(const Scene& scene, Target target) {
  for (const HitRegion& hit : scene.hits) {
    if (hit.target == target) return &hit.box;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the headline and the date are those of the snapshot") {
  World world;
  seek(world.view, world.story, make_date(2000, 3, 10));
  const Scene scene = world.scene();
  CHECK(has_text(scene, "10 Mar 2000"));
  CHECK(has_text(scene, "Bank puts $4B in the lab"));
  CHECK_FALSE(has_text(scene, "Bank in talks on more"));
}

TEST_CASE("an amount appears on the day its event begins, not before") {
  World world;
  seek(world.view, world.story, make_date(2000, 3, 9));
  CHECK_FALSE(has_text(world.scene(), "$4B"));
  seek(world.view, world.story, make_date(2000, 3, 10));
  CHECK(has_text(world.scene(), "$4B"));
  CHECK_FALSE(has_text(world.scene(), "up to $9B"));
}

TEST_CASE("doubt has a texture: a ceiling is hatched, talks are dashed, a deal without a price is dotted") {
  World world;
  const auto textures = [&](const char* date) {
    seek(world.view, world.story, parse_date(date)->first);
    const Scene scene = world.scene();
    // One hatched band is the legend's, one dashed frame too, one dotted line as well.
    return std::tuple(count_texture(scene, Texture::dots, Shape::line),
                      count_texture(scene, Texture::hatch, Shape::band),
                      count_texture(scene, Texture::dash, Shape::line));
  };
  const auto [dots0, hatch0, dash0] = textures("2001-04-30");
  const auto [dots1, hatch1, dash1] = textures("2001-05-01");
  CHECK(dots1 == dots0 + 1);
  const auto [dots2, hatch2, dash2] = textures("2003-07-01");
  CHECK(hatch2 > hatch1);
  const auto [dots3, hatch3, dash3] = textures("2004-02-02");
  CHECK(dash3 > dash2);
  CHECK(hatch0 == hatch1);
  CHECK(dash0 == dash1);
  CHECK(dots3 == dots2);
}

TEST_CASE("rows and ports stay where they are while time moves") {
  World world;
  std::set<float> rows;
  for (const char* date : {"2000-01-01", "2001-06-01", "2004-12-31"}) {
    seek(world.view, world.story, parse_date(date)->first);
    const Scene scene = world.scene();
    const Mark* name = find_text(scene, "Steel Mill");
    REQUIRE(name);
    rows.insert(name->box.y);
  }
  CHECK(rows.size() == 1);
}

TEST_CASE("every begun event that can be drawn answers the pointer") {
  World world;
  const Scene scene = world.scene();
  for (const char* id : {"first-money", "deal", "engine-sold", "ceiling", "rumour", "first-engine"}) {
    CAPTURE(id);
    CHECK(hit_box(scene, {TargetKind::event, world.event(id)}));
  }
}

TEST_CASE("controls are at least 44 pixels wide and high in every layout") {
  for (const float width : {320.0F, 360.0F, 600.0F, 960.0F, 1400.0F}) {
    World world;
    world.size = {width, width < 560 ? 640.0F : width < 880 ? 760.0F : 620.0F};
    const Scene scene = world.scene();
    for (const TargetKind kind : {TargetKind::play, TargetKind::previous, TargetKind::next}) {
      const Box* box = hit_box(scene, {kind, none});
      REQUIRE(box);
      CHECK(box->width >= 44);
      CHECK(box->height >= 44);
      CHECK(box->right() <= width);
      CHECK(box->bottom() <= world.size.height + 2);
    }
  }
}

TEST_CASE("a phone shows one of map, totals and chips at a time, wider layouts show all") {
  World world;
  CHECK(has_text(world.scene(), "E1"));
  CHECK(has_text(world.scene(), "Steel Mill"));
  world.size = {360, 640};
  CHECK(has_text(world.scene(), "Mill"));
  CHECK_FALSE(has_text(world.scene(), "E1"));
  world.view.tab = Tab::chips;
  CHECK(has_text(world.scene(), "E1"));
  CHECK_FALSE(has_text(world.scene(), "Mill"));
}

TEST_CASE("dates and places on the strip are each other's inverse") {
  World world;
  const Scene scene = world.scene();
  for (const char* text : {"2000-01-01", "2002-02-28", "2004-12-31"}) {
    const Date date = parse_date(text)->first;
    CHECK(iso(date_at(world.story, scene, x_of(world.story, scene, date))) == text);
  }
}

namespace {

// The emphasis of an event's ribbon, or of its mark where it has no ribbon.
float emphasis_of(const World& world, const char* id) {
  const Scene scene = world.scene();
  float emphasis = -1;
  const int event = world.event(id);
  const bool ribbon = at(world.plan.flow_of_event, event) != none;
  for (const HitRegion& hit : scene.hits) {
    if (hit.target != Target{TargetKind::event, event}) continue;
    for (const Mark& mark : scene.marks) {
      const bool of_event = mark.color == color_of(at(world.story.events, event).kind) && mark.shape != Shape::text;
      const Point middle = mark.box.center(), place = hit.box.center();
      const bool there = std::abs(middle.x - place.x) < 3 && std::abs(middle.y - place.y) < 3;
      if (of_event && there && (ribbon == (hit.count > 0))) emphasis = std::max(emphasis, mark.emphasis);
    }
  }
  REQUIRE(emphasis >= 0);  // it is drawn
  return emphasis;
}

}  // namespace

TEST_CASE("hovering a ribbon fades all that has nothing to do with it, in every panel") {
  World world;
  CHECK(emphasis_of(world, "first-money") > 0.7F);
  CHECK(emphasis_of(world, "ceiling") > 0.7F);
  CHECK(emphasis_of(world, "engine-sold") > 0.7F);
  world.view.hovered = world.event("first-money");
  CHECK(emphasis_of(world, "first-money") > 0.7F);
  CHECK(emphasis_of(world, "ceiling") < 0.5F);
  CHECK(emphasis_of(world, "engine-sold") < 0.5F);
  world.view.hovered = none;
  world.view.hovered_entity = world.story.entity_index("mill");
  CHECK(emphasis_of(world, "ceiling") > 0.7F);
  CHECK(emphasis_of(world, "first-money") < 0.5F);
  world.view.hovered_entity = none;
  world.view.hovered_program = 0;
  CHECK(emphasis_of(world, "engine-sold") > 0.7F);
  CHECK(emphasis_of(world, "ceiling") < 0.5F);
}

TEST_CASE("scrubbing back takes away at once what had not begun yet") {
  World world;
  CHECK(hit_box(world.scene(), {TargetKind::event, world.event("ceiling")}));
  const auto ribbons = [&] {
    const Scene scene = world.scene();
    return std::count_if(scene.hits.begin(), scene.hits.end(), [](const HitRegion& hit) { return hit.count > 0; });
  };
  const auto all = ribbons();
  seek(world.view, world.story, make_date(2003, 6, 30));
  CHECK(ribbons() == all - 2);
  seek(world.view, world.story, make_date(2000, 1, 1));
  CHECK(ribbons() == 0);
}

TEST_CASE("every panel has its own marks and together they are all but the background") {
  World world;
  const Scene scene = world.scene();
  REQUIRE(scene.panels.size() == panel_count);
  int next = 1;
  for (int i = 0; i < panel_count; ++i) {
    const PanelMarks& panel = at(scene.panels, i);
    CHECK(static_cast<int>(panel.panel) == i);
    CHECK(panel.first == next);
    next += panel.count;
  }
  CHECK(next == static_cast<int>(scene.marks.size()));
}

TEST_CASE("a story whose companies stand in one column only is drawn without a map") {
  const LoadResult loaded =
      load_story(R"({"version":1,"title":"t","language":"en","asOf":"2001","range":{"from":"2000","to":"2000"},
    "entities":[{"id":"a","name":"A","kind":"lab","side":"right"},{"id":"b","name":"B","kind":"lab","side":"right"}],
    "sources":[{"id":"s","publisher":"P","title":"T"}],
    "events":[{"id":"e","title":"A and B agree","text":"They did.","date":"2000-02","kind":"terms","status":"agreed","parties":["a","b"],"sources":["s"]}]})");
  REQUIRE(loaded.indexed);
  const World world(*loaded.indexed);
  CHECK(has_text(world.scene(), "A and B agree"));
}
