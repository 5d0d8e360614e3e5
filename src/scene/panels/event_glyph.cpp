// The shapes events have on the strip.
#include "scene/panels/panels.hpp"

namespace explainer {

Glyph glyph_of(EventKind kind) {
  switch (kind) {
    case EventKind::contract:
      return Glyph::square;
    case EventKind::terms:
      return Glyph::diamond;
    case EventKind::share_sale:
      return Glyph::triangle;
    case EventKind::program:
      return Glyph::square;
    case EventKind::investment:
    case EventKind::talks:
      break;
  }
  return Glyph::circle;
}

ColorRole color_of(EventKind kind) {
  switch (kind) {
    case EventKind::investment:
    case EventKind::talks:
      return ColorRole::money;
    case EventKind::contract:
      return ColorRole::compute;
    case EventKind::program:
      return ColorRole::chip;
    case EventKind::terms:
    case EventKind::share_sale:
      break;
  }
  return ColorRole::text_secondary;
}

bool hollow(const Event& event) {
  if (event.kind == EventKind::talks || event.status == Status::in_talks) return true;
  const bool money = event.kind == EventKind::investment || event.kind == EventKind::contract;
  if (!money) return false;
  return !event.amount || event.counts == Counts::never || event.amount->bound == Bound::up_to;
}

void draw_glyph(SceneBuilder& builder, Point center, Glyph glyph, float radius, ColorRole ink, bool hollow,
                float emphasis) {
  const auto polygon = [&](const std::vector<Point>& unit, float r, ColorRole fill) {
    std::vector<Point> points;
    points.reserve(unit.size());
    for (const Point p : unit) points.push_back({center.x + p.x * r, center.y + p.y * r});
    builder.polygon(points, {fill, Texture::solid, 1, 0, emphasis});
  };
  const auto shape = [&](float r, ColorRole fill) {
    switch (glyph) {
      case Glyph::circle:
        builder.circle(center, r, {fill, Texture::solid, 1, 0, emphasis});
        break;
      case Glyph::square:
        builder.rect({center.x - r * 0.93F, center.y - r * 0.93F, r * 1.86F, r * 1.86F},
                     {fill, Texture::solid, 1, 0, emphasis});
        break;
      case Glyph::diamond:
        polygon({{0, -1.15F}, {1.15F, 0}, {0, 1.15F}, {-1.15F, 0}}, r, fill);
        break;
      case Glyph::triangle:
        polygon({{0, -1.1F}, {1.1F, 0.9F}, {-1.1F, 0.9F}}, r, fill);
        break;
    }
  };
  shape(radius, ink);
  if (hollow) shape(radius - 1.4F, ColorRole::background);
}

void draw_halo(const PanelContext& view, Point center) {
  view.builder.circle(center, 8.4F, {ColorRole::background});
  view.builder.circle(center, 7.2F, {ColorRole::highlight});
  if (is_dark(view.input.view.theme)) view.builder.circle(center, 5.4F, {ColorRole::background});
}

}  // namespace explainer
