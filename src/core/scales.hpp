// How a language writes powers of ten and the signs of currencies, by its labels. Private to the core.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/labels.hpp"

namespace explainer {

// The labels of the words for a power of ten, which is in the label number.scales.
struct Scale {
  std::string_view dollars;  // "${amount}B"
  std::string_view other;    // the same of other units
  std::string_view spoken;   // the same, read aloud
};

inline constexpr std::array<Scale, 4> scales = {{
    {"dollars.thousand", "units.thousand", "spoken.thousand"},
    {"dollars.million", "units.million", "spoken.million"},
    {"dollars.billion", "units.billion", "spoken.billion"},
    {"dollars.trillion", "units.trillion", "spoken.trillion"},
}};

// A number of a list of them: number.scales, number.grouping.
int number_item(const Labels& labels, std::string_view key, int index);

// The power of ten of a scale; 0 for one that the language does not use.
int exponent_of(const Labels& labels, size_t scale);

// "€" of "EUR" as the language writes it; the code where it has no sign.
std::string sign_of(const Labels& labels, std::string_view code);

// "$" and "€" stand close before the number, what is written in letters apart from it.
std::string with_symbol(const Labels& labels, std::string_view code, const std::string& number);

}  // namespace explainer
