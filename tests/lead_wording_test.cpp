// How a day tells of an event. No face prints a date right before an event of another date.
#include "core/lead_wording.hpp"

#include <algorithm>

#include "core/aloud.hpp"
#include "core/page_json.hpp"
#include "core/wording.hpp"
#include "drawn_stories.hpp"
#include "sweep.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

Date day(const char* iso) { return parse_date(iso)->first; }

// The last date that `text` ends with, among those of the story and the day: "27 Mar 2024", not "2024".
std::string date_at_end(const Story& story, Date day, std::string text) {
  while (!text.empty() && std::string_view(" ,:;.").find(text.back()) != std::string_view::npos) text.pop_back();
  std::string longest;
  const auto look = [&](const std::string& date) {
    if (date.size() > longest.size() && text.ends_with(date)) longest = date;
  };
  const auto look_both = [&](const DateSpan& span) {
    look(date_text(story.labels, span)), look(date_spoken(story.labels, span));
  };
  look_both({day, day});
  for (const Event& event : story.events) look_both(event.date);
  return longest;
}

// Each title in the text stands behind its own date, or behind none.
void check_dates(const Story& story, Date day, const std::string& text) {
  for (const Event& event : story.events) {
    for (const std::string& title : {event.title, aloud(story.labels, event.title)}) {
      for (size_t at = text.find(title); at != std::string::npos; at = text.find(title, at + 1)) {
        const std::string date = date_at_end(story, day, text.substr(0, at));
        if (date.empty() || date == date_text(story.labels, event.date) ||
            date == date_spoken(story.labels, event.date))
          continue;
        FAIL_CHECK(story.title << ", " << iso(day) << ": " << text);
      }
    }
  }
}

// What is read in the header: date, headline, small print.
std::string header_words(const Scene& scene) {
  std::string date, head, notes;
  for (const Mark& mark : marks_of(scene, Panel::header)) {
    if (mark.shape != Shape::text) continue;
    std::string& part = date.empty() ? date : mark.size > 13 ? head : notes;
    part.append(part.empty() ? "" : " ").append(mark.text);
  }
  return date + " " + head + " | " + notes;
}

