// What the two second implementations of the ledger have in common.
#pragma once

#include <algorithm>
#include <optional>
#include <random>

#include "core/amount.hpp"

namespace explainer::test {

// A running total once a statement is known; where the two contradict each other, what the statement says.
inline Interval narrowed(const std::optional<Interval>& running, const Amount& said) {
  Interval out = *interval_of(said);
  const bool was_about = running && running->about;
  if (running && std::max(running->low, out.low) <= std::min(running->high, out.high)) {
    out.low = std::max(running->low, out.low);
    out.high = std::min(running->high, out.high);
  }
  out.about = said.bound == Bound::about || (said.bound != Bound::exact && was_about);
  return out;
}

// The same on every run; std::shuffle takes its engine.
struct RandomNumbers {
  std::mt19937 engine;
  int below(int n) { return static_cast<int>(engine() % static_cast<unsigned>(n)); }
};

}  // namespace explainer::test
