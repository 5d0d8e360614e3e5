// Warnings of the loader: the story is valid, but likely not what its editor meant.
#include <doctest/doctest.h>

#include "core_story.hpp"
#include "files.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

const std::string parties = R"("parties": ["ada"])";

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The problem of an investment with these words and this amount.
std::string problem_of_words(const std::string& title, const std::string& words, const std::string& usd) {
  std::string event = investment("e", "2001", usd);
  event.replace(event.find("An event"), 8, title);
  event.replace(event.find("It happens."), 11, words);
  return problem_of(story_text(event));
}

}  // namespace

TEST_CASE("a story with warnings is shown") {
  const LoadResult result = load_story(story_text(event_text("e", "2031", "terms", parties)));
  CHECK_FALSE(result.problems.empty());
  CHECK(result.indexed);
  CHECK_FALSE(has_errors(result.problems));
}

TEST_CASE("a statement that the steps contradict is warned of, with both figures and both events") {
  const std::vector<std::string> problems = problems_of(story_text(joined(
      {investment("step", "2001", "5e9"), investment("said", "2002", "8e9", "at_least", R"("counts": "states")")})));
  REQUIRE(problems.size() == 1);
  CHECK(contains(problems[0], "s.json:3:"));
  CHECK(contains(problems[0],
                 "warning: /events/1/amount: \"said\" states ≥ $8B, but the steps up to \"step\" add up to $5B; the "
                 "statement wins"));
}

TEST_CASE("what is used by nothing is warned of") {
  std::string text = story_text("", "");
  text.replace(text.find("\"parties\": [\"ada\", \"bob\","), 25, "\"parties\": [\"ada\",");
  CHECK(problem_of(text) == "warning: /entities/1: the entity \"bob\" is used by nothing; use it, or take it out");
  text = story_text("");
  text.replace(text.find("\"sources\": [{"), 13, R"("sources": [{"id": "blog", "publisher": "B", "title": "T"}, {)");
  CHECK(problem_of(text) == "warning: /sources/0: the source \"blog\" is used by nothing; use it, or take it out");
}

TEST_CASE("a misspelt id does not make its entity look unused as well") {
  std::string text = story_text("");
  text.replace(text.find("\"parties\": [\"ada\", \"bob\","), 25, "\"parties\": [\"ada\", \"bbo\",");
  CHECK(contains(problem_of(text), "did you mean \"bob\"?"));
}

TEST_CASE("an event after the range is warned of, one before it is not") {
  CHECK(problem_of(story_text(event_text("e", "2029-12-31", "terms", parties))).empty());
  CHECK(problem_of(story_text(event_text("e", "1950", "terms", parties))).empty());
  std::string text = story_text(event_text("e", "2030-01-01", "terms", parties));
  CHECK(contains(problem_of(text), "warning: /events/0/date: \"2030-01-01\" is after the range ends on 2029-12-31"));
}

TEST_CASE("a story checked before its newest event is warned of") {
  std::string text = story_text(event_text("late", "2020-05", "terms", parties));
  text.replace(text.find("\"asOf\": \"2030-01-01\""), 20, "\"asOf\": \"2020-04-30\"");
  CHECK(problem_of(text) ==
        "warning: /asOf: \"2020-04-30\" is older than the newest event, \"late\" of 2020-05; check the story again and "
        "date it");
  text.replace(text.find("\"asOf\": \"2020-04-30\""), 20, "\"asOf\": \"2020\"");
  CHECK(problem_of(text).empty());
}

TEST_CASE("talks that count are warned of") {
  std::string event = investment("e", "2001", "5");
  event.replace(event.find("\"announced\""), 11, "\"in_talks\"");
  CHECK(contains(problem_of(story_text(event)),
                 "warning: /events/0/status: an event in talks is counted as money; write \"counts\": \"never\""));
  event.insert(event.size() - 1, R"(, "counts": "never")");
  CHECK(problem_of(story_text(event)).empty());
}

TEST_CASE("a figure in the words that is not the amount is warned of") {
  CHECK(problem_of_words("Ada puts $5B in", "It does.", "4e9") ==
        "warning: /events/0/amount: the amount is $4B, but no figure in title or text fits it; mend one of them");
  CHECK(contains(problem_of_words("Ada pays", "It pays 5 billion dollars.", "4e9"), "no figure"));
  CHECK(contains(problem_of_words("Ada pays", "It pays $5 million.", "5e9"), "no figure"));
}

