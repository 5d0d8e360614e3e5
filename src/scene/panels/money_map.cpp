// The money map: one ribbon per pair and direction, as wide as the square root of its amount, drawn as firm as it is
// known.
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

constexpr float tip = 8;
constexpr size_t most_ribbons = 150;  // visible at once; where there are more, all but what is in the light are threads
constexpr int thread_samples = 12;
constexpr float least_hatch = 3;  // a hatched part is never thinner, or its texture could not be seen

ColorRole main_color(FlowKind kind) { return kind == FlowKind::compute ? ColorRole::compute : ColorRole::money; }
ColorRole tint_color(FlowKind kind) {
  return kind == FlowKind::compute ? ColorRole::compute_tint : ColorRole::money_tint;
}

struct Run {
  Point from, to;  // the way the money goes
};

Run run_of(const MoneyMap& map, const MapPlan& plan, int flow) {
  const auto i = static_cast<size_t>(flow);
  const Point left = {map.left, map.at_left[i].y}, right = {map.right, map.at_right[i].y};
  return plan.flows[i].to_right ? Run{left, right} : Run{right, left};
}

void draw_tip(SceneBuilder& builder, Point at, float half, bool to_right, const MarkStyle& style) {
  const float base = at.x + (to_right ? -tip : tip);
  builder.polygon({{at.x, at.y}, {base, at.y - half}, {base, at.y + half}}, style);
}

// A part of a ribbon's cross-section, from edge to edge, drawn with its texture.
void draw_part(SceneBuilder& builder, const std::vector<Point>& edges, Texture texture, ColorRole ink, ColorRole tint,
               bool about, float emphasis) {
  const size_t half = edges.size() / 2;
  const std::vector<Point> upper(edges.begin(), edges.begin() + static_cast<std::ptrdiff_t>(half));
  const std::vector<Point> lower(edges.begin() + static_cast<std::ptrdiff_t>(half), edges.end());
  if (texture == Texture::hatch) {
    builder.band(edges, {ColorRole::background});
    builder.band(edges, {ink, Texture::hatch, 1.1F, 0, emphasis});
  } else if (about) {
    builder.band(edges, {tint, Texture::solid, 1, 0, emphasis});
  } else {
    // A broad firm ribbon is a little lighter within its edges: it must not outshout a larger one that is only "about".
    const float broad = std::clamp((std::abs(lower.front().y - upper.front().y) - 8) / 12, 0.0F, 1.0F);
    builder.band(edges, {ink, Texture::solid, 1, 0, emphasis * (1 - 0.2F * broad)});
    if (broad == 0) return;
  }
  const float stroke = texture == Texture::hatch ? 1.0F : 1.2F;
  builder.line(upper, {ink, Texture::solid, stroke, 0, emphasis});
  builder.line(lower, {ink, Texture::solid, stroke, 0, emphasis});
}

// Widths of the two parts of a priced ribbon: what is known, and what there may be beyond it.
struct Parts {
  float firm = 0, beyond = 0;
  float all() const { return firm + beyond; }
};

Parts parts_of(const MoneyMap& map, const Interval& total) {
  const float firm = thickness(map.scale, total.low), all = thickness(map.scale, finite_high(total));
  Parts parts = {firm, all - firm};
  if (finite_high(total) > total.low) parts.beyond = std::max(parts.beyond, least_hatch);
  if (parts.all() < 1.5F) parts.firm = 1.5F - parts.beyond;  // the least that still reads as a line
  return parts;
}

// On the way from a width to another; the other itself at the end of it.
float mix(float from, float to, float part) { return part >= 1 ? to : from + (to - from) * part; }

void draw_selection(const PanelContext& view, const std::vector<Point>& middle, float half) {
  if (!is_dark(view.input.view.theme)) {
    view.builder.band(ribbon(middle, -half - 5, half + 5), {ColorRole::highlight});
    return;
  }
  // On dark paper yellow never touches the ribbon: two lines with paper between.
  view.builder.band(ribbon(middle, -half - 5, half + 5), {ColorRole::highlight});
  view.builder.band(ribbon(middle, -half - 3, half + 3), {ColorRole::background});
}

