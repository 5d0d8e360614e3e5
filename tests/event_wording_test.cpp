#include "core/event_wording.hpp"

#include <doctest/doctest.h>

#include "core/outline_html.hpp"
#include "core/page_json.hpp"
#include "core/sum_wording.hpp"
#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

const std::string between = R"("from": "ada", "to": "lab")";

std::string with_title(std::string event, const std::string& title) {
  return event.replace(event.find("An event"), 8, title);
}

IndexedStory world_of(const std::vector<std::string>& events, const std::string& more = "") {
  return load_indexed(version_2_text(joined(events), more));
}

int index_of(const IndexedStory& world, const char* id) { return world.story.event_index(id); }

const Event& event_of(const IndexedStory& world, const char* id) { return at(world.story.events, index_of(world, id)); }

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Outline outline_at(const IndexedStory& world, const char* date) {
  return build_outline(world, snapshot_at(world, day(date)));
}

std::string html_at(const IndexedStory& world, const char* date) { return render_html(world, outline_at(world, date)); }

// The items of "who pays whom" and their headings, in one text.
std::string flows_at(const IndexedStory& world, const char* date) {
  std::string out;
  for (const OutlineFlows& flows : outline_at(world, date).flows) {
    out += flows.heading + ": ";
    for (const std::string& item : flows.items) out += item + " | ";
  }
  return out;
}

std::string end_text(const std::string& date, const std::string& how, const std::string& over,
                     const std::string& status = "announced") {
  return R"({"id": "end-)" + over + R"(", "date": ")" + date + R"(", "kind": "end", "how": ")" + how +
         R"(", "status": ")" + status + R"(", "title": "It ends", "text": "It ends.", "ends": [")" + over +
         R"("], "sources": ["paper"]})";
}

std::string ending_of_talks(const std::string& date, const std::string& how, const std::string& status = "announced") {
  const IndexedStory world =
      world_of({event_text("talks", "2000", "talks", between), end_text(date, how, "talks", status)});
  return ending_text(world, index_of(world, "talks"), std::nullopt);
}

}  // namespace

TEST_CASE("how and when a deal was over, whatever is known of the day") {
  CHECK(ending_of_talks("2008-09-10", "lapsed") == "lapsed on 10 Sep 2008");
  CHECK(ending_of_talks("2008-09", "withdrawn") == "withdrawn in Sep 2008");
  CHECK(ending_of_talks("2008-Q3", "cancelled") == "cancelled in Q3 2008");
  CHECK(ending_of_talks("2008", "expired") == "expired in 2008");
  CHECK(ending_of_talks("[..2009-03]", "expired") == "expired by Mar 2009");
  CHECK(ending_of_talks("2008-09-10~", "lapsed") == "lapsed about 10 Sep 2008");
  CHECK(ending_of_talks("[2008-09-10..2008-10]", "lapsed") == "lapsed 10 Sep 2008 – Oct 2008");
}

TEST_CASE("an end that is only talked of ends nothing") {
  CHECK(ending_of_talks("2008-09-10", "cancelled", "in_talks").empty());
}

TEST_CASE("an end is told of a deal once its day has come") {
  const IndexedStory world =
      world_of({event_text("talks", "2008", "talks", between), end_text("2008-09-10", "lapsed", "talks")});
  const int talks = index_of(world, "talks");
  CHECK(ending_text(world, talks, day("2008-09-09")).empty());
  CHECK(ending_text(world, talks, day("2008-09-10")) == "lapsed on 10 Sep 2008");
  CHECK(ending_spoken(world, talks, day("2008-09-10")) == "lapsed on 10 September 2008");
  CHECK(ending_text(world, index_of(world, "end-talks"), std::nullopt).empty());
}

TEST_CASE("a replaced offer names what took its place") {
  const IndexedStory world =
      world_of({event_text("two", "2008-03-16", "contract", between + R"(, "amount": {"value": 236000000})"),
                with_title(event_text("ten", "2008-03-24", "contract",
                                      between + R"(, "amount": {"value": 1200000000}, "replaces": ["two"])"),
                           "Ada raises its offer to $1.2B")});
  CHECK(ending_text(world, index_of(world, "two"), std::nullopt) ==
        "replaced on 24 Mar 2008 by: Ada raises its offer to $1.2B");
  CHECK(ending_spoken(world, index_of(world, "two"), std::nullopt) ==
        "replaced on 24 March 2008 by: Ada raises its offer to $1.2 billion");
  CHECK(contains(money_text(world.story, event_of(world, "ten")), "in place of: An event"));
  CHECK(flows_at(world, "2008-03-16") == "Firm: Ada Ventures to The Lab: $236 million, contract | ");
  CHECK(flows_at(world, "2008-03-24") == "Firm: Ada Ventures to The Lab: $1.2 billion, contract | ");
}

