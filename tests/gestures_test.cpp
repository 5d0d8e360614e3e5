#include "ui/gestures.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "files.hpp"
#include "small_story.hpp"

using namespace explainer;
using explainer::test::read_file;
using explainer::test::source_path;
using explainer::test::World;

namespace {

// A finger or mouse on one world.
struct Hand {
  World world;
  Press press;
  PointerKind kind = PointerKind::mouse;

  Point strip(const char* date) {
    const Scene scene = world.scene();
    return {x_of(world.story, scene, parse_date(date)->first), scene.time_strip.bottom() - 20};
  }
  Point middle_of(TargetKind target, int index = none) {
    const Scene scene = world.scene();
    for (const HitRegion& hit : target == TargetKind::day_mark ? scene.day_marks : scene.hits) {
      if (hit.target == Target{target, index} && hit.count == 0) return hit.box.center();
    }
    return {-1, -1};
  }
  GestureResult down(Point at) { return pointer_down(press, world.view, world.story, world.scene(), kind, at); }
  GestureResult move(Point at) { return pointer_move(press, world.view, world.story, world.scene(), kind, at); }
  GestureResult up(Point at) { return pointer_up(press, world.view, world.story, world.scene(), at); }
  void click(Point at) {
    down(at);
    up(at);
  }
  std::string date() const { return iso(world.view.playhead); }
};

// One step back, one forward, and play, by the drawn controls; in the end it rests on the last day.
void step_and_play(Hand& hand) {
  hand.click(hand.middle_of(TargetKind::previous));
  CHECK(hand.date() == "2004-02-02");
  hand.click(hand.middle_of(TargetKind::next));
  CHECK(hand.date() == "2004-12-31");
  hand.click(hand.middle_of(TargetKind::play));
  CHECK(hand.world.view.playing);
  CHECK(hand.date() == "2000-01-01");
  hand.click(hand.middle_of(TargetKind::play));
  CHECK_FALSE(hand.world.view.playing);
  seek(hand.world.view, hand.world.story, hand.world.story.to);
}

}  // namespace

TEST_CASE("a mouse on the strip seeks at once and goes on while it drags") {
  Hand hand;
  CHECK(hand.down(hand.strip("2002-06-15")).used);
  CHECK(hand.date() == "2002-06-15");
  CHECK(hand.move(hand.strip("2001-02-03")).changed);
  CHECK(hand.date() == "2001-02-03");
  hand.move({-500, 9000});  // far outside it keeps hold
  CHECK(hand.date() == "2000-01-01");
  hand.up({-500, 9000});
  hand.move(hand.strip("2003-01-01"));
  CHECK(hand.date() == "2000-01-01");
}

TEST_CASE("a finger that only passes by does not move the date") {
  Hand hand;
  hand.kind = PointerKind::touch;
  const Point down = hand.strip("2002-06-15");
  hand.down(down);
  CHECK(hand.date() == "2004-12-31");
  hand.move({down.x + 3, down.y - 30});  // on its way down the page, before the browser takes it
  CHECK(hand.date() == "2004-12-31");
  pointer_leave(hand.press, hand.world.view);  // the page scrolls with it
  CHECK(hand.date() == "2004-12-31");
}

TEST_CASE("a finger scrubs once it moves along, and seeks when it taps") {
  Hand hand;
  hand.kind = PointerKind::touch;
  hand.world.size = {360, 640};
  hand.down(hand.strip("2002-06-15"));
  hand.move(hand.strip("2001-06-15"));
  CHECK(hand.date().substr(0, 7) == "2001-06");
  hand.up(hand.strip("2001-06-15"));
  hand.click(hand.strip("2003-03-01"));
  CHECK(hand.date().substr(0, 4) == "2003");
}

TEST_CASE("the buttons do what they say") {
  Hand hand;
  step_and_play(hand);
}

TEST_CASE("a press that leaves its button does nothing") {
  Hand hand;
  const Point button = hand.middle_of(TargetKind::previous);
  hand.down(button);
  hand.up({button.x, button.y - 200});
  CHECK(hand.date() == "2004-12-31");
}

TEST_CASE("a click on a ribbon selects its event, one on the paper clears it") {
  Hand hand;
  const Scene scene = hand.world.scene();
  Point on_ribbon{-1, -1};
  for (const HitRegion& hit : scene.hits) {
    if (hit.count > 0 && hit.target.index == hand.world.event("first-money")) {
      const auto mid = static_cast<size_t>(hit.first + hit.count / 4),
                 low = static_cast<size_t>(hit.first + hit.count / 2 + hit.count / 4);
      on_ribbon = {scene.points[mid].x, (scene.points[mid].y + scene.points[low].y) / 2};
    }
  }
  hand.click(on_ribbon);
  CHECK(hand.world.view.selected == hand.world.event("first-money"));
  hand.click({hand.world.size.width / 2, 2});
  CHECK(hand.world.view.selected == none);
}

