#include "core/csv.hpp"

#include <doctest/doctest.h>

#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

std::string titled(std::string event, const std::string& title) {
  return event.replace(event.find("An event"), 8, title);
}

// The line of the second event, the first being the one that is always there.
std::string line_of(const std::string& event) {
  const std::string all = write_csv(load_good(story_text(event)));
  const size_t start = all.find("\r\n", all.find("\r\n") + 2) + 2;
  return all.substr(start, all.find("\r\n", start) - start);
}

std::string line_of_version_2(const std::string& event, const std::string& more) {
  const std::string all = write_csv(load_good(version_2_text(event, more)));
  const size_t start = all.find("\r\n", all.find("\r\n") + 2) + 2;
  return all.substr(start, all.find("\r\n", start) - start);
}

const std::string parties = R"("parties": ["lab"])";

}  // namespace

TEST_CASE("the table starts with its columns, and every line ends with CR LF") {
  const std::string all = write_csv(load_good(story_text("")));
  CHECK(all.substr(0, all.find("\r\n")) ==
        "id,date,first_day,last_day,kind,status,title,from,to,program,generation,stage,amount_usd,bound,amount,counts,"
        "part_of,article,sources,value,unit,also,known,ends,how,replaces,repays,ended,quotes");
  CHECK(all.substr(all.size() - 2) == "\r\n");
}

TEST_CASE("an event is one row") {
  CHECK(line_of(investment("a", "2001-02", "1.25e9", "about", R"("article": [1, 3])")) ==
        "a,2001-02,2001-02-01,2001-02-28,investment,announced,An event,ada,lab,,,,1250000000,about,about "
        "$1.25B,adds,,1 3,"
        "The Paper: A report https://paper.example/a,1250000000,USD,,,,,,,,");
  CHECK(line_of(
            event_text("chip", "2001", "program", R"("program": "chips", "generation": "two", "stage": "preview")")) ==
        "chip,2001,2001-01-01,2001-12-31,program,announced,An event,,,chips,two,preview,,,,never,,,The Paper: A report "
        "https://paper.example/a,,,,,,,,,,");
}

TEST_CASE("cells with commas, quotes or line ends are quoted") {
  CHECK(line_of(titled(event_text("a", "2001", "terms", parties), R"(One, \"two\")")).find(",\"One, \"\"two\"\"\",") !=
        std::string::npos);
}

TEST_CASE("a cell that a spreadsheet would work out is defused") {
  for (const char* start : {"=", "+", "-", "@"}) {
    const std::string title = std::string(start) + "1+1";
    CHECK(line_of(titled(event_text("a", "2001", "terms", parties), title)).find(",'" + title + ",") !=
          std::string::npos);
  }
  CHECK(line_of(titled(event_text("a", "2001", "terms", parties), R"(=HYPERLINK(\"x\",1))"))
            .find(",\"'=HYPERLINK(\"\"x\"\",1)\",") != std::string::npos);
}

TEST_CASE("sums in other units have their unit, and are no dollars") {
  const std::string row =
      line_of_version_2(event_text("a", "2001", "contract",
                                   R"("from": "ada", "to": "lab", "amount": {"value": 27000000000, "unit": "GBP"},
      "also": [{"value": 10, "unit": "gw", "bound": "at_least"}])"),
                        R"(, "units": [{"id": "gw", "name": "gigawatts", "kind": "power"}])");
  CHECK(
      row ==
      "a,2001,2001-01-01,2001-12-31,contract,announced,An event,ada,lab,,,,,exact,\"£27B, ≥ 10\u00A0gigawatts\",adds,,,"
      "The Paper: A report https://paper.example/a,27000000000,GBP,at_least 10 gw,,,,,,,");
}

TEST_CASE("what ends, what it takes the place of, and what a source says more have columns") {
  const std::string all = write_csv(load_good(version_2_text(joined(
      {event_text("a", "[..2001-03]", "talks", R"("from": "ada", "to": "lab", "known": "2023-01")"),
       event_text("b", "2002", "investment", R"("from": "ada", "to": "lab", "amount": {"value": 1})"),
       event_text("c", "2003-05", "investment",
                  R"("from": "ada", "to": "lab", "amount": {"value": 2}, "replaces": ["b"])"),
       event_text("d", "2004", "repayment", R"("from": "lab", "to": "ada", "amount": {"value": 1})"),
       R"({"id": "e", "date": "2004-Q3~", "kind": "end", "how": "lapsed", "status": "announced", "title": "An event",
           "text": "It ends.", "ends": ["a"], "sources": [{"id": "paper", "quote": "No", "says": {"value": 3}}]})"}))));
  for (const char* part :
       {"a,[..2001-03],,2001-03-31,talks,", ",2023-01,,,,,lapsed 2004-Q3~,\r\n", ",1,USD,,,,,,,replaced 2003-05,\r\n",
        ",2,USD,,,,,b,,,\r\n", ",1,USD,,,,,,investment,,\r\n", ",,,,,a,lapsed,,,,The Paper: “No” says $3\r\n"}) {
    CAPTURE(std::string(part));
    CAPTURE(all);
    CHECK(all.find(part) != std::string::npos);
  }
}
