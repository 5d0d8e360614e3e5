#include "panels/map_labels.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/rates.hpp"
#include "core/sort.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

// A piece of a line of words.
struct Piece {
  std::string text;
  ColorRole color = ColorRole::text;
  bool struck = false;  // with a line through it
};

// The words at one ribbon's end, or at several that share a row.
struct Row {
  std::vector<Piece> pieces;  // from left to right
  std::string note;           // below them
  float y = 0;                // middle
  int flow = none;            // none: several
  double weight = 0;          // of what has no room the least goes first
  bool highlighted = false;
};

constexpr float chevron_room = 16;  // behind the row of several
constexpr float note_pitch = 14;    // from a sum to what stands below it

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

// What the ribbons carry together, in the unit of all of them or else in the main one; nothing where that cannot be
// said: of different kinds or directions, not counted, without a rate, or perhaps the same money.
std::optional<std::string> sum_of(const PanelContext& context, const MoneyMap& map, const std::vector<int>& flows) {
  Interval own, main;
  int unit = none;
  bool one_unit = true;
  for (const int index : flows) {
    const Flow &flow = at(context.plan.flows, index), &first = at(context.plan.flows, flows[0]);
    const FlowState& state = at(map.states, index);
    const bool alike =
        flow.contract == first.contract && flow.from_side == first.from_side && flow.to_side == first.to_side;
    const bool apart = std::all_of(flow.events.begin(), flow.events.end(),
                                   [&](int event) { return context.event(event).overlaps.empty(); });
    if (flow.kind == FlowKind::talks || !state.has_width || state.over || state.returned || !alike || !apart)
      return std::nullopt;
    const int its = unit_of(context.indexed, flow, state.event);
    one_unit = one_unit && (unit == none || its == unit);
    unit = its;
    own = own + state.total;
    main = main + state.drawn;
  }
  if (flows.empty()) return std::nullopt;
  return one_unit ? total_words(context.story, own, unit) : total_words(context.story, main, 0);
}

std::string count_text(const PanelContext& context, size_t count, const std::optional<std::string>& sum) {
  const Labels& labels = context.story.labels;
  if (!sum) return with_count(labels, "map.more", count);
  const std::string number = std::to_string(count);
  return fill(labels.counted("map.more_sum", {number}), {{"count", number}, {"amount", *sum}});
}

TextStyle style_of(const PanelContext& context, const Row& row, const Piece& piece) {
  TextStyle style = map_text(context, row.highlighted);
  style.color = row.highlighted ? ColorRole::highlight_text : piece.color;
  return style;
}

constexpr float piece_gap = 6;

float width_of(const PanelContext& context, const Row& row) {
  float width = -piece_gap;
  for (const Piece& piece : row.pieces)
    width += context.builder.width(piece.text, style_of(context, row, piece)) + piece_gap;
  return width;
}

void draw_row_highlight(const PanelContext& context, const Row& row, float x, float y, float height) {
  if (row.highlighted)
    context.builder.rect({x - 6, y - height / 2, width_of(context, row) + 10, height}, {ColorRole::highlight});
}

// Draws the pieces on one line, from x on or up to it; returns their box.
Box draw_pieces(const PanelContext& context, const Row& row, float x, float y, Align align) {
  const float width = width_of(context, row);
  float at = align == Align::right ? x - width : x;
  Box all = {at, y, width, 0};
  for (const Piece& piece : row.pieces) {
    const TextStyle style = style_of(context, row, piece);
    const Box box = context.builder.text(piece.text, at, baseline(y, style), style);
    if (piece.struck)
      context.builder.line({{box.x - 2, y}, {box.right() + 2, y}}, {.color = ColorRole::text, .stroke_width = 1.3F});
    at = box.right() + piece_gap;
    all.y = box.y;
    all.height = box.height;
  }
  return all;
}

