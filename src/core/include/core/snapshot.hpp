// What is true at the end of one day. The picture, the text view, the SVG and the JSON all read this and nothing else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/story_index.hpp"

namespace explainer {

struct LedgerState {
  int ledger = none;                 // index into Ledgers::all
  Interval total;                    // of what was given
  std::optional<Interval> returned;  // when some of it was paid back
};

struct TotalState {
  EventKind kind = EventKind::investment;
  int to = none;  // entity
  int unit = 0;   // of the story
  Interval total;
  std::optional<Interval> returned;
  bool overlap = false;      // parts may hold the same money: show them side by side, no grand total
  std::vector<int> ledgers;  // indices into Ledgers::all
};

struct GenerationState {
  int generation = none;
  Stage stage = Stage::announced;
  int event = none;  // the milestone that brought it there
};

struct ProgramState {
  int program = none;
  std::vector<GenerationState> generations;
};

struct Snapshot {
  Date date;
  int event_count = 0;  // story.events[0..event_count) have begun
  std::vector<LedgerState> ledgers;
  std::vector<TotalState> totals;
  std::vector<ProgramState> programs;  // only those with a generation
  std::vector<int> ended;              // events that are over, in story order
  int headline = none;                 // event that leads; none before the first
};

Snapshot snapshot_at(const IndexedStory& indexed, Date date);

}  // namespace explainer
