#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "drawn_stories.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// Right end of the last bar of a lane; 0 without one.
float bar_end(const Scene& scene) {
  float end = 0;
  for (const Mark& mark : scene.marks) {
    if (mark.shape == Shape::rect && mark.color == ColorRole::chip && mark.box.height == 13) end = mark.box.right();
  }
  return end;
}

Scene scene_of_programmes(size_t count) {
  World world;
  while (world.story.programs.size() < count) {
    Program copy = world.story.programs[0];
    copy.name = "Programme " + std::to_string(world.story.programs.size());
    world.story.programs.push_back(copy);
  }
  return world.scene();
}

}  // namespace

TEST_CASE("a generation has its name beside its ring until it can be had, then on its bar") {
  World world;
  seek(world.view, world.story, make_date(2001, 1, 1));
  CHECK(has_text(world.scene(), "E1"));
  CHECK(bar_end(world.scene()) == 0);
  seek(world.view, world.story, make_date(2004, 1, 1));
  CHECK(has_text(world.scene(), "E1"));
  CHECK(bar_end(world.scene()) > 0);
}

TEST_CASE("what was announced before the axis begins says when") {
  World world;
  seek(world.view, world.story, make_date(2004, 1, 1));
  CHECK(has_text(world.scene(), "Jun 1999"));
}

TEST_CASE("a bar ends at the playhead") {
  World world;
  seek(world.view, world.story, make_date(2003, 1, 1));
  const Scene scene = world.scene();
  CHECK(bar_end(scene) == doctest::Approx(x_of(world.story, scene, make_date(2003, 1, 1))).epsilon(0.01));
}

TEST_CASE("every programme has a lane, and the map makes room for it") {
  const Scene scene = scene_of_programmes(5);
  for (const char* name : {"Engines", "Programme 1", "Programme 4"}) CHECK(has_text(scene, name));
}

TEST_CASE("what can be tried is a bar of less than half the height, and nothing of the chips is hatched") {
  World world;
  Event preview = at(world.story.events, world.event("first-engine"));
  preview.id = "engine-tried";
  preview.date = *parse_span("2001-02-03");
  preview.stage = Stage::preview;
  const auto after = std::find_if(world.story.events.begin(), world.story.events.end(),
                                  [&](const Event& event) { return preview.date.first < event.date.first; });
  world.story.events.insert(after, preview);
  world.reindex();
  const auto halves = [&] {
    const Scene scene = world.scene();
    const auto marks = marks_of(scene, Panel::chip_lanes);
    CHECK(std::none_of(marks.begin(), marks.end(), [](const Mark& mark) { return mark.texture == Texture::hatch; }));
    return std::count_if(marks.begin(), marks.end(), [](const Mark& mark) {
      return mark.shape == Shape::rect && mark.color == ColorRole::chip && mark.box.height > 3 &&
             mark.box.height < 6.5F;
    });
  };
  seek(world.view, world.story, make_date(2001, 2, 2));
  CHECK(halves() == 1);  // the key's
  seek(world.view, world.story, make_date(2001, 12, 31));
  CHECK(halves() == 2);
  world.size = {360, 640};
  world.view.tab = Tab::chips;
  CHECK(halves() == 2);
}

TEST_CASE("programmes that have no lane are counted below the last one") {
  const Scene scene = scene_of_programmes(9);
  CHECK(has_text(scene, "Programme 4"));
  CHECK_FALSE(has_text(scene, "Programme 5"));
  CHECK(has_text(scene, "and 4 more"));
}

namespace {

// The texts of the chips' panel from left to right, of the row in which `name` stands.
std::vector<std::string> row_of(const Scene& scene, std::string_view name) {
  std::vector<const Mark*> row;
  float y = -1;
  for (const Mark& mark : marks_of(scene, Panel::chip_lanes)) {
    if (mark.text == name) y = mark.box.y;
  }
  for (const Mark& mark : marks_of(scene, Panel::chip_lanes)) {
    if (mark.shape == Shape::text && mark.box.y == y) row.push_back(&mark);
  }
  std::sort(row.begin(), row.end(), [](const Mark* a, const Mark* b) { return a->box.x < b->box.x; });
  std::vector<std::string> texts;
  for (const Mark* const mark : row) texts.push_back(mark->text);
  return texts;
}

}  // namespace

