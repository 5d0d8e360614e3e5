#include "ui/painter.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internals.hpp"
#include "scene/geometry.hpp"
#include "scene/theme.hpp"
#include "ui/text_setter.hpp"

namespace explainer {
namespace {

constexpr float hatch_pitch = 4;

class Painter {
 public:
  Painter(ImDrawList& list, const Scene& scene, Theme theme, TextSetter& text, float scale)
      : list_(list), scene_(scene), theme_(theme), text_(text), scale_(scale) {}

  void paint(const Mark& mark) {
    const Rgb rgb = explainer::color(theme_, mark.color, mark.emphasis);
    const ImU32 color = IM_COL32(rgb.r, rgb.g, rgb.b, 255);
    const Point* points = scene_.points.data() + mark.first;
    switch (mark.shape) {
      case Shape::rect:
        list_.AddRectFilled(low(mark.box), high(mark.box), color, mark.radius * scale_);
        break;
      case Shape::frame:
        frame(mark, color);
        break;
      case Shape::circle:
        list_.AddCircleFilled(at(mark.box.center()), mark.box.width / 2 * scale_, color);
        break;
      case Shape::ring:
        ring(mark, color);
        break;
      case Shape::line:
        line(points, mark.count, mark, color, false);
        break;
      case Shape::polygon:
        polygon(points, mark.count, color);
        break;
      case Shape::band:
        band(points, mark, color);
        break;
      case Shape::text:
        text(mark, color);
        break;
    }
  }

 private:
  ImVec2 at(Point p) const { return {p.x * scale_, p.y * scale_}; }

  // Edges of boxes lie on whole device pixels, so that they are not blurred.
  ImVec2 low(const Box& box) const { return {std::round(box.x * scale_), std::round(box.y * scale_)}; }
  ImVec2 high(const Box& box) const {
    const ImVec2 from = low(box);
    return {std::max(std::round(box.right() * scale_), from.x + 1),
            std::max(std::round(box.bottom() * scale_), from.y + 1)};
  }

  void stroke(const std::vector<Point>& line, ImU32 color, float width, bool closed) {
    std::vector<ImVec2> path;
    path.reserve(line.size());
    for (const Point p : line) path.push_back(at(p));
    list_.AddPolyline(path.data(), static_cast<int>(path.size()), color, closed ? ImDrawFlags_Closed : 0,
                      width * scale_);
  }

  void line(const Point* points, int count, const Mark& mark, ImU32 color, bool closed) {
    if (count < 2) return;
    if (mark.texture == Texture::dash) {
      pairs(dashes(points, count, 5, 3.5F), color, mark.stroke_width);
    } else if (mark.texture == Texture::dots) {
      const std::vector<Point> dots = dashes(points, count, 0.01F, 5);
      for (size_t i = 0; i < dots.size(); i += 2)
        list_.AddCircleFilled(at(dots[i]), mark.stroke_width / 2 * scale_, color);
    } else if (count == 2 && !closed && (points[0].x == points[1].x || points[0].y == points[1].y)) {
      axis_parallel(points[0], points[1], mark.stroke_width, color);
    } else {
      stroke({points, points + count}, color, mark.stroke_width, closed);
    }
  }

  // Vertical and horizontal lines snap to device pixels.
  void axis_parallel(Point a, Point b, float width, ImU32 color) {
    const float pixels = std::max(1.0F, std::round(width * scale_));
    const ImVec2 from = at({std::min(a.x, b.x), std::min(a.y, b.y)}), to = at({std::max(a.x, b.x), std::max(a.y, b.y)});
    if (a.x == b.x) {
      const float x = std::round(from.x - pixels / 2);
      list_.AddRectFilled({x, std::round(from.y)}, {x + pixels, std::round(to.y)}, color);
    } else {
      const float y = std::round(from.y - pixels / 2);
      list_.AddRectFilled({std::round(from.x), y}, {std::round(to.x), y + pixels}, color);
    }
  }

  void pairs(const std::vector<Point>& strokes, ImU32 color, float width) {
    for (size_t i = 0; i + 1 < strokes.size(); i += 2)
      list_.AddLine(at(strokes[i]), at(strokes[i + 1]), color, width * scale_);
  }

