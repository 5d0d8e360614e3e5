#include "scene/svg.hpp"

#include <cmath>
#include <cstdio>

#include "scene/geometry.hpp"
#include "scene/theme.hpp"

namespace explainer {
namespace {

constexpr float hatch_pitch = 4;

std::string escaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // XML has no U+FFFE and U+FFFF.
    if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {
      i += 2;
      continue;
    }
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// Two decimals at most, without trailing zeros: what a still needs and no byte more.
std::string number(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", static_cast<double>(value));
  std::string out = text;
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return std::string(" ").append(name).append("=\"").append(value).append("\"");
}

std::string attribute(std::string_view name, float value) { return attribute(name, number(value)); }

std::string path(const Point* points, int count, bool close) {
  std::string d;
  for (int i = 0; i < count; ++i) {
    d.append(i == 0 ? "M" : "L").append(number(points[i].x)).append(" ").append(number(points[i].y));
  }
  if (close) d += 'Z';
  return d;
}

std::string band_path(const Point* edges, int count) {
  std::vector<Point> outline(edges, edges + count / 2);
  for (int i = count - 1; i >= count / 2; --i) outline.push_back(edges[i]);
  return path(outline.data(), static_cast<int>(outline.size()), true);
}

std::string segments(const std::vector<Point>& strokes) {
  std::string d;
  for (size_t i = 0; i + 1 < strokes.size(); i += 2) d += path(&strokes[i], 2, false);
  return d;
}

std::string stroked(const Mark& mark, const std::string& paint) {
  std::string out = attribute("fill", "none") + attribute("stroke", paint) + attribute("stroke-width", mark.stroke);
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

std::string text_element(const Mark& mark, const std::string& paint) {
  std::string out = std::string("<text") + attribute("x", mark.box.x) +
                    attribute("y", mark.box.y + text_ascent * mark.size) + attribute("font-size", mark.size) +
                    attribute("fill", paint);
  if (mark.weight == Weight::semibold) out += attribute("font-weight", "600");
  // Another font than the measured one must not run into its neighbour.
  out += attribute("textLength", mark.box.width) + attribute("lengthAdjust", "spacingAndGlyphs");
  return out.append(">").append(escaped(mark.text)).append("</text>");
}

std::string element(const Scene& scene, const Mark& mark, Theme theme) {
  const std::string paint = hex(color(theme, mark.ink, mark.strength));
  const Point* points = scene.points.data() + mark.first;
  switch (mark.shape) {
    case Shape::rect:
      return box_shape(mark) + attribute("fill", paint) + "/>";
    case Shape::frame:
      return box_shape(mark) + stroked(mark, paint) + "/>";
    case Shape::circle:
      return round_shape(mark) + attribute("fill", paint) + "/>";
    case Shape::ring:
      return round_shape(mark) + stroked(mark, paint) + "/>";
    case Shape::line:
      return "<path" + attribute("d", path(points, mark.count, false)) + stroked(mark, paint) + "/>";
    case Shape::polygon:
      return "<path" + attribute("d", path(points, mark.count, true)) + attribute("fill", paint) + "/>";
    case Shape::band:
      if (mark.texture == Texture::hatch) {
        return "<path" + attribute("d", segments(hatch(points, mark.count, hatch_pitch))) + stroked(mark, paint) + "/>";
      }
      return "<path" + attribute("d", band_path(points, mark.count)) + attribute("fill", paint) + "/>";
    case Shape::text:
      return text_element(mark, paint);
  }
  return {};
}

}  // namespace

std::string svg(const Scene& scene, Theme theme, std::string_view language, std::string_view title,
                std::string_view description) {
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", scene.size.width) +
                    attribute("height", scene.size.height) +
                    attribute("viewBox", "0 0 " + number(scene.size.width) + " " + number(scene.size.height)) +
                    attribute("role", "img") + attribute("lang", escaped(language)) +
                    attribute("font-family", "Inter, system-ui, sans-serif") + ">\n";
  out.append("<title>")
      .append(escaped(title))
      .append("</title>\n<desc>")
      .append(escaped(description))
      .append("</desc>\n");
  for (const Mark& mark : scene.marks) out.append(element(scene, mark, theme)).append("\n");
  return out.append("</svg>\n");
}

}  // namespace explainer
