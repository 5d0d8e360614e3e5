// The part of the picture that does not depend on the date: the ribbons, their companies, and their greatest widths.
// Built once per story, so that rows and ribbons stay where they are while time moves.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/story_index.hpp"
#include "scene/day_marks.hpp"

namespace explainer {

enum class FlowKind : unsigned char {
  money,    // investment
  compute,  // contract
  talks,    // talks and letters of intent; never counted
};

// One ribbon of the map.
struct Flow {
  FlowKind kind = FlowKind::money;
  int left = none, right = none;  // entities
  bool to_right = true;           // the direction of the money
  bool contract = false;          // paid for computing or another service, not put in
  int ledger = none;              // index into Ledgers::all; none when no event of it counts
  std::vector<int> events;        // all of this pair, direction and kind, in story order
  double highest_total = 0;       // dollars: the most it ever shows
  std::string longest_sum;        // of what flow_sum ever says of it
};

// Which entries of the keys the story needs.
struct KeyUse {
  bool firm = false, about = false, up_to = false, talks = false, no_price = false;
  bool contract_without_price = false;
  bool hollow = false;  // a mark of the time strip
};

// One ledger into a company.
struct TotalPart {
  int ledger = none;    // index into Ledgers::all
  bool on_map = false;  // its money is drawn as a ribbon
  bool open = false;    // at some time its high end is not known
  double highest = 0;   // dollars: the highest LedgerStep::named
};

// The investments in one company.
struct TotalSeries {
  int entity = none;
  std::vector<TotalPart> parts;
  std::optional<Date> overlap_from;  // from when on two of them may hold the same money
};

struct MapPlan {
  std::vector<int> left, right;                           // entities with a ribbon, top to bottom
  std::vector<std::vector<int>> left_flows, right_flows;  // by row: its ribbons, top to bottom
  std::vector<Flow> flows;
  std::vector<int> flow_of_event;  // by event: index into flows, or none
  std::vector<int> undrawn;        // deals that are no ribbon, as both parties stand in one column
  KeyUse key;
  std::vector<TotalSeries> totals;                  // one for each company that has investments, in their order
  std::vector<DayMark> marks;                       // on the time strip while nothing is filtered
  std::array<int, event_kind_count> kind_counts{};  // events by kind
  double highest_flow = 0;                          // dollars: the highest total of all flows
  double highest_total = 0;                         // dollars: the highest of all parts that are on the map
};

// What the map says of a ribbon's money: "about $300B", "could exceed $10B", "no price". `total`: of its ledger,
// nullptr where that has none; `event`: its newest; `brief`: without saying that no total counts it, which its dashes
// say too.
std::string flow_sum(const Story& story, const Flow& flow, int event, const Interval* total, bool brief = false);

// The height that an interval is drawn at: its high end, or its low one when the high end is not known.
double finite_high(const Interval& total);

// Whether the map can show money between the two: it has no ribbons within a column.
bool is_across(const Story& story, int from, int to);

MapPlan build_map_plan(const IndexedStory& indexed);

}  // namespace explainer
