#include "scene/theme.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "generated_story.hpp"
#include "small_story.hpp"

using namespace explainer;

namespace {

constexpr std::array<Theme, 4> themes = {Theme::light, Theme::dark, Theme::light_contrast, Theme::dark_contrast};

struct Pair {
  ColorRole color, ground;
  bool operator==(const Pair&) const = default;
};

// Every colour of words on every ground they stand on.
constexpr std::array<Pair, 11> words = {{
    {ColorRole::text, ColorRole::background},
    {ColorRole::text_secondary, ColorRole::background},
    {ColorRole::money, ColorRole::background},    // headings of the map
    {ColorRole::compute, ColorRole::background},  //
    {ColorRole::text, ColorRole::card},
    {ColorRole::text_secondary, ColorRole::card},
    {ColorRole::highlight_text, ColorRole::highlight},
    {ColorRole::chip_text, ColorRole::chip},
    {ColorRole::background, ColorRole::text},            // the tab that is on
    {ColorRole::background, ColorRole::text_secondary},  // the number of a pile of dates
    {ColorRole::text_secondary, ColorRole::hairline},    // the number of one to come
}};

// Every colour with a meaning on every ground it is drawn on. Tints, hatches and hairlines never stand alone.
constexpr std::array<Pair, 10> marks = {{
    {ColorRole::text, ColorRole::background},
    {ColorRole::text_secondary, ColorRole::background},
    {ColorRole::money, ColorRole::background},
    {ColorRole::compute, ColorRole::background},
    {ColorRole::chip, ColorRole::background},
    {ColorRole::faint, ColorRole::background},
    {ColorRole::text, ColorRole::card},
    {ColorRole::faint, ColorRole::card},
    {ColorRole::background, ColorRole::chip},  // inside of a ring
    {ColorRole::background, ColorRole::text},
}};

// On a light background what is highlighted lies on the highlight; on a dark one it is kept off it.
constexpr std::array<Pair, 4> highlighted = {{
    {ColorRole::money, ColorRole::highlight},
    {ColorRole::compute, ColorRole::highlight},
    {ColorRole::chip, ColorRole::highlight},
    {ColorRole::text_secondary, ColorRole::highlight},
}};

double contrast_of(Theme theme, Pair pair) { return contrast(color(theme, pair.color), color(theme, pair.ground)); }

// What lies under a mark: the last surface drawn before it that holds its middle.
ColorRole ground_of(const Scene& scene, size_t mark) {
  const Point middle = scene.marks[mark].box.center();
  for (size_t i = mark; i-- > 0;) {
    const Mark& under = scene.marks[i];
    if ((under.shape == Shape::rect || under.shape == Shape::circle) && under.box.contains(middle)) return under.color;
  }
  return ColorRole::background;
}

// Pictures with all that can be in them: sizes, tabs, a chosen event, the open sheet, too many dates.
template <class Check>
void pictures(Theme theme, const Check& check) {
  for (const std::string& text : {std::string(test::small_story_json), test::generated_story(500, 1)}) {
    test::World world(*load_story(text).indexed);
    world.view.theme = theme;
    for (const Size size : {Size{960, 620}, Size{720, 760}, Size{360, 640}, Size{667, 375}}) {
      for (const Tab tab : {Tab::map, Tab::totals, Tab::chips}) {
        for (int event = 0; event < static_cast<int>(std::min<size_t>(world.story.events.size(), 9)); ++event) {
          world.size = size;
          world.view.tab = tab;
          world.view.card_open = event % 2 == 1;
          select(world.view, world.story, event);
          check(world.scene());
        }
      }
    }
  }
}

}  // namespace

TEST_CASE("words are readable on every ground they stand on, in all themes") {
  for (const Theme theme : themes) {
    CAPTURE(static_cast<int>(theme));
    for (const Pair pair : words) {
      CAPTURE(static_cast<int>(pair.color));
      CAPTURE(static_cast<int>(pair.ground));
      CHECK(contrast_of(theme, pair) >= 4.5);
    }
    pictures(theme, [](const Scene& scene) {
      for (size_t i = 0; i < scene.marks.size(); ++i) {
        const Mark& mark = scene.marks[i];
        if (mark.shape != Shape::text) continue;
        const Pair pair = {mark.color, ground_of(scene, i)};
        if (std::find(words.begin(), words.end(), pair) == words.end())
          FAIL_CHECK(mark.text << ": role " << static_cast<int>(pair.color) << " on " << static_cast<int>(pair.ground));
      }
    });
  }
}

TEST_CASE("marks stand out from every ground they lie on, in all themes") {
  for (const Theme theme : themes) {
    CAPTURE(static_cast<int>(theme));
    for (const Pair pair : marks) {
      CAPTURE(static_cast<int>(pair.color));
      CAPTURE(static_cast<int>(pair.ground));
      CHECK(contrast_of(theme, pair) >= 3);
    }
    if (is_dark(theme)) continue;
    for (const Pair pair : highlighted) {
      CAPTURE(static_cast<int>(pair.color));
      CHECK(contrast_of(theme, pair) >= 3);
    }
  }
}

TEST_CASE("on a dark background the highlight never touches what it marks") {
  for (const Theme theme : {Theme::dark, Theme::dark_contrast}) {
    int highlights = 0;
    pictures(theme, [&](const Scene& scene) {
      for (size_t i = 0; i < scene.marks.size(); ++i) {
        const Mark& mark = scene.marks[i];
        highlights += mark.color == ColorRole::highlight ? 1 : 0;
        const bool sign = mark.shape == Shape::circle || mark.shape == Shape::polygon || mark.shape == Shape::ring;
        if (!sign || mark.color == ColorRole::background || mark.color == ColorRole::highlight) continue;
        if (ground_of(scene, i) == ColorRole::highlight)
          FAIL_CHECK("role " << static_cast<int>(mark.color) << " on the highlight");
      }
    });
    CHECK(highlights > 100);
  }
}

TEST_CASE("the contrast themes have text at 7:1 and marks at 4.5:1") {
  for (const Theme theme : {Theme::light_contrast, Theme::dark_contrast}) {
    for (const ColorRole role : {ColorRole::text, ColorRole::text_secondary, ColorRole::money, ColorRole::compute,
                                 ColorRole::chip, ColorRole::faint}) {
      const double least = role == ColorRole::faint ? 4.5 : 7;
      CHECK(contrast(color(theme, role), color(theme, ColorRole::background)) >= least);
    }
    CHECK(contrast(color(theme, ColorRole::hairline), color(theme, ColorRole::background)) >= 3);
    CHECK(contrast(color(theme, ColorRole::highlight_text), color(theme, ColorRole::highlight)) >= 7);
    CHECK(contrast(color(theme, ColorRole::chip_text), color(theme, ColorRole::chip)) >= 7);
  }
}

TEST_CASE("contrast is the one of WCAG 2") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
  CHECK(contrast({119, 119, 119}, {255, 255, 255}) == doctest::Approx(4.48).epsilon(0.01));
  CHECK(hex({30, 90, 184}) == "#1e5ab8");
}

TEST_CASE("a mark with emphasis 0 has the colour of the background, with 1 its own") {
  CHECK(color(Theme::dark, ColorRole::money, 0) == color(Theme::dark, ColorRole::background));
  CHECK(color(Theme::dark, ColorRole::money, 1) == color(Theme::dark, ColorRole::money));
}
