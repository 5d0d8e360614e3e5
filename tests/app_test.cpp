// The App as a shell drives it, without a renderer.
#include "app/app.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <cmath>

#include "app_driver.hpp"

using namespace explainer;
using explainer::test::Driver;

TEST_CASE("a frame draws the story and then sleeps") {
  Driver driver;
  CHECK(driver.frame() < 0);
  CHECK(driver.vertices() > 1000);
}

TEST_CASE("without a story or without fonts a frame draws nothing and sleeps") {
  App app;
  app.resize(960, 620, 1);
  CHECK(app.frame(1) < 0);
  CHECK(app.draw_data() == nullptr);
  CHECK_FALSE(app.perform("next", ""));
  CHECK(app.snapshot_json() == "null");
  CHECK_FALSE(app.set_fonts("no font", "none"));
}

TEST_CASE("verbs by name do what they say and refuse what makes no sense") {
  Driver driver;
  CHECK(driver.app.perform("seek", "2001-05-01"));
  CHECK(driver.date() == "2001-05-01");
  CHECK(driver.app.perform("next", ""));
  CHECK(driver.date() == "2002-01-01");
  CHECK(driver.app.perform("seek", "2001"));
  CHECK(driver.date() == "2001-12-31");
  CHECK(driver.app.perform("seek", "2000-02"));
  CHECK(driver.date() == "2000-02-29");
  CHECK(driver.app.perform("select", "ceiling"));
  CHECK(driver.date() == "2003-07-01");
  CHECK(driver.app.perform("rate", "0.5"));
  CHECK(driver.app.view().rate == 0.5);
  for (const std::pair<const char*, const char*>& step :
       {std::pair("seek", "2001-13-01"), std::pair("seek", ""), std::pair("select", "nobody"), std::pair("rate", "-1"),
        std::pair("rate", "fast"), std::pair("rate", "1e5"), std::pair("theme", "pink"), std::pair("dance", "")}) {
    const std::string verb = step.first, argument = step.second;
    CAPTURE(verb);
    CHECK_FALSE(driver.app.perform(verb, argument));
  }
  CHECK(driver.date() == "2003-07-01");
}

TEST_CASE("spacing, zoom and filter are verbs, and the state tells of them") {
  Driver driver;
  const auto says = [&](const char* part) { return driver.app.state_json().find(part) != std::string::npos; };
  CHECK(says(R"("spacing":"time","zoomed":false,"filter":"","shown":6,"events":6)"));
  CHECK(driver.app.perform("filter", "kind:talks kind:investment"));
  CHECK(says(R"("filter":"kind:investment kind:talks","shown":3,"events":6)"));
  CHECK(driver.app.filters_json().find(R"("term": "kind:talks", "label": "talks", "count": 1, "on": true)") !=
        std::string::npos);
  CHECK(driver.app.shown_json() == R"(["first-money","ceiling","rumour"])");
  CHECK_FALSE(driver.app.perform("filter", "kind:gift"));
  CHECK(says(R"("shown":3)"));
  CHECK(driver.app.load(test::small_story_json));  // the same story again
  CHECK(says(R"("shown":3)"));
  CHECK(driver.app.perform("filter", ""));
  CHECK(says(R"("shown":6)"));
  CHECK(driver.app.perform("zoom", "in"));
  CHECK(says(R"("zoomed":true)"));
  CHECK(driver.app.perform("zoom", "all"));
  CHECK(says(R"("zoomed":false)"));
  CHECK(driver.app.perform("spacing", "even"));
  CHECK(says(R"("spacing":"even")"));
  CHECK_FALSE(driver.app.perform("zoom", "sideways"));
  CHECK_FALSE(driver.app.perform("spacing", "odd"));
}

TEST_CASE("a step forward grows for 400 ms, then the frames stop") {
  Driver driver;
  driver.app.perform("seek", "2000-01-01");
  CHECK(driver.frame() < 0);
  driver.app.perform("next", "");
  CHECK(driver.frame() == 0);
  int frames = 1;
  while (driver.frame() == 0 && frames < 100) ++frames;
  CHECK(frames >= 20);
  CHECK(frames <= 27);
}

namespace {

// A bank that puts $1B in a lab, and a year later $8B more.
constexpr const char* growing_story = R"({"version":1,"title":"t","language":"en","asOf":"2003",
  "range":{"from":"2000-01-01","to":"2002-12-31"},
  "entities":[{"id":"a","name":"A","kind":"investor","side":"left"},{"id":"b","name":"B","kind":"lab","side":"right"}],
  "sources":[{"id":"s","publisher":"P","title":"T"}],
  "events":[
    {"id":"one","title":"A first","text":"T.","date":"2001-01-01","kind":"investment","status":"completed","from":"a","to":"b","amount":{"usd":1e9},"sources":["s"]},
    {"id":"more","title":"And more","text":"T.","date":"2002-01-01","kind":"investment","status":"completed","from":"a","to":"b","amount":{"usd":8e9},"sources":["s"]}
  ]})";

