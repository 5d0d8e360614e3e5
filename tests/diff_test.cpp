#include "core/diff.hpp"

#include <doctest/doctest.h>

#include "core/upgrade.hpp"
#include "core_story.hpp"
#include "files.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

const std::string parties = R"("parties": ["lab"])";
const std::string between = R"("from": "ada", "to": "lab")";

std::string paid(const std::string& id, const std::string& date, const std::string& amount,
                 const std::string& more = "") {
  return event_text(id, date, "investment", between + R"(, "amount": {)" + amount + "}" + more);
}

std::string replaced(std::string text, const std::string& old, const std::string& now) {
  REQUIRE(text.find(old) != std::string::npos);
  return text.replace(text.find(old), old.size(), now);
}

std::string diff_of(const std::string& before, const std::string& after) {
  return diff_text(diff_stories(load_good(before), load_good(after)));
}

std::string events_diff(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  return diff_of(version_2_text(joined(before)), version_2_text(joined(after)));
}

// The story with the drafts put into it, as an editor pastes them.
Story pasted(const std::string& text, const std::string& drafts) {
  return load_good(replaced(text, R"("language")", R"("corrections": )" + drafts + R"(, "language")"));
}

}  // namespace

TEST_CASE("a story has no changes to itself, nor to its upgrade") {
  for (const char* file : {"/assets/story.json", "/tests/stories/good/polish.json"}) {
    const std::string text = read_file(source_path(file));
    const Story story = load_good(text);
    CHECK(diff_text(diff_stories(story, story)).empty());
    CHECK(diff_text(diff_stories(story, load_good(upgrade_story(text, story)))).empty());
  }
}

TEST_CASE("an event changes field by field") {
  const std::string terms = event_text("a", "2001", "terms", parties);
  CHECK(events_diff({paid("a", "2001", R"("value": 2.75e9)")}, {paid("a", "2001", R"("value": 4e9)")}) ==
        "changed: a: amount: $2.75B → $4B\n");
  CHECK(events_diff({paid("a", "2001", R"("value": 2, "bound": "about")")},
                    {paid("a", "2001-Q3~", R"("value": 2, "unit": "EUR")")}) ==
        "changed: a: date: 2001 → 2001-Q3~\nchanged: a: amount: about $2 → €2\n");
  CHECK(events_diff({event_text("a", "2001", "investment", between)},
                    {paid("a", "2001", R"("value": 5)", R"(, "beat": true)")}) ==
        "changed: a: amount: nothing → $5\nchanged: a: counts: never → adds\nchanged: a: beat: nothing → true\n");
  CHECK(events_diff({terms}, {replaced(replaced(terms, parties, R"("parties": ["lab", "ada"], "known": "2003")"),
                                       "An event", R"(One \"event\")")}) ==
        "changed: a: known: nothing → 2003\nchanged: a: title: \"An event\" → \"One \\\"event\\\"\"\n"
        "changed: a: parties: lab → lab, ada\n");
  CHECK(events_diff({terms},
                    {replaced(terms, R"(["paper"])", R"([{"id": "paper", "quote": "So", "says": {"value": 3}}])")}) ==
        "changed: a: quotes: nothing → paper \"So\" says $3\n");
}

TEST_CASE("an event that is new, gone or has another id") {
  const std::string other = replaced(event_text("b", "2001", "terms", parties), "An event", "Another");
  const std::string moved = replaced(other, "\"b\"", "\"c\"");
  CHECK(events_diff({}, {other}) == "added: event b: \"Another\"\n");
  CHECK(events_diff({other}, {}) == "removed: event b: \"Another\"\n");
  CHECK(events_diff({other}, {moved}) == "renamed: event: b → c\n");
  CHECK(events_diff({other}, {replaced(moved, "2001", "2002")}) ==
        "removed: event b: \"Another\"\nadded: event c: \"Another\"\n");
}

TEST_CASE("the order within a day is a change, and where lines of other days stand is none") {
  const std::string a = event_text("a", "2001", "terms", parties), b = event_text("b", "2001", "terms", parties),
                    c = event_text("c", "2002", "terms", parties);
  CHECK(events_diff({a, b, c}, {b, a, c}) == "changed: story: order on a day: a, b → b, a\n");
  CHECK(events_diff({a, b, c}, {c, a, b}).empty());
}

