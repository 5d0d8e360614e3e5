// The outline, its JSON, and the HTML fragment.
#include <doctest/doctest.h>

#include "core/outline_html.hpp"
#include "core/outline_json.hpp"
#include "core_story.hpp"
#include "files.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

struct World : IndexedStory {
  explicit World(const std::string& text) : IndexedStory(load_indexed(text)) {}

  Outline outline(const char* date) const { return build_outline(*this, snapshot_at(*this, day(date))); }
  std::string html() const { return render_html(*this, build_outline(*this, snapshot_at(*this, story.to))); }
};

World world_of(const std::vector<std::string>& events) { return World(story_text(joined(events))); }

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

std::string titled(std::string event, const std::string& title) {
  return event.replace(event.find("An event"), 8, title);
}

const std::string parties = R"("parties": ["lab"])";

}  // namespace

TEST_CASE("the live line is the date and what leads on it") {
  const World world =
      world_of({titled(investment("a", "2001-09-25", "4e9", "up_to"), "Ada to put up to $4B in The Lab")});
  CHECK(world.outline("2001-09-25").headline == "25 September 2001: Ada to put up to $4 billion in The Lab");
  CHECK(world.outline("1990-01-01").headline == "1 January 1990. Nothing yet.");
}

TEST_CASE("the accessible name says title, amount and status") {
  const World world = world_of(
      {titled(investment("a", "2001-09-25", "4e9", "up_to"), "Ada pays"), event_text("b", "2002", "terms", parties)});
  const Outline outline = world.outline("2001-12-31");
  REQUIRE(outline.years.size() == 3);
  const OutlineEvent& paid = outline.years[1].events[0];
  CHECK(paid.name == "Ada pays, up to 4 billion dollars, Announced");
  CHECK(paid.date == "25 Sep 2001");
  CHECK(paid.spoken == "25 September 2001");
  CHECK(paid.amount == "up to $4B");
  CHECK(paid.parties == "Ada Ventures → The Lab");
  CHECK(paid.begun);
  CHECK(outline.years[2].events[0].name == "An event, Announced");
  CHECK_FALSE(outline.years[2].events[0].begun);
}

TEST_CASE("every event is in its year, in order") {
  const World world =
      world_of({event_text("c", "2003-05", "terms", parties), event_text("b", "2001-02", "terms", parties),
                event_text("a", "2001", "terms", parties)});
  std::string order;
  for (const OutlineYear& year : world.outline("2000-01-01").years) {
    order += std::to_string(year.year) + ":";
    for (const OutlineEvent& event : year.events)
      order += " " + world.story.events[static_cast<size_t>(event.event)].id;
    order += "; ";
  }
  CHECK(order == "1999: before-all; 2001: a b; 2003: c; ");
}

TEST_CASE("totals name their parts, and no sum where deals may overlap") {
  const std::string bob = R"("from": "bob", "to": "lab", "amount": {"usd": 3e9, "bound": "at_least"})";
  const World apart = world_of({investment("a", "2001", "5e9"), event_text("b", "2001", "investment", bob)});
  const Outline outline = apart.outline("2002-01-01");
  REQUIRE(outline.totals.size() == 1);
  CHECK(outline.totals[0].to == "The Lab");
  CHECK(outline.totals[0].total == "at least $8 billion");
  CHECK(outline.totals[0].spoken == "at least 8 billion dollars");
  REQUIRE(outline.totals[0].parts.size() == 2);
  CHECK(outline.totals[0].parts[1] == std::pair<std::string, std::string>("Bob & Sons", "at least $3 billion"));

  const World overlapping =
      world_of({investment("a", "2001", "5e9"), event_text("b", "2001", "investment", bob + R"(, "overlaps": ["a"])")});
  const OutlineTotal total = overlapping.outline("2002-01-01").totals.at(0);
  CHECK(total.overlap);
  CHECK(total.total.empty());
  CHECK(total.spoken.empty());
  CHECK(total.parts.size() == 2);
}

