#include "core/number_text.hpp"

#include <cmath>
#include <cstdint>

#include "core/ascii.hpp"

namespace explainer {
namespace {

constexpr int max_digits = 18;        // of a number; what follows them does not count
constexpr int max_exponent = 50'000;  // far beyond what a double holds

double scaled(double value, int exponent) {
  constexpr double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                             1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr int step = 22;  // the highest power of ten that a double holds exactly
  for (; exponent > step && value != 0 && std::isfinite(value); exponent -= step) value *= tens[step];
  for (; exponent < -step && value != 0; exponent += step) value /= tens[step];
  if (value == 0 || !std::isfinite(value)) return value;
  return exponent < 0 ? value / tens[-exponent] : value * tens[exponent];
}

}  // namespace

std::string decimals_text(double value) {
  constexpr long long scale = 100'000;
  const long long parts = std::llround(std::abs(value) * scale);
  std::string out = value < 0 && parts != 0 ? "-" : "";
  out += std::to_string(parts / scale);
  if (parts % scale == 0) return out;
  std::string decimals = std::to_string(scale + parts % scale);
  decimals[0] = '.';
  while (decimals.back() == '0') decimals.pop_back();
  return out + decimals;
}

Decimal read_decimal(const char* text) {
  const char* at = text;
  const bool negative = *at == '-';
  if (negative) ++at;
  std::uint64_t digits = 0;
  int count = 0, exponent = 0;
  bool behind_point = false;
  for (; is_digit(*at) || (*at == '.' && !behind_point); ++at) {
    if (*at == '.') {
      behind_point = true;
    } else if (count < max_digits) {
      digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
      if (digits != 0) ++count;
      if (behind_point) --exponent;
    } else if (!behind_point) {
      ++exponent;
    }
  }
  if (*at == 'e' || *at == 'E') {
    ++at;
    const bool negative_exponent = *at == '-';
    if (*at == '-' || *at == '+') ++at;
    int written = 0;
    for (; is_digit(*at); ++at) {
      if (written < max_exponent) written = written * 10 + (*at - '0');
    }
    exponent += negative_exponent ? -written : written;
  }
  const double value = scaled(static_cast<double>(digits), exponent);
  return {negative ? -value : value, static_cast<size_t>(at - text)};
}

}  // namespace explainer