TEST_CASE("figures that fit the amount, in whatever way they are written, are not warned of") {
  for (const char* words : {"$4B", "$4 billion", "$4bn", "$4-billion", "US$4 billion", "$4,000 million",
                            "$4,000,000,000", "$4 Billion", "4 billion dollars",
                            "$4\xC2\xA0"
                            "billion",
                            "$4.0B", "first $1B, then $4B", "$3B to $4B", "$3-4 billion", "$4–5 billion",
                            "between $4 and $5 billion", "no figure at all", "2 of 3 agreed", "$4 billion."}) {
    CAPTURE(words);
    CHECK(problem_of_words("Ada pays", words, "4e9").empty());
  }
}

TEST_CASE("a rounded figure fits as far as it is rounded") {
  CHECK(problem_of_words("Ada pays $1.3B", "Yes.", "1.25e9").empty());
  CHECK(contains(problem_of_words("Ada pays $1.2B", "Yes.", "1.31e9"), "no figure"));
}

TEST_CASE("an overlap inside one ledger is warned of") {
  CHECK(contains(problem_of(story_text(joined(
                     {investment("a", "2001", "5"), investment("b", "2002", "5", "exact", R"("overlaps": ["a"])")}))),
                 "warning: /events/1/overlaps: \"a\" has the same kind, from and to"));
}

TEST_CASE("a near miss of a usual kind of entity is warned of") {
  std::string text = story_text("");
  text.replace(text.find("\"investor\""), 10, "\"invester\"");
  CHECK(problem_of(text) ==
        "warning: /entities/0/kind: \"invester\" is not a usual kind of entity; did you mean \"investor\"?");
}

TEST_CASE("tranches that add up to more than their umbrella are warned of") {
  const auto part = [](const char* id, const char* usd) {
    return investment(id, "2002", usd, "exact", R"("part_of": "u")");
  };
  CHECK(problem_of(story_text(joined({investment("u", "2001", "1e8", "up_to"), part("a", "2e8"), part("b", "3e8")}))) ==
        "warning: /events/0/amount: the instalments of \"u\" add up to $500M, more than its up to $100M; mend one of "
        "them");
  for (const char* bound : {"at_least", "about"}) {  // leave room for more
    CHECK(problem_of(story_text(joined({investment("u", "2001", "1e8", bound), part("a", "2e8")}))).empty());
  }
  CHECK(problem_of(story_text(joined({investment("u", "2001", "4e10", "up_to"), part("a", "4.1e10")}))).empty());
}

TEST_CASE("a step that may lie after a statement which covers it is warned of") {
  const auto said = [](const char* bound) {
    return investment("audit", "2001-03-31", "3e7", bound, R"("counts": "states")");
  };
  CHECK(problem_of(story_text(joined({investment("g2", "2001", "1e8", "up_to"), said("exact")}))) ==
        "warning: /events/0/date: \"g2\" may lie after the statement \"audit\" of 2001-03-31, which covers it now; "
        "write its date more precisely");
  CHECK(problem_of(story_text(joined({investment("g2", "2001", "1e8", "up_to"), said("at_least")}))).empty());
  CHECK(problem_of(story_text(joined({investment("g2", "2001-03", "1e8", "up_to"), said("exact")}))).empty());
  CHECK(problem_of(story_text(joined({investment("g2", "2001-04", "1e8", "up_to"), said("exact")}))).empty());
}

TEST_CASE("stages out of order, and one that is reached twice, are warned of") {
  const auto milestone = [](const char* id, const char* date, const char* stage) {
    return event_text(id, date, "program",
                      std::string(R"("program": "chips", "generation": "one", "stage": ")") + stage + "\"");
  };
  CHECK(problem_of(
            story_text(joined({milestone("sold", "2001", "available"), milestone("shown", "2002", "announced")}))) ==
        "warning: /events/1/stage: \"one\" is \"available\" already with \"sold\" of 2001, before this; mend a date "
        "or a stage");
  CHECK(
      problem_of(story_text(joined({milestone("sold", "2001", "available"), milestone("again", "2002", "available")})))
          .find("already with \"sold\" of 2001; take one out") != std::string::npos);
  CHECK(
      problem_of(story_text(joined({milestone("shown", "2001", "announced"), milestone("sold", "2002", "available")})))
          .empty());
}

