// The money map: a ribbon for each pair of companies, kind and direction, as wide as the square root of its amount,
// with a texture where the amount is uncertain.
#include <algorithm>
#include <cmath>

#include "core/sort.hpp"
#include "panels/map_labels.hpp"
#include "scene/geometry.hpp"
#include "scene/panels/map_layout.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float tip_length = 8;      // of the arrow head at the end of a ribbon
constexpr float min_tip = 4;         // half of its height
constexpr size_t max_ribbons = 150;  // where more are visible, all but the highlighted ones are hairlines
constexpr int hairline_samples = 12;
constexpr float min_hatch = 3;     // a thinner hatched part would not show its texture
constexpr float min_width = 1.5F;  // the least that still reads as a line
constexpr float min_talks = 3;     // width of an outline
constexpr float halo = 5;          // highlight beside a ribbon

ColorRole tint_of(const Flow& flow) { return flow.contract ? ColorRole::compute_tint : ColorRole::money_tint; }

// The two ends of a ribbon in the direction of the money.
struct FlowEnds {
  Point from, to;
};

FlowEnds ends_of(const MoneyMap& map, const MapPlan& plan, int flow) {
  const auto i = static_cast<size_t>(flow);
  const Point left = {map.left, map.at_left[i].y}, right = {map.right, map.at_right[i].y};
  return plan.flows[i].to_right ? FlowEnds{left, right} : FlowEnds{right, left};
}

// What the three kinds of ribbon have in common.
struct Ribbon {
  std::vector<Point> whole;   // middle line, all of it: what the pointer hits
  std::vector<Point> middle;  // as much of it as has grown
  Point tip;                  // where the money arrives
  bool to_right = true;
  bool grown = true;
  bool highlighted = false;
  ColorRole color = ColorRole::money, tint = ColorRole::money_tint;
  float emphasis = 1;
  Target target;
};

// The edges of a band around the middle line, split in two.
struct Edges {
  std::vector<Point> upper, lower;
};

Edges split(const std::vector<Point>& edges) {
  const auto middle = edges.begin() + static_cast<std::ptrdiff_t>(edges.size() / 2);
  return {{edges.begin(), middle}, {middle, edges.end()}};
}

void draw_tip(SceneBuilder& builder, const Ribbon& ribbon, float half_width) {
  const Point at = ribbon.tip;
  const float half = std::max(half_width, min_tip), base = at.x + (ribbon.to_right ? -tip_length : tip_length);
  builder.polygon({at, {base, at.y - half}, {base, at.y + half}}, {.color = ribbon.color, .emphasis = ribbon.emphasis});
}

void draw_highlight(const PanelContext& context, const std::vector<Point>& middle, float half) {
  context.builder.band(ribbon(middle, -half - halo, half + halo), {ColorRole::highlight});
  // On a dark background the ribbon does not lie on the highlight: two lines, with a gap of background between.
  if (is_dark(context.view.theme)) context.builder.band(ribbon(middle, -half - 3, half + 3), {ColorRole::background});
}

void draw_edges(SceneBuilder& builder, const Edges& edges, const MarkStyle& style) {
  builder.line(edges.upper, style);
  builder.line(edges.lower, style);
}

// The part of a ribbon that is known, of its whole width or with an uncertain part below.
void draw_firm_part(SceneBuilder& builder, const Ribbon& ribbon, const std::vector<Point>& band, bool about) {
  const Edges edges = split(band);
  const MarkStyle line = {.color = ribbon.color, .stroke_width = 1.2F, .emphasis = ribbon.emphasis};
  if (about) {
    builder.band(band, {.color = ribbon.tint, .emphasis = ribbon.emphasis});
    return draw_edges(builder, edges, line);
  }
  // A broad ribbon is a little lighter than its edges, so that it does not look heavier than a larger sum that is only
  // "about" and therefore tinted.
  const float broad = std::clamp((std::abs(edges.lower.front().y - edges.upper.front().y) - 10) / 2, 0.0F, 1.0F);
  builder.band(band, {.color = ribbon.color, .emphasis = ribbon.emphasis * (1 - 0.2F * broad)});
  if (broad > 0) draw_edges(builder, edges, line);
}

void draw_uncertain_part(SceneBuilder& builder, const Ribbon& ribbon, const std::vector<Point>& band) {
  builder.band(band, {ColorRole::background});
  builder.band(band,
               {.color = ribbon.color, .texture = Texture::hatch, .stroke_width = 1.1F, .emphasis = ribbon.emphasis});
  draw_edges(builder, split(band), {.color = ribbon.color, .emphasis = ribbon.emphasis});
}

