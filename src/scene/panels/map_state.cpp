// What each ribbon of the map shows at a date.
#include <algorithm>

#include "core/rates.hpp"
#include "scene/panels/map_layout.hpp"

namespace explainer {
namespace {

bool is_repayment(const PanelContext& context, int event) { return context.event(event).kind == EventKind::repayment; }

// What stands of a flow on a date: its newest event, and whether that ends on the very date.
struct Standing {
  int event = none;
  int ended = none;  // an event that ends on the date
  bool over = false;
};

// A filter shows a ribbon with any of its events; its total stays that of all of them.
Standing standing_on(const PanelContext& context, const Flow& flow, Date date) {
  Standing standing;
  int repayment = none;
  bool deals = false;
  const auto first_after = std::partition_point(flow.events.begin(), flow.events.end(),
                                                [&](int event) { return context.event(event).date.first <= date; });
  // The newest first: of most flows the rest need not be looked at.
  for (auto at_event = first_after; at_event != flow.events.begin();) {
    const int event = *--at_event;
    if (!shows(context.view, event)) continue;
    if (is_repayment(context, event)) {
      repayment = std::max(repayment, event);
      continue;
    }
    deals = true;
    const std::optional<End>& end = at(context.plan.ended, event);
    if (!end || end->high > date) {
      standing.event = std::max(standing.event, event);
      if (!flow.ends) break;
    } else if (end->high == date) {
      standing.ended = std::max(standing.ended, event);
    }
  }
  standing.over = standing.event == none && standing.ended != none;
  if (standing.over) standing.event = standing.ended;
  // What was paid back is news of a deal that stands, or of one that the story does not tell.
  if (repayment != none && (standing.event != none || !deals)) standing.event = std::max(standing.event, repayment);
  return standing;
}

// The sum of what is never counted is what its newest event names.
std::optional<Interval> named_sum(const Event& event) {
  return event.amount ? std::optional(Interval{0, event.amount->value, false}) : std::nullopt;
}

std::optional<Interval> total_on(const PanelContext& context, const Flow& flow, Date date) {
  const Interval* const total = flow.ledger == none ? nullptr : context.ledger(flow.ledger).at(date);
  return total ? std::optional(*total) : std::nullopt;
}

Interval drawn_as(const PanelContext& context, const Interval& sum, int unit) {
  return in_main_unit(context.story, sum, unit).value_or(Interval{});
}

}  // namespace

FlowState state_of(const PanelContext& context, const Flow& flow) {
  FlowState state;
  const Date now = context.snapshot.date;
  const Standing standing = standing_on(context, flow, now);
  if (standing.event == none) return state;
  state.event = standing.event;
  state.visible = true;
  state.over = standing.over;
  const bool talks = flow.kind == FlowKind::talks;
  std::optional<Interval> total = talks ? named_sum(context.event(state.event)) : total_on(context, flow, now);
  if (standing.ended != none && !talks) {
    const std::optional<Interval> before =
        total_on(context, flow, Date{at(context.plan.ended, standing.ended)->low.day - 1});
    if (state.over)
      total = before;
    else if (before != total)
      state.ended = before;
  }
  const int unit = unit_of(context.indexed, flow, state.event);
  if (!talks && flow.ledger != none) {
    if (const Interval* const returned = context.ledger(flow.ledger).returned_at(now)) state.returned = *returned;
  }
  state.priced = total || state.returned;
  state.total = total.value_or(Interval{});
  const Interval width = total ? *total : state.returned.value_or(Interval{});
  const std::optional<Interval> main = in_main_unit(context.story, width, unit);
  state.has_width = state.priced && main;
  state.drawn = main.value_or(Interval{});
  if (context.growth >= 1 && context.widening >= 1) return state;
  const Standing before = standing_on(context, flow, context.before);
  state.was_visible = before.event != none;
  if (!state.was_visible) return state;
  const std::optional<Interval> was =
      talks ? named_sum(context.event(before.event)) : total_on(context, flow, context.before);
  if (was) state.drawn_before = drawn_as(context, *was, unit_of(context.indexed, flow, before.event));
  return state;
}

}  // namespace explainer
