// How money adds up, case by case; ledger_property_test.cpp checks the same rules on random stories.
#include "core/ledger.hpp"

#include <doctest/doctest.h>

#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

const std::string states = R"("counts": "states")";

// The steps of the only ledger: "2001-01-01 $5; 2002-01-01 up to $9".
std::string steps_of(const std::vector<std::string>& events) {
  const Story story = load_good(story_text(joined(events)));
  const Ledgers ledgers = build_ledgers(story);
  REQUIRE(ledgers.all.size() == 1);
  std::string out;
  for (const LedgerStep& step : ledgers.all[0].steps) {
    if (!out.empty()) out += "; ";
    out += iso(step.day) + " " + total_text(story, step.total, 0);
  }
  return out;
}

std::string part_of(const std::string& id) { return "\"part_of\": \"" + id + "\""; }

// The contradictions as text: "statement after step: $5 against $7".
std::string contradictions_of(const std::vector<std::string>& events) {
  const Story story = load_good(story_text(joined(events)));
  std::string out;
  for (const Contradiction& c : build_ledgers(story).contradictions) {
    if (!out.empty()) out += "; ";
    out += story.events[static_cast<size_t>(c.event)].id + " after " + story.events[static_cast<size_t>(c.last)].id +
           ": " + total_text(story, c.steps, 0) + " against " + total_text(story, c.statement, 0);
  }
  return out;
}

}  // namespace

TEST_CASE("each bound adds its interval") {
  CHECK(steps_of({investment("a", "2001-01-01", "5")}) == "2001-01-01 $5");
  CHECK(steps_of({investment("a", "2001-01-01", "5", "about")}) == "2001-01-01 about $5");
  CHECK(steps_of({investment("a", "2001-01-01", "5", "at_least")}) == "2001-01-01 ≥ $5");
  CHECK(steps_of({investment("a", "2001-01-01", "5", "up_to")}) == "2001-01-01 up to $5");
}

TEST_CASE("what never counts makes no ledger") {
  const Story story = load_good(story_text(joined({
      investment("a", "2001", "5", "could_exceed"),
      investment("b", "2001", "5", "exact", R"("counts": "never")"),
      event_text("c", "2001", "investment", R"("from": "ada", "to": "lab")"),
      event_text("d", "2001", "talks", R"("from": "ada", "to": "lab", "amount": {"usd": 5})"),
  })));
  CHECK(build_ledgers(story).all.empty());
}

TEST_CASE("steps add up, and a step that changes nothing is none") {
  CHECK(steps_of({investment("a", "2001-01-01", "5"), investment("b", "2002-01-01", "3", "up_to"),
                  investment("c", "2003-01-01", "0")}) == "2001-01-01 $5; 2002-01-01 $5–$8");
}

TEST_CASE("kinds and pairs have ledgers of their own, in their order") {
  const Story story = load_good(story_text(joined({
      event_text("a", "2001", "contract", R"("from": "lab", "to": "ada", "amount": {"usd": 1})"),
      event_text("b", "2001", "investment", R"("from": "bob", "to": "lab", "amount": {"usd": 2})"),
      event_text("c", "2001", "investment", R"("from": "ada", "to": "rival", "amount": {"usd": 3})"),
      event_text("d", "2001", "investment", R"("from": "ada", "to": "lab", "amount": {"usd": 4})"),
  })));
  std::string order;
  for (const Ledger& ledger : build_ledgers(story).all)
    order += story.events[static_cast<size_t>(ledger.events.front())].id;
  CHECK(order == "dcba");
}

TEST_CASE("the low end counts from the last day of a span, the high end and about from the first") {
  CHECK(steps_of({investment("a", "2021", "2e9", "about")}) == "2021-01-01 up to about $2B; 2021-12-31 about $2B");
  CHECK(steps_of({investment("a", "2021", "2e9")}) == "2021-01-01 up to $2B; 2021-12-31 $2B");
  CHECK(steps_of({investment("a", "2021", "2e9", "at_least")}) == "2021-01-01 not known yet; 2021-12-31 ≥ $2B");
  CHECK(steps_of({investment("a", "2021", "2e9", "up_to")}) == "2021-01-01 up to $2B");
}

TEST_CASE("a ledger answers for any day") {
  const Story story = load_good(story_text(investment("a", "2001-02", "5")));
  const Ledger ledger = build_ledgers(story).all.at(0);
  CHECK(ledger.at(day("2001-01-31")) == nullptr);
  CHECK(*ledger.at(day("2001-02-01")) == Interval{0, 5, false});
  CHECK(*ledger.at(day("2001-02-27")) == Interval{0, 5, false});
  CHECK(*ledger.at(day("2001-02-28")) == Interval{5, 5, false});
  CHECK(*ledger.at(day("2029-01-01")) == Interval{5, 5, false});
}

TEST_CASE("tranches fill their umbrella and do not add to it") {
  CHECK(steps_of(
            {investment("p", "2001-01-01", "4", "up_to"), investment("a", "2001-01-01", "1.25", "exact", part_of("p")),
             investment("b", "2002-01-01", "2.75", "exact", part_of("p"))}) == "2001-01-01 $1.25–$4; 2002-01-01 $4");
}