TEST_CASE("the outline as JSON holds every event, and escapes its text") {
  const World world = world_of({titled(event_text("a", "2001", "terms", parties), R"(The \"Lab\" \\ more)")});
  const std::string json = write_outline_json(world.outline("2001-06-01"), world.story);
  CHECK(contains(json, R"("name": "The \"Lab\" \\ more, Announced")"));
  CHECK(contains(json, R"({ "id": "a", "begun": true, "day": "2001-01-01", "date": "2001",)"));
  CHECK(contains(json, R"("headline": "1 June 2001. Latest, 2001: The \"Lab\" \\ more")"));
}

TEST_CASE("the words have headings, a list per year, times, and links that open safely") {
  const World world = world_of({titled(investment("a", "2001-09-25", "4e9", "at_least"), "Ada pays")});
  const std::string words = world.html();
  CHECK(contains(words, "<section class=\"words supplemental\" lang=\"en\">"));
  CHECK(contains(words, "<h2>A small story</h2>"));
  CHECK(contains(words, "<h3>2001</h3>\n<ol class=\"words-events\">\n<li class=\"words-event\" id=\"words-a\">"));
  CHECK(contains(words, "<time datetime=\"2001-09-25\">25 Sep 2001</time> · investment · Announced"));
  CHECK(contains(words, "<h4>Ada pays</h4>"));
  CHECK(contains(words, "Ada Ventures to The Lab: at least $4 billion"));
  CHECK(contains(words, "<a href=\"https://paper.example/a\" rel=\"noopener\">The Paper: A report</a>"));
  CHECK(contains(words, "<caption>Investment, 31 December 2029, largest first</caption>"));
  CHECK(contains(
      words,
      "<tr><th scope=\"row\">The Lab</th><td>at least $4 billion</td><td>Ada Ventures at least $4 billion</td></tr>"));
  CHECK(contains(words, "As of <time datetime=\"2030-01-01\">1 Jan 2030</time>"));
}

TEST_CASE("the words say that they run from right to left") {
  World world = world_of({titled(investment("a", "2001-09-25", "4e9"), "Ada pays")});
  world.story.language = "he";
  CHECK(contains(world.html(), "<section class=\"words supplemental\" lang=\"he\" dir=\"rtl\">"));
  CHECK(contains(world.html(), ">\u2068The Paper\u2069: \u2068A report\u2069</a>"));
}

TEST_CASE("the words of the day come first, then the history, the newest first") {
  const World world = world_of({titled(investment("a", "2001-09-25", "4e9", "at_least"), "Ada pays"),
                                titled(event_text("b", "2003-05", "terms", parties), "The Lab speaks")});
  const std::string words = world.html();
  size_t at = 0;
  for (const char* part :
       {"<h2>A small story</h2>", "<h3>On 31 December 2029</h3>", "<p>Latest, May 2003:</p>", "<h4>The Lab speaks</h4>",
        "<h3>Who pays whom, surest first</h3>", "<h4>Firm</h4>",
        "<li>Ada Ventures to The Lab: at least $4 billion, investment</li>", "<table", "<h3>2003</h3>",
        "id=\"words-b\"", "<h3>2001</h3>", "id=\"words-a\"", "<dt>Ada Ventures</dt>"}) {
    CAPTURE(std::string(part));
    at = words.find(part, at);
    REQUIRE(at != std::string::npos);
  }
  const std::string own = render_html(world, world.outline("2001-09-25"));
  CHECK(contains(own, "<h3>On 25 September 2001</h3>\n<p class=\"words-when\">"));
}

TEST_CASE("headings go down one level at a time") {
  const std::string words = World(read_file(source_path("/assets/story.json"))).html();
  char level = '1';
  for (size_t at = words.find("<h"); at != std::string::npos; at = words.find("<h", at + 1)) {
    CHECK(words[at + 2] <= level + 1);
    level = words[at + 2];
  }
}

TEST_CASE("what companies have with each other stands by how sure it is, all of it") {
  const std::string lab_bob = R"("from": "lab", "to": "bob")", bob_lab = R"("from": "bob", "to": "lab")";
  const World world =
      world_of({investment("a", "2001", "5e9"), investment("b", "2002", "4e9", "up_to"),
                event_text("c", "2001", "contract", lab_bob),
                event_text("d", "2001", "talks", bob_lab + R"(, "amount": {"usd": 2e9})"),
                event_text("e", "2001", "investment",
                           R"("from": "lab", "to": "ada", "amount": {"usd": 7e9}, "counts": "never")")});
  const auto said = [&](const char* date) {
    std::string out;
    for (const OutlineFlows& flows : world.outline(date).flows) {
      out += flows.heading + ": ";
      for (const std::string& item : flows.items) out += item + "; ";
    }
    return out;
  };
  CHECK(said("2000-01-01").empty());
  CHECK(said("2002-01-01") ==
        "Up to: Ada Ventures to The Lab: $5 billion to $9 billion, investment; Talks, letter of intent: The Lab to Ada "
        "Ventures: $7 billion, investment, not counted; Bob & Sons to The Lab: $2 billion; No price: The Lab to Bob & "
        "Sons, contract; ");
}

TEST_CASE("every ribbon of every day of the story is in the words") {
  const World world(read_file(source_path("/assets/story.json")));
  for (const char* date : {"2019-07-22", "2023-09-25", "2025-10-28", "2025-12-16", "2025-12-31"}) {
    const Snapshot now = snapshot_at(world, day(date));
    size_t said = 0, flows = 0;
    for (const OutlineFlows& group : build_outline(world, now).flows) said += group.items.size();
    for (const FlowTrack& flow : world.index.flows) flows += flow.events.front() < now.event_count ? 1 : 0;
    CHECK(said == flows);
  }
  CHECK(world.index.flows.size() == 21);
}

TEST_CASE("each kind of money has a table of its own") {
  const World world =
      world_of({investment("a", "2001", "5"),
                event_text("b", "2001", "contract", R"("from": "lab", "to": "bob", "amount": {"usd": 3})")});
  CHECK(count_of(world.html(), "<table") == 2);
  CHECK(count_of(world.html(), "</table>") == 2);
  CHECK(contains(world.html(), "<caption>Contract, 31 December 2029, largest first</caption>"));
  CHECK(count_of(world_of({}).html(), "<table") == 0);
}

TEST_CASE("sums that must not be added up say so") {
  const std::string words =
      world_of({titled(investment("whole", "2001", "9e9", "up_to"), "Ada to pay"),
                investment("part", "2002", "5e8", "exact", R"("part_of": "whole", "overlaps": ["other"])"),
                investment("letter", "2003", "1e9", "exact", R"("counts": "never")"),
                investment("by-now", "2004", "7e8", "exact", R"("counts": "states")"),
                titled(event_text("other", "2005", "contract",
                                  R"("from": "lab", "to": "bob", "amount": {"usd": 3}, "overlaps": ["part"])"),
                       "Lab rents")})
          .html();
  CHECK(contains(
      words,
      "Ada Ventures to The Lab: $500 million · part of: Ada to pay · may hold some of the same money as: Lab rents<"));
  CHECK(contains(words, "Ada Ventures to The Lab: $1 billion · not counted<"));
  CHECK(contains(words, "Ada Ventures to The Lab: $700 million in all<"));
}

TEST_CASE("a span has a time for each end") {
  CHECK(contains(world_of({event_text("a", "2001/2002-03", "terms", parties)}).html(),
                 "<time datetime=\"2001\">2001</time> – <time datetime=\"2002-03\">Mar 2002</time>"));
}

TEST_CASE("programmes list what each chip reached") {
  const auto milestone = [](const char* id, const char* date, const char* stage) {
    return event_text(id, date, "program",
                      std::string(R"("program": "chips", "generation": "one", "stage": ")") + stage + "\"");
  };
  const std::string words =
      world_of({milestone("a", "2001-02", "announced"), milestone("b", "2002", "available")}).html();
  CHECK(contains(words,
                 "<li>Chip One: announced <time datetime=\"2001-02\">Feb 2001</time>, available <time "
                 "datetime=\"2002\">2002</time></li>"));
  CHECK(contains(words, "<li>Chip Two</li>"));
}

TEST_CASE("no text of a story can become markup") {
  const std::string evil = "<img src=x onerror='a'>&\\\"";
  std::string text = story_text(titled(event_text("a", "2001", "terms", parties), evil),
                                R"(, "credits": "<script>", "subtitle": "a & b < c",
    "labels": {"card.source": "<i>{source}</i>", "kind.terms": "\"terms\""})");
  text.replace(text.find("\"The Paper\""), 11, "\"<b>Paper</b>\"");
  const std::string words = World(text).html();
  CHECK(contains(words, "<h4>&lt;img src=x onerror=&#39;a&#39;&gt;&amp;&quot;</h4>"));
  CHECK(contains(words, "&lt;script&gt;"));
  CHECK(contains(words, "a &amp; b &lt; c"));
  CHECK(contains(words,
                 "&lt;i&gt;<a href=\"https://paper.example/a\" rel=\"noopener\">&lt;b&gt;Paper&lt;/b&gt;: A "
                 "report</a>&lt;/i&gt;"));
  CHECK(contains(words, "&quot;terms&quot;"));
  for (const char* markup : {"<img", "<script", "<i>", "<b>", " style=", " onclick="})
    CHECK_FALSE(contains(words, markup));
}

TEST_CASE("a newer story is pointed to") {
  const World world(story_text("", R"(, "newer": {"url": "https://a.example/b?c=1&d=2", "date": "2030-02-03"})"));
  CHECK(contains(world.html(),
                 "<a href=\"https://a.example/b?c=1&amp;d=2\" rel=\"noopener\">A newer story replaces this one, of "
                 "<time datetime=\"2030-02-03\">3 Feb 2030</time>.</a>"));
}

TEST_CASE("a source without an address is text") {
  std::string text = story_text(event_text("a", "2001", "terms", parties));
  const std::string url = R"(, "url": "https://paper.example/a")";
  text.replace(text.find(url), url.size(), R"(, "date": "2001-02")");
  const std::string words = World(text).html();
  CHECK(contains(words, "Source: The Paper: A report (<time datetime=\"2001-02\">Feb 2001</time>)"));
  CHECK_FALSE(contains(words, "<a "));
}
