#include "panels/map_labels.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace explainer {
namespace {

constexpr size_t max_rows_up = 3;  // a name without room may join one so far above
constexpr float min_name = 26;     // pixels; a name cut shorter is illegible

}  // namespace

Box extent(const SceneBuilder& builder, std::string_view text, float x, float baseline, const TextStyle& style,
           Align align) {
  const float width = builder.width(text, style);
  return {align == Align::right ? x - width : x, baseline - text_ascent * style.size, width,
          (text_ascent + text_descent) * style.size};
}

bool NameColumn::put(std::string_view name, Point at, const TextStyle& style, float room, float gap) {
  Box box = extent(context_.builder, name, at.x, at.y, style, Align::left);
  if (box.width > room) return false;
  box.width += gap;
  if (!occupied_.take_name(box)) return false;
  names_.push_back({std::string(name), at.x, at.y, style, box});
  return true;
}

bool NameColumn::take_row(Name& name, float end) {
  const Box rest = {name.box.right(), name.box.y, end - name.box.right(), name.box.height};
  name.owns_row = name.owns_row || rest.width <= 0 || occupied_.take_name(rest);
  return name.owns_row;
}

bool NameColumn::join(const std::string& name, float end, float gap) {
  for (size_t up = 1; up <= std::min(max_rows_up, names_.size()); ++up) {
    Name& above = names_[names_.size() - up];
    const std::string joined = ", " + name;
    const float width = context_.builder.width(joined, above.style);
    if (above.box.right() + width - gap > end || !take_row(above, end)) continue;
    above.text += joined;
    ++above.joined;
    above.box.width += width;
    return true;
  }
  return false;
}

void NameColumn::count(float end) {
  for (size_t up = 1; up <= std::min(max_rows_up, names_.size()); ++up) {
    Name& above = names_[names_.size() - up];
    if (take_row(above, end)) {
      ++above.counted;
      return;
    }
  }
  ++(names_.empty() ? counted_above_ : names_.back().counted);
}

void NameColumn::draw(float gap) {
  for (Name& name : names_) {
    name.counted += std::exchange(counted_above_, 0);
    if (name.counted > 0) append_count(name, gap);
    context_.builder.text(name.text, name.x, name.baseline, name.style);
  }
}

// "Oracle +2". Where there is no room for that, names that joined are counted too, and then the name itself is
// shortened.
void NameColumn::append_count(Name& name, float gap) {
  const auto count = [&] { return " +" + std::to_string(name.counted); };
  const auto width = [&](const std::string& text) { return context_.builder.width(text, name.style); };
  const Box behind = {name.box.right(), name.box.y, width(count()) - gap + 0.5F, name.box.height};
  const bool room = behind.width <= 0 || name.owns_row || occupied_.take_name(behind);
  const float max_width = name.box.width - gap;
  for (; !room && name.joined > 0 && width(name.text + count()) > max_width; --name.joined, ++name.counted)
    name.text.erase(name.text.rfind(", "));
  if (!room) name.text = context_.builder.fit(name.text, max_width - width(count()), name.style);
  name.text += count();
}

namespace {

// Where a name may stand without being nearer to the bar above or below than to its own.
struct Reach {
  float top, bottom;
};

Reach reach_of(const PanelContext& context, const MoneyMap& map, const Node& node) {
  Reach reach = {context.layout.map.y, context.layout.map.bottom() - 8};
  for (const Node& other : map.left_nodes) {
    const float end = other.top + other.height;
    if (end <= node.top + 0.5F) reach.top = std::max(reach.top, (end + node.top) / 2);
    if (other.top >= node.top + node.height - 0.5F)
      reach.bottom = std::min(reach.bottom, (other.top + node.top + node.height) / 2);
  }
  return reach;
}

}  // namespace

void place_left_name(const PanelContext& context, const MoneyMap& map, const Node& node, NameColumn& names) {
  const Entity& entity = at(context.story.entities, node.entity);
  const TextStyle style = context.note_or_bold(node.begun);
  const float x = context.layout.map.x, room = map.left - bar_width - 8 - x;
  const auto put = [&](std::string_view name, float baseline) {
    if (!names.put(name, {x, baseline}, style, room, name_gap)) return false;
    // On a phone rows are too close for fingers: there companies are chosen from the list.
    const float width = context.builder.width(name, style);
    if (!context.compact())
      context.builder.hit({x - 4, baseline - 15, width + 10, 22}, {TargetKind::entity, node.entity});
    return true;
  };
  const auto put_at_port = [&](std::string_view name, float off) {
    return std::any_of(node.flows.begin(), node.flows.end(),
                       [&](int flow) { return put(name, at(map.at_left, flow).y + 4 + off); });
  };
  const std::string whole = context.builder.fit(entity.short_name, room, style);
  if (!context.compact() && put_at_port(entity.name, 0)) return;
  if (put_at_port(whole, 0)) return;
  // A little off its line it still stands beside its bar, also above or below its amount.
  const Reach reach = reach_of(context, map, node);
  for (const float off : {-3.0F, 3.0F, -6.0F, 6.0F, -13.0F, 13.0F, -16.0F, 16.0F}) {
    for (const int flow : node.flows) {
      const float middle = at(map.at_left, flow).y + off;
      const bool own = std::abs(off) <= 6 ? middle <= context.layout.map.bottom() - 8
                                          : middle >= reach.top && middle <= reach.bottom;
      if (own && put(whole, middle + 4)) return;
    }
  }
  if (!node.begun && names.join(entity.short_name, x + room, name_gap)) return;
  // As much of it as there is room for beside its amount.
  for (float width = room * 0.6F; width >= min_name; width -= 6) {
    const std::string cut = context.builder.fit(whole, width, style);
    if (cut != whole && put_at_port(cut, 0)) return;
  }
  // Names that share a row keep it free of amounts: an amount there would seem to be that of all of them.
  if (!names.join(entity.short_name, x + room, name_gap)) names.count(x + room);
}

void place_right_name(const PanelContext& context, const MoneyMap& map, const Node& node, NameColumn& names) {
  const Entity& entity = at(context.story.entities, node.entity);
  const bool large = map.right_head >= context.layout.name_size + 3;
  const TextStyle style = {.size = large ? context.layout.name_size : context.layout.small_size,
                           .weight = Weight::semibold};
  const float x = map.right + bar_width + label_gap(context), room = context.layout.map.right() - x;
  const std::string& form = context.builder.width(entity.name, style) <= room ? entity.name : entity.short_name;
  const std::string name = context.builder.fit(form, room, style);
  const float baseline = node.top - (large ? 6 : 3);
  if (!names.put(name, {x, baseline}, style, room, 0)) {
    if (!names.join(entity.short_name, x + room, 0)) names.count(x + room);
    return;
  }
  if (context.compact()) return;
  const float width = context.builder.width(name, style);
  context.builder.hit({x - 4, baseline - style.size - 1, width + 8, 24}, {TargetKind::entity, node.entity});
}

}  // namespace explainer
