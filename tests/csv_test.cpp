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

const std::string parties = R"("parties": ["lab"])";

}  // namespace

TEST_CASE("the table starts with its columns, and every line ends with CR LF") {
  const std::string all = write_csv(load_good(story_text("")));
  CHECK(all.substr(0, all.find("\r\n")) ==
        "id,date,first_day,last_day,kind,status,title,from,to,program,generation,stage,amount_usd,bound,amount,counts,"
        "part_of,article,sources");
  CHECK(all.substr(all.size() - 2) == "\r\n");
}

TEST_CASE("an event is one row") {
  CHECK(line_of(investment("a", "2001-02", "1.25e9", "about", R"("article": [1, 3])")) ==
        "a,2001-02,2001-02-01,2001-02-28,investment,announced,An event,ada,lab,,,,1250000000,about,about "
        "$1.25B,adds,,1 3,"
        "The Paper: A report https://paper.example/a");
  CHECK(line_of(
            event_text("chip", "2001", "program", R"("program": "chips", "generation": "two", "stage": "preview")")) ==
        "chip,2001,2001-01-01,2001-12-31,program,announced,An event,,,chips,two,preview,,,,never,,,The Paper: A report "
        "https://paper.example/a");
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
