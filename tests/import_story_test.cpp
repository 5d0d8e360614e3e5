#include <set>

#include "cli/languages.hpp"
#include "import_tables.hpp"

using namespace explainer;
using namespace explainer::test;

TEST_CASE("a row becomes an event between entities, with a source") {
  const ImportResult result = import_deals(
      "2008-03-16,JPMorgan to buy Bear Stearns,JPMorgan,Bear "
      "Stearns,$236M,takeover,agreed,NYT,https://nyt.example/a\n");
  CHECK(event_at(result, 0) ==
        R"({ "id": "jpmorgan-to-buy-bear-stearns", "date": "2008-03-16", "kind": "investment", "status": "agreed", )"
        R"("title": "JPMorgan to buy Bear Stearns", "text": "Takeover.", "from": "jpmorgan", "to": "bear-stearns", )"
        R"("amount": { "usd": 236000000 }, "sources": ["nyt"] })");
  CHECK(has(result.story, R"({ "id": "jpmorgan", "name": "JPMorgan", "kind": "party", "side": "left" })"));
  CHECK(has(result.story, R"({ "id": "bear-stearns", "name": "Bear Stearns", "kind": "party", "side": "right" })"));
  CHECK(has(result.story,
            R"({ "id": "nyt", "publisher": "NYT", "title": "nyt.example/a", "url": "https://nyt.example/a" })"));
  CHECK_FALSE(has_errors(result.problems));
  CHECK(result.questions.empty());
}

TEST_CASE("columns are known in any order, by many words and in several languages") {
  const ImportResult result =
      import_story({one_table("geschäfte",
                              "Betrag,Wer bekommt,Wer zahlt,Quelle,Was geschah,Datum,Art,Status\n"
                              "€5m,Werk,Bank,Zeitung,Die Bank leiht dem Werk Geld,2020-01-02,Kredit,vereinbart\n")});
  const std::string event = event_at(result, 0);
  for (const char* const part : {R"("date": "2020-01-02")", R"("from": "bank")", R"("to": "werk")",
                                 R"("kind": "investment")", R"("status": "agreed")", R"("sources": ["zeitung"])"}) {
    CAPTURE(part);
    CHECK(has(event, part));
  }
  CHECK(has(result.story, R"("language": "de")"));
  CHECK(has(result.story, R"("unit": "EUR")"));
  CHECK(has(event, R"("amount": { "value": 5000000, "unit": "EUR" })"));
}

TEST_CASE("who gets money is known by the question that a heading asks, and a fee is an amount") {
  for (const char* const headings : {"Datum,Wer zahlt,An wen,Summe,Was", "Date,Client,Contractor,Fee,What",
                                     "Date,Who pays,Who gets it,How much,What", "Date,Qui paie,À qui,Montant,Quoi",
                                     "Fecha,Quién paga,A quién,Importe,Qué"}) {
    CAPTURE(headings);
    const std::string event =
        event_at(import_story({one_table("deals", std::string(headings) + "\n2020-01-02,Bank,Werk,€5m,A loan\n")}), 0);
    CHECK(has(event, R"("date": "2020-01-02")"));
    CHECK(has(event, R"("bank", "werk")"));
    CHECK(has(event, R"("value": 5000000)"));
  }
}

TEST_CASE("a deal that is over by its status is ended on a day that is not known, and asked about") {
  const ImportResult result = import_deals(
      "2008-09-29,Citi is to buy the bank,Citi,Wachovia,,takeover,cancelled,FDIC,\n"
      "2008-12-31,Something else,Ada,Bob,,loan,done,FDIC,\n");
  CHECK(has(event_at(result, 1), R"("date": "[2008-09-29..2008-12-31]")"));
  CHECK(has(event_at(result, 1), R"("ends": ["citi-is-to-buy-the-bank"], "how": "cancelled")"));
  CHECK(ids_asked(result) == std::vector<std::string>{"events/Status/when-over"});
  CHECK_FALSE(has_errors(result.problems));

  ImportMap map;
  map.answers["events/Status/when-over"] = "row-date";
  const ImportResult answered =
      import_deals("2008-09-29,Citi is to buy the bank,Citi,Wachovia,,takeover,cancelled,FDIC,\n", map);
  CHECK(has(event_at(answered, 0), R"("date": "[..2008-09-29]")"));
  CHECK(has(event_at(answered, 1), R"("date": "2008-09-29", "kind": "end")"));
  CHECK(answered.questions.empty());
}

TEST_CASE("a deal that another took the place of is asked for that one") {
  const std::string rows =
      "2008-03-16,The first offer,JPMorgan,Bear,$236M,takeover,superseded,NYT,\n"
      "2008-03-24,The second offer,JPMorgan,Bear,$1B,takeover,agreed,NYT,\n";
  const ImportResult result = import_deals(rows);
  REQUIRE(result.questions.size() == 1);
  const ImportQuestion& question = result.questions.front();
  CHECK(question.id == "events/Status/replaced-by/the-first-offer");
  CHECK(question.choices.front().value == "the-second-offer");
  CHECK(has(event_at(result, 1), R"("kind": "end")"));

  ImportMap map;
  map.answers[question.id] = "the-second-offer";
  const ImportResult answered = import_deals(rows, map);
  CHECK(answered.questions.empty());
  CHECK(has(event_at(answered, 1), R"("replaces": ["the-first-offer"])"));
  CHECK_FALSE(has_errors(answered.problems));
}

TEST_CASE("a kind that is not known counts no money until it is named") {
  const std::string rows = "2008-03-16,A title,Ada,Bob,$5M,refused,done,NYT,\n";
  const ImportResult result = import_deals(rows);
  CHECK(ids_asked(result) == std::vector<std::string>{"events/Type/kind/refused"});
  CHECK(has(event_at(result, 0), R"("kind": "terms")"));
  CHECK(has(event_at(result, 0), R"("parties": ["ada", "bob"])"));
  ImportMap map;
  map.answers["events/Type/kind/refused"] = "investment";
  CHECK(has(event_at(import_deals(rows, map), 0), R"("kind": "investment")"));
}

TEST_CASE("each question about the cells of a column is answered by each of its choices") {
  struct Case {
    std::string about, header, cell, language, unit;
  };
  const Case cases[] = {
      {"day-order", "Date", "3/4/2008", "en", "USD"},    {"century", "Date", "3 Apr 40", "en", "USD"},
      {"epoch", "Date", "39500", "en", "USD"},           {"year-pair", "Date", "2008/09", "en", "USD"},
      {"decimal-sign", "Amount", "$1.234", "en", "USD"}, {"scale", "Amount", "5 bn SEK", "sv", "SEK"},
      {"currency", "Amount", "$5m", "en", "AUD"}};
  for (const Case& asked : cases) {
    const std::string id = "events/" + asked.header + "/" + asked.about;
    CAPTURE(id);
    const std::string date = asked.header == "Date" ? asked.cell : "2008",
                      amount = asked.header == "Date" ? "5" : asked.cell;
    const TablesRead deals = one_table(
        "deals", "Date,Title,From,To,Amount,Type,Source\n" + date + ",One,Ada,Bob," + amount + ",loan,The Times\n");
    const std::string story = R"({ "version": 2, "title": "Two firms", "language": ")" + asked.language +
                              R"(", "unit": ")" + asked.unit + R"(", "entities": [], "sources": [], "events": [] })";
    const ImportResult open = import_story({deals}, {}, story, language_pack);
    REQUIRE(ids_asked(open) == std::vector<std::string>{id});
    CHECK(open.questions.front().choices.size() >= 2);
    std::set<std::string> events;
    for (const Choice& choice : open.questions.front().choices) {
      CAPTURE(choice.value);
      ImportMap map;
      map.answers[id] = choice.value;
      const ImportResult answered = import_story({deals}, map, story, language_pack);
      CHECK(answered.questions.empty());
      CHECK(events.insert(event_at(answered, 0)).second);  // each makes another one
    }
  }
}

