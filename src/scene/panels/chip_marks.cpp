#include "panels/chip_marks.hpp"

#include <algorithm>
#include <tuple>

namespace explainer {
namespace {

bool has_preview(const PanelContext& context) {
  for (const GenerationTrack& track : context.indexed.index.tracks) {
    for (const Milestone& milestone : track.milestones) {
      if (milestone.stage == Stage::preview) return true;
    }
  }
  return false;
}

}  // namespace

Milestones milestones(const PanelContext& context, int program, int generation) {
  Milestones found;
  const std::vector<GenerationTrack>& tracks = context.indexed.index.tracks;
  const auto track = std::lower_bound(tracks.begin(), tracks.end(), std::tuple(program, generation),
                                      [](const GenerationTrack& t, const std::tuple<int, int>& key) {
                                        return std::tuple(t.program, t.generation) < key;
                                      });
  if (track == tracks.end() || track->program != program || track->generation != generation) return found;
  // A filter shows all milestones of a generation or none: some of them would give wrong lengths.
  if (std::none_of(track->milestones.begin(), track->milestones.end(),
                   [&](const Milestone& milestone) { return shows(context.view, milestone.event); }))
    return found;
  for (const Milestone& milestone : track->milestones) {
    if (milestone.day > context.snapshot.date) break;
    int& event = milestone.stage == Stage::available ? found.available
                 : milestone.stage == Stage::preview ? found.preview
                                                     : found.announced;
    if (event == none) event = milestone.event;
  }
  return found;
}

void draw_ring(SceneBuilder& builder, Point center, float emphasis) {
  builder.circle(center, 3.9F, {.color = ColorRole::chip, .emphasis = emphasis});
  builder.circle(center, 2.4F, {ColorRole::background});
}

void draw_arrow_before(SceneBuilder& builder, Point tip) {
  builder.polygon({{tip.x, tip.y}, {tip.x + 6, tip.y - 4}, {tip.x + 6, tip.y + 4}}, {ColorRole::chip});
}

float x_on(const PanelContext& context, const TimeScale& scale, int event) {
  const DateSpan& date = context.event(event).date;
  const Date middle = {date.first.day + (date.last.day - date.first.day) / 2};
  return scale.middle(std::min(middle, context.snapshot.date));
}

bool is_before_axis(const PanelContext& context, const TimeScale& scale, int event) {
  return context.event(event).date.last.day + 1 <= scale.visible_range().from;
}

void draw_stage_swatch(SceneBuilder& builder, Stage stage, float x, float baseline) {
  const float foot = baseline + 1;
  if (stage == Stage::announced) {
    builder.line({{x + 4, baseline - 4}, {x + 14, baseline - 4}},
                 {.color = ColorRole::chip, .stroke_width = chip_thread});
    draw_ring(builder, {x + 4, baseline - 4}, 1);
  } else {
    const float height = stage == Stage::preview ? chip_preview - 1 : 11;
    builder.rect({x, foot - height, 14, height}, {ColorRole::chip});
  }
}

std::vector<Stage> stages_of(const PanelContext& context) {
  return has_preview(context) ? std::vector{Stage::announced, Stage::preview, Stage::available}
                              : std::vector{Stage::announced, Stage::available};
}

}  // namespace explainer
