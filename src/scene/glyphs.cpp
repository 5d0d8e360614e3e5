// The shapes events have on the strip.
#include "scene/views.hpp"

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

Ink ink_of(EventKind kind) {
  switch (kind) {
    case EventKind::investment:
    case EventKind::talks:
      return Ink::money;
    case EventKind::contract:
      return Ink::compute;
    case EventKind::program:
      return Ink::chip;
    case EventKind::terms:
    case EventKind::share_sale:
      break;
  }
  return Ink::ink2;
}

bool hollow(const Event& event) {
  if (event.kind == EventKind::talks || event.status == Status::in_talks) return true;
  const bool money = event.kind == EventKind::investment || event.kind == EventKind::contract;
  if (!money) return false;
  return !event.amount || event.counts == Counts::never || event.amount->bound == Bound::up_to;
}

void draw_glyph(Builder& builder, Point center, Glyph glyph, float radius, Ink ink, bool hollow, float strength) {
  const auto polygon = [&](const std::vector<Point>& unit, float r, Ink fill) {
    std::vector<Point> points;
    points.reserve(unit.size());
    for (const Point p : unit) points.push_back({center.x + p.x * r, center.y + p.y * r});
    builder.polygon(points, {fill, Texture::solid, 1, 0, strength});
  };
  const auto shape = [&](float r, Ink fill) {
    switch (glyph) {
      case Glyph::circle:
        builder.circle(center, r, {fill, Texture::solid, 1, 0, strength});
        break;
      case Glyph::square:
        builder.rect({center.x - r * 0.93F, center.y - r * 0.93F, r * 1.86F, r * 1.86F},
                     {fill, Texture::solid, 1, 0, strength});
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
  if (hollow) shape(radius - 1.4F, Ink::bg);
}

void draw_halo(const ViewContext& view, Point center) {
  view.builder.circle(center, 8.4F, {Ink::bg});
  view.builder.circle(center, 7.2F, {Ink::highlight});
  if (is_dark(view.input.view.theme)) view.builder.circle(center, 5.4F, {Ink::bg});
}

}  // namespace explainer
