// Which layout a size gets, and the box of each view in it. The one place that knows breakpoints, margins and type
// sizes.
#pragma once

#include "scene/scene.hpp"

namespace explainer {

// low: a phone held sideways, as wide as it likes
enum class Breakpoint : unsigned char { wide, medium, phone, low };

struct Layout {
  Breakpoint breakpoint = Breakpoint::wide;
  Size size;
  float margin = 24;
  // Type sizes in pixels.
  float date_size = 32, headline_size = 20, name_size = 16, small = 12, leading = 16;
  // Views; a box of no height is not shown.
  Box header, map, card, totals, legend, lanes, strip, controls, tabs, as_of;
  float widest_ribbon = 26;  // pixels; others by the square root of their amounts
  float port_pitch = 14;     // least distance of ribbon roots

  // The strip with its handle, key, notes and buttons, which stand around it.
  Box time() const;

  // One view at a time and targets for fingers.
  bool touch() const { return breakpoint == Breakpoint::phone || breakpoint == Breakpoint::low; }
};

// `programs`: how many lanes there are to draw; the map takes the room that they leave.
Layout layout_of(Size size, Tab tab, int programs = 2);

// Can every view of the layout be seen at this size? From 320x400 upright, or 480x240 on its side.
bool has_room(Size size);

inline constexpr float lane_pitch = 23, phone_lane_pitch = 92;

}  // namespace explainer
