#include "scene/map_plan.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/at.hpp"
#include "core/sort.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

bool left_of(const Story& story, int entity) { return at(story.entities, entity).side == Side::left; }

// Puts the party of the left column first; false when both stand in the same column, which the map cannot show.
bool across(const Story& story, const Event& event, int& left, int& right) {
  if (!is_across(story, event.from, event.to)) return false;
  const bool from_left = left_of(story, event.from);
  left = from_left ? event.from : event.to;
  right = from_left ? event.to : event.from;
  return true;
}

double highest_total(const Ledger& ledger) {
  double highest = 0;
  for (const LedgerStep& step : ledger.steps) highest = std::max(highest, finite_high(step.total));
  return highest;
}

int ledger_index(const Ledgers& ledgers, EventKind kind, int from, int to) {
  const auto found = std::lower_bound(ledgers.all.begin(), ledgers.all.end(), std::tuple(kind, from, to),
                                      [](const Ledger& ledger, const std::tuple<EventKind, int, int>& key) {
                                        return std::tuple(ledger.kind, ledger.from, ledger.to) < key;
                                      });
  if (found == ledgers.all.end() || found->kind != kind || found->from != from || found->to != to) return none;
  return static_cast<int>(found - ledgers.all.begin());
}

TotalPart total_part(const IndexedStory& indexed, int index) {
  const Ledger& ledger = at(indexed.index.ledgers.all, index);
  TotalPart part{.ledger = index, .on_map = is_across(indexed.story, ledger.from, ledger.to)};
  for (const LedgerStep& step : ledger.steps) {
    part.highest = std::max(part.highest, step.named);
    part.open = part.open || step.total.high == unbounded;
  }
  return part;
}

// What each company got, and the highest sum of it.
void add_totals(const IndexedStory& indexed, MapPlan& plan) {
  for (const LedgerGroup& group : indexed.index.groups) {
    if (group.kind != EventKind::investment) continue;
    TotalSeries series{.entity = group.to, .parts = {}, .overlap_from = group.overlap_from};
    for (const int ledger : group.ledgers) {
      series.parts.push_back(total_part(indexed, ledger));
      if (series.parts.back().on_map) plan.highest_total = std::max(plan.highest_total, series.parts.back().highest);
    }
    plan.totals.push_back(std::move(series));
  }
}

// The order of ribbons between the same two companies: money, then talks, then computing.
int rank(FlowKind kind) { return kind == FlowKind::money ? 0 : kind == FlowKind::talks ? 1 : 2; }

// The place of a ribbon's right end as far as it is known before the rows of the left are in order: by company, and
// below the others of the company when it never has a price.
int right_place(const MapPlan& plan, const Flow& flow) {
  const auto row = std::find(plan.right.begin(), plan.right.end(), flow.right) - plan.right.begin();
  return static_cast<int>(row) * 2 + (flow.highest_total <= 0 ? 1 : 0);
}

// How much the ribbons of two rows cross when the first row stands above the second.
class Crossings {
 public:
  explicit Crossings(const MapPlan& plan) : rows_(plan.left.size(), std::vector<double>(2 * plan.right.size(), 0)) {
    for (const Flow& flow : plan.flows) {
      const auto row = std::find(plan.left.begin(), plan.left.end(), flow.left) - plan.left.begin();
      at(at(rows_, static_cast<int>(row)), right_place(plan, flow)) += 2 + std::sqrt(flow.highest_total / 1e9);
    }
  }

  double between(size_t upper, size_t lower) const {
    double sum = 0, above = 0;  // above: width of the lower row's ribbons that end higher up
    for (size_t i = 0; i < rows_[upper].size(); ++i) {
      sum += rows_[upper][i] * above;
      above += rows_[lower][i];
    }
    return sum;
  }

 private:
  std::vector<std::vector<double>> rows_;  // by row of the left and place at the right: width of the ribbons
};

