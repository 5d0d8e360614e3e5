// Where the money map puts its columns, rows, ports and ribbons, and what each ribbon shows at the date. Knows no
// marks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/panels/panel_context.hpp"

namespace explainer {

inline constexpr float bar_width = 6;  // pixels
inline constexpr float sum_gap = 8;    // from a sum to its bar
inline constexpr float name_gap = 12;  // from a name to the sum on the same row

// From a bar of the right column to the label beside it.
inline constexpr float label_gap = 14;

// Where a ribbon begins or ends on a bar.
struct Port {
  float y = 0;       // middle
  float height = 0;  // room it takes on the bar
};

// A company: a block of the left column, with a row for each sum, or a bar of the right one. Where there is no room for
// all, one stands for several.
struct Node {
  std::vector<int> entities;
  std::vector<int> ends;      // of flows, top to bottom
  float head = 0;             // room for the name above the bar; 0: the name stands beside it, on the first row
  float name_row = 0;         // free on the bar for a name beside it, above the ports
  float top = 0, height = 0;  // of the bar
  bool begun = false;         // has a visible ribbon at this date
  float bottom() const { return top + height; }
  bool gathered() const { return entities.size() > 1; }
};

// What one ribbon shows at the date.
struct FlowState {
  bool visible = false;
  bool priced = false;               // something is known of its sum
  bool has_width = false;            // the sum is in the main unit, or has a rate to it
  bool over = false;                 // all of it ended on this date: it shows what it was
  Interval total;                    // in its own unit
  Interval drawn;                    // in the main unit; about where that is by a rate
  std::optional<Interval> returned;  // of the total, what was paid back
  std::optional<Interval> ended;     // what the total was before a part of it ended on this date
  // What was drawn on the date before; written only while the picture is animated from that date.
  bool was_visible = false;
  Interval drawn_before;
  int event = none;  // the newest that has begun: a click selects it
};

FlowState state_of(const PanelContext& context, const Flow& flow);

// A sentence above the map about the column it stands at: which money moves, with an arrow of its direction.
struct Heading {
  std::string text;
  float x = 0, baseline = 0;  // of the text's left end
  ColorRole color = ColorRole::text_secondary;
  bool to_right = true;  // the arrow stands behind the text, else before it
};

struct MoneyMap {
  float left = 0, right = 0;  // inner edges of the two bars
  float scale = 1.5F;         // of ribbon_width()
  float row = 15;             // height of a line of text in a block
  bool notes = false;         // what a sum is by a rate stands below it
  int page[2] = {0, 0};       // by column: View::first_name after a click on the row of several
  bool large_names = true;    // of the right column
  float name_room = 0;        // of the right column, where names stand above their bars
  std::vector<Heading> headings;
  std::vector<Node> left_nodes, right_nodes;
  std::vector<Port> ports;        // by end
  std::vector<FlowState> states;  // by flow
  std::vector<char> highlighted;  // by flow: belongs to the event in focus
};

// The width of a ribbon in pixels: the square root of the amount, so that four times the money is twice the width.
// `scale`: the width of a billion of the main unit.
float ribbon_width(float scale, double amount);

// The colour of a kind of money: put in, or paid under contract.
ColorRole color_of(const Flow& flow);

// The text of sums and names beside them, and of what stands below a sum.
TextStyle map_text(const PanelContext& context, bool bold);
TextStyle map_note(const PanelContext& context);

// More ribbons than this are not drawn, the largest first.
size_t most_ribbons(const PanelContext& context);

// At the paying end of a ribbon: "to Oracle".
std::string to_company(const PanelContext& context, int entity);

// Whether words stand at this end: at the left all but what arrives from within the column, at the right only what
// leaves to it, for all else is told at the left.
bool has_words(const Flow& flow, int end, Side side);

// Whether something may stand below a sum: what it is by a rate, or on a phone what was paid back of it.
bool has_note(const PanelContext& context, const Flow& flow);

MoneyMap layout_map(const PanelContext& context);

}  // namespace explainer
