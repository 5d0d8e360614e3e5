// Invariants of every layout, checked on the Scene alone: no text on text, none cut, none too small.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <tuple>

#include "drawn_stories.hpp"
#include "sweep.hpp"

using namespace explainer;
using explainer::test::drawn_stories;
using explainer::test::drawn_world;
using explainer::test::World;

namespace {

// Every width there is a layout for, and phones on their side.
std::vector<Size> sizes() {
  std::vector<Size> out = {{568, 320}, {667, 375}, {844, 390}, {932, 430}};
  for (float width = 320; width <= 1600; width += 40)
    out.push_back({width, width < 560 ? 640.0F : width < 880 ? 760.0F : 620.0F});
  return out;
}

bool overlap(const Box& a, const Box& b) {
  constexpr float tolerance = 1;
  return a.x + tolerance < b.right() && b.x + tolerance < a.right() && a.y + tolerance < b.bottom() &&
         b.y + tolerance < a.bottom();
}

// Every story, width and date there is to check.
template <class Check>
void everywhere(const Check& check) {
  int turn = 0;
  for (World& world : drawn_stories()) {
    for (const Size size : sizes()) {
      world.size = size;
      const bool tabs = size.width < 560 || size.height < 480;
      for (const Tab tab : {Tab::map, Tab::totals, Tab::chips}) {
        if (tab != Tab::map && !tabs) continue;
        world.view.tab = tab;
        constexpr int dates = 24;
        for (int i = turn++ % test::sweep_stride; i < dates; i += test::sweep_stride) {
          const int days = world.story.to.day - world.story.from.day;
          seek(world.view, world.story, Date{world.story.from.day + days * i / (dates - 1)});
          // Now and then a card is open, whole, or an event is chosen.
          world.view.card_open = tabs && i % 4 == 3;
          if (!tabs && i % 4 == 3) select(world.view, world.story, snapshot_at(world, world.view.playhead).headline);
          const Scene scene = world.scene();
          CAPTURE(world.story.title);
          CAPTURE(size.width);
          CAPTURE(static_cast<int>(tab));
          CAPTURE(iso(world.view.playhead));
          check(scene);
        }
      }
    }
  }
}

// Where the glyphs of a text are: that of "…" only at its foot.
Box glyph_box(const Mark& text) {
  if (text.text != "…") return text.box;
  return {text.box.x, text.box.y + text.box.height * 0.5F, text.box.width, text.box.height * 0.3F};
}

void check_texts_apart(const Scene& scene) {
  std::vector<const Mark*> texts;
  for (const Mark& mark : scene.marks) {
    if (mark.shape == Shape::text) texts.push_back(&mark);
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    const Box& box = texts[i]->box;
    if (box.x < 0 || box.y < 0 || box.right() > scene.size.width + 0.5F || box.bottom() > scene.size.height + 0.5F) {
      FAIL_CHECK("outside: " << texts[i]->text);
    }
    for (size_t j = i + 1; j < texts.size(); ++j) {
      if (overlap(glyph_box(*texts[i]), glyph_box(*texts[j])))
        FAIL_CHECK(texts[i]->text << " lies on " << texts[j]->text);
    }
  }
}

}  // namespace

TEST_CASE("no text lies on another and none leaves the picture") { everywhere(check_texts_apart); }

TEST_CASE("no text leaves its panel, nor the surface or the outline it stands on") {
  constexpr float slack = 1;
  const auto inside = [](const Box& text, const Box& box) {
    return text.x >= box.x - slack && text.right() <= box.right() + slack && text.y >= box.y - slack &&
           text.bottom() <= box.bottom() + slack;
  };
  everywhere([&](const Scene& scene) {
    for (const PanelMarks& panel : scene.panels) {
      const auto first = static_cast<size_t>(panel.first), end = first + static_cast<size_t>(panel.count);
      for (size_t i = first; i < end; ++i) {
        const Mark& text = scene.marks[i];
        if (text.shape != Shape::text) continue;
        if (!inside(text.box, panel.box))
          FAIL_CHECK(std::string(panel_name(panel.panel)) << " is left by " << text.text);
        for (size_t j = first; j < i; ++j) {
          const Mark& under = scene.marks[j];
          const bool surface =
              (under.shape == Shape::rect && under.color != ColorRole::background) || under.shape == Shape::frame;
          if (surface && under.box.contains(text.box.center()) && !inside(text.box, under.box))
            FAIL_CHECK(text.text << " is wider than what it stands on");
        }
      }
    }
  });
}

