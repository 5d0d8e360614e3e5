// Hostile text in a column of amounts: each cell is read, left open or refused with a sentence. What is read may stand
// in a story file, and is the same again when it is written into a cell.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include "column.hpp"
#include "core/money.hpp"
#include "tables/read_amount.hpp"

using namespace explainer;
using namespace explainer::fuzz;

namespace {

void check_amount(const AmountRead& amount, const ReadingContext& context) {
  require(amount.value >= 0 && amount.value <= 1e15);
  require(amount.value >= cents_are_exact_below || std::round(amount.value * 100) / 100 == amount.value);
  require(!amount.unit.empty());
  const Cell written{amount_cell(amount, context), false};
  const AmountCell again = read_amounts({&written, 1}, context).cells[0];
  require(again.outcome == Outcome::value || again.outcome == Outcome::nothing);
  require(again.amount == amount);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::vector<Cell> cells = cells_in(data + 1, size - 1);
  Answers answers;
  if ((data[0] & 1U) != 0) answers.decimal_sign = (data[0] & 2U) != 0 ? DecimalSign::comma : DecimalSign::point;
  ReadingContext context;
  if ((data[0] & 4U) != 0) context.units.front().id = "AUD";
  if ((data[0] & 8U) != 0) cells.front().typed = true;
  const AmountColumn column = read_amounts(cells, context, answers);
  require_sound(column, cells.size());
  for (const AmountCell& cell : column.cells) {
    if (cell.outcome != Outcome::value && cell.outcome != Outcome::nothing) continue;
    ReadingContext known = context;
    for (const Unit& unit : column.new_units) known.units.push_back(unit);
    check_amount(cell.amount, known);
    for (const AmountRead& amount : cell.also) check_amount(amount, known);
  }
  return 0;
}
