#include "scene/view.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "small_story.hpp"

using namespace explainer;
using explainer::test::World;

TEST_CASE("next and previous stop on each day with an event and at both ends") {
  World world;
  seek(world.view, world.story, make_date(1990, 1, 1));
  CHECK(iso(world.view.playhead) == "2000-01-01");
  CHECK_FALSE(previous(world.view, world.story));
  for (const char* stop : {"2000-03-10", "2001-05-01", "2002-01-01", "2003-07-01", "2004-02-02", "2004-12-31"}) {
    CHECK(next(world.view, world.story));
    CHECK(iso(world.view.playhead) == stop);
  }
  CHECK_FALSE(next(world.view, world.story));
  for (const char* stop : {"2004-02-02", "2003-07-01", "2002-01-01", "2001-05-01", "2000-03-10", "2000-01-01"}) {
    CHECK(previous(world.view, world.story));
    CHECK(iso(world.view.playhead) == stop);
  }
}

TEST_CASE("a story opens where and how it says, else at its end with an axis of time") {
  World world;
  CHECK(iso(initial_view(world.story).playhead) == "2004-12-31");
  CHECK(initial_view(world.story).spacing == Spacing::time);
  world.story.start = make_date(2001, 5, 1);
  world.story.spacing = Spacing::ordinal;
  const View view = initial_view(world.story);
  CHECK(iso(view.playhead) == "2001-05-01");
  CHECK(view.spacing == Spacing::ordinal);
  CHECK_FALSE(view.stops.empty());
}

TEST_CASE("an event before the range is no stop of its own") {
  World world;
  seek(world.view, world.story, make_date(2000, 2, 1));
  CHECK(previous(world.view, world.story));
  CHECK(iso(world.view.playhead) == "2000-01-01");
}

TEST_CASE("selecting what is still to come goes there, selecting what was does not move") {
  World world;
  seek(world.view, world.story, make_date(2001, 1, 1));
  select(world.view, world.story, world.event("ceiling"));
  CHECK(iso(world.view.playhead) == "2003-07-01");
  CHECK(world.view.selected == world.event("ceiling"));
  select(world.view, world.story, world.event("first-money"));
  CHECK(iso(world.view.playhead) == "2003-07-01");
  next(world.view, world.story);
  CHECK(world.view.selected == none);
}

TEST_CASE("play visits every stop, rests longer on a beat, and stops at the end") {
  World world;
  play(world.view, world.story);  // at the end it starts over
  CHECK(world.view.playhead == world.story.from);
  std::vector<std::string> stops;
  std::vector<double> rests;
  double wait = advance(world.view, world.story, 0);
  for (int guard = 0; wait >= 0 && guard < 100; ++guard) {
    wait = advance(world.view, world.story, wait);
    stops.push_back(iso(world.view.playhead));
    rests.push_back(wait);
  }
  CHECK(stops ==
        std::vector<std::string>{"2000-03-10", "2001-05-01", "2002-01-01", "2003-07-01", "2004-02-02", "2004-12-31"});
  CHECK(rests[0] > rests[1]);
  CHECK_FALSE(world.view.playing);
  CHECK(ended(world.view, world.story));
}

TEST_CASE("twice the rate rests half as long") {
  World world;
  play(world.view, world.story);
  const double once = advance(world.view, world.story, 0);
  set_rate(world.view, 2);
  CHECK(advance(world.view, world.story, 0) == doctest::Approx(once / 2));
  set_rate(world.view, 1e9);
  CHECK(world.view.rate == fastest_rate);
}

namespace {

void choose(World& world, const char* terms) {
  set_filter(world.view, world.story, parse_filter(world.story, terms).value());
}

double width(const World& world) {
  const DayRange seen = visible_range(world.view, world.story);
  return seen.to - seen.from;
}

}  // namespace

TEST_CASE("next, previous and play skip what a filter hides") {
  World world;
  choose(world, "kind:investment");
  CHECK(shown_count(world.view, world.story) == 2);
  seek(world.view, world.story, world.story.from);
  for (const char* stop : {"2000-03-10", "2003-07-01", "2004-12-31"}) {
    CHECK(next(world.view, world.story));
    CHECK(iso(world.view.playhead) == stop);
  }
  for (const char* stop : {"2003-07-01", "2000-03-10", "2000-01-01"}) {
    CHECK(previous(world.view, world.story));
    CHECK(iso(world.view.playhead) == stop);
  }
  choose(world, "");
  next(world.view, world.story);
  next(world.view, world.story);
  CHECK(iso(world.view.playhead) == "2001-05-01");
}

TEST_CASE("a filter that nothing passes leaves both ends to go to") {
  World world;
  choose(world, "kind:share_sale");
  CHECK(shown_count(world.view, world.story) == 0);
  CHECK(previous(world.view, world.story));
  CHECK(iso(world.view.playhead) == "2000-01-01");
  CHECK(next(world.view, world.story));
  CHECK(ended(world.view, world.story));
}

