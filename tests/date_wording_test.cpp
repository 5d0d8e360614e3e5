// Dates as a reader types them.
#include <doctest/doctest.h>

#include "core/wording.hpp"

using namespace explainer;

namespace {

std::string read(std::string_view text, const Labels& labels = Labels()) {
  const std::optional<DateSpan> date = read_date(labels, text);
  return date ? iso(*date) : "no date";
}

Labels polish() {
  Labels labels;
  labels.set("months.long",
             "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia");
  labels.set("months.short", "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru");
  labels.set("date.year", "{year} r.");
  return labels;
}

}  // namespace

TEST_CASE("a typed date may be a year, a month or a day, in any usual order") {
  CHECK(read("2023") == "2023");
  CHECK(read(" Sep 2023 ") == "2023-09");
  CHECK(read("september 2023") == "2023-09");
  CHECK(read("SEPT. 2023") == "2023-09");
  CHECK(read("2023-09") == "2023-09");
  CHECK(read("2023-9-5") == "2023-09-05");
  CHECK(read("2023-09-25") == "2023-09-25");
  CHECK(read("2023/09/25") == "2023-09-25");
  CHECK(read("25 Sep 2023") == "2023-09-25");
  CHECK(read("Sep 25, 2023") == "2023-09-25");
  CHECK(read("5 may 2023") == "2023-05-05");
}

TEST_CASE("a date is read as people write and paste it") {
  for (const char* text :
       {"25th September 2023", "September 25th, 2023", "Mon, 25 Sep 2023", "Monday 25 September 2023", "25.09.2023",
        "25. 9. 2023", "25/09/2023", "09/25/2023", "25-9-2023", "25-Sep-2023", "2023–09–25", "2023‑09‑25",
        "25\u00A0Sep\u202F2023", "25\u2009Sep\u00ADtember 2023\u200B", "25Sep2023", "2023年9月25日"}) {
    CAPTURE(text);
    CHECK(read(text) == "2023-09-25");
  }
  CHECK(read("03.04.2023") == "2023-04-03");
  CHECK(read("4/4/2023") == "2023-04-04");
}

TEST_CASE("whatever date the story's list prints is read as what it says") {
  for (const char* span :
       {"2023", "2023-09", "2023-09-25", "[2021..2022]", "[2021..2022-03]", "[2021-01-01..2022-03-31]"}) {
    for (const Labels& labels : {Labels(), polish()}) {
      const std::optional<DateSpan> date = parse_uncertain_date(span);
      CAPTURE(span);
      CHECK(read(date_text(labels, *date), labels) == span);
    }
  }
}

TEST_CASE("a date that became known later is read as the day it was, not as the day it became known") {
  CHECK(read("2021, as reported in Jan 2023") == "2021");
  CHECK(read("25 Sep 2023, as reported on 3 Mar 2024") == "2023-09-25");
}

TEST_CASE("months are known in the words of the story, and in English too") {
  CHECK(read("25 września 2023", polish()) == "2023-09-25");
  CHECK(read("wrz 2023", polish()) == "2023-09");
  CHECK(read("2023 r.", polish()) == "2023");
  CHECK(read("Sep 2023", polish()) == "2023-09");
}

TEST_CASE("what is no date, or could be two, is none") {
  for (const char* text :
       {"", " ", "soon", "2023-13", "2023-02-30", "30 Feb 2023", "9/2023", "03/04/2023", "3-4-2023", "Se 2023", "Sep",
        "25 Sep", "23", "2023 2024", "Sep Oct 2023", "1 2 3 4", "99999", "2023-001"}) {
    CAPTURE(text);
    CHECK(read(text) == "no date");
  }
  CHECK(read(std::string(100, '2')) == "no date");
  CHECK(read("\xC3\x28 2023") == "no date");
}
