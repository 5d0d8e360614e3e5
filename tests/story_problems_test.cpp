// Errors of a story file that is JSON but breaks a rule: one case per rule.
#include <doctest/doctest.h>

#include <algorithm>

#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

const std::string pair = R"("from": "ada", "to": "lab")";
const std::string parties = R"("parties": ["ada"])";

std::string problem_of_event(const std::string& event) { return problem_of(story_text(event)); }
std::string problem_of_terms(const std::string& members) {
  return problem_of_event(event_text("e", "2001", "terms", parties + ", " + members));
}
std::string problem_of_investment(const std::string& members) {
  return problem_of_event(event_text("e", "2001", "investment", members));
}

// The small story with one text put in place of another.
std::string problem_with(const std::string& old_text, const std::string& new_text) {
  std::string text = story_text("");
  REQUIRE(text.find(old_text) != std::string::npos);
  return problem_of(text.replace(text.find(old_text), old_text.size(), new_text));
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a problem names file, line, column, pointer, value and mend") {
  CHECK(problems_of(story_text(event_text("a", "2001", "terms", parties) + ",\n" +
                               event_text("b", "2025-13", "terms", parties))) ==
        std::vector<std::string>{
            "s.json:3:21: error: /events/1/date: \"2025-13\" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"});
}