TEST_CASE("what is no event is compared by its ids, too") {
  const std::string gigawatts = R"(, "units": [{"id": "gw", "name": "gigawatts", "one": "gigawatt", "kind": "power"}])";
  const std::string power = event_text("a", "2001", "contract", between + R"(, "also": [{"value": 1, "unit": "gw"}])");
  const std::string base = version_2_text(power, gigawatts);
  CHECK(diff_of(base, replaced(base, "\"2030-01-01\"", "\"2030-02\"")) ==
        "changed: story: asOf: 2030-01-01 → 2030-02\n");
  CHECK(diff_of(base, replaced(base, "\"Ada Ventures\"", "\"Ada\"")) ==
        "changed: entity ada: name: \"Ada Ventures\" → \"Ada\"\n");
  CHECK(diff_of(base, replaced(base, "\"Chip Two\"", "\"Chip 2\"")) ==
        "changed: generation chips/two: name: \"Chip Two\" → \"Chip 2\"\n");
  CHECK(diff_of(base, replaced(base, "https://paper.example/a", "https://paper.example/b")) ==
        "changed: source paper: url: https://paper.example/a → https://paper.example/b\n");
  CHECK(diff_of(base, replaced(base, "\"power\"", "\"count\"")) == "changed: unit gw: kind: power → count\n");
  CHECK(diff_of(base, version_2_text(power, gigawatts + R"(, "labels": {"tab.map": "Plan"})")) ==
        "changed: label tab.map: words: \"Map\" → \"Plan\"\n");
  CHECK(
      diff_of(base, version_2_text(power, gigawatts + R"(, "corrections": [{"date": "2030-01-01", "text": "So."}])")) ==
      "added: correction: 2030-01-01: \"So.\"\n");
  const std::string euros = paid("a", "2001", R"("value": 1, "unit": "EUR")");
  const std::string rate = R"(, "rates": [{"unit": "EUR", "value": 1.44, "date": "2001", "source": "paper"}])";
  CHECK(diff_of(version_2_text(euros), version_2_text(euros, rate)) == "added: rate EUR: 1.44\n");
}

TEST_CASE("changes as data") {
  const auto json = [](const std::vector<std::string>& before, const std::vector<std::string>& after) {
    return diff_json(diff_stories(load_good(version_2_text(joined(before))), load_good(version_2_text(joined(after)))));
  };
  CHECK(json({}, {}) == "[]\n");
  CHECK(json({paid("a", "2001", R"("value": 2.75e9)"), event_text("b", "2001", "terms", parties)},
             {paid("a", "2001", R"("value": 4e9, "bound": "up_to")", R"(, "article": [1, 2])")}) ==
        R"([
  {"change":"removed","what":"event","id":"b","before":"An event","after":null},
  {"change":"changed","what":"event","id":"a","field":"amount","before":{"value":2750000000,"unit":"USD","bound":"exact"},"after":{"value":4000000000,"unit":"USD","bound":"up_to"}},
  {"change":"changed","what":"event","id":"a","field":"article","before":null,"after":[1,2]}
]
)");
}

TEST_CASE("drafts of corrections say what is so and what was said, and load where they are pasted") {
  const std::string gone = replaced(event_text("c", "2003", "terms", parties), "An event", "A mistake"),
                    same = paid("b", "2002", R"("value": 5)"),
                    beat = paid("b", "2002", R"("value": 5)", R"(, "beat": true)");
  const std::string before = version_2_text(joined({paid("a", "2001", R"("value": 2.75e9)"), same, gone}));
  const std::string after = version_2_text(joined({paid("a", "2001-05", R"("value": 4e9, "bound": "about")"), beat}));
  const std::string drafts = correction_drafts(load_good(before), load_good(after));
  CHECK(drafts == R"([
  { "date": "2030-01-01", "text": "Taken out: “A mistake”", "was": "It happens." },
  { "date": "2030-01-01", "event": "a", "text": "Date: May 2001; Amount: about $4B", "was": "Date: 2001; Amount: $2.75B" }
]
)");
  const Story story = pasted(after, drafts);
  REQUIRE(story.corrections.size() == 2);
  CHECK(at(story.events, story.corrections[1].event).id == "a");
}

TEST_CASE("drafts are no older than the corrections there are, and leave out what has one already") {
  const std::string old = R"({"date": "2031-06-01", "text": "Older"})";
  const auto story = [&](const char* value, const std::string& more) {
    return load_good(version_2_text(paid("a", "2001", std::string("\"value\": ") + value),
                                    R"(, "corrections": [)" + old + more + "]"));
  };
  CHECK(correction_drafts(story("3", ""), story("4", "")) ==
        "[\n  { \"date\": \"2031-06-01\", \"event\": \"a\", \"text\": \"Amount: $4\", \"was\": \"Amount: $3\" }\n]\n");
  const std::string mine = R"(, {"date": "2031-07-01", "event": "a", "text": "It was $4."})";
  CHECK(correction_drafts(story("3", ""), story("4", mine)) == "[]\n");
}

TEST_CASE("a draft of the longest text still loads") {
  std::string longest, other;
  for (int i = 0; i < 9990; ++i) {
    longest += "é";
    other += "ü";
  }
  const std::string event = event_text("a", "2001", "terms", parties);
  const std::string before = version_2_text(replaced(event, "It happens.", longest)),
                    after = version_2_text(replaced(event, "It happens.", other));
  CHECK(pasted(after, correction_drafts(load_good(before), load_good(after))).corrections.size() == 1);
}
