#include "scene/scene.hpp"

#include "scene/builder.hpp"
#include "scene/geometry.hpp"
#include "scene/layout.hpp"
#include "scene/map_layout.hpp"
#include "scene/time_scale.hpp"
#include "scene/views.hpp"

namespace explainer {

float ViewContext::strength(int other) const {
  const int hovered = input.view.hovered;
  if (hovered == none || hovered == other) return 1;
  const std::vector<int>& flows = input.plan.flow_of_event;
  const int flow = flows[static_cast<size_t>(hovered)];
  if (flow != none && flow == flows[static_cast<size_t>(other)]) return 1;
  const Event &a = event(hovered), &b = event(other);
  if (a.generation != none && a.program == b.program && a.generation == b.generation) return 1;
  return faded;
}

Scene build_scene(const SceneInput& input) {
  Scene scene;
  scene.size = input.size;
  Layout layout = layout_of(input.size, input.view.tab, static_cast<int>(input.story.programs.size()));
  scene.touch = layout.touch();
  scene.axis = {layout.strip.x, layout.strip.y, layout.strip.width, layout.strip.height};
  Builder builder(scene, input.measure);
  const int lead = input.view.selected != none ? input.view.selected : input.snapshot.headline;
  const int focus = input.view.hovered != none ? input.view.hovered : lead;
  grow_card(layout, input, builder, focus);
  const TimeScale scale(input.story.from, input.story.to, layout.strip.x, layout.strip.right());
  ViewContext view{input, layout, builder, scale, nullptr, lead, focus};
  const MoneyMap map = layout_map(view);
  view.map = &map;

  builder.rect({0, 0, input.size.width, input.size.height}, {Ink::bg});
  draw_header(view);
  draw_as_of(view);
  draw_map(view);
  draw_legend(view);
  draw_totals(view);
  draw_lanes(view);
  draw_strip(view);
  draw_card(view);
  draw_controls(view);
  return scene;
}

Target hit_test(const Scene& scene, Point point, float slack) {
  for (size_t i = scene.hits.size(); i-- > 0;) {
    const Hit& hit = scene.hits[i];
    if (hit.count == 0) {
      if (hit.box.contains(point)) return hit.target;
      continue;
    }
    const Box around = {hit.box.x - slack, hit.box.y - slack, hit.box.width + 2 * slack, hit.box.height + 2 * slack};
    if (around.contains(point) && inside_band(&scene.points[static_cast<size_t>(hit.first)], hit.count, point, slack)) {
      return hit.target;
    }
  }
  return {};
}

Date date_at(const Story& story, const Scene& scene, float x) {
  return TimeScale(story.from, story.to, scene.axis.x, scene.axis.right()).at(x);
}

float x_of(const Story& story, const Scene& scene, Date date) {
  return TimeScale(story.from, story.to, scene.axis.x, scene.axis.right()).middle(date);
}

}  // namespace explainer
