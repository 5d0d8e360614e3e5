#include "core/decimals.hpp"

#include <cmath>

namespace explainer {

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

}  // namespace explainer
