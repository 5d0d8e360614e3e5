// Hostile text in a column of amounts: each cell is read, left open or refused with a sentence. What is read may stand
// in a story file, and is the same again when it is written into a cell.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/money.hpp"
#include "require.hpp"
#include "tables/read_amount.hpp"

using namespace explainer;
using explainer::fuzz::require;

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
  std::vector<Cell> cells(1);
  for (std::size_t i = 1; i < size; ++i) {
    const char c = static_cast<char>(data[i]);
    if (c == '\n')
      cells.emplace_back();
    else
      cells.back().text.push_back(c);
  }
  Answers answers;
  if ((data[0] & 1U) != 0) answers.decimal_sign = (data[0] & 2U) != 0 ? DecimalSign::comma : DecimalSign::point;
  ReadingContext context;
  if ((data[0] & 4U) != 0) context.units.front().id = "AUD";
  if ((data[0] & 8U) != 0) cells.front().typed = true;
  const AmountColumn column = read_amounts(cells, context, answers);
  require(column.cells.size() == cells.size());
  std::vector<bool> asked(cells.size());
  for (const Question& question : column.questions) {
    require(!question.text.empty() && question.choices.size() >= 2);
    for (const std::size_t place : question.cells) asked.at(place) = true;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const AmountCell& cell = column.cells[i];
    require(asked[i] == (cell.outcome == Outcome::open));
    require(cell.outcome != Outcome::unreadable || !cell.note.empty());
    if (cell.outcome != Outcome::value && cell.outcome != Outcome::nothing) continue;
    ReadingContext known = context;
    for (const Unit& unit : column.new_units) known.units.push_back(unit);
    check_amount(cell.amount, known);
    for (const AmountRead& amount : cell.also) check_amount(amount, known);
  }
  return 0;
}
