// Small worlds for the tests: a story text around a few events, and shortcuts to what becomes of it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/at.hpp"
#include "core/load_story.hpp"
#include "core/snapshot.hpp"
#include "core/wording.hpp"

namespace explainer::test {

// Two companies that pay and two that get the money, one programme, one source; all used by an event of 1999, so that
// nothing is warned of. The events given stand first, from line 2 on, each on a line of its own.
inline std::string story_text(const std::string& events, const std::string& more_members = "") {
  std::string out = "{ \"events\": [\n" + events;
  if (!events.empty()) out += ",\n";
  out += R"({"id": "before-all", "date": "1999", "kind": "terms", "status": "announced", "title": "All are there",
    "text": "They exist.", "parties": ["ada", "bob", "lab", "rival"], "sources": ["paper"]}],
  "version": 1, "title": "A small story", "language": "en", "asOf": "2030-01-01",
  "range": {"from": "2000-01-01", "to": "2029-12-31"},
  "entities": [
    {"id": "ada", "name": "Ada Ventures", "short": "Ada", "kind": "investor", "side": "left"},
    {"id": "bob", "name": "Bob & Sons", "kind": "investor", "side": "left"},
    {"id": "lab", "name": "The Lab", "kind": "lab", "side": "right"},
    {"id": "rival", "name": "The Rival", "kind": "lab", "side": "right"}],
  "programs": [{"id": "chips", "name": "Chips", "maker": "ada", "generations": [
    {"id": "one", "name": "Chip One"}, {"id": "two", "name": "Chip Two"}]}],
  "sources": [{"id": "paper", "publisher": "The Paper", "title": "A report", "url": "https://paper.example/a"}])";
  return out + more_members + "\n}";
}

// The same as a story of version 2.
inline std::string version_2_text(const std::string& events, const std::string& more_members = "") {
  std::string out = story_text(events, more_members);
  const std::string old = "\"version\": 1";
  return out.replace(out.find(old), old.size(), "\"version\": 2");
}

// An event with what every event needs, and `members` for the rest: "\"amount\": {\"usd\": 5}".
inline std::string event_text(const std::string& id, const std::string& date, const std::string& kind,
                              const std::string& members = "") {
  return R"({"id": ")" + id + R"(", "date": ")" + date + R"(", "kind": ")" + kind +
         R"(", "status": "announced", "title": "An event", "text": "It happens.", "sources": ["paper"])" +
         (members.empty() ? "" : ", " + members) + "}";
}

// Money from ada to lab.
inline std::string investment(const std::string& id, const std::string& date, const std::string& usd,
                              const std::string& bound = "exact", const std::string& members = "") {
  return event_text(id, date, "investment",
                    R"("from": "ada", "to": "lab", "amount": {"usd": )" + usd + R"(, "bound": ")" + bound + "\"}" +
                        (members.empty() ? "" : ", " + members));
}

inline std::string joined(const std::vector<std::string>& events) {
  std::string out;
  for (const std::string& event : events) out += (out.empty() ? "" : ",\n") + event;
  return out;
}

inline std::vector<std::string> problems_of(const std::string& text) {
  std::vector<std::string> out;
  for (const Problem& problem : load_for_editor(text).problems) out.push_back(describe(problem, "s.json"));
  return out;
}

// The one problem of a text, without its place in the file: "error: /events/0/date: …".
inline std::string problem_of(const std::string& text) {
  const std::vector<std::string> problems = problems_of(text);
  CAPTURE(problems.size());
  if (problems.empty()) return "";
  if (problems.size() > 1) return problems[0] + " AND " + problems[1];
  const size_t severity = problems[0].find(": ") + 2;
  return problems[0].substr(severity);
}

inline IndexedStory load_indexed(const std::string& text) {
  LoadResult result = load_story(text);
  const std::string first = result.problems.empty() ? "" : describe(result.problems.front(), "s.json");
  CAPTURE(first);
  REQUIRE(result.indexed.has_value());
  return std::move(*result.indexed);
}

inline Story load_good(const std::string& text) { return load_indexed(text).story; }

inline Date day(const char* text) { return parse_date(text)->first; }

}  // namespace explainer::test
