#include "scene/panels/map_layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/sort.hpp"

namespace explainer {
namespace {

std::vector<Node> build_nodes(const std::vector<int>& order, const std::vector<std::vector<int>>& ends) {
  std::vector<Node> nodes(order.size());
  for (size_t row = 0; row < order.size(); ++row) {
    nodes[row].entities = {order[row]};
    nodes[row].ends = ends[row];
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
      if (!flow.loop() && flow.to_right() == to_right) (flow.contract ? contracts : money) = true;
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

const Flow& flow_at(const PanelContext& context, int end) { return at(context.plan.flows, flow_of_end(end)); }

// In bold or not, whichever is wider: in some scripts the typefaces at hand have a narrower bold.
float widest(const PanelContext& context, std::string_view text) {
  return std::max(context.builder.width(text, map_text(context, true)),
                  context.builder.width(text, map_text(context, false)));
}

// The widest that the words at an end of the left column may ever be.
float words_width(const PanelContext& context, int end) {
  const Flow& flow = flow_at(context, end);
  if (!has_words(flow, end, Side::left)) return 0;
  const float sum =
      widest(context, context.compact() || flow.longest_back.empty() ? flow.longest_sum : flow.longest_back);
  if (!flow.loop() || context.compact()) return sum;
  return sum + sum_gap + widest(context, to_company(context, flow.to));
}

// The width of a name beside a sum that stays on the same row.
float name_and_sum(const PanelContext& context, const Node& node, size_t ends) {
  float sum = 0;
  for (size_t i = 0; i < std::min(ends, node.ends.size()); ++i) sum = std::max(sum, words_width(context, node.ends[i]));
  return widest(context, at(context.story.entities, node.entities[0]).short_name) + name_gap + sum;
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
  for (const Node& node : map.left_nodes) {
    sums = std::max(sums, name_and_sum(context, node, 1));
    for (const int end : node.ends) {
      widest = std::max(widest, words_width(context, end));
      if (!phone) widest = std::max(widest, builder.width(flow_at(context, end).longest_note, map_note(context)));
    }
  }
  for (const Flow& flow : context.plan.flows) {
    if (flow.from_side != Side::right) continue;
    labels = std::max(labels, builder.width(flow.longest_back.empty() ? flow.longest_sum : flow.longest_back, bold) +
                                  builder.width(to_company(context, flow.to), bold) + sum_gap);
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
  map.name_room = box.right() - map.right - bar_width + 36;
}

// --- down ---

struct Extent {
  float top, bottom;
  float length() const { return bottom - top; }
};

// How high the rows of a column are.
struct RowSizes {
  float scale;      // of ribbons
  float pitch;      // of a ribbon without words
  float words;      // of one with words
  float note;       // more for what stands below them; 0: without
  float gap;        // between bars
  float min_bar;    // height
  size_t max_rows;  // of one company; more sums share its last row
};

// One column of the map: its bars, top to bottom, and the ports on them.
struct Column {
  Side side;
  std::vector<Node>& nodes;
  std::vector<Port>& ports;           // by end
  const std::vector<float>& widths;   // by end: of the highest total at scale 1, or 0; of a loop with room to turn
  const std::vector<float>& texts;    // by end: 0 without words, 1 with, 2 with what stands below them
  const std::vector<int>& other_row;  // by end: the row of its other end
  Extent room;
};

// Gives the ports and the bar of a company their heights.
void measure(const Column& column, Node& node, const RowSizes& sizes) {
  const bool all = node.ends.size() <= sizes.max_rows;
  float silent = 0;  // of ports without words
  bool speaks = false;
  node.height = 0;
  for (const int end : node.ends) {
    const float width = sizes.scale * at(column.widths, end), texts = at(column.texts, end);
    const float row = texts == 0 ? sizes.pitch : sizes.words + (texts == 2 ? sizes.note : 0);
    float& height = at(column.ports, end).height;
    height = all ? std::max(row, width + 2) : std::max(2.0F, width + 1);
    node.height += height;
    if (texts == 0) silent += height;
    speaks = speaks || texts != 0;
  }
  // At the right a name beside the bar stands above the sums.
  const bool beside = column.side == Side::right && node.head == 0 && speaks;
  node.name_row = beside ? std::max(0.0F, sizes.words - silent) : 0;
  node.height += node.name_row;
  const float rows = static_cast<float>(std::min(node.ends.size(), sizes.max_rows));
  const float least = std::max(sizes.min_bar, all ? 0.0F : rows * sizes.words);
  if (node.height >= least) return;
  for (const int end : node.ends)
    at(column.ports, end).height *= (least - node.name_row) / (node.height - node.name_row);
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

// Lets the companies of least importance share one place, as many of them as it takes. `first`: how many of the most
// important ones are passed over, for the reader has seen them. Returns how many stand for themselves.
int gather(const Column& column, const RowSizes& sizes, float head, const std::vector<double>& importance,
           size_t first) {
  std::vector<std::pair<double, size_t>> keyed;
  for (size_t i = 0; i < importance.size(); ++i) keyed.push_back({-importance[i], i});
  sort_stable(keyed);
  Node others;
  others.head = head;
  others.height = std::max(sizes.words, sizes.min_bar);
  // A row of several, unless there is one company only.
  const bool several = column.nodes.size() - first > 1 || first > 0;
  float free = column.room.length() - (several ? others.head + others.height : 0);
  std::vector<char> kept(column.nodes.size(), 0);
  int count = 0;
  for (size_t k = first; k < keyed.size(); ++k) {
    Node& node = column.nodes[keyed[k].second];
    // At the right, where a bar has no rows of words, one at least, as high as there is room.
    const float high = free - node.head - sizes.gap;
    if (count == 0 && column.side == Side::right && high < node.height && high >= sizes.min_bar) {
      for (const int end : node.ends) at(column.ports, end).height *= high / node.height;
      node.height = high;
    }
    const float height = node.head + node.height + sizes.gap;
    if (height > free + 0.01F) break;
    free -= height;
    kept[keyed[k].second] = 1;
    ++count;
  }
  std::vector<Node> nodes;
  std::vector<std::pair<int, int>> ends;
  size_t rows = 0;  // of those that are gathered, one after the other
  for (size_t i = 0; i < column.nodes.size(); ++i) {
    if (kept[i] != 0) {
      nodes.push_back(std::move(column.nodes[i]));
      continue;
    }
    rows += nodes.size();
    others.entities.push_back(column.nodes[i].entities[0]);
    for (const int end : column.nodes[i].ends) ends.push_back({at(column.other_row, end), end});
  }
  if (others.entities.empty()) {
    column.nodes = std::move(nodes);
    return count;
  }
  sort_stable(ends);
  for (const auto& [row, end] : ends) others.ends.push_back(end);
  // Its ribbons take what room there is, so that as many as possible are seen.
  const auto ribbons = static_cast<float>(ends.size());
  others.height = std::max(others.height, std::min(others.height + free, 4 * ribbons));
  const float each = others.height / ribbons;
  for (const int end : others.ends) at(column.ports, end).height = each;
  // In the middle of where they would stand.
  const size_t place = (rows + others.entities.size() / 2) / std::max<size_t>(1, others.entities.size());
  nodes.insert(nodes.begin() + static_cast<std::ptrdiff_t>(std::min(place, nodes.size())), std::move(others));
  column.nodes = std::move(nodes);
  return count;
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
    y += node.name_row;
    for (const int end : node.ends) {
      Port& port = at(column.ports, end);
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
    for (const int end : node.ends)
      most = std::max(most, flow_of_end(end) == lead ? 1e300 : flow_at(context, end).highest_total);
    out.push_back(most);
  }
  return out;
}

constexpr float large_head = 26;                   // room for a name in large print
constexpr float min_scale = 0.6F;                  // times the layout's scale
constexpr float block_gap = 4.4F, min_gap = 2.4F;  // between blocks of the left column
constexpr float note_row = 17, least_note = 14;    // of what stands below a sum
constexpr size_t no_limit = 1000;                  // rows of a company

void gather_rest(const PanelContext& context, MoneyMap& map, const Column& column, const RowSizes& sizes, float head) {
  const int side = static_cast<int>(column.side), count = static_cast<int>(column.nodes.size());
  const int first = context.view.first_name[side] < count ? context.view.first_name[side] : 0;
  const int next =
      first + gather(column, sizes, head, importance_of(context, column.nodes), static_cast<size_t>(first));
  map.page[side] = next < count ? next : 0;
}

// Makes `sizes` smaller step by step until they fit: `step` changes them, or returns false when they are as small as it
// makes them. False when even those do not fit. They are tried first, for each try measures the whole column.
template <typename Step, typename Fits>
bool shrink(RowSizes& sizes, const Step& step, const Fits& fits) {
  RowSizes smallest = sizes, tried = sizes;
  while (step(tried)) smallest = tried;
  tried = sizes;
  if (!fits(smallest)) return false;
  while (!fits(tried)) step(tried);
  return true;
}

auto thinner_than(float smallest_scale) {
  return [smallest_scale](RowSizes& to) {
    if (to.scale <= smallest_scale) return false;
    to.scale *= 0.95F;
    return true;
  };
}

// Where the left column's rows do not fit, ribbons get thinner first (the legend shows the scale), then rows move
// together; then the same without what stands below sums; then sums of a company share a row, then companies do.
void fit_left(const PanelContext& context, MoneyMap& map, const Column& column, float smallest_scale) {
  const float text_width = map.left - bar_width - sum_gap - context.layout.map.x;
  RowSizes sizes = {map.scale, 2, context.layout.port_pitch, note_row, block_gap, 0, no_limit};
  size_t most = 2;
  // By company: whether its name needs a row of its own, beside its first sum and where any sum may stand there.
  std::vector<char> beside_first, beside_any;
  for (const Node& node : column.nodes) {
    most = std::max(most, node.ends.size());
    beside_first.push_back(name_and_sum(context, node, 1) > text_width);
    beside_any.push_back(name_and_sum(context, node, node.ends.size()) > text_width);
  }
  const auto fits = [&](const RowSizes& tried) {
    sizes = tried;
    for (size_t i = 0; i < column.nodes.size(); ++i) {
      Node& node = column.nodes[i];
      const char own_row = node.ends.size() <= sizes.max_rows ? beside_first[i] : beside_any[i];
      node.head = own_row != 0 ? sizes.words : 0;
    }
    sizes.min_bar = sizes.words;  // a name has a row also where only a loop arrives
    return measure_all(column, sizes) <= column.room.length();
  };
  const float smallest_pitch = (text_ascent + text_descent) * map_text(context, false).size + 0.2F;
  const auto thinner = thinner_than(smallest_scale);
  const auto closer = [&](RowSizes& to) {
    if (to.words <= smallest_pitch) return false;
    to.words = std::max(smallest_pitch, to.words - 0.25F);
    to.gap = std::max(min_gap, to.gap - 0.25F);
    to.note = std::min(to.note, least_note);
    return true;
  };
  const auto fewer = [&](RowSizes& to) {
    to.max_rows = std::min(to.max_rows, most) - 1;
    return to.max_rows >= 2;
  };
  bool all = shrink(sizes, thinner, fits) || shrink(sizes, closer, fits);
  if (!all && sizes.note > 0) {
    sizes = {map.scale, sizes.pitch, context.layout.port_pitch, 0, block_gap, 0, no_limit};
    all = shrink(sizes, thinner, fits) || shrink(sizes, closer, fits);
  }
  if (!all && !shrink(sizes, fewer, fits)) gather_rest(context, map, column, sizes, 0);
  map.scale = sizes.scale;
  map.row = sizes.words;
  map.notes = sizes.note > 0;
  place(column, sizes.gap, 24);
}

// The bars of the right column have their names above them, in small print where there are many; where a phone has no
// room for that some share a place, elsewhere names stand beside the bars.
void fit_right(const PanelContext& context, MoneyMap& map, const Column& column, float smallest_scale) {
  const bool phone = context.compact();
  const float pitch = phone ? 11 : context.layout.port_pitch, small = context.layout.small_size;
  RowSizes sizes = {map.scale, pitch, context.layout.port_pitch, 0, phone ? 4.0F : 6.0F, 6, no_limit};
  const float smallest_pitch = 2;
  const auto words_of = [&](const Node& node) {
    return static_cast<float>(
        std::count_if(node.ends.begin(), node.ends.end(), [&](int end) { return at(column.texts, end) != 0; }));
  };
  const auto fits = [&](const RowSizes& tried) {
    sizes = tried;
    return measure_all(column, sizes) <= column.room.length();
  };
  const auto lower = [&](RowSizes& to) {
    to.pitch -= 0.5F;
    if (phone) to.words = std::max(to.pitch, small + 2);
    return to.pitch > smallest_pitch;
  };
  const auto fits_with_names = [&](float head, float min_bar) {
    sizes.min_bar = min_bar;
    // On a phone what leaves within the column is told below the name, above the bar.
    for (Node& node : column.nodes) node.head = head + (phone ? words_of(node) * sizes.words : 0);
    sizes.pitch = pitch;
    if (phone) sizes.words = std::max(sizes.pitch, small + 2);
    return shrink(sizes, lower, fits);
  };
  map.large_names = fits_with_names(large_head, phone ? 8 : 15);
  if (!map.large_names) {
    sizes.gap = 2.4F;
    const bool all = shrink(sizes, thinner_than(smallest_scale), [&](const RowSizes& tried) {
      sizes = tried;
      return phone ? fits_with_names(small + 3, 4) : fits_with_names(0, small + 1);
    });
    map.scale = sizes.scale;
    if (!all) {
      sizes.pitch = smallest_pitch;
      measure_all(column, sizes);
      gather_rest(context, map, column, sizes, phone ? small + 3 : 0);
    }
  }
  place(column, sizes.gap, phone ? 44 : 60);
}

void place_rows(const PanelContext& context, MoneyMap& map) {
  const MapPlan& plan = context.plan;
  const Box& box = context.layout.map;
  float top = box.y + 20;
  for (const Heading& heading : map.headings) top = std::max(top, heading.baseline + 9);
  const bool crowded = plan.flows.size() > most_ribbons(context);  // there the foot says how many are not drawn
  const float bottom = box.bottom() - (crowded ? 6 + context.layout.leading : 3);
  std::vector<float> widths;  // computed once: there may be many rounds
  for (const Flow& flow : plan.flows) {
    constexpr float turning = 1.4F;
    const float width = flow.highest_total > 0 ? ribbon_width(1, flow.highest_total) : 0;
    widths.insert(widths.end(), 2, flow.loop() ? turning * width : width);
  }
  std::vector<float> left_texts, right_texts;
  std::vector<int> rows(2 * plan.flows.size(), 0), other_rows(rows.size(), 0);
  for (const std::vector<std::vector<int>>* column : {&plan.left_ends, &plan.right_ends}) {
    for (size_t row = 0; row < column->size(); ++row) {
      for (const int end : (*column)[row]) at(rows, end) = static_cast<int>(row);
    }
  }
  for (size_t i = 0; i < rows.size(); ++i) {
    const int end = static_cast<int>(i);
    const Flow& flow = flow_at(context, end);
    at(other_rows, end) = at(rows, arrives(end) ? leaving_end(flow_of_end(end)) : arriving_end(flow_of_end(end)));
    left_texts.push_back(!has_words(flow, end, Side::left) ? 0.0F : has_note(context, flow) ? 2.0F : 1.0F);
    right_texts.push_back(has_words(flow, end, Side::right) ? 1.0F : 0.0F);
  }
  const float smallest_scale = map.scale * min_scale;
  fit_left(context, map, {Side::left, map.left_nodes, map.ports, widths, left_texts, other_rows, {top, bottom}},
           smallest_scale);
  fit_right(context, map, {Side::right, map.right_nodes, map.ports, widths, right_texts, other_rows, {top, bottom}},
            smallest_scale);
}

}  // namespace

ColorRole color_of(const Flow& flow) { return flow.contract ? ColorRole::compute : ColorRole::money; }

TextStyle map_text(const PanelContext& context, bool bold) {
  return {.size = context.layout.map_size, .weight = bold ? Weight::semibold : Weight::regular};
}

TextStyle map_note(const PanelContext&) { return {.size = 12, .color = ColorRole::text_secondary}; }

size_t most_ribbons(const PanelContext& context) {
  constexpr size_t max_bands = 150;
  return std::max(max_bands, static_cast<size_t>(std::max(context.layout.map.height, 0.0F)));
}

std::string to_company(const PanelContext& context, int entity) {
  return fill(context.story.labels["map.to"], {{"company", at(context.story.entities, entity).short_name}});
}

bool has_words(const Flow& flow, int end, Side side) { return flow.loop() ? !arrives(end) : side == Side::left; }

bool has_note(const PanelContext& context, const Flow& flow) {
  return !(context.compact() ? flow.longest_back : flow.longest_note).empty();
}

float ribbon_width(float scale, double amount) { return scale * std::sqrt(static_cast<float>(amount / 1e9)); }

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
  map.ports.resize(2 * plan.flows.size());
  for (const Flow& flow : plan.flows) {
    map.states.push_back(state_of(context, flow));
    map.highlighted.push_back(0);
  }
  map.left_nodes = build_nodes(plan.left, plan.left_ends);
  map.right_nodes = build_nodes(plan.right, plan.right_ends);
  place_columns(context, map);
  place_headings(context, map);
  place_rows(context, map);
  highlight(context, map);
  for (std::vector<Node>* column : {&map.left_nodes, &map.right_nodes}) {
    for (Node& node : *column) {
      node.begun = std::any_of(node.ends.begin(), node.ends.end(),
                               [&](int end) { return at(map.states, flow_of_end(end)).visible; });
    }
  }
  return map;
}

}  // namespace explainer