// What the three kinds of ribbon have in common.
struct Stroke {
  std::vector<Point> whole;   // middle line, all of it: what answers the pointer
  std::vector<Point> middle;  // as much of it as has grown
  Point tip;                  // where the money arrives
  bool to_right = true;
  bool grown = true;
  bool lit = false;
  ColorRole ink = ColorRole::money, tint = ColorRole::money_tint;
  float emphasis = 1;
  Target target;
};

// A deal without a published price has no width.
void draw_unpriced_flow(const PanelContext& view, const Stroke& stroke) {
  if (stroke.lit) draw_selection(view, stroke.middle, 1);
  // Each dot stands on a dot of paper, or the line would be lost where it runs over ribbons of its own colour.
  if (!stroke.lit) view.builder.line(stroke.middle, {ColorRole::background, Texture::dots, 4.4F});
  view.builder.line(stroke.middle, {stroke.ink, Texture::dots, 2.2F, 0, stroke.emphasis});
  if (stroke.grown)
    draw_tip(view.builder, stroke.tip, 4, stroke.to_right, {stroke.ink, Texture::solid, 1, 0, stroke.emphasis});
  view.builder.hit_band(ribbon(stroke.whole, -3, 3), stroke.target);
}

// What may come is an outline, as wide as it would be.
void draw_talks_flow(const PanelContext& view, const Stroke& stroke, float half) {
  if (stroke.lit) draw_selection(view, stroke.middle, half);
  const std::vector<Point> edges = ribbon(stroke.middle, -half, half);
  view.builder.band(edges, {ColorRole::background});
  const MarkStyle dash = {stroke.ink, Texture::dash, stroke.lit ? 2.0F : 1.5F, 0, stroke.emphasis};
  const auto count = static_cast<std::ptrdiff_t>(edges.size() / 2);
  view.builder.line({edges.begin(), edges.begin() + count}, dash);
  view.builder.line({edges.begin() + count, edges.end()}, dash);
  if (stroke.grown) {
    const float base = stroke.whole.back().x, high = std::max(half, 4.0F), y = stroke.tip.y;
    view.builder.line({{base, y - high}, stroke.tip, {base, y + high}},
                      {stroke.ink, Texture::solid, 1.5F, 0, stroke.emphasis});
  }
  view.builder.hit_band(ribbon(stroke.whole, -half - 2, half + 2), stroke.target);
}

void draw_priced_flow(const PanelContext& view, const Stroke& stroke, const Parts& parts, bool about) {
  SceneBuilder& builder = view.builder;
  const float half = parts.all() / 2, border = -half + parts.firm;
  if (stroke.lit) draw_selection(view, stroke.middle, half);
  // A hairline of paper decides who is on top where ribbons cross.
  if (!stroke.lit || is_dark(view.input.view.theme))
    builder.band(ribbon(stroke.middle, -half - 2, half + 2), {ColorRole::background});
  if (parts.firm > 0) {
    draw_part(builder, ribbon(stroke.middle, -half, border), Texture::solid, stroke.ink, stroke.tint, about,
              stroke.emphasis);
  }
  if (parts.beyond > 0) {
    draw_part(builder, ribbon(stroke.middle, border, half), Texture::hatch, stroke.ink, stroke.tint, false,
              stroke.emphasis);
  }
  if (stroke.grown) {
    draw_tip(builder, stroke.tip, std::max(half, 4.0F), stroke.to_right,
             {stroke.ink, Texture::solid, 1, 0, stroke.emphasis});
  }
  builder.hit_band(ribbon(stroke.whole, -half - 1, half + 1), stroke.target);
}

