#include "scene/scene.hpp"

#include <algorithm>

#include "scene/builder.hpp"
#include "scene/geometry.hpp"
#include "scene/layout.hpp"
#include "scene/panels/map_layout.hpp"
#include "scene/panels/panels.hpp"
#include "scene/time_scale.hpp"

namespace explainer {

bool PanelContext::hovering() const {
  return input.view.hovered != none || input.view.hovered_entity != none || input.view.hovered_program != none;
}

float PanelContext::emphasis(int other) const {
  const Event& b = event(other);
  if (input.view.hovered_entity != none) return touches(story(), b, input.view.hovered_entity) ? 1 : faded;
  if (input.view.hovered_program != none) return b.program == input.view.hovered_program ? 1 : faded;
  const int hovered = input.view.hovered;
  if (hovered == none || hovered == other) return 1;
  const std::vector<int>& flows = input.plan.flow_of_event;
  const int flow = flows[static_cast<size_t>(hovered)];
  if (flow != none && flow == flows[static_cast<size_t>(other)]) return 1;
  const Event& a = event(hovered);
  if (a.generation != none && a.program == b.program && a.generation == b.generation) return 1;
  return faded;
}

float PanelContext::flow_emphasis(int index) const {
  if (!hovering()) return 1;
  const Flow& flow = input.plan.flows[static_cast<size_t>(index)];
  const int entity = input.view.hovered_entity, hovered = input.view.hovered;
  if (entity != none) return flow.left == entity || flow.right == entity ? 1 : faded;
  return hovered != none && input.plan.flow_of_event[static_cast<size_t>(hovered)] == index ? 1 : faded;
}

float PanelContext::total_emphasis(int entity) const {
  if (input.view.hovered != none) return touches(story(), event(input.view.hovered), entity) ? 1 : faded;
  if (input.view.hovered_program != none) return faded;
  const int hovered = input.view.hovered_entity;
  if (hovered == none || hovered == entity) return 1;
  const bool pays = std::any_of(input.plan.flows.begin(), input.plan.flows.end(), [&](const Flow& flow) {
    return flow.kind == FlowKind::money && flow.left == hovered && flow.right == entity;
  });
  return pays ? 1 : faded;
}

Scene build_scene(const SceneInput& input) {
  Scene scene;
  scene.size = input.size;
  Layout layout = layout_of(input.size, input.view.tab, static_cast<int>(input.indexed.story.programs.size()));
  scene.touch = layout.touch();
  scene.axis = {layout.strip.x, layout.strip.y, layout.strip.width, layout.strip.height};
  SceneBuilder builder(scene, input.measure);
  const int lead =
      input.view.selected != none ? input.view.selected : headline(input.view, input.indexed.story, input.snapshot);
  const int focus = input.view.hovered != none ? input.view.hovered : lead;
  grow_card(layout, input, builder, focus);
  const bool gliding = input.window.to > input.window.from;
  const TimeScale scale(gliding ? input.window : visible_range(input.view, input.indexed.story), input.view.steps,
                        layout.strip.x, layout.strip.right());
  scene.scale = scale;
  PanelContext view{input, layout, builder, scale, nullptr, lead, focus};
  const MoneyMap map = layout_map(view);
  view.map = &map;

  builder.rect({0, 0, input.size.width, input.size.height}, {ColorRole::background});
  const auto part = [&](const Box& box, void (*draw)(const PanelContext&)) {
    scene.parts.push_back({box, static_cast<int>(scene.marks.size())});
    draw(view);
  };
  part(layout.header, draw_header);
  part(layout.as_of, draw_as_of);
  part(layout.map, draw_map);
  part(layout.legend, draw_legend);
  part(layout.totals, draw_totals);
  part(layout.lanes, draw_chip_lanes);
  part(layout.time(), draw_time_strip);
  part(layout.card, draw_card);
  part(layout.controls, draw_controls);
  part(layout.tabs, draw_tabs);
  return scene;
}

Target hit_test(const Scene& scene, Point point, float slack) {
  for (size_t i = scene.hits.size(); i-- > 0;) {
    const HitRegion& hit = scene.hits[i];
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
  return std::clamp(scene.scale.at(x), story.from, story.to);
}

float x_of(const Story& story, const Scene& scene, Date date) {
  return scene.scale.middle(std::clamp(date, story.from, story.to));
}

}  // namespace explainer
