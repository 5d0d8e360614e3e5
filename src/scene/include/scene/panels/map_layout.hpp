// Where the money map puts its rows, ports and ribbons, and what each ribbon shows at the date. Knows no marks.
#pragma once

#include <string>
#include <vector>

#include "scene/panels/panel_context.hpp"

namespace explainer {

inline constexpr float bar_width = 6;  // pixels

// Where a ribbon begins or ends on a bar.
struct Port {
  float y = 0;       // middle
  float height = 0;  // room it takes on the bar
};

// A company: a row of the left column or a bar of the right one.
struct Node {
  int entity = none;
  float top = 0, height = 0;
  std::vector<int> flows;  // top to bottom
  bool begun = false;      // has a visible ribbon at this date
};

// What one ribbon shows at the date.
struct FlowState {
  bool visible = false;
  bool priced = false;
  Interval total;
  // The same on the date before; written only while the picture is animated from that date.
  bool was_visible = false;
  Interval total_before;
  int event = none;  // the newest that has begun: a click selects it
};

struct MoneyMap {
  float left = 0, right = 0;  // inner edges of the two bars
  float scale = 1.5F;         // of ribbon_width()
  float right_head = 0;       // room for its name above each bar of the right column
  bool tight = false;         // rows are too close for their labels: names are placed before amounts
  std::vector<Node> left_nodes, right_nodes;
  std::vector<Port> at_left, at_right;  // by flow
  std::vector<FlowState> states;        // by flow
  std::vector<char> highlighted;        // by flow: belongs to the event in focus
};

// The width of a ribbon in pixels: the square root of the amount, so that four times the money is twice the width.
// `scale`: the width of a billion dollars.
float ribbon_width(float scale, double usd);

MoneyMap layout_map(const PanelContext& context);

}  // namespace explainer