// The words of a ribbon at one of its ends: the sum, what it was where that ended on this day, and to whom it goes
// where the other end does not tell.
Row row_of(const PanelContext& context, const MoneyMap& map, int end, Side side, float room) {
  const int index = flow_of_end(end);
  const Flow& flow = at(context.plan.flows, index);
  const FlowState& state = at(map.states, index);
  Row row;
  row.y = at(map.ports, end).y;
  row.flow = index;
  const bool loop = flow.loop(), in_focus = at(map.highlighted, index) != 0;
  row.weight = in_focus ? 1e300 : finite_high(state.drawn);
  row.highlighted = in_focus && (side == Side::left || loop);
  const bool ledger = state.priced && flow.kind != FlowKind::talks;
  const Interval* const returned = state.returned ? &*state.returned : nullptr;
  const auto sum = [&](const Interval& total, bool brief) {
    // Of what is paid back without a sum that it belongs to, only that is said.
    const bool only_back = ledger && returned && total == Interval{};
    return flow_sum(context.indexed, flow, state.event, ledger && !only_back ? &total : nullptr,
                    ledger ? returned : nullptr, brief);
  };
  const ColorRole color = side == Side::right && !loop ? ColorRole::text : color_of(flow);
  row.pieces = {{sum(state.total, false), color, state.over}};
  if (width_of(context, row) > room) row.pieces[0].text = sum(state.total, true);
  // On a phone what was paid back stands below, or else only the ribbon tells it.
  if (context.compact() && returned && ledger && !(state.total == Interval{})) {
    row.pieces[0].text = flow_sum(context.indexed, flow, state.event, &state.total, nullptr);
    if (map.notes) row.note = flow_sum(context.indexed, flow, state.event, nullptr, returned);
  }
  const auto add = [&](Piece piece, bool before) {
    Row longer = row;
    longer.pieces.insert(before ? longer.pieces.begin() : longer.pieces.end(), std::move(piece));
    if (width_of(context, longer) <= room) row = std::move(longer);
  };
  if (state.ended)
    add({flow_sum(context.indexed, flow, state.event, &*state.ended, nullptr), ColorRole::text_secondary, true}, true);
  if (loop || side == Side::right)
    add({to_company(context, flow.to), ColorRole::text_secondary}, side == Side::left || !loop);
  if (side == Side::left && map.notes && !context.compact() && !state.over && state.has_width)
    row.note = converted_text(context.story, state.total, unit_of(context.indexed, flow, state.event));
  return row;
}

// The words at the visible ends of a company.
std::vector<Row> rows_of(const PanelContext& context, const MoneyMap& map, const Node& node, Side side, float room) {
  std::vector<Row> rows;
  for (const int end : node.ends) {
    const Flow& flow = at(context.plan.flows, flow_of_end(end));
    // Where there is room the right column tells its side of what it pays, too.
    const bool speaks = has_words(flow, end, side) ||
                        (side == Side::right && node.head > 0 && !context.compact() && !flow.loop() && !arrives(end));
    if (!speaks || !at(map.states, flow_of_end(end)).visible) continue;
    Row row = row_of(context, map, end, side, room);
    if (side == Side::left || flow.loop() || row.pieces.size() > 1) rows.push_back(std::move(row));
  }
  return rows;
}

float left_room(const PanelContext& context, const MoneyMap& map) {
  return map.left - bar_width - sum_gap - context.layout.map.x;
}