TEST_CASE("an ended deal is told of on its day and gone from who pays whom the day after, and the list keeps it") {
  const IndexedStory world = world_of(
      {event_text("talks", "2008-08", "talks", between), end_text("2008-09-10", "lapsed", "talks"),
       event_text("bailout", "2008-08", "investment", R"("from": "bob", "to": "rival", "amount": {"value": 6e8})"),
       end_text("2008-10-01", "cancelled", "bailout")});
  CHECK(contains(flows_at(world, "2008-09-09"), "Ada Ventures to The Lab: amount not published | "));
  CHECK(contains(flows_at(world, "2008-09-10"),
                 "Ada Ventures to The Lab: amount not published, lapsed on 10 Sep 2008 | "));
  CHECK_FALSE(contains(flows_at(world, "2008-09-11"), "Ada Ventures"));
  CHECK(contains(flows_at(world, "2008-09-30"), "Bob & Sons to The Rival: $600 million, investment | "));
  CHECK(contains(flows_at(world, "2008-10-01"), "Bob & Sons to The Rival, investment, cancelled on 1 Oct 2008 | "));
  CHECK(flows_at(world, "2008-10-02").empty());
  CHECK(outline_at(world, "2008-09-30").totals.size() == 1);
  CHECK(outline_at(world, "2008-10-01").totals.empty());
  const std::string html = html_at(world, "2008-08-31");
  CHECK(contains(html, "<p class=\"words-ending\">Lapsed on 10 Sep 2008</p>"));
  CHECK(contains(html, "<time datetime=\"2008-09-10\">10 Sep 2008</time> · lapsed · Announced</p>"));
  CHECK(contains(html, "<p class=\"words-money\">Ada Ventures to The Lab · ends: An event</p>"));
}

TEST_CASE("nothing was paid is not the same as nothing is known") {
  const IndexedStory world = world_of({event_text("free", "2008", "contract", between + R"(, "amount": {"value": 0})"),
                                       event_text("secret", "2008", "contract", R"("from": "bob", "to": "lab")")});
  CHECK(flows_at(world, "2009-01-01") ==
        "Firm: Ada Ventures to The Lab: $0, contract | No price: Bob & Sons to The Lab, contract | ");
}

TEST_CASE("an expired deal was carried out: it stays, and is said to be over") {
  const IndexedStory world = world_of({investment("loan", "2008", "5000000000"), end_text("2010", "expired", "loan")});
  CHECK(flows_at(world, "2012-01-01") == "Firm: Ada Ventures to The Lab: $5 billion, investment, expired in 2010 | ");
}

TEST_CASE("money paid back stands beside the sum, with what is left") {
  const IndexedStory world = world_of(
      {investment("in", "2008", "45000000000"),
       event_text("out", "2009-12-23", "repayment", R"("from": "lab", "to": "ada", "amount": {"value": 20000000000})"),
       event_text("rest", "2010-12-10", "repayment", R"("from": "lab", "to": "ada", "amount": {"value": 25000000000})"),
       event_text("gain", "2011-12-10", "repayment", R"("from": "lab", "to": "ada", "amount": {"value": 1e9})")});
  CHECK(outline_at(world, "2009-12-22").totals.at(0).total == "$45 billion");
  const OutlineTotal total = outline_at(world, "2009-12-23").totals.at(0);
  CHECK(total.total == "$45 billion, of which $20 billion paid back, $25 billion outstanding");
  CHECK(total.spoken == "45 billion dollars, of which 20 billion dollars paid back, 25 billion dollars outstanding");
  CHECK(total.parts.at(0).second == total.total);
  CHECK(flows_at(world, "2009-12-23") ==
        "Firm: Ada Ventures to The Lab: $45 billion, of which $20 billion paid back, $25 billion outstanding, "
        "investment | ");
  CHECK(outline_at(world, "2010-12-10").totals.at(0).total == "$45 billion, of which $45 billion paid back");
  CHECK(outline_at(world, "2011-12-10").totals.at(0).total == "$45 billion, $46 billion paid back");
}