TEST_CASE("what is no event is left out with a line that says so") {
  const ImportResult result = import_deals(
      "2008,,,,,,,,\n"
      ",,,,,,,,\n"
      "2008-03-16,A title,Ada,Bob,$5M,loan,done,NYT,\n"
      "Date,Title,From,To,Amount,Type,Status,Source,Link\n"
      "Banks,,,,,,,,\n"
      "Total,,,,$5M,,,,\n"
      ",No date,Ada,Bob,$5M,loan,done,NYT,\n");
  CHECK(is_noted(result, 5, "repeats the headers"));
  CHECK(is_noted(result, 7, "is a total"));
  CHECK(is_noted(result, 8, "no date"));
}

TEST_CASE("names in another spelling are one, and likely slips are asked about") {
  const ImportResult result = import_deals(
      "2008,One,JPMorgan,Citigroup,$5M,loan,done,NYT,\n"
      "2009,Two,JP Morgan,Citgroup,$5M,loan,done,NYT,\n"
      "2009,Three,jpmorgan,UK Treasury,$5M,loan,done,NYT,\n"
      "2009,Four,jpmorgan,US Treasury,$5M,loan,done,NYT,\n");
  CHECK(is_noted(result, 4, "taken to be the same as “JPMorgan”"));
  CHECK(ids_asked(result) == std::vector<std::string>{"events/To/same-name/citgroup"});
  ImportMap map;
  map.answers["events/To/same-name/citgroup"] = "same";
  const ImportResult answered = import_deals(
      "2008,One,JPMorgan,Citigroup,$5M,loan,done,NYT,\n"
      "2009,Two,JPMorgan,Citgroup,$5M,loan,done,NYT,\n",
      map);
  CHECK(has(event_at(answered, 1), R"("to": "citigroup")"));
}