// The day before each date of the story, its first and last day, and the day after.
std::vector<Date> boundaries(const Story& story) {
  std::vector<Date> days = {story.from, story.to};
  for (const Event& event : story.events) {
    for (const Date edge : {event.date.first, event.date.last}) {
      for (const int near : {-1, 0, 1}) days.push_back({edge.day + near});
    }
  }
  std::erase_if(days, [&](Date d) { return d < story.from || d > story.to; });
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace

TEST_CASE("on its own day an event stands behind the date, on others behind its own") {
  World world;
  const Story& story = world.story;
  const auto said = [&](const char* date) {
    return lead_spoken(story, day(date), {snapshot_at(world, day(date)).headline});
  };
  CHECK(said("2004-02-02") == "2 February 2004: Bank in talks on more");
  CHECK(said("2004-06-01") == "1 June 2004. Latest, 2 February 2004: Bank in talks on more");
  CHECK(said("2002-01-01") == "1 January 2002. Latest, 2002: The engine is for sale");
  CHECK(said("2000-03-10") == "10 March 2000: Bank puts $4 billion in the lab");
  CHECK(said("2000-03-01") == "1 March 2000. Nothing yet in 2000; before it, June 1999: An engine is shown");
  CHECK(said("1999-01-01") == "1 January 1999. Nothing yet.");
}

TEST_CASE("the head says the same as the words") {
  World world;
  const auto head = [&](const char* date) {
    const LeadWords text = lead_words(world.story, day(date), {snapshot_at(world, day(date)).headline});
    return text.strong + "|" + text.text;
  };
  CHECK(head("2004-02-02") == "|Bank in talks on more");
  CHECK(head("2004-06-01") == "Latest: 2 Feb 2004,|Bank in talks on more");
  CHECK(head("2002-07-01") == "Latest: 2002,|The engine is for sale");
  CHECK(head("2000-03-01") == "Nothing yet in 2000;|before it, Jun 1999: An engine is shown");
  CHECK(head("1999-01-01") == "|Nothing yet");
}

TEST_CASE("an event that the reader selected or the filter left over is not called the latest") {
  World world;
  const int ceiling = world.event("ceiling");
  CHECK(lead_words(world.story, day("2004-06-01"), {ceiling, LeadRole::selected}).strong == "Selected: 1 Jul 2003,");
  CHECK(lead_spoken(world.story, day("2004-06-01"), {ceiling, LeadRole::shown}) ==
        "1 June 2004. Latest shown, 1 July 2003: Mill to put up to $9 billion in the lab");
  toggle_kind(world.view, world.story, EventKind::investment);
  const DayLead lead = lead_of(world.view, world.story, snapshot_at(world, world.view.playhead));
  CHECK(lead.event == ceiling);
  CHECK(lead.role == LeadRole::shown);
  CHECK(lead_before(world.view, world, ceiling) == world.event("first-money"));
}

TEST_CASE("the other events of a day are named, each with its own date where that is another") {
  World world = drawn_file("/assets/story.json");
  const Story& story = world.story;
  const int talks = story.event_index("talks-amazon-openai-2025-12");
  REQUIRE(talks != none);
  const std::vector<int> others = events_beside(story, talks);
  CHECK(also_text(story, talks, others, 2) ==
        "Also that day: Amazon’s money in Anthropic put at $8B or more; Microsoft’s money in OpenAI put above $13B");
  CHECK(also_text(story, talks, others, 1) ==
        "Also that day: Amazon’s money in Anthropic put at $8B or more; and 1 more that day");
  CHECK(also_text(story, talks, others, 0) == "And 2 more that day");
  CHECK(also_text(story, talks, {}, 0).empty());
}

TEST_CASE("the arrow points where the money goes, also from right to left") {
  World world;
  const auto parties = [&] {
    return short_parties_text(world.story, at(world.story.events, world.event("first-money")));
  };
  CHECK(parties() == "Bank → Lab");
  world.story.language = "he";
  CHECK(parties() == "\u2068Bank\u2069 ← \u2068Lab\u2069");
  world.story.labels.set("spoken.to", "אל");
  CHECK(aloud(world.story.labels, parties()) == "\u2068Bank\u2069 אל \u2068Lab\u2069");
}

TEST_CASE("a text is read aloud with words for its signs") {
  const Labels english;
  CHECK(aloud(english, "Amazon adds $2.75B, completing its first $4B") ==
        "Amazon adds $2.75 billion, completing its first $4 billion");
  CHECK(aloud(english, "Germany → Commerzbank: $950M ($1.4T in all)") ==
        "Germany to Commerzbank: $950 million ($1.4 trillion in all)");
  CHECK(aloud(english, "about $800M–$2.3B, in 2019–2021") == "about $800 million to $2.3 billion, in 2019–2021");
  CHECK(aloud(english, "€8.2B of £500M") == "€8.2 billion of £500 million");
  CHECK(aloud(english, "$4Bn, $B, €B, 4B and $2") == "$4Bn, $B, €B, 4B and $2");
}

TEST_CASE("the arrow and the dash have words of their own, and one word will do for both") {
  Labels german;
  german.set("spoken.to", "an");
  CHECK(aloud(german, "A → B: $1B–$2B") == "A an B: $1 billion an $2 billion");
  german.set("spoken.range", "bis");
  CHECK(aloud(german, "A → B: $1B–$2B") == "A an B: $1 billion bis $2 billion");
}

TEST_CASE("no face prints a date right before an event of another date") {
  std::vector<World> worlds = drawn_stories();
  int days = 0;
  for (World& world : worlds) {
    for (const Date date : boundaries(world.story)) {
      if (days++ % test::sweep_stride != 0) continue;
      for (const bool selects : {false, true}) {
        seek(world.view, world.story, date);
        const Snapshot now = snapshot_at(world, date);
        if (selects && now.event_count > 1) select(world.view, world.story, now.event_count / 2);
        const DayLead lead = lead_of(world.view, world.story, now);
        check_dates(world.story, date, lead_spoken(world.story, date, lead));
        check_dates(world.story, date, write_day_json(world, now, lead));
        for (const Size size : {Size{360, 640}, Size{700, 760}, Size{1280, 760}, Size{667, 375}}) {
          world.size = size;
          check_dates(world.story, date, header_words(world.scene()));
        }
      }
    }
  }
  CHECK(days > 200);
}

TEST_CASE("the header tells its event whole, and the map stays where it is") {
  World world = drawn_file("/assets/story.json");
  for (const float width : {360.0F, 390.0F, 768.0F, 1280.0F}) {
    world.size = {width, width < 560 ? 720.0F : 760.0F};
    for (const Date date : boundaries(world.story)) {
      seek(world.view, world.story, date);
      const Snapshot now = snapshot_at(world, date);
      const LeadWords text = lead_words(world.story, date, {now.headline});
      const std::string head = text.strong.empty() ? text.text : text.strong + " " + text.text;
      const std::string words = header_words(world.scene());
      if (words.find(head) == std::string::npos) FAIL_CHECK(width << ": " << words);
    }
  }
}