TEST_CASE("hovering names what is under the pointer and leaves with it") {
  Hand hand;
  const Point mark = hand.middle_of(TargetKind::day_mark, hand.world.event("deal"));
  CHECK(hand.move(mark).changed);
  CHECK(hand.world.view.hovered == hand.world.event("deal"));
  CHECK_FALSE(hand.move(mark).changed);
  CHECK(pointer_leave(hand.press, hand.world.view).changed);
  CHECK(hand.world.view.hovered == none);
}

TEST_CASE("what hovering put on the card stays while the pointer goes there, and Escape takes it away") {
  Hand hand;
  const int deal = hand.world.event("deal");
  hand.move(hand.middle_of(TargetKind::event, deal));
  hand.move({hand.world.size.width / 2, 2});  // nothing
  CHECK(hand.world.view.hovered == deal);
  hand.move(hand.middle_of(TargetKind::link, 0));
  CHECK(hand.world.view.hovered == deal);
  CHECK(key_down(hand.world.view, hand.world.story, "Escape").used);
  CHECK(hand.world.view.hovered == none);
  hand.move(hand.middle_of(TargetKind::event, deal));
  hand.move(hand.middle_of(TargetKind::event, hand.world.event("ceiling")));
  CHECK(hand.world.view.hovered == hand.world.event("ceiling"));
}

TEST_CASE("Escape takes away what hovering shows before it drops the selection") {
  Hand hand;
  select(hand.world.view, hand.world.story, hand.world.event("deal"));
  hand.move(hand.middle_of(TargetKind::event, hand.world.event("ceiling")));
  key_down(hand.world.view, hand.world.story, "Escape");
  CHECK(hand.world.view.selected == hand.world.event("deal"));
  key_down(hand.world.view, hand.world.story, "Escape");
  CHECK(hand.world.view.selected == none);
}

TEST_CASE("the source on the card asks for its page") {
  Hand hand;
  const Point source = hand.middle_of(TargetKind::link, 0);
  hand.down(source);
  CHECK(hand.up(source).link == 0);
}

TEST_CASE("keys step, leap and play, and unknown keys stay with the page") {
  World world;
  const auto key = [&](const char* name) { return key_down(world.view, world.story, name); };
  CHECK(key("Home").used);
  CHECK(iso(world.view.playhead) == "2000-01-01");
  CHECK(key("ArrowRight").stepped);
  CHECK(iso(world.view.playhead) == "2000-03-10");
  key("ArrowLeft");
  CHECK(iso(world.view.playhead) == "2000-01-01");
  key("PageUp");  // a slider goes up with it
  CHECK(iso(world.view.playhead) == "2000-07-01");
  key("End");
  CHECK(iso(world.view.playhead) == "2004-12-31");
  CHECK(key(" ").used);
  CHECK(world.view.playing);
  for (const char* name : {"Tab", "a", "F5", "Escape"}) CHECK_FALSE(key(name).used);
  CHECK(world.view.playing);
  key("ArrowRight");
  CHECK_FALSE(world.view.playing);
}

namespace {

int named(const World& world, const char* id) { return world.story.entity_index(id); }

}  // namespace

TEST_CASE("a wheel with Ctrl over the strip zooms about the pointer, and a plain one is the page's") {
  Hand hand;
  const Point at = hand.strip("2001-05-01");
  const auto turn = [&](Point where, float dx, float dy, bool zoom) {
    return wheel(hand.world.view, hand.world.story, hand.world.scene(), where, dx, dy, zoom);
  };
  CHECK_FALSE(turn(at, 0, 120, false).used);
  CHECK_FALSE(turn(at, 120, 0, false).used);  // there is nowhere to go yet
  CHECK_FALSE(turn({400, 200}, 0, -120, true).used);
  CHECK(turn(at, 0, -120, true).changed);
  CHECK(zoomed(hand.world.view));
  CHECK(hand.strip("2001-05-01").x == doctest::Approx(at.x).epsilon(0.002));
  CHECK_FALSE(turn(at, 0, 120, false).used);
  CHECK_FALSE(turn(at, 20, 120, false).used);  // a mostly vertical wheel still scrolls the page
  const float before = hand.strip("2001-05-01").x;
  CHECK(turn(at, 60, 0, false).used);
  CHECK(hand.strip("2001-05-01").x == doctest::Approx(before - 60).epsilon(0.01));
  turn(at, 0, 1200, true);
  CHECK_FALSE(zoomed(hand.world.view));
}

