#include "core/sum_wording.hpp"

#include "core/ledger.hpp"
#include "core/rates.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

using SumWords = std::string (*)(const Story& story, const Interval& sum, int unit);

std::string word_returned(const Story& story, const Interval& sum, const std::optional<Interval>& returned, int unit,
                          SumWords words) {
  if (!returned || (returned->low == 0 && returned->high == 0)) return {};
  const Labels& labels = story.labels;
  std::string out = fill(labels[returned->low > sum.high ? "total.paid_back" : "total.returned"],
                         {{"amount", words(story, *returned, unit)}});
  const Interval left = outstanding(sum, *returned);
  if (left.high == 0 || (left.low == 0 && left.high == unbounded)) return out;
  return out.append(labels["list.comma"])
      .append(fill(labels["total.outstanding"], {{"amount", words(story, left, unit)}}));
}

std::string word_sum(const Story& story, const Interval& sum, const std::optional<Interval>& returned, int unit,
                     SumWords words, SumWords converted) {
  std::string out = words(story, sum, unit);
  const std::string main = converted(story, sum, unit);
  if (!main.empty()) out.append(" (").append(main).append(")");
  const std::string back = word_returned(story, sum, returned, unit, words);
  return back.empty() ? out : out.append(story.labels["list.comma"]).append(back);
}

}  // namespace

std::string sum_prose(const Story& story, const Interval& sum, const std::optional<Interval>& returned, int unit) {
  return word_sum(story, sum, returned, unit, total_prose, converted_prose);
}

std::string sum_spoken(const Story& story, const Interval& sum, const std::optional<Interval>& returned, int unit) {
  return word_sum(story, sum, returned, unit, total_spoken, converted_spoken);
}

std::string returned_prose(const Story& story, const Interval& sum, const std::optional<Interval>& returned, int unit) {
  return word_returned(story, sum, returned, unit, total_prose);
}

}  // namespace explainer
