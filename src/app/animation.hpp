// Motion between two states of the picture: after a step forward what is new grows and what has changed widens, and the
// time axis glides to the visible range of the view. Knows dates and a clock in seconds; knows no story.
#pragma once

#include "core/date.hpp"
#include "scene/time_scale.hpp"

namespace explainer {

struct Animation {
  bool animate_next = false;  // the next frame starts to grow what is new
  double growth_began = -1;   // clock; negative when nothing grows
  Date painted;               // the date of the last frame
  Date grow_from;             // the date that was painted before what is new began to grow

  bool skip_glide = false;  // the next change of the axis comes from the pointer: it is followed at once
  double glide_began = -1;  // clock; negative when the axis stands still
  DayRange glide_from, glide_to;
  DayRange visible;  // range of the axis in the last frame
};

// The values of an Animation that one frame is drawn with.
struct AnimationFrame {
  float growth = 1, widening = 1;  // 0..1, as in SceneInput
  DayRange visible;                // range of the time axis
  bool changed = false;            // the picture differs from that of the last frame
};

// Moves on to `seconds` of the clock. `wanted` is the visible range of the view; with reduced motion the axis
// is there at once.
AnimationFrame advance(Animation& animation, double seconds, DayRange wanted, bool reduced_motion);

bool is_running(const Animation& animation);  // needs another frame at once

}  // namespace explainer
