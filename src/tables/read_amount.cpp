#include "tables/read_amount.hpp"

#include <algorithm>

#include "amount_grammar.hpp"
#include "core/money.hpp"
#include "core/number_text.hpp"
#include "core/utf8.hpp"
#include "core/wording.hpp"
#include "plain_cell.hpp"

namespace explainer {
namespace {

constexpr size_t max_bytes = 400;

using AmountCandidates = Candidates<AmountMeaning, amount_doubt_count>;

constexpr size_t place_of(AmountDoubt what) { return static_cast<size_t>(what); }

// What a person has decided; -1 where nobody has.
int answered(const Answers& answers, const std::string& main_unit, size_t what) {
  switch (static_cast<AmountDoubt>(what)) {
    case AmountDoubt::decimal_sign:
      return answers.decimal_sign ? static_cast<int>(*answers.decimal_sign) : -1;
    case AmountDoubt::scale:
      return answers.scale_words ? static_cast<int>(*answers.scale_words) : -1;
    case AmountDoubt::currency:
      return answers.currency.empty() ? -1 : answers.currency == main_unit ? 1 : 0;
  }
  return -1;
}

struct Wording {
  std::string_view about, text;
  std::array<std::string_view, 2> values;
};
constexpr std::array<Wording, amount_doubt_count> wordings = {{
    {"decimal-sign", "Does the sign in {cell} part thousands, or does it stand before decimals?", {"point", "comma"}},
    {"scale", "How much is the word in {cell}?", {"english", "own"}},
    {"currency", "Which currency is {cell} in?", {"", ""}},
}};

void ask(AmountColumn& column, size_t what, size_t place, const Cell& cell, const AmountCandidates& candidates) {
  const Wording& wording = wordings[what];
  auto question = std::find_if(column.questions.begin(), column.questions.end(),
                               [&](const Question& other) { return other.about == wording.about; });
  if (question == column.questions.end()) {
    question = column.questions.insert(
        question, {std::string(wording.about), fill(wording.text, {{"cell", quoted_cell(cell.text)}}), {}, {}});
    for (int value = 0; value < values_of_amount_doubt[what]; ++value) {
      const auto variant = std::find_if(candidates.variants.begin(), candidates.variants.end(),
                                        [&](const auto& other) { return other.assumed[what] == value; });
      if (variant == candidates.variants.end()) continue;
      const std::string_view word = wording.values[static_cast<size_t>(value)];
      question->choices.push_back(
          {word.empty() ? variant->value.amount.unit : std::string(word), plain_amount(variant->value.amount)});
    }
  }
  question->cells.push_back(place);
}

void refuse_what_is_too_much(AmountCell& cell, std::string_view text) {
  constexpr double max_value = 1e15;  // of the story file
  const auto fits = [](const AmountRead& amount) { return amount.value <= max_value; };
  if (fits(cell.amount) && std::all_of(cell.also.begin(), cell.also.end(), fits)) return;
  cell = AmountCell();
  cell.outcome = Outcome::unreadable;
  cell.note = quoted_cell(text) + " is more than 1,000,000,000,000,000; write whole units";
}

// What is known of a figure's unit from around it: its heading, another column, and the format that its cell shows it
// in.
UnitHint hint_of(const Cell& cell, const UnitHint& around, const AmountVocabulary& words) {
  if (!cell.typed || cell.unit.empty()) return around;
  const UnitHint shown = read_unit_words(plain_cell(cell.unit), words);
  return {shown.unit.empty() ? around.unit : shown.unit, shown.scale == 1 ? around.scale : shown.scale};
}

AmountColumn read_column(std::span<const Cell> cells, const AmountVocabulary& words, const Answers& answers,
                         std::span<const UnitHint> hints) {
  const std::string main_unit = words.main_unit();
  AmountColumn column;
  column.cells.resize(cells.size());
  std::vector<AmountCandidates> candidates(cells.size());
  for (size_t i = 0; i < cells.size(); ++i) {
    AmountCell& out = column.cells[i];
    const std::string_view text = cells[i].text;
    if (shows_nothing(text)) continue;
    out.outcome = Outcome::unreadable;
    if (text.size() > max_bytes) {
      out.note = quoted_cell(text) + " is too long for an amount; keep the amount alone here";
      continue;
    }
    const UnitHint hint = hint_of(cells[i], hints.empty() ? UnitHint() : hints[hints.size() == 1 ? 0 : i], words);
    const std::string plain = plain_cell(text);
    if (says_no_amount(plain)) {
      out.outcome = Outcome::nothing;
      out.amount.unit = hint.unit.empty() ? main_unit : hint.unit;
      continue;
    }
    if (says_amount_undisclosed(plain)) {
      out.outcome = Outcome::undisclosed;
      continue;
    }
    const bool typed = cells[i].typed;
    candidates[i] = candidates_of<AmountMeaning>(values_of_amount_doubt, [&](AmountAssumptions assumed) {
      if (typed) assumed[place_of(AmountDoubt::decimal_sign)] = 0;
      AmountResult result = read_one_amount(plain, words, hint, assumed);
      if (typed) result.used = 0;
      return result;
    });
  }
  for (size_t what = 0; what < amount_doubt_count; ++what) {
    const Evidence evidence = evidence_of(candidates, what);
    int value = answered(answers, main_unit, what);
    if (value == -1 && !evidence.conflict) value = evidence.value;
    if (value != -1) assume_for_all(candidates, what, value);
  }
  for (size_t i = 0; i < cells.size(); ++i) {
    AmountCell& out = column.cells[i];
    const auto& variants = candidates[i].variants;
    if (variants.empty()) {
      if (out.outcome == Outcome::unreadable && out.note.empty())
        out.note = quoted_cell(cells[i].text) + candidates[i].note;
    } else if (candidates[i].has_one_value()) {
      const AmountMeaning& meaning = variants.front().value;
      out.outcome =
          meaning.amount.value == 0 && meaning.amount.bound == Bound::exact ? Outcome::nothing : Outcome::value;
      out.amount = meaning.amount;
      out.also = meaning.also;
      out.keep_words = meaning.keep_words;
      if (!variants.front().note.empty()) out.note = quoted_cell(cells[i].text) + variants.front().note;
      refuse_what_is_too_much(out, cells[i].text);
    } else {
      out.outcome = Outcome::open;
      for (const auto& variant : variants) {
        if (std::find(out.readings.begin(), out.readings.end(), variant.value.amount) == out.readings.end())
          out.readings.push_back(variant.value.amount);
      }
      for (size_t what = 0; what < amount_doubt_count; ++what) {
        if (candidates[i].differs_by(what)) ask(column, what, i, cells[i], candidates[i]);
      }
    }
  }
  for (const AmountCell& cell : column.cells) {
    if (cell.outcome != Outcome::value && cell.outcome != Outcome::nothing) continue;
    words.add_new_units(cell.amount.unit, column.new_units);
    for (const AmountRead& amount : cell.also) words.add_new_units(amount.unit, column.new_units);
  }
  return column;
}

}  // namespace

std::string plain_amount(const AmountRead& amount) {
  std::string digits = plain_number(amount.value);
  const size_t point = std::min(digits.find('.'), digits.size());
  constexpr size_t many = 7;
  if (point >= many) {
    for (size_t at = point - 3; at > 0 && at<point; at = at> 3 ? at - 3 : 0) digits.insert(at, 1, ',');
  }
  const std::string bound = amount.bound == Bound::exact ? "" : std::string(id_of(amount.bound)) + " ";
  std::string words = bound == "at_least " ? "at least " : bound == "up_to " ? "up to " : bound;
  return words + digits + " " + amount.unit;
}

UnitHint read_unit(std::string_view text, const ReadingContext& context) {
  const std::string whole(text);
  return read_units({&whole, 1}, context)[0];
}

std::vector<UnitHint> read_units(std::span<const std::string> texts, const ReadingContext& context) {
  const AmountVocabulary words(context);
  std::vector<UnitHint> out;
  out.reserve(texts.size());
  for (const std::string& text : texts)
    out.push_back(text.size() > max_bytes ? UnitHint() : read_unit_words(plain_cell(text), words));
  return out;
}

AmountColumn read_amounts(std::span<const Cell> cells, const ReadingContext& context, const Answers& answers,
                          std::span<const UnitHint> hints) {
  return read_column(cells, AmountVocabulary(context), answers, hints);
}

std::vector<std::string> amount_cells(std::span<const AmountRead> amounts, const ReadingContext& context) {
  const AmountVocabulary vocabulary(context);
  Story story;  // which the core's words are about
  story.labels = context.labels;
  story.units = context.units;
  std::vector<std::string> out;
  out.reserve(amounts.size());
  for (const AmountRead& amount : amounts) {
    const auto has_id = [&](const Unit& unit) { return unit.id == amount.unit; };
    auto unit = std::find_if(story.units.begin(), story.units.end(), has_id);
    if (unit == story.units.end()) unit = story.units.insert(unit, Unit{amount.unit, "", "", "", UnitKind::money});
    const Amount whole{amount.value, amount.bound, static_cast<int>(unit - story.units.begin())};
    const Cell words{typed_words(amount_words(story, whole)), false};
    const AmountCell read = read_column({&words, 1}, vocabulary, {}, {}).cells[0];
    const bool same = (read.outcome == Outcome::value || read.outcome == Outcome::nothing) && read.amount == amount &&
                      read.also.empty() && !read.keep_words;
    constexpr std::string_view bounds[] = {"", "about ", "at least ", "up to ", "could exceed "};
    out.push_back(same ? words.text
                       : std::string(bounds[static_cast<size_t>(amount.bound)]) + plain_number(amount.value) + " " +
                             amount.unit);
  }
  return out;
}

std::string amount_cell(const AmountRead& amount, const ReadingContext& context) {
  return amount_cells({&amount, 1}, context)[0];
}

}  // namespace explainer