// What does not fit into the block shares its last row.
std::vector<Row> rows_of_block(const PanelContext& context, const MoneyMap& map, const Node& node) {
  std::vector<Row> rows = rows_of(context, map, node, Side::left, left_room(context, map));
  const auto share = [&](const std::vector<Row>& those, bool says_count) {
    std::vector<int> flows;
    for (const Row& row : those) flows.push_back(row.flow);
    const std::optional<std::string> sum = sum_of(context, map, flows);
    if (!sum && !says_count) return;
    Row row;
    row.pieces = {{says_count ? count_text(context, flows.size(), sum) : *sum,
                   sum ? color_of(at(context.plan.flows, flows[0])) : ColorRole::text_secondary}};
    row.y = node.bottom();
    rows.push_back(std::move(row));
  };
  if (node.gathered()) {
    const std::vector<Row> all = std::exchange(rows, {});
    if (!all.empty()) share(all, false);
    if (!rows.empty()) rows[0].y = node.top;
    const TextStyle style = map_text(context, true);
    const float room = left_room(context, map) - name_gap - chevron_room;
    if (!rows.empty() && width_of(context, rows[0]) +
                                 context.builder.width(count_text(context, node.entities.size(), std::nullopt), style) >
                             room)
      rows.clear();
  } else if (const size_t room = rows_that_fit(node.height, map.row); rows.size() > room) {
    for (Row& row : rows) row.note.clear();
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
  if (node.gathered()) return count_text(context, node.entities.size(), std::nullopt);
  const Entity& entity = at(context.story.entities, node.entities[0]);
  for (const std::string& form : {entity.name, entity.short_name}) {
    if (context.builder.width(form, style) <= room) return form;
  }
  return cut_name(context, node.entities[0], column, room, style);
}

// The name, and what it does: a company is filtered by, the row of several shows the next of them.
void draw_name(const PanelContext& context, const MoneyMap& map, const Node& node, Side side, const std::string& name,
               float x, float line, const TextStyle& style, Align align = Align::left) {
  SceneBuilder& builder = context.builder;
  const bool opens = node.gathered() && !context.view.still;
  const Box box = builder.text(name, x - (opens && align == Align::right ? chevron_room : 0), line, style, align);
  const Box around = {box.x - 4, box.y - 5, box.width + 8, box.height + 9};
  if (opens) {
    const Point tip = {box.right() + chevron_room - 5, line - 0.33F * style.size + 2};
    builder.line({{tip.x - 4, tip.y - 4}, tip, {tip.x + 4, tip.y - 4}}, {.stroke_width = 1.6F});
    const float high = context.compact() ? touch_target : around.height;
    const int index = static_cast<int>(side);
    builder.hit({around.x, around.y + around.height / 2 - high / 2, around.width + chevron_room, high},
                {side == Side::left ? TargetKind::more_left : TargetKind::more_right, map.page[index]});
  } else if (!context.compact() && !node.gathered()) {
    // On a phone rows are too close for fingers: there companies are chosen from the list.
    builder.hit(around, {TargetKind::entity, node.entities[0]});
  }
}

void draw_block(const PanelContext& context, const MoneyMap& map, const Node& node) {
  SceneBuilder& builder = context.builder;
  const float left = context.layout.map.x, right = left + left_room(context, map);
  const TextStyle bold = {.size = context.layout.map_size,
                          .weight = node.begun ? Weight::semibold : Weight::regular,
                          .color = node.begun ? ColorRole::text : ColorRole::text_secondary};
  std::vector<Row> rows = rows_of_block(context, map, node);
  for (Row& row : rows) {
    if (!row.note.empty()) row.y -= 0.5F * note_pitch;
  }
  const bool all_rows =
      node.ends.size() == rows.size() || node.height >= map.row * static_cast<float>(node.ends.size()) - 0.5F;
  float name_y = node.head > 0 ? node.top - node.head / 2 : node.top + map.row / 2;
  if (node.head == 0 && all_rows && !node.ends.empty()) {
    const Port& first = at(map.ports, node.ends[0]);
    const Flow& flow = at(context.plan.flows, flow_of_end(node.ends[0]));
    if (has_words(flow, node.ends[0], Side::left))
      name_y = first.y - (map.notes && has_note(context, flow) ? 0.5F * note_pitch : 0);
  }
  float name_end = right;
  for (const Row& row : rows) {
    if (std::abs(row.y - name_y) < map.row - 0.5F)
      name_end = std::min(name_end, right - width_of(context, row) - name_gap);
    if (!row.note.empty() && std::abs(row.y + note_pitch - name_y) < note_pitch - 2)
      name_end = std::min(name_end, right - builder.width(row.note, map_note(context)) - name_gap);
  }
  const std::string name = name_of(context, node, context.plan.left, name_end - left + 0.5F, bold);
  draw_name(context, map, node, Side::left, name, left, baseline(name_y, bold), bold);
  for (const Row& row : rows) {
    draw_row_highlight(context, row, right - width_of(context, row), row.y,
                       std::min(map.row, context.compact() ? 15.0F : 17.0F));
    const Box box = draw_pieces(context, row, right, row.y, Align::right);
    if (!row.note.empty()) {
      const TextStyle note = map_note(context);
      builder.text(row.note, right, baseline(row.y + note_pitch, note), note, Align::right);
    }
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
    const bool large = map.large_names && !node.gathered();
    const TextStyle style = {.size = large   ? context.layout.name_size
                                     : phone ? context.layout.small_size
                                             : context.layout.map_size,
                             .weight = Weight::semibold};
    const std::string name =
        name_of(context, node, context.plan.right, room - (node.gathered() ? chevron_room : 0), style);
    std::vector<Row> rows = rows_of(context, map, node, Side::right, room);
    if (node.gathered()) rows.clear();
    if (phone) {
      // The name and what it pays within its column, above the bar; ribbons that pass end beside them.
      const float pitch = style.size + 2;
      float line = node.top - (large ? 7.0F : 4.0F) - pitch * static_cast<float>(rows.size());
      const auto clear = [&](float width, float base) {
        builder.rect({box.right() - width - 3, base - text_ascent * style.size - 1, width + 3, style.size + 2},
                     {ColorRole::background});
      };
      clear(builder.width(name, style) + (node.gathered() ? chevron_room : 0), line);
      draw_name(context, map, node, Side::right, name, box.right(), line, style, Align::right);
      for (const Row& row : rows) {
        line += pitch;
        clear(width_of(context, row), line);
        draw_pieces(context, row, box.right(), line - 0.33F * map_text(context, false).size, Align::right);
      }
      continue;
    }
    const float top = node.head == 0 && node.name_row + 0.5F < map.row && !rows.empty()
                          ? std::max(node.top, rows[0].y - 1.5F * map.row)
                          : node.top;
    const float line = node.head == 0 ? baseline(top + 0.5F * map.row, style) : node.top - (large ? 7.0F : 4.0F);
    draw_name(context, map, node, Side::right, name, x, line, style);
    const float pitch = map_text(context, false).size + 2, first = node.head == 0 ? top + map.row : node.top - 1;
    take_lightest(rows, rows_that_fit(node.bottom() + 1 - first, pitch));
    spread(rows, first, node.bottom() + 1, pitch);
    for (const Row& row : rows) {
      draw_row_highlight(context, row, x, row.y, std::min(pitch, 17.0F));
      const Box words = draw_pieces(context, row, x, row.y, Align::left);
      builder.hit({x - 4, row.y - pitch / 2, words.width + 8, pitch},
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

void draw_undrawn(const PanelContext& context, size_t count) {
  const Box& box = context.layout.map;
  if (count == 0 || box.height <= 110) return;
  const std::string text = with_count(context.story.labels, "map.undrawn", count);
  context.builder.text(context.builder.fit(text, box.width, context.note()), box.x, box.bottom() - 5, context.note());
}

}  // namespace explainer
