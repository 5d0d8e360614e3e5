// What a reader may rely on in every layout, checked on the Scene alone: no text on text, none cut, none too small.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>

#include "files.hpp"
#include "small_story.hpp"

using namespace explainer;
using explainer::test::World;

namespace {

// Inter's widths, near enough: a narrow guess would hide overlaps.
float inter_like(std::string_view text, float size, Weight weight) {
  float em = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;
    em += std::string_view("il.,;:'|!j").find(c) != std::string_view::npos ? 0.29F
          : c == ' '                                                       ? 0.28F
          : c >= '0' && c <= '9'                                           ? 0.64F
          : std::string_view("mwMW").find(c) != std::string_view::npos     ? 0.89F
          : c >= 'A' && c <= 'Z'                                           ? 0.70F
                                                                           : 0.57F;
  }
  return em * size * (weight == Weight::semibold ? 1.05F : 1.0F);
}

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

struct Stories {
  std::vector<World> worlds;
  Stories() {
    worlds.emplace_back();
    for (const char* path :
         {"/assets/story.json", "/tests/stories/good/space.json", "/tests/stories/good/polish.json"}) {
      LoadResult loaded = load_story(test::read_file(test::source_path(path)));
      REQUIRE(loaded.story);
      World world;
      world.story = std::move(*loaded.story);
      world.ledgers = build_ledgers(world.story);
      world.plan = build_plan(world.story, world.ledgers);
      world.view = initial_view(world.story);
      worlds.push_back(std::move(world));
    }
  }
};

// Every story, width and date there is to check.
template <class Check>
void everywhere(const Check& check) {
  Stories stories;
  for (World& world : stories.worlds) {
    for (const Size size : sizes()) {
      world.size = size;
      const bool tabs = size.width < 560 || size.height < 480;
      for (const Tab tab : {Tab::map, Tab::totals, Tab::chips}) {
        if (tab != Tab::map && !tabs) continue;
        world.view.tab = tab;
        constexpr int dates = 24;
        for (int i = 0; i < dates; ++i) {
          const int days = world.story.to.day - world.story.from.day;
          seek(world.view, world.story, Date{world.story.from.day + days * i / (dates - 1)});
          const Snapshot now = snapshot(world.story, world.ledgers, world.view.playhead);
          const TextMeasure measure = inter_like;
          const Scene scene =
              build_scene({world.story, world.ledgers, world.plan, now, world.view, world.size, measure});
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

}  // namespace

TEST_CASE("no text lies on another and none leaves the picture") {
  everywhere([](const Scene& scene) {
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
        if (overlap(box, texts[j]->box)) FAIL_CHECK(texts[i]->text << " lies on " << texts[j]->text);
      }
    }
  });
}

TEST_CASE("no text is smaller than 12 pixels, 13 on a phone") {
  everywhere([](const Scene& scene) {
    for (const Mark& mark : scene.marks) {
      if (mark.shape == Shape::text && mark.size < (scene.touch ? 13 : 12)) FAIL_CHECK("too small: " << mark.text);
    }
  });
}

TEST_CASE("on a phone every control is 44 pixels wide and high") {
  everywhere([](const Scene& scene) {
    if (!scene.touch) return;
    for (const Hit& hit : scene.hits) {
      if (hit.count > 0) continue;  // ribbons answer with a finger's slack
      if (hit.box.width < 44 || hit.box.height < 44) {
        FAIL_CHECK("small target of kind " << static_cast<int>(hit.target.kind));
      }
    }
  });
}

TEST_CASE("every company of the map has its name in the picture, whatever is in the light") {
  everywhere([](const Scene& scene) {
    const bool map = test::has_text(scene, "put in money") || test::has_text(scene, "money in");
    if (!map || !test::has_text(scene, "OpenAI")) return;
    for (const char* name : {"Oracle", "CoreWeave", "AMD", "Broadcom", "Microsoft", "Nvidia", "Amazon", "Google"}) {
      // Where rows stand too close, names share a line: "Broadcom, AMD".
      const auto says = [&](const Mark& mark) { return mark.text.find(name) != std::string::npos; };
      if (std::none_of(scene.marks.begin(), scene.marks.end(), says)) FAIL_CHECK("no " << std::string(name));
    }
  });
}