TEST_CASE("a date as people write it is told back as the file wants it, and nothing that may be another day") {
  const auto said_of = [](const char* date) {
    const std::string said = problem_of_event(event_text("e", date, "terms", parties));
    return said.substr(said.find("; ") + 2);
  };
  CHECK(said_of("24 Mar 2008") == "write \"2008-03-24\"");
  CHECK(said_of("September 2023") == "write \"2023-09\"");
  CHECK(said_of("Sep 2007 - Feb 2008") == "write \"2007-09/2008-02\"");
  CHECK(said_of("Sep-Dec 2008") == "write \"2008-09/2008-12\"");
  CHECK(said_of("2023-09-01 to 2023-10-02") == "write \"2023-09-01/2023-10-02\"");
  CHECK(said_of("2023–2024") == "write \"2023/2024\"");
  for (const char* quarter : {"Q4 2008", "2008-Q4", "2008Q4"}) CHECK(said_of(quarter) == "write \"2008-10/2008-12\"");
  for (const char* unsure : {"2023-13", "03/10/2023", "early 2009", "2023-03-10T12:00:00Z", "Q5 2008"}) {
    CAPTURE(unsure);
    CHECK(contains(said_of(unsure), "write YYYY, YYYY-MM or YYYY-MM-DD"));
  }
  const std::string one_day =
      story_text("", R"(, "newer": {"url": "https://a.example/b", "date": "Sep 2007 - Feb 2008"})");
  CHECK(contains(problem_of(one_day), "write YYYY, YYYY-MM or YYYY-MM-DD"));
  for (const char* half : {"2023-09/", "2023-09/soon", "H2 2008"}) {
    CAPTURE(half);
    CHECK(said_of(half) == "write a span as 2023-09/2023-11");
  }
}

TEST_CASE("an amount that is no object is told what to write") {
  const auto said_of = [](const char* amount) {
    std::string event = investment("e", "2001", "7");
    const size_t at = event.find("{\"usd\"");
    event.replace(at, event.find('}', at) + 1 - at, amount);
    return problem_of(story_text(event));
  };
  CHECK(said_of("\"$4B\"") == "error: /events/0/amount: \"$4B\" is not an object; write { \"usd\": 4000000000 }");
  CHECK(said_of("300000000") == "error: /events/0/amount: 300000000 is not an object; write { \"usd\": 300000000 }");
  CHECK(said_of("0.001") == "error: /events/0/amount: 0.001 is not an object; write { \"usd\": NUMBER }");
  CHECK(said_of("\"much\"") ==
        "error: /events/0/amount: \"much\" is not an object; write { \"usd\": NUMBER }, with \"bound\" where "
        "the figure is not exact");
  const auto mend_of = [&](const char* text) {
    const std::string said = said_of(("\"" + std::string(text) + "\"").c_str());
    return said.substr(said.find("; ") + 2);
  };
  CHECK(mend_of("US$4 billion or more") == "write { \"usd\": 4000000000, \"bound\": \"at_least\" }");
  CHECK(mend_of("About $350M") == "write { \"usd\": 350000000, \"bound\": \"about\" }");
  CHECK(mend_of("could exceed $10B") == "write { \"usd\": 10000000000, \"bound\": \"could_exceed\" }");
  for (const char* text : {"A$4B", "€4B", "4bn", "$3B to $4B", "$4,5B", "$4B a year", "maybe $4B", "-$4B"}) {
    CAPTURE(text);
    CHECK(contains(mend_of(text), "{ \"usd\": NUMBER }"));
  }
  for (const char* text : {"Undisclosed", "undisclosed sum", "n/a", "not disclosed", "?"}) {
    CAPTURE(text);
    CHECK(contains(mend_of(text), "leave \"amount\" out"));
  }
  CHECK(contains(said_of("[]"), "a list is not an object; write an object: {…}"));
}

TEST_CASE("a list of entities that is empty is said to be, before what looks for them") {
  std::string text = story_text(investment("e", "2001", "7"));
  const size_t from = text.find("\"entities\": [") + 13;
  text.erase(from, text.find("],", from) - from);
  bool said = false;
  for (const std::string& problem : problems_of(text)) {
    said = said || contains(problem, "/entities: this list is empty; name the companies that the events are about");
  }
  CHECK(said);
}

TEST_CASE("days that do not exist, and spans the wrong way round, are errors") {
  CHECK(problem_of_event(event_text("e", "2025-02-30", "terms", parties)) ==
        "error: /events/0/date: \"2025-02-30\" is not a date, for that month has 28 days; write YYYY, YYYY-MM or "
        "YYYY-MM-DD");
  CHECK(problem_of_event(event_text("e", "2002/2001", "terms", parties)) ==
        "error: /events/0/date: \"2002/2001\" ends before it starts; write the earlier date first");
  CHECK(contains(problem_of_event(event_text("e", "2001/soon", "terms", parties)), "\"2001/soon\" is not a date"));
  CHECK(problem_with(R"("asOf": "2030-01-01")", R"("asOf": "2030/2031")") ==
        "error: /asOf: \"2030/2031\" is a span; write one date here");
  CHECK(contains(problem_with(R"("asOf": "2030-01-01")", R"("asOf": 2030)"),
                 "/asOf: 2030 is not a date; put it in quotes"));
}

TEST_CASE("a range that ends before it starts is an error") {
  CHECK(problem_with(R"("to": "2029-12-31")", R"("to": "1999-12-31")") ==
        "error: /range/to: \"1999-12-31\" is before range.from; write the later date here");
}

TEST_CASE("values of the wrong type are errors") {
  CHECK(problem_with(R"("title": "A small story")", R"("title": 5)") ==
        "error: /title: 5 is not text; put it in quotes: \"…\"");
  CHECK(problem_with(R"("version": 1)", R"("version": "1")") ==
        "error: /version: \"1\" is not a number; write digits only, without quotes");
  CHECK(contains(problem_with(R"("range": {)", R"("credits": null, "range": {)"),
                 "/credits: null is not text; leave the key out"));
  CHECK(problem_of_terms(R"("beat": "yes")") ==
        "error: /events/0/beat: \"yes\" is not true or false; write true or false, without quotes");
  CHECK(problem_of_terms(R"("article": 3)") == "error: /events/0/article: 3 is not a list; put it in brackets: […]");
  CHECK(problem_of_terms(R"("amount": 3000000)") ==
        "error: /events/0/amount: 3000000 is not an object; write { \"usd\": 3000000 }");
  CHECK(problem_of(story_text("17")) == "error: /events/0: 17 is not an object; write {…}");
}

TEST_CASE("a version of another time is an error") {
  CHECK(problem_with(R"("version": 1)", R"("version": 3)") ==
        "error: /version: 3 is not a version that is known here; write 2");
}

TEST_CASE("keys that are missing are errors, all of them") {
  const std::vector<std::string> problems = problems_of("{}");
  REQUIRE(problems.size() == 8);
  CHECK(problems[0] == "s.json:1:1: error: \"version\" is missing; add it");
  for (const char* key : {"\"date\": \"2001\", ", "\"status\": \"announced\", ", "\"title\": \"An event\", ",
                          "\"text\": \"It happens.\", "}) {
    std::string event = event_text("e", "2001", "terms", parties);
    const std::string name = std::string(key).substr(0, std::string(key).find(':'));
    event.erase(event.find(key), std::string(key).size());
    CHECK(problem_of_event(event) == "error: /events/0: " + name + " is missing; add it");
  }
  CHECK(problem_with(R"(, "side": "left"})", "}") == "error: /entities/0: \"side\" is missing; add it");
  CHECK(contains(problem_with(R"("maker": "ada", )", ""), "/programs/0: \"maker\" is missing; name the entity"));
  CHECK(contains(problem_with(R"("publisher": "The Paper", )", ""), "/sources/0: \"publisher\" is missing"));
}

TEST_CASE("an event without sources is an error") {
  std::string event = event_text("e", "2001", "terms", parties);
  const std::string sources = R"(, "sources": ["paper"])";
  event.replace(event.find(sources), sources.size(), "");
  CHECK(problem_of_event(event) == "error: /events/0: \"sources\" is missing; name at least one source");
  event = event_text("e", "2001", "terms", parties);
  event.replace(event.find(sources), sources.size(), R"(, "sources": [])");
  CHECK(problem_of_event(event) == "error: /events/0/sources: this list is empty; name at least one");
}

TEST_CASE("empty texts are errors") {
  CHECK(problem_with(R"("title": "A small story")", R"("title": "")") ==
        "error: /title: \"\" is empty; write something");
  CHECK(contains(problem_with(R"("range": {)", R"("subtitle": "  ", "range": {)"), "or leave the key out"));
}

TEST_CASE("unknown keys are errors, with the key that was meant") {
  CHECK(problem_of_terms(R"("stauts": "agreed")") ==
        "error: /events/0/stauts: \"stauts\" is not a key here; did you mean \"status\"?");
  CHECK(problem_of_terms(R"("Article": [1])") ==
        "error: /events/0/Article: \"Article\" is not a key here; did you mean \"article\"?");
  CHECK(problem_with(R"("range": {)", R"("range": {"until": "2001", )") ==
        "error: /range/until: \"until\" is not a key here; the keys are from and to");
  CHECK(contains(problem_of_terms(R"("a/b~c": 1)"), "/events/0/a~1b~0c: "));
}

TEST_CASE("unknown words are errors, with the word that was meant") {
  CHECK(problem_of_event(event_text("e", "2001", "tems", parties)) ==
        "error: /events/0/kind: \"tems\" is not a kind of event; did you mean \"terms\"?");
  CHECK(
      problem_with(R"("status": "announced")", R"("status": "signed")") ==
      "error: /events/0/status: \"signed\" is not a status; write in_talks, reported, announced, agreed or completed");
  CHECK(contains(problem_of_investment(pair + R"(, "amount": {"usd": 5, "bound": "at least"})"),
                 "did you mean \"at_least\"?"));
  CHECK(contains(problem_of_terms(R"("counts": "nevr")"), "did you mean \"never\"?"));
  CHECK(contains(problem_with(R"("side": "left")", R"("side": "top")"), "\"top\" is not a side; write left or right"));
}

TEST_CASE("unknown ids are errors, with the id that was meant") {
  CHECK(problem_of_investment(R"("from": "adda", "to": "lab")") ==
        "error: /events/0/from: \"adda\" is not the id of an entity; did you mean \"ada\"?");
  CHECK(problem_of_event(event_text("e", "2001", "terms", R"("parties": ["ada", "zzzzz"])")) ==
        "error: /events/0/parties/1: \"zzzzz\" is not the id of an entity; write one that is listed, or add it there");
  CHECK(problem_with(R"("sources": ["paper"])", R"("sources": ["papre"])") ==
        "error: /events/0/sources/0: \"papre\" is not the id of a source; did you mean \"paper\"?");
  CHECK(contains(problem_with(R"("maker": "ada")", R"("maker": "add")"),
                 "/programs/0/maker: \"add\" is not the id of an entity; did you mean \"ada\"?"));
  CHECK(contains(problem_of_event(investment("e", "2001", "5", "exact", R"("part_of": "x")")),
                 "/events/0/part_of: \"x\" is not the id of an event"));
  CHECK(contains(problem_of_event(investment("e", "2001", "5", "exact", R"("overlaps": ["before-al"])")),
                 "did you mean \"before-all\"?"));
  CHECK(contains(problem_of_event(investment("e", "2001", "5", "exact", R"("overlaps": [7])")),
                 "/events/0/overlaps/0: 7 is not the id of an event"));
}

TEST_CASE("an id that is taken is an error that names where") {
  CHECK(problem_of_event(event_text("before-all", "2001", "terms", parties)) ==
        "error: /events/1/id: \"before-all\" is already the id of /events/0; write another one");
  CHECK(contains(problem_with(R"({"id": "bob")", R"({"id": "ada")"),
                 "/entities/1/id: \"ada\" is already the id of /entities/0"));
  CHECK(
      contains(problem_with(R"({"id": "two")", R"({"id": "one")"), "/programs/0/generations/1/id: \"one\" is already"));
}

TEST_CASE("an id with blanks or signs is an error") {
  CHECK(contains(problem_of_event(event_text("a b", "2001", "terms", parties)), "/events/0/id: \"a b\" is not an id"));
}

TEST_CASE("what is listed twice is an error") {
  CHECK(problem_of_event(event_text("e", "2001", "terms", R"("parties": ["ada", "bob", "ada"])")) ==
        "error: /events/0/parties/2: \"ada\" is listed twice; take one out");
}

TEST_CASE("addresses are https, and nothing else") {
  for (const char* url : {"http://a.example", "javascript:alert(1)", "HTTPS://a.example", "//a.example", "https://",
                          "https:///x", "https://a b", "https://a.example/\\\"x", "data:text/html,x",
                          " https://a.example", "https://user@a.example", "https://?x"}) {
    CAPTURE(url);
    CHECK(contains(problem_with("https://paper.example/a", url), "/sources/0/url: "));
  }
  CHECK(problem_with("https://paper.example/a", "https://paper.example:8080/ä?b=c&d#e").empty());
}

TEST_CASE("a headline of 90 characters is fine, a longer one is an error") {
  std::string title;
  for (int i = 0; i < 90; ++i) title += "é";
  const auto with_title = [](const std::string& text) {
    std::string event = event_text("e", "2001", "terms", parties);
    return problem_of_event(event.replace(event.find("An event"), 8, text));
  };
  CHECK(with_title(title).empty());
  CHECK(contains(with_title(title + "é"), "has 91 characters; 90 are the most"));
}

TEST_CASE("amounts are dollars between nothing and a thousand trillion") {
  const auto with_usd = [](const std::string& usd) { return problem_of_event(investment("e", "2001", usd)); };
  CHECK(with_usd("1e15").empty());
  CHECK(with_usd("0").empty());
  CHECK(with_usd("0.01").empty());
  CHECK(contains(with_usd("-5"), "/events/0/amount/usd: -5 is negative"));
  CHECK(contains(with_usd("1000000000000001"), "is more than 1,000,000,000,000,000"));
  CHECK(contains(with_usd("1e300"), "is more than"));
  CHECK(contains(with_usd("0.001"), "has fractions of a cent"));
  CHECK(contains(with_usd("\"5\""), "is not a number"));
  CHECK(contains(with_usd("null"), "null is not a number"));
}

TEST_CASE("a bound without a figure is an error") {
  CHECK(problem_of_investment(pair + R"(, "amount": {"bound": "about"})") ==
        "error: /events/0/amount: \"usd\" is missing; add the figure in dollars, or leave \"amount\" out where none "
        "was published");
}

TEST_CASE("money needs two ends, and they differ") {
  CHECK(problem_of_investment(R"("to": "lab")") ==
        "error: /events/0: \"from\" is missing; name the entity the money comes from");
  CHECK(contains(problem_of_event(event_text("e", "2001", "contract", R"("from": "lab")")), "\"to\" is missing"));
  CHECK(problem_of_investment(R"("from": "lab", "to": "lab")") ==
        "error: /events/0/to: \"lab\" is both from and to; write who gets the money");
  CHECK(contains(problem_of_event(event_text("e", "2001", "talks")), "\"from\" is missing"));
  CHECK(contains(problem_of_event(event_text("e", "2001", "terms")), "\"parties\" is missing"));
}

TEST_CASE("keys of another kind of event are errors") {
  CHECK(contains(problem_of_terms(R"("from": "ada")"),
                 "/events/0/from: \"from\" does not belong to events of kind \"terms\""));
  CHECK(contains(problem_of_investment(pair + R"(, "program": "chips")"), "belongs to version 2"));
  CHECK(contains(problem_of_investment(pair + ", " + parties), "\"parties\" does not belong"));
}

TEST_CASE("a milestone names its programme, and generation and stage together") {
  const auto program = [](const std::string& members) {
    return problem_of_event(event_text("e", "2001", "program", members));
  };
  CHECK(program(R"("program": "chips")").empty());
  CHECK(contains(program(R"("beat": true)"), "\"program\" is missing"));
  CHECK(contains(program(R"("program": "chps")"), "\"chps\" is not the id of a programme; did you mean \"chips\"?"));
  CHECK(contains(program(R"("program": "chips", "generation": "one")"),
                 "\"stage\" is missing; say what the generation reached"));
  CHECK(contains(program(R"("program": "chips", "stage": "preview")"), "\"generation\" is missing"));
  CHECK(contains(program(R"("program": "chips", "generation": "onne", "stage": "preview")"),
                 "/events/0/generation: \"onne\" is not the id of a generation of \"chips\"; did you mean \"one\"?"));
}

TEST_CASE("what cannot count must not claim to") {
  CHECK(problem_of_investment(pair + R"(, "counts": "adds")") ==
        "error: /events/0/counts: \"adds\" cannot be, for it has no amount; write \"never\", or leave the key out");
  CHECK(contains(problem_of_investment(pair + R"(, "counts": "states", "amount": {"usd": 5, "bound": "could_exceed"})"),
                 "too vague to count"));
  CHECK(
      contains(problem_of_terms(R"("counts": "adds", "amount": {"usd": 5})"), "only investments and contracts count"));
  CHECK(problem_of_terms(R"("counts": "never", "amount": {"usd": 5})").empty());
}

TEST_CASE("an event is part of another one of its own ledger only") {
  const std::string other =
      event_text("p", "2001", "investment", R"("from": "bob", "to": "lab", "amount": {"usd": 9})");
  const std::string paid = event_text("p", "2001", "contract", pair + R"(, "amount": {"usd": 9})");
  const std::string terms = event_text("p", "2001", "terms", parties);
  for (const std::string& umbrella : {other, paid, terms}) {
    CHECK(problem_of(story_text(joined({investment("e", "2001", "5", "exact", R"("part_of": "p")"), umbrella}))) ==
          "error: /events/0/part_of: \"p\" has another kind, from or to; an event can only be part of one with the "
          "same three");
  }
}

TEST_CASE("umbrellas that hold themselves are errors, once for each ring") {
  CHECK(problem_of_event(investment("e", "2001", "5", "exact", R"("part_of": "e")")) ==
        "error: /events/0/part_of: \"e\" is part of itself; take one part_of out");
  CHECK(problem_of(story_text(joined({investment("d", "2001", "5", "exact", R"("part_of": "e")"),
                                      investment("e", "2001", "5", "exact", R"("part_of": "f")"),
                                      investment("f", "2001", "5", "exact", R"("part_of": "e")")}))) ==
        "error: /events/1/part_of: \"e\" is part of itself, by way of \"f\"; take one part_of out");
}

TEST_CASE("umbrellas nest 64 deep and no deeper") {
  std::vector<std::string> events = {investment("e0", "2001", "5")};
  for (int i = 1; i < 64; ++i)
    events.push_back(
        investment("e" + std::to_string(i), "2001", "5", "exact", "\"part_of\": \"e" + std::to_string(i - 1) + "\""));
  CHECK(problems_of(story_text(joined(events))).empty());
  events.push_back(investment("e64", "2001", "5", "exact", R"("part_of": "e63")"));
  CHECK(contains(problem_of(story_text(joined(events))),
                 "/events/64/part_of: this is nested more than 64 umbrellas deep"));
}

TEST_CASE("a running total is part of nothing") {
  CHECK(contains(
      problem_of(story_text(joined({investment("p", "2001", "5"),
                                    investment("e", "2002", "5", "exact", R"("part_of": "p", "counts": "states")")}))),
      "/events/1/part_of: a running total is not part of \"p\""));
}

TEST_CASE("paragraphs are counted from 1") {
  CHECK(contains(problem_of_terms(R"("article": [0])"), "/events/0/article/0: 0 is not the number of a paragraph"));
  CHECK(contains(problem_of_terms(R"("article": [1.5])"), "1.5 is not the number of a paragraph"));
  CHECK(contains(problem_of_terms(R"("article": ["P2"])"), "\"P2\" is not the number of a paragraph"));
}

TEST_CASE("languages are BCP 47 tags") {
  for (const char* good : {"en", "pt-BR", "zh-Hant-TW", "de-1996", "yue"})
    CHECK(problem_with(R"("language": "en")", std::string(R"("language": ")") + good + "\"").empty());
  for (const char* bad : {"e", "en_US", "english speaking", "-en", "en-", "en--US", "123456789", "12"}) {
    CAPTURE(bad);
    CHECK(contains(problem_with(R"("language": "en")", std::string(R"("language": ")") + bad + "\""),
                   "is not a language tag"));
  }
}

TEST_CASE("labels are checked by key, shape and slots") {
  const auto with_labels = [](const std::string& labels) {
    return problem_of(story_text("", ", \"labels\": {" + labels + "}"));
  };
  CHECK(with_labels(R"("kind.talk": "x")") ==
        "warning: /labels/kind.talk: \"kind.talk\" is not a label; did you mean \"kind.talks\"?");
  CHECK(contains(with_labels(R"("kind.talks": 5)"), "5 is not text"));
  CHECK(contains(with_labels(R"("kind.talks": "")"), "is empty"));
  CHECK(contains(with_labels(R"("bound.about": "circa")"),
                 "\"circa\" has no place for {amount}; put {amount} where it belongs"));
  CHECK(contains(with_labels(R"("bound.about": "{amount} {amout}")"),
                 "\"{amout}\" is filled with nothing here; known here is {amount}"));
  CHECK(contains(with_labels(R"("months.short": "Jan")"), "is not a list; write 12 words"));
  CHECK(contains(with_labels(R"("months.short": ["Jan"])"), "this list is 1 long; write 12 words"));
  CHECK(contains(with_labels(R"("months.short": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "a|b"])"),
                 "holds a |"));
}

TEST_CASE("all problems of a file come at once, in its order") {
  const std::vector<std::string> problems =
      problems_of(story_text(joined({event_text("a", "2025-13", "terms", R"("parties": ["nobody"], "beet": true)"),
                                     event_text("a", "2001", "investment", R"("from": "ada", "to": "ada")")})));
  REQUIRE(problems.size() == 5);
  CHECK(contains(problems[0], "s.json:2:21: error: /events/0/date"));
  CHECK(contains(problems[1], "/events/0/parties/0"));
  CHECK(contains(problems[2], "/events/0/beet"));
  CHECK(contains(problems[3], "/events/1/id"));
  CHECK(contains(problems[4], "/events/1/to"));
}

TEST_CASE("long values are shortened in messages") {
  const std::string problem = problem_of_event(event_text("e", std::string(300, '9'), "terms", parties));
  CHECK(problem.size() < 200);
  CHECK(contains(problem, "…\" is not a date"));
}

TEST_CASE("more than 200,000 events are an error, and soon") {
  std::string text = "{\"events\": [{}";
  for (int i = 0; i < 200'000; ++i) text += ",{}";
  const std::vector<std::string> problems = problems_of(text + "]}");
  CHECK(std::any_of(problems.begin(), problems.end(), [](const std::string& p) {
    return contains(p, "/events: 200001 events are too many; 200,000 are the most");
  }));
}

TEST_CASE("problems without end are counted, not listed") {
  std::string text = "{\"events\": [{}";
  for (int i = 1; i < 150'000; ++i) text += ",{}";
  const std::vector<std::string> problems = problems_of(text + "]}");
  REQUIRE(problems.size() == 100'001);
  CHECK(contains(problems.back(), "more problems are not listed"));
}
