#include "tables/read_date.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/ascii.hpp"
#include "core/date_wording.hpp"
#include "core/utf8.hpp"
#include "date_grammar.hpp"
#include "plain_cell.hpp"

namespace explainer {
namespace {

constexpr size_t max_bytes = 400;

using DateCandidates = Candidates<DateSpan, doubtful_count>;
using Variant = DateCandidates::Variant;

DateCandidates candidates_of_date(std::string_view text, const DateVocabulary& words, std::string_view language) {
  const std::string plain = plain_cell(text);
  return candidates_of<DateSpan>(values_of_doubtful, [&](const Assumptions& assumed) {
    return read_one_date(text, plain, words, language, assumed);
  });
}

constexpr size_t place_of(Doubtful what) { return static_cast<size_t>(what); }

// What a person has decided; -1 where nobody has.
int answered(const Answers& answers, const std::optional<Epoch>& epoch, size_t what) {
  const auto value = [](const auto& answer) { return answer ? static_cast<int>(*answer) : -1; };
  switch (static_cast<Doubtful>(what)) {
    case Doubtful::order:
    case Doubtful::dotted_order:
      return value(answers.day_order);
    case Doubtful::century:
      return answers.century ? (*answers.century == 2000 ? 1 : 0) : -1;
    case Doubtful::epoch:
      return value(answers.epoch ? answers.epoch : epoch);
    case Doubtful::pair:
    case Doubtful::iso_pair:
      return value(answers.year_pair);
  }
  return -1;
}

// A date written with the year first and two digits is rare: it is thought of only where every such cell can be one.
void drop_unlikely_orders(std::vector<DateCandidates>& cells) {
  const size_t order = place_of(Doubtful::order);
  const auto is_year_first = [&](const Variant& variant) {
    return variant.assumed[order] == year_first || variant.assumed[place_of(Doubtful::dotted_order)] == year_first;
  };
  bool all = true, needed = false;
  for (const DateCandidates& cell : cells) {
    if (!cell.uses(order) || cell.variants.empty()) continue;
    const bool can = std::any_of(cell.variants.begin(), cell.variants.end(), is_year_first);
    const bool must = std::all_of(cell.variants.begin(), cell.variants.end(), is_year_first);
    all = all && can;
    needed = needed || must;
  }
  if (all && needed) return;
  for (DateCandidates& cell : cells) cell.keep_if([&](const Variant& variant) { return !is_year_first(variant); });
}

// Years of four digits in the column say in which century those of two digits lie.
void decide_centuries(std::vector<DateCandidates>& cells) {
  std::vector<int> years;
  for (const DateCandidates& cell : cells) {
    if (cell.variants.empty() || cell.uses(place_of(Doubtful::century))) continue;
    for (const Date day : {cell.variants.front().value.first, cell.variants.front().value.last}) {
      if (day != first_of_days && day != last_of_days) years.push_back(calendar(day).year);
    }
  }
  if (years.empty()) return;
  std::sort(years.begin(), years.end());
  const auto distance = [&](const Variant& variant) {
    const Date day = variant.value.starts_open() ? variant.value.last : variant.value.first;
    const int year = calendar(day).year;
    const auto above = std::lower_bound(years.begin(), years.end(), year);
    int nearest = above == years.end() ? year - years.back() : *above - year;
    if (above != years.begin()) nearest = std::min(nearest, year - *(above - 1));
    return nearest;
  };
  constexpr int near = 15, far = 40;
  for (DateCandidates& cell : cells) {
    if (!cell.uses(place_of(Doubtful::century))) continue;
    const auto is_near = [&](const Variant& variant) { return distance(variant) <= near; };
    const bool clear = std::all_of(cell.variants.begin(), cell.variants.end(), [&](const Variant& variant) {
      return is_near(variant) || distance(variant) >= far;
    });
    if (clear) cell.keep_if(is_near);
  }
}

// Cells that are doubtful in two ways of one kind bear witness for each other.
Evidence evidence_of_pairs(const std::vector<DateCandidates>& cells) {
  const Evidence slashed = evidence_of(cells, place_of(Doubtful::pair));
  const Evidence iso = evidence_of(cells, place_of(Doubtful::iso_pair));
  if (slashed.value == -1 || iso.value == -1) return slashed.value == -1 ? iso : slashed;
  return {iso.value, slashed.conflict || iso.conflict || slashed.value != iso.value};
}

// What the whole column says of each assumption, and people.
void decide(std::vector<DateCandidates>& cells, const ReadingContext& context, const Answers& answers) {
  if (answers.day_order != DayOrder::year_first) drop_unlikely_orders(cells);
  decide_centuries(cells);
  const Evidence pairs = evidence_of_pairs(cells);
  for (size_t what = 0; what < doubtful_count; ++what) {
    int value = answered(answers, context.epoch, what);
    if (value == -1) {
      const bool is_pair = what == place_of(Doubtful::pair) || what == place_of(Doubtful::iso_pair);
      const bool has_usual = what == place_of(Doubtful::dotted_order) || what == place_of(Doubtful::iso_pair);
      const Evidence evidence = is_pair ? pairs : evidence_of(cells, what);
      value = evidence.conflict ? -1 : evidence.value;
      if (has_usual && value == -1 && !evidence.conflict) value = 0;
    }
    if (value == -1) continue;
    assume_for_all(cells, what, value);
  }
}

struct Wording {
  std::string_view about;
  std::string_view text;  // with {cell}
  std::array<std::string_view, 3> values;
};
constexpr std::array<Wording, doubtful_count> wordings = {{
    {"day-order", "Does the day or the month come first in {cell}?", {"day-first", "month-first", "year-first"}},
    {"day-order", "Does the day or the month come first in {cell}?", {"day-first", "month-first", "year-first"}},
    {"century", "In which century is the year of {cell}?", {"1900", "2000", ""}},
    {"epoch", "{cell} is the day number of a spreadsheet: from which year does it count?", {"1900", "1904", ""}},
    {"year-pair", "Is {cell} a month, or two years?", {"month", "years", ""}},
    {"year-pair", "Is {cell} a month, or two years?", {"month", "years", ""}},
}};

void ask(DateColumn& column, size_t what, size_t place, const Cell& cell, const DateCandidates& candidates,
         const Labels& labels) {
  const Wording& wording = wordings[what];
  auto question = std::find_if(column.questions.begin(), column.questions.end(),
                               [&](const Question& other) { return other.about == wording.about; });
  if (question == column.questions.end()) {
    question = column.questions.insert(
        question, {std::string(wording.about), fill(wording.text, {{"cell", quoted_cell(cell.text)}}), {}, {}});
  }
  if (question->cells.empty() || question->cells.back() != place) question->cells.push_back(place);
  for (int value = 0; value < values_of_doubtful[what]; ++value) {
    const std::string_view word = wording.values[static_cast<size_t>(value)];
    const bool known = std::any_of(question->choices.begin(), question->choices.end(),
                                   [&](const Choice& choice) { return choice.value == word; });
    const auto variant = std::find_if(candidates.variants.begin(), candidates.variants.end(),
                                      [&](const Variant& v) { return v.assumed[what] == value; });
    if (known || variant == candidates.variants.end()) continue;
    question->choices.push_back({std::string(word), date_spoken(labels, variant->value)});
  }
}

// The span that holds all that the cell may mean.
DateSpan hull(const std::vector<Variant>& variants) {
  DateSpan out = variants.front().value;
  for (const Variant& variant : variants) {
    if (variant.value.first < out.first) {
      out.first = variant.value.first;
      out.first_precision = variant.value.first_precision;
    }
    if (variant.value.last > out.last) {
      out.last = variant.value.last;
      out.last_precision = variant.value.last_precision;
    }
    if (variant.value.doubt != DateDoubt::none) out.doubt = variant.value.doubt;
  }
  out.is_range = true;
  return out;
}

// A date as the story file writes it that nobody writes for something else.
bool has_one_meaning(std::string_view text, const DateSpan& date) {
  const int year = calendar(date.first).year;
  return text.find_first_of("[~?") != text.npos || year < 1000 || year > 2999;
}

constexpr std::string_view forms = "; write one such as 25 Sep 2023, Sep 2023, Q3 2023, 2023 or about 2023";

DateColumn read_column(std::span<const Cell> cells, const ReadingContext& context, const DateVocabulary& words,
                       const Answers& answers) {
  DateColumn column;
  column.cells.resize(cells.size());
  std::vector<DateCandidates> candidates(cells.size());
  for (size_t i = 0; i < cells.size(); ++i) {
    DateCell& out = column.cells[i];
    const std::string_view text = cells[i].text;
    if (shows_nothing(text)) continue;
    out.outcome = Outcome::unreadable;
    if (text.size() > max_bytes) {
      out.note = quoted_cell(text) + " is too long for a date; keep the date alone here";
      continue;
    }
    if (const std::optional<DateSpan> date = parse_uncertain_date(trimmed(text));
        date && has_one_meaning(text, *date)) {
      out.outcome = Outcome::value;
      candidates[i].variants.push_back({{}, *date, ""});
      continue;
    }
    if (says_date_unknown(plain_cell(text))) {
      out.outcome = Outcome::undisclosed;
      continue;
    }
    candidates[i] = candidates_of_date(text, words, context.language);
  }
  decide(candidates, context, answers);
  for (size_t i = 0; i < cells.size(); ++i) {
    DateCell& out = column.cells[i];
    const std::vector<Variant>& variants = candidates[i].variants;
    if (variants.empty()) {
      if (out.outcome == Outcome::unreadable && out.note.empty()) {
        const std::string& why = candidates[i].note;
        out.note = quoted_cell(cells[i].text) + (why.empty() ? " is not a date" + std::string(forms) : why);
      }
    } else if (candidates[i].has_one_value()) {
      out.outcome = Outcome::value;
      out.date = variants.front().value;
      if (!variants.front().note.empty()) out.note = quoted_cell(cells[i].text) + variants.front().note;
    } else {
      out.outcome = Outcome::open;
      out.date = hull(variants);
      for (const Variant& variant : variants) {
        if (std::find(out.readings.begin(), out.readings.end(), variant.value) == out.readings.end())
          out.readings.push_back(variant.value);
      }
      for (size_t what = 0; what < doubtful_count; ++what) {
        if (candidates[i].differs_by(what)) ask(column, what, i, cells[i], candidates[i], context.labels);
      }
    }
  }
  return column;
}

}  // namespace

DateColumn read_dates(std::span<const Cell> cells, const ReadingContext& context, const Answers& answers) {
  return read_column(cells, context, DateVocabulary(context.labels), answers);
}

std::vector<std::string> date_cells(std::span<const DateSpan> dates, const ReadingContext& context) {
  const DateVocabulary vocabulary(context.labels);
  std::vector<std::string> out;
  out.reserve(dates.size());
  for (const DateSpan& date : dates) {
    const Cell words{typed_words(date_text(context.labels, date)), false};
    const DateCell read = read_column({&words, 1}, context, vocabulary, {}).cells[0];
    out.push_back(read.outcome == Outcome::value && read.date == date ? words.text : iso(date));
  }
  return out;
}

std::string date_cell(const DateSpan& date, const ReadingContext& context) {
  return date_cells({&date, 1}, context)[0];
}

}  // namespace explainer
