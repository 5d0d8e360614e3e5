// The JSON that the page's text view is made of.
#include <doctest/doctest.h>

#include "core/about_json.hpp"
#include "core/page_json.hpp"
#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string parties = R"("parties": ["lab"])";

Story story_of(const std::vector<std::string>& events, const std::string& more = "") {
  return load_good(story_text(joined(events), more));
}

std::string moment(const Story& story, const char* date) {
  const IndexedStory indexed = index_story(story);
  const Snapshot now = snapshot_at(indexed, day(date));
  return write_day_json(indexed, now, {now.headline});
}

}  // namespace

TEST_CASE("what never changes: title, age, years, and the words of buttons as the story has them") {
  const Story story =
      story_of({event_text("a", "2001", "terms", parties), event_text("b", "2001-05", "terms", parties)},
               R"(, "labels": {"button.play": "\"Los\""})");
  const std::string json = write_overview_json(story);
  CHECK(contains(json, R"("title": "A small story", "language": "en", "asOf": "As of 1 Jan 2030")"));
  CHECK(contains(json, R"("newer": null, "events": 3)"));
  CHECK(contains(json, R"([{ "label": "1999", "count": 1 },{ "label": "2001", "count": 2 }])"));
  CHECK(contains(json, R"("button.play": "\"Los\"")"));
  CHECK(contains(json, R"("button.next": "Next event")"));
  CHECK_FALSE(contains(json, "map.left"));
}

TEST_CASE("who mistypes a date is shown three that work") {
  CHECK(contains(write_typed_date_json(story_of({}), "soon"), "Write a date like 2030, Jan 2030 or 2030-01-01."));
}

TEST_CASE("a newer story is a sentence with a link") {
  const Story story = story_of({}, R"(, "newer": {"url": "https://a.example/b", "date": "2030-02-03"})");
  CHECK(contains(write_overview_json(story),
                 R"({ "url": "https://a.example/b", "text": "A newer story replaces this one, of 3 Feb 2030." })"));
}

TEST_CASE("events are told from one on, so many as are asked for and there are, each with all that is said of it") {
  const IndexedStory story = load_indexed(
      story_text(joined({investment("a", "2001-09-25", "4e9", "up_to"), event_text("b", "2002", "terms", parties)})));
  const std::string json = write_events_json(story, 1, 1);  // the first is of 1999
  CHECK(
      contains(json, R"({ "id": "a", "iso": "2001-09-25", "date": "25 Sep 2001", "facts": "investment · Announced")"));
  CHECK(contains(
      json, R"("title": "An event", "text": "It happens.", "money": "Ada Ventures to The Lab: up to $4 billion")"));
  CHECK(contains(json, R"("notes": [], "sources": [{ "text": "The Paper: A report", "url": "https://paper.example/a", )"
                       R"("date": "", "archived": "", "said": "" }])"));
  CHECK_FALSE(contains(json, R"("id": "b")"));
  const std::string second = write_events_json(story, 2, 100);
  CHECK(contains(second, R"([{ "id": "b")"));
  CHECK_FALSE(contains(second, R"("id": "a")"));
  for (const auto& [first, count] : {std::pair{3, 1}, std::pair{0, 0}, std::pair{0, -1}, std::pair{1 << 30, 1 << 30}})
    CHECK(write_events_json(story, first, count) == "[]");
  CHECK(contains(write_events_json(story, -5, 1 << 30), json.substr(1, json.size() - 2) + "," + second.substr(1)));
}

TEST_CASE("who and what it is about: companies by side, programmes with what each generation has reached") {
  const Story story = story_of(
      {event_text("shown", "2001-05", "program", R"("program": "chips", "generation": "one", "stage": "announced")"),
       event_text("sold", "2002", "program", R"("program": "chips", "generation": "one", "stage": "available")")});
  const std::string json = write_about_json(index_story(story));
  CHECK(contains(json, R"([{"heading":"Backers","text":"","items":[]},{"heading":"Labs")"));
  CHECK(contains(json, R"({"heading":"Chips","text":"","items":[{ "name": "Chip One", "text": )"
                       R"("announced May 2001, available 2002" },{ "name": "Chip Two", "text": "" }]})"));
}

TEST_CASE("a day has its headline, what brought it, and the sums so far") {
  const Story story =
      story_of({investment("a", "2001-09-25", "4e9", "at_least"), event_text("b", "2001-09-25", "terms", parties),
                event_text("c", "2002", "terms", parties)});
  const std::string json = moment(story, "2001-12-31");
  CHECK(contains(json, R"("date": "31 December 2001")"));
  CHECK(contains(json, R"("begun": 3, "current": ["b","a"])"));
  CHECK(contains(
      json,
      R"({ "kind": "Investment", "to": "The Lab", "total": "at least $4 billion", "overlap": false, "parts": ["Ada Ventures at least $4 billion"] })"));
  CHECK(contains(moment(story, "1990-01-01"), R"("begun": 0, "current": [], "totals": [])"));
}
