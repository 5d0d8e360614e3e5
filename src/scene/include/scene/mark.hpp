// The picture as data: marks in logical pixels, back to front, and what they stand for. Knows no toolkit and no colour
// values.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/story.hpp"
#include "scene/box.hpp"
#include "scene/time_scale.hpp"

namespace explainer {

// Colour by role; theme.hpp gives the values.
enum class ColorRole : unsigned char {
  background,
  card,
  text,
  text_secondary,
  faint,
  hairline,
  money,
  money_tint,
  compute,
  compute_tint,
  chip,
  chip_text,
  highlight,
  highlight_text
};
inline constexpr int color_role_count = 14;

enum class Weight : unsigned char { regular, semibold };

// How a surface or a line is drawn: what is uncertain has a texture.
enum class Texture : unsigned char { solid, hatch, dash, dots };

enum class Shape : unsigned char {
  rect,     // box, filled; radius rounds its corners
  frame,    // box, stroked
  circle,   // ellipse in box, filled
  ring,     // ellipse in box, stroked
  line,     // points as an open polyline, stroked
  polygon,  // points, convex, filled
  band,     // points: upper edge, then lower edge, both in the same direction and as many points each; filled
  text,     // one line; box is its extent from cap height to descender
};

// Where a line of text stands in its box: the extent is text_ascent + text_descent times its size.
inline constexpr float text_ascent = 0.75F;
inline constexpr float text_descent = 0.22F;

// What the reader can point at.
enum class TargetKind : unsigned char {
  nothing,
  event,
  day_mark,  // an event as a mark of the time strip
  time_strip,
  play,
  previous,
  next,
  tab,
  sheet,  // the card, which opens and closes; beside the map it has the event that opens it
  link,
  newer,
  entity,   // a company's name
  program,  // the name of a lane
  kind,     // an entry of the time strip's key: filters by the kind of event
  pile,     // many dates in one mark
  zoom_in,
  zoom_out,
  spacing,
  clear_filter,
  more_rows,  // the rest of a list that has no room for all of its rows
  more_left,  // the rest of the map's left column, and of its right one
  more_right
};

struct Target {
  TargetKind kind = TargetKind::nothing;
  // Of the event (also day_mark), entity, program or source (link); which tab; an EventKind (kind); a day in the middle
  // (pile); an event or none (sheet); the first row that a click shows (more_rows; also
  // more_left and more_right).
  int index = none;
  bool operator==(const Target&) const = default;
};

struct Mark {
  Shape shape = Shape::rect;
  ColorRole color = ColorRole::text;
  Texture texture = Texture::solid;
  Weight weight = Weight::regular;
  float stroke_width = 1;
  float radius = 0;
  float size = 0;      // text: pixels per em
  float emphasis = 1;  // 0..1: 0 fades into the background
  Box box;             // points have their bounds here
  int first = 0;       // points, in Scene::points
  int count = 0;
  std::string text;
};

// A place that reacts to the pointer; later ones lie on top.
struct HitRegion {
  Box box;  // at least 44×44 for controls
  Target target;
  // A band in Scene::points, which is tighter than its box; count 0: all of the box.
  int first = 0, count = 0;
};

// The parts of the picture, back to front. A new one also has a name in mark.cpp, a box in layout.hpp, and a drawing
// function in panels/panels.hpp that build_scene.cpp calls.
enum class Panel : unsigned char {
  header,
  as_of,
  map,
  legend,
  strip_key,
  totals,
  chip_lanes,
  time_strip,
  card,
  controls,
  tabs
};
inline constexpr int panel_count = 11;

// "header", "as-of", … "tabs".
std::string_view panel_name(Panel panel);

// The marks of one panel; none of its text leaves the box.
struct PanelMarks {
  Panel panel = Panel::header;
  Box box;
  int first = 0, count = 0;  // in Scene::marks
};

struct Scene {
  Size size;
  std::vector<Mark> marks;
  std::vector<PanelMarks> panels;  // one for each Panel, in its order
  std::vector<Point> points;
  std::vector<HitRegion> hits;
  std::vector<HitRegion> day_marks;  // of the time strip: the nearest answers, also to a finger beside it
  float axis = 0;                    // y of the time axis
  Box time_strip;                    // the axis and the marks above it, without key and buttons
  TimeScale time_scale;              // as wide as the time strip
  bool right_to_left = false;        // mirrored: time runs to the left, and text is set in that direction
  bool compact = false;              // a phone's layout: one panel at a time, targets for fingers
};

// Width in pixels of a line of text.
using TextMeasure = std::function<float(std::string_view text, float size, Weight weight)>;

}  // namespace explainer