TEST_CASE("tranches that add up to more than their umbrella carry it along") {
  CHECK(steps_of({investment("p", "2001-01-01", "4"), investment("a", "2002-01-01", "3", "exact", part_of("p")),
                  investment("b", "2003-01-01", "3", "exact", part_of("p"))}) == "2001-01-01 $4; 2003-01-01 $6");
}

TEST_CASE("a tranche without an upper end opens its umbrella") {
  CHECK(steps_of({investment("p", "2001-01-01", "4"), investment("a", "2002-01-01", "1", "at_least", part_of("p"))}) ==
        "2001-01-01 $4; 2002-01-01 ≥ $4");
}

TEST_CASE("an estimated tranche makes its umbrella an estimate") {
  CHECK(steps_of({investment("p", "2001-01-01", "4"), investment("a", "2002-01-01", "1", "about", part_of("p"))}) ==
        "2001-01-01 $4; 2002-01-01 about $4");
}

TEST_CASE("umbrellas nest") {
  CHECK(
      steps_of({investment("q", "2001-01-01", "10", "up_to"), investment("p", "2002-01-01", "4", "exact", part_of("q")),
                investment("a", "2003-01-01", "6", "exact", part_of("p")),
                investment("b", "2004-01-01", "5", "exact", part_of("q"))}) ==
      "2001-01-01 up to $10; 2002-01-01 $4–$10; 2003-01-01 $6–$10; 2004-01-01 $11");
}

TEST_CASE("a tranche of an umbrella that is not counted counts by itself") {
  CHECK(steps_of({investment("p", "2001-01-01", "100", "up_to", R"("counts": "never")"),
                  investment("a", "2002-01-01", "5", "exact", part_of("p"))}) == "2002-01-01 $5");
}

TEST_CASE("a tranche before its umbrella counts at once and is then taken in") {
  CHECK(steps_of({investment("a", "2001-01-01", "3", "exact", part_of("p")), investment("p", "2002-01-01", "4")}) ==
        "2001-01-01 $3; 2002-01-01 $4");
}

TEST_CASE("a statement narrows the running total") {
  const std::string step = investment("a", "2001-01-01", "10", "up_to");
  CHECK(steps_of({step, investment("s", "2002-01-01", "4", "at_least", states)}) ==
        "2001-01-01 up to $10; 2002-01-01 $4–$10");
  CHECK(steps_of({step, investment("s", "2002-01-01", "4", "up_to", states)}) ==
        "2001-01-01 up to $10; 2002-01-01 up to $4");
  CHECK(steps_of({step, investment("s", "2002-01-01", "4", "exact", states)}) == "2001-01-01 up to $10; 2002-01-01 $4");
}

TEST_CASE("a statement that agrees is no step") {
  CHECK(steps_of({investment("a", "2001-01-01", "8"), investment("s", "2002-01-01", "8", "at_least", states)}) ==
        "2001-01-01 $8");
}

TEST_CASE("a statement alone is the total") {
  CHECK(steps_of({investment("s", "2002-01-01", "13", "about", states)}) == "2002-01-01 about $13");
  CHECK(contradictions_of({investment("s", "2002-01-01", "13", "exact", states)}).empty());
}

TEST_CASE("a statement applies on the last day of its span") {
  CHECK(steps_of({investment("a", "2001-01-01", "10", "up_to"), investment("s", "2002", "4", "exact", states)}) ==
        "2001-01-01 up to $10; 2002-12-31 $4");
}

TEST_CASE("about is cleared by an exact statement, set by an about one, and kept by the others") {
  const std::string exact = investment("a", "2001-01-01", "13"), about = investment("a", "2001-01-01", "13", "about");
  const auto stated = [](const std::string& bound) { return investment("s", "2002-01-01", "13", bound, states); };
  CHECK(steps_of({about, stated("exact")}) == "2001-01-01 about $13; 2002-01-01 $13");
  CHECK(steps_of({exact, stated("about")}) == "2001-01-01 $13; 2002-01-01 about $13");
  CHECK(steps_of({about, stated("at_least")}) == "2001-01-01 about $13");
  CHECK(steps_of({about, stated("up_to")}) == "2001-01-01 about $13");
  CHECK(steps_of({exact, stated("up_to")}) == "2001-01-01 $13");
}

TEST_CASE("where a statement contradicts the steps it wins, and both sides are named") {
  const std::vector<std::string> events = {investment("a", "2001-01-01", "5"),
                                           investment("b", "2001-06-01", "2", "about"),
                                           investment("s", "2002-01-01", "9", "at_least", states)};
  CHECK(contradictions_of(events) == "s after b: about $7 against ≥ $9");
  CHECK(steps_of(events) == "2001-01-01 $5; 2001-06-01 about $7; 2002-01-01 ≥ about $9");
}

