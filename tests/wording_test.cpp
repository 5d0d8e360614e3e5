#include "core/wording.hpp"

#include <doctest/doctest.h>

#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

const Labels english;
const Story plain_story;

std::string dollars(double value) { return quantity(plain_story, value); }

DateSpan span(const char* text) { return *parse_span(text); }

Event with_amount(EventKind kind, double usd, Bound bound) {
  Event event;
  event.kind = kind;
  event.amount = Amount{usd, bound};
  return event;
}

}  // namespace

TEST_CASE("a date is worded with the precision it was written with") {
  CHECK(date_text(english, span("2025-12-16")) == "16 Dec 2025");
  CHECK(date_text(english, span("2022-11")) == "Nov 2022");
  CHECK(date_text(english, span("2021")) == "2021");
  CHECK(date_text(english, make_date(2025, 1, 2)) == "2 Jan 2025");
}

TEST_CASE("a span names both its ends") {
  CHECK(date_text(english, span("2021/2022")) == "2021–2022");
  CHECK(date_text(english, span("2024-11-22/2024-12")) == "22 Nov 2024 – Dec 2024");
  CHECK(date_spoken(english, span("2021/2022-03")) == "between 2021 and March 2022");
}

TEST_CASE("a spoken date has the whole month") {
  CHECK(date_spoken(english, span("2025-12-16")) == "16 December 2025");
  CHECK(date_spoken(english, span("2022-11")) == "November 2022");
}

TEST_CASE("dates follow the story's own pattern and months") {
  Labels german;
  german.set("date.day", "{day}. {month} {year}");
  german.set("months.long", "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember");
  CHECK(date_spoken(german, span("2025-12-16")) == "16. Dezember 2025");
}

TEST_CASE("dollars take the largest unit they fill") {
  CHECK(dollars(0) == "$0");
  CHECK(dollars(950) == "$950");
  CHECK(dollars(1000) == "$1K");
  CHECK(dollars(350e3) == "$350K");
  CHECK(dollars(350e6) == "$350M");
  CHECK(dollars(8e9) == "$8B");
  CHECK(dollars(1.25e9) == "$1.25B");
  CHECK(dollars(22.4e9) == "$22.4B");
  CHECK(dollars(1.4e12) == "$1.4T");
  CHECK(dollars(999e9) == "$999B");
  CHECK(dollars(1e15) == "$1,000T");
}

