// The labels of the money map: the room that they take, and the names of its two columns. Knows no ribbons.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/panels/map_layout.hpp"
#include "scene/panels/panel_context.hpp"

namespace explainer {

inline constexpr float name_gap = 6;  // from a name to the amount on the same line

// From a bar of the right column to the label beside it.
inline float label_gap(const PanelContext& context) { return context.compact() ? 10 : 14; }

// The room that labels have taken: a label that would lie on another is left out, never shrunk.
class OccupiedBoxes {
 public:
  // Takes the box where it is free.
  bool take(const Box& box) {
    if (overlaps_any(box, taken_)) return false;
    taken_.push_back(box);
    return true;
  }
  // A name also keeps off the highlight behind amounts.
  bool take_name(const Box& box) { return !overlaps_any(box, highlights_) && take(box); }

  void add(const Box& box) { taken_.push_back(box); }
  void add_highlight(const Box& box) { highlights_.push_back(box); }

 private:
  static bool overlaps_any(const Box& box, const std::vector<Box>& others) {
    for (const Box& other : others) {
      if (box.x < other.right() && other.x < box.right() && box.y < other.bottom() && other.y < box.bottom())
        return true;
    }
    return false;
  }

  std::vector<Box> taken_, highlights_;
};

// The extent a line of text will have.
Box extent(const SceneBuilder& builder, std::string_view text, float x, float baseline, const TextStyle& style,
           Align align);

// A name that has its place, with the names that found none of their own and joined it.
struct Name {
  std::string text;
  float x, baseline;
  TextStyle style;
  Box box;
  int joined = 0;         // names behind it on its line: "Broadcom, AMD"
  int counted = 0;        // names that are only counted: "Broadcom +2"
  bool owns_row = false;  // the rest of its row is taken, so that no amount can stand there
};

// The names of one column, top to bottom.
class NameColumn {
 public:
  NameColumn(const PanelContext& context, OccupiedBoxes& occupied) : context_(context), occupied_(occupied) {}

  // Places the name if it has room. `room`: its greatest width; `gap`: what is kept free behind it.
  bool put(std::string_view name, Point at, const TextStyle& style, float room, float gap);

  // Appends ", AMD" to one of the names above, where that row has room and no amount before `end`.
  bool join(const std::string& name, float end, float gap);

  // Counts a name that has no room at all with one of the names above, on a row without an amount if there is one.
  void count(float end);

  void draw(float gap);

 private:
  bool take_row(Name& name, float end);
  void append_count(Name& name, float gap);

  const PanelContext& context_;
  OccupiedBoxes& occupied_;
  std::vector<Name> names_;
  int counted_above_ = 0;  // names above the first one that has a place
};

// Beside the first port of the row where there is room, else above or below one, else shortened; only where there is no
// room at all it joins a name above.
void place_left_name(const PanelContext& context, const MoneyMap& map, const Node& node, NameColumn& names);

// Above its bar; in small print where bars are close.
void place_right_name(const PanelContext& context, const MoneyMap& map, const Node& node, NameColumn& names);

}  // namespace explainer
