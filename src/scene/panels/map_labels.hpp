// The words of the money map: where they stand already, and the names of its two columns. Knows no ribbons.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/panels/map_layout.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {

inline constexpr float name_gap = 6;  // from a name to the amount on the same line

// From a bar of the right column to the words beside it.
inline float label_gap(const PanelContext& view) { return view.phone() ? 10 : 14; }

// Where words already stand: what would lie on them is left out, never shrunk.
class OccupiedBoxes {
 public:
  bool take(const Box& box) {
    if (meets(box, taken_)) return false;
    taken_.push_back(box);
    return true;
  }
  // A name also keeps off the yellow of others.
  bool take_name(const Box& box) { return !meets(box, yellow_) && take(box); }

  void keep(const Box& box) { taken_.push_back(box); }
  void keep_from_names(const Box& box) { yellow_.push_back(box); }

 private:
  static bool meets(const Box& box, const std::vector<Box>& others) {
    for (const Box& other : others) {
      if (box.x < other.right() && other.x < box.right() && box.y < other.bottom() && other.y < box.bottom())
        return true;
    }
    return false;
  }

  std::vector<Box> taken_, yellow_;
};

// The extent a line of text will have.
Box extent(const SceneBuilder& builder, std::string_view text, float x, float baseline, const TextStyle& type,
           Align align);

// A name that has found its place, and how many below it have not.
struct Name {
  std::string text;
  float x, baseline;
  TextStyle type;
  Box box;
  int joined = 0;       // names behind it on its line
  int more = 0;         // names that found no room
  bool shared = false;  // the rest of its row is kept free of amounts
};

// The names of one column, top to bottom.
class NameColumn {
 public:
  NameColumn(const PanelContext& view, OccupiedBoxes& words) : view_(view), words_(words) {}

  // The name where it has room; `gap`: what is kept free behind it.
  bool put(std::string_view name, Point at, const TextStyle& type, float room, float gap);

  // ", AMD" behind one of the names above, where that row has room left and no amount before `end`.
  bool join(const std::string& name, float end, float gap);

  // One that has no room at all is counted behind one above, if there is one on a row without an amount.
  void fold(float end);

  void draw(float gap);

 private:
  bool share(Name& name, float end);
  void count(Name& name, float gap);

  const PanelContext& view_;
  OccupiedBoxes& words_;
  std::vector<Name> names_;
  int waiting_ = 0;  // above the first name
};

// The name stands beside the first port whose line has room for it, else over or under one, else cut; only where no
// line has any room it joins a name above.
void place_left_name(const PanelContext& view, const MoneyMap& map, const Node& node, NameColumn& names);

// Above its bar; where bars are close, as small as the words beside them.
void place_right_name(const PanelContext& view, const MoneyMap& map, const Node& node, NameColumn& names);

}  // namespace explainer