TEST_CASE("two fingers that do not move yet learn whether the strip takes them") {
  Hand hand;
  const auto would = [&](Point where) {
    return wheel(hand.world.view, hand.world.story, hand.world.scene(), where, 0, 0, true);
  };
  CHECK(would(hand.strip("2001-05-01")).used);
  CHECK_FALSE(would(hand.strip("2001-05-01")).changed);
  CHECK_FALSE(would({400, 100}).used);
}

TEST_CASE("scrubbing a zoomed strip stays within what it shows") {
  Hand hand;
  zoom_about(hand.world.view, hand.world.story, make_date(2002, 1, 1).day, 4);
  const DayRange seen = hand.world.view.zoom_range;
  hand.down({hand.world.scene().time_strip.x + 5, hand.world.scene().time_strip.bottom() - 20});
  hand.move({-900, 0});
  CHECK(hand.world.view.playhead.day == static_cast<int>(std::floor(seen.from)));
  hand.move({5000, 0});
  CHECK(hand.world.view.playhead.day == static_cast<int>(std::ceil(seen.to)) - 1);
  CHECK(hand.world.view.zoom_range == seen);
}

TEST_CASE("the buttons at the strip zoom and switch to even spacing and back") {
  Hand hand;
  hand.click(hand.middle_of(TargetKind::zoom_in));
  CHECK(zoomed(hand.world.view));
  hand.click(hand.middle_of(TargetKind::zoom_out));
  CHECK_FALSE(zoomed(hand.world.view));
  hand.click(hand.middle_of(TargetKind::spacing));
  CHECK(hand.world.view.spacing == Spacing::ordinal);
  hand.click(hand.middle_of(TargetKind::spacing));
  CHECK(hand.world.view.spacing == Spacing::time);
}

TEST_CASE("a click on a company's name or an entry of the key filters by it, the cross clears") {
  Hand hand;
  const int mill = named(hand.world, "mill");
  hand.click(hand.middle_of(TargetKind::entity, mill));
  CHECK(filter_terms(hand.world.story, hand.world.view.filter) == "entity:mill");
  hand.click(hand.middle_of(TargetKind::entity, mill));
  CHECK_FALSE(hand.world.view.filter.on());
  hand.click(hand.middle_of(TargetKind::kind, static_cast<int>(EventKind::contract)));
  CHECK(filter_terms(hand.world.story, hand.world.view.filter) == "kind:contract");
  hand.click(hand.middle_of(TargetKind::clear_filter));
  CHECK_FALSE(hand.world.view.filter.on());
  CHECK(hand.middle_of(TargetKind::clear_filter).x == -1);  // nothing to clear any more
}

TEST_CASE("hovering a company or a lane is noticed, and ends with the pointer") {
  Hand hand;
  CHECK(hand.move(hand.middle_of(TargetKind::entity, named(hand.world, "bank"))).changed);
  CHECK(hand.world.view.hovered_entity == named(hand.world, "bank"));
  CHECK(hand.move(hand.middle_of(TargetKind::program, 0)).changed);
  CHECK(hand.world.view.hovered_entity == none);
  CHECK(hand.world.view.hovered_program == 0);
  CHECK(pointer_leave(hand.press, hand.world.view).changed);
  CHECK(hand.world.view.hovered_program == none);
}

TEST_CASE("keys zoom and space the strip") {
  World world;
  const auto key = [&](const char* name) { return key_down(world.view, world.story, name); };
  CHECK(key("+").used);
  CHECK(zoomed(world.view));
  key("=");  // the same key without Shift
  key("0");
  CHECK_FALSE(zoomed(world.view));
  key("+");
  key("-");
  CHECK_FALSE(zoomed(world.view));
  CHECK(key("E").changed);
  CHECK(world.view.spacing == Spacing::ordinal);
  play(world.view, world.story);
  key("e");
  CHECK(world.view.spacing == Spacing::time);
  CHECK(world.view.playing);  // zooming does not stop playback
}

TEST_CASE("a finger reaches every control, mark, name and ribbon that a mouse does") {
  for (const Size size : {Size{960, 620}, Size{720, 760}}) {
    Hand hand;
    hand.kind = PointerKind::touch;
    hand.world.size = size;
    step_and_play(hand);
    hand.click(hand.middle_of(TargetKind::zoom_in));
    CHECK(zoomed(hand.world.view));
    hand.click(hand.middle_of(TargetKind::zoom_out));
    CHECK_FALSE(zoomed(hand.world.view));
    hand.click(hand.middle_of(TargetKind::spacing));
    CHECK(hand.world.view.spacing == Spacing::ordinal);
    hand.click(hand.middle_of(TargetKind::spacing));
    hand.click(hand.middle_of(TargetKind::entity, named(hand.world, "bank")));
    CHECK(hand.world.view.filter.on());
    hand.click(hand.middle_of(TargetKind::clear_filter));
    CHECK_FALSE(hand.world.view.filter.on());
    for (const char* id : {"first-money", "deal", "ceiling", "rumour", "engine-sold"}) {
      CAPTURE(id);
      hand.click(hand.middle_of(TargetKind::event, hand.world.event(id)));
      CHECK(hand.world.view.selected == hand.world.event(id));
    }
    const Point source = hand.middle_of(TargetKind::link, 0);
    hand.down(source);
    CHECK(hand.up(source).link == 0);
  }
}

