// The picture as data: marks in logical pixels, back to front, and what they stand for. Knows no toolkit and no colour
// values.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot.hpp"
#include "core/story.hpp"
#include "scene/map_plan.hpp"
#include "scene/time_scale.hpp"
#include "scene/view.hpp"

namespace explainer {

struct Point {
  float x = 0, y = 0;
};

struct Size {
  float width = 0, height = 0;
};

struct Box {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  Point center() const { return {x + width / 2, y + height / 2}; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
};

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

// How a surface or a line is drawn: doubt has a texture.
enum class Texture : unsigned char { solid, hatch, dash, dots };

enum class Shape : unsigned char {
  rect,     // box, filled; radius rounds its corners
  frame,    // box, stroked
  circle,   // ellipse in box, filled
  ring,     // ellipse in box, stroked
  line,     // points as an open polyline, stroked
  polygon,  // points, convex, filled
  band,     // points: upper edge, then lower edge, both in the same direction and of the same number; filled
  text,     // one line; box is its extent from cap height to descender
};

// Where a line of text stands in its box: the extent is text_ascent + text_descent times its size.
inline constexpr float text_ascent = 0.75F;
inline constexpr float text_descent = 0.22F;

// What the reader can point at.
enum class TargetKind : unsigned char {
  nothing,
  event,
  strip,
  play,
  previous,
  next,
  speed,
  tab,
  sheet,
  link,
  newer,
  entity,   // a company's name
  program,  // the name of a lane
  kind,     // an entry of the strip's key
  pile,     // many dates in one mark
  zoom_in,
  zoom_out,
  spacing,
  clear_filter
};

struct Target {
  TargetKind kind = TargetKind::nothing;
  int index = none;  // event; tab: which one; link: source; kind: EventKind; pile: a day in its middle
  bool operator==(const Target&) const = default;
};

struct Mark {
  Shape shape = Shape::rect;
  ColorRole ink = ColorRole::text;
  Texture texture = Texture::solid;
  Weight weight = Weight::regular;
  float stroke = 1;
  float radius = 0;
  float size = 0;      // text: pixels per em
  float emphasis = 1;  // 0..1: 0 fades into the background
  Box box;             // points have their bounds here
  int first = 0;       // points, in Scene::points
  int count = 0;
  std::string text;
};

// A place that answers the pointer; later ones lie on top.
struct HitRegion {
  Box box;  // at least 44×44 for controls
  Target target;
  int first = 0;  // a band in Scene::points, tighter than its box; count 0 when the box is all
  int count = 0;
};

// One view of the picture: the marks from `first` on, up to the next part's, which stay in its box.
struct Panel {
  Box box;
  int first = 0;
};

struct Scene {
  Size size;
  std::vector<Mark> marks;
  std::vector<Panel> parts;
  std::vector<Point> points;
  std::vector<HitRegion> hits;
  Box axis;         // the strip
  TimeScale scale;  // the time axis, as wide as the strip
  bool touch = false;
};

// Width in pixels of a line of text.
using TextMeasure = std::function<float(std::string_view text, float size, Weight weight)>;

struct SceneInput {
  const IndexedStory& indexed;
  const MapPlan& plan;
  const Snapshot& snapshot;
  const View& view;
  Size size;
  const TextMeasure& measure;
  float growth = 1;      // 0..1: how far what is new on this date has grown
  float widening = 1;    // 0..1: how far what has changed is from its amount on the date `before`
  Date before = {};      // the date that was shown before this one
  DayRange window = {};  // of the time axis, while it glides to where the view wants it
};

Scene build_scene(const SceneInput& input);

// The topmost target at a point; ribbons answer within `slack` pixels of their edge.
Target hit_test(const Scene& scene, Point point, float slack = 3);

// The day under an x of the axis, clamped to what it shows; and the x of a day's middle.
Date date_at(const Story& story, const Scene& scene, float x);
float x_of(const Story& story, const Scene& scene, Date date);

}  // namespace explainer
