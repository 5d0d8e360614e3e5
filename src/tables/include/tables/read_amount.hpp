// Amounts as people write them in cells, a whole column at once: "up to $4bn", "1,2 Mrd. €", "about 10 GW",
// "undisclosed". What may be two figures is decided by the column, or by a person; it is never guessed, and no amount
// says more than its cell.
#pragma once

#include <span>

#include "tables/reading.hpp"
#include "tables/table.hpp"

namespace explainer {

// An amount with the unit's id: one of the story's units, a currency's code, or one of AmountColumn::new_units.
struct AmountRead {
  double value = 0;
  Bound bound = Bound::exact;
  std::string unit;
  bool operator==(const AmountRead&) const = default;
};

struct AmountCell {
  Outcome outcome = Outcome::empty;
  AmountRead amount;             // of a value; of nothing it is 0
  std::vector<AmountRead> also;  // further figures of the cell, in other units: "10 GW ($4bn)"
  std::string note;              // one sentence: why it is unreadable, or what the amount does not hold; else empty
  bool keep_words = false;       // the amount does not hold all that the cell says, so a text must: "$10B–$40B"
  std::vector<AmountRead> readings = {};  // of an open one: all that it may mean
};

struct AmountColumn {
  std::vector<AmountCell> cells;  // as many as were given
  std::vector<Question> questions;
  std::vector<Unit> new_units;  // that cells are in and the story lacks, such as GW; no currencies
};

// What a heading or a cell of its own says of figures that stand elsewhere: "Amount (€ m)", "GW".
struct UnitHint {
  std::string unit;  // its id; empty: not said
  double scale = 1;  // 1e6 of "€ m"
};
UnitHint read_unit(std::string_view text, const ReadingContext& context);
std::vector<UnitHint> read_units(std::span<const std::string> texts, const ReadingContext& context);

// `hints`: none, one for all cells, or one for each. What a cell says itself goes before its hint.
AmountColumn read_amounts(std::span<const Cell> cells, const ReadingContext& context, const Answers& answers = {},
                          std::span<const UnitHint> hints = {});

// Texts of amounts, each of which reads back to the same one, as they are written in the story's language.
std::vector<std::string> amount_cells(std::span<const AmountRead> amounts, const ReadingContext& context);
std::string amount_cell(const AmountRead& amount, const ReadingContext& context);

// "1,234,000,000 USD", which nobody takes for another figure: for choices and messages.
std::string plain_amount(const AmountRead& amount);

}  // namespace explainer
