// Dates as people write them in cells, a whole column at once: "25 September 2023", "9/25/2023", "Q4 2008",
// "early 2021", "c. 1866", "Sep 2007 - Feb 2008". What may mean two days is decided by the column, or by a person; it
// is never guessed.
#pragma once

#include <span>

#include "tables/reading.hpp"
#include "tables/table.hpp"

namespace explainer {

struct DateCell {
  Outcome outcome = Outcome::empty;
  DateSpan date;     // of a value; of an open one the span that holds all it may mean: [2008-03-10..2008-10-03]
  std::string note;  // one sentence: why it is unreadable, or what its date does not hold; else empty
  std::vector<DateSpan> readings = {};  // of an open one: all that it may mean
};

struct DateColumn {
  std::vector<DateCell> cells;  // as many as were given
  std::vector<Question> questions;
};

DateColumn read_dates(std::span<const Cell> cells, const ReadingContext& context, const Answers& answers = {});

// Texts of dates, each of which reads back to the same one, as they are written in the story's language.
std::vector<std::string> date_cells(std::span<const DateSpan> dates, const ReadingContext& context);
std::string date_cell(const DateSpan& date, const ReadingContext& context);

}  // namespace explainer