TEST_CASE("sums in several units stand side by side, and as one only where all have rates") {
  const auto world = [](const std::string& rates) {
    const std::string in = R"("to": "lab", "amount": {"value": 10000000000, "unit": )";
    return world_of(
        {event_text("pounds", "2008", "investment", R"("from": "ada", )" + in + R"("GBP"})"),
         event_text("francs", "2008", "investment", R"("from": "bob", )" + in + R"("CHF"})"),
         event_text("dollars", "2008", "investment", R"("from": "bob", )" + in + R"("USD", "bound": "at_least"})")},
        rates);
  };
  const IndexedStory unrated = world("");
  CHECK(outline_at(unrated, "2009-01-01").totals.at(0).total ==
        "at least $10 billion; £10 billion; CHF\u00A010 billion");
  const std::string pounds = R"({"unit": "GBP", "value": 1.99, "date": "2007-09", "source": "paper"})",
                    francs = R"({"unit": "CHF", "value": 0.88, "date": "2008-10-16", "source": "paper"})";
  const IndexedStory some = world(R"(, "rates": [)" + pounds + "]");
  CHECK(outline_at(some, "2009-01-01").totals.at(0).total ==
        "at least $10 billion; £10 billion (about $20 billion at 1.99, Sep 2007); CHF\u00A010 billion");
  const IndexedStory all = world(R"(, "rates": [)" + pounds + ", " + francs + "]");
  CHECK(outline_at(all, "2009-01-01").totals.at(0).total ==
        "at least $10 billion; £10 billion (about $20 billion at 1.99, Sep 2007); CHF\u00A010 billion (about $8.8 "
        "billion at 0.88, 16 Oct 2008); at least about $39 billion in all, British pounds at 1.99, Sep 2007; Swiss "
        "francs at 0.88, 16 Oct 2008");
  CHECK(outline_at(all, "2009-01-01").totals.at(0).spoken ==
        "at least 10 billion dollars; 10 billion British pounds (about 20 billion dollars at 1.99, September 2007); 10 "
        "billion Swiss francs (about 8.8 billion dollars at 0.88, 16 October 2008)");
}

