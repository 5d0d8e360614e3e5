// What the lanes and the table of the chips have in common: what a generation has reached, where that stands on an
// axis, and the shapes of the stages.
#pragma once

#include <vector>

#include "scene/panels/panel_context.hpp"

namespace explainer {

struct Milestones {
  int announced = none;  // events
  int preview = none;
  int available = none;
  // Of those before `available`.
  int first() const { return announced != none ? announced : preview; }
  bool any() const { return first() != none || available != none; }
};

// What has happened to one generation by the date.
Milestones milestones(const PanelContext& context, int program, int generation);

// Where an event begins on an axis: in the middle of a date that is not known to the day, but never later than the
// playhead.
float x_on(const PanelContext& context, const TimeScale& scale, int event);
bool is_before_axis(const PanelContext& context, const TimeScale& scale, int event);

inline constexpr float chip_thread = 1.5F;  // width of what is announced or promised
inline constexpr float chip_preview = 6;    // height of the bar of what can be tried
inline constexpr float chip_swatch = 18;    // of a key, with the gap behind it

void draw_ring(SceneBuilder& builder, Point center, float emphasis);

// What is drawn of a generation lies before the axis.
void draw_arrow_before(SceneBuilder& builder, Point tip);

// The stages that the story has, and the shape of each in a key, in the room that ends at `x` + 14.
std::vector<Stage> stages_of(const PanelContext& context);
void draw_stage_swatch(SceneBuilder& builder, Stage stage, float x, float baseline);

}  // namespace explainer
