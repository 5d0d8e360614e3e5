// Sums in other units than the main one, by the rates that a story states, as figures and in words. There is no other
// way from one unit to another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/story.hpp"

namespace explainer {

// The sum in the main unit, to the cent. By a rate it is `about`, and what has no upper end stays so. nullopt for a
// unit without a rate.
std::optional<Interval> in_main_unit(const Story& story, const Interval& sum, int unit);

// "at 1.99, Sep 2007"; empty for the main unit and for one without a rate.
std::string rate_text(const Story& story, int unit);
std::string rate_spoken(const Story& story, int unit);  // "at 1.99, September 2007"

// What stands below a sum: "≈ $54B at 1.99, Sep 2007", rounded to two digits. The sum itself says whether it is a
// ceiling or a floor. Empty where nothing is converted.
std::string converted_text(const Story& story, const Interval& sum, int unit);
std::string converted_prose(const Story& story, const Interval& sum, int unit);   // "about $54 billion at 1.99, …"
std::string converted_spoken(const Story& story, const Interval& sum, int unit);  // "about 54 billion dollars at …"

// Sums in several units as one, in running text, where all have rates: "about $79 billion in all, British pounds at
// 1.99, Sep 2007". Empty for less than two sums.
struct UnitSum {
  int unit = 0;
  Interval sum;
};
std::string by_rates_prose(const Story& story, const std::vector<UnitSum>& sums);

}  // namespace explainer