// Widths of the two parts of a priced ribbon: what is known, and what there may be beyond it.
struct RibbonWidths {
  float firm = 0, uncertain = 0;
  float sum() const { return firm + uncertain; }
};

RibbonWidths widths_of(const MoneyMap& map, const Interval& total) {
  const float firm = ribbon_width(map.scale, total.low), all = ribbon_width(map.scale, finite_high(total));
  RibbonWidths widths = {firm, all - firm};
  if (finite_high(total) > total.low) widths.uncertain = std::max(widths.uncertain, min_hatch);
  if (widths.sum() < min_width) widths.firm = min_width - widths.uncertain;
  return widths;
}

// Exactly `to` at the end, which rounding could miss.
float mix(float from, float to, float part) { return part >= 1 ? to : from + (to - from) * part; }

// A deal without a published price is a dotted line, which has no width.
void draw_unpriced_flow(const PanelContext& context, const Ribbon& flow) {
  if (flow.highlighted) {
    draw_highlight(context, flow.middle, 1);
  } else {
    // Each dot lies on a larger dot of the background: else the line would vanish over ribbons of its own colour.
    context.builder.line(flow.middle, {.color = ColorRole::background, .texture = Texture::dots, .stroke_width = 4.4F});
  }
  context.builder.line(
      flow.middle, {.color = flow.color, .texture = Texture::dots, .stroke_width = 2.2F, .emphasis = flow.emphasis});
  if (flow.grown) draw_tip(context.builder, flow, 0);
  context.builder.hit_band(ribbon(flow.whole, -3, 3), flow.target);
}

// Talks are a dashed outline, as wide as the ribbon would be.
void draw_talks_flow(const PanelContext& context, const Ribbon& flow, float half) {
  if (flow.highlighted) draw_highlight(context, flow.middle, half);
  const std::vector<Point> band = ribbon(flow.middle, -half, half);
  context.builder.band(band, {ColorRole::background});
  draw_edges(context.builder, split(band),
             {.color = flow.color,
              .texture = Texture::dash,
              .stroke_width = flow.highlighted ? 2.0F : 1.5F,
              .emphasis = flow.emphasis});
  if (flow.grown) {
    const float base = flow.whole.back().x, height = std::max(half, min_tip), y = flow.tip.y;
    context.builder.line({{base, y - height}, flow.tip, {base, y + height}},
                         {.color = flow.color, .stroke_width = 1.5F, .emphasis = flow.emphasis});
  }
  context.builder.hit_band(ribbon(flow.whole, -half - 2, half + 2), flow.target);
}

void draw_priced_flow(const PanelContext& context, const Ribbon& flow, const RibbonWidths& widths, bool about) {
  SceneBuilder& builder = context.builder;
  const float half = widths.sum() / 2, border = -half + widths.firm;
  if (flow.highlighted) draw_highlight(context, flow.middle, half);
  // A rim of background shows which ribbon is on top where two cross.
  if (!flow.highlighted || is_dark(context.view.theme))
    builder.band(ribbon(flow.middle, -half - 2, half + 2), {ColorRole::background});
  if (widths.firm > 0) draw_firm_part(builder, flow, ribbon(flow.middle, -half, border), about);
  if (widths.uncertain > 0) draw_uncertain_part(builder, flow, ribbon(flow.middle, border, half));
  if (flow.grown) draw_tip(builder, flow, half);
  builder.hit_band(ribbon(flow.whole, -half - 1, half + 1), flow.target);
}

// Among very many ribbons each is a line: textures could not be distinguished.
void draw_hairline_ribbon(const PanelContext& context, const MoneyMap& map, int index) {
  const auto i = static_cast<size_t>(index);
  const Flow& flow = context.plan.flows[i];
  const FlowEnds ends = ends_of(map, context.plan, index);
  const std::vector<Point> whole = curve(ends.from, ends.to, hairline_samples);
  context.builder.line(whole, {.color = map.states[i].priced ? color_of(flow) : tint_of(flow),
                               .emphasis = context.flow_emphasis(index)});
  context.builder.hit_band(ribbon(whole, -1, 1), {TargetKind::event, map.states[i].event});
}