TEST_CASE("the map names fields and leaves columns out") {
  ImportMap map;
  map.columns["Blurb"] = "text";
  map.columns["Link"] = "";
  const ImportResult result = import_story({one_table("deals",
                                                      "When,What happened,Who pays,Who gets,Blurb,Link,Colour\n2008,A "
                                                      "loan,Ada,Bob,It helps.,https://a.example/,red\n")},
                                           map);
  CHECK(has(event_at(result, 0), R"("text": "It helps.")"));
  CHECK_FALSE(has(result.story, "a.example"));
  CHECK(is_noted(result, 1, "no field is known"));
}

TEST_CASE("the map names a field for a header of one sheet, which goes before that of all sheets") {
  TablesRead workbook;
  workbook.tables = {csv_table("Deals",
                               "Date,Blurb,What happened,Who pays,Who gets,Type,Source\n"
                               "2008,Why it was done,A loan,Ada,Bob,loan,The Times\n"),
                     csv_table("Sources",
                               "Publisher,Title,Link,Blurb,Read on\n"
                               "The Times,A report,https://times.example/a,2009-02-03,2009-02-04\n")};
  ImportMap map;
  map.columns["Blurb"] = "text";
  map.columns["Sources/Blurb"] = "date";
  map.columns["Sources/read on"] = "retrieved";
  const ImportResult result = import_story({workbook}, map);
  CHECK(has(event_at(result, 0), R"("text": "Why it was done")"));
  CHECK(has(result.story, R"("date": "2009-02-03", "retrieved": "2009-02-04" })"));

  map.columns["Deals/Blurb"] = "";
  map.columns.erase("Sources/Blurb");
  const ImportResult left_out = import_story({workbook}, map);
  CHECK_FALSE(has(left_out.story, "Why it was done"));
  CHECK_FALSE(has(left_out.story, "2009-02-03"));
}

TEST_CASE("a sheet is the table that the map or an answer says, whatever its headers") {
  TablesRead workbook;
  workbook.tables = {csv_table("Deals", "Date,Title,From,To,Type,Source\n2008,One,Ada,Bob,loan,The Times\n"),
                     csv_table("Sheet5", "Mood,Weather\nAda,bank\n")};
  ImportMap map;
  CHECK(ids_asked(import_story({workbook}, map)) == std::vector<std::string>{"sheets/Sheet5"});
  map.columns["Sheet5/Mood"] = "name";
  map.columns["Sheet5/Weather"] = "kind";
  ImportMap answered = map;
  map.sheets["Sheet5"] = "entities";
  answered.answers["sheets/Sheet5"] = "entities";
  for (const ImportMap& decided : {map, answered}) {
    const ImportResult result = import_story({workbook}, decided);
    CHECK(result.questions.empty());
    CHECK(has(result.story, R"({ "id": "ada", "name": "Ada", "kind": "bank", "side": "left" })"));
  }
  answered.answers["sheets/Sheet5"] = "";
  const ImportResult left_out = import_story({workbook}, answered);
  CHECK(left_out.questions.empty());
  CHECK(has(left_out.story, R"({ "id": "ada", "name": "Ada", "kind": "party", "side": "left" })"));
}

