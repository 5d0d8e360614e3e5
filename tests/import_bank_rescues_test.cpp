// An editor's sheet as it is, with dates in three orders and deals that came to nothing: all that is open, and what
// becomes of the answers.
#include "files.hpp"
#include "import_tables.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

std::vector<TablesRead> bank_rescues() {
  return {read_tables(read_file(source_path("/tests/tables/bank-rescues.csv")), "bank-rescues.csv")};
}

std::string lines(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& line : list) out.append("\n").append(line);
  return out;
}

// "COLUMN ROW: text"
std::string lines_of_notes(const ImportResult& result) {
  std::vector<std::string> out;
  for (const ImportNote& note : result.notes)
    out.push_back(note.place.letters + " " + std::to_string(note.place.row) + ": " + note.text);
  return lines(out);
}

std::string lines_of_questions(const ImportResult& result) {
  std::vector<std::string> out;
  for (const ImportQuestion& question : result.questions) {
    std::string rows;
    for (const auto& cell : question.cells) rows.append(" ").append(std::to_string(cell.row));
    out.push_back(question.place.letters + rows + ": " + question.text);
    for (const Choice& choice : question.choices)
      out.push_back("  " + question.id + " = " + choice.value + ": " + choice.text);
  }
  return lines(out);
}

}  // namespace

TEST_CASE("what the sheet of bank rescues leaves open is asked once, each by its column") {
  const ImportResult result = import_story(bank_rescues());
  CHECK_FALSE(has_errors(result.problems));
  CHECK(lines_of_questions(result) == R"(
A 18: Does the day or the month come first in "3/10/2008"?
  events/When/day-order = day-first: 3 October 2008
  events/When/day-order = month-first: 10 March 2008
E 38: What kind of deal is “refused”? Until you say, it counts no money.
  events/Type/kind/refused = investment: investment: someone puts money in, lends it or buys
  events/Type/kind/refused = contract: contract: a customer pays a supplier
  events/Type/kind/refused = repayment: repayment: money goes back
  events/Type/kind/refused = talks: talks: nothing is agreed yet
  events/Type/kind/refused = terms: terms: a decision or news that moves no money
  events/Type/kind/refused = share_sale: share sale: owners sell to others
G 4: Row 4 is “superseded”: by which row? Until you say, it is over on some day after its own.
  events/Status/replaced-by/jpmorgan-to-buy-bear-stearns-for-2-a-share = jpmorgan-raises-its-offer-to-10-a-share: row 5: JPMorgan raises its offer to $10 a share
  events/Status/replaced-by/jpmorgan-to-buy-bear-stearns-for-2-a-share = none: by none of these
G 8 17 19: When were these deals over? Until you say, each is over on some day after its own, and none counts as firm money.
  events/Status/when-over = row-date: on the date of the row: it is that of the end
  events/Status/when-over = later: later, on a day that the sheet does not give)");
}

TEST_CASE("what is made for the sheet of bank rescues, or left out of it, is said") {
  CHECK(lines_of_notes(import_story(bank_rescues())) == R"(
B 16: “Belgium, Netherlands, Luxembourg” stands as one name; if each has a sum of its own, give each a row
F 2: more than 90 characters are too many for a title, so it is cut in row 2; the whole sentence stands in the text
 1: no column holds a text, so the word for the kind or the title stands for it; readers get it below the title
I 4: an address in row 4 does not start with https://, so it is written that way; see that it opens
I 8: no address of the source is in rows 8, 13 and 38, so readers cannot look it up
J 2: the column “Note” is left out (rows 2, 4, 5, 6, 8, 9, 10, 11, 13, 17, 19, 20 and 6 more), for notes are not always meant for readers; choose text for it if these are
 1: the title is “Bank rescues”, after the file; write a better one
 1: the language is taken to be “en”, after the headers
 1: the story runs from 2007-09-01 to 2014-11-30, from the first event to the last; row 38 (1866~) is long before, and there from the start
 1: the story stands as checked on 2014-11-30, the day of the last event; write the day on which you checked it
 1: who gets money stands right on the map, who only pays left (34 names); change “side” where that is wrong
 1: what the 34 names are is not in the sheet, so each is a “party”; write bank, state, investor …
 1: 2 amounts are in CHF, the main unit is USD; their widths can be drawn once “rates” says what one CHF was worth, by a source
 1: 6 amounts are in EUR, the main unit is USD; their widths can be drawn once “rates” says what one EUR was worth, by a source
 1: 4 amounts are in GBP, the main unit is USD; their widths can be drawn once “rates” says what one GBP was worth, by a source
 1: the titles of 20 sources are made from their addresses; write what they are called)");
}

TEST_CASE("the sheet of bank rescues becomes a story that says no more than the sheet") {
  const ImportResult result = import_story(bank_rescues());
  // The undecided date is the span that holds both days.
  CHECK(has(result.story, R"("date": "[2008-03-10..2008-10-03]")"));
  // What was withdrawn is talks that are over; what was cancelled never counts as firm.
  CHECK(has(result.story,
            R"("kind": "end", "status": "reported", "title": "Withdrawn: Talks about a stake in Lehman end")"));
  const LoadResult loaded = load_story(result.story);
  REQUIRE(loaded.indexed);
  const Story& story = loaded.indexed->story;
  CHECK(story.events.size() == 41);
  const Event& cancelled = story.events[static_cast<size_t>(story.event_index("citi-is-to-buy-the-banking-business"))];
  CHECK(cancelled.status == Status::reported);
  // "nothing" is a sum, "undisclosed" is none.
  CHECK(has(result.story, R"("parties": ["bank-of-england", "overend-gurney"], "amount": { "usd": 0 })"));
  CHECK_FALSE(has(result.story, R"("from": "uk-treasury", "to": "northern-rock", "amount")"));
  // Two dollars are two dollars.
  CHECK(has(result.story, R"("from": "nomura", "to": "lehman-brothers", "amount": { "usd": 2 })"));
  CHECK(result.places.size() == 41);
}

TEST_CASE("answers close the questions of the sheet of bank rescues") {
  ImportMap map;
  map.answers["events/When/day-order"] = "day-first";
  map.answers["events/Type/kind/refused"] = "terms";
  map.answers["events/Status/replaced-by/jpmorgan-to-buy-bear-stearns-for-2-a-share"] =
      "jpmorgan-raises-its-offer-to-10-a-share";
  map.answers["events/Status/when-over"] = "later";
  map.answers["events/Status/when-over/talks-about-a-stake-in-lehman-end"] = "2008-09-10";
  map.columns["Note"] = "";
  const ImportResult result = import_story(bank_rescues(), map);
  CHECK(lines_of_questions(result).empty());
  CHECK_FALSE(has_errors(result.problems));
  CHECK(has(result.story, R"("date": "2008-10-03", "kind": "investment")"));
  CHECK(has(result.story, R"("replaces": ["jpmorgan-to-buy-bear-stearns-for-2-a-share"])"));
  CHECK(has(result.story, R"("date": "2008-09-10", "kind": "end")"));
}