// Height of the one ribbon where it leaves; 0 without one.
float ribbon_width(const Scene& scene) {
  for (const HitRegion& hit : scene.hits) {
    if (hit.count == 0) continue;
    return scene.points[static_cast<size_t>(hit.first + hit.count / 2)].y -
           scene.points[static_cast<size_t>(hit.first)].y;
  }
  return 0;
}

}  // namespace

TEST_CASE("a changed amount widens in place within 320 ms, then the frames stop") {
  Driver driver(growing_story);
  driver.app.perform("seek", "2001-06-01");
  driver.frame();
  const float before = ribbon_width(driver.app.scene());
  driver.app.perform("next", "");
  CHECK(driver.date() == "2002-01-01");
  CHECK(driver.frame() == 0);
  CHECK(ribbon_width(driver.app.scene()) == doctest::Approx(before).epsilon(0.05));
  float last = before;
  double passed = 0;
  for (; passed < 0.32; passed += 0.016) {
    driver.frame();
    const float now = ribbon_width(driver.app.scene());
    CHECK(now >= last);
    last = now;
  }
  const float after = ribbon_width(driver.app.scene());
  CHECK(after > 2 * before);
  int frames = 0;
  while (driver.frame() == 0 && frames < 100) ++frames;
  CHECK(frames <= 7);
  CHECK(ribbon_width(driver.app.scene()) == after);
  // Back it goes at once, and so does everything with reduced motion.
  driver.app.perform("previous", "");
  CHECK(driver.frame() < 0);
  CHECK(ribbon_width(driver.app.scene()) == before);
  driver.app.perform("motion", "reduced");
  driver.app.perform("next", "");
  CHECK(driver.frame() < 0);
  CHECK(ribbon_width(driver.app.scene()) == after);
}

TEST_CASE("the axis glides to where a button zooms it, follows a wheel at once, and jumps with reduced motion") {
  Driver driver;
  const auto shown = [&] { return driver.app.scene().scale.window(); };
  const auto wanted = [&] { return visible_range(driver.app.view(), *driver.app.story()); };
  driver.app.perform("zoom", "in");
  CHECK(driver.frame() == 0);
  CHECK(shown() != wanted());
  int frames = 1;
  while (driver.frame() == 0 && frames < 100) ++frames;
  CHECK(frames <= 27);
  CHECK(shown() == wanted());
  const Box axis = driver.app.scene().axis;
  CHECK(driver.app.wheel(axis.center().x, axis.bottom() - 20, 0, -60, true));
  CHECK(driver.frame() < 0);
  CHECK(shown() == wanted());
  driver.app.perform("motion", "reduced");
  driver.app.perform("zoom", "all");
  CHECK(driver.frame() < 0);
  CHECK(shown() == wanted());
}

TEST_CASE("reduced motion jumps") {
  Driver driver;
  driver.app.perform("motion", "reduced");
  driver.app.perform("seek", "2000-01-01");
  driver.app.perform("next", "");
  CHECK(driver.frame() < 0);
}

TEST_CASE("play asks for a frame at its next step, runs to the end and sleeps there") {
  Driver driver;
  driver.app.perform("play", "");
  CHECK(driver.date() == "2000-01-01");
  double wake = driver.frame();
  CHECK(wake > 0);
  double played = 0;
  for (int guard = 0; wake >= 0 && guard < 2000; ++guard) {
    const double passed = std::max(wake, 0.016);
    wake = driver.frame(passed);
    played += passed;
  }
  CHECK(wake < 0);
  CHECK(played > 4);  // six stops, one of them a beat
  CHECK(played < 8);
  CHECK(driver.date() == "2004-12-31");
  CHECK_FALSE(driver.app.view().playing);
}

TEST_CASE("a broken story leaves the old one in place and says why") {
  Driver driver;
  driver.app.perform("seek", "2001-05-01");
  CHECK_FALSE(driver.app.load("{\"version\": 1,"));
  CHECK(has_errors(driver.app.problems()));
  REQUIRE(driver.app.story());
  CHECK(driver.date() == "2001-05-01");
  CHECK(driver.app.load(test::small_story_json));
  CHECK(driver.date() == "2001-05-01");
  CHECK_FALSE(has_errors(driver.app.problems()));
}

