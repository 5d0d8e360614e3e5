// Previous, play or pause, next, speed; on a phone the tabs in place of the speed.
#include <array>

#include "core/number_text.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float button_radius = 16;

void draw_button(const PanelContext& view, Point center, TargetKind kind) {
  SceneBuilder& builder = view.builder;
  builder.circle(center, button_radius, {ColorRole::card});
  builder.ring(center, button_radius, {ColorRole::faint});
  builder.hit({center.x - 22, center.y - 22, 44, 44}, {kind, none});
  const float x = center.x, y = center.y;
  if (kind == TargetKind::previous) {
    builder.polygon({{x + 5, y - 6}, {x + 5, y + 6}, {x - 4, y}}, {});
    builder.rect({x - 6.5F, y - 6, 2.2F, 12}, {});
  } else if (kind == TargetKind::next) {
    builder.polygon({{x - 5, y - 6}, {x + 4, y}, {x - 5, y + 6}}, {});
    builder.rect({x + 4.3F, y - 6, 2.2F, 12}, {});
  } else if (view.input.view.playing) {
    builder.rect({x - 5, y - 6, 3.6F, 12}, {});
    builder.rect({x + 1.4F, y - 6, 3.6F, 12}, {});
  } else {
    builder.polygon({{x - 4, y - 6}, {x + 7, y}, {x - 4, y + 6}}, {});
  }
}

void draw_speed(const PanelContext& view, float x, float middle) {
  const std::string text = decimals_text(view.input.view.rate) + "×";
  view.builder.frame({x, middle - 13.5F, 36, 27}, {ColorRole::faint, Texture::solid, 1, 13.5F});
  view.builder.text(text, x + 18, middle + 4.4F, {view.layout.small, Weight::semibold}, Align::center);
  view.builder.hit({x - 4, middle - 22, 44, 44}, {TargetKind::speed, none});
}

}  // namespace

void draw_controls(const PanelContext& view) {
  const Box& box = view.layout.controls;
  const float middle = box.center().y;
  float x = box.x + (view.phone() ? 20.0F : button_radius);
  for (const TargetKind kind : {TargetKind::previous, TargetKind::play, TargetKind::next}) {
    draw_button(view, {x, middle}, kind);
    x += 44;
  }
  if (!view.phone()) draw_speed(view, x - 18, middle);
}

void draw_tabs(const PanelContext& view) {
  const Box& bar = view.layout.tabs;
  if (bar.height <= 0) return;
  const float left = bar.x, right = bar.right(), middle = bar.center().y;
  const Labels& labels = view.story().labels;
  const std::array<std::string_view, 3> words = {labels["tab.map"], labels["tab.totals"], labels["tab.programs"]};
  const float width = (right - left) / 3;
  view.builder.frame({left, middle - 18, right - left, 36}, {ColorRole::faint, Texture::solid, 1, 18});
  for (int i = 0; i < 3; ++i) {
    const bool on = static_cast<int>(view.input.view.tab) == i;
    const Box box = {left + width * static_cast<float>(i), middle - 18, width, 36};
    if (on)
      view.builder.rect({box.x + 2, box.y + 2, box.width - 4, box.height - 4},
                        {ColorRole::text, Texture::solid, 1, 16});
    const TextStyle type = {view.layout.small, on ? Weight::semibold : Weight::regular,
                            on ? ColorRole::background : ColorRole::text};
    view.builder.text(view.builder.fit(words[static_cast<size_t>(i)], width - 8, type), box.center().x, middle + 4.6F,
                      type, Align::center);
    view.builder.hit({box.x, middle - 22, box.width, 44}, {TargetKind::tab, i});
  }
}

}  // namespace explainer
