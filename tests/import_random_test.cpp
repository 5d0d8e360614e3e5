// Tables of random cells: importing always ends with a story file or none, and a sound story comes back from its
// tables.
#include "generated_story.hpp"
#include "import_tables.hpp"
#include "tables/write_tables.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

constexpr std::array<const char*, 30> headers = {
    "Date",  "When",     "Title",   "What happened", "From",       "To",    "Who pays", "Who gets", "Amount",   "Unit",
    "Bound", "Type",     "Status",  "Source",        "Link",       "Text",  "Note",     "Parties",  "Id",       "Ends",
    "How",   "Replaces", "Part of", "Program",       "Generation", "Stage", "Counts",   "Year",     "Headline", ""};
constexpr std::array<const char*, 40> cells = {"",
                                               "",
                                               "",
                                               "2008",
                                               "3/4/2008",
                                               "17/2/2008",
                                               "c. 1866",
                                               "[2008..2009]",
                                               "soon",
                                               "$5m",
                                               "up to €4bn",
                                               "1.234",
                                               "undisclosed",
                                               "10 GW",
                                               "-5",
                                               "1e400",
                                               "loan",
                                               "contract",
                                               "repaid",
                                               "superseded",
                                               "cancelled",
                                               "end",
                                               "gibberish",
                                               "Ada",
                                               "ada",
                                               "Bob Inc",
                                               "Bob",
                                               "Citigroup",
                                               "Citgroup",
                                               "https://a.example/b",
                                               "http://b.example",
                                               "Total",
                                               "a; b, c",
                                               "\xF0\x9F\x8F\xA6",
                                               "漢字",
                                               "مصرف",
                                               "=1+1",
                                               "<b>x</b> &amp;",
                                               "yes",
                                               "\xFF\xFE"};

TablesRead random_tables(Dice& dice) {
  TablesRead file;
  for (int sheets = 1 + dice.below(2); sheets > 0; --sheets) {
    Table table{"random.xlsx", sheets == 1 ? "Sheet1" : dice.one_in(2) ? "Entities" : "Sources", {}};
    const int columns = 1 + dice.below(10);
    std::vector<Cell>& header = table.rows.emplace_back();
    for (int i = 0; i < columns; ++i) header.push_back({dice.one_of(headers), false});
    for (int rows = dice.below(8); rows > 0; --rows) {
      std::vector<Cell>& row = table.rows.emplace_back();
      for (int i = dice.below(columns + 2); i > 0; --i) row.push_back({dice.one_of(cells), dice.one_in(9)});
    }
    file.tables.push_back(std::move(table));
  }
  return file;
}

// Rows of a sheet of deals, each cell of a kind that belongs to its column.
TablesRead random_deals(Dice& dice) {
  constexpr std::array<const char*, 6> dates = {"2008", "17/2/2008", "Sep 2008", "c. 1866", "[2008..2009]", "Q4 2008"};
  constexpr std::array<const char*, 5> names = {"Ada", "ada", "Bob Inc", "Bob", "Société Générale"};
  constexpr std::array<const char*, 6> amounts = {"$5m", "up to €4bn", "undisclosed", "10 GW", "about £2bn", ""};
  constexpr std::array<const char*, 5> kinds = {"loan", "contract", "talks", "terms", "gibberish"};
  constexpr std::array<const char*, 5> statuses = {"agreed", "superseded", "cancelled", "done", "who knows"};
  Table table{"deals.csv", "deals", {}};
  for (const char* const header : {"Date", "Title", "From", "To", "Amount", "Type", "Status", "Source"})
    table.rows.resize(1), table.rows.front().push_back({header, false});
  for (int rows = 1 + dice.below(6); rows > 0; --rows) {
    const std::string from = dice.one_of(names);
    table.rows.push_back({{dice.one_of(dates), false},
                          {"Deal " + std::to_string(rows), false},
                          {from, false},
                          {from.front() == 'B' ? "Ada" : "Carl", false},
                          {dice.one_of(amounts), false},
                          {dice.one_of(kinds), false},
                          {dice.one_of(statuses), false},
                          {"The Paper", false}});
  }
  TablesRead file;
  file.tables.push_back(std::move(table));
  return file;
}

}  // namespace

TEST_CASE("a table of random cells becomes a story or a list of what is wrong") {
  Dice dice(17);
  int sound = 0;
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    const ImportResult result = import_story({round % 2 == 0 ? random_tables(dice) : random_deals(dice)});
    CHECK(parse_json(import_json(result)).has_value());
    import_report(result);
    for (const StoryPlace& place : result.places) CHECK(place.row > 0);
    if (result.story.empty() || has_errors(result.problems)) continue;
    ++sound;
    TablesRead again;
    again.tables = write_tables(result.story);
    const ImportResult back = import_story({again});
    CHECK_FALSE(has_errors(back.problems));
    CHECK(back.questions.empty());
  }
  CHECK(sound > 100);
}
