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
  Fixture fixture;
  CHECK(fixture.builder.width("a\u00ADb", {10}) == fixture.builder.width("ab", {10}));
  const Box box = fixture.builder.text("a\u00AD\u200Bb", 0, 20, {10});
  CHECK(box.width == fixture.builder.width("ab", {10}));
  CHECK(fixture.scene.marks.back().text == "ab");
  fixture.builder.text("\u200B", 0, 20, {10});
  CHECK(fixture.scene.marks.size() == 1);  // nothing is drawn for nothing
}

TEST_CASE("where text runs from right to left, the ellipsis of a Latin name is part of it") {
  Fixture fixture;
  fixture.scene.right_to_left = true;
  CHECK(fixture.builder.fit("abcde", 20, {10}) == "abc…\u200E");
  CHECK(fixture.builder.fit("אבגדה", 20, {10}) == "אבג…");
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

TEST_CASE("a word wider than its line goes on in the next, at a soft hyphen where there is one") {
  Fixture fixture;
  const auto wrap = [&](std::string_view text, float width, size_t lines) {
    return fixture.builder.wrap(text, width, {10}, lines);
  };
  using Lines = std::vector<std::string>;
  CHECK(wrap("incomprehensibilities are", 40, 5) == Lines{"incompre", "hensibil", "ities", "are"});
  CHECK(wrap("a incomprehensibilities", 40, 3) == Lines{"a", "incompre", "hensibi…"});
  CHECK(wrap("Rechts\u00ADschutz\u00ADversicherung", 45, 5) == Lines{"Rechts-", "schutz-", "versicher", "ung"});
  CHECK(wrap("Rechts\u00ADschutz\u00ADversicherung", 70, 5) == Lines{"Rechts\u00ADschutz-", "versicherung"});
  CHECK(wrap("in 1,000,000,000 days", 30, 4) == Lines{"in", "…", "days"});
  CHECK(wrap("wide", 1, 9) == Lines{"w", "i", "d", "e"});
}

TEST_CASE("a line is wrapped between ideographs, and the figures among them are kept whole or left out") {
  Fixture fixture;
  const auto wrap = [&](std::string_view text, float width) { return fixture.builder.wrap(text, width, {10}, 9); };
  using Lines = std::vector<std::string>;
  CHECK(wrap("最大「四十」億ドル。", 25) == Lines{"最大「四", "十」億ド", "ル。"});
  CHECK(fixture.builder.fit("最大40億ドルを投資", 25, {10}) == "最大…");
  CHECK(fixture.builder.fit("最大40億ドルを投資", 30, {10}) == "最大40億…");
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
