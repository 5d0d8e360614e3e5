// From a story, a view of it and a size to the Scene: the top of this layer.
#pragma once

#include "core/snapshot.hpp"
#include "core/story_index.hpp"
#include "scene/map_plan.hpp"
#include "scene/mark.hpp"
#include "scene/view.hpp"

namespace explainer {

struct SceneInput {
  const IndexedStory& indexed;
  const MapPlan& plan;
  const Snapshot& snapshot;
  const View& view;
  Size size;
  const TextMeasure& measure;
  // Animation: what is new on this date has grown by so much of its length, and what has changed has so much of the
  // difference to its amount on the date `before`, which was shown last; 0..1.
  float growth = 1;
  float widening = 1;
  Date before = {};
  // Of the time axis while it moves to the view's own; empty: the view's own.
  DayRange visible_range = {};
};

Scene build_scene(const SceneInput& input);

}  // namespace explainer
