#include "event_amounts.hpp"

#include <algorithm>

#include "core/json_writer.hpp"
#include "tables/deal_words.hpp"

namespace explainer {

EventAmounts::EventAmounts(Importer& importer, const Sheet& sheet)
    : importer_(importer),
      sheet_(sheet),
      figures_(sheet.column("amount")),
      has_plain_figures_(sheet.column("unit") != nullptr || sheet.column("bound") != nullptr) {
  if (figures_ != nullptr) amounts_ = importer.amounts(sheet, *figures_, unit_hints());
  if (const Column* const says = sheet.column("says")) says_ = importer.amounts(sheet, *says, {});
}

// What the column of units, or else the header, says of the figures.
std::vector<UnitHint> EventAmounts::unit_hints() const {
  const UnitHint of_header = read_unit(figures_->header, importer_.context);
  const Column* const units = sheet_.column("unit");
  if (units == nullptr) return {of_header};
  std::vector<std::string> texts;
  for (size_t row = sheet_.first_row; row < sheet_.table->rows.size(); ++row) texts.push_back(sheet_.cell(row, units));
  std::vector<UnitHint> hints = read_units(texts, importer_.context);
  for (size_t i = 0; i < hints.size(); ++i) {
    if (texts[i].empty())
      hints[i] = of_header;
    else if (hints[i].scale == 1)
      hints[i].scale = of_header.scale;
  }
  return hints;
}

void EventAmounts::read(EventDraft& event) {
  if (figures_ != nullptr) read_figure(event);
  for (const std::string& piece : pieces_of(sheet_.raw(event.row, sheet_.column("also")), ";\n"))
    event.also.push_back(json_of(piece));
}

void EventAmounts::read_figure(EventDraft& event) {
  const std::string text = sheet_.cell(event.row, figures_), unit = sheet_.cell(event.row, "unit");
  const std::optional<Bound> bound = bound_in_words(sheet_.cell(event.row, "bound"));
  const std::string& main_unit = importer_.context.units.front().id;
  const std::optional<double> plain = has_plain_figures_ ? plain_value(text) : std::nullopt;
  // A cell whose format shows a unit is read with the others.
  const bool is_plain =
      plain && (unit.empty() ? sheet_.table->rows[event.row][figures_->index].unit.empty() : is_unit(unit));
  if (is_plain) {
    event.amount = amount_json({*plain, bound.value_or(Bound::exact), unit.empty() ? main_unit : unit});
    return;
  }
  AmountCell read = amounts_[event.row - sheet_.first_row];
  if (read.outcome == Outcome::empty) return;
  if (read.outcome == Outcome::unreadable) {
    event.amount = json_string(text);  // check names it
    return;
  }
  if (read.outcome == Outcome::value || read.outcome == Outcome::nothing) {
    if (bound && read.amount.bound == Bound::exact) read.amount.bound = *bound;
    if (read.amount.unit.empty()) read.amount.unit = main_unit;
    event.amount = amount_json(read.amount);
  }
  for (const AmountRead& more : read.also) event.also.push_back(amount_json(more));
  if (read.keep_words || read.outcome == Outcome::open)
    event.text.append(event.text.empty() ? "" : " ").append(in_sentence(figures_->header + ": " + text));
  if (!read.note.empty()) importer_.remark(sheet_.place(event.row, figures_), text, read.note);
}

std::string EventAmounts::says(size_t row) const {
  if (says_.empty() || says_[row - sheet_.first_row].outcome != Outcome::value) return {};
  AmountRead amount = says_[row - sheet_.first_row].amount;
  if (amount.unit.empty()) amount.unit = importer_.context.units.front().id;
  return amount_json(amount);
}

bool EventAmounts::is_unit(const std::string& text) const {
  const auto& units = importer_.context.units;
  const bool is_code = text.size() == 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
  return is_code || std::any_of(units.begin(), units.end(), [&](const Unit& unit) { return unit.id == text; });
}

std::string EventAmounts::json_of(const std::string& text) {
  const std::vector<std::string> words = pieces_of(text, " ");
  const size_t start = words.size() == 3 ? 1 : 0;
  const std::optional<Bound> bound = start == 1 ? value_of<Bound>(words[0]) : Bound::exact;
  if (words.size() - start == 2 && bound && is_unit(words[start + 1])) {
    if (const std::optional<double> value = plain_value(words[start]))
      return amount_json({*value, *bound, words[start + 1]});
  }
  const Cell cell{text, false};
  const AmountColumn read = read_amounts({&cell, 1}, importer_.context);
  if (read.cells.empty() || read.cells.front().outcome != Outcome::value) return json_string(text);
  AmountRead amount = read.cells.front().amount;
  if (amount.unit.empty()) amount.unit = importer_.context.units.front().id;
  for (const Unit& unit : read.new_units) importer_.add_unit(unit);
  return amount_json(amount);
}

}  // namespace explainer
