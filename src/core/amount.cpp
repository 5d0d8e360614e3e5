#include "core/amount.hpp"

#include <cmath>
#include <cstdint>

#include "money.hpp"

namespace explainer {
namespace {

// Above this, doubles lie further apart than a cent.
constexpr double cents_are_exact_below = 9e13;

bool is_whole(double small) { return static_cast<double>(static_cast<std::int64_t>(small)) == small; }

// Whole dollars add up exactly; cents leave a dust that is swept away here.
double sum(double a, double b) {
  const double total = a + b;
  return total >= cents_are_exact_below || is_whole(total) ? total : to_dollars(to_cents(total));
}

}  // namespace

std::optional<Interval> interval_of(const Amount& amount) {
  switch (amount.bound) {
    case Bound::exact:
      return Interval{amount.usd, amount.usd, false};
    case Bound::about:
      return Interval{amount.usd, amount.usd, true};
    case Bound::at_least:
      return Interval{amount.usd, unbounded, false};
    case Bound::up_to:
      return Interval{0, amount.usd, false};
    case Bound::could_exceed:
      return std::nullopt;
  }
  return std::nullopt;
}

Interval operator+(const Interval& a, const Interval& b) {
  return {sum(a.low, b.low), sum(a.high, b.high), a.about || b.about};
}

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
