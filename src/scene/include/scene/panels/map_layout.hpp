// Where the money map puts its rows, ports and ribbons, and what each ribbon shows at the date. Knows no marks.
#pragma once

#include <string>
#include <vector>

#include "scene/panels/panels.hpp"

namespace explainer {

inline constexpr float bar_width = 6;

// A ribbon's root on a bar.
struct Port {
  float y = 0;       // middle
  float height = 0;  // room it takes on the bar
};

// A company: a row of the left column or a bar of the right one.
struct Node {
  int entity = none;
  float top = 0, height = 0;
  std::vector<int> flows;  // top to bottom
  bool begun = false;      // has a ribbon at this date
};

// What one ribbon shows at the date.
struct FlowState {
  bool visible = false;
  bool priced = false;
  Interval total;
  bool was_visible = false;  // on the date before, with this total; while amounts widen from it
  Interval was;
  int event = none;  // the newest that has begun: what a click selects
};

struct MoneyMap {
  float left = 0, right = 0;  // inner edges of the two bars
  float scale = 1.5F;
  float right_head = 0;  // above each bar of the right column: room for its name
  bool tight = false;    // rows stand closer than their words need: names go before amounts
  std::vector<Node> left_nodes, right_nodes;
  std::vector<Port> at_left, at_right;  // by flow
  std::vector<FlowState> states;        // by flow
  std::vector<char> lit;                // by flow: belongs to the event in focus
};

// Ribbon width in pixels: the square root of the amount, so that four times the money is twice the width. `scale` is
// that of a billion dollars.
float thickness(float scale, double usd);

double finite_high(const Interval& total);  // what an open interval is drawn up to: its low end

MoneyMap layout_map(const PanelContext& view);

}  // namespace explainer
