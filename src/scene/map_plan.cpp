#include "scene/map_plan.hpp"

#include <algorithm>
#include <cmath>

#include "core/at.hpp"
#include "core/rates.hpp"
#include "core/sort.hpp"
#include "core/wording.hpp"
#include "row_order.hpp"

namespace explainer {
namespace {

double rate_of(const Story& story, int unit) {
  const std::optional<Interval> one = in_main_unit(story, {1e6, 1e6}, unit);
  return one ? one->low / 1e6 : 0;
}

TotalPart total_part(const IndexedStory& indexed, int index, double rate) {
  const Ledger& ledger = at(indexed.index.ledgers.all, index);
  TotalPart part{.ledger = index};
  for (const LedgerStep& step : ledger.steps) {
    part.highest = std::max(part.highest, step.named * rate);
    part.open = part.open || step.total.high == unbounded;
  }
  return part;
}

// What each company got, and the highest sum of it.
void add_totals(const IndexedStory& indexed, MapPlan& plan) {
  for (const LedgerGroup& group : indexed.index.groups) {
    if (group.kind != EventKind::investment) continue;
    TotalSeries series{group.to, rate_of(indexed.story, group.unit), {}, group.overlap_from};
    for (const int ledger : group.ledgers) {
      if (at(indexed.index.ledgers.all, ledger).steps.empty()) continue;
      series.parts.push_back(total_part(indexed, ledger, series.rate));
      plan.highest_total = std::max(plan.highest_total, series.parts.back().highest);
    }
    if (!series.parts.empty()) plan.totals.push_back(std::move(series));
  }
}

// The longest text by characters: near enough for the room it needs.
void keep_longest(std::string& longest, std::string text) {
  if (text.size() > longest.size()) longest = std::move(text);
}

constexpr size_t max_steps = 40;  // of a long history its end has the largest sums

// The most that a flow ever shows, its words, and what it needs in the key.
void add_history(const IndexedStory& indexed, Flow& flow, KeyUse& key) {
  const Story& story = indexed.story;
  const auto add = [&](const Interval& sum, int unit) {
    const std::optional<Interval> main = in_main_unit(story, sum, unit);
    key.by_rate |= unit != 0 && main;
    key.other_unit |= !main;
    if (main) flow.highest_total = std::max(flow.highest_total, finite_high(*main));
    keep_longest(flow.longest_note, converted_text(story, sum, unit));
  };
  Date first = last_of_days;
  if (flow.ledger != none) {
    const Ledger& ledger = at(indexed.index.ledgers.all, flow.ledger);
    for (const std::vector<LedgerStep>* steps : {&ledger.steps, &ledger.returned_steps}) {
      for (size_t i = steps->size() - std::min(steps->size(), max_steps); i < steps->size(); ++i) {
        const Date day = (*steps)[i].day;
        first = std::min(first, day);
        const Interval *const given = ledger.at(day), *const returned = ledger.returned_at(day);
        if (given) keep_longest(flow.longest_sum, flow_sum(indexed, flow, none, given, nullptr));
        if (returned) keep_longest(flow.longest_back, flow_sum(indexed, flow, none, given, returned));
        const Interval& total = (*steps)[i].total;
        const bool about = total.about || (ledger.unit != 0 && rate_of(story, ledger.unit) > 0);
        key.about |= about && total.low > 0;
        key.firm |= !about && total.low > 0;
        key.up_to |= finite_high(total) > total.low;
      }
      double highest = 0;
      for (const LedgerStep& step : *steps) highest = std::max(highest, finite_high(step.total));
      add({highest, highest}, ledger.unit);
    }
  }
  for (const int event : flow.events) {
    const Event& its = at(story.events, event);
    if (flow.kind == FlowKind::talks && its.amount) add({0, its.amount->value}, its.amount->unit);
    if (its.date.first >= first) continue;
    key.no_price |= !its.amount;
    key.contract_without_price |= !its.amount && flow.contract;
    keep_longest(flow.longest_sum, flow_sum(indexed, flow, event, nullptr, nullptr));
  }
  key.talks |= flow.kind == FlowKind::talks && flow.highest_total > 0;
}

Flow make_flow(const Story& story, FlowKind kind, int from, int to) {
  Flow flow;
  flow.kind = kind;
  flow.from = from;
  flow.to = to;
  flow.from_side = at(story.entities, from).side;
  flow.to_side = at(story.entities, to).side;
  return flow;
}

void add_flows(const IndexedStory& indexed, MapPlan& plan) {
  const Story& story = indexed.story;
  const std::vector<Ledger>& ledgers = indexed.index.ledgers.all;
  std::vector<int> flow_of_ledger(ledgers.size(), none);
  for (const FlowTrack& track : indexed.index.flows) {
    const FlowKind kind = !track.counted ? FlowKind::talks : track.contract ? FlowKind::compute : FlowKind::money;
    Flow flow = make_flow(story, kind, track.from, track.to);
    flow.contract = track.contract;
    flow.ledger = track.ledger;
    flow.events = track.events;
    if (flow.ledger != none) at(flow_of_ledger, flow.ledger) = static_cast<int>(plan.flows.size());
    plan.flows.push_back(std::move(flow));
  }
  // What was paid back belongs to the ribbon of what was given; where nothing was, it has one of its own.
  for (int index = 0; index < static_cast<int>(ledgers.size()); ++index) {
    const Ledger& ledger = at(ledgers, index);
    if (ledger.repayments.empty()) continue;
    int& own = at(flow_of_ledger, index);
    if (own == none) {
      own = static_cast<int>(plan.flows.size());
      const bool contract = ledger.kind == EventKind::contract;
      Flow flow = make_flow(story, contract ? FlowKind::compute : FlowKind::money, ledger.from, ledger.to);
      flow.contract = contract;
      flow.ledger = index;
      plan.flows.push_back(std::move(flow));
    }
    std::vector<int>& events = at(plan.flows, own).events;
    events.insert(events.end(), ledger.repayments.begin(), ledger.repayments.end());
    sort_stable(events);
  }
  for (size_t i = 0; i < plan.flows.size(); ++i) {
    for (const int event : plan.flows[i].events) at(plan.flow_of_event, event) = static_cast<int>(i);
  }
  // What ends a deal is about its ribbon.
  for (size_t i = 0; i < story.events.size(); ++i) {
    for (const int over : story.events[i].ends) {
      if (plan.flow_of_event[i] == none) plan.flow_of_event[i] = at(plan.flow_of_event, over);
    }
  }
}

}  // namespace

std::string flow_sum(const IndexedStory& indexed, const Flow& flow, int event, const Interval* total,
                     const Interval* returned, bool brief) {
  const Story& story = indexed.story;
  const Labels& labels = story.labels;
  if (total || returned) {
    const int unit = unit_of(indexed, flow, event);
    std::string sum = total ? total_words(story, *total, unit) : std::string();
    if (!returned) return sum;
    const std::string back = total_words(story, *returned, unit);
    return total ? fill(labels["map.paid_back"], {{"amount", sum}, {"returned", back}})
                 : fill(labels["total.paid_back"], {{"amount", back}});
  }
  Event known = at(story.events, event);
  // Of what has no price the map says what else is known of it, the first that the author names.
  if (!known.amount && !known.also.empty()) {
    known.amount = known.also.front();
    known.also.clear();
  }
  const std::string sum =
      known.amount ? amount_words(story, known) : std::string(labels.own_first("legend.no_price", "map.no_price"));
  // A letter of intent stays one while talks about it go on.
  const bool letter = std::any_of(flow.events.begin(), flow.events.end(), [&](int index) {
    const Event& other = at(story.events, index);
    return index <= event && other.kind != EventKind::talks && other.amount && other.counts == Counts::never;
  });
  return letter && !brief ? fill(labels["map.not_counted"], {{"amount", sum}}) : sum;
}

int unit_of(const IndexedStory& indexed, const Flow& flow, int event) {
  if (flow.ledger != none) return at(indexed.index.ledgers.all, flow.ledger).unit;
  const std::optional<Amount>& amount = at(indexed.story.events, event).amount;
  return amount ? amount->unit : 0;
}

double finite_high(const Interval& total) { return std::isinf(total.high) ? total.low : total.high; }

MapPlan build_map_plan(const IndexedStory& indexed) {
  const Story& story = indexed.story;
  MapPlan plan;
  plan.flow_of_event.assign(story.events.size(), none);
  plan.ended = ends_of_events(story);
  add_flows(indexed, plan);
  std::vector<char> used(story.entities.size(), 0);
  for (Flow& flow : plan.flows) {
    add_history(indexed, flow, plan.key);
    plan.highest_flow = std::max(plan.highest_flow, flow.highest_total);
    flow.ends = std::any_of(flow.events.begin(), flow.events.end(),
                            [&](int event) { return at(plan.ended, event).has_value(); });
    at(used, flow.from) = at(used, flow.to) = 1;
  }
  for (size_t e = 0; e < story.entities.size(); ++e) {
    if (used[e] != 0) (story.entities[e].side == Side::left ? plan.left : plan.right).push_back(static_cast<int>(e));
  }
  add_totals(indexed, plan);
  order_rows(plan, story.entities.size());
  plan.marks = build_day_marks(story, nullptr, false);
  for (const Event& event : story.events) {
    ++at(plan.kind_counts, static_cast<int>(event.kind));
    plan.key.hollow |= is_hollow(event);
  }
  return plan;
}

}  // namespace explainer