TEST_CASE("who pays whom is sorted by the main unit, and what has no rate comes after") {
  const auto paid = [](const char* id, const char* from, const char* to, const char* amount) {
    return event_text(id, "2008", "contract",
                      std::string(R"("from": ")") + from + R"(", "to": ")" + to + R"(", "amount": )" + amount);
  };
  const IndexedStory world = world_of(
      {paid("a", "ada", "lab", R"({"value": 15})"), paid("b", "bob", "lab", R"({"value": 1000, "unit": "CHF"})"),
       paid("c", "bob", "rival", R"({"value": 10, "unit": "GBP"})")},
      R"(, "rates": [{"unit": "GBP", "value": 1.99, "date": "2007-09", "source": "paper"}])");
  CHECK(flows_at(world, "2009-01-01") ==
        "Firm: Bob & Sons to The Rival: £10 (about $20 at 1.99, Sep 2007), contract | Ada Ventures to The Lab: $15, "
        "contract | Bob & Sons to The Lab: CHF\u00A01 thousand, contract | ");
}

TEST_CASE("what is unpriced is said by what is known of it") {
  const IndexedStory world =
      world_of({event_text("power", "2008", "contract", between + R"(, "also": [{"value": 10, "unit": "gw"}])")},
               R"(, "units": [{"id": "gw", "name": "gigawatts", "one": "gigawatt", "short": "GW", "kind": "power"}])");
  CHECK(flows_at(world, "2009-01-01") ==
        "No price: Ada Ventures to The Lab: 10 gigawatts, no price published, contract | ");
  CHECK(contains(html_at(world, "2009-01-01"), "Ada Ventures to The Lab: 10 gigawatts, no price published"));
}

TEST_CASE("a date that became known later says so, and doubt of a day is never dropped") {
  const IndexedStory world = world_of({event_text("a", "2021", "terms", R"("parties": ["lab"], "known": "2023-01")"),
                                       event_text("b", "2008-03-24~", "terms", R"("parties": ["lab"])"),
                                       event_text("c", "[..2009-03]", "terms", R"("parties": ["lab"])"),
                                       event_text("d", "2023-Q3?", "terms", R"("parties": ["lab"])")});
  CHECK(event_date_text(world.story, event_of(world, "a")) == "2021, as reported in Jan 2023");
  CHECK(event_date_spoken(world.story, event_of(world, "a")) == "2021, as reported in January 2023");
  CHECK(outline_at(world, "2008-03-24").headline == "24 March 2008. Latest, about 24 March 2008: An event");
  const std::string html = html_at(world, "2024-01-01");
  CHECK(contains(html, "<time datetime=\"2021\">2021</time>, as reported in Jan 2023 · terms"));
  CHECK(contains(html, "about <time datetime=\"2008-03-24\">24 Mar 2008</time> · terms"));
  CHECK(contains(html, "by <time datetime=\"2009-03\">Mar 2009</time> · terms"));
  CHECK(contains(html, "perhaps Q3 2023 · terms"));
}

TEST_CASE("what has no first day stands under a heading of its own, and leads to its last") {
  const IndexedStory world = world_of({event_text("c", "[..2009-03]", "terms", R"("parties": ["lab"])")});
  CHECK(outline_at(world, "2009-01-01").years.at(0).heading == "By 2009");
  CHECK(contains(write_overview_json(world.story), R"("years": [{ "label": "By 2009", "count": 1 })"));
  CHECK(contains(write_events_json(world, 0, 1), R"("iso": "2009-03-31", "date": "by Mar 2009")"));
}

TEST_CASE("a deal names the chips it is about") {
  const IndexedStory world =
      world_of({event_text("a", "2021", "contract", between + R"(, "program": "chips", "generation": "two")"),
                event_text("b", "2022", "talks", between + R"(, "program": "chips")")});
  CHECK(facts_text(world.story, event_of(world, "a")) == "contract · Announced · about Chip Two");
  CHECK(facts_text(world.story, event_of(world, "b")) == "talks · Announced · about Chips");
}

TEST_CASE("a source is quoted, and says its other figure") {
  const std::string cited =
      R"({"id": "a", "date": "2021", "kind": "investment", "status": "announced", "title": "An event", "text": "It is.",
          "from": "ada", "to": "lab", "amount": {"value": 8000000000}, "sources": [{"id": "paper",
          "quote": "<They> pay", "says": {"value": 12000000000, "bound": "about"}}]})";
  const IndexedStory world = world_of({cited});
  CHECK(citation_text(world.story, event_of(world, "a"), 0) == "“<They> pay”; The Paper says about $12 billion");
  CHECK(contains(html_at(world, "2022-01-01"),
                 "The Paper: A report</a>, “&lt;They&gt; pay”; The Paper says about $12 billion</p>"));
  CHECK(contains(write_events_json(world, 1, 1), R"("said": "“<They> pay”; The Paper says about $12 billion")"));
}

TEST_CASE("corrections stand at their event and in a section, the newest first") {
  const IndexedStory world =
      world_of({with_title(event_text("a", "2021", "terms", R"("parties": ["lab"])"), "A & B")},
               R"(, "corrections": [{"date": "2026-03-03", "event": "a", "text": "It was B.", "was": "It was A"},
                           {"date": "2026-03-04", "text": "A name was <misspelt>"}])");
  const std::string html = html_at(world, "2022-01-01");
  CHECK(contains(html, "<p class=\"words-corrected\">Corrected 3 Mar 2026: It was B. Before, it said: It was A</p>"));
  CHECK(contains(html,
                 "<h3>Corrections</h3>\n<ul class=\"words-corrections\">\n<li>Corrected 4 Mar 2026: A name was "
                 "&lt;misspelt&gt;</li>\n<li><a href=\"#words-a\">A &amp; B</a><br>\nCorrected 3 Mar 2026: It was B."));
  CHECK(contains(write_events_json(world, 1, 1),
                 R"("notes": ["Corrected 3 Mar 2026: It was B. Before, it said: It was A"])"));
  CHECK_FALSE(contains(html_at(world_of({}), "2022-01-01"), "Corrections"));
}
