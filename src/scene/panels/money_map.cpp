// The money map: a ribbon for each pair of companies, kind and direction, as wide as the square root of its amount,
// with a texture where the amount is uncertain.
#include <algorithm>
#include <cmath>

#include "core/sort.hpp"
#include "core/wording.hpp"
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

ColorRole main_color(FlowKind kind) { return kind == FlowKind::compute ? ColorRole::compute : ColorRole::money; }
ColorRole tint_color(FlowKind kind) {
  return kind == FlowKind::compute ? ColorRole::compute_tint : ColorRole::money_tint;
}

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
  const float broad = std::clamp((std::abs(edges.lower.front().y - edges.upper.front().y) - 8) / 12, 0.0F, 1.0F);
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
  const FlowKind kind = context.plan.flows[i].kind;
  const FlowEnds ends = ends_of(map, context.plan, index);
  const std::vector<Point> whole = curve(ends.from, ends.to, hairline_samples);
  context.builder.line(whole, {.color = map.states[i].priced ? main_color(kind) : tint_color(kind),
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
  drawn.color = main_color(flow.kind);
  drawn.tint = tint_color(flow.kind);
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

// Where the label of an amount stands: where the money leaves.
struct AmountPlace {
  bool at_left;
  float x, baseline, room;
  Align align() const { return at_left ? Align::right : Align::left; }
};

AmountPlace place_of(const PanelContext& context, const MoneyMap& map, int flow) {
  const auto i = static_cast<size_t>(flow);
  const bool at_left = context.plan.flows[i].to_right;
  const float x = at_left ? map.left - bar_width - 8 : map.right + bar_width + label_gap(context);
  const float room = at_left ? x - context.layout.map.x : context.layout.map.right() - x;
  return {at_left, x, (at_left ? map.at_left[i] : map.at_right[i]).y + 4, room};
}

// Empty where there is no amount.
std::string amount_label(const PanelContext& context, int flow, const FlowState& state) {
  const Labels& labels = context.story.labels;
  if (at(context.plan.flows, flow).kind == FlowKind::talks) return amount_text(labels, context.event(state.event));
  return state.priced ? total_text(labels, state.total) : std::string();
}

// On a highlight when its ribbon is highlighted. False when it has no room.
bool draw_amount(const PanelContext& context, const MoneyMap& map, int flow, OccupiedBoxes& occupied) {
  const FlowState& state = at(map.states, flow);
  if (!state.visible) return true;
  std::string label = amount_label(context, flow, state);
  if (label.empty()) return true;
  const AmountPlace place = place_of(context, map, flow);
  const bool highlighted = at(map.highlighted, flow) != 0;
  const TextStyle style = {.size = context.layout.small_size,
                           .weight = highlighted ? Weight::semibold : Weight::regular,
                           .color = highlighted ? ColorRole::highlight_text : ColorRole::text};
  // Where the label does not fit, the word "about" becomes a tilde.
  if (state.total.about && context.builder.width(label, style) > place.room) {
    label = "~" + total_text(context.story.labels, {state.total.low, state.total.high, false});
  }
  const Box text = extent(context.builder, label, place.x, place.baseline, style, place.align());
  if (text.width > place.room || !occupied.take(text)) return false;
  if (highlighted) {
    // Where rows are close it is no higher than its text.
    const bool wide = context.layout.breakpoint == Breakpoint::wide;
    const Box background = {text.x - 6, place.baseline - (wide ? 12.5F : 11), text.width + 10, wide ? 17.0F : 15.0F};
    occupied.add_highlight(background);
    context.builder.rect(background, {ColorRole::highlight});
  }
  context.builder.text(label, place.x, place.baseline, style, place.align());
  if (!context.compact()) {
    context.builder.hit({place.at_left ? place.x - 90 : place.x - 4, place.baseline - 14, 94, 20},
                        {TargetKind::event, state.event});
  }
  return true;
}

// "…" for an amount that has no room, so that the labels do not seem complete. It needs only the foot of a
// line.
void draw_ellipsis(const PanelContext& context, const MoneyMap& map, int flow, OccupiedBoxes& occupied) {
  const AmountPlace place = place_of(context, map, flow);
  const TextStyle style = context.small();
  const float width = context.builder.width("…", style);
  if (occupied.take({place.at_left ? place.x - width : place.x, place.baseline - 3, width, 4}))
    context.builder.text("…", place.x, place.baseline, style, place.align());
}

// A bracket around the unpriced deals that leave a company, instead of the same label at each.
void draw_unpriced_bracket(const PanelContext& context, const MoneyMap& map, const Node& node,
                           OccupiedBoxes& occupied) {
  float top = 1e9F, bottom = -1e9F;
  int event = none;
  for (const int flow : node.flows) {
    const auto i = static_cast<size_t>(flow);
    if (!map.states[i].visible || map.states[i].priced || context.plan.flows[i].to_right) continue;
    top = std::min(top, map.at_right[i].y);
    bottom = std::max(bottom, map.at_right[i].y);
    event = map.states[i].event;
  }
  if (event == none) return;
  constexpr float leading = 15, text_x = 12;
  const float x = map.right + bar_width + 2;
  context.builder.line({{x, top}, {x + 4, top}, {x + 4, bottom}, {x, bottom}},
                       {.color = ColorRole::compute, .stroke_width = 1.2F});
  const TextStyle style = context.small();
  const std::vector<std::string> lines =
      context.builder.wrap(context.story.labels["map.no_price"], context.layout.map.right() - x - text_x, style, 2);
  const float below_first = static_cast<float>(lines.size() - 1) * leading;
  float y = std::min((top + bottom) / 2 + 4 - below_first / 2, context.layout.map.bottom() - 3 - below_first);
  for (const std::string& line : lines) {
    if (occupied.take(extent(context.builder, line, x + text_x, y, style, Align::left)))
      context.builder.text(line, x + text_x, y, style);
    y += leading;
  }
}

// What blue and orange mean and the direction of each, above the two columns.
void draw_headings(const PanelContext& context, const MoneyMap& map, OccupiedBoxes& occupied) {
  const Layout& layout = context.layout;
  const Labels& labels = context.story.labels;
  const bool phone = context.compact();
  const TextStyle money = {.size = layout.small_size, .weight = Weight::semibold, .color = ColorRole::money},
                  compute = {.size = layout.small_size, .weight = Weight::semibold, .color = ColorRole::compute};
  const float baseline = layout.map.y + 10, left = map.left - bar_width - 14,
              right = map.right + bar_width + label_gap(context);
  const std::string_view in = phone ? labels.own_first("map.left_short", "map.left") : labels["map.left"];
  const std::string_view out = phone ? labels.own_first("map.right_short", "map.right") : labels["map.right"];
  const std::string at_left = context.builder.fit(in, left - layout.map.x, money),
                    at_right = context.builder.fit(out, layout.map.right() - right, compute);
  occupied.add(context.builder.text(at_left, left, baseline, money, Align::right));
  occupied.add(context.builder.text(at_right, right, baseline, compute));
  const float low = baseline + 0.5F, high = baseline - 8.5F, middle = baseline - 4;
  context.builder.polygon({{map.left - 8, high}, {map.left, middle}, {map.left - 8, low}}, {ColorRole::money});
  context.builder.polygon({{map.right + 8, high}, {map.right, middle}, {map.right + 8, low}}, {ColorRole::compute});
}

}  // namespace

void draw_map(const PanelContext& context, const MoneyMap& map) {
  const Layout& layout = context.layout;
  if (layout.map.height <= 0 || context.plan.flows.empty()) return;
  const MapPlan& plan = context.plan;
  OccupiedBoxes occupied;
  draw_headings(context, map, occupied);
  const std::vector<int> order = paint_order(plan, map);
  const bool crowded = order.size() > max_ribbons;
  if (crowded) {
    draw_crowded(context, map, order);
  } else {
    for (const int flow : order) draw_flow(context, map, flow);
  }
  NameColumn right(context, occupied), left(context, occupied);
  for (const Node& node : map.right_nodes) draw_bar(context, map, node, false);
  for (const Node& node : map.right_nodes) place_right_name(context, map, node, right);
  // Highlighted amounts take their place first.
  std::vector<int> left_out;
  const auto draw_amounts = [&](bool highlighted) {
    for (int i = 0; i < static_cast<int>(plan.flows.size()); ++i) {
      const bool its_turn = (at(map.highlighted, i) != 0) == highlighted;
      if (its_turn && !draw_amount(context, map, i, occupied)) left_out.push_back(i);
    }
  };
  const auto place_names = [&] {
    for (const Node& node : map.left_nodes) place_left_name(context, map, node, left);
  };
  for (const Node& node : map.left_nodes) draw_bar(context, map, node, true);
  draw_amounts(true);
  if (map.tight) place_names();
  if (!crowded) draw_amounts(false);
  if (!map.tight) place_names();
  left.draw(name_gap);
  right.draw(0);
  for (const int flow : left_out) draw_ellipsis(context, map, flow, occupied);
  for (const Node& node : map.right_nodes) draw_unpriced_bracket(context, map, node, occupied);
}

}  // namespace explainer