TEST_CASE("a map that is none is refused in a sentence") {
  CHECK(has(read_import_map("[").problem, "not JSON"));
  CHECK(has(read_import_map(R"({"column": {}})").problem, "none of its parts"));
  CHECK(has(read_import_map(R"({"columns": {"a": 3}})").problem, "no text"));
  const ImportMapRead read =
      read_import_map(R"({"columns": {"Who pays": "from", "Note": null}, "answers": {"a": "b"}})");
  CHECK(read.problem.empty());
  CHECK(read.map.columns.at("Note").empty());
  CHECK(read.map.answers.at("a") == "b");
}

TEST_CASE("a sheet for TimelineJS is known by its headers") {
  const ImportResult result = import_story({one_table(
      "timeline",
      "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media "
      "Caption,Media Thumbnail,Type,Group,Background\n"
      ",,,,,,,,,Bank rescues,<p>How it <b>went</b>.</p>,,,,,title,,\n"
      "2008,3,16,,,,,,,JPMorgan bids,<p>It is a <b>low</b> bid &amp; a first.</p>,https://nyt.example/a,NYT,The "
      "bid,,,Bear Stearns,\n"
      "2008,9,,,2008,12,,,,Money flows,,,,,,,,\n"
      "1866,,,,,,,,c. 1866,The last run,,,,,,,,\n"
      "2000,,,,2009,,,,,The Noughties,,,,,,era,,\n")});
  CHECK(has(result.story, R"("title": "Bank rescues",)"));
  CHECK(has(result.story, R"("subtitle": "How it went.")"));
  CHECK(
      event_at(result, 0) ==
      R"({ "id": "jpmorgan-bids", "date": "2008-03-16", "kind": "terms", "status": "reported", "title": "JPMorgan bids", )"
      R"("text": "It is a low bid & a first.", "parties": ["bear-stearns"], "sources": ["nyt"] })");
  CHECK(has(event_at(result, 1), R"("date": "[2008-09..2008-12]")"));
  CHECK(has(event_at(result, 2), R"("date": "1866~")"));
  CHECK(event_at(result, 3).empty());
  CHECK(is_noted(result, 6, "era"));
}

TEST_CASE("rows go into a story: new ones behind its events, others in the place of theirs") {
  const ImportResult first = import_deals("2008,One,Ada,Bob,,loan,done,NYT,\n2009,Two,Ada,Bob,,loan,done,NYT,\n");
  const ImportResult second = import_story({one_table("more",
                                                      "Id,Date,Status,Title,From,To\n"
                                                      "two,2009-05,announced,Two,Ada,Bob\n"
                                                      ",2010,agreed,Three,Ada,Carl\n")},
                                           {}, first.story);
  CHECK(event_at(second, 0) == event_at(first, 0));
  CHECK(has(event_at(second, 1), R"("id": "two", "date": "2009-05", "kind": "investment", "status": "announced")"));
  CHECK(has(event_at(second, 1), R"("sources": ["nyt"])"));
  CHECK(has(event_at(second, 2), R"("id": "three")"));
  CHECK(has(second.story, R"({ "id": "carl", "name": "Carl", "kind": "party", "side": "right" })"));
  REQUIRE(second.places.size() == 2);
  CHECK(second.places[0].pointer == "/events/1");
  CHECK(second.places[1].pointer == "/events/2");

  // The same row pasted once more is no second event.
  const ImportResult third =
      import_story({one_table("more", "Date,Title\n2010,Three\n2011,Three\n")}, {}, second.story);
  CHECK(has(event_at(third, 2), R"("id": "three")"));
  CHECK(has(event_at(third, 3), R"("id": "three-2")"));
  CHECK(event_at(third, 4).empty());
}

TEST_CASE("rows go into a story with errors that leave it as it is, and into nothing that would be lost") {
  const TablesRead rows = one_table("more", "Date,Title,From,To\n2010,Three,Ada,Carl\n");
  const ImportResult faulty = import_story(
      {rows}, {}, R"({ "version": 2, "entities": [{ "id": "ada", "name": "Ada" }], "events": [{ "date": "soon" }] })");
  CHECK(event_at(faulty, 0) == R"({ "date": "soon" })");
  CHECK(has(event_at(faulty, 1), R"("id": "three", "date": "2010")"));
  CHECK(has_errors(faulty.problems));
  for (const char* const story : {
           "",
           "{",
           "[]",
           R"({ "version": 2, "title": "One", "events": [ })",
           R"({ "version": 3, "events": [] })",
           R"({ "version": 1, "events": [{ "date": "soon" }] })",
           R"({ "version": 2, "events": { "date": "2008" } })",
           R"({ "version": 2, "events": ["One"] })",
           R"({ "version": 2, "programs": [{ "id": "a", "generations": [3] }] })",
           R"({ "version": 2, "labels": [] })",
       }) {
    CAPTURE(story);
    const ImportResult result = import_story({rows}, {}, story);
    CHECK(result.story.empty());
    CHECK(has_errors(result.problems));
    CHECK(has(import_json(result), "\"story\": null,"));
  }
}

