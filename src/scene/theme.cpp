#include "scene/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace explainer {
namespace {

constexpr Rgb rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U), static_cast<std::uint8_t>(hex)};
}

using Palette = std::array<Rgb, color_role_count>;

// In the order of ColorRole.
constexpr Palette light = {rgb(0xFCFBF8), rgb(0xF4F2EC), rgb(0x1A1D22), rgb(0x565C66), rgb(0x868B94),
                           rgb(0xDDDCD6), rgb(0x1E5AB8), rgb(0xA9C5ED), rgb(0xB4500A), rgb(0xF0C49B),
                           rgb(0x474D57), rgb(0xFCFBF8), rgb(0xFFE27A), rgb(0x1A1D22)};
constexpr Palette dark = {rgb(0x14171C), rgb(0x1C2027), rgb(0xF2F1EE), rgb(0xA9B0BB), rgb(0x737A86),
                          rgb(0x2D323B), rgb(0x78AEFF), rgb(0x31538A), rgb(0xF39A55), rgb(0x7C4A21),
                          rgb(0xB9C0CA), rgb(0x14171C), rgb(0xF0CB46), rgb(0x14171C)};

constexpr Palette light_contrast = {rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0x000000), rgb(0x1F1F1F), rgb(0x595959),
                                    rgb(0x8C8C8C), rgb(0x0A3D91), rgb(0x9DBBEA), rgb(0x8A3A00), rgb(0xF0B98A),
                                    rgb(0x1F2329), rgb(0xFFFFFF), rgb(0xFFD500), rgb(0x000000)};
constexpr Palette dark_contrast = {rgb(0x000000), rgb(0x000000), rgb(0xFFFFFF), rgb(0xF0F0F0), rgb(0xBDBDBD),
                                   rgb(0x626262), rgb(0x9CC4FF), rgb(0x1F4E96), rgb(0xFFB070), rgb(0x8A4A14),
                                   rgb(0xE6E9EE), rgb(0x000000), rgb(0xFFE14D), rgb(0x000000)};

const Palette& palette(Theme theme) {
  switch (theme) {
    case Theme::light:
      break;
    case Theme::dark:
      return dark;
    case Theme::light_contrast:
      return light_contrast;
    case Theme::dark_contrast:
      return dark_contrast;
  }
  return light;
}

double luminance(Rgb color) {
  const auto linear = [](std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

Rgb color(Theme theme, ColorRole role) { return palette(theme)[static_cast<size_t>(role)]; }

Rgb color(Theme theme, ColorRole role, float emphasis) {
  const Rgb full = color(theme, role);
  if (emphasis >= 1) return full;
  const Rgb background = color(theme, ColorRole::background);
  const auto mix = [emphasis](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lround(from + (to - from) * std::max(emphasis, 0.0F)));
  };
  return {mix(background.r, full.r), mix(background.g, full.g), mix(background.b, full.b)};
}

std::string hex(Rgb color) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text = "#";
  for (const std::uint8_t channel : {color.r, color.g, color.b}) {
    text += digits[channel >> 4U];
    text += digits[channel & 15U];
  }
  return text;
}

double contrast(Rgb a, Rgb b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace explainer