TEST_CASE("an overlap that only one side names, and one with itself, are warned of") {
  const std::string bob = R"("from": "bob", "to": "lab", "amount": {"usd": 3})";
  const std::string named = event_text("b", "2001", "investment", bob + R"(, "overlaps": ["a"])");
  CHECK(problem_of(story_text(joined({investment("a", "2001", "5"), named}))) ==
        "warning: /events/1/overlaps: \"a\" does not name \"b\" in its overlaps; add it there, or take it out here");
  CHECK(problem_of(story_text(joined({investment("a", "2001", "5", "exact", R"("overlaps": ["b"])"), named}))).empty());
  CHECK(problem_of(story_text(investment("a", "2001", "5", "exact", R"("overlaps": ["a"])"))) ==
        "warning: /events/0/overlaps: \"a\" overlaps itself; take it out");
}

TEST_CASE("two entities of one name are warned of") {
  std::string text = story_text("");
  text.replace(text.find("The Rival"), 9, "The Lab");
  CHECK(problem_of(text) ==
        "warning: /entities/3/name: \"The Lab\" is also the name of /entities/2; tell the two apart");
}

TEST_CASE("a text of which nothing can be seen is warned of") {
  for (const char* nothing : {"\u00A0", "\u200B\u200B", " \uFEFF \u00AD"}) {
    std::string text = story_text("");
    text.replace(text.find("A small story"), 13, nothing);
    CHECK(problem_of(text) == "warning: /title: this text holds only characters that cannot be seen; write something");
  }
}

TEST_CASE("what cannot be seen in an id is shown") {
  std::string text = story_text(investment("a", "2001", "5"));
  text.replace(text.find("\"a\""), 3, "\"a\u200B\"");
  CHECK(contains(problem_of(text), "error: /events/0/id: \"a\\u200b\" is not an id"));
}

TEST_CASE("words of doubt that the bound does not carry are warned of, in title and text") {
  const auto warned = [](const char* title, const char* words, const char* bound) {
    std::string event = investment("e", "2001", "4e9", bound);
    event.replace(event.find("An event"), 8, title);
    event.replace(event.find("It happens."), 11, words);
    return problem_of(story_text(event)).find("the words say") != std::string::npos;
  };
  for (const char* words : {"up to $4B", "at least $4B", "about $4B", "could exceed $4B", "more than $4 billion",
                            "as much as US$4B", "nearly $4B", "$4B or more", "Over 4 billion dollars"}) {
    CAPTURE(words);
    CHECK(warned(words, "Yes.", "exact"));
    CHECK(warned("Ada pays", words, "exact"));
  }
  CHECK_FALSE(warned("up to $4B", "Yes.", "up_to"));
  CHECK_FALSE(warned("up to about $4B", "Yes.", "up_to"));
  CHECK_FALSE(warned("nearly $4B", "Yes.", "about"));
  CHECK_FALSE(warned("$4B", "A part of up to $9B.", "exact"));
  CHECK_FALSE(warned("Ada laptop $4B", "Yes.", "exact"));
}

TEST_CASE("the bundled story without its bounds is warned of at each event whose words doubt the figure") {
  std::string text = read_file(source_path("/assets/story.json"));
  const IndexedStory story = load_indexed(text);
  int bounds = 0;
  for (const Event& event : story.story.events) bounds += event.amount && event.amount->bound != Bound::exact;
  for (size_t at = text.find("\"bound\""); at != std::string::npos; at = text.find("\"bound\"", at)) {
    const size_t comma = text.rfind(',', at), close = text.find('}', at);
    text.erase(comma, close - comma);
    at = comma;
  }
  int warned = 0;
  for (const Problem& problem : load_for_editor(text).problems)
    warned += contains(problem.message, "the words say") && contains(problem.pointer, "/amount");
  CHECK(bounds > 15);
  CHECK(warned == bounds);
}
