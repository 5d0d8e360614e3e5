// Which layout a size gets, and the box of each panel in it. The one place that knows breakpoints, margins and text
// sizes.
#pragma once

#include "scene/box.hpp"
#include "scene/view.hpp"

namespace explainer {

// landscape: a phone held sideways, whatever its width.
enum class Breakpoint : unsigned char { wide, medium, phone, landscape };

struct Layout {
  Breakpoint breakpoint = Breakpoint::wide;
  Size size;
  float margin = 24;
  // Text sizes in pixels per em; leading: from one line of the small print to the next.
  float date_size = 32, headline_size = 20, name_size = 16, map_size = 13, small_size = 12, leading = 16;
  // Panels; one whose box has no height is not drawn.
  Box header, map, card, totals, legend, strip_key, chip_lanes, time_strip, controls, tabs, as_of;
  int use_rows = 0;  // of the chip lanes: below those of the programmes, one for each company that uses chips
  float max_ribbon_width = 26;  // pixels; others by the square root of their amounts
  float port_pitch = 15.2F;     // between neighbouring ribbons at a bar, where there is room

  float axis() const;  // y of the time axis

  // The time strip with its handle, notes and buttons, which stand around it.
  Box time_strip_panel() const;

  // One panel at a time and targets for fingers.
  bool compact() const { return breakpoint == Breakpoint::phone || breakpoint == Breakpoint::landscape; }
};

// How many chip programmes a story has, and companies that use their chips.
struct ChipRows {
  int programs = 0, users = 0;
};

// The map takes the height that the rows of the chips leave. `still`: without controls.
Layout layout_of(Size size, Tab tab, ChipRows chips = {2, 0}, bool still = false);

// Whether every panel of the layout can be seen at this size: from 320x400, or 480x240 in landscape.
bool has_room(Size size);

// Pixels: the least width and height of what a finger is to hit.
inline constexpr float touch_target = 44;

// From one chip lane to the next, and the height of the key above the first.
inline constexpr float lane_pitch = 24, lane_key = 18;

// The same of the companies that use chips.
inline constexpr float use_pitch = 18;

}  // namespace explainer
