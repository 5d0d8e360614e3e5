#include "scene/svg.hpp"

#include <cmath>
#include <cstdlib>
#include <iterator>
#include <string>
#include <vector>

#include "core/at.hpp"
#include "core/markup.hpp"
#include "scene/curve_fit.hpp"
#include "scene/geometry.hpp"
#include "scene/theme.hpp"

namespace explainer {
namespace {

constexpr float hatch_pitch = 4;
constexpr float path_tolerance = 0.12F;  // pixels that a path may be off its points

// A path with more lines than this stays straight lines: it is a step curve, to which no cubic fits.
constexpr int max_curve_corners = 64;

std::string escaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // XML has no U+FFFE and U+FFFF.
    if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {
      i += 2;
      continue;
    }
    const std::string_view entity = entity_of(c);
    if (entity.empty()) {
      out.push_back(c);
    } else {
      out.append(entity);
    }
  }
  return out;
}

// A number with one decimal, in the fewest characters: the still is fetched before the first paint.
std::string tenths_text(long tenths) {
  std::string out = tenths < 0 ? "-" : "";
  const long size = std::labs(tenths);
  if (size >= 10 || size == 0) out += std::to_string(size / 10);
  if (size % 10 != 0) out.append(".").append(std::to_string(size % 10));
  return out;
}

std::string number(float value) { return tenths_text(std::lround(value * 10)); }

std::string attribute(std::string_view name, std::string_view value) {
  return std::string(" ").append(name).append("=\"").append(value).append("\"");
}

std::string attribute(std::string_view name, float value) { return attribute(name, number(value)); }

// Writes path data; each point is relative to the one before it.
class Pen {
 public:
  void move(Point p) {
    at_ = tenths(p);
    d_.append("M").append(tenths_text(at_.x));
    put(at_.y);
    command_ = 0;
  }
  void line(Point p) {
    const Tenths to = tenths(p);
    if (to.x == at_.x && to.y == at_.y) return;
    begin('l');
    put(to);
    at_ = to;
  }
  void curve(const Cubic& cubic) {
    begin('c');
    put(tenths(cubic.first_handle));
    put(tenths(cubic.second_handle));
    put(tenths(cubic.end));
    at_ = tenths(cubic.end);
  }
  std::string close() const { return d_ + 'z'; }
  const std::string& end() const { return d_; }
  size_t length() const { return d_.size(); }

 private:
  struct Tenths {
    long x = 0, y = 0;
  };

  static Tenths tenths(Point p) { return {std::lround(p.x * 10), std::lround(p.y * 10)}; }
  // The same command again need not be repeated.
  void begin(char command) {
    if (command != command_) d_ += command, fresh_ = true;
    command_ = command;
  }
  void put(Tenths to) { put(to.x - at_.x), put(to.y - at_.y); }
  void put(long tenths) {
    if (!fresh_ && tenths >= 0) d_ += ' ';
    d_ += tenths_text(tenths);
    fresh_ = false;
  }

  std::string d_;
  Tenths at_;
  char command_ = 0;
  bool fresh_ = false;
};

// Appends the points between first and last that the line needs to stay within the tolerance (Douglas–Peucker).
void simplify(const Point* points, int first, int last, std::vector<Point>& kept) {
  int furthest = first;
  float max_distance = 0;
  for (int i = first + 1; i < last; ++i) {
    const float off = distance_to_segment(points[first], points[last], points[i]);
    if (off > max_distance) max_distance = off, furthest = i;
  }
  if (max_distance <= path_tolerance) return;
  simplify(points, first, furthest, kept);
  kept.push_back(points[furthest]);
  simplify(points, furthest, last, kept);
}

// Continues the path along the points, with curves or straight lines, whichever takes fewer characters.
void follow(Pen& pen, const Point* points, int count) {
  Pen straight = pen, curved = pen;
  std::vector<Point> corners;
  simplify(points, 0, count - 1, corners);
  corners.push_back(points[count - 1]);
  for (const Point corner : corners) straight.line(corner);
  pen = straight;
  if (static_cast<int>(corners.size()) < 3 || static_cast<int>(corners.size()) > max_curve_corners) return;
  for (const Cubic& cubic : fit_cubics(points, count, path_tolerance)) curved.curve(cubic);
  if (curved.length() < straight.length()) pen = curved;
}

std::string path(const Point* points, int count, bool close) {
  if (count == 0) return {};
  Pen pen;
  pen.move(points[0]);
  follow(pen, points, count);
  return close ? pen.close() : pen.end();
}

std::string band_path(const Point* edges, int count) {
  const int half = count / 2;
  if (half == 0) return {};
  const std::vector<Point> lower(std::make_reverse_iterator(edges + count), std::make_reverse_iterator(edges + half));
  Pen pen;
  pen.move(edges[0]);
  follow(pen, edges, half);
  pen.line(lower[0]);
  follow(pen, lower.data(), half);
  return pen.close();
}

std::string hatch_id(const Mark& mark, const std::string& paint) {
  return "h" + paint.substr(1) + number(mark.stroke_width);
}