TEST_CASE("figures are in the most frequent currency unless they say another one") {
  const ImportResult result = import_deals(
      "2008,One,Ada,Bob,€5m,loan,done,NYT,\n"
      "2009,Two,Ada,Bob,€7m,loan,done,NYT,\n"
      "2010,Three,Ada,Bob,up to $3m,loan,done,NYT,\n"
      "2011,Four,Ada,Bob,10 GW,loan,done,NYT,\n");
  CHECK(has(result.story, R"("unit": "EUR")"));
  CHECK(has(event_at(result, 2), R"("amount": { "usd": 3000000, "bound": "up_to" })"));
  CHECK(is_noted(result, 0, "1 amount is in USD, the main unit is EUR"));
  CHECK_FALSE(has_errors(result.problems));
}

TEST_CASE("a unit in a header or a column of its own goes for the figures") {
  const ImportResult header =
      import_story({one_table("deals", "Date,Title,From,To,Amount (€ m),Type,Source\n2008,One,Ada,Bob,5,loan,NYT\n")});
  CHECK(has(event_at(header, 0), R"("amount": { "value": 5000000, "unit": "EUR" })"));
  const ImportResult column = import_story(
      {one_table("deals", "Date,Title,From,To,Value,Currency,Type,Source\n2008,One,Ada,Bob,5000000,GBP,loan,NYT\n")});
  CHECK(has(event_at(column, 0), R"("amount": { "value": 5000000, "unit": "GBP" })"));
}

TEST_CASE("a column full of words that are no kinds is asked to be another field, not word by word") {
  std::string rows;
  for (int i = 0; i < 40; ++i)
    rows += "2008,Deal " + std::to_string(i) + ",Ada,Bob,,gibber" + std::to_string(i) + ",done,NYT,\n";
  const ImportResult result = import_deals(rows);
  CHECK(result.questions.empty());
  CHECK(is_noted(result, 2, "holds 40 words that are no kind"));
}

TEST_CASE("sheets of a workbook are known by their names and headers, and others are asked about") {
  TablesRead workbook;
  workbook.tables = {csv_table("Deals", "Date,Title,From,To,Type,Source\n2008,One,Ada,Bob,loan,nyt\n"),
                     csv_table("Firmen", "Name,Kurz,Art,Seite\nAda,A,investor,links\nBob,,bank,rechts\n"),
                     csv_table("Sources", "Id,Publisher,Title,Link\nnyt,The Times,A report,https://nyt.example/a\n"),
                     csv_table("Story", "Key,Value\nTitle,Two firms\nAs of,2020-01-02\n"),
                     csv_table("Sheet5", "Mood,Weather\ngood,fine\n")};
  for (Table& table : workbook.tables) table.file = "book.xlsx";
  const ImportResult result = import_story({workbook});
  CHECK(has(result.story, R"({ "id": "ada", "name": "Ada", "short": "A", "kind": "investor", "side": "left" })"));
  CHECK(has(event_at(result, 0), R"("sources": ["nyt"])"));
  CHECK(has(result.story, R"("title": "Two firms")"));
  CHECK(has(result.story, R"("asOf": "2020-01-02")"));
  CHECK(ids_asked(result) == std::vector<std::string>{"sheets/Sheet5"});
  CHECK(has(import_report(result), "book.xlsx[Sheet5]:1: question: "));
  CHECK_FALSE(has_errors(result.problems));
}

TEST_CASE("a figure whose format shows a unit is in that unit") {
  TablesRead workbook =
      one_table("deals", "Date,Title,From,To,Amount,Unit,Type,Source\n2008,One,Ada,Bob,5000000,,loan,NYT\n");
  workbook.tables.front().rows[1][4] = {"5000000", true, "€"};
  CHECK(has(event_at(import_story({workbook}), 0), R"("amount": { "value": 5000000, "unit": "EUR" })"));
}