TEST_CASE("on a phone a finger reaches tabs, sheet, sources, steps and ribbons") {
  for (const Size size : {Size{360, 640}, Size{320, 640}, Size{667, 375}, Size{568, 320}}) {
    Hand hand;
    hand.kind = PointerKind::touch;
    hand.world.size = size;
    CAPTURE(size.width);
    for (const Tab tab : {Tab::totals, Tab::chips, Tab::map}) {
      hand.click(hand.middle_of(TargetKind::tab, static_cast<int>(tab)));
      CHECK(hand.world.view.tab == tab);
    }
    hand.click(hand.middle_of(TargetKind::sheet));
    CHECK(hand.world.view.card_open);
    const Point source = hand.middle_of(TargetKind::link, 0);
    hand.down(source);
    CHECK(hand.up(source).link == 0);
    const Box sheet = [&] {
      for (const HitRegion& hit : hand.world.scene().hits) {
        if (hit.target.kind == TargetKind::sheet) return hit.box;
      }
      return Box{};
    }();
    hand.click({sheet.center().x, sheet.y + 12});
    CHECK_FALSE(hand.world.view.card_open);
    step_and_play(hand);
    for (const HitRegion& hit : hand.world.scene().hits) {
      if (hit.count == 0) continue;
      const auto quarter = static_cast<size_t>(hit.first + hit.count / 8);
      const auto below = quarter + static_cast<size_t>(hit.count / 2);
      const Scene scene = hand.world.scene();
      const Point on = {scene.points[quarter].x, (scene.points[quarter].y + scene.points[below].y) / 2};
      if (hit_test(scene, on).index != hit.target.index) continue;  // another lies on top there
      hand.click(on);
      CHECK(hand.world.view.selected == hit.target.index);
      break;
    }
  }
}

TEST_CASE("a click and a tap on a mark do the same: its day, with its event selected") {
  std::string seen[2];
  for (const PointerKind kind : {PointerKind::mouse, PointerKind::touch}) {
    Hand hand;
    hand.kind = kind;
    hand.click(hand.middle_of(TargetKind::day_mark, hand.world.event("deal")));
    CHECK(hand.world.view.selected == hand.world.event("deal"));
    CHECK(hand.date() == "2001-05-01");
    CHECK_FALSE(hand.world.view.playing);
    seen[kind == PointerKind::mouse ? 0 : 1] = hand.date();
  }
  CHECK(seen[0] == seen[1]);
}

TEST_CASE("a finger takes the mark of the bundled story that is nearest, and none on the axis") {
  Hand hand;
  hand.world = World(*load_story(read_file(source_path("/assets/story.json"))).indexed);
  hand.kind = PointerKind::touch;
  hand.world.size = {390, 720};
  const Scene scene = hand.world.scene();
  REQUIRE(scene.day_marks.size() > 25);
  const auto distance = [](Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); };
  const auto nearest = [&](Point at) {
    const HitRegion* best = &scene.day_marks[0];
    for (const HitRegion& mark : scene.day_marks) {
      if (distance(mark.box.center(), at) < distance(best->box.center(), at)) best = &mark;
    }
    return best->target.index;
  };
  const auto tapped = [&](Point at) {
    Hand other = hand;
    other.click(at);
    return other.world.view.selected;
  };
  for (const HitRegion& mark : scene.day_marks) {
    const Point middle = mark.box.center();
    CHECK(tapped(middle) == mark.target.index);
    for (const Point off : {Point{4, 0}, Point{-4, 0}, Point{0, 4}, Point{0, -4}}) {
      const Point at = {middle.x + off.x, middle.y + off.y};
      CHECK(tapped(at) == nearest(at));
    }
  }
  const Point first = scene.day_marks[0].box.center();  // of 2019, alone
  for (const Point off : {Point{20, 0}, Point{-20, 0}, Point{14, -14}, Point{0, -20}})
    CHECK(tapped({first.x + off.x, first.y + off.y}) == scene.day_marks[0].target.index);
  CHECK(tapped({first.x + 24, first.y}) == none);
  Hand scrubbing = hand;
  scrubbing.click({first.x, scene.axis + 2});
  CHECK(scrubbing.world.view.selected == none);
  CHECK(scrubbing.date().substr(0, 4) == "2019");
}
