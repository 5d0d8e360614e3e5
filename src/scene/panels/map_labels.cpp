#include "panels/map_labels.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace explainer {
namespace {

constexpr size_t near = 3;        // rows up that a name without room may join
constexpr float least_name = 26;  // a name cut shorter than this says nothing

}  // namespace

Box extent(const SceneBuilder& builder, std::string_view text, float x, float baseline, const TextStyle& type,
           Align align) {
  const float width = builder.width(text, type);
  return {align == Align::right ? x - width : x, baseline - text_ascent * type.size, width,
          (text_ascent + text_descent) * type.size};
}

bool NameColumn::put(std::string_view name, Point at, const TextStyle& type, float room, float gap) {
  Box box = extent(view_.builder, name, at.x, at.y, type, Align::left);
  if (box.width > room) return false;
  box.width += gap;
  if (!words_.take_name(box)) return false;
  names_.push_back({std::string(name), at.x, at.y, type, box});
  return true;
}

bool NameColumn::share(Name& name, float end) {
  const Box rest = {name.box.right(), name.box.y, end - name.box.right(), name.box.height};
  name.shared = name.shared || rest.width <= 0 || words_.take_name(rest);
  return name.shared;
}

bool NameColumn::join(const std::string& name, float end, float gap) {
  for (size_t up = 1; up <= std::min(near, names_.size()); ++up) {
    Name& above = names_[names_.size() - up];
    const std::string joined = ", " + name;
    const float width = view_.builder.width(joined, above.type);
    if (above.box.right() + width - gap > end || !share(above, end)) continue;
    above.text += joined;
    ++above.joined;
    above.box.width += width;
    return true;
  }
  return false;
}

void NameColumn::fold(float end) {
  for (size_t up = 1; up <= std::min(near, names_.size()); ++up) {
    if (share(names_[names_.size() - up], end)) {
      ++names_[names_.size() - up].more;
      return;
    }
  }
  ++(names_.empty() ? waiting_ : names_.back().more);
}

void NameColumn::draw(float gap) {
  for (Name& name : names_) {
    name.more += std::exchange(waiting_, 0);
    if (name.more > 0) count(name, gap);
    view_.builder.text(name.text, name.x, name.baseline, name.type);
  }
}

// "Oracle +2"; where there is no room behind it, the names that joined it are counted too, and then it gives up its
// end.
void NameColumn::count(Name& name, float gap) {
  const auto more = [&] { return " +" + std::to_string(name.more); };
  const auto width = [&](const std::string& text) { return view_.builder.width(text, name.type); };
  const Box behind = {name.box.right(), name.box.y, width(more()) - gap + 0.5F, name.box.height};
  const bool room = behind.width <= 0 || name.shared || words_.take_name(behind);
  const float most = name.box.width - gap;
  for (; !room && name.joined > 0 && width(name.text + more()) > most; --name.joined, ++name.more)
    name.text.erase(name.text.rfind(", "));
  if (!room) name.text = view_.builder.fit(name.text, most - width(more()), name.type);
  name.text += more();
}

namespace {

// How far a name may stand off its lines before it is nearer to the bar above or below.
struct Reach {
  float top, bottom;
};

Reach reach_of(const PanelContext& view, const MoneyMap& map, const Node& node) {
  Reach reach = {view.layout.map.y, view.layout.map.bottom() - 8};
  for (const Node& other : map.left_nodes) {
    const float end = other.top + other.height;
    if (end <= node.top + 0.5F) reach.top = std::max(reach.top, (end + node.top) / 2);
    if (other.top >= node.top + node.height - 0.5F)
      reach.bottom = std::min(reach.bottom, (other.top + node.top + node.height) / 2);
  }
  return reach;
}

}  // namespace

void place_left_name(const PanelContext& view, const MoneyMap& map, const Node& node, NameColumn& names) {
  const Entity& entity = view.story().entities[static_cast<size_t>(node.entity)];
  const TextStyle type = {view.layout.small, node.begun ? Weight::semibold : Weight::regular,
                          node.begun ? ColorRole::text : ColorRole::text_secondary};
  const float x = view.layout.map.x, room = map.left - bar_width - 8 - x;
  const auto put = [&](std::string_view name, float baseline) {
    if (!names.put(name, {x, baseline}, type, room, name_gap)) return false;
    // On a phone rows are closer than fingers are thin: there companies are chosen from the list.
    const float width = view.builder.width(name, type);
    if (!view.phone()) view.builder.hit({x - 4, baseline - 15, width + 10, 22}, {TargetKind::entity, node.entity});
    return true;
  };
  const auto put_at_port = [&](std::string_view name, float off) {
    return std::any_of(node.flows.begin(), node.flows.end(),
                       [&](int flow) { return put(name, map.at_left[static_cast<size_t>(flow)].y + 4 + off); });
  };
  const std::string whole = view.builder.fit(entity.short_name, room, type);
  if (!view.phone() && put_at_port(entity.name, 0)) return;
  if (put_at_port(whole, 0)) return;
  // A little off its line it still stands beside its bar, also over or under its amount.
  const Reach reach = reach_of(view, map, node);
  for (const float off : {-3.0F, 3.0F, -6.0F, 6.0F, -13.0F, 13.0F, -16.0F, 16.0F}) {
    for (const int flow : node.flows) {
      const float line = map.at_left[static_cast<size_t>(flow)].y + off;  // the middle of the words
      const bool own =
          std::abs(off) <= 6 ? line <= view.layout.map.bottom() - 8 : line >= reach.top && line <= reach.bottom;
      if (own && put(whole, line + 4)) return;
    }
  }
  if (!node.begun && names.join(entity.short_name, x + room, name_gap)) return;
  // Beside its amount as much of it as there is room for.
  for (float width = room * 0.6F; width >= least_name; width -= 6) {
    const std::string cut = view.builder.fit(whole, width, type);
    if (cut != whole && put_at_port(cut, 0)) return;
  }
  // Names that share a row have no amount there: it would seem to be all of theirs.
  if (!names.join(entity.short_name, x + room, name_gap)) names.fold(x + room);
}

void place_right_name(const PanelContext& view, const MoneyMap& map, const Node& node, NameColumn& names) {
  const Entity& entity = view.story().entities[static_cast<size_t>(node.entity)];
  const bool large = map.right_head >= view.layout.name_size + 3;
  const TextStyle type = {large ? view.layout.name_size : view.layout.small, Weight::semibold};
  const float x = map.right + bar_width + label_gap(view), room = view.layout.map.right() - x;
  const std::string& form = view.builder.width(entity.name, type) <= room ? entity.name : entity.short_name;
  const std::string name = view.builder.fit(form, room, type);
  const float baseline = node.top - (large ? 6 : 3);
  if (!names.put(name, {x, baseline}, type, room, 0)) {
    if (!names.join(entity.short_name, x + room, 0)) names.fold(x + room);
    return;
  }
  if (view.phone()) return;
  const float width = view.builder.width(name, type);
  view.builder.hit({x - 4, baseline - type.size - 1, width + 8, 24}, {TargetKind::entity, node.entity});
}

}  // namespace explainer
