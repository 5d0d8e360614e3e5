// Figures in dollars that stand in prose. Private to the core.
#pragma once

#include <string_view>

namespace explainer {

// The first figure in dollars that a text gives; 0 where there is none.
double dollars_in(std::string_view text);

// Whether title and text give figures in dollars, but none that agrees with this one.
bool figures_differ(std::string_view title, std::string_view text, double usd);

}  // namespace explainer
