// Sums of money with their uncertainty. Knows the rules of one amount and of adding intervals; knows no ledger, no
// words.
#pragma once

#include <limits>
#include <optional>

namespace explainer {

enum class Bound : unsigned char { exact, about, at_least, up_to, could_exceed };

// An amount as the author writes it, and how certain it is.
struct Amount {
  double value = 0;  // in its unit; 0..1e15, with two digits behind the point at most
  Bound bound = Bound::exact;
  int unit = 0;  // of the story's units; 0 is the main one
};

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

// What is known of a total: somewhere in [low, high] dollars. high may be `unbounded`; `about` marks an estimate.
struct Interval {
  double low = 0;
  double high = 0;
  bool about = false;
  bool operator==(const Interval&) const = default;
};

// The interval one amount stands for; nothing for could_exceed, which never counts.
std::optional<Interval> interval_of(const Amount& amount);

Interval operator+(const Interval& a, const Interval& b);  // about or unbounded when either operand is

}  // namespace explainer
