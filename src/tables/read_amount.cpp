#include "tables/read_amount.hpp"

#include "core/money.hpp"
#include "core/number_text.hpp"

namespace explainer {

UnitHint read_unit(std::string_view text, const ReadingContext& context) {
  for (const Unit& unit : context.units) {
    if (text == unit.id || text == unit.name || text == unit.short_name) return {unit.id, 1};
  }
  return {};
}

AmountColumn read_amounts(std::span<const Cell> cells, const ReadingContext& context, const Answers&,
                          std::span<const UnitHint>) {
  AmountColumn column;
  for (const Cell& cell : cells) {
    AmountCell& out = column.cells.emplace_back();
    if (cell.text.empty()) continue;
    const Decimal number = read_decimal(cell.text.c_str());
    const bool whole = number.length == cell.text.size() && number.value >= 0;
    out.outcome = whole ? Outcome::value : Outcome::unreadable;
    if (whole)
      out.amount = {number.value, Bound::exact, context.units.front().id};
    else
      out.note = quoted_cell(cell.text) + " is not an amount; write one such as $4bn or up to 4,000,000 EUR";
  }
  return column;
}

std::string amount_cell(const AmountRead& amount, const ReadingContext&) {
  return plain_number(amount.value) + " " + amount.unit;
}

}  // namespace explainer
