#include "core/rates.hpp"

#include <cmath>

#include "core/money.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

const Rate* rate_of(const Story& story, int unit) {
  for (const Rate& rate : story.rates) {
    if (rate.unit == unit && unit != 0) return &rate;
  }
  return nullptr;
}

double to_the_cent(double value) { return value == unbounded ? value : to_dollars(to_cents(value)); }

// The figure that a rate gives is no better known than the rate.
double two_digits(double value) {
  double step = 1;
  while (step * 100 <= value) step *= 10;
  while (step > 0.01 && step * 10 > value) step /= 10;
  return to_the_cent(std::round(value / step) * step);
}

// All digits of a rate as it was written: "1.99", "0.0000613".
std::string digits_of(const Labels& labels, double value) {
  constexpr double whole_below = 9e15;  // a double's digits
  int decimals = 0;
  double scale = 1;
  while (std::round(value * scale) / scale != value && value * scale * 10 < whole_below) {
    scale *= 10;
    ++decimals;
  }
  std::string out = decimal(static_cast<Cents>(std::round(value * scale)));
  if (decimals == 0) return out;
  const auto behind = static_cast<size_t>(decimals);
  if (out.size() <= behind) out.insert(0, behind + 1 - out.size(), '0');
  return out.insert(out.size() - behind, labels["number.decimal"]);
}

using DateWords = std::string (*)(const Labels&, const DateSpan&);

std::string word_rate(const Story& story, int unit, DateWords date) {
  const Rate* const rate = rate_of(story, unit);
  if (rate == nullptr) return {};
  return fill(story.labels["units.rate"],
              {{"rate", digits_of(story.labels, rate->value)}, {"date", date(story.labels, rate->date)}});
}

Interval rounded(const Interval& sum) {
  return {two_digits(sum.low), sum.high == unbounded ? unbounded : two_digits(sum.high), sum.about};
}

// How a conversion is worded.
struct Wording {
  std::string_view label;
  std::string (*sum)(const Story& story, const Interval& sum, int unit);
  DateWords date;
};

// The sum without its bound: a floor by its low, a ceiling by its high.
std::string word_converted(const Story& story, const Interval& sum, int unit, const Wording& wording) {
  std::optional<Interval> main = in_main_unit(story, sum, unit);
  if (unit == 0 || !main || (main->low == 0 && main->high == unbounded)) return {};
  if (main->high == unbounded) main->high = main->low;
  if (main->low == 0) main->low = main->high;
  main->about = false;  // the label says it
  return fill(story.labels[wording.label],
              {{"amount", wording.sum(story, rounded(*main), 0)}, {"rate", word_rate(story, unit, wording.date)}});
}

}  // namespace

std::optional<Interval> in_main_unit(const Story& story, const Interval& sum, int unit) {
  if (unit == 0) return sum;
  const Rate* const rate = rate_of(story, unit);
  if (rate == nullptr) return std::nullopt;
  return Interval{to_the_cent(sum.low * rate->value), to_the_cent(sum.high * rate->value), true};
}

std::string rate_text(const Story& story, int unit) { return word_rate(story, unit, date_text); }
std::string rate_spoken(const Story& story, int unit) { return word_rate(story, unit, date_spoken); }

std::string converted_text(const Story& story, const Interval& sum, int unit) {
  return word_converted(story, sum, unit, {"units.converted", total_text, date_text});
}
std::string converted_prose(const Story& story, const Interval& sum, int unit) {
  return word_converted(story, sum, unit, {"spoken.converted", total_prose, date_text});
}
std::string converted_spoken(const Story& story, const Interval& sum, int unit) {
  return word_converted(story, sum, unit, {"spoken.converted", total_spoken, date_spoken});
}

std::string by_rates_prose(const Story& story, const std::vector<UnitSum>& sums) {
  if (sums.size() < 2) return {};
  Interval all;
  std::string rates;
  for (const UnitSum& part : sums) {
    const std::optional<Interval> main = in_main_unit(story, part.sum, part.unit);
    if (!main) return {};
    all = all + *main;
    if (part.unit == 0) continue;
    rates.append(rates.empty() ? "" : "; ")
        .append(fill(story.labels["units.rate_of"],
                     {{"unit", unit_name(story, part.unit)}, {"rate", rate_text(story, part.unit)}}));
  }
  return fill(story.labels["total.by_rates"], {{"amount", total_prose(story, rounded(all), 0)}, {"rates", rates}});
}

}  // namespace explainer