TEST_CASE("two explainers do not know of each other") {
  Driver one, two;
  one.app.perform("seek", "2000-01-01");
  two.app.perform("seek", "2003-07-01");
  one.frame();
  const int empty = one.vertices();
  two.frame();
  CHECK(one.date() == "2000-01-01");
  CHECK(two.vertices() > empty);
}

TEST_CASE("the picture follows the pointer in the next frame") {
  Driver driver;
  const Scene& scene = driver.app.scene();
  const float x = x_of(*driver.app.story(), scene, make_date(2001, 2, 3)), y = scene.axis.bottom() - 20;
  CHECK(driver.app.pointer_button(PointerKind::mouse, x, y, true));
  driver.frame();
  CHECK(driver.date() == "2001-02-03");
  CHECK(test::has_text(driver.app.scene(), "3 Feb 2001"));
  CHECK(driver.app.cursor() == Cursor::grab);
}

TEST_CASE("a seek and a hover measure only texts that were not there before") {
  Driver driver;
  const auto measured_by = [&](auto act) {
    const int before = driver.app.texts_measured();
    act();
    driver.frame();
    return driver.app.texts_measured() - before;
  };
  CHECK(driver.app.texts_measured() > 30);
  const auto seek_to = [&](const char* date) { return [&driver, date] { driver.app.perform("seek", date); }; };
  CHECK(measured_by(seek_to("2001-06-01")) > 0);
  CHECK(measured_by(seek_to("2001-06-02")) < 12);  // a date, and what is cut to fit beside it
  CHECK(measured_by(seek_to("2001-06-01")) == 0);
  const auto hover = [&](float x) { return [&driver, x] { driver.app.pointer_move(PointerKind::mouse, x, 300); }; };
  measured_by(hover(300));
  measured_by(hover(301));
  CHECK(measured_by(hover(300)) == 0);
  driver.app.resize(960, 620, 2);
  CHECK(measured_by([] {}) > 30);  // glyphs of another size have other widths
}

TEST_CASE("what a shell reads agrees with the view") {
  Driver driver;
  driver.app.perform("select", "ceiling");
  driver.app.perform("seek", "2003-07-01");
  driver.app.perform("select", "ceiling");
  const std::string state = driver.app.state_json();
  CHECK(state.find("\"date\":\"2003-07-01\"") != std::string::npos);
  CHECK(state.find("\"selected\":\"ceiling\"") != std::string::npos);
  CHECK(state.find("\"paused\":true") != std::string::npos);
  CHECK(state.find("\"ended\":false") != std::string::npos);
  CHECK(driver.app.snapshot_json().find("\"2003-07-01\"") != std::string::npos);
}

TEST_CASE("vertices double in distance, not in number, with the pixel ratio") {
  Driver driver;
  driver.app.resize(960, 620, 2);
  driver.frame();
  CHECK(driver.app.draw_data()->DisplaySize.x == 1920);
  CHECK(driver.app.scene().size.width == 960);
}

TEST_CASE("a size or a place that no screen has changes nothing") {
  Driver driver;
  for (const float side : {-1.0F, 3e9F, 1e30F, std::nanf("")}) {
    driver.app.resize(side, 620, 1);
    driver.app.resize(960, side, 1);
    driver.app.resize(960, 620, side);
    driver.frame();
    CHECK(driver.app.scene().size.width == 960);
  }
  const std::string before = driver.date();
  const float y = driver.app.scene().axis.bottom() - 20;
  for (const float x : {3e9F, 1e30F, std::nanf("")}) {
    driver.app.pointer_move(PointerKind::mouse, x, y);
    driver.app.pointer_button(PointerKind::mouse, x, y, true);
    driver.app.pointer_button(PointerKind::mouse, x, y, false);
  }
  CHECK(driver.date() == before);
}

TEST_CASE("a date as a reader types it is sought, and what is none moves nothing") {
  Driver driver;
  CHECK(driver.app.perform("date", "Sep 2002"));
  CHECK(driver.date() == "2002-09-30");
  CHECK_FALSE(driver.app.perform("date", "soon"));
  CHECK(driver.date() == "2002-09-30");
}

TEST_CASE("the page learns where the controls are drawn, and where the handle is") {
  Driver driver;
  const std::string last = driver.app.places_json();
  for (const char* name : {"previous", "play", "next", "speed", "handle"}) {
    CAPTURE(name);
    CHECK(last.find("\"" + std::string(name) + "\":[") != std::string::npos);
  }
  driver.app.perform("seek", "2002");
  driver.frame();
  CHECK(driver.app.places_json() != last);
}
