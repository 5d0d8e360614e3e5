#include "scene/panels/map_layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/wording.hpp"

namespace explainer {
namespace {

constexpr float name_room = 26;  // above a bar of the right column
constexpr float least_unpriced = 9;
constexpr float least_scale = 0.6F;  // of the layout's scale

// What the ribbon showed on the date before this one.
void add_past(const PanelContext& view, const Flow& flow, FlowState& state) {
  const Date before = view.input.before;
  for (const int event : flow.events) {
    if (view.event(event).date.first > before) break;
    state.was_visible |= shows(view.input.view, event);
    const std::optional<Amount>& amount = view.event(event).amount;
    if (flow.kind == FlowKind::talks && amount) state.was = {0, amount->usd, false};
  }
  const Interval* total =
      flow.ledger == none ? nullptr : view.input.indexed.index.ledgers.all[static_cast<size_t>(flow.ledger)].at(before);
  if (total) state.was = *total;
}

FlowState state_of(const PanelContext& view, const Flow& flow) {
  FlowState state;
  const Snapshot& now = view.input.snapshot;
  const auto begun = std::lower_bound(flow.events.begin(), flow.events.end(), now.event_count);
  // A ribbon is there while any of its deals is shown; its sum stays that of all of them.
  for (auto at = begun; at != flow.events.begin() && state.event == none;) {
    if (shows(view.input.view, *--at)) state.event = *at;
  }
  if (state.event == none) return state;
  state.visible = true;
  if (view.input.growth < 1 || view.input.widening < 1) add_past(view, flow, state);
  if (flow.kind == FlowKind::talks) {
    const Event& event = view.event(state.event);
    state.priced = event.amount.has_value();
    if (event.amount) state.total = {0, event.amount->usd, false};
    return state;
  }
  const Interval* total = flow.ledger == none
                              ? nullptr
                              : view.input.indexed.index.ledgers.all[static_cast<size_t>(flow.ledger)].at(now.date);
  if (total) {
    state.priced = true;
    state.total = *total;
  }
  return state;
}

std::vector<Node> nodes_of(const std::vector<int>& order, const std::vector<std::vector<int>>& flows) {
  std::vector<Node> nodes;
  for (size_t row = 0; row < order.size(); ++row) nodes.push_back({order[row], 0, 0, flows[row], false});
  return nodes;
}

struct Extent {
  float top, bottom;
  float length() const { return bottom - top; }
};

// One column of the map: its bars, top to bottom, and the ports on them.
struct Column {
  std::vector<Node>& nodes;
  std::vector<Port>& ports;  // by flow
  Extent room;
  float head;  // room each bar needs above it, for its name
};

// Gives every port and bar its height; returns what the column takes without gaps. `unscaled`: by flow, what its widest
// amount takes at scale 1, or 0.
float measure_column(const Column& column, const std::vector<float>& unscaled, float scale, float pitch,
                     float text_size) {
  // A dotted line has no label of its own: it needs but so much room that the name beside it clears the next label.
  const float unpriced = std::max(least_unpriced, 2 * text_size - pitch);
  float sum = 0;
  for (Node& node : column.nodes) {
    node.height = 0;
    for (const int flow : node.flows) {
      const float widest = unscaled[static_cast<size_t>(flow)];
      const float height = widest > 0 ? std::max(pitch, scale * widest + 2) : unpriced;
      column.ports[static_cast<size_t>(flow)].height = height;
      node.height += height;
    }
    if (node.height < pitch) {  // room for the name beside the bar
      for (const int flow : node.flows) column.ports[static_cast<size_t>(flow)].height *= pitch / node.height;
      node.height = pitch;
    }
    sum += node.height + column.head;
  }
  return sum;
}

// Puts the measured bars into the room. A short column stands in its middle; one that is too tall is pressed together.
// Returns the room above each.
float place_column(const Column& column, float height) {
  const auto gaps = static_cast<float>(std::max<size_t>(column.nodes.size(), 1) - 1);
  const float room = column.room.length();
  const float gap = gaps > 0 ? std::clamp((room - height) / gaps, 0.0F, 24.0F) : 0;
  const float used = height + gap * gaps;
  const float squeeze = used > room ? room / used : 1;
  float y = column.room.top + std::max(0.0F, (room - used) / 2);
  for (Node& node : column.nodes) {
    y += column.head * squeeze;
    node.top = y;
    for (const int flow : node.flows) {
      Port& port = column.ports[static_cast<size_t>(flow)];
      port.height *= squeeze;
      port.y = y + port.height / 2;
      y += port.height;
    }
    node.height = y - node.top;
    y += gap;
  }
  return column.head * squeeze;
}

// Where rows do not fit, ribbons get thinner first (the legend says the scale), then rows move together.
void place_rows(MoneyMap& map, const MapPlan& plan, const Layout& layout) {
  const float top = layout.map.y + 20, bottom = layout.map.bottom() - 4;
  const Column left = {map.left_nodes, map.at_left, {top, bottom}, 0};
  const Column right = {map.right_nodes, map.at_right, {top - 6, bottom}, name_room};
  std::vector<float> unscaled;  // once, for there may be many rounds
  for (const Flow& flow : plan.flows) unscaled.push_back(flow.widest > 0 ? thickness(1, flow.widest) : 0);
  float pitch = layout.port_pitch;
  const float least = map.scale * least_scale;
  float heights[2];
  for (;;) {
    heights[0] = measure_column(left, unscaled, map.scale, pitch, layout.small);
    heights[1] = measure_column(right, unscaled, map.scale, pitch, layout.small);
    if (heights[0] <= left.room.length() && heights[1] <= right.room.length()) break;
    if (map.scale > least) {
      map.scale *= 0.95F;
    } else if (pitch > layout.small) {
      pitch -= 0.25F;
    } else {
      map.tight = true;
      break;
    }
  }
  place_column(left, heights[0]);
  map.right_head = place_column(right, heights[1]);
}

}  // namespace

float thickness(float scale, double usd) { return scale * std::sqrt(static_cast<float>(usd / 1e9)); }

double finite_high(const Interval& total) { return std::isinf(total.high) ? total.low : total.high; }

namespace {

void light_event(const MapPlan& plan, MoneyMap& map, int event) {
  const int flow = plan.flow_of_event[static_cast<size_t>(event)];
  if (flow != none && map.states[static_cast<size_t>(flow)].visible) map.lit[static_cast<size_t>(flow)] = 1;
}

// What is in the light: the event in focus; with the headline of a day all that is new on that day.
void light(const PanelContext& view, MoneyMap& map) {
  if (view.focus == none) return;
  if (view.hovering() && view.input.view.hovered == none) return;  // a company or a lane: nothing is the news
  light_event(view.input.plan, map, view.focus);
  if (view.hovering() || view.input.view.selected != none) return;
  const Date day = view.event(view.focus).date.first;
  for (int i = view.input.snapshot.event_count - 1; i >= 0 && view.event(i).date.first == day; --i) {
    if (view.event(i).counts != Counts::states) light_event(view.input.plan, map, i);
  }
}

}  // namespace

MoneyMap layout_map(const PanelContext& view) {
  const Layout& layout = view.layout;
  const MapPlan& plan = view.input.plan;
  MoneyMap map;
  // A story of millions is drawn as wide as one of billions; the legend says the scale.
  map.scale = plan.widest > 0 ? layout.widest_ribbon / std::sqrt(static_cast<float>(plan.widest / 1e9)) : 1;
  const float names = view.phone() ? std::min(150.0F, layout.map.width * 0.46F) : 200.0F;
  const float labs = view.phone() ? std::min(100.0F, layout.map.width * 0.345F) : 140.0F;
  map.left = layout.map.x + names + bar_width;
  map.right = layout.map.right() - labs - bar_width;
  map.at_left.resize(plan.flows.size());
  map.at_right.resize(plan.flows.size());
  for (const Flow& flow : plan.flows) {
    map.states.push_back(state_of(view, flow));
    map.lit.push_back(0);
  }
  map.left_nodes = nodes_of(plan.left, plan.left_flows);
  map.right_nodes = nodes_of(plan.right, plan.right_flows);
  place_rows(map, plan, layout);
  light(view, map);
  for (std::vector<Node>* column : {&map.left_nodes, &map.right_nodes}) {
    for (Node& node : *column) {
      node.begun = std::any_of(node.flows.begin(), node.flows.end(),
                               [&](int flow) { return map.states[static_cast<size_t>(flow)].visible; });
    }
  }
  return map;
}

}  // namespace explainer
