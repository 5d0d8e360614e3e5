#include "scene/mark.hpp"

namespace explainer {

std::string_view panel_name(Panel panel) {
  constexpr std::string_view names[panel_count] = {"header",     "as-of",      "map",  "legend",   "totals",
                                                   "chip-lanes", "time-strip", "card", "controls", "tabs"};
  return names[static_cast<size_t>(panel)];
}

}  // namespace explainer
