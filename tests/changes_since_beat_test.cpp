#include "core/changes_since_beat.hpp"

#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

std::string changed(const std::vector<std::string>& events, const char* date, const std::string& more = "") {
  const IndexedStory indexed = load_indexed(story_text(joined(events), more));
  return changes_since_beat(indexed, snapshot_at(indexed, day(date)));
}

const std::string beat = R"("beat": true)";
const std::vector<std::string> two_beats = {
    investment("a", "2001-05-01", "1e9", "exact", beat),
    investment("b", "2002-02-02", "2e9", "up_to"),
    event_text("c", "2002-03", "program", R"("program": "chips", "generation": "one", "stage": "available")"),
    investment("d", "2002-06-01", "3e9", "at_least", beat),
};

}  // namespace

TEST_CASE("what changed tells what began since the beat before") {
  CHECK(changed(two_beats, "2002-06-01") ==
        "Since 1 May 2001: Ada Ventures → The Lab investment up to $2B; Chip One available; "
        "Ada Ventures → The Lab investment at least $3B");
}

TEST_CASE("between two beats what changed tells of what has begun so far") {
  CHECK(changed(two_beats, "2002-02-10") == "Since 1 May 2001: Ada Ventures → The Lab investment up to $2B");
}

TEST_CASE("long after the last beat what changed still tells what that beat brought") {
  CHECK(changed(two_beats, "2020-01-01") == changed(two_beats, "2002-06-01"));
}

TEST_CASE("up to the first beat all there has been is told, before any event nothing") {
  CHECK(changed(two_beats, "2001-05-01") == "So far: All are there; Ada Ventures → The Lab investment $1B");
  CHECK(changed(two_beats, "1998-01-01").empty());
}

TEST_CASE("a date known to the month is not told more precisely") {
  const std::vector<std::string> events = {investment("a", "2001-05", "1e9", "exact", beat),
                                           investment("b", "2002-02-02", "2e9")};
  CHECK(changed(events, "2003-01-01") == "Since May 2001: Ada Ventures → The Lab investment $2B");
}

TEST_CASE("what changed carries every doubt in words") {
  const std::string ada_lab = R"("from": "ada", "to": "lab")";
  const auto one = [&](const std::string& event) {
    const std::string line = changed({investment("a", "2001-05-01", "1e9", "exact", beat), event}, "2005-01-01");
    return line.substr(line.find(": ") + 2);
  };
  const auto reported = [](std::string event) { return event.replace(event.find("announced"), 9, "reported"); };
  CHECK(one(reported(investment("b", "2002", "2e9", "about"))) ==
        "Ada Ventures → The Lab investment about $2B (reported)");
  CHECK(one(investment("b", "2002", "2e9", "up_to", R"("counts": "never")")) ==
        "Ada Ventures → The Lab investment up to $2B (not counted)");
  CHECK(one(investment("b", "2002", "2e9", "at_least", R"("counts": "states")")) ==
        "Ada Ventures → The Lab investment at least $2B in all");
  std::string talks =
      event_text("b", "2002", "talks", ada_lab + R"(, "amount": {"usd": 2e9, "bound": "could_exceed"})");
  talks.replace(talks.find("announced"), 9, "in_talks");
  CHECK(one(talks) == "Ada Ventures → The Lab talks could exceed $2B");
  CHECK(one(event_text("b", "2002", "contract", R"("from": "lab", "to": "ada")")) ==
        "The Lab → Ada Ventures contract, no price published");
}

TEST_CASE("of much news what changed tells the weightiest, in order of time, and counts the rest") {
  std::vector<std::string> events = {investment("a", "2001-05-01", "1e9", "exact", beat)};
  for (int i = 1; i <= 6; ++i) {
    events.push_back(investment("b" + std::to_string(i), "2002-0" + std::to_string(i), std::to_string(10 - i) + "e9"));
  }
  CHECK(changed(events, "2003-01-01") ==
        "Since 1 May 2001: Ada Ventures → The Lab investment $9B; Ada Ventures → The Lab investment $8B; "
        "Ada Ventures → The Lab investment $7B; and 3 more");
}

TEST_CASE("a long title leaves no room for a second item, but is told whole") {
  const std::string title(90, 'x');
  std::vector<std::string> events = {investment("a", "2001-05-01", "1e9", "exact", beat)};
  for (const char* id : {"t1", "t2"}) {
    std::string event = event_text(id, "2002-01-01", "terms", R"("parties": ["ada"])");
    events.push_back(event.replace(event.find("An event"), 8, title));
  }
  CHECK(changed(events, "2003-01-01") == "Since 1 May 2001: " + title + "; and 1 more");
}

TEST_CASE("a story's own words are used in what changed") {
  const std::string labels =
      R"(, "labels": {"changed.since": "Seit {date}: {changes}", "kind.investment": "Beteiligung"})";
  CHECK(changed(two_beats, "2002-02-10", labels) == "Seit 1 May 2001: Ada Ventures → The Lab Beteiligung up to $2B");
}
