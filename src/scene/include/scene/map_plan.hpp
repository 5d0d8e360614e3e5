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

// One ribbon of the map, or, between two entities of one column, one loop at the inner side of its bar.
struct Flow {
  FlowKind kind = FlowKind::money;
  int from = none, to = none;  // entities; the way the money goes
  Side from_side = Side::left, to_side = Side::right;
  bool contract = false;     // paid for computing or another service, not put in
  int ledger = none;         // index into Ledgers::all; none when no event of it counts
  std::vector<int> events;   // all of this pair, direction, kind and unit, in story order
  bool ends = false;         // one of these events comes to an end
  double highest_total = 0;  // in the main unit: the most it ever shows; 0 where no width can say it
  std::string longest_sum;   // of what the map ever says of it, without what was paid back
  std::string longest_back;  // the same with what was paid back, where anything is
  std::string longest_note;  // of what stands below that: its sum by a rate

  bool loop() const { return from_side == to_side; }
  // Whether the money arrives at the right end of its way; of a loop, whether it does so from the left of its bar.
  bool to_right() const { return to_side == Side::right; }
  int entity_at(Side side) const { return to_side == side ? to : from; }  // of a ribbon across
};

// Where a ribbon leaves or arrives: of each flow one end of either kind.
constexpr int leaving_end(int flow) { return 2 * flow; }
constexpr int arriving_end(int flow) { return 2 * flow + 1; }
constexpr int flow_of_end(int end) { return end / 2; }
constexpr bool arrives(int end) { return end % 2 == 1; }

// Which entries of the keys the story needs.
struct KeyUse {
  bool firm = false, about = false, up_to = false, talks = false, no_price = false;
  bool by_rate = false, other_unit = false;  // sums in other units, with and without a rate
  bool contract_without_price = false;
  bool hollow = false;  // a mark of the time strip
};

// One ledger into a company.
struct TotalPart {
  int ledger = none;   // index into Ledgers::all
  bool open = false;   // at some time its high end is not known
  double highest = 0;  // in the main unit: the highest LedgerStep::named; 0 without a rate
};

// The investments in one company, in one unit.
struct TotalSeries {
  int entity = none;
  double rate = 1;  // main units for one; 0: none is stated
  std::vector<TotalPart> parts;
  std::optional<Date> overlap_from;  // from when on two of them may hold the same money
};

struct MapPlan {
  std::vector<int> left, right;                         // entities with a ribbon, top to bottom
  std::vector<std::vector<int>> left_ends, right_ends;  // by row: the ends of its ribbons, top to bottom
  std::vector<Flow> flows;
  std::vector<int> flow_of_event;         // by event: index into flows, or none
  std::vector<std::optional<End>> ended;  // by event: from when it is over and no longer counts
  KeyUse key;
  std::vector<TotalSeries> totals;                  // one for each company that has investments, in their order
  std::vector<DayMark> marks;                       // on the time strip while nothing is filtered
  std::array<int, event_kind_count> kind_counts{};  // events by kind
  double highest_flow = 0;                          // in the main unit: the highest total of all flows
  double highest_total = 0;                         // in the main unit: the highest of all parts
};

// What the map says of a ribbon's money: "about $300B", "could exceed $10B", "10 GW", "$45B, $20B paid back". `total`
// and `returned`: of its ledger, nullptr where that has none; `event`: its newest; `brief`: without saying that no
// total counts it, which its dashes say too.
std::string flow_sum(const IndexedStory& indexed, const Flow& flow, int event, const Interval* total,
                     const Interval* returned, bool brief = false);

// The unit of a flow's sum, where its newest event is this one.
int unit_of(const IndexedStory& indexed, const Flow& flow, int event);

// The height that an interval is drawn at: its high end, or its low one when the high end is not known.
double finite_high(const Interval& total);

MapPlan build_map_plan(const IndexedStory& indexed);

}  // namespace explainer