TEST_CASE("on a phone each generation is a row with its name, its dates in words and its lane") {
  World world = drawn_file("/assets/story.json");
  world.size = {390, 720};
  world.view.tab = Tab::chips;
  seek(world.view, world.story, make_date(2025, 12, 16));
  const Scene scene = world.scene();
  using Texts = std::vector<std::string>;
  CHECK(row_of(scene, "Trainium2") == Texts{"Trainium2", "28 Nov 2023", "–", "3 Dec 2024"});
  CHECK(row_of(scene, "Trainium4") == Texts{"Trainium4", "2 Dec 2025", "–", "no date yet"});
  CHECK(row_of(scene, "Inferentia").front() == "Inferentia");
  int bars = 0;
  for (const Mark& mark : marks_of(scene, Panel::chip_lanes)) {
    if (mark.shape != Shape::rect || mark.color != ColorRole::chip || mark.box.height != 11 || mark.box.width == 14)
      continue;
    ++bars;
    const float now = x_of(world.story, scene, world.view.playhead);
    CHECK(mark.box.right() == doctest::Approx(now).epsilon(0.01));
  }
  CHECK(bars == 5);
}

TEST_CASE("no date of the chips is cut, and every generation can be reached, at every width of a phone") {
  for (const char* path : {"/assets/story.json", "/tests/stories/good/space.json", "/tests/stories/good/polish.json"}) {
    World world = drawn_file(path);
    world.view.tab = Tab::chips;
    for (const Size size :
         {Size{320, 640}, Size{320, 480}, Size{360, 720}, Size{390, 720}, Size{559, 800}, Size{667, 375}}) {
      world.size = size;
      CAPTURE(path);
      CAPTURE(size.width);
      std::set<std::string> names;
      int pages = 0;
      do {
        const Scene scene = world.scene();
        int next = 0;
        for (const Mark& mark : marks_of(scene, Panel::chip_lanes)) {
          if (mark.shape != Shape::text) continue;
          if (mark.weight == Weight::semibold) names.insert(mark.text);
          const bool date = mark.text.find_first_of("0123456789") != std::string::npos;
          if (date && mark.text.find("…") != std::string::npos) FAIL_CHECK("cut: " << mark.text);
        }
        for (const HitRegion& hit : scene.hits) {
          if (hit.target.kind == TargetKind::more_rows) next = hit.target.index;
        }
        world.view.first_row = next;
      } while (world.view.first_row != 0 && ++pages < 20);
      for (const GenerationTrack& track : world.index.tracks) {
        const std::string& name = at(at(world.story.programs, track.program).generations, track.generation).name;
        if (at(track.milestones, 0).day <= world.view.playhead && names.count(name) == 0)
          FAIL_CHECK("not there: " << name);
      }
    }
  }
}

TEST_CASE("the playhead goes through no word of the key") {
  World world = drawn_file("/assets/story.json");
  for (const Size size : {Size{720, 760}, Size{960, 620}, Size{1280, 760}}) {
    world.size = size;
    for (int day = 0; day < 2550; day += 30) {
      seek(world.view, world.story, Date{world.story.from.day + day});
      const Scene scene = world.scene();
      const float playhead = x_of(world.story, scene, world.view.playhead);
      std::set<std::string> found;
      for (const Mark& mark : marks_of(scene, Panel::chip_lanes)) {
        if (mark.text != "announced" && mark.text != "preview" && mark.text != "available") continue;
        found.insert(mark.text);
        CHECK_MESSAGE((playhead < mark.box.x || playhead > mark.box.right()), mark.text, " on day ", day);
      }
      CHECK_MESSAGE(found.size() == 3, "on day ", day, " at ", size.width);
    }
  }
}
