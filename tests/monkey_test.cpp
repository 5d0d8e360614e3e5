// Thousands of random inputs, and what must hold after each of them. EXPLAINER_MONKEY=SEED,INPUTS tries others than
// the usual; the inputs of a failed run are left in build/ as lines for `explainer window --replay`.
#include "monkey.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "app_driver.hpp"
#include "core/snapshot_json.hpp"

using namespace explainer;
using explainer::test::Driver;
using explainer::test::Monkey;

namespace {

// Empty when all invariants hold.
std::string broken_view(App& app) {
  const Story& story = *app.story();
  const View& view = app.view();
  const auto is_event = [&](int index) { return index >= none && index < static_cast<int>(story.events.size()); };
  if (view.playhead < story.from || view.playhead > story.to) return "the date is out of range";
  if (!is_event(view.selected) || !is_event(view.hovered)) return "an event that there is not";
  if (!(view.rate >= slowest_rate && view.rate <= fastest_rate)) return "a rate out of range";
  if (!std::isfinite(view.dwell)) return "a dwell that is no number";
  const std::string fresh = write_snapshot_json(*app.indexed(), snapshot_at(*app.indexed(), view.playhead));
  if (app.query("snapshot") != fresh) return "the snapshot is not that of the date";
  const std::string state = app.query("state");
  if (state.find("\"date\":\"" + iso(view.playhead) + "\"") == std::string::npos) return "the state tells another date";
  for (const char* const word : {":nan", ":-nan", ":inf", ":-inf"}) {
    if (state.find(word) != std::string::npos) return "no number: " + state;
  }
  return {};
}

bool finite(const Box& box) {
  return std::isfinite(box.x) && std::isfinite(box.y) && std::isfinite(box.width) && std::isfinite(box.height);
}

// The element is never lower than this.
bool is_usual(Size size) {
  return size.width >= 320 && size.height >= (size.width < 560 ? 640.0F : size.width < 880 ? 760.0F : 620.0F);
}

std::string broken_mark(const Scene& scene, const Mark& mark) {
  if (!finite(mark.box) || mark.box.width < 0 || mark.box.height < 0) return "a mark without a sound box";
  if (mark.first < 0 || mark.count < 0 || static_cast<size_t>(mark.first + mark.count) > scene.points.size())
    return "points that there are not";
  if (!(mark.emphasis >= 0 && mark.emphasis <= 1)) return "an emphasis out of range";
  if (mark.shape != Shape::text || !is_usual(scene.size)) return {};
  const Box& box = mark.box;
  if (box.x < -0.5F || box.y < -0.5F || box.right() > scene.size.width + 0.5F ||
      box.bottom() > scene.size.height + 0.5F)
    return "outside: " + mark.text + " at " + std::to_string(scene.size.width) + " by " +
           std::to_string(scene.size.height);
  return {};
}

std::string broken_scene(const App& app) {
  const Story& story = *app.story();
  const Scene& scene = app.scene();
  for (const Mark& mark : scene.marks) {
    if (std::string fault = broken_mark(scene, mark); !fault.empty()) return fault;
  }
  for (const Point& point : scene.points) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return "a point that is no number";
  }
  for (const HitRegion& hit : scene.hits) {
    if (!finite(hit.box)) return "a place without a sound box";
    const int limit = static_cast<int>(hit.target.kind == TargetKind::event  ? story.events.size()
                                       : hit.target.kind == TargetKind::link ? story.sources.size()
                                       : hit.target.kind == TargetKind::tab  ? 3
                                                                             : 1'000'000);
    if (hit.target.index < none || hit.target.index >= limit) return "a place that leads nowhere";
    const bool leads = hit.target.kind == TargetKind::event || hit.target.kind == TargetKind::link;
    if (leads && hit.target.index == none) return "a place that leads to no event";
  }
  return {};
}

struct Run {
  unsigned seed;
  int inputs;
};

Run asked_for(Run usual) {
  const char* const given = std::getenv("EXPLAINER_MONKEY");
  if (given == nullptr) return usual;
  char* comma = nullptr;
  usual.seed = static_cast<unsigned>(std::strtoul(given, &comma, 10));
  if (*comma == ',') usual.inputs = std::atoi(comma + 1);
  return usual;
}

void keep(const Run& run, const std::string& lines) {
  const std::string path = test::source_path("/build/monkey-" + std::to_string(run.seed) + ".jsonl");
  if (std::FILE* file = std::fopen(path.c_str(), "wb")) {
    std::fwrite(lines.data(), 1, lines.size(), file);
    std::fclose(file);
  }
}

// Plays with a story; sometimes the story or the fonts come once more, or a broken story.
void play_with(std::string_view story, Run run) {
  run = asked_for(run);
  Driver driver(story);
  Monkey monkey(run.seed);
  std::string lines;
  std::printf("monkey: seed %u, %d inputs\n", run.seed, run.inputs);
  std::fflush(stdout);
  for (int step = 0; step < run.inputs; ++step) {
    const Input input = monkey.next(driver.app);
    lines += line_of(input) + "\n";
    const double answer = feed(driver.app, input);
    std::string fault = broken_view(driver.app);
    if (input.name == "frame") {
      driver.accept();
      if (fault.empty() && !(answer == -1 || (answer >= 0 && answer <= 60))) fault = "no time to wake at";
      if (fault.empty()) fault = broken_scene(driver.app);
    }
    if (monkey.one_in(500)) driver.app.load("{\"version\": 1");
    if (monkey.one_in(500)) driver.app.load(story);
    if (monkey.one_in(500)) driver.app.set_fonts("no font", "none");
    if (fault.empty()) continue;
    keep(run, lines);
    const std::string what = line_of(input);
    CAPTURE(run.seed);
    CAPTURE(step);
    CAPTURE(what);
    FAIL(fault);
  }
}

std::string picture(Driver& driver) {
  driver.frame();
  const Scene& scene = driver.app.scene();
  std::string out;
  for (const Mark& mark : scene.marks) {
    out += std::to_string(static_cast<int>(mark.shape)) + " " + std::to_string(mark.box.x) + " " +
           std::to_string(mark.box.y) + " " + std::to_string(mark.box.width) + " " + mark.text + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("no sequence of inputs breaks the small story") {
  for (const unsigned seed : {1U, 2U}) play_with(test::small_story_json, {seed, 2'500});
}

TEST_CASE("no sequence of inputs breaks the bundled story") {
  const std::string story = test::read_file(test::source_path("/assets/story.json"));
  for (const unsigned seed : {3U, 4U}) play_with(story, {seed, 2'500});
}

TEST_CASE("no sequence of inputs breaks a story of version 2") {
  play_with(test::generated_story(300, 5, 2), {7, 500});
}

TEST_CASE("no sequence of inputs breaks a story of many events") { play_with(test::generated_story(500, 3), {6, 500}); }

TEST_CASE("a recording played back ends in the same state and the same picture") {
  const std::string story = test::read_file(test::source_path("/assets/story.json"));
  Driver first(story), second(story);
  Monkey monkey(7);
  std::vector<std::string> lines;
  Recorder recorder(first.app, [&](const std::string& line) { lines.push_back(line); });
  for (int step = 0; step < 600; ++step) {
    const Input input = monkey.next(first.app);
    recorder.put(input);
    first.accept();
  }
  for (const std::string& line : lines) {
    const std::optional<Input> input = parse_input(line);
    REQUIRE_MESSAGE(input, line);
    feed(second.app, *input);
    second.accept();
  }
  CHECK(second.app.query("state") == first.app.query("state"));
  first.clock = second.clock = 1e9;
  CHECK(picture(second) == picture(first));
}
