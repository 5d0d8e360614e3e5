// What is computed once from a loaded story, so that a snapshot of any day is a look-up and never a walk through the
// events: ledgers, their groups, chip generations, headlines. Knows no words.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/ledger.hpp"
#include "core/story.hpp"

namespace explainer {

// Ledgers of one kind and unit into one company: what a total is made of.
struct LedgerGroup {
  EventKind kind = EventKind::investment;
  int to = none;                     // entity
  int unit = 0;                      // of the story
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

// A deal or talks about chips, and the company that uses them or is to.
struct ChipUse {
  int user = none;  // entity
  int event = none;
};

// The event that leads the news of a day on which something begins.
struct Lead {
  Date day;
  int event = none;
};

// All money of one kind and unit from one company to another: what a ribbon of the map is. What is never counted, talks
// and letters of intent, is a flow of its own. What is paid back belongs to what it pays back, and is no flow.
struct FlowTrack {
  bool counted = true, contract = false;
  int from = none, to = none;  // entities
  int ledger = none;           // index into Ledgers::all; none where nothing of it counts
  std::vector<int> events;     // in story order
};

// The steps of all ledgers (or groups) end to end, so that a snapshot reads memory in one sweep.
struct StepTable {
  std::vector<int> ends;  // of each: one past its last step
  std::vector<Date> days;
  std::vector<Interval> totals;
};

// From which day on an event is over, and by which other.
struct EndedEvent {
  Date day;
  int event = none, by = none;
};

struct StoryIndex {
  Ledgers ledgers;
  StepTable ledger_steps;           // of each of ledgers.all
  StepTable ledger_returned;        // what was paid back of each
  std::vector<LedgerGroup> groups;  // in order of kind, to, unit
  StepTable group_steps;            // of each of groups
  StepTable group_returned;
  std::vector<FlowTrack> flows;         // in order of their first events
  std::vector<GenerationTrack> tracks;  // in order of program, generation
  std::vector<ChipUse> chip_uses;       // in story order
  std::vector<EndedEvent> endings;      // in order of the events, then of the days
  std::vector<Lead> leads;              // ascending days
};

// A story with its index: the input of all drawing and text output.
struct IndexedStory {
  Story story;
  StoryIndex index;
};

// The event that led the news on the last day before this one on which something began; none where there is none.
int lead_before(const StoryIndex& index, Date day);

// What put an end to an event, the earliest first.
std::span<const EndedEvent> endings_of(const StoryIndex& index, int event);

StoryIndex build_index(const Story& story);
IndexedStory index_story(Story story);

}  // namespace explainer
