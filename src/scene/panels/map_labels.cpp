#include "panels/map_labels.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/sort.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

// The words at one ribbon's end, or at several that share a row.
struct Row {
  std::string text;
  float y = 0;        // middle
  int flow = none;    // none: several
  double weight = 0;  // of what has no room the least goes first
  ColorRole color = ColorRole::text_secondary;
};

float baseline(float middle, const TextStyle& style) { return middle + 0.33F * style.size; }

// Moves rows apart, as little as it takes, within top and bottom.
void spread(std::vector<Row>& rows, float top, float bottom, float pitch) {
  float next = top + pitch / 2;
  for (Row& row : rows) {
    row.y = std::max(row.y, next);
    next = row.y + pitch;
  }
  float last = bottom - pitch / 2;
  for (size_t i = rows.size(); i-- > 0;) {
    rows[i].y = std::min(rows[i].y, last);
    last = rows[i].y - pitch;
  }
}

// Takes the lightest rows away until `count` are left; returns them.
std::vector<Row> take_lightest(std::vector<Row>& rows, size_t count) {
  std::vector<Row> taken;
  while (rows.size() > count) {
    const auto lightest =
        std::min_element(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.weight < b.weight; });
    taken.push_back(std::move(*lightest));
    rows.erase(lightest);
  }
  return taken;
}

size_t rows_that_fit(float height, float pitch) { return static_cast<size_t>(std::max(1.0F, height / pitch + 0.05F)); }

// What the ribbons carry together; nothing where that cannot be said: of different kinds or directions, not counted, or
// perhaps the same money.
std::optional<Interval> sum_of(const PanelContext& context, const MoneyMap& map, const std::vector<int>& flows) {
  Interval sum;
  for (const int index : flows) {
    const Flow &flow = at(context.plan.flows, index), &first = at(context.plan.flows, flows[0]);
    const FlowState& state = at(map.states, index);
    const bool alike = flow.contract == first.contract && flow.to_right == first.to_right;
    const bool apart = std::all_of(flow.events.begin(), flow.events.end(),
                                   [&](int event) { return context.event(event).overlaps.empty(); });
    if (flow.kind == FlowKind::talks || !state.priced || !alike || !apart) return std::nullopt;
    sum = sum + state.total;
  }
  return flows.empty() ? std::nullopt : std::optional(sum);
}

std::string count_text(const PanelContext& context, size_t count, const std::optional<Interval>& sum) {
  const Labels& labels = context.story.labels;
  const std::string number = std::to_string(count);
  if (!sum) return fill(labels["map.more"], {{"count", number}});
  return fill(labels["map.more_sum"], {{"count", number}, {"amount", total_words(context.story, *sum, 0)}});
}

bool is_highlighted(const MoneyMap& map, const Row& row) {
  return row.flow != none && at(map.highlighted, row.flow) != 0;
}

// The visible ribbons of a company at one of its ends.
std::vector<Row> rows_of(const PanelContext& context, const MoneyMap& map, const Node& node,
                         const std::vector<Port>& ports) {
  std::vector<Row> rows;
  for (const int index : node.flows) {
    const FlowState& state = at(map.states, index);
    if (!state.visible) continue;
    const Flow& flow = at(context.plan.flows, index);
    const bool ledger = state.priced && flow.kind != FlowKind::talks;
    const auto sum = [&](bool brief) {
      return flow_sum(context.story, flow, state.event, ledger ? &state.total : nullptr, brief);
    };
    Row row = {sum(false), at(ports, index).y, index, finite_high(state.total), color_of(flow)};
    if (context.builder.width(row.text, map_text(context, true)) >
        map.left - bar_width - sum_gap - context.layout.map.x)
      row.text = sum(true);
    if (is_highlighted(map, row)) row.weight = 1e300;
    rows.push_back(std::move(row));
  }
  return rows;
}

