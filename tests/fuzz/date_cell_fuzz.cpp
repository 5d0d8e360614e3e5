// Hostile text in a column of dates: each cell is read, left open or refused with a sentence. What is read stands in a
// story file as it is, and is the same again when it is written into a cell.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "column.hpp"
#include "tables/read_date.hpp"

using namespace explainer;
using namespace explainer::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::vector<Cell> cells = cells_in(data + 1, size - 1);
  Answers answers;
  if ((data[0] & 1U) != 0) answers.day_order = DayOrder::day_first;
  if ((data[0] & 2U) != 0) answers.century = 2000;
  if ((data[0] & 4U) != 0) answers.epoch = Epoch::from_1900;
  if ((data[0] & 8U) != 0) answers.year_pair = YearPair::years;
  const ReadingContext context;
  const DateColumn column = read_dates(cells, context, answers);
  require_sound(column, cells.size());
  for (const DateCell& cell : column.cells) {
    if (cell.outcome != Outcome::value && cell.outcome != Outcome::open) continue;
    require(cell.date.first <= cell.date.last);
    require(parse_uncertain_date(iso(cell.date)) == cell.date);
    if (cell.outcome == Outcome::open) continue;
    const Cell written{date_cell(cell.date, context), false};
    const DateCell again = read_dates({&written, 1}, context).cells[0];
    require(again.outcome == Outcome::value && again.date == cell.date);
  }
  return 0;
}
