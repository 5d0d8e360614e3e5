#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "files.hpp"
#include "generated_story.hpp"
#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// Where the mark of an event answers the pointer; no width where it has none.
Box mark_of(const World& world, const Scene& scene, const char* id) {
  for (const HitRegion& mark : scene.day_marks) {
    if (mark.target == Target{TargetKind::day_mark, world.event(id)}) return mark.box;
  }
  return {};
}

// The rim of the playhead's handle; nullptr where there is no handle.
const Mark* handle_rim(const Scene& scene) {
  for (const Mark& mark : marks_of(scene, Panel::time_strip)) {
    const bool large = mark.shape == Shape::circle && mark.box.width > 19;  // marks and halos are smaller
    if (large && mark.color == ColorRole::background) return &mark;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a mark stands at most half its width from its day") {
  const World world;
  const Scene scene = world.scene();
  for (const char* id : {"first-money", "deal", "ceiling", "rumour"}) {
    const Date day = at(world.story.events, world.event(id)).date.first;
    CHECK(mark_of(world, scene, id).center().x == doctest::Approx(x_of(world.story, scene, day)).epsilon(0.01));
  }
}

TEST_CASE("days that large pile up and do not cover each other") {
  World world;
  Event& deal = at(world.story.events, world.event("deal"));
  deal.date = *parse_span("2000-03-12");
  world.plan = build_map_plan(world);
  const Scene scene = world.scene();
  const Box a = mark_of(world, scene, "first-money"), b = mark_of(world, scene, "deal");
  REQUIRE(a.width > 0);
  REQUIRE(b.width > 0);
  CHECK(a.center().x == b.center().x);
  CHECK(std::abs(a.center().y - b.center().y) >= 5);
}

TEST_CASE("a date that is not known to the day has a line as long as what is known of it") {
  World world;
  Event& deal = at(world.story.events, world.event("deal"));
  deal.date = *parse_span("2001");
  world.plan = build_map_plan(world);
  const Scene scene = world.scene();
  const float from = x_of(world.story, scene, make_date(2001, 1, 1)),
              to = x_of(world.story, scene, make_date(2001, 12, 31));
  bool found = false;
  for (const Mark& mark : scene.marks) {
    found |= mark.shape == Shape::rect && mark.color == ColorRole::compute && std::abs(mark.box.x - from) < 1 &&
             std::abs(mark.box.right() - to) < 1;
  }
  CHECK(found);
}

TEST_CASE("what is under the pointer keeps its colour and the rest fades") {
  World world;
  world.view.hovered = world.event("deal");
  bool faded = false, whole = false;
  for (const Mark& mark : world.scene().marks) {
    if (mark.shape != Shape::circle && mark.shape != Shape::rect) continue;
    faded |= mark.color == ColorRole::money && mark.emphasis < 1;
    whole |= mark.color == ColorRole::compute && mark.emphasis == 1 && mark.box.width < 7;
  }
  CHECK(faded);
  CHECK(whole);
}

TEST_CASE("the year of the playhead stands out, and only where a label is one year's") {
  World world;
  seek(world.view, world.story, make_date(2002, 5, 5));
  const Scene scene = world.scene();
  std::vector<std::string> bold;
  for (const Mark& mark : scene.marks) {
    const bool tick = mark.shape == Shape::text && mark.box.y > scene.time_strip.y && mark.box.x >= scene.time_strip.x;
    if (tick && mark.weight == Weight::semibold) bold.push_back(mark.text);
  }
  CHECK(bold == std::vector<std::string>{"2002"});
}

TEST_CASE("the handle of the playhead leaves the labels of the axis whole") {
  for (const Size size : {Size{360, 640}, Size{700, 760}, Size{960, 620}}) {
    World world;
    world.size = size;
    seek(world.view, world.story, make_date(2002, 7, 2));  // above the middle of its label
    const Scene scene = world.scene();
    const Mark* const handle = handle_rim(scene);
    REQUIRE(handle);
    int labels = 0;
    for (const Mark& mark : marks_of(scene, Panel::time_strip)) {
      if (mark.shape != Shape::text || mark.text != "2002") continue;
      ++labels;
      CHECK(mark.box.y >= handle->box.bottom());
    }
    CHECK(labels == 1);
  }
}

namespace {

// A story of any size, drawn at any size.
struct LargeStory : World {
  explicit LargeStory(const std::string& text) : World(*load_story(text).indexed) {}

  Scene scene(Size its_size) const {
    World world = *this;
    world.size = its_size;
    return world.scene();
  }
};

const Mark* numbered_pile(const Scene& scene) {
  for (const Mark& mark : scene.marks) {
    const bool number = mark.shape == Shape::text && mark.text.find_first_not_of("0123456789") == std::string::npos;
    if (number && scene.time_strip.contains(mark.box.center()) && mark.box.bottom() < scene.time_strip.bottom() - 30)
      return &mark;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("no mark of the bundled story covers another or leaves the strip, at any width") {
  const LargeStory bundled(read_file(source_path("/assets/story.json")));
  for (int width = 320; width <= 1600; width += 40) {
    CAPTURE(width);
    const Scene scene = bundled.scene({static_cast<float>(width), width < 560   ? 640.0F
                                                                  : width < 880 ? 760.0F
                                                                                : 620.0F});
    CHECK(numbered_pile(scene) == nullptr);
    std::vector<Box> marks;
    for (const Mark& mark : scene.marks) {
      const bool glyph = mark.shape == Shape::circle || mark.shape == Shape::rect || mark.shape == Shape::polygon;
      const bool small = mark.box.width > 4 && mark.box.width < 7 && mark.box.height > 4 && mark.box.height < 7;
      if (!glyph || !small || mark.color == ColorRole::background || mark.box.x < scene.time_strip.x - 4) continue;
      const Point middle = mark.box.center();
      if (!scene.time_strip.contains({scene.time_strip.x, middle.y}) || middle.y > scene.time_strip.bottom() - 30)
        continue;
      if (mark.box.x > scene.time_strip.right() + 4) continue;
      marks.push_back(mark.box);
    }
    CHECK(marks.size() > 30);
    for (size_t a = 0; a < marks.size(); ++a) {
      CHECK(marks[a].y >= scene.time_strip.y - 1);
      for (size_t b = a + 1; b < marks.size(); ++b) {
        const float across = std::abs(marks[a].center().x - marks[b].center().x),
                    along = std::abs(marks[a].center().y - marks[b].center().y);
        if (across < 1 && along < 1) continue;  // the paper inside of a hollow mark
        CHECK(std::max(across, along) >= 5);
      }
    }
  }
}

TEST_CASE("dates too many for their place become one mark with their number, and a click looks closer") {
  LargeStory large(generated_story(5'000, 1));
  const Scene scene = large.scene({960, 620});
  const Mark* const pile = numbered_pile(scene);
  REQUIRE(pile);
  const Target target = hit_test(scene, pile->box.center());
  CHECK(target.kind == TargetKind::pile);
  CHECK(std::abs(x_of(large.story, scene, Date{target.index}) - pile->box.center().x) < 30);
}

TEST_CASE("the strip of a story of any size has no more marks than pixels") {
  size_t marks[2];
  for (const int events : {2'000, 20'000}) {
    const LargeStory large(generated_story(events, 1));
    const Scene scene = large.scene({960, 620});
    size_t& count = marks[events == 2'000 ? 0 : 1] = 0;
    for (const Mark& mark : scene.marks) count += scene.time_strip.contains(mark.box.center()) ? 1 : 0;
  }
  CHECK(marks[0] > 50);
  CHECK(marks[1] <= marks[0]);
  CHECK(marks[1] < 300);
}

TEST_CASE("a filter takes marks, ribbons and generations away, says so, and leaves the totals as they are") {
  World world;
  const auto totals_text = [](const Scene& scene) {
    std::string all;
    for (const Mark& mark : marks_of(scene, Panel::totals)) all += mark.text + "|";
    return all;
  };
  const Scene before = world.scene();
  set_filter(world.view, world.story, *parse_filter(world.story, "kind:contract"));
  const Scene after = world.scene();
  CHECK(has_text(after, "1 of 6 events shown"));
  CHECK(mark_of(world, after, "deal").width > 0);
  const auto answers = [&](const Scene& scene, const char* id) {
    const auto is_its = [&](const HitRegion& hit) { return hit.target.index == world.event(id); };
    const auto is_event = [&](const HitRegion& hit) { return hit.target.kind == TargetKind::event && is_its(hit); };
    return std::any_of(scene.hits.begin(), scene.hits.end(), is_event) ||
           std::any_of(scene.day_marks.begin(), scene.day_marks.end(), is_its);
  };
  for (const std::string id : {"first-money", "ceiling", "rumour", "engine-sold"}) {
    CAPTURE(id);
    CHECK(answers(before, id.c_str()));
    CHECK_FALSE(answers(after, id.c_str()));
  }
  CHECK(totals_text(before).find("$4B") != std::string::npos);
  CHECK(totals_text(before) == totals_text(after));
}

TEST_CASE("an even axis says so and gives each date the same room") {
  World world;
  set_spacing(world.view, world.story, Spacing::ordinal);
  const Scene scene = world.scene();
  CHECK(has_text(scene, "Even spacing, not to scale"));
  std::vector<float> places;
  for (const char* day : {"2000-01-01", "2000-03-10", "2001-05-01", "2002-01-01", "2003-07-01", "2004-02-02"}) {
    places.push_back(x_of(world.story, scene, parse_date(day)->first));
  }
  for (size_t i = 2; i < places.size(); ++i) {
    CHECK(places[i] - places[i - 1] == doctest::Approx(places[1] - places[0]).epsilon(0.01));
  }
}

TEST_CASE("a zoomed strip shows only its range, and no handle where the playhead is outside of it") {
  World world;
  CHECK(handle_rim(world.scene()) != nullptr);
  zoom_about(world.view, world.story, make_date(2000, 3, 10).day, 8);
  const Scene scene = world.scene();
  CHECK(mark_of(world, scene, "first-money").width > 0);
  CHECK(mark_of(world, scene, "rumour").width == 0);
  CHECK(handle_rim(scene) == nullptr);
  CHECK((has_text(scene, "2000") || has_text(scene, "Mar") || has_text(scene, "Jan–Mar 2000")));
}

TEST_CASE("whatever is zoomed to, the axis says a year, and no two of its labels touch") {
  const LargeStory bundled(read_file(source_path("/assets/story.json")));
  for (const Size size : {Size{360, 640}, Size{700, 760}, Size{960, 620}}) {
    for (const Spacing spacing : {Spacing::time, Spacing::ordinal}) {
      LargeStory large = bundled;
      set_spacing(large.view, large.story, spacing);
      for (int step = 0; step < 9; ++step) {
        CAPTURE(size.width);
        CAPTURE(step);
        const Scene scene = large.scene(size);
        bool year = false;
        float free = 0;
        for (const Mark& mark : scene.marks) {
          const bool label = mark.shape == Shape::text && mark.box.y > scene.time_strip.bottom() - 26 &&
                             mark.box.right() <= scene.time_strip.right() + 4 && mark.box.x >= scene.time_strip.x - 4 &&
                             mark.box.bottom() <= scene.time_strip.bottom() + 4;
          if (!label) continue;
          year |= mark.text.find("20") != std::string::npos;
          CHECK(mark.box.x >= free);
          free = mark.box.right();
        }
        CHECK(year);
        zoom_about(large.view, large.story, make_date(2025, 11, 3).day, 1.6);
      }
    }
  }
}

TEST_CASE("a note of the strip and the day of the last check do not lie on each other") {
  World world;
  for (const Size size : {Size{360, 640}, Size{667, 375}, Size{700, 760}, Size{960, 620}}) {
    world.size = size;
    set_filter(world.view, world.story, *parse_filter(world.story, "kind:contract"));
    set_spacing(world.view, world.story, Spacing::ordinal);
    const Scene scene = world.scene();
    const Mark* const shown = find_text(scene, "1 of 6 events shown");
    REQUIRE(shown);
    CHECK(has_text(scene, "Checked on 1 Jan 2005") == (size.height < 400));  // elsewhere the note has its place
    for (const Mark& mark : scene.marks) {
      if (mark.shape != Shape::text || &mark == shown) continue;
      const Box &a = mark.box, &b = shown->box;
      CAPTURE(mark.text);
      CHECK_FALSE((a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()));
    }
  }
}

TEST_CASE("hovering a company fades what it has no part in") {
  World world;
  world.view.hovered_entity = world.story.entity_index("mill");
  const Scene scene = world.scene();
  float bank = -1, mill = -1;
  for (const Mark& mark : scene.marks) {
    if (mark.shape != Shape::circle && mark.shape != Shape::rect) continue;
    if (mark.box.width > 7 || !scene.time_strip.contains(mark.box.center())) continue;
    if (mark_of(world, scene, "first-money").contains(mark.box.center())) bank = mark.emphasis;
    if (mark_of(world, scene, "ceiling").contains(mark.box.center())) mill = mark.emphasis;
  }
  CHECK(bank > 0);
  CHECK(bank < 1);
  CHECK(mill == 1);
}

TEST_CASE("the line of the playhead runs through no words") {
  World world;
  int left_out = 0;
  for (int day = world.story.from.day; day < world.story.to.day; day += 20) {
    seek(world.view, world.story, Date{day});
    const Scene scene = world.scene();
    const float x = x_of(world.story, scene, Date{day});
    int pieces = 0;
    for (const Mark& line : scene.marks) {
      if (line.shape != Shape::line || line.box.width > 0 || std::abs(line.box.x - x) > 0.01F || line.box.height < 4)
        continue;
      ++pieces;
      for (const Mark& text : scene.marks) {
        if (text.shape != Shape::text || text.box.x > x || text.box.right() < x) continue;
        const bool apart = text.box.bottom() <= line.box.y + 0.01F || text.box.y >= line.box.bottom() - 0.01F;
        CHECK_MESSAGE(apart, text.text);
      }
    }
    left_out += pieces > 1 ? 1 : 0;
  }
  CHECK(left_out > 0);
}