// What does not fit into the block shares its last row.
std::vector<Row> rows_of_block(const PanelContext& context, const MoneyMap& map, const Node& node) {
  std::vector<Row> rows = rows_of(context, map, node, map.at_left);
  const auto share = [&](const std::vector<Row>& those, bool says_count) {
    std::vector<int> flows;
    for (const Row& row : those) flows.push_back(row.flow);
    const std::optional<Interval> sum = sum_of(context, map, flows);
    if (sum || says_count) {
      rows.push_back({says_count ? count_text(context, flows.size(), sum) : total_words(context.story, *sum, 0),
                      node.bottom(), none, 0, sum ? those[0].color : ColorRole::text_secondary});
    }
  };
  if (node.entities.size() > 1) {
    const std::vector<Row> all = std::exchange(rows, {});
    if (!all.empty()) share(all, false);
    if (!rows.empty()) rows[0].y = node.top;
    const TextStyle style = map_text(context, true);
    const float room = map.left - bar_width - sum_gap - context.layout.map.x - name_gap;
    if (!rows.empty() && context.builder.width(rows[0].text, style) +
                                 context.builder.width(count_text(context, node.entities.size(), std::nullopt), style) >
                             room)
      rows.clear();
  } else if (const size_t room = rows_that_fit(node.height, map.row); rows.size() > room) {
    const std::vector<Row> rest = take_lightest(rows, std::max<size_t>(room, 2) - 1);
    share(rest, true);
  }
  spread(rows, node.top, node.bottom(), map.row);
  return rows;
}

// Cut so that the names of a column stay different: what a name shares with another one's beginning goes first.
std::string cut_name(const PanelContext& context, int entity, const std::vector<int>& column, float room,
                     const TextStyle& style) {
  const std::string& name = at(context.story.entities, entity).short_name;
  std::string cut = context.builder.fit(name, room, style);
  size_t common = 0;
  for (const int other : column) {
    const std::string& its = at(context.story.entities, other).short_name;
    if (other == entity || its == name) continue;
    const auto end = std::mismatch(name.begin(), name.end(), its.begin(), its.end()).first;
    common = std::max(common, static_cast<size_t>(end - name.begin()));
  }
  const size_t kept = cut.size() - std::min(cut.size(), std::string_view("…").size());
  if (cut == name || common < kept) return cut;
  size_t from = common;
  while (from > 0 && name[from - 1] != ' ') --from;
  const std::string rest = name.substr(from),
                    head = context.builder.fit(name, room - context.builder.width(rest, style), style);
  return context.builder.fit((head.size() > 3 && head != name ? head : "…") + rest, room, style);
}

// The name of a block or a bar in the longest form that has room; empty where none has.
std::string name_of(const PanelContext& context, const Node& node, const std::vector<int>& column, float room,
                    const TextStyle& style) {
  if (node.entities.size() > 1) return count_text(context, node.entities.size(), std::nullopt);
  const Entity& entity = at(context.story.entities, node.entities[0]);
  for (const std::string& form : {entity.name, entity.short_name}) {
    if (context.builder.width(form, style) <= room) return form;
  }
  return cut_name(context, node.entities[0], column, room, style);
}

void add_name_target(const PanelContext& context, const Node& node, const Box& name) {
  // On a phone rows are too close for fingers: there companies are chosen from the list.
  if (context.compact() || node.entities.size() > 1) return;
  context.builder.hit({name.x - 4, name.y - 5, name.width + 8, name.height + 9},
                      {TargetKind::entity, node.entities[0]});
}

void draw_block(const PanelContext& context, const MoneyMap& map, const Node& node) {
  SceneBuilder& builder = context.builder;
  const float left = context.layout.map.x, right = map.left - bar_width - sum_gap;
  const auto style_of = [&](const Row& row) {
    TextStyle style = map_text(context, is_highlighted(map, row));
    style.color = is_highlighted(map, row) ? ColorRole::highlight_text : row.color;
    return style;
  };
  const TextStyle bold = {.size = context.layout.map_size,
                          .weight = node.begun ? Weight::semibold : Weight::regular,
                          .color = node.begun ? ColorRole::text : ColorRole::text_secondary};
  const std::vector<Row> rows = rows_of_block(context, map, node);
  const bool all_rows =
      node.flows.size() == rows.size() || node.height >= map.row * static_cast<float>(node.flows.size()) - 0.5F;
  const float name_y = node.head > 0                     ? node.top - node.head / 2
                       : all_rows && !node.flows.empty() ? at(map.at_left, node.flows[0]).y
                                                         : node.top + map.row / 2;
  float name_end = right;
  for (const Row& row : rows) {
    if (std::abs(row.y - name_y) < map.row - 0.5F)
      name_end = std::min(name_end, right - builder.width(row.text, style_of(row)) - name_gap);
  }
  const std::string name = name_of(context, node, context.plan.left, name_end - left, bold);
  add_name_target(context, node, builder.text(name, left, baseline(name_y, bold), bold));
  for (const Row& row : rows) {
    const TextStyle style = style_of(row);
    const float width = builder.width(row.text, style), line = baseline(row.y, style);
    if (is_highlighted(map, row)) {
      const float height = std::min(map.row, context.compact() ? 15.0F : 17.0F);
      builder.rect({right - width - 6, row.y - height / 2, width + 10, height}, {ColorRole::highlight});
    }
    const Box box = builder.text(row.text, right, line, style, Align::right);
    if (!context.compact() && row.flow != none)
      builder.hit({box.x - 6, row.y - map.row / 2, box.width + 12, map.row},
                  {TargetKind::event, at(map.states, row.flow).event});
  }
}

}  // namespace

