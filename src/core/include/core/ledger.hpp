// How money adds up: every (kind, from, to, unit) of a story, added up once into steps over time.
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
  int unit = 0;                   // of the story
  std::vector<int> events;        // those that count or state, in story order
  std::vector<LedgerStep> steps;  // ascending days, no two alike in a row
  std::vector<int> repayments;    // what was paid back: events, and steps of its sum
  std::vector<LedgerStep> returned_steps;

  // The step in force at the end of `date`; nullptr before anything counts.
  const LedgerStep* step_at(Date date) const;
  // The total at the end of `date`, of what was given and of what was paid back; nullptr before anything counts.
  const Interval* at(Date date) const;
  const Interval* returned_at(Date date) const;
};

// What is left of a total when some of it was paid back.
Interval outstanding(const Interval& given, const Interval& returned);

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

// From when an event no longer counts: its low from `low`, its high and `about` from `high` on. Events that nothing
// ends, or that were carried out, have none.
struct End {
  Date low, high;
};
std::vector<std::optional<End>> ends_of_events(const Story& story);

}  // namespace explainer