// Puts the rows in the order in which ribbons cross least, found by moving one row at a time from the author's order,
// which stays where another is no better. With very many rows the search would take too long.
void order_rows(MapPlan& plan) {
  constexpr size_t max_rows = 60;
  constexpr int rounds = 8;
  const size_t count = plan.left.size();
  if (count < 2 || count > max_rows) return;
  const Crossings crossings(plan);
  std::vector<size_t> order(count);
  for (size_t i = 0; i < count; ++i) order[i] = i;
  bool better = true;
  for (int round = 0; round < rounds && better; ++round) {
    better = false;
    for (size_t from = 0; from < count; ++from) {
      double best = -1e-6, gain = 0;
      size_t best_to = from;
      for (size_t to = from; to > 0; --to) {  // past the rows above, one after the other
        gain += crossings.between(order[from], order[to - 1]) - crossings.between(order[to - 1], order[from]);
        if (gain < best) best = gain, best_to = to - 1;
      }
      gain = 0;
      for (size_t to = from + 1; to < count; ++to) {
        gain += crossings.between(order[to], order[from]) - crossings.between(order[from], order[to]);
        if (gain < best) best = gain, best_to = to;
      }
      if (best_to == from) continue;
      better = true;
      const size_t row = order[from];
      order.erase(order.begin() + static_cast<std::ptrdiff_t>(from));
      order.insert(order.begin() + static_cast<std::ptrdiff_t>(best_to), row);
    }
  }
  std::vector<int> rows;
  for (const size_t row : order) rows.push_back(plan.left[row]);
  plan.left = std::move(rows);
}

// The ribbons of each row of one column, in the order of their other ends, so that those of one row do not cross. At
// the right those that never have a price come last, so that one bracket can hold them.
std::vector<std::vector<int>> flows_of_rows(const MapPlan& plan, const Story& story, bool left) {
  std::vector<int> place(story.entities.size(), 0);  // by entity: its row, of either column
  for (const std::vector<int>* column : {&plan.left, &plan.right}) {
    for (size_t row = 0; row < column->size(); ++row) at(place, (*column)[row]) = static_cast<int>(row);
  }
  std::vector<std::vector<int>> rows(left ? plan.left.size() : plan.right.size());
  for (size_t i = 0; i < plan.flows.size(); ++i) {
    const int entity = left ? plan.flows[i].left : plan.flows[i].right;
    at(rows, at(place, entity)).push_back(static_cast<int>(i));
  }
  const auto key = [&](int index) {
    const Flow& flow = at(plan.flows, index);
    const int other = at(place, left ? flow.right : flow.left);
    return std::tuple(!left && flow.highest_total <= 0, other, rank(flow.kind));
  };
  for (std::vector<int>& row : rows) {
    sort_stable(row, [&](int a, int b) { return key(a) < key(b); });
  }
  return rows;
}

// The longest text by characters: near enough for the room it needs.
void keep_longest(std::string& longest, std::string text) {
  if (text.size() > longest.size()) longest = std::move(text);
}

// What needs the whole of a ribbon's history.
void finish_flow(const IndexedStory& indexed, Flow& flow, KeyUse& key) {
  constexpr size_t max_steps = 40;  // of a long history its end has the largest sums
  const Story& story = indexed.story;
  const Ledger* const ledger = flow.ledger == none ? nullptr : &at(indexed.index.ledgers.all, flow.ledger);
  const size_t steps = ledger ? ledger->steps.size() : 0;
  for (size_t i = steps - std::min(steps, max_steps); i < steps; ++i) {
    const Interval& total = ledger->steps[i].total;
    key.about |= total.about && total.low > 0;
    key.firm |= !total.about && total.low > 0;
    key.up_to |= finite_high(total) > total.low;
    keep_longest(flow.longest_sum, flow_sum(story, flow, none, &total));
  }
  key.talks |= flow.kind == FlowKind::talks && flow.highest_total > 0;
  for (const int event : flow.events) {
    const Event& its = at(story.events, event);
    if (steps > 0 && its.date.first >= ledger->steps.front().day) break;
    key.no_price |= !its.amount;
    key.contract_without_price |= !its.amount && flow.contract;
    keep_longest(flow.longest_sum, flow_sum(story, flow, event, nullptr));
  }
}

}  // namespace