void draw_left_labels(const PanelContext& context, const MoneyMap& map) {
  const Node* above = nullptr;
  for (const Node& node : map.left_nodes) {
    if (above) {
      const float y = std::floor((above->bottom() + node.top - node.head) / 2) + 0.5F;
      context.builder.line({{context.layout.map.x, y}, {map.left - bar_width - sum_gap, y}}, {ColorRole::hairline});
    }
    above = &node;
    draw_block(context, map, node);
  }
}

void draw_right_labels(const PanelContext& context, const MoneyMap& map) {
  SceneBuilder& builder = context.builder;
  const bool phone = context.compact();
  const Box& box = context.layout.map;
  const float x = map.right + label_gap, room = phone ? map.name_room : box.right() - x;
  for (const Node& node : map.right_nodes) {
    const bool large = map.large_names && node.entities.size() == 1;
    const TextStyle style = {.size = large   ? context.layout.name_size
                                     : phone ? context.layout.small_size
                                             : context.layout.map_size,
                             .weight = Weight::semibold};
    const std::string name = name_of(context, node, context.plan.right, room, style);
    const float line = node.head == 0 ? baseline(node.top + 0.5F * map.row, style) : node.top - (large ? 7.0F : 4.0F);
    if (phone) {
      // Ribbons that pass end beside the name.
      const float width = builder.width(name, style);
      builder.rect({box.right() - width - 3, line - text_ascent * style.size - 1, width + 3, style.size + 2},
                   {ColorRole::background});
      builder.text(name, box.right(), line, style, Align::right);
      continue;
    }
    add_name_target(context, node, builder.text(name, x, line, style));
    if (node.head == 0) continue;
    std::vector<Row> rows = rows_of(context, map, node, map.at_right);
    const TextStyle sum = map_text(context, false), to = {.size = sum.size, .color = ColorRole::text_secondary};
    rows.erase(std::remove_if(rows.begin(), rows.end(),
                              [&](const Row& row) {
                                const Flow& flow = at(context.plan.flows, row.flow);
                                return flow.to_right || builder.width(to_company(context, flow), to) + sum_gap +
                                                                builder.width(row.text, sum) >
                                                            room;
                              }),
               rows.end());
    const float pitch = sum.size + 2;
    take_lightest(rows, rows_that_fit(node.height, pitch));
    spread(rows, node.top - 1, node.bottom() + 1, pitch);
    for (const Row& row : rows) {
      const Box whom = builder.text(to_company(context, at(context.plan.flows, row.flow)), x, baseline(row.y, to), to);
      const Box amount = builder.text(row.text, whom.right() + sum_gap, baseline(row.y, sum), sum);
      builder.hit({x - 4, row.y - pitch / 2, amount.right() - x + 8, pitch},
                  {TargetKind::event, at(map.states, row.flow).event});
    }
  }
}

void draw_headings(const PanelContext& context, const MoneyMap& map) {
  for (const Heading& heading : map.headings) {
    const TextStyle style = {.size = context.layout.small_size, .weight = Weight::semibold, .color = heading.color};
    const Box box = context.builder.text(heading.text, heading.x, heading.baseline, style);
    const float middle = heading.baseline - 4.3F, base = heading.to_right ? box.right() + 6 : box.x - 6,
                tip = base + (heading.to_right ? 8.0F : -8.0F);
    context.builder.polygon({{base, middle - 4.5F}, {tip, middle}, {base, middle + 4.5F}}, {heading.color});
  }
}

void draw_undrawn(const PanelContext& context) {
  const std::vector<int>& undrawn = context.plan.undrawn;
  const auto count = std::count_if(undrawn.begin(), undrawn.end(), [&](int event) {
    return event < context.snapshot.event_count && shows(context.view, event);
  });
  if (count == 0 || !says_undrawn(context)) return;
  const Box& box = context.layout.map;
  const std::string text = fill(context.story.labels["map.undrawn"], {{"count", std::to_string(count)}});
  context.builder.text(context.builder.fit(text, box.width, context.note()), box.x, box.bottom() - 5, context.note());
}

}  // namespace explainer
