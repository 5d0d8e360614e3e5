#include "tables/read_date.hpp"

#include <doctest/doctest.h>

using namespace explainer;

TEST_CASE("dates of the story file are read as they stand there") {
  for (const std::string text : {"2021", "2022-11", "2008-09-15", "2008-Q4", "2024-H1", "[2007-09..2008-02]",
                                 "[..2009]", "[2009-03..]", "1866~", "2021?", "[2009-01..2009-03]~"}) {
    CAPTURE(text);
    const Cell cell{text, false};
    const DateColumn column = read_dates({&cell, 1}, {});
    CHECK(column.cells[0].outcome == Outcome::value);
    CHECK(iso(column.cells[0].date) == text);
  }
}
