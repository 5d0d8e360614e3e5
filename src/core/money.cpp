#include "core/money.hpp"

#include <cmath>
#include <cstdint>

namespace explainer {

bool is_whole(double usd) { return static_cast<double>(static_cast<std::int64_t>(usd)) == usd; }

Cents to_cents(double usd) {
  if (usd < cents_are_exact_below) {
    return is_whole(usd) ? static_cast<std::int64_t>(usd) * 100 : static_cast<std::int64_t>(std::llround(usd * 100));
  }
  const double whole = std::trunc(usd);
  return static_cast<Cents>(whole) * 100 + static_cast<Cents>(std::llround((usd - whole) * 100));
}

double to_dollars(Cents cents) {
  constexpr Cents exact_below = Cents{1} << 53;
  if (cents < exact_below) return static_cast<double>(static_cast<std::int64_t>(cents)) / 100;
  const Cents whole = cents / 100;
  return static_cast<double>(whole) + static_cast<double>(cents % 100) / 100;
}

std::string decimal(Cents value) {
  if (value == 0) return "0";
  std::string out;
  for (Cents rest = value; rest > 0; rest /= 10)
    out.insert(out.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  return out;
}

std::string plain_number(double usd) {
  const Cents cents = to_cents(usd);
  std::string out = decimal(cents / 100);
  const int rest = static_cast<int>(cents % 100);
  if (rest == 0) return out;
  out.push_back('.');
  out.push_back(static_cast<char>('0' + rest / 10));
  if (rest % 10 != 0) out.push_back(static_cast<char>('0' + rest % 10));
  return out;
}

}  // namespace explainer