TEST_CASE("after a statement only what begins later adds") {
  CHECK(steps_of({investment("a", "2001-01-01", "5"), investment("s", "2002-01-01", "5", "exact", states),
                  investment("same-day", "2002-01-01", "0"), investment("b", "2002-01-02", "3")}) ==
        "2001-01-01 $5; 2002-01-02 $8");
}

TEST_CASE("a statement covers what begins on its own day") {
  CHECK(steps_of({investment("a", "2002-01-01", "5"), investment("s", "2002-01-01", "5", "exact", states)}) ==
        "2002-01-01 $5");
  CHECK(contradictions_of({investment("a", "2002-01-01", "5"), investment("s", "2002-01-01", "5", "exact", states)})
            .empty());
}

TEST_CASE("a statement covers what is still under way") {
  CHECK(steps_of({investment("a", "2001-01-01", "1"), investment("b", "2001", "2"),
                  investment("s", "2001-06-30", "2", "at_least", states)}) == "2001-01-01 $1–$3; 2001-06-30 $2–$3");
}

TEST_CASE("after a statement a tranche counts by itself when its umbrella began before") {
  CHECK(steps_of({investment("p", "2001-01-01", "4", "up_to"), investment("s", "2002-01-01", "1", "exact", states),
                  investment("a", "2003-01-01", "2", "exact", part_of("p"))}) ==
        "2001-01-01 up to $4; 2002-01-01 $1; 2003-01-01 $3");
}

TEST_CASE("a tranche from before a statement is no part of an umbrella after it") {
  CHECK(steps_of({investment("a", "2001-01-01", "9", "exact", part_of("p")),
                  investment("s", "2002-01-01", "9", "exact", states), investment("p", "2003-01-01", "4"),
                  investment("b", "2004-01-01", "1", "exact", part_of("p"))}) == "2001-01-01 $9; 2003-01-01 $13");
}

TEST_CASE("a tranche of a statement counts by itself") {
  CHECK(steps_of({investment("s", "2001-01-01", "9", "exact", states),
                  investment("a", "2002-01-01", "1", "exact", part_of("s"))}) == "2001-01-01 $9; 2002-01-01 $10");
}

TEST_CASE("statements of one day apply from the loosest to the firmest") {
  const std::string step = investment("a", "2001-01-01", "10", "up_to");
  CHECK(steps_of({step, investment("s1", "2002-01-01", "5", "exact", states),
                  investment("s2", "2002-01-01", "5", "about", states)}) == "2001-01-01 up to $10; 2002-01-01 $5");
  CHECK(steps_of({step, investment("s1", "2002-01-01", "5", "exact", states),
                  investment("s2", "2002-01-01", "7", "at_least", states)}) == "2001-01-01 up to $10; 2002-01-01 $5");
  CHECK(contradictions_of({step, investment("s1", "2002-01-01", "5", "exact", states),
                           investment("s2", "2002-01-01", "7", "at_least", states)}) ==
        "s1 after s2: $7–$10 against $5");
}

TEST_CASE("a statement after a statement checks what came between") {
  const std::vector<std::string> events = {
      investment("s1", "2001-01-01", "5", "exact", states), investment("a", "2002-01-01", "3"),
      investment("s2", "2003-01-01", "8", "exact", states), investment("b", "2004-01-01", "1"),
      investment("s3", "2005-01-01", "8", "up_to", states)};
  CHECK(steps_of(events) == "2001-01-01 $5; 2002-01-01 $8; 2004-01-01 $9; 2005-01-01 up to $8");
  CHECK(contradictions_of(events) == "s3 after b: $9 against up to $8");
}

TEST_CASE("cents and the largest sums stay exact") {
  std::vector<std::string> events;
  for (int i = 0; i < 10; ++i) events.push_back(investment("c" + std::to_string(i), "2001-01-01", "0.1"));
  CHECK(steps_of(events) == "2001-01-01 $1");
  events = {investment("a", "2001-01-01", "1e15"), investment("b", "2002-01-01", "1e15"),
            investment("c", "2003-01-01", "0.01")};
  const Story story = load_good(story_text(joined(events)));
  CHECK(build_ledgers(story).all[0].steps.back().total.low == 2e15 + 0.01);
}

TEST_CASE("the highest sum named keeps every ceiling, and an open end by its floor") {
  const auto named = [](const std::vector<std::string>& events) {
    std::string out;
    const Ledgers ledgers = build_ledgers(load_good(story_text(joined(events))));
    for (const LedgerStep& step : ledgers.all[0].steps) out += quantity(Story(), step.named) + " ";
    return out;
  };
  const std::string floor = investment("a", "2001-01-01", "2", "at_least"),
                    ceiling = investment("b", "2002-01-01", "18", "up_to");
  CHECK(named({floor, ceiling}) == "$2 $20 ");
  CHECK(named({ceiling, investment("a", "2003-01-01", "2", "at_least")}) == "$18 $20 ");
  CHECK(named({floor, ceiling, investment("c", "2003-01-01", "9", "at_least", states)}) == "$2 $20 $20 ");
  CHECK(named({floor, ceiling, investment("c", "2003-01-01", "9", "exact", states)}) == "$2 $20 $9 ");
}
