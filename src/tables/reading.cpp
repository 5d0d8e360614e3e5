#include "tables/reading.hpp"

#include "core/problem.hpp"
#include "core/utf8.hpp"

namespace explainer {

bool take_answer(Answers& answers, std::string_view about, std::string_view value) {
  const auto take = [&](auto& answer, auto meant) {
    answer = meant;
    return true;
  };
  if (about == "day-order" && value == "day-first") return take(answers.day_order, DayOrder::day_first);
  if (about == "day-order" && value == "month-first") return take(answers.day_order, DayOrder::month_first);
  if (about == "day-order" && value == "year-first") return take(answers.day_order, DayOrder::year_first);
  if (about == "year-pair" && value == "month") return take(answers.year_pair, YearPair::month);
  if (about == "year-pair" && value == "years") return take(answers.year_pair, YearPair::years);
  if (about == "century" && value == "1900") return take(answers.century, 1900);
  if (about == "century" && value == "2000") return take(answers.century, 2000);
  if (about == "epoch" && value == "1900") return take(answers.epoch, Epoch::from_1900);
  if (about == "epoch" && value == "1904") return take(answers.epoch, Epoch::from_1904);
  if (about == "decimal-sign" && value == "point") return take(answers.decimal_sign, DecimalSign::point);
  if (about == "decimal-sign" && value == "comma") return take(answers.decimal_sign, DecimalSign::comma);
  if (about == "scale" && value == "english") return take(answers.scale_words, ScaleWords::english);
  if (about == "scale" && value == "own") return take(answers.scale_words, ScaleWords::own);
  if (about == "currency" && value.size() == 3) return take(answers.currency, value);
  return false;
}

std::string quoted_cell(std::string_view text) {
  constexpr int max_shown = 60;
  return "\"" + visible(shortened(text, max_shown)) + "\"";
}

}  // namespace explainer