TEST_CASE("dollars never round: what does not fit a unit is written out") {
  CHECK(dollars(1'234'567) == "$1,234,567");
  CHECK(dollars(1'234'500) == "$1.2345M");
  CHECK(dollars(999'999'999'999) == "$999,999,999,999");
  CHECK(dollars(0.5) == "$0.50");
  CHECK(dollars(12.25) == "$12.25");
  CHECK(dollars(1'000.01) == "$1,000.01");
  CHECK(dollars(13.75e9) == "$13.75B");
}

TEST_CASE("an amount is worded with its bound") {
  CHECK(amount_text(plain_story, with_amount(EventKind::investment, 8e9, Bound::exact)) == "$8B");
  CHECK(amount_text(plain_story, with_amount(EventKind::investment, 10e9, Bound::about)) == "about $10B");
  CHECK(amount_text(plain_story, with_amount(EventKind::investment, 4e9, Bound::up_to)) == "up to $4B");
  CHECK(amount_text(plain_story, with_amount(EventKind::investment, 3e9, Bound::at_least)) == "≥ $3B");
  CHECK(amount_text(plain_story, with_amount(EventKind::talks, 10e9, Bound::could_exceed)) == "could exceed $10B");
  CHECK(amount_words(plain_story, with_amount(EventKind::investment, 3e9, Bound::at_least)) == "at least $3B");
  CHECK(amount_spoken(plain_story, with_amount(EventKind::investment, 4e9, Bound::up_to)) == "up to 4 billion dollars");
  CHECK(amount_spoken(plain_story, with_amount(EventKind::investment, 950, Bound::exact)) == "950 dollars");
}

TEST_CASE("an unpublished amount is said to be so where money plays a part") {
  Event event;
  event.kind = EventKind::contract;
  CHECK(amount_text(plain_story, event) == "no price published");
  event.kind = EventKind::investment;
  CHECK(amount_text(plain_story, event) == "amount not published");
  event.kind = EventKind::terms;
  CHECK(amount_text(plain_story, event).empty());
  event.kind = EventKind::program;
  CHECK(amount_spoken(plain_story, event).empty());
}

TEST_CASE("a total is labelled by its interval") {
  CHECK(total_text(plain_story, {8e9, 8e9, false}, 0) == "$8B");
  CHECK(total_text(plain_story, {13e9, 13e9, true}, 0) == "about $13B");
  CHECK(total_text(plain_story, {3e9, unbounded, false}, 0) == "≥ $3B");
  CHECK(total_text(plain_story, {0, 5e9, false}, 0) == "up to $5B");
  CHECK(total_text(plain_story, {1.25e9, 4e9, false}, 0) == "$1.25B–$4B");
  CHECK(total_text(plain_story, {0, 0, false}, 0) == "$0");
}

TEST_CASE("about stays in every form of a total") {
  CHECK(total_text(plain_story, {3e9, unbounded, true}, 0) == "≥ about $3B");
  CHECK(total_text(plain_story, {0, 2e9, true}, 0) == "up to about $2B");
  CHECK(total_text(plain_story, {1e9, 3e9, true}, 0) == "about $1B–$3B");
  CHECK(total_words(plain_story, {3e9, unbounded, true}, 0) == "at least about $3B");
}

TEST_CASE("a total of which nothing is known says so") {
  CHECK(total_text(plain_story, {0, unbounded, false}, 0) == "not known yet");
  CHECK(total_spoken(plain_story, {0, unbounded, true}, 0) == "not known yet");
}

TEST_CASE("where a sum begins with its figure, a range has what stands behind it once") {
  Story german;
  german.labels.set("dollars.billion", "{amount} Mrd. $");
  german.labels.set("dollars.million", "{amount} Mio. $");
  CHECK(total_text(german, {1.25e9, 4e9, false}, 0) == "1.25–4\u00A0Mrd.\u00A0$");
  CHECK(total_text(german, {5e8, 4e9, false}, 0) == "500\u00A0Mio.\u00A0$–4\u00A0Mrd.\u00A0$");
}

TEST_CASE("a spoken total has its numbers in words, and the unit once") {
  CHECK(total_spoken(plain_story, {3e9, unbounded, false}, 0) == "at least 3 billion dollars");
  CHECK(total_spoken(plain_story, {13e9, 13e9, true}, 0) == "about 13 billion dollars");
  CHECK(total_spoken(plain_story, {1.25e9, 4e9, false}, 0) == "between 1.25 and 4 billion dollars");
  CHECK(total_spoken(plain_story, {350e6, 4e9, false}, 0) == "between 350 million dollars and 4 billion dollars");
  CHECK(total_spoken(plain_story, {0, 5e9, false}, 0) == "up to 5 billion dollars");
}

TEST_CASE("what begins a heading begins with a capital") {
  CHECK(capitalised("investment") == "Investment");
  CHECK(capitalised("umowa") == "Umowa");
  CHECK(capitalised("émission") == "Émission");
  CHECK(capitalised("łącznie") == "Łącznie");
  CHECK(capitalised("żródło") == "Żródło");
  CHECK(capitalised("őrség") == "Őrség");
  CHECK(capitalised("договор") == "Договор");
  CHECK(capitalised("україна") == "Україна");
  CHECK(capitalised("ґрунт") == "Ґрунт");
  CHECK(capitalised("ємність") == "Ємність");
  CHECK(capitalised("ŀ") == "Ŀ");
  for (const char* as_it_is : {"", "Deal", "÷", "ß", "ÿ", "ı", "ĸ", "ŉ", "ſ", "7", "\xC3"}) {
    CHECK(capitalised(as_it_is) == as_it_is);
  }
}

TEST_CASE("parties read the way the money goes") {
  const Story story = load_good(story_text(joined({
      event_text("paid", "2001", "contract", R"("from": "lab", "to": "bob")"),
      event_text("chip", "2002", "program", R"("program": "chips", "generation": "one", "stage": "available")"),
      event_text("whole", "2003", "program", R"("program": "chips")"),
      event_text("deal", "2004", "terms", R"("parties": ["lab", "ada"])"),
  })));
  const auto parties = [&](const char* id) {
    return parties_text(story, story.events[static_cast<size_t>(story.event_index(id))]);
  };
  CHECK(parties("paid") == "The Lab → Bob & Sons");
  CHECK(parties("chip") == "Chips, Chip One");
  CHECK(parties("whole") == "Chips");
  CHECK(parties("deal") == "The Lab, Ada Ventures");
}
