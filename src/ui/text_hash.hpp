// One number for a text and how it is set. Private to the ui.
#pragma once

#include <cstdint>
#include <string_view>

namespace explainer {

// FNV-1a, mixed once more at the end, so that its high bits can choose a slot. Never 0, which marks a free one; 64
// bits, so that two texts never share a number.
inline std::uint64_t text_hash(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3;
  return (hash ^ hash >> 32) * 0x9E37'79B9'7F4A'7C15 | 1;
}

// A size or ratio as a whole number.
inline std::uint64_t in_4096ths(float number) { return static_cast<std::uint64_t>(number * 4096); }

}  // namespace explainer
