#include "scene/panels/map_layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/wording.hpp"

namespace explainer {
namespace {

constexpr float name_room = 26;         // above a bar of the right column
constexpr float min_unpriced_port = 9;  // height
constexpr float min_scale = 0.6F;       // times the layout's scale
constexpr float max_gap = 24;           // between bars

// What the ribbon showed on the date before this one.
void add_state_before(const PanelContext& context, const Flow& flow, FlowState& state) {
  const Date before = context.before;
  for (const int event : flow.events) {
    if (context.event(event).date.first > before) break;
    state.was_visible |= shows(context.view, event);
    const std::optional<Amount>& amount = context.event(event).amount;
    if (flow.kind == FlowKind::talks && amount) state.total_before = {0, amount->usd, false};
  }
  const Interval* total = flow.ledger == none ? nullptr : context.ledger(flow.ledger).at(before);
  if (total) state.total_before = *total;
}

FlowState state_of(const PanelContext& context, const Flow& flow) {
  FlowState state;
  const Snapshot& now = context.snapshot;
  const auto begun_end = std::lower_bound(flow.events.begin(), flow.events.end(), now.event_count);
  // A filter shows a ribbon with any of its events; its total stays that of all of them.
  for (auto it = begun_end; it != flow.events.begin() && state.event == none;) {
    if (shows(context.view, *--it)) state.event = *it;
  }
  if (state.event == none) return state;
  state.visible = true;
  if (context.growth < 1 || context.widening < 1) add_state_before(context, flow, state);
  if (flow.kind == FlowKind::talks) {
    const Event& event = context.event(state.event);
    state.priced = event.amount.has_value();
    if (event.amount) state.total = {0, event.amount->usd, false};
    return state;
  }
  const Interval* total = flow.ledger == none ? nullptr : context.ledger(flow.ledger).at(now.date);
  if (total) {
    state.priced = true;
    state.total = *total;
  }
  return state;
}

std::vector<Node> build_nodes(const std::vector<int>& order, const std::vector<std::vector<int>>& flows) {
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
  float head;  // room for the name above each bar
};

// Gives every port and bar its height; returns the height of the column without gaps. `unscaled`: by flow, the width of
// its highest total at scale 1, or 0.
float measure_column(const Column& column, const std::vector<float>& unscaled, float scale, float pitch,
                     float text_size) {
  // A dotted line has no label of its own: it needs only so much room that the name beside it clears the next label.
  const float unpriced = std::max(min_unpriced_port, 2 * text_size - pitch);
  float sum = 0;
  for (Node& node : column.nodes) {
    node.height = 0;
    for (const int flow : node.flows) {
      const float width = at(unscaled, flow);
      const float height = width > 0 ? std::max(pitch, scale * width + 2) : unpriced;
      at(column.ports, flow).height = height;
      node.height += height;
    }
    if (node.height < pitch) {  // room for the name beside the bar
      for (const int flow : node.flows) at(column.ports, flow).height *= pitch / node.height;
      node.height = pitch;
    }
    sum += node.height + column.head;
  }
  return sum;
}

// Places the measured bars. A short column is centred; one that is too tall is compressed. Returns the room above each
// bar.
float place_column(const Column& column, float height) {
  const auto gaps = static_cast<float>(std::max<size_t>(column.nodes.size(), 1) - 1);
  const float room = column.room.length();
  const float gap = gaps > 0 ? std::clamp((room - height) / gaps, 0.0F, max_gap) : 0;
  const float used = height + gap * gaps;
  const float squeeze = used > room ? room / used : 1;
  float y = column.room.top + std::max(0.0F, (room - used) / 2);
  for (Node& node : column.nodes) {
    y += column.head * squeeze;
    node.top = y;
    for (const int flow : node.flows) {
      Port& port = at(column.ports, flow);
      port.height *= squeeze;
      port.y = y + port.height / 2;
      y += port.height;
    }
    node.height = y - node.top;
    y += gap;
  }
  return column.head * squeeze;
}

// Where rows do not fit, ribbons get thinner first (the legend shows the scale), then rows move together.
void place_rows(MoneyMap& map, const MapPlan& plan, const Layout& layout) {
  const float top = layout.map.y + 20, bottom = layout.map.bottom() - 4;
  const Column left = {map.left_nodes, map.at_left, {top, bottom}, 0};
  const Column right = {map.right_nodes, map.at_right, {top - 6, bottom}, name_room};
  std::vector<float> unscaled;  // computed once: there may be many rounds
  for (const Flow& flow : plan.flows)
    unscaled.push_back(flow.highest_total > 0 ? ribbon_width(1, flow.highest_total) : 0);
  float pitch = layout.port_pitch;
  const float smallest_scale = map.scale * min_scale;
  float heights[2];
  for (;;) {
    heights[0] = measure_column(left, unscaled, map.scale, pitch, layout.small_size);
    heights[1] = measure_column(right, unscaled, map.scale, pitch, layout.small_size);
    if (heights[0] <= left.room.length() && heights[1] <= right.room.length()) break;
    if (map.scale > smallest_scale) {
      map.scale *= 0.95F;
    } else if (pitch > layout.small_size) {
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

float ribbon_width(float scale, double usd) { return scale * std::sqrt(static_cast<float>(usd / 1e9)); }

namespace {

void highlight_event(const MapPlan& plan, MoneyMap& map, int event) {
  const int flow = at(plan.flow_of_event, event);
  if (flow != none && at(map.states, flow).visible) at(map.highlighted, flow) = 1;
}

// Highlights the event in focus; while that is the headline of a day, also all else that is new on that day.
void highlight(const PanelContext& context, MoneyMap& map) {
  if (context.focus == none) return;
  if (context.hovering() && context.view.hovered == none) return;  // a company or a chip lane is in focus
  highlight_event(context.plan, map, context.focus);
  if (context.hovering() || context.view.selected != none) return;
  const Date day = context.event(context.focus).date.first;
  for (int i = context.snapshot.event_count - 1; i >= 0 && context.event(i).date.first == day; --i) {
    if (context.event(i).counts != Counts::states) highlight_event(context.plan, map, i);
  }
}

}  // namespace

MoneyMap layout_map(const PanelContext& context) {
  const Layout& layout = context.layout;
  const MapPlan& plan = context.plan;
  MoneyMap map;
  // A story of millions is drawn as wide as one of billions; the legend shows the scale.
  map.scale =
      plan.highest_flow > 0 ? layout.max_ribbon_width / std::sqrt(static_cast<float>(plan.highest_flow / 1e9)) : 1;
  const float left_labels = context.compact() ? std::min(150.0F, layout.map.width * 0.46F) : 200.0F;
  const float right_labels = context.compact() ? std::min(100.0F, layout.map.width * 0.345F) : 140.0F;
  map.left = layout.map.x + left_labels + bar_width;
  map.right = layout.map.right() - right_labels - bar_width;
  map.at_left.resize(plan.flows.size());
  map.at_right.resize(plan.flows.size());
  for (const Flow& flow : plan.flows) {
    map.states.push_back(state_of(context, flow));
    map.highlighted.push_back(0);
  }
  map.left_nodes = build_nodes(plan.left, plan.left_flows);
  map.right_nodes = build_nodes(plan.right, plan.right_flows);
  place_rows(map, plan, layout);
  highlight(context, map);
  for (std::vector<Node>* column : {&map.left_nodes, &map.right_nodes}) {
    for (Node& node : *column) {
      node.begun =
          std::any_of(node.flows.begin(), node.flows.end(), [&](int flow) { return at(map.states, flow).visible; });
    }
  }
  return map;
}

}  // namespace explainer
