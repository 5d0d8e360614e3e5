// How money adds up: every (kind, from, to) of a story, added up once into steps over time.
// The rules are in README.md, "How money adds up"; how they apply to edge cases is stated at the top of ledger.cpp.
#pragma once

#include <optional>
#include <vector>

#include "core/story.hpp"

namespace explainer {

// From `day` on (until the next step) the total is `total`. `named`: the highest sum that the events name together,
// in dollars: the total's high where that is known, else every ceiling and the floor of what is open.
struct LedgerStep {
  Date day;
  Interval total;
  double named = 0;
};

struct Ledger {
  EventKind kind = EventKind::investment;
  int from = none, to = none;     // entities
  std::vector<int> events;        // those that count or state, in story order
  std::vector<LedgerStep> steps;  // ascending days, no two alike in a row

  // The step in force at the end of `date`; nullptr before anything counts.
  const LedgerStep* step_at(Date date) const;
  // Its total.
  const Interval* at(Date date) const;
};

// A statement that the steps before it contradict; the statement wins.
struct Contradiction {
  int event = none;  // the statement
  int last = none;   // the newest counted event before it
  Interval steps, statement;
};

struct Ledgers {
  std::vector<Ledger> all;  // in order of kind, from, to
  std::vector<Contradiction> contradictions;
};

Ledgers build_ledgers(const Story& story);

}  // namespace explainer
