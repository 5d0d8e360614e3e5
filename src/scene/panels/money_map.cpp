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

FlowEnds ends_of(const MoneyMap& map, const Flow& flow, int index) {
  const auto at_bar = [&](Side side, int end) {
    return Point{side == Side::left ? map.left : map.right, at(map.ports, end).y};
  };
  return {at_bar(flow.from_side, leaving_end(index)), at_bar(flow.to_side, arriving_end(index))};
}

// What the three kinds of ribbon have in common.
struct Ribbon {
  std::vector<Point> whole;   // middle line, all of it: what the pointer hits
  std::vector<Point> middle;  // as much of it as has grown
  Point tip;                  // where the money arrives
  bool to_right = true;       // the way in which it arrives
  bool turns = false;         // a loop: its sides are told by its way, not by up and down
  bool grown = true;
  bool highlighted = false;
  bool over = false;  // ended on this date: struck through
  ColorRole color = ColorRole::money, tint = ColorRole::money_tint;
  float emphasis = 1;
  Target target;

  std::vector<Point> band(float upper, float lower) const { return ribbon(middle, upper, lower, turns); }
  std::vector<Point> whole_band(float half) const { return ribbon(whole, -half, half, turns); }
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

void draw_highlight(const PanelContext& context, const Ribbon& flow, float half) {
  context.builder.band(flow.band(-half - halo, half + halo), {ColorRole::highlight});
  // On a dark background the ribbon does not lie on the highlight: two lines, with a gap of background between.
  if (is_dark(context.view.theme)) context.builder.band(flow.band(-half - 3, half + 3), {ColorRole::background});
}

// Two slashes across the middle.
void draw_slashes(SceneBuilder& builder, const Ribbon& flow, float half) {
  constexpr float apart = 6, lean = 3, beyond = 5;
  const Point middle = beginning(flow.whole, 0.5F).back();
  const float high = half + beyond;
  for (const ColorRole color : {ColorRole::background, ColorRole::text}) {
    for (const float x : {middle.x - apart / 2, middle.x + apart / 2})
      builder.line({{x - lean, middle.y + high}, {x + lean, middle.y - high}},
                   {.color = color, .stroke_width = color == ColorRole::text ? 1.8F : 4.6F});
  }
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

// Lighter than the rest, which may be tinted itself.
void draw_returned_part(SceneBuilder& builder, const Ribbon& ribbon, const std::vector<Point>& band, bool about) {
  if (!about) return draw_firm_part(builder, ribbon, band, true);
  builder.band(band, {ColorRole::background});
  draw_edges(builder, split(band), {.color = ribbon.color, .stroke_width = 1.2F, .emphasis = ribbon.emphasis});
}

void draw_uncertain_part(SceneBuilder& builder, const Ribbon& ribbon, const std::vector<Point>& band) {
  builder.band(band, {ColorRole::background});
  builder.band(band,
               {.color = ribbon.color, .texture = Texture::hatch, .stroke_width = 1.1F, .emphasis = ribbon.emphasis});
  draw_edges(builder, split(band), {.color = ribbon.color, .emphasis = ribbon.emphasis});
}

// Widths of the parts of a priced ribbon: what was paid back of what is known, the rest of that, and what there may be
// beyond it.
struct RibbonWidths {
  float returned = 0, firm = 0, uncertain = 0;
  float sum() const { return returned + firm + uncertain; }
};

RibbonWidths widths_of(const MoneyMap& map, const Interval& total) {
  const float firm = ribbon_width(map.scale, total.low), all = ribbon_width(map.scale, finite_high(total));
  RibbonWidths widths = {0, firm, all - firm};
  if (finite_high(total) > total.low) widths.uncertain = std::max(widths.uncertain, min_hatch);
  if (widths.sum() < min_width) widths.firm = min_width - widths.uncertain;
  return widths;
}

// The part of the width that is its part of the sum, wide enough to be seen beside what is left.
void split_returned(RibbonWidths& widths, const FlowState& state) {
  constexpr float least_returned = 4, least_left = 1.5F;
  if (!state.returned || finite_high(*state.returned) <= 0) return;
  // What is surely back; what may be has the least width.
  const double given = finite_high(state.total), back = state.returned->low;
  float part = widths.sum();
  if (back < given) {
    part = std::max(least_returned, part * static_cast<float>(back / given));
    widths.firm = std::max(widths.firm, least_returned + least_left - widths.uncertain);
    part = std::min(part, widths.sum() - least_left);
  }
  const float of_firm = std::min(part, widths.firm);
  widths = {part, widths.firm - of_firm, widths.uncertain - (part - of_firm)};
}

// Exactly `to` at the end, which rounding could miss.
float mix(float from, float to, float part) { return part >= 1 ? to : from + (to - from) * part; }

// A deal without a published price, or with one in a unit without a rate, is a dotted line, which has no width.
void draw_unpriced_flow(const PanelContext& context, const Ribbon& flow) {
  if (flow.highlighted) {
    draw_highlight(context, flow, 1);
  } else {
    // Each dot lies on a larger dot of the background: else the line would vanish over ribbons of its own colour.
    context.builder.line(flow.middle, {.color = ColorRole::background, .texture = Texture::dots, .stroke_width = 4.4F});
  }
  context.builder.line(
      flow.middle, {.color = flow.color, .texture = Texture::dots, .stroke_width = 2.2F, .emphasis = flow.emphasis});
  if (flow.grown) draw_tip(context.builder, flow, 0);
  if (flow.over) draw_slashes(context.builder, flow, 1);
  context.builder.hit_band(flow.whole_band(3), flow.target);
}

// Talks are a dashed outline, as wide as the ribbon would be.
void draw_talks_flow(const PanelContext& context, const Ribbon& flow, float half) {
  if (flow.highlighted) draw_highlight(context, flow, half);
  const std::vector<Point> band = flow.band(-half, half);
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
  if (flow.over) draw_slashes(context.builder, flow, half);
  context.builder.hit_band(flow.whole_band(half + 2), flow.target);
}

void draw_priced_flow(const PanelContext& context, const Ribbon& flow, const RibbonWidths& widths, bool about) {
  SceneBuilder& builder = context.builder;
  const float half = widths.sum() / 2, kept = -half + widths.returned, border = kept + widths.firm;
  if (flow.highlighted) draw_highlight(context, flow, half);
  // A rim of background shows which ribbon is on top where two cross.
  if (!flow.highlighted || is_dark(context.view.theme))
    builder.band(flow.band(-half - 2, half + 2), {ColorRole::background});
  if (widths.returned > 0) draw_returned_part(builder, flow, flow.band(-half, kept), about);
  if (widths.firm > 0) draw_firm_part(builder, flow, flow.band(kept, border), about);
  if (widths.uncertain > 0) draw_uncertain_part(builder, flow, flow.band(border, half));
  if (flow.grown) draw_tip(builder, flow, half);
  if (flow.over) draw_slashes(builder, flow, half);
  builder.hit_band(flow.whole_band(half + 1), flow.target);
}

// The middle line of a ribbon across the map, or of a loop, which leaves and arrives at the same bar.
std::vector<Point> middle_line(const MoneyMap& map, const Flow& flow, const FlowEnds& ends, float width, float tip,
                               int samples) {
  const float inwards = flow.to_right() ? -1.0F : 1.0F;  // of the bar where it arrives
  const Point to = {ends.to.x + inwards * tip, ends.to.y};
  return flow.loop() ? loop_curve(ends.from, to, inwards, width, map.right - map.left, samples)
                     : curve(ends.from, to, samples);
}

// Among very many ribbons each is a line: textures could not be distinguished.
void draw_hairline_ribbon(const PanelContext& context, const MoneyMap& map, int index) {
  const Flow& flow = at(context.plan.flows, index);
  const FlowState& state = at(map.states, index);
  const std::vector<Point> whole = middle_line(map, flow, ends_of(map, flow, index), 1, 0, hairline_samples);
  context.builder.line(
      whole, {.color = state.priced ? color_of(flow) : tint_of(flow), .emphasis = context.flow_emphasis(index)});
  context.builder.hit_band(ribbon(whole, -1, 1, flow.loop()), {TargetKind::event, state.event});
}

void draw_flow(const PanelContext& context, const MoneyMap& map, int index) {
  const auto i = static_cast<size_t>(index);
  const Flow& flow = context.plan.flows[i];
  const FlowState& state = map.states[i];
  const FlowEnds ends = ends_of(map, flow, index);
  // What is new grows from its source; what was there before widens in place.
  const bool is_new = context.event(state.event).date.first == context.snapshot.date && !state.was_visible;
  const float grown = is_new ? context.growth : 1, widened = state.was_visible ? context.widening : 1;
  const bool talks = flow.kind == FlowKind::talks;
  RibbonWidths widths = widths_of(map, state.drawn);
  const RibbonWidths before = widths_of(map, state.drawn_before);
  widths = {0, mix(before.firm, widths.firm, widened), mix(before.uncertain, widths.uncertain, widened)};
  if (talks)
    widths = {0, 0,
              std::max(min_talks, mix(ribbon_width(map.scale, state.drawn_before.high),
                                      ribbon_width(map.scale, state.drawn.high), widened))};
  else
    split_returned(widths, state);
  Ribbon drawn;
  drawn.tip = ends.to;
  drawn.to_right = flow.to_right();
  drawn.turns = flow.loop();
  // Half a pixel under the tip, so that no gap shows between them.
  drawn.whole = middle_line(map, flow, ends, widths.sum(), tip_length - 0.5F, flow.loop() ? 60 : 40);
  drawn.middle = beginning(drawn.whole, grown);
  drawn.grown = grown >= 1;
  drawn.highlighted = map.highlighted[i] != 0;
  drawn.over = state.over;
  drawn.color = color_of(flow);
  drawn.tint = tint_of(flow);
  drawn.emphasis = drawn.highlighted ? 1 : context.flow_emphasis(index);
  drawn.target = {TargetKind::event, state.event};
  if (!state.has_width) {
    draw_unpriced_flow(context, drawn);
  } else if (talks) {
    draw_talks_flow(context, drawn, widths.sum() / 2);
  } else {
    draw_priced_flow(context, drawn, widths, state.drawn.about);
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
    if (!map.states[i].has_width) return 3;
    return plan.flows[i].kind == FlowKind::compute ? 0 : plan.flows[i].kind == FlowKind::money ? 1 : 2;
  };
  std::vector<int> order;
  for (size_t i = 0; i < plan.flows.size(); ++i) {
    if (map.states[i].visible) order.push_back(static_cast<int>(i));
  }
  sort_flows(order, [&](size_t i) { return std::pair(layer(i), -map.states[i].drawn.high); });
  return order;
}

// A crowded map has no more ribbons than its height has pixels: the largest and the highlighted ones, which lie on top.
void draw_crowded(const PanelContext& context, const MoneyMap& map, std::vector<int> order) {
  sort_flows(order, [&](size_t i) { return std::pair(int{map.highlighted[i]}, finite_high(map.states[i].drawn)); });
  const size_t max_lines = most_ribbons(context);
  for (size_t i = order.size() - std::min(order.size(), max_lines); i < order.size(); ++i) {
    at(map.highlighted, order[i]) != 0 ? draw_flow(context, map, order[i])
                                       : draw_hairline_ribbon(context, map, order[i]);
  }
}

void draw_bar(const PanelContext& context, const MoneyMap& map, const Node& node, bool left) {
  const float x = left ? map.left - bar_width : map.right;
  context.builder.rect({x, node.top, bar_width, node.height}, {ColorRole::hairline});
  for (const int end : node.ends) {
    if (!at(map.states, flow_of_end(end)).visible) continue;
    const Port& port = at(map.ports, end);
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
  draw_undrawn(context, order.size() - std::min(order.size(), most_ribbons(context)));
}

}  // namespace explainer
