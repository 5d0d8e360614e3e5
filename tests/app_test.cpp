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
  CHECK(app.query("snapshot") == "null");
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
  const auto says = [&](const char* part) { return driver.app.query("state").find(part) != std::string::npos; };
  CHECK(says(R"("spacing":"time","zoomed":false,"filter":"")"));
  CHECK(driver.app.perform("filter", "kind:talks kind:investment"));
  CHECK(says(R"("filter":"kind:investment kind:talks")"));
  CHECK(driver.app.query("filters").find(R"("term": "kind:talks", "label": "talks", "count": 1, "on": true)") !=
        std::string::npos);
  CHECK(driver.app.query("shown") == R"(["first-money","ceiling","rumour"])");
  CHECK_FALSE(driver.app.perform("filter", "kind:gift"));
  CHECK(says(R"("filter":"kind:investment kind:talks")"));
  CHECK(driver.app.load(test::small_story_json));  // the same story again
  CHECK(says(R"("filter":"kind:investment kind:talks")"));
  CHECK(driver.app.perform("filter", ""));
  CHECK(says(R"("filter":"")"));
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
  const auto shown = [&] { return driver.app.scene().time_scale.visible_range(); };
  const auto wanted = [&] { return visible_range(driver.app.view(), *driver.app.story()); };
  driver.app.perform("zoom", "in");
  CHECK(driver.frame() == 0);
  CHECK(shown() != wanted());
  int frames = 1;
  while (driver.frame() == 0 && frames < 100) ++frames;
  CHECK(frames <= 27);
  CHECK(shown() == wanted());
  const Box axis = driver.app.scene().time_strip;
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
  const float x = x_of(*driver.app.story(), scene, make_date(2001, 2, 3)), y = scene.time_strip.bottom() - 20;
  CHECK(driver.app.pointer_button(PointerKind::mouse, x, y, true));
  driver.frame();
  CHECK(driver.date() == "2001-02-03");
  CHECK(test::has_text(driver.app.scene(), "3 Feb 2001"));
  CHECK(driver.app.output().cursor == Cursor::grab);
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
  const std::string state = driver.app.query("state");
  CHECK(state.find("\"date\":\"2003-07-01\"") != std::string::npos);
  CHECK(state.find("\"selected\":\"ceiling\"") != std::string::npos);
  CHECK(state.find("\"paused\":true") != std::string::npos);
  CHECK(state.find("\"ended\":false") != std::string::npos);
  CHECK(driver.app.query("snapshot").find("\"2003-07-01\"") != std::string::npos);
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
  const float y = driver.app.scene().time_strip.bottom() - 20;
  for (const float x : {3e9F, 1e30F, std::nanf("")}) {
    driver.app.pointer_move(PointerKind::mouse, x, y);
    driver.app.pointer_button(PointerKind::mouse, x, y, true);
    driver.app.pointer_button(PointerKind::mouse, x, y, false);
  }
  CHECK(driver.date() == before);
}

