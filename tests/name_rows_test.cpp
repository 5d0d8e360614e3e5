#include "core/name_rows.hpp"

#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

std::vector<std::string> named(const std::string& text) {
  std::vector<Problem> problems = load_for_editor(text).problems;
  name_rows(text, problems);
  std::vector<std::string> out;
  for (const Problem& problem : problems) out.push_back(problem.pointer + ": " + problem.message);
  return out;
}

const std::string parties = R"("parties": ["ada"])";

}  // namespace

TEST_CASE("a problem says which row it is about, counted from one, and its title") {
  const std::string good = event_text("a", "2001", "terms", parties),
                    bad = event_text("b", "2025-13", "terms", parties);
  CHECK(named(story_text(joined({good, bad}))) ==
        std::vector<std::string>{"/events/1/date: \"2025-13\" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD (event "
                                 "2, \"An event\")"});
}

TEST_CASE("a row without a title is counted all the same, and pointers within messages become rows") {
  std::string untitled = event_text("a", "2001", "terms", parties);
  untitled.replace(untitled.find("\"title\": \"An event\","), 20, "");
  CHECK(named(story_text(untitled)) == std::vector<std::string>{"/events/0: \"title\" is missing; add it (event 1)"});
  const std::string twice =
      joined({event_text("a", "2001", "terms", parties), event_text("a", "2002", "terms", parties)});
  CHECK(named(story_text(twice)) ==
        std::vector<std::string>{"/events/1/id: \"a\" is already the id of event 1, \"An event\"; write another one "
                                 "(event 2, \"An event\")"});
}

TEST_CASE("a problem with a title does not say it twice") {
  std::string event = event_text("a", "2001", "terms", parties);
  event.replace(event.find("An event"), 8, std::string(91, 'x'));
  CHECK(named(story_text(event))[0].find("shorten it (event 1)") != std::string::npos);
}

TEST_CASE("what is no JSON, or about the file as a whole, has no rows") {
  CHECK(named("{")[0].find("(event") == std::string::npos);
  CHECK(named("[]").size() == 1);
  std::string text = story_text("");
  text.replace(text.find("\"asOf\": \""), 9, "\"asOf\": \"x");
  for (const std::string& problem : named(text)) CHECK(problem.back() != ')');
}
