#include "scene/builder.hpp"

#include <doctest/doctest.h>

#include "core/wording.hpp"
#include "small_story.hpp"

using namespace explainer;

namespace {

struct Fixture {
  Scene scene;
  TextMeasure measure = test::half_width;
  SceneBuilder builder{scene, measure};
};

}  // namespace

TEST_CASE("text that fits is left alone, text that does not ends in an ellipsis") {
  Fixture fixture;
  CHECK(fixture.builder.fit("abcd", 20, {10}) == "abcd");
  CHECK(fixture.builder.fit("abcde", 20, {10}) == "abc…");
}

TEST_CASE("what nobody sees is neither drawn nor measured") {
  CHECK(without_unseen("Werk\u00ADzeug\u00ADbau") == "Werkzeugbau");
  for (const char* unseen : {"\u00AD", "\u034F", "\u061C", "\u200B", "\u200D", "\u200F", "\u2028", "\u202E", "\u2060",
                             "\u2069", "\uFE0F", "\uFEFF"}) {
    CAPTURE(without_unseen(unseen).size());
    CHECK(without_unseen(std::string("a") + unseen + "b" + unseen) == "ab");
  }
  const std::string seen = "é – “$1B” ≈ 日本 \U0001F600 \u2010\u00A0\u202F\u2027";
  CHECK(without_unseen(seen) == seen);
  CHECK(without_unseen("\xC2") == "\xC2");

  Fixture fixture;
  CHECK(fixture.builder.width("a\u00ADb", {10}) == fixture.builder.width("ab", {10}));
  const Box box = fixture.builder.text("a\u00AD\u200Bb", 0, 20, {10});
  CHECK(box.width == fixture.builder.width("ab", {10}));
  CHECK(fixture.scene.marks.back().text == "ab");
  fixture.builder.text("\u200B", 0, 20, {10});
  CHECK(fixture.scene.marks.size() == 1);  // nothing is drawn for nothing
}

TEST_CASE("a figure is kept whole or left out") {
  Fixture fixture;
  CHECK(fixture.builder.fit("could exceed $10B now", 80, {10}) == "could exceed…");
  CHECK(fixture.builder.fit("could exceed $10B now", 95, {10}) == "could exceed $10B…");
  CHECK(fixture.builder.fit("$1,000,000", 30, {10}) == "…");
}

TEST_CASE("an ellipsis never splits a character") {
  Fixture fixture;
  for (float width = 1; width < 55; ++width) {
    const std::string cut = fixture.builder.fit("ééééééééééé", width, {10});
    CHECK(cut.size() % 2 == 1);  // whole two-byte letters and one three-byte ellipsis
  }
}

TEST_CASE("text wraps between words and the last line tells that there was more") {
  Fixture fixture;
  CHECK(fixture.builder.wrap("one two three", 35, {10}, 3) == std::vector<std::string>{"one two", "three"});
  CHECK(fixture.builder.wrap("one two three four", 35, {10}, 2) == std::vector<std::string>{"one two", "three…"});
  CHECK(fixture.builder.wrap("", 35, {10}, 2).empty());
}

TEST_CASE("a word wider than its line does not hang") {
  Fixture fixture;
  const std::vector<std::string> lines = fixture.builder.wrap("incomprehensibilities are long", 40, {10}, 5);
  CHECK(lines == std::vector<std::string>{"incompr…", "are long"});
}

TEST_CASE("aligned text ends and centres where it is told") {
  Fixture fixture;
  CHECK(fixture.builder.text("abcd", 100, 50, {10}, Align::right).right() == 100);
  CHECK(fixture.builder.text("abcd", 100, 50, {10}, Align::center).center().x == 100);
  CHECK(fixture.scene.marks.size() == 2);
}

TEST_CASE("a line never ends within a figure, and never shows half of one") {
  Fixture fixture;
  Story story;
  Labels& labels = story.labels;
  labels.set("dollars.billion", "{amount} mld $");
  labels.set("dollars.plain", "{amount} $");
  labels.set("number.group", " ");
  const std::string four = quantity(story, 4e9), grouped = quantity(story, 1'234'567);
  CHECK(four == "4\u00A0mld\u00A0$");
  CHECK(grouped == "1\u00A0234\u00A0567\u00A0$");
  CHECK(fixture.builder.wrap("up to " + four + " more", 50, {10}, 4) ==
        std::vector<std::string>{"up to", four, "more"});
  CHECK(fixture.builder.fit("up to " + grouped, 70, {10}) == "up to…");
}

TEST_CASE("a line has no point twice in a row") {
  Fixture fixture;
  fixture.builder.line({{0, 0}, {10, 0}, {10, 0}, {10, 5}, {10, 5}, {20, 5}}, {});
  CHECK(fixture.scene.marks.back().count == 4);
  CHECK(fixture.scene.points.size() == 4);
}
