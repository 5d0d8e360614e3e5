// What of the picture does not depend on the date: which ribbons there are, between whom, and how wide they ever get.
// Made once per story, so that rows and ports stay where they are while time moves.
#pragma once

#include <array>
#include <vector>

#include "core/story_index.hpp"
#include "scene/day_marks.hpp"

namespace explainer {

enum class FlowKind : unsigned char {
  money,    // investment
  compute,  // contract
  talks,    // what may come: talks, letters of intent; never counted
};

// One ribbon of the map.
struct Flow {
  FlowKind kind = FlowKind::money;
  int left = none, right = none;  // entities
  bool to_right = true;           // the way the money goes
  int ledger = none;              // index into Ledgers::all; none while nothing of it counts
  std::vector<int> events;        // all that speak of it, in story order
  double widest = 0;              // dollars: the most it ever shows
};

// A step of the total that went into one company: [low, high] from `day` on.
struct TotalStep {
  Date day;
  Interval total;
};

struct TotalSeries {
  int entity = none;
  std::vector<int> ledgers;
  std::vector<TotalStep> steps;
};

struct MapPlan {
  std::vector<int> left, right;                           // entities with a ribbon, top to bottom
  std::vector<std::vector<int>> left_flows, right_flows;  // by row: its ribbons, top to bottom
  std::vector<Flow> flows;
  std::vector<int> flow_of_event;                   // by event: index into flows, or none
  std::vector<TotalSeries> totals;                  // investments, one for each company of the right side that has any
  std::vector<DayMark> marks;                       // what stands on the strip while nothing is filtered
  std::array<int, event_kind_count> kind_counts{};  // events by kind
  double widest = 0;                                // dollars: the widest ribbon there ever is
  double most = 0;                                  // dollars: the highest finite total of all series
  bool overlap = false;                             // whether some events may tell of the same money
};

MapPlan build_map_plan(const IndexedStory& indexed);

}  // namespace explainer