// Among very many a ribbon is a line: no texture could be told apart.
void draw_thread(const PanelContext& view, const MoneyMap& map, int index) {
  const auto i = static_cast<size_t>(index);
  const Flow& flow = view.input.plan.flows[i];
  const Run run = run_of(map, view.input.plan, index);
  const std::vector<Point> whole = curve(run.from, run.to, thread_samples);
  const float emphasis = view.flow_emphasis(index);
  view.builder.line(
      whole, {map.states[i].priced ? main_color(flow.kind) : tint_color(flow.kind), Texture::solid, 1, 0, emphasis});
  view.builder.hit_band(ribbon(whole, -1, 1), {TargetKind::event, map.states[i].event});
}

void draw_flow(const PanelContext& view, const MoneyMap& map, int index) {
  const auto i = static_cast<size_t>(index);
  const Flow& flow = view.input.plan.flows[i];
  const FlowState& state = map.states[i];
  const Run run = run_of(map, view.input.plan, index);
  // What is new grows from its source; what was there already widens in place.
  const bool is_new = view.event(state.event).date.first == view.input.snapshot.date && !state.was_visible;
  const float grown = is_new ? view.input.growth : 1, widened = state.was_visible ? view.input.widening : 1;
  Stroke stroke;
  stroke.tip = run.to;
  stroke.to_right = flow.to_right;
  // Half a pixel under the tip, so that no slit of paper shows between them.
  stroke.whole = curve(run.from, {run.to.x + (stroke.to_right ? 0.5F - tip : tip - 0.5F), run.to.y});
  stroke.middle = beginning(stroke.whole, grown);
  stroke.grown = grown >= 1;
  stroke.lit = map.lit[i] != 0;
  stroke.ink = main_color(flow.kind);
  stroke.tint = tint_color(flow.kind);
  stroke.emphasis = stroke.lit ? 1 : view.flow_emphasis(index);
  stroke.target = {TargetKind::event, state.event};
  if (!state.priced) {
    draw_unpriced_flow(view, stroke);
  } else if (flow.kind == FlowKind::talks) {
    const float width = mix(thickness(map.scale, state.was.high), thickness(map.scale, state.total.high), widened);
    draw_talks_flow(view, stroke, std::max(width, 3.0F) / 2);
  } else {
    const Parts was = parts_of(map, state.was), is = parts_of(map, state.total);
    const Parts parts = {mix(was.firm, is.firm, widened), mix(was.beyond, is.beyond, widened)};
    draw_priced_flow(view, stroke, parts, state.total.about);
  }
}

// Flows by a key of theirs, the least first; equal ones keep their order.
template <typename Key>
void sort_flows(std::vector<int>& flows, Key key) {
  std::vector<std::pair<std::pair<int, double>, int>> keyed;
  for (const int flow : flows) keyed.push_back({key(static_cast<size_t>(flow)), flow});
  sort_stable(keyed, [](const auto& a, const auto& b) { return a.first < b.first; });
  for (size_t i = 0; i < flows.size(); ++i) flows[i] = keyed[i].second;
}

