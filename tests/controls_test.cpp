#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "drawn_stories.hpp"
#include "scene/layout.hpp"
#include "small_story.hpp"
#include "sweep.hpp"

using namespace explainer;
using namespace explainer::test;

TEST_CASE("the tabs say which view is shown") {
  World world;
  world.size = {360, 640};
  world.view.tab = Tab::totals;
  const Scene scene = world.scene();
  const Mark *totals = find_text(scene, "Totals"), *map = find_text(scene, "Map");
  REQUIRE(totals);
  REQUIRE(map);
  CHECK(totals->weight == Weight::semibold);
  CHECK(map->weight == Weight::regular);
}

TEST_CASE("play is a triangle, and two bars while it plays") {
  World world;
  const auto count = [&](Shape shape) {
    const Scene scene = world.scene();
    const auto marks = marks_of(scene, Panel::controls);
    return std::count_if(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.shape == shape; });
  };
  const auto triangles = count(Shape::polygon), bars = count(Shape::rect);
  CHECK(triangles == 3);  // with previous and next
  world.view.playing = true;
  CHECK(count(Shape::polygon) == triangles - 1);
  CHECK(count(Shape::rect) == bars + 2);
}

TEST_CASE("a still has nothing that looks as if it could be operated") {
  for (const Size size : {Size{320, 640}, Size{390, 720}, Size{768, 900}, Size{1280, 760}, Size{844, 390}}) {
    World world;
    world.size = size;
    world.story.newer = Newer{"https://a.example/b", make_date(2030, 1, 1)};
    set_filter(world.view, world.story, *parse_filter(world.story, "kind:investment"));
    // The cross of the filter, the zoom buttons; the chevron, the lines under links.
    const auto lines = [&](Panel panel, float width) {
      const Scene scene = world.scene();
      const auto marks = marks_of(scene, panel);
      return std::count_if(marks.begin(), marks.end(),
                           [&](const Mark& mark) { return mark.shape == Shape::line && mark.stroke_width == width; });
    };
    CHECK(lines(Panel::time_strip, 1.6F) == 2);
    CHECK(lines(Panel::card, 2) + lines(Panel::card, 1) > 0);
    world.view.still = true;
    const Scene scene = world.scene();
    CAPTURE(size.width);
    CHECK(scene.hits.empty());
    CHECK(marks_of(scene, Panel::controls).empty());
    CHECK(marks_of(scene, Panel::tabs).empty());
    CHECK(lines(Panel::time_strip, 1.6F) + lines(Panel::time_strip, 1.4F) == 0);
    CHECK(lines(Panel::card, 2) == 0);
    CHECK_FALSE(has_text(scene, "1×"));
    CHECK_FALSE(has_text(scene, "even"));
    CHECK_FALSE(has_text(scene, "Totals"));
  }
}

TEST_CASE("there is no tab for what a story lacks") {
  World world;
  world.size = {360, 640};
  const auto tabs = [&] {
    std::vector<std::string> names;
    const Scene scene = world.scene();
    for (const Mark& mark : marks_of(scene, Panel::tabs)) {
      if (mark.shape == Shape::text) names.push_back(mark.text);
    }
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK(tabs().size() == 3);
  const auto without = [&](EventKind kind) {
    std::erase_if(world.story.events, [&](const Event& event) { return event.kind == kind; });
    world.reindex();
    world.view = initial_view(world.story);
  };
  without(EventKind::program);
  CHECK(tabs() == Names{"Map", "Totals"});
  world.view.tab = Tab::chips;  // as a page may ask
  CHECK_FALSE(marks_of(world.scene(), Panel::map).empty());
  without(EventKind::investment);
  CHECK(tabs().empty());
}

TEST_CASE("on a phone only the button to play has a rim") {
  World world;
  const auto rims = [&] {
    const Scene scene = world.scene();
    const auto marks = marks_of(scene, Panel::controls);
    return std::count_if(marks.begin(), marks.end(), [](const Mark& mark) { return mark.shape == Shape::ring; });
  };
  CHECK(rims() == 3);
  world.size = {360, 640};
  CHECK(rims() == 1);
}

namespace {

// What has the look of a button or of a link, and a place of its own: not what lies on the time axis or on the map.
bool is_button(const HitRegion& hit) {
  switch (hit.target.kind) {
    case TargetKind::play:
    case TargetKind::previous:
    case TargetKind::next:
    case TargetKind::tab:
    case TargetKind::newer:
    case TargetKind::zoom_in:
    case TargetKind::zoom_out:
    case TargetKind::spacing:
    case TargetKind::clear_filter:
    case TargetKind::more_rows:
    case TargetKind::more_left:
    case TargetKind::more_right:
      return hit.count == 0;
    default:
      return false;
  }
}

bool overlap(const Box& a, const Box& b, float apart) {
  return a.x < b.right() + apart && b.x < a.right() + apart && a.y < b.bottom() + apart && b.y < a.bottom() + apart;
}

}  // namespace

TEST_CASE("no two buttons lie on the same place") {
  for (World& world : drawn_stories()) {
    world.story.newer = Newer{"https://a.example/b", make_date(2030, 1, 1)};
    for (float width = 320; width <= 1600; width += 32 * test::sweep_stride) {
      for (const float height : {400.0F, 480.0F, 640.0F, 760.0F}) {
        world.size = {width, height};
        if (!has_room(world.size)) continue;
        for (const Tab tab : {Tab::map, Tab::totals, Tab::chips}) {
          world.view.tab = tab;
          const Scene scene = world.scene();
          for (size_t i = 0; i < scene.hits.size(); ++i) {
            for (size_t j = 0; j < i; ++j) {
              const HitRegion &a = scene.hits[i], &b = scene.hits[j];
              if (!is_button(a) || !is_button(b) || !overlap(a.box, b.box, -0.5F)) continue;
              CAPTURE(world.story.title);
              CAPTURE(width);
              CAPTURE(height);
              CAPTURE(static_cast<int>(a.target.kind));
              CAPTURE(static_cast<int>(b.target.kind));
              FAIL_CHECK("two buttons overlap");
            }
          }
        }
      }
    }
  }
}

TEST_CASE("the link to a newer story keeps its distance from the buttons") {
  World world;
  world.story.newer = Newer{"https://a.example/b", make_date(2030, 1, 1)};
  for (const Size size : {Size{320, 640}, Size{390, 720}, Size{768, 900}, Size{1280, 760}, Size{844, 390}}) {
    world.size = size;
    const Scene scene = world.scene();
    CAPTURE(size.width);
    for (const Mark& link : marks_of(scene, Panel::as_of)) {
      for (const Mark& button : marks_of(scene, Panel::controls)) CHECK_FALSE(overlap(link.box, button.box, 4));
    }
  }
}
