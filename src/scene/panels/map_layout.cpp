#include "scene/panels/map_layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/sort.hpp"

namespace explainer {
namespace {

// What the ribbon showed on the date before this one.
void add_state_before(const PanelContext& context, const Flow& flow, FlowState& state) {
  const Date before = context.before;
  for (const int event : flow.events) {
    if (context.event(event).date.first > before) break;
    state.was_visible |= shows(context.view, event);
    const std::optional<Amount>& amount = context.event(event).amount;
    if (flow.kind == FlowKind::talks && amount) state.total_before = {0, amount->value, false};
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
    if (event.amount) state.total = {0, event.amount->value, false};
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
  std::vector<Node> nodes(order.size());
  for (size_t row = 0; row < order.size(); ++row) {
    nodes[row].entities = {order[row]};
    nodes[row].flows = flows[row];
  }
  return nodes;
}

// --- across ---

// The direction heads side by side, or one above the other where they do not fit, or in their short forms.
void place_headings(const PanelContext& context, MoneyMap& map) {
  constexpr float arrow = 14;  // room for it beside the text
  const Labels& labels = context.story.labels;
  const Box& box = context.layout.map;
  const TextStyle style = context.small_bold();
  const auto width = [&](const Heading& heading) { return context.builder.width(heading.text, style) + arrow; };
  const auto heading = [&](bool to_right, std::string_view text) {
    Heading out = {std::string(text), 0, box.y + 10, ColorRole::text_secondary, to_right};
    bool money = false, contracts = false;
    for (const Flow& flow : context.plan.flows) {
      if (flow.to_right == to_right) (flow.contract ? contracts : money) = true;
    }
    if (money != contracts) out.color = contracts ? ColorRole::compute : ColorRole::money;
    if (money || contracts) map.headings.push_back(std::move(out));
    return money || contracts;
  };
  const float ports = map.left - bar_width - sum_gap;
  const bool pays = heading(true, labels["map.left"]);
  // A story that says only what its right column does has no words for what that does to the left one.
  const bool about_left = labels.own_first("map.left_paid", "map.right") == labels["map.left_paid"];
  const bool paid = heading(false, labels[about_left ? "map.left_paid" : "map.right"]);
  const auto place = [&](Heading& head, bool short_form) {
    if (short_form && width(head) > box.width) {
      head.text = head.to_right ? labels.own_first("map.left_short", "map.left")
                                : labels.own_first("map.right_short", "map.right");
      head.text = context.builder.fit(head.text, box.width - arrow, style);
    }
    const float wanted = head.to_right ? ports - width(head)
                         : about_left  ? map.left + 4
                                       : map.right + label_gap - arrow;
    head.x = std::clamp(wanted, box.x, std::max(box.x, box.right() - width(head))) + (head.to_right ? 0 : arrow);
  };
  for (Heading& head : map.headings) place(head, true);
  if (pays && paid) {
    Heading &first = map.headings[0], &second = map.headings[1];
    const float free = second.x - arrow - name_gap - width(first);
    first.x = std::min(first.x, std::max(free, box.x));
    if (free < box.x) second.baseline += context.layout.leading;
  }
  if (context.compact() || !paid || !about_left) return;
  // Where there is room the right column says it too.
  Heading at_right = map.headings.back();
  at_right.text = labels["map.right"];
  at_right.x = map.right + label_gap;
  const float gap = at_right.x - arrow - name_gap - map.headings.back().x - width(map.headings.back()) + arrow;
  if (gap > 0 && at_right.x + width(at_right) - arrow <= box.right()) map.headings.push_back(at_right);
}

// The width of a name beside a sum that stays on the same row, both in bold.
float name_and_sum(const PanelContext& context, const Node& node, size_t flows) {
  const TextStyle bold = map_text(context, true);
  float sum = 0;
  for (size_t i = 0; i < std::min(flows, node.flows.size()); ++i)
    sum = std::max(sum, context.builder.width(at(context.plan.flows, node.flows[i]).longest_sum, bold));
  return context.builder.width(at(context.story.entities, node.entities[0]).short_name, bold) + name_gap + sum;
}

// Each column gets the room that its words need, as long as enough is left for the ribbons.
void place_columns(const PanelContext& context, MoneyMap& map) {
  const Box& box = context.layout.map;
  const SceneBuilder& builder = context.builder;
  const bool phone = context.compact();
  const TextStyle bold = map_text(context, true);
  const TextStyle name = {.size = map.right_nodes.size() > 5 ? bold.size : context.layout.name_size,
                          .weight = Weight::semibold};
  float sums = 0, widest = 0, names = 0, labels = 0;
  for (const Node& node : map.left_nodes) sums = std::max(sums, name_and_sum(context, node, 1));
  for (const Flow& flow : context.plan.flows) {
    const float sum = builder.width(flow.longest_sum, bold);
    widest = std::max(widest, sum);
    if (!flow.to_right) labels = std::max(labels, sum + builder.width(to_company(context, flow), bold) + sum_gap);
  }
  for (const Node& node : map.right_nodes) {
    const Entity& entity = at(context.story.entities, node.entities[0]);
    names = std::max(names, builder.width(entity.short_name, name));
  }
  // On a phone the names of the right column stand above their bars and reach a little over the ribbons.
  const float right = phone ? std::clamp(names - 20, box.width * 0.12F, box.width * 0.24F)
                            : std::clamp(label_gap + std::max(labels, names), 100.0F, box.width * 0.3F);
  const float ribbons = phone ? 64 : box.width * 0.28F, bars = 2 * bar_width;
  const float most = box.width - right - bars - ribbons, least = std::min(most, phone ? box.width * 0.4F : 200.0F);
  // A sum is never cut: for one that is wider yet the ribbons get shorter.
  const float left = std::max(std::clamp(std::max(sums, widest) + sum_gap, least, most),
                              std::min(widest + sum_gap, box.width * 0.66F));
  map.left = box.x + left + bar_width;
  map.right = box.right() - std::min(right, box.width - left - bars - 36) - bar_width;
  map.name_room = box.right() - map.right - bar_width + 20;
}

// --- down ---

struct Extent {
  float top, bottom;
  float length() const { return bottom - top; }
};

// How high the rows of a column are.
struct RowSizes {
  float scale;      // of ribbons
  float pitch;      // of a line of text
  float gap;        // between bars
  float min_bar;    // height
  size_t max_rows;  // of one company; more sums share its last row
};

// One column of the map: its bars, top to bottom, and the ports on them.
struct Column {
  std::vector<Node>& nodes;
  std::vector<Port>& ports;             // by flow
  const std::vector<float>& unscaled;   // by flow: the width of its highest total at scale 1, or 0
  const std::vector<int>& other_order;  // by flow: the place of its other end in the other column
  Extent room;
};

// Gives the ports and the bar of a company their heights.
void measure(const Column& column, Node& node, const RowSizes& sizes) {
  const bool all = node.flows.size() <= sizes.max_rows;
  node.height = 0;
  for (const int flow : node.flows) {
    const float width = sizes.scale * at(column.unscaled, flow);
    float& height = at(column.ports, flow).height;
    height = all ? std::max(sizes.pitch, width + 2) : std::max(2.0F, width + 1);
    node.height += height;
  }
  const float rows = static_cast<float>(std::min(node.flows.size(), sizes.max_rows));
  const float least = std::max(sizes.min_bar, all ? 0.0F : rows * sizes.pitch);
  if (node.height >= least) return;
  for (const int flow : node.flows) at(column.ports, flow).height *= least / node.height;
  node.height = least;
}

// The height of the measured column with the smallest gaps.
float measure_all(const Column& column, const RowSizes& sizes) {
  float sum = -sizes.gap;
  for (Node& node : column.nodes) {
    measure(column, node, sizes);
    sum += node.head + node.height + sizes.gap;
  }
  return sum;
}

// Lets the companies of least importance share one place at the foot, as many of them as it takes.
void gather(const Column& column, const RowSizes& sizes, float head, const std::vector<double>& importance) {
  std::vector<std::pair<double, size_t>> keyed;
  for (size_t i = 0; i < importance.size(); ++i) keyed.push_back({-importance[i], i});
  sort_stable(keyed);
  Node others;
  others.head = head;
  others.height = std::max(sizes.pitch, sizes.min_bar);
  float free = column.room.length() - others.head - others.height;
  std::vector<char> kept(column.nodes.size(), 0);
  for (const auto& [key, i] : keyed) {
    const float height = column.nodes[i].head + column.nodes[i].height + sizes.gap;
    if (height > free) break;
    free -= height;
    kept[i] = 1;
  }
  std::vector<Node> nodes;
  std::vector<std::pair<int, int>> flows;
  for (size_t i = 0; i < column.nodes.size(); ++i) {
    if (kept[i] != 0) {
      nodes.push_back(std::move(column.nodes[i]));
      continue;
    }
    others.entities.push_back(column.nodes[i].entities[0]);
    for (const int flow : column.nodes[i].flows) flows.push_back({at(column.other_order, flow), flow});
  }
  sort_stable(flows);
  for (const auto& [order_of_other, flow] : flows) others.flows.push_back(flow);
  // Its ribbons take what room there is, so that as many as possible are seen.
  const auto count = static_cast<float>(flows.size());
  others.height = std::max(others.height, std::min(others.height + free, 4 * count));
  const float each = others.height / count;
  for (const int flow : others.flows) at(column.ports, flow).height = each;
  nodes.push_back(std::move(others));
  column.nodes = std::move(nodes);
}

// Places the measured bars; a short column is centred.
void place(const Column& column, float min_gap, float max_gap) {
  float height = 0;
  for (const Node& node : column.nodes) height += node.head + node.height;
  const auto gaps = static_cast<float>(std::max<size_t>(column.nodes.size(), 1) - 1);
  const float gap = gaps > 0 ? std::clamp((column.room.length() - height) / gaps, min_gap, max_gap) : 0;
  float y = column.room.top + std::max(0.0F, (column.room.length() - height - gap * gaps) / 2);
  for (Node& node : column.nodes) {
    y += node.head;
    node.top = y;
    for (const int flow : node.flows) {
      Port& port = at(column.ports, flow);
      port.y = y + port.height / 2;
      y += port.height;
    }
    y = node.bottom() + gap;
  }
}

// What must not be gathered: the companies of the event that leads, then those with the largest sums.
std::vector<double> importance_of(const PanelContext& context, const std::vector<Node>& nodes) {
  std::vector<double> out;
  const int lead = context.lead == none ? none : at(context.plan.flow_of_event, context.lead);
  for (const Node& node : nodes) {
    double most = 0;
    for (const int flow : node.flows)
      most = std::max(most, flow == lead ? 1e300 : at(context.plan.flows, flow).highest_total);
    out.push_back(most);
  }
  return out;
}

constexpr float large_head = 26;                   // room for a name in large print
constexpr float min_scale = 0.6F;                  // times the layout's scale
constexpr float block_gap = 4.4F, min_gap = 2.4F;  // between blocks of the left column
constexpr size_t no_limit = 1000;                  // rows of a company

// Where the left column's rows do not fit, ribbons get thinner first (the legend shows the scale), then rows move
// together, then sums of a company share a row, then companies do.
void fit_left(const PanelContext& context, MoneyMap& map, const Column& column, float smallest_scale) {
  const float text_width = map.left - bar_width - sum_gap - context.layout.map.x;
  RowSizes sizes = {map.scale, context.layout.port_pitch, block_gap, 0, no_limit};
  size_t most = 2;
  // By company: whether its name needs a row of its own, beside its first sum and where any sum may stand there.
  std::vector<char> beside_first, beside_any;
  for (const Node& node : column.nodes) {
    most = std::max(most, node.flows.size());
    beside_first.push_back(name_and_sum(context, node, 1) > text_width);
    beside_any.push_back(name_and_sum(context, node, node.flows.size()) > text_width);
  }
  const auto height = [&] {
    for (size_t i = 0; i < column.nodes.size(); ++i) {
      Node& node = column.nodes[i];
      const char own_row = node.flows.size() <= sizes.max_rows ? beside_first[i] : beside_any[i];
      node.head = own_row != 0 ? sizes.pitch : 0;
    }
    return measure_all(column, sizes);
  };
  const float smallest_pitch = (text_ascent + text_descent) * map_text(context, false).size + 0.2F;
  while (height() > column.room.length()) {
    if (sizes.scale > smallest_scale) {
      sizes.scale *= 0.95F;
    } else if (sizes.pitch > smallest_pitch) {
      sizes.pitch = std::max(smallest_pitch, sizes.pitch - 0.25F);
      sizes.gap = std::max(min_gap, sizes.gap - 0.25F);
    } else if (most > 2) {
      sizes.max_rows = --most;
    } else {
      gather(column, sizes, 0, importance_of(context, column.nodes));
      break;
    }
  }
  map.scale = sizes.scale;
  map.row = sizes.pitch;
  place(column, sizes.gap, 24);
}

// The bars of the right column have their names above them, in small print where there are many; where a phone has no
// room for that some share a place, elsewhere names stand beside the bars.
void fit_right(const PanelContext& context, MoneyMap& map, const Column& column, float smallest_scale) {
  const bool phone = context.compact();
  RowSizes sizes = {map.scale, phone ? 11 : context.layout.port_pitch, phone ? 4.0F : 6.0F, 6, no_limit};
  const float smallest_pitch = 2;
  const auto fits = [&](float head, float min_bar) {
    sizes.min_bar = min_bar;
    for (Node& node : column.nodes) node.head = head;
    for (sizes.pitch = phone ? 11 : context.layout.port_pitch; sizes.pitch > smallest_pitch; sizes.pitch -= 0.5F) {
      if (measure_all(column, sizes) <= column.room.length()) return true;
    }
    return false;
  };
  const float small = context.layout.small_size;
  map.large_names = fits(large_head, phone ? 8 : 15);
  if (!map.large_names) {
    sizes.gap = 2.4F;
    bool all = false;
    while (!(all = phone ? fits(small + 3, 4) : fits(0, small + 1)) && sizes.scale > smallest_scale)
      sizes.scale *= 0.95F;
    map.scale = sizes.scale;
    if (!all) {
      sizes.pitch = smallest_pitch;
      measure_all(column, sizes);
      gather(column, sizes, phone ? small + 3 : 0, importance_of(context, column.nodes));
    }
  }
  place(column, sizes.gap, phone ? 44 : 60);
}

void place_rows(const PanelContext& context, MoneyMap& map) {
  const MapPlan& plan = context.plan;
  const Box& box = context.layout.map;
  float top = box.y + 20;
  for (const Heading& heading : map.headings) top = std::max(top, heading.baseline + 9);
  const float bottom = box.bottom() - (says_undrawn(context) ? 6 + context.layout.leading : 3);
  std::vector<float> unscaled;  // computed once: there may be many rounds
  for (const Flow& flow : plan.flows)
    unscaled.push_back(flow.highest_total > 0 ? ribbon_width(1, flow.highest_total) : 0);
  const auto places = [&](const std::vector<std::vector<int>>& rows) {
    std::vector<int> out(plan.flows.size(), 0);
    for (size_t row = 0; row < rows.size(); ++row) {
      for (const int flow : rows[row]) at(out, flow) = static_cast<int>(row);
    }
    return out;
  };
  const std::vector<int> left_places = places(plan.left_flows), right_places = places(plan.right_flows);
  const float smallest_scale = map.scale * min_scale;
  fit_left(context, map, {map.left_nodes, map.at_left, unscaled, right_places, {top, bottom}}, smallest_scale);
  fit_right(context, map, {map.right_nodes, map.at_right, unscaled, left_places, {top, bottom}}, smallest_scale);
}

}  // namespace

bool says_undrawn(const PanelContext& context) {
  return !context.plan.undrawn.empty() && context.layout.map.height > 110;
}

ColorRole color_of(const Flow& flow) { return flow.contract ? ColorRole::compute : ColorRole::money; }

TextStyle map_text(const PanelContext& context, bool bold) {
  return {.size = context.layout.map_size, .weight = bold ? Weight::semibold : Weight::regular};
}

std::string to_company(const PanelContext& context, const Flow& flow) {
  return fill(context.story.labels["map.to"], {{"company", at(context.story.entities, flow.left).short_name}});
}

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
  map.at_left.resize(plan.flows.size());
  map.at_right.resize(plan.flows.size());
  for (const Flow& flow : plan.flows) {
    map.states.push_back(state_of(context, flow));
    map.highlighted.push_back(0);
  }
  map.left_nodes = build_nodes(plan.left, plan.left_flows);
  map.right_nodes = build_nodes(plan.right, plan.right_flows);
  place_columns(context, map);
  place_headings(context, map);
  place_rows(context, map);
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
