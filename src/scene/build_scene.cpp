#include "scene/build_scene.hpp"

#include "core/language.hpp"
#include "scene/builder.hpp"
#include "scene/layout.hpp"
#include "scene/mirror.hpp"
#include "scene/panels/map_layout.hpp"
#include "scene/panels/panels.hpp"
#include "scene/time_scale.hpp"

namespace explainer {

Scene build_scene(const SceneInput& input) {
  const Story& story = input.indexed.story;
  const View& view = input.view;
  const Tab tab = has_tab(input.indexed, input.plan, view.tab) ? view.tab : Tab::map;
  const bool has_chips = has_tab(input.indexed, input.plan, Tab::chips);
  const ChipRows chips = has_chips ? chip_rows(input.indexed) : ChipRows();
  const Layout layout = layout_of(input.size, tab, chips, view.still);
  const bool moving = input.visible_range.to > input.visible_range.from;
  const DayLead lead = lead_of(view, story, input.snapshot);

  Scene scene;
  scene.size = input.size;
  scene.right_to_left = is_right_to_left(story.language);
  scene.compact = layout.compact();
  scene.time_strip = layout.time_strip;
  scene.axis = layout.axis();
  scene.time_scale = TimeScale(moving ? input.visible_range : visible_range(view, story), view.stops,
                               layout.time_strip.x, layout.time_strip.right());
  SceneBuilder builder(scene, input.measure);
  PanelContext context{.indexed = input.indexed,
                       .story = story,
                       .plan = input.plan,
                       .snapshot = input.snapshot,
                       .view = view,
                       .tab = tab,
                       .layout = layout,
                       .time_scale = scene.time_scale,
                       .builder = builder,
                       .growth = input.growth,
                       .widening = input.widening,
                       .before = input.before,
                       .lead = lead.event,
                       .lead_role = lead.role,
                       .focus = view.hovered != none ? view.hovered : lead.event};
  grow_card(context);
  const MoneyMap map = layout_map(context);

  builder.rect({0, 0, input.size.width, input.size.height}, {ColorRole::background});
  const auto panel = [&](Panel name, const Box& box, const auto& draw) {
    const size_t first = scene.marks.size();
    draw(context);
    scene.panels.push_back({name, box, static_cast<int>(first), static_cast<int>(scene.marks.size() - first)});
  };
  const Layout& boxes = context.layout;
  panel(Panel::header, boxes.header, draw_header);
  panel(Panel::as_of, boxes.as_of, draw_as_of);
  panel(Panel::map, boxes.map, [&](const PanelContext& c) { draw_map(c, map); });
  panel(Panel::legend, boxes.legend, [&](const PanelContext& c) { draw_legend(c, map); });
  panel(Panel::strip_key, boxes.strip_key, draw_strip_key);
  panel(Panel::totals, boxes.totals, draw_totals);
  panel(Panel::chip_lanes, boxes.chip_lanes, draw_chip_lanes);
  panel(Panel::time_strip, boxes.time_strip_panel(), draw_time_strip);
  panel(Panel::card, boxes.card, draw_card);
  panel(Panel::controls, boxes.controls, draw_controls);
  panel(Panel::tabs, boxes.tabs, draw_tabs);
  if (view.still) {
    scene.hits.clear();
    scene.day_marks.clear();
  }
  if (scene.right_to_left) mirror(scene);
  return scene;
}

}  // namespace explainer
