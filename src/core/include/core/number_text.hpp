// Numbers as readers and JSON write them. Knows no locale. Used instead of printf's %g, which would link
// 128-bit arithmetic into the page's program.
#pragma once

#include <cstddef>
#include <string>

namespace explainer {

// Up to five decimals, without trailing zeros: 0.5, 2, 1.25.
std::string decimals_text(double value);

// The number a text starts with, written as in JSON, and the bytes it takes. Exact where 15 digits and a power of ten
// up to the 22nd represent it, as for any sum of money; else within the last bits.
struct Decimal {
  double value;
  size_t length;
};
Decimal read_decimal(const char* text);

}  // namespace explainer
