// Previous, play or pause, next; on a phone tabs beside them.
#include <algorithm>
#include <array>
#include <vector>

#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float button_radius = 16;
constexpr float tab_height = 36;

void draw_button(const PanelContext& context, Point center, TargetKind kind) {
  SceneBuilder& builder = context.builder;
  // Beside the tabs of a phone only the button to play has a rim: the row stays calm.
  if (kind == TargetKind::play || !context.compact()) {
    builder.circle(center, button_radius, {ColorRole::card});
    builder.ring(center, button_radius, {ColorRole::faint});
  }
  builder.hit({center.x - touch_target / 2, center.y - touch_target / 2, touch_target, touch_target}, {kind, none});
  const float x = center.x, y = center.y;
  if (kind == TargetKind::previous) {
    builder.polygon({{x + 5, y - 6}, {x + 5, y + 6}, {x - 4, y}}, {});
    builder.rect({x - 6.5F, y - 6, 2.2F, 12}, {});
  } else if (kind == TargetKind::next) {
    builder.polygon({{x - 5, y - 6}, {x + 4, y}, {x - 5, y + 6}}, {});
    builder.rect({x + 4.3F, y - 6, 2.2F, 12}, {});
  } else if (context.view.playing) {
    builder.rect({x - 5, y - 6, 3.6F, 12}, {});
    builder.rect({x + 1.4F, y - 6, 3.6F, 12}, {});
  } else {
    builder.polygon({{x - 4, y - 6}, {x + 7, y}, {x - 4, y + 6}}, {});
  }
}

}  // namespace

void draw_controls(const PanelContext& context) {
  const Box& box = context.layout.controls;
  if (box.height <= 0) return;
  const float middle = box.center().y;
  float x = box.x + (context.compact() ? 20.0F : button_radius);
  for (const TargetKind kind : {TargetKind::previous, TargetKind::play, TargetKind::next}) {
    draw_button(context, {x, middle}, kind);
    x += touch_target;
  }
}

void draw_tabs(const PanelContext& context) {
  const Box& bar = context.layout.tabs;
  if (bar.height <= 0) return;
  SceneBuilder& builder = context.builder;
  const Labels& labels = context.story.labels;
  const std::array<std::string_view, 3> names = {labels["tab.map"], labels["tab.totals"], labels["tab.programs"]};
  const TextStyle bold = context.small_bold();
  struct Entry {
    int tab;
    float width;  // that its name needs
  };
  std::vector<Entry> entries;
  float needed = 0;
  for (int i = 0; i < 3; ++i) {
    if (!has_tab(context.indexed, context.plan, static_cast<Tab>(i))) continue;
    entries.push_back({i, std::max(touch_target, builder.width(at(names, i), bold) + 10)});
    needed += entries.back().width;
  }
  const auto count = static_cast<float>(entries.size());
  if (count < 2) return;
  const float middle = bar.center().y, spare = (bar.width - needed) / count;
  builder.frame({bar.x, middle - tab_height / 2, bar.width, tab_height},
                {.color = ColorRole::faint, .radius = tab_height / 2});
  float x = bar.x;
  for (const Entry& entry : entries) {
    const bool on = static_cast<int>(context.tab) == entry.tab;
    // Names that have no room together get the same room each.
    const Box box = {x, middle - tab_height / 2, spare >= 0 ? entry.width + spare : bar.width / count, tab_height};
    if (on) builder.rect({box.x + 2, box.y + 2, box.width - 4, box.height - 4}, {.radius = tab_height / 2 - 2});
    const TextStyle style = {.size = context.layout.small_size,
                             .weight = on ? Weight::semibold : Weight::regular,
                             .color = on ? ColorRole::background : ColorRole::text};
    builder.text(builder.fit(at(names, entry.tab), box.width - 8, style), box.center().x, middle + 4.6F, style,
                 Align::center);
    builder.hit({box.x, middle - touch_target / 2, box.width, touch_target}, {TargetKind::tab, entry.tab});
    x = box.right();
  }
}

}  // namespace explainer