bool is_across(const Story& story, int from, int to) {
  return from != none && to != none && left_of(story, from) != left_of(story, to);
}

std::string flow_sum(const Story& story, const Flow& flow, int event, const Interval* total, bool brief) {
  const Labels& labels = story.labels;
  if (total) return total_words(story, *total, 0);
  const Event& newest = at(story.events, event);
  std::string sum =
      newest.amount ? amount_words(story, newest) : std::string(labels.own_first("legend.no_price", "map.no_price"));
  // A letter of intent stays one while talks about it go on.
  const bool letter = std::any_of(flow.events.begin(), flow.events.end(), [&](int index) {
    const Event& other = at(story.events, index);
    return index <= event && other.kind != EventKind::talks && other.amount && other.counts == Counts::never;
  });
  return letter && !brief ? fill(labels["map.not_counted"], {{"amount", sum}}) : sum;
}

double finite_high(const Interval& total) { return std::isinf(total.high) ? total.low : total.high; }

MapPlan build_map_plan(const IndexedStory& indexed) {
  const Story& story = indexed.story;
  const Ledgers& ledgers = indexed.index.ledgers;
  MapPlan plan;
  plan.flow_of_event.assign(story.events.size(), none);
  std::map<std::tuple<FlowKind, bool, int, int, bool>, int> index;
  for (size_t i = 0; i < story.events.size(); ++i) {
    const Event& event = story.events[i];
    const bool money = event.kind == EventKind::investment;
    if (!money && event.kind != EventKind::contract && event.kind != EventKind::talks) continue;
    int left = none, right = none;
    if (!across(story, event, left, right)) {
      plan.undrawn.push_back(static_cast<int>(i));
      continue;
    }
    const bool to_right = left == event.from, contract = event.kind == EventKind::contract;
    FlowKind kind = contract ? FlowKind::compute : FlowKind::money;
    int ledger = ledger_index(ledgers, event.kind, event.from, event.to);
    // What is never counted and has no ledger is drawn like talks.
    const bool uncounted = event.kind == EventKind::talks || (event.amount && ledger == none);
    if (uncounted) kind = FlowKind::talks, ledger = none;
    const auto [found, fresh] =
        index.try_emplace({kind, contract, left, right, to_right}, static_cast<int>(plan.flows.size()));
    if (fresh) {
      Flow flow;
      flow.kind = kind;
      flow.left = left;
      flow.right = right;
      flow.to_right = to_right;
      flow.contract = contract;
      plan.flows.push_back(std::move(flow));
    }
    Flow& flow = at(plan.flows, found->second);
    if (ledger != none && flow.ledger == none) {
      flow.ledger = ledger;
      flow.highest_total = highest_total(at(ledgers.all, ledger));
    }
    if (uncounted && event.amount) flow.highest_total = std::max(flow.highest_total, event.amount->value);
    flow.events.push_back(static_cast<int>(i));
    plan.flow_of_event[i] = found->second;
  }
  for (size_t e = 0; e < story.entities.size(); ++e) {
    const int entity = static_cast<int>(e);
    const bool used = std::any_of(plan.flows.begin(), plan.flows.end(),
                                  [&](const Flow& flow) { return flow.left == entity || flow.right == entity; });
    if (!used) continue;
    (left_of(story, entity) ? plan.left : plan.right).push_back(entity);
  }
  for (Flow& flow : plan.flows) finish_flow(indexed, flow, plan.key);
  for (const Flow& flow : plan.flows) plan.highest_flow = std::max(plan.highest_flow, flow.highest_total);
  add_totals(indexed, plan);
  order_rows(plan);
  plan.left_flows = flows_of_rows(plan, story, true);
  plan.right_flows = flows_of_rows(plan, story, false);
  plan.marks = build_day_marks(story, nullptr, false);
  for (const Event& event : story.events) {
    ++at(plan.kind_counts, static_cast<int>(event.kind));
    plan.key.hollow |= is_hollow(event);
  }
  return plan;
}

}  // namespace explainer