TEST_CASE("the headline under a filter is the newest that it shows") {
  World world;
  const Snapshot now = snapshot_at(world, world.view.playhead);
  CHECK(lead_of(world.view, world.story, now).event == world.event("rumour"));
  choose(world, "entity:mill");
  CHECK(lead_of(world.view, world.story, now).event == world.event("ceiling"));
  choose(world, "kind:share_sale");
  CHECK(lead_of(world.view, world.story, now).event == none);
}

TEST_CASE("a choice that a filter hides is dropped") {
  World world;
  select(world.view, world.story, world.event("deal"));
  choose(world, "kind:investment");
  CHECK(world.view.selected == none);
}

TEST_CASE("choosing a kind or a company again takes it out of the filter") {
  World world;
  toggle_kind(world.view, world.story, EventKind::investment);
  toggle_kind(world.view, world.story, EventKind::talks);
  CHECK(filter_terms(world.story, world.view.filter) == "kind:investment kind:talks");
  toggle_kind(world.view, world.story, EventKind::talks);
  toggle_entity(world.view, world.story, world.story.entity_index("mill"));
  CHECK(filter_terms(world.story, world.view.filter) == "kind:investment entity:mill");
  toggle_entity(world.view, world.story, world.story.entity_index("bank"));  // another in its place
  CHECK(filter_terms(world.story, world.view.filter) == "kind:investment entity:bank");
  toggle_entity(world.view, world.story, world.story.entity_index("bank"));
  toggle_kind(world.view, world.story, EventKind::investment);
  CHECK_FALSE(world.view.filter.on());
}

TEST_CASE("zooming keeps the date under the pointer where it is") {
  for (const Spacing spacing : {Spacing::time, Spacing::ordinal}) {
    World world;
    set_spacing(world.view, world.story, spacing);
    const double day = make_date(2001, 5, 1).day + 0.5;
    const auto x = [&] {
      return TimeScale(visible_range(world.view, world.story), world.view.stops, 0, 1000).x_of(day);
    };
    const float before = x();
    for (const double factor : {1.3, 1.1, 0.9}) {
      CHECK(zoom_about(world.view, world.story, day, factor));
      CHECK(x() == doctest::Approx(before).epsilon(0.001));
    }
    CHECK(zoomed(world.view));
  }
}

TEST_CASE("zoom ends at a week and at the whole range") {
  World world;
  const double day = make_date(2001, 5, 1).day;
  for (int i = 0; i < 20; ++i) zoom_about(world.view, world.story, day, 2);
  CHECK(width(world) == doctest::Approx(7));
  CHECK_FALSE(zoom_about(world.view, world.story, day, 2));
  for (int i = 0; i < 20; ++i) zoom_step(world.view, world.story, false);
  CHECK_FALSE(zoomed(world.view));
  CHECK_FALSE(zoom_step(world.view, world.story, false));
  CHECK_FALSE(pan(world.view, world.story, 1));  // there is nowhere to go
  zoom_step(world.view, world.story, true);
  CHECK(zoom_all(world.view));
  CHECK_FALSE(zoom_all(world.view));
}

TEST_CASE("panning goes as far as the range and keeps its width") {
  World world;
  zoom_about(world.view, world.story, make_date(2002, 1, 1).day, 4);
  const double before = width(world);
  CHECK(pan(world.view, world.story, -0.25));
  CHECK(width(world) == doctest::Approx(before));
  pan(world.view, world.story, -50);
  CHECK(visible_range(world.view, world.story).from == doctest::Approx(world.story.from.day));
  pan(world.view, world.story, 50);
  CHECK(visible_range(world.view, world.story).to == doctest::Approx(world.story.to.day + 1));
  CHECK(width(world) == doctest::Approx(before));
}

TEST_CASE("the visible range follows a playhead that leaves it") {
  World world;
  seek(world.view, world.story, make_date(2000, 3, 10));
  zoom_about(world.view, world.story, world.view.playhead.day, 8);
  const double before = width(world);
  const std::function<void()> moves[] = {[&] { next(world.view, world.story); }, [&] { next(world.view, world.story); },
                                         [&] { seek(world.view, world.story, make_date(2004, 12, 31)); },
                                         [&] { previous(world.view, world.story); }};
  for (const auto& move : moves) {
    move();
    CHECK(world.view.zoom_range.from <= world.view.playhead.day);
    CHECK(world.view.zoom_range.to >= world.view.playhead.day + 1);
    CHECK(width(world) == doctest::Approx(before));
  }
  const DayRange there = world.view.zoom_range;
  seek(world.view, world.story, Date{static_cast<int>(there.from) + 2});
  CHECK(world.view.zoom_range == there);  // what is seen does not move
}
