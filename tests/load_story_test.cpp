// The Story that is loaded from a valid file.
#include "core/load_story.hpp"

#include <doctest/doctest.h>

#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

const Event& event_of(const Story& story, const char* id) {
  return story.events.at(static_cast<size_t>(story.event_index(id)));
}

}  // namespace

TEST_CASE("the small story of the tests has nothing wrong with it") { CHECK(problems_of(story_text("")).empty()); }

TEST_CASE("the head of a story is read") {
  const Story story = load_good(story_text(
      "", R"(, "subtitle": "Sub", "credits": "Us", "newer": {"url": "https://a.example/b", "date": "2030-02"})"));
  CHECK(story.title == "A small story");
  CHECK(story.subtitle == "Sub");
  CHECK(story.language == "en");
  CHECK(story.credits == "Us");
  CHECK(iso(story.as_of) == "2030-01-01");
  CHECK(iso(story.from) == "2000-01-01");
  CHECK(iso(story.to) == "2029-12-31");
  REQUIRE(story.newer);
  CHECK(story.newer->url == "https://a.example/b");
  CHECK(iso(story.newer->date) == "2030-02-01");
}

TEST_CASE("a key for the schema is allowed and ignored") {
  CHECK(problems_of(story_text("", R"(, "$schema": "story.schema.json")")).empty());
}

TEST_CASE("a range may be written in years and covers all of them") {
  std::string text = story_text("");
  text.replace(text.find("2000-01-01"), 10, "2000");
  text.replace(text.find("2029-12-31"), 10, "2029");
  const Story story = load_good(text);
  CHECK(iso(story.from) == "2000-01-01");
  CHECK(iso(story.to) == "2029-12-31");
}

TEST_CASE("entities, programmes and sources are read") {
  const Story story = load_good(story_text(""));
  REQUIRE(story.entities.size() == 4);
  CHECK(story.entities[0].short_name == "Ada");
  CHECK(story.entities[1].short_name == "Bob & Sons");
  CHECK(story.entities[1].side == Side::left);
  CHECK(story.entities[3].side == Side::right);
  CHECK(story.entities[3].kind == "lab");
  CHECK(story.entity_index("rival") == 3);
  CHECK(story.entity_index("nobody") == none);
  REQUIRE(story.programs.size() == 1);
  CHECK(story.programs[0].maker == 0);
  CHECK(story.programs[0].generations[1].name == "Chip Two");
  CHECK(story.sources[0].url == "https://paper.example/a");
  CHECK_FALSE(story.sources[0].primary);
}

TEST_CASE("all of an event is read") {
  const Story story = load_good(story_text(joined({
      investment("umbrella", "2001", "10", "up_to"),
      investment("part", "2001-02/2001-03", "5.25", "about",
                 R"("part_of": "umbrella", "overlaps": ["other"], "article": [1, 4], "beat": true)"),
      event_text("other", "2001-05", "investment", R"("from": "bob", "to": "lab", "amount": {"usd": 1})"),
      event_text("chip", "2002", "program", R"("program": "chips", "generation": "two", "stage": "preview")"),
  })));
  const Event& part = event_of(story, "part");
  CHECK(part.title == "An event");
  CHECK(part.text == "It happens.");
  CHECK(iso(part.date) == "[2001-02..2001-03]");
  CHECK(part.kind == EventKind::investment);
  CHECK(part.status == Status::announced);
  CHECK(part.counts == Counts::adds);
  CHECK(part.from == 0);
  CHECK(part.to == 2);
  REQUIRE(part.amount);
  CHECK(part.amount->value == 5.25);
  CHECK(part.amount->bound == Bound::about);
  CHECK(part.part_of == story.event_index("umbrella"));
  CHECK(part.overlaps == std::vector<int>{story.event_index("other")});
  CHECK(part.article == std::vector<int>{1, 4});
  CHECK(part.sources == std::vector<int>{0});
  CHECK(part.beat);
  CHECK(event_of(story, "other").amount->bound == Bound::exact);
  const Event& chip = event_of(story, "chip");
  CHECK(chip.program == 0);
  CHECK(chip.generation == 1);
  CHECK(chip.stage == Stage::preview);
}

TEST_CASE("events are sorted by first day, last day and id, whatever their order in the file") {
  const Story story = load_good(story_text(joined({
      event_text("z", "2001-01-01", "terms", R"("parties": ["ada"])"),
      event_text("year", "2001", "terms", R"("parties": ["ada"])"),
      event_text("late", "2002", "terms", R"("parties": ["ada"])"),
      event_text("a", "2001-01-01", "terms", R"("parties": ["ada"])"),
      event_text("month", "2001-01", "terms", R"("parties": ["ada"])"),
  })));
  std::string order;
  for (const Event& event : story.events) order += event.id + " ";
  CHECK(order == "before-all a z month year late ");
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i)
    CHECK(story.event_index(story.events[static_cast<size_t>(i)].id) == i);
  CHECK(story.event_index("nothing") == none);
}

TEST_CASE("what counts when the file does not say") {
  const auto counts = [](const std::string& kind, const std::string& members) {
    const Story story = load_good(story_text(event_text("e", "2001", kind, members)));
    return event_of(story, "e").counts;
  };
  const std::string pair = R"("from": "ada", "to": "lab")";
  CHECK(counts("investment", pair + R"(, "amount": {"usd": 5})") == Counts::adds);
  CHECK(counts("contract", pair + R"(, "amount": {"usd": 5, "bound": "up_to"})") == Counts::adds);
  CHECK(counts("investment", pair) == Counts::never);
  CHECK(counts("investment", pair + R"(, "amount": {"usd": 5, "bound": "could_exceed"})") == Counts::never);
  CHECK(counts("talks", pair + R"(, "amount": {"usd": 5})") == Counts::never);
  CHECK(counts("share_sale", R"("parties": ["lab"], "amount": {"usd": 5})") == Counts::never);
  CHECK(counts("investment", pair + R"(, "amount": {"usd": 5}, "counts": "states")") == Counts::states);
  CHECK(counts("investment", pair + R"(, "amount": {"usd": 5}, "counts": "never")") == Counts::never);
}

TEST_CASE("labels of the story take the place of the English ones") {
  const Story story =
      load_good(story_text("", R"(, "labels": {"kind.talks": "whispers", "date.day": "{year}/{month}/{day}",
    "months.short": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"], "entity_kind.lab": "Laboratory"})"));
  CHECK(story.labels["kind.talks"] == "whispers");
  CHECK(story.labels["kind.terms"] == "terms");
  CHECK(date_text(story.labels, make_date(2001, 12, 3)) == "2001/12/3");
}

TEST_CASE("a story may bring kinds of entities of its own, and words for them") {
  std::string text = story_text("", R"(, "labels": {"entity_kind.country": "Country"})");
  text.replace(text.find("\"investor\""), 10, "\"country\"");
  const Story story = load_good(text);
  CHECK(story.entities[0].kind == "country");
  CHECK(story.labels["entity_kind.country"] == "Country");
}

TEST_CASE("a story without events is a story") {
  const Story story = load_good(
      R"({"version": 1, "title": "T", "language": "en", "asOf": "2020", "range": {"from": "2000", "to": "2001"},
    "entities": [], "sources": [], "events": []})");
  CHECK(story.events.empty());
}
