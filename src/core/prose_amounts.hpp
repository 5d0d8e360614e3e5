// Figures of one unit that stand in prose. Private to the core; the page is linked without it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/story.hpp"

namespace explainer {

struct Figure {
  double value;
  double half_digit;  // half of the last digit's worth: how far rounding may have moved it
  size_t begin, end;  // where it stands in the text; both ends of a range stand at the same place
};

// How a unit is written beside a number: "$", "€", "CHF" before it; "dollar", "euro", "GW" behind it, also with an s.
struct UnitWords {
  std::vector<std::string> before, behind;
  std::vector<std::pair<std::string, double>> scales =
      {};  // words of the story's language behind a number, the longest first
  std::string decimal = ".", group = ",";
};
UnitWords words_of_unit(const Unit& unit, const Labels& labels = {});

// In the order of the text. A sign other than "$" may stand before it: "A$4B" gives the figure at "$4B".
std::vector<Figure> figures_in(std::string_view text, const UnitWords& unit);

bool fits(const Figure& figure, double value);

// Whether title and text give figures in the unit, but none that agrees with this one.
bool figures_differ(const Event& event, double value, const UnitWords& unit);

}  // namespace explainer
