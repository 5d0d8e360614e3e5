#include "scene/panels/event_glyph.hpp"

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
    case EventKind::repayment:
      return Glyph::arrow;
    case EventKind::end:
      return Glyph::cross;
    case EventKind::investment:
    case EventKind::talks:
      break;
  }
  return Glyph::circle;
}

ColorRole color_of(EventKind kind) {
  switch (kind) {
    case EventKind::investment:
    case EventKind::repayment:
    case EventKind::talks:
      return ColorRole::money;
    case EventKind::contract:
      return ColorRole::compute;
    case EventKind::program:
      return ColorRole::chip;
    case EventKind::end:
    case EventKind::terms:
    case EventKind::share_sale:
      break;
  }
  return ColorRole::text_secondary;
}

namespace {

void draw_shape(SceneBuilder& builder, Point center, Glyph glyph, float r, const MarkStyle& style) {
  const auto polygon = [&](std::vector<Point> unit) {
    for (Point& p : unit) p = {center.x + p.x * r, center.y + p.y * r};
    builder.polygon(unit, style);
  };
  switch (glyph) {
    case Glyph::circle:
      builder.circle(center, r, style);
      break;
    case Glyph::square:
      builder.rect({center.x - r * 0.93F, center.y - r * 0.93F, r * 1.86F, r * 1.86F}, style);
      break;
    case Glyph::diamond:
      polygon({{0, -1.15F}, {1.15F, 0}, {0, 1.15F}, {-1.15F, 0}});
      break;
    case Glyph::triangle:
      polygon({{0, -1.1F}, {1.1F, 0.9F}, {-1.1F, 0.9F}});
      break;
    case Glyph::arrow:
      polygon({{-1.2F, 0}, {0.9F, -1.15F}, {0.9F, 1.15F}});
      break;
    case Glyph::cross:
      for (const float up : {-1.0F, 1.0F})
        polygon({{-1.15F, 0.8F * up}, {-0.8F, 1.15F * up}, {1.15F, -0.8F * up}, {0.8F, -1.15F * up}});
      break;
  }
}

}  // namespace

void draw_glyph(SceneBuilder& builder, Point center, Glyph glyph, float radius, ColorRole color, bool hollow,
                float emphasis) {
  constexpr float outline = 1.4F;
  draw_shape(builder, center, glyph, radius, {.color = color, .emphasis = emphasis});
  if (hollow && glyph != Glyph::cross)
    draw_shape(builder, center, glyph, radius - outline, {.color = ColorRole::background, .emphasis = emphasis});
}

void draw_rim(SceneBuilder& builder, Point center, Glyph glyph, float radius) {
  constexpr float rim = 1.2F;
  draw_shape(builder, center, glyph, radius + rim, {ColorRole::background});
}

void draw_halo(SceneBuilder& builder, Point center, Theme theme) {
  builder.circle(center, 8.4F, {ColorRole::background});
  builder.circle(center, 7.2F, {ColorRole::highlight});
  if (is_dark(theme)) builder.circle(center, 5.4F, {ColorRole::background});
}

}  // namespace explainer