// Strokes along x + y = a multiple of the pitch, as the canvas draws them, in one colour.
std::string hatch_pattern(const std::string& id, const std::string& paint, float stroke) {
  return "<pattern" + attribute("id", id) + attribute("width", hatch_pitch) + attribute("height", hatch_pitch) +
         attribute("patternUnits", "userSpaceOnUse") + "><path" + attribute("d", "M-1 1l2-2M-1 5L5-1M3 5l2-2") +
         attribute("stroke", paint) + attribute("stroke-width", stroke) + "/></pattern>";
}

std::string stroke_attributes(const Mark& mark, const std::string& paint) {
  std::string out =
      attribute("fill", "none") + attribute("stroke", paint) + attribute("stroke-width", mark.stroke_width);
  if (mark.texture == Texture::dash) out += attribute("stroke-dasharray", "5 3.5");
  if (mark.texture == Texture::dots)
    out += attribute("stroke-dasharray", "0.1 5") + attribute("stroke-linecap", "round");
  return out;
}

std::string round_shape(const Mark& mark) {
  const Point c = mark.box.center();
  return std::string("<circle") + attribute("cx", c.x) + attribute("cy", c.y) + attribute("r", mark.box.width / 2);
}

std::string box_shape(const Mark& mark) {
  std::string out = std::string("<rect") + attribute("x", mark.box.x) + attribute("y", mark.box.y) +
                    attribute("width", mark.box.width) + attribute("height", mark.box.height);
  if (mark.radius > 0) out += attribute("rx", mark.radius);
  return out;
}

// A line begins at its right end where it is set from right to left.
std::string text_element(const Mark& mark, const std::string& paint, bool right_to_left) {
  std::string out = std::string("<text") + attribute("x", right_to_left ? mark.box.right() : mark.box.x) +
                    attribute("y", mark.box.y + text_ascent * mark.size) + attribute("font-size", mark.size) +
                    attribute("fill", paint);
  if (mark.weight == Weight::semibold) out += attribute("font-weight", "600");
  // Set in another font, the text must still not run into its neighbour.
  if (mark.box.width > 0)
    out += attribute("textLength", mark.box.width) + attribute("lengthAdjust", "spacingAndGlyphs");
  return out.append(">").append(escaped(mark.text)).append("</text>");
}

std::string element(const Scene& scene, const Mark& mark, Theme theme) {
  const std::string paint = hex(color(theme, mark.color, mark.emphasis));
  const Point* points = scene.points.data() + mark.first;
  switch (mark.shape) {
    case Shape::rect:
      return box_shape(mark) + attribute("fill", paint) + "/>";
    case Shape::frame:
      return box_shape(mark) + stroke_attributes(mark, paint) + "/>";
    case Shape::circle:
      return round_shape(mark) + attribute("fill", paint) + "/>";
    case Shape::ring:
      return round_shape(mark) + stroke_attributes(mark, paint) + "/>";
    case Shape::line:
      return "<path" + attribute("d", path(points, mark.count, false)) + stroke_attributes(mark, paint) + "/>";
    case Shape::polygon:
      return "<path" + attribute("d", path(points, mark.count, true)) + attribute("fill", paint) + "/>";
    case Shape::band:
      if (mark.texture == Texture::hatch) {
        return "<path" + attribute("d", band_path(points, mark.count)) +
               attribute("fill", "url(#" + hatch_id(mark, paint) + ")") + "/>";
      }
      return "<path" + attribute("d", band_path(points, mark.count)) + attribute("fill", paint) + "/>";
    case Shape::text:
      return text_element(mark, paint, scene.right_to_left);
  }
  return {};
}

// The element of one mark, after the pattern that it is the first to need.
void append_mark(std::string& out, const Scene& scene, const Mark& mark, Theme theme) {
  if (mark.shape == Shape::band && mark.texture == Texture::hatch) {
    const std::string paint = hex(color(theme, mark.color, mark.emphasis)), id = hatch_id(mark, paint);
    if (out.find(attribute("id", id)) == std::string::npos) out += hatch_pattern(id, paint, mark.stroke_width) + "\n";
  }
  out.append(element(scene, mark, theme)).append("\n");
}

}  // namespace

std::string render_svg(const Scene& scene, Theme theme, std::string_view language, std::string_view title,
                       std::string_view description, std::string_view font_family) {
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", scene.size.width) +
                    attribute("height", scene.size.height) +
                    attribute("viewBox", "0 0 " + number(scene.size.width) + " " + number(scene.size.height)) +
                    attribute("role", "img") + attribute("lang", escaped(language)) +
                    (scene.right_to_left ? attribute("direction", "rtl") : "") +
                    attribute("font-family", escaped(font_family)) + ">\n";
  out.append("<title>")
      .append(escaped(title))
      .append("</title>\n<desc>")
      .append(escaped(description))
      .append("</desc>\n");
  int drawn = 0;
  const auto draw_to = [&](int end) {
    for (; drawn < end; ++drawn) append_mark(out, scene, at(scene.marks, drawn), theme);
  };
  for (const PanelMarks& panel : scene.panels) {
    if (panel.count == 0) continue;
    draw_to(panel.first);
    out.append("<g").append(attribute("id", panel_name(panel.panel))).append(">\n");
    draw_to(panel.first + panel.count);
    out.append("</g>\n");
  }
  draw_to(static_cast<int>(scene.marks.size()));
  return out.append("</svg>\n");
}

}  // namespace explainer