TEST_CASE("a typed date is answered with its last day, and with a sentence where that helps") {
  Driver driver;
  CHECK(driver.app.query("typed_date", "Sep 2002") == R"({ "date": "2002-09-30", "say": "" })");
  const std::string wrong = driver.app.query("typed_date", "soon"), late = driver.app.query("typed_date", "May 2030");
  CHECK(wrong.find(R"("date": "", "say": "Write a date like)") != std::string::npos);
  CHECK(late.find(R"("date": "2030-05-31", "say": "The story runs from 1 Jan 2000 to 31 Dec 2004)") !=
        std::string::npos);
}

// What answers a click is a control with a name, or stands in the page's list of events (event, entity and kind as
// filters), is the slider itself, or has the zoom buttons and the link below the picture beside it.
TEST_CASE("whatever is drawn and acts is a control that the page knows, or has its like in the page") {
  const auto elsewhere = [](TargetKind kind) {
    for (const TargetKind known : {TargetKind::event, TargetKind::entity, TargetKind::kind, TargetKind::time_strip,
                                   TargetKind::pile, TargetKind::newer, TargetKind::program}) {
      if (kind == known) return true;
    }
    return false;
  };
  for (const auto& size : {std::pair(320, 640), std::pair(390, 720), std::pair(768, 760), std::pair(1280, 620)}) {
    const int width = size.first;
    Driver driver;
    driver.app.resize(static_cast<float>(width), static_cast<float>(size.second), 1);
    driver.app.perform("filter", "kind:investment");
    for (const char* change : {"", "sheet", "tab 1", "tab 2"}) {
      if (*change != '\0') driver.app.perform("activate", change);
      driver.frame();
      const std::string places = driver.app.query("places"), control = "\"control\":\"";
      int named = 0, acting = 0;
      for (size_t at = places.find(control); at != places.npos; at = places.find(control, at + 1)) ++named;
      for (const HitRegion& hit : driver.app.scene().hits) acting += elsewhere(hit.target.kind) ? 0 : 1;
      CAPTURE(width);
      CAPTURE(change);
      CHECK(acting > 0);
      CHECK(named == acting);
    }
  }
}

TEST_CASE("a control is activated by its name, where it is drawn") {
  Driver driver;
  CHECK_FALSE(driver.app.perform("activate", "tab 1"));  // all panels are seen
  CHECK_FALSE(driver.app.perform("activate", ""));
  driver.app.resize(360, 640, 1);
  driver.frame();
  CHECK(driver.app.perform("activate", "tab 1"));
  CHECK(driver.app.view().tab == Tab::totals);
  CHECK(driver.app.perform("activate", "sheet"));
  CHECK(driver.app.view().card_open);
  driver.frame();
  CHECK(driver.app.query("places").find(R"("name":"Details","expanded":true)") != std::string::npos);
  CHECK(driver.app.perform("activate", "sheet"));
  CHECK_FALSE(driver.app.view().card_open);
  driver.app.perform("filter", "kind:talks");
  driver.frame();
  CHECK(driver.app.perform("activate", "clear_filter"));
  CHECK_FALSE(driver.app.view().filter.on());
}

TEST_CASE("the page learns where the controls are drawn, and where the handle is") {
  Driver driver;
  const std::string places = driver.app.query("places");
  for (const char* name : {"previous", "play", "next", "zoom_in"}) {
    CAPTURE(name);
    CHECK(places.find("\"control\":\"" + std::string(name) + "\"") != std::string::npos);
  }
  const explainer::AppOutput last = driver.app.output();
  CHECK(last.handle.width > 0);
  driver.app.perform("seek", "2002");
  driver.frame();
  CHECK(driver.app.output().handle.x != last.handle.x);
  CHECK(driver.app.query("places") == places);
  CHECK(driver.app.output().layout_revision == last.layout_revision);
}

TEST_CASE("the verbs that toggle and step do what the drawn buttons do") {
  Driver driver;
  const View& view = driver.app.view();
  CHECK(driver.app.perform("toggle_play"));
  CHECK(view.playing);
  CHECK(driver.app.perform("step", "next"));
  CHECK_FALSE(view.playing);
  CHECK(driver.date() == "2000-03-10");
  CHECK(driver.app.perform("step", "previous"));
  CHECK(driver.date() == "2000-01-01");
  CHECK_FALSE(driver.app.perform("step", "sideways"));
  driver.app.perform("play");
  driver.app.perform("next");
  CHECK(view.playing);  // a step by script does not pause
  CHECK(driver.app.perform("toggle_play"));
  CHECK_FALSE(view.playing);
  for (const double rate : {2.0, 0.5, 1.0}) {
    CHECK(driver.app.perform("cycle_rate"));
    CHECK(view.rate == rate);
  }
  driver.app.perform("rate", "16");
  driver.app.perform("cycle_rate");
  CHECK(view.rate == 0.5);
  driver.app.perform("toggle_spacing");
  CHECK(view.spacing == Spacing::ordinal);
  driver.app.perform("toggle_spacing");
  CHECK(view.spacing == Spacing::time);
}

TEST_CASE("the output's revision rises with each change of the state, and with nothing else") {
  Driver driver;
  std::uint32_t last = driver.app.output().revision;
  const auto rose = [&] { return std::exchange(last, driver.app.output().revision) != last; };
  driver.frame();
  driver.app.pointer_move(PointerKind::mouse, 300, 300);
  CHECK_FALSE(rose());
  for (const auto& [verb, argument] :
       {std::pair("seek", "2001"), std::pair("select", "ceiling"), std::pair("play", ""), std::pair("pause", ""),
        std::pair("rate", "2"), std::pair("spacing", "even"), std::pair("zoom", "in"),
        std::pair("filter", "kind:talks"), std::pair("seek", "2004-12-31")}) {
    const std::string name = verb;
    CAPTURE(name);
    CHECK(driver.app.perform(verb, argument));
    CHECK(rose());
    CHECK(driver.app.perform(verb, argument));
    if (name != "zoom") CHECK_FALSE(rose());
    last = driver.app.output().revision;
  }
  driver.app.perform("theme", "dark");
  driver.app.perform("tab", "totals");
  driver.app.perform("seek", "never");
  driver.frame();
  CHECK_FALSE(rose());
}

TEST_CASE("the output's layout revision rises when controls are drawn elsewhere, not when the handle moves") {
  Driver driver;
  const AppOutput before = driver.app.output();
  CHECK(before.layout_revision > 0);
  CHECK(before.handle.width == 44);
  driver.app.perform("seek", "2002");
  driver.frame();
  const AppOutput moved = driver.app.output();
  CHECK(moved.layout_revision == before.layout_revision);
  CHECK(moved.handle.x < before.handle.x);
  driver.app.resize(700, 760, 1);
  CHECK(driver.app.output().layout_revision == before.layout_revision);  // not before the frame
  driver.frame();
  CHECK(driver.app.output().layout_revision > before.layout_revision);
}

TEST_CASE("a link is waiting until it has been asked for") {
  Driver driver;
  driver.app.perform("select", "ceiling");
  driver.frame();
  CHECK_FALSE(driver.app.output().link_clicked);
  for (const HitRegion& hit : driver.app.scene().hits) {
    if (hit.target.kind != TargetKind::link) continue;
    const Point at = hit.box.center();
    driver.app.pointer_button(PointerKind::mouse, at.x, at.y, true);
    driver.app.pointer_button(PointerKind::mouse, at.x, at.y, false);
    break;
  }
  CHECK(driver.app.output().link_clicked);
  CHECK(driver.app.query("link").substr(0, 4) == "http");
  CHECK_FALSE(driver.app.output().link_clicked);
  CHECK(driver.app.query("link").empty());
}

namespace {

// Each name has one row in the table of that source file, with a comment.
void check_documented(const std::vector<std::string_view>& names, const std::string& path) {
  const std::string source = test::read_file(test::source_path(path));
  for (const std::string_view name : names) {
    CAPTURE(name);
    CHECK(std::count(names.begin(), names.end(), name) == 1);
    const size_t row = source.find("\n    {\"" + std::string(name) + "\", ");
    REQUIRE(row != std::string::npos);
    CHECK(source.substr(row, source.find('\n', row + 1) - row).find("  // ") != std::string::npos);
  }
}

// The names in a declaration of web/src/engine/protocol.ts: what stands between `before` and `after` on each of its
// lines.
std::vector<std::string> declared(const std::string& start, const std::string& before, const std::string& after) {
  const std::string source = test::read_file(test::source_path("/web/src/engine/protocol.ts"));
  std::vector<std::string> names;
  size_t at = source.find("\n" + start + "\n");
  REQUIRE(at != std::string::npos);
  for (at += start.size() + 2; source.compare(at, before.size(), before) == 0; at = source.find('\n', at) + 1) {
    const size_t name = at + before.size();
    names.push_back(source.substr(name, source.find(after, name) - name));
  }
  return names;
}

std::vector<std::string> texts(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

}  // namespace

TEST_CASE("the page knows the same verbs and queries, in the same order") {
  CHECK(declared("export type Verb =", "  | '", "'") == texts(App::verb_names()));
  CHECK(declared("export interface Answers {", "  ", ":") == texts(App::query_names()));
}

TEST_CASE("verbs and queries have names of their own, and a comment each") {
  check_documented(App::verb_names(), "/src/app/verbs.cpp");
  check_documented(App::query_names(), "/src/app/queries.cpp");
}

TEST_CASE("a verb or query that there is not is refused, and so is one that wants a story before there is one") {
  Driver driver;
  CHECK_FALSE(driver.app.perform("dance"));
  CHECK(driver.app.query("dance").empty());
  for (const std::string_view name : App::query_names()) {
    CAPTURE(name);
    if (name != "link") CHECK_FALSE(driver.app.query(name, "0 2").empty());
  }
  App empty;
  for (const std::string_view name : App::query_names()) empty.query(name, "0 2");
  for (const std::string_view name : App::verb_names()) empty.perform(name);
  CHECK(empty.query("day") == "null");
  CHECK(empty.output().revision == 0);
}

TEST_CASE("the query events takes its first event and how many") {
  Driver driver;
  const auto count = [&](const char* range) {
    const std::string json = driver.app.query("events", range);
    size_t events = 0;
    for (size_t at = json.find("\"iso\""); at != std::string::npos; at = json.find("\"iso\"", at + 1)) ++events;
    return events;
  };
  CHECK(count("0 2") == 2);
  CHECK(count("4 50") == 2);
  CHECK(count("") == 0);
  CHECK(count("-1 x") == 0);
}