TEST_CASE("no text is smaller than 12 pixels, 13 on a phone") {
  int texts = 0;
  everywhere([&](const Scene& scene) {
    for (const Mark& mark : scene.marks) {
      if (mark.shape != Shape::text) continue;
      ++texts;
      if (mark.size < (scene.compact ? 13 : 12)) FAIL_CHECK("too small: " << mark.text);
    }
  });
  CHECK(texts > 10'000);
}

TEST_CASE("the strip's buttons of a tablet are as large as a finger") {
  World world;
  world.size = {720, 760};
  int found = 0;
  for (const HitRegion& hit : world.scene().hits) {
    const TargetKind kind = hit.target.kind;
    if (kind != TargetKind::zoom_in && kind != TargetKind::zoom_out && kind != TargetKind::spacing) continue;
    ++found;
    CHECK(hit.box.width >= 44);
    CHECK(hit.box.height >= 44);
    CHECK(hit.box.right() <= world.size.width);
    CHECK(hit.box.bottom() <= world.size.height);
  }
  CHECK(found == 3);
}

TEST_CASE("whatever answers a finger is 44 pixels wide and high") {
  int scenes = 0;
  everywhere([&](const Scene& scene) {
    if (!scene.compact) return;
    ++scenes;
    for (const HitRegion& hit : scene.hits) {
      if (hit.count > 0) continue;  // ribbons answer with a finger's slack
      if (hit.box.width < 44 || hit.box.height < 44) {
        FAIL_CHECK(hit.box.width << " by " << hit.box.height << ": small target of kind "
                                 << static_cast<int>(hit.target.kind));
      }
    }
  });
  CHECK(scenes > 100);
}

namespace {

// Twenty on each side, each with as many deals as there are rounds, in pairs that change from round to round.
std::string crowded_story(int rounds) {
  std::string entities, events;
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(i);
    for (const auto& [id, name, side] : {std::tuple("p", "Payer", "left"), std::tuple("l", "Lab", "right")}) {
      entities += entities.empty() ? "" : ",";
      entities += R"({"id":")" + (id + number) + R"(","name":")" + name + " " + number + " & Company" +
                  R"(","short":")" + name + " " + number + R"(","kind":"lab","side":")" + side + "\"}";
    }
    for (int round = 0; round < rounds; ++round) {
      events += events.empty() ? "" : ",";
      events += R"({"id":"e)" + number + "-" + std::to_string(round) +
                R"(","title":"A deal","text":"It is made.","date":"200)" + std::to_string(round) +
                R"(-03","kind":"investment","status":"announced","from":"p)" + number + R"(","to":"l)" +
                std::to_string((i + 7 * round) % 20) + R"(","amount":{"usd":)" + std::to_string(i + 1) +
                R"(000000000},"sources":["s"]})";
    }
  }
  return R"({"version":1,"title":"t","language":"en","asOf":"2009","range":{"from":"2000","to":"2009"},"entities":[)" +
         entities + R"(],"sources":[{"id":"s","publisher":"P","title":"T"}],"events":[)" + events + "]}";
}

// How many names one column of the map says, and how many it only counts: "7 more".
std::pair<int, int> named_and_counted(const Scene& scene, bool left) {
  int named = 0, counted = 0;
  const Box& map = at(scene.panels, static_cast<int>(Panel::map)).box;
  for (const Mark& mark : test::marks_of(scene, Panel::map)) {
    if (mark.shape != Shape::text || mark.text == "put in money") continue;
    const bool its = left ? mark.box.x == map.x : mark.box.x > map.center().x && mark.weight == Weight::semibold;
    if (!its || mark.color == ColorRole::highlight_text) continue;
    if (mark.text.find(" more") != std::string::npos)
      counted += std::atoi(mark.text.c_str());
    else
      ++named;
  }
  return {named, counted};
}

}  // namespace

TEST_CASE("of twenty companies in a column each is named, or counted where there is no room") {
  for (const int rounds : {1, 3}) {
    World world = drawn_world(crowded_story(rounds));
    for (const Size size : sizes()) {
      world.size = size;
      for (const char* date : {"2000-01-01", "2009-12-31"}) {
        seek(world.view, world.story, parse_date(date)->first);
        const Scene scene = world.scene();
        CAPTURE(rounds);
        CAPTURE(size.width);
        CAPTURE(std::string(date));
        check_texts_apart(scene);
        for (const bool left : {true, false}) {
          const auto [named, counted] = named_and_counted(scene, left);
          CAPTURE(left);
          CHECK(named + counted == 20);
          CHECK(named >= 2);
        }
      }
    }
  }
}

TEST_CASE("every company of the map has its name in the picture or is counted, whatever is in focus") {
  int maps = 0;
  everywhere([&](const Scene& scene) {
    if (test::marks_of(scene, Panel::map).empty() || !test::has_text(scene, "OpenAI")) return;
    ++maps;
    const auto [named, counted] = named_and_counted(scene, true);
    if (named + counted != 10) FAIL_CHECK(named << " named and " << counted << " counted");
  });
  CHECK(maps > 100);
}
