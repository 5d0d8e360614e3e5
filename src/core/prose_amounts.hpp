// Figures in dollars that stand in prose. Private to the core.
#pragma once

#include <string_view>
#include <vector>

namespace explainer {

struct Figure {
  double usd;
  double half_digit;  // half of the last digit's worth: how far rounding may have moved it
  size_t begin, end;  // where it stands in the text; both ends of a range stand at the same place
};

// In the order of the text. A sign other than "$" may stand before it: "A$4B" gives the figure at "$4B".
std::vector<Figure> figures_in(std::string_view text);

bool fits(const Figure& figure, double usd);

// Whether title and text give figures in dollars, but none that agrees with this one.
bool figures_differ(std::string_view title, std::string_view text, double usd);

}  // namespace explainer
