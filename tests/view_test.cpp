#include "scene/view.hpp"

#include <doctest/doctest.h>

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
