// The colours of each role, light and dark, plain and with more contrast. Contrast is tested in tests/theme_test.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "scene/mark.hpp"
#include "scene/view.hpp"

namespace explainer {

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

Rgb color(Theme theme, ColorRole role);

// The colour of a mark with this emphasis. Faded is mixed with the background, not transparent: what lies under the
// mark does not show through.
Rgb color(Theme theme, ColorRole role, float emphasis);

std::string hex(Rgb color);  // "#1e5ab8"

double contrast(Rgb a, Rgb b);  // WCAG 2 contrast ratio, 1..21

}  // namespace explainer