  void frame(const Mark& mark, ImU32 color) {
    if (mark.texture != Texture::dash) {
      list_.AddRect(low(mark.box), high(mark.box), color, mark.radius * scale_, 0,
                    std::max(1.0F, mark.stroke_width * scale_));
      return;
    }
    std::vector<Point> outline = rounded(mark.box, mark.radius);
    outline.push_back(outline.front());
    pairs(dashes(outline.data(), static_cast<int>(outline.size()), 5, 3.5F), color, mark.stroke_width);
  }

  static std::vector<Point> rounded(const Box& box, float radius) {
    if (radius <= 0) return {{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    std::vector<Point> outline;
    const Point centers[] = {{box.right() - radius, box.y + radius},
                             {box.right() - radius, box.bottom() - radius},
                             {box.x + radius, box.bottom() - radius},
                             {box.x + radius, box.y + radius}};
    constexpr float quarter = 1.57079633F;
    for (int corner = 0; corner < 4; ++corner) {
      for (int i = 0; i <= 8; ++i) {
        const float angle = quarter * (static_cast<float>(corner - 1) + static_cast<float>(i) / 8);
        const ImVec2 direction = unit_vector(angle);
        outline.push_back({centers[corner].x + radius * direction.x, centers[corner].y + radius * direction.y});
      }
    }
    return outline;
  }

  void ring(const Mark& mark, ImU32 color) {
    const float radius = mark.box.width / 2;
    if (mark.texture == Texture::dash) {
      std::vector<Point> outline = rounded(mark.box, radius);
      outline.push_back(outline.front());
      pairs(dashes(outline.data(), static_cast<int>(outline.size()), 2.6F, 2.1F), color, mark.stroke_width);
    } else {
      list_.AddCircle(at(mark.box.center()), radius * scale_, color, 0, mark.stroke_width * scale_);
    }
  }

  void polygon(const Point* points, int count, ImU32 color) {
    std::vector<ImVec2> path;
    path.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) path.push_back(at(points[i]));
    // Dear ImGui anti-aliases the edges of clockwise polygons only.
    float area = 0;
    for (int i = 0; i < count; ++i) {
      const Point a = points[i], b = points[(i + 1) % count];
      area += a.x * b.y - b.x * a.y;
    }
    if (area < 0) std::reverse(path.begin(), path.end());
    list_.AddConvexPolyFilled(path.data(), count, color);
  }

  // A strip of quads, with an anti-aliased hairline of the same colour along both edges: Dear ImGui's own fills need
  // convex shapes.
  void band(const Point* edges, const Mark& mark, ImU32 color) {
    const int half = mark.count / 2;
    if (half < 2) return;
    if (mark.texture == Texture::hatch) {
      pairs(hatch(edges, mark.count, hatch_pitch), color, mark.stroke_width);
      return;
    }
    const ImVec2 uv = white_pixel(list_);
    list_.PrimReserve((half - 1) * 6, half * 2);
    const unsigned base = next_vertex(list_);
    for (int i = 0; i < half; ++i) {
      list_.PrimWriteVtx(at(edges[i]), uv, color);
      list_.PrimWriteVtx(at(edges[half + i]), uv, color);
    }
    for (int i = 0; i + 1 < half; ++i) {
      const unsigned corner = base + static_cast<unsigned>(i) * 2;
      for (const unsigned offset : {0U, 1U, 2U, 2U, 1U, 3U})
        list_.PrimWriteIdx(static_cast<ImDrawIdx>(corner + offset));
    }
    stroke({edges, edges + half}, color, 1 / scale_, false);
    stroke({edges + half, edges + mark.count}, color, 1 / scale_, false);
  }

  void text(const Mark& mark, ImU32 color) {
    text_.draw(list_, {mark.text, mark.size * scale_, mark.weight, std::round(mark.box.x * scale_),
                       std::round((mark.box.y + text_ascent * mark.size) * scale_), color});
  }

  ImDrawList& list_;
  const Scene& scene_;
  Theme theme_;
  TextSetter& text_;
  float scale_;
};

}  // namespace

void paint(ImDrawList& list, const Scene& scene, Theme theme, TextSetter& text, float scale) {
  Painter painter(list, scene, theme, text, scale);
  for (const Mark& mark : scene.marks) painter.paint(mark);
}

}  // namespace explainer
