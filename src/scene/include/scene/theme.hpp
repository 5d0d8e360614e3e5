// The colours of each role, light and dark, plain and with more contrast. Contrast is tested in tests/theme_test.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "scene/scene.hpp"

namespace explainer {

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

Rgb color(Theme theme, ColorRole ink);

// The colour a mark of this strength has on the theme's background: fading is mixing, so overlaps stay clean.
Rgb color(Theme theme, ColorRole ink, float emphasis);

std::string hex(Rgb color);  // "#1e5ab8"

double contrast(Rgb a, Rgb b);  // WCAG 2 contrast ratio, 1..21

}  // namespace explainer
