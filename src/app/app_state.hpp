// What an App holds: shared by its two halves, app.cpp that changes it and app_answers.cpp that tells of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "scene/map_plan.hpp"
#include "ui/surface.hpp"
#include "ui/text_widths.hpp"

namespace explainer {

struct App::State {
  Surface surface;
  TextWidths widths;

  std::optional<IndexedStory> indexed;
  std::vector<Problem> problems;
  MapPlan plan;
  Snapshot now;
  View view;
  Scene scene;
  Press press;
  Point pointer{-1, -1};

  Size size;
  float ratio = 1;
  double last = -1;           // clock of the last frame
  double last_wake = -1;      // what it returned
  double growth_began = -1;   // clock; negative when nothing grows
  bool animate_next = false;  // the next frame starts to grow what is new
  Date painted, grow_from;    // the date painted last; the one painted before what is new began to grow
  bool stale = true;          // the picture must be built anew
  DayRange seen;              // of the time axis, as painted last
  DayRange glide_from, glide_to;
  double glide_began = -1;      // clock; negative when the axis stands
  bool skip_animation = false;  // the next change of the axis is the pointer's own: no gliding
  std::string link;

  // Takes up what a gesture or verb did.
  void apply(const GestureResult& result);

  // What the time axis shows at a time: on its way to where the view wants it.
  DayRange glide(double seconds);
};

}  // namespace explainer
