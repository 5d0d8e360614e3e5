// How money adds up: every (kind, from, to) of a story, folded once into steps over time.
// The rules are in README.md, "How money adds up"; how they read at their edges stands at the top of ledger.cpp.
#pragma once

#include <optional>
#include <vector>

#include "core/story.hpp"

namespace explainer {

// From `day` on (until the next step) the total is `total`.
struct LedgerStep {
  Date day;
  Interval total;
};

struct Ledger {
  EventKind kind = EventKind::investment;
  int from = none, to = none;     // entities
  std::vector<int> events;        // those that count or state, in story order
  std::vector<LedgerStep> steps;  // ascending days, no two equal totals in a row

  // The total at the end of `date`; nullptr before anything counts.
  const Interval* at(Date date) const;
};

// A statement that the steps before it contradict; the statement wins.
struct Contradiction {
  int event = none;  // the statement
  int last = none;   // the newest counted event before it
  Interval steps, statement;
};

// Ledgers of one kind into one company: what a total is made of.
struct LedgerGroup {
  EventKind kind = EventKind::investment;
  int to = none;                     // entity
  std::vector<int> ledgers;          // indices into Ledgers::all
  std::optional<Date> overlap_from;  // from when on two of them may hold the same money
};

// What one chip generation reached, and when: ascending days, each stage further than the one before.
struct Milestone {
  Date day;
  Stage stage = Stage::announced;
  int event = none;
};
struct GenerationTrack {
  int program = none, generation = none;
  std::vector<Milestone> milestones;
};

// The event that leads the news of a day on which something begins.
struct Lead {
  Date day;
  int event = none;
};

// The steps of all ledgers (or groups) end to end, so that a snapshot reads memory in one sweep.
struct StepTable {
  std::vector<int> ends;  // of each: one past its last step
  std::vector<Date> days;
  std::vector<Interval> totals;
};

struct Ledgers {
  std::vector<Ledger> all;  // in order of kind, from, to
  std::vector<Contradiction> contradictions;

  // Looked up by snapshot(), so that it need not walk through the events.
  StepTable ledger_steps, group_steps;
  std::vector<LedgerGroup> groups;      // in order of kind, to
  std::vector<GenerationTrack> tracks;  // in order of program, generation
  std::vector<Lead> leads;              // ascending days
};

Ledgers build_ledgers(const Story& story);

}  // namespace explainer
