#include "scene/mark.hpp"

#include <iterator>

namespace explainer {

std::string_view panel_name(Panel panel) {
  constexpr std::string_view names[] = {"header",     "as-of",      "map",  "legend",   "strip-key", "totals",
                                        "chip-lanes", "time-strip", "card", "controls", "tabs"};
  static_assert(std::size(names) == panel_count, "a name for each panel");
  return names[static_cast<size_t>(panel)];
}

}  // namespace explainer