// Computing lies lowest, then money, each by size, what may come, and dotted lines, which nothing would show through;
// what is in focus on top.
std::vector<int> paint_order(const MapPlan& plan, const MoneyMap& map) {
  const auto layer = [&](size_t i) {
    if (map.lit[i] != 0) return 4;
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

// A crowded map has no more threads than its height has pixels: the largest, painted last, and what is in the light.
void draw_crowd(const PanelContext& view, const MoneyMap& map, std::vector<int> order) {
  sort_flows(order, [&](size_t i) { return std::pair(int{map.lit[i]}, finite_high(map.states[i].total)); });
  const auto most = static_cast<size_t>(view.layout.map.height);
  for (size_t i = order.size() - std::min(order.size(), most); i < order.size(); ++i) {
    map.lit[static_cast<size_t>(order[i])] != 0 ? draw_flow(view, map, order[i]) : draw_thread(view, map, order[i]);
  }
}

void draw_bar(const PanelContext& view, const MoneyMap& map, const Node& node, bool left) {
  const float x = left ? map.left - bar_width : map.right;
  view.builder.rect({x, node.top, bar_width, node.height}, {ColorRole::hairline});
  for (const int flow : node.flows) {
    const auto i = static_cast<size_t>(flow);
    if (!map.states[i].visible) continue;
    const Port& port = left ? map.at_left[i] : map.at_right[i];
    view.builder.rect({x, port.y - port.height / 2, bar_width, port.height}, {ColorRole::text});
  }
}

// Where the words of an amount stand: where the money leaves.
struct AmountPlace {
  bool at_left;
  float x, baseline, room;
  Align align() const { return at_left ? Align::right : Align::left; }
};

AmountPlace place_of(const PanelContext& view, const MoneyMap& map, int flow) {
  const auto i = static_cast<size_t>(flow);
  const bool at_left = view.input.plan.flows[i].to_right;
  const float x = at_left ? map.left - bar_width - 8 : map.right + bar_width + label_gap(view);
  const float room = at_left ? x - view.layout.map.x : view.layout.map.right() - x;
  return {at_left, x, (at_left ? map.at_left[i] : map.at_right[i]).y + 4, room};
}

// Empty where there is no amount to tell.
std::string amount_of(const PanelContext& view, int flow, const FlowState& state) {
  const Labels& labels = view.story().labels;
  if (view.input.plan.flows[static_cast<size_t>(flow)].kind == FlowKind::talks)
    return amount_text(labels, view.event(state.event));
  return state.priced ? total_text(labels, state.total) : std::string();
}

// Yellow paper under it when it is the news. False when it has no room.
bool draw_amount(const PanelContext& view, const MoneyMap& map, int flow, OccupiedBoxes& words) {
  const FlowState& state = map.states[static_cast<size_t>(flow)];
  if (!state.visible) return true;
  std::string label = amount_of(view, flow, state);
  if (label.empty()) return true;
  const AmountPlace at = place_of(view, map, flow);
  const bool lit = map.lit[static_cast<size_t>(flow)] != 0;
  const TextStyle type = {view.layout.small, lit ? Weight::semibold : Weight::regular,
                          lit ? ColorRole::highlight_text : ColorRole::text};
  // Where the words do not fit, "about" becomes a sign.
  if (state.total.about && view.builder.width(label, type) > at.room) {
    label = "~" + total_text(view.story().labels, {state.total.low, state.total.high, false});
  }
  const Box text = extent(view.builder, label, at.x, at.baseline, type, at.align());
  if (text.width > at.room || !words.take(text)) return false;
  if (lit) {
    // Where rows are close it is no higher than its words.
    const bool wide = view.layout.breakpoint == Breakpoint::wide;
    const Box paper = {text.x - 6, at.baseline - (wide ? 12.5F : 11), text.width + 10, wide ? 17.0F : 15.0F};
    words.keep_from_names(paper);
    view.builder.rect(paper, {ColorRole::highlight});
  }
  view.builder.text(label, at.x, at.baseline, type, at.align());
  if (!view.phone()) {
    view.builder.hit({at.at_left ? at.x - 90 : at.x - 4, at.baseline - 14, 94, 20}, {TargetKind::event, state.event});
  }
  return true;
}

// Nobody shall take the amounts that have room for all there are: its ink needs no more than the foot of a line.
void draw_left_out(const PanelContext& view, const MoneyMap& map, int flow, OccupiedBoxes& words) {
  const AmountPlace at = place_of(view, map, flow);
  const TextStyle type = {view.layout.small};
  const float width = view.builder.width("…", type);
  if (words.take({at.at_left ? at.x - width : at.x, at.baseline - 3, width, 4}))
    view.builder.text("…", at.x, at.baseline, type, at.align());
}

// One bracket around the unpriced deals that leave a company, instead of the same words at each.
void draw_unpriced(const PanelContext& view, const MoneyMap& map, const Node& node, OccupiedBoxes& words) {
  float top = 1e9F, bottom = -1e9F;
  int event = none;
  for (const int flow : node.flows) {
    const auto i = static_cast<size_t>(flow);
    if (!map.states[i].visible || map.states[i].priced || view.input.plan.flows[i].to_right) continue;
    top = std::min(top, map.at_right[i].y);
    bottom = std::max(bottom, map.at_right[i].y);
    event = map.states[i].event;
  }
  if (event == none) return;
  const float x = map.right + bar_width + 2;
  view.builder.line({{x, top}, {x + 4, top}, {x + 4, bottom}, {x, bottom}}, {ColorRole::compute, Texture::solid, 1.2F});
  const TextStyle type = {view.layout.small};
  const std::vector<std::string> lines =
      view.builder.wrap(view.story().labels["map.no_price"], view.layout.map.right() - x - 12, type, 2);
  const float below = static_cast<float>(lines.size() - 1) * 15;  // the first line
  float y = std::min((top + bottom) / 2 + 4 - below / 2, view.layout.map.bottom() - 3 - below);
  for (const std::string& line : lines) {
    if (words.take(extent(view.builder, line, x + 12, y, type, Align::left))) view.builder.text(line, x + 12, y, type);
    y += 15;
  }
}

// Which way blue and orange run, above the two bars.
void draw_headings(const PanelContext& view, const MoneyMap& map, OccupiedBoxes& words) {
  const Layout& layout = view.layout;
  const Labels& labels = view.story().labels;
  const bool phone = view.phone();
  const TextStyle money = {layout.small, Weight::semibold, ColorRole::money},
                  compute = {layout.small, Weight::semibold, ColorRole::compute};
  const float baseline = layout.map.y + 10, left = map.left - bar_width - 14,
              right = map.right + bar_width + label_gap(view);
  const std::string_view in = phone ? labels.own_first("map.left_short", "map.left") : labels["map.left"];
  const std::string_view out = phone ? labels.own_first("map.right_short", "map.right") : labels["map.right"];
  const std::string at_left = view.builder.fit(in, left - layout.map.x, money),
                    at_right = view.builder.fit(out, layout.map.right() - right, compute);
  words.keep(view.builder.text(at_left, left, baseline, money, Align::right));
  words.keep(view.builder.text(at_right, right, baseline, compute));
  const float low = baseline + 0.5F, high = baseline - 8.5F, middle = baseline - 4;
  view.builder.polygon({{map.left - 8, high}, {map.left, middle}, {map.left - 8, low}}, {ColorRole::money});
  view.builder.polygon({{map.right + 8, high}, {map.right, middle}, {map.right + 8, low}}, {ColorRole::compute});
}

}  // namespace

void draw_map(const PanelContext& view) {
  const Layout& layout = view.layout;
  if (layout.map.height <= 0 || view.input.plan.flows.empty()) return;
  const MapPlan& plan = view.input.plan;
  const MoneyMap& map = *view.map;
  OccupiedBoxes words;
  draw_headings(view, map, words);
  const std::vector<int> order = paint_order(plan, map);
  const bool crowded = order.size() > most_ribbons;
  if (crowded) {
    draw_crowd(view, map, order);
  } else {
    for (const int flow : order) draw_flow(view, map, flow);
  }
  NameColumn right(view, words), left(view, words);
  for (const Node& node : map.right_nodes) draw_bar(view, map, node, false);
  for (const Node& node : map.right_nodes) place_right_name(view, map, node, right);
  // What is in focus takes its place first.
  std::vector<int> left_out;
  const auto amounts = [&](bool lit) {
    for (int i = 0; i < static_cast<int>(plan.flows.size()); ++i) {
      const bool now = (map.lit[static_cast<size_t>(i)] != 0) == lit;
      if (now && !draw_amount(view, map, i, words)) left_out.push_back(i);
    }
  };
  const auto place_names = [&] {
    for (const Node& node : map.left_nodes) place_left_name(view, map, node, left);
  };
  for (const Node& node : map.left_nodes) draw_bar(view, map, node, true);
  amounts(true);
  if (map.tight) place_names();
  if (!crowded) amounts(false);
  if (!map.tight) place_names();
  left.draw(name_gap);
  right.draw(0);
  for (const int flow : left_out) draw_left_out(view, map, flow, words);
  for (const Node& node : map.right_nodes) draw_unpriced(view, map, node, words);
}

}  // namespace explainer