void draw_flow(const PanelContext& context, const MoneyMap& map, int index) {
  const auto i = static_cast<size_t>(index);
  const Flow& flow = context.plan.flows[i];
  const FlowState& state = map.states[i];
  const FlowEnds ends = ends_of(map, context.plan, index);
  // What is new grows from its source; what was there before widens in place.
  const bool is_new = context.event(state.event).date.first == context.snapshot.date && !state.was_visible;
  const float grown = is_new ? context.growth : 1, widened = state.was_visible ? context.widening : 1;
  Ribbon drawn;
  drawn.tip = ends.to;
  drawn.to_right = flow.to_right;
  // Half a pixel under the tip, so that no gap shows between them.
  drawn.whole = curve(ends.from, {ends.to.x + (drawn.to_right ? 0.5F - tip_length : tip_length - 0.5F), ends.to.y});
  drawn.middle = beginning(drawn.whole, grown);
  drawn.grown = grown >= 1;
  drawn.highlighted = map.highlighted[i] != 0;
  drawn.color = color_of(flow);
  drawn.tint = tint_of(flow);
  drawn.emphasis = drawn.highlighted ? 1 : context.flow_emphasis(index);
  drawn.target = {TargetKind::event, state.event};
  if (!state.priced) {
    draw_unpriced_flow(context, drawn);
  } else if (flow.kind == FlowKind::talks) {
    const float before = ribbon_width(map.scale, state.total_before.high);
    const float width = mix(before, ribbon_width(map.scale, state.total.high), widened);
    draw_talks_flow(context, drawn, std::max(width, min_talks) / 2);
  } else {
    const RibbonWidths before = widths_of(map, state.total_before), now = widths_of(map, state.total);
    const RibbonWidths widths = {mix(before.firm, now.firm, widened), mix(before.uncertain, now.uncertain, widened)};
    draw_priced_flow(context, drawn, widths, state.total.about);
  }
}

// Sorts flows by a key, the least first; equal ones keep their order.
template <typename Key>
void sort_flows(std::vector<int>& flows, Key key) {
  std::vector<std::pair<std::pair<int, double>, int>> keyed;
  for (const int flow : flows) keyed.push_back({key(static_cast<size_t>(flow)), flow});
  sort_stable(keyed, [](const auto& a, const auto& b) { return a.first < b.first; });
  for (size_t i = 0; i < flows.size(); ++i) flows[i] = keyed[i].second;
}

// From the back: computing, then money, each with the largest first, talks, dotted lines, which would vanish behind
// others, and what is highlighted.
std::vector<int> paint_order(const MapPlan& plan, const MoneyMap& map) {
  const auto layer = [&](size_t i) {
    if (map.highlighted[i] != 0) return 4;
    if (!map.states[i].priced) return 3;
    return plan.flows[i].kind == FlowKind::compute ? 0 : plan.flows[i].kind == FlowKind::money ? 1 : 2;
  };
  std::vector<int> order;
  for (size_t i = 0; i < plan.flows.size(); ++i) {
    if (map.states[i].visible) order.push_back(static_cast<int>(i));
  }
  sort_flows(order, [&](size_t i) { return std::pair(layer(i), -map.states[i].total.high); });
  return order;
}

// A crowded map has no more ribbons than its height has pixels: the largest and the highlighted ones, which lie on top.
void draw_crowded(const PanelContext& context, const MoneyMap& map, std::vector<int> order) {
  sort_flows(order, [&](size_t i) { return std::pair(int{map.highlighted[i]}, finite_high(map.states[i].total)); });
  const auto max_lines = static_cast<size_t>(context.layout.map.height);
  for (size_t i = order.size() - std::min(order.size(), max_lines); i < order.size(); ++i) {
    at(map.highlighted, order[i]) != 0 ? draw_flow(context, map, order[i])
                                       : draw_hairline_ribbon(context, map, order[i]);
  }
}

void draw_bar(const PanelContext& context, const MoneyMap& map, const Node& node, bool left) {
  const float x = left ? map.left - bar_width : map.right;
  context.builder.rect({x, node.top, bar_width, node.height}, {ColorRole::hairline});
  for (const int flow : node.flows) {
    const auto i = static_cast<size_t>(flow);
    if (!map.states[i].visible) continue;
    const Port& port = left ? map.at_left[i] : map.at_right[i];
    context.builder.rect({x, port.y - port.height / 2, bar_width, port.height}, {ColorRole::text});
  }
}

}  // namespace

void draw_map(const PanelContext& context, const MoneyMap& map) {
  const Layout& layout = context.layout;
  if (layout.map.height <= 0 || context.plan.flows.empty()) return;
  const MapPlan& plan = context.plan;
  const std::vector<int> order = paint_order(plan, map);
  if (order.size() > max_ribbons) {
    draw_crowded(context, map, order);
  } else {
    for (const int flow : order) draw_flow(context, map, flow);
  }
  for (const Node& node : map.right_nodes) draw_bar(context, map, node, false);
  for (const Node& node : map.left_nodes) draw_bar(context, map, node, true);
  draw_headings(context, map);
  draw_left_labels(context, map);
  draw_right_labels(context, map);
  draw_undrawn(context);
}

}  // namespace explainer
