#include "map_words.hpp"

#include <algorithm>
#include <utility>

namespace explainer {

Box extent(const Builder& builder, std::string_view text, float x, float baseline, const Type& type, Align align) {
  const float width = builder.width(text, type);
  return {align == Align::right ? x - width : x, baseline - text_ascent * type.size, width,
          (text_ascent + text_descent) * type.size};
}

bool Names::put(std::string_view name, Point at, const Type& type, float room, float gap) {
  Box box = extent(view_.builder, name, at.x, at.y, type, Align::left);
  if (box.width > room) return false;
  box.width += gap;
  if (!words_.take_name(box)) return false;
  names_.push_back({std::string(name), at.x, at.y, type, box});
  return true;
}

bool Names::join(const std::string& name, float end, float gap) {
  constexpr size_t near = 3;  // rows
  for (size_t up = 1; up <= std::min(near, names_.size()); ++up) {
    Name& above = names_[names_.size() - up];
    const std::string joined = ", " + name;
    Box more = extent(view_.builder, joined, above.box.right() - gap + 0.5F, above.baseline, above.type, Align::left);
    more.x += gap;  // the end of the name above is taken already
    if (more.right() - gap > end || !words_.take_name(more)) continue;
    above.text += joined;
    ++above.joined;
    above.box.width += more.width;
    return true;
  }
  return false;
}

void Names::draw(float gap) {
  for (Name& name : names_) {
    name.more += std::exchange(waiting_, 0);
    if (name.more > 0) count(name, gap);
    view_.builder.text(name.text, name.x, name.baseline, name.type);
  }
}

// "Oracle +2"; where there is no room behind it, the names that joined it are counted too, and then it gives up its
// end.
void Names::count(Name& name, float gap) {
  const auto more = [&] { return " +" + std::to_string(name.more); };
  const auto width = [&](const std::string& text) { return view_.builder.width(text, name.type); };
  const Box behind = {name.box.right(), name.box.y, width(more()) - gap + 0.5F, name.box.height};
  const bool room = behind.width <= 0 || words_.take_name(behind);
  const float most = name.box.width - gap;
  for (; !room && name.joined > 0 && width(name.text + more()) > most; --name.joined, ++name.more)
    name.text.erase(name.text.rfind(", "));
  if (!room) name.text = view_.builder.fit(name.text, most - width(more()), name.type);
  name.text += more();
}

void place_left_name(const ViewContext& view, const MoneyMap& map, const Node& node, Names& names) {
  const Entity& entity = view.story().entities[static_cast<size_t>(node.entity)];
  const Type type = {view.layout.small, node.begun ? Weight::semibold : Weight::regular,
                     node.begun ? Ink::ink : Ink::ink2};
  const float x = view.layout.map.x, room = map.left - bar_width - 8 - x;
  const auto put = [&](std::string_view name, float baseline) {
    if (!names.put(name, {x, baseline}, type, room, name_gap)) return false;
    // On a phone rows are closer than fingers are thin: there companies are chosen from the list.
    const float width = view.builder.width(name, type);
    if (!view.phone()) view.builder.hit({x - 4, baseline - 15, width + 10, 22}, {TargetKind::entity, node.entity});
    return true;
  };
  const std::string whole = view.builder.fit(entity.short_name, room, type);
  std::vector<std::string_view> forms = {entity.name, whole};
  if (view.phone()) forms.erase(forms.begin());
  for (const std::string_view name : forms) {
    for (const int flow : node.flows) {
      if (put(name, map.at_left[static_cast<size_t>(flow)].y + 4)) return;
    }
  }
  if (names.join(entity.short_name, x + room, name_gap)) return;
  // A little off its line it still stands beside its bar.
  for (const float off : {-3.0F, 3.0F, -6.0F, 6.0F}) {
    if (put(whole, map.at_left[static_cast<size_t>(node.flows.front())].y + 4 + off)) return;
  }
  names.fold();
}

void place_right_name(const ViewContext& view, const MoneyMap& map, const Node& node, Names& names) {
  const Entity& entity = view.story().entities[static_cast<size_t>(node.entity)];
  const bool large = map.right_head >= view.layout.name_size + 3;
  const Type type = {large ? view.layout.name_size : view.layout.small, Weight::semibold};
  const float x = map.right + bar_width + label_gap(view), room = view.layout.map.right() - x;
  const std::string& form = view.builder.width(entity.name, type) <= room ? entity.name : entity.short_name;
  const std::string name = view.builder.fit(form, room, type);
  const float baseline = node.top - (large ? 6 : 3);
  if (!names.put(name, {x, baseline}, type, room, 0)) {
    if (!names.join(entity.short_name, x + room, 0)) names.fold();
    return;
  }
  if (view.phone()) return;
  const float width = view.builder.width(name, type);
  view.builder.hit({x - 4, baseline - type.size - 1, width + 8, 24}, {TargetKind::entity, node.entity});
}

}  // namespace explainer
