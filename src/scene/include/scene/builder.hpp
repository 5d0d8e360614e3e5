// Adds marks and hit regions to a Scene, and breaks text to fit. Used by every panel; knows none of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/mark.hpp"

namespace explainer {

// How a mark is drawn; the defaults are a plain filled one.
struct MarkStyle {
  ColorRole color = ColorRole::text;
  Texture texture = Texture::solid;
  float stroke_width = 1;
  float radius = 0;
  float emphasis = 1;
};

// How a line of text is set.
struct TextStyle {
  float size = 12;
  Weight weight = Weight::regular;
  ColorRole color = ColorRole::text;
  float emphasis = 1;
};

enum class Align : unsigned char { left, center, right };

class SceneBuilder {
 public:
  SceneBuilder(Scene& scene, const TextMeasure& measure) : scene_(scene), measure_(measure) {}

  void rect(Box box, const MarkStyle& style) { add_box(Shape::rect, box, style); }
  void frame(Box box, const MarkStyle& style) { add_box(Shape::frame, box, style); }
  void circle(Point center, float radius, const MarkStyle& style);
  void ring(Point center, float radius, const MarkStyle& style);
  void line(std::vector<Point> points, const MarkStyle& style);
  void polygon(const std::vector<Point>& points, const MarkStyle& style) { add_points(Shape::polygon, points, style); }

  // `edges`: the upper edge, then the lower one.
  void band(const std::vector<Point>& edges, const MarkStyle& style) { add_points(Shape::band, edges, style); }

  // One line with its baseline at y; returns its box.
  Box text(std::string_view text, float x, float baseline, const TextStyle& style, Align align = Align::left);

  void hit(Box box, Target target);
  void day_mark(Box box, Target target);
  void hit_band(const std::vector<Point>& edges, Target target);

  float width(std::string_view text, const TextStyle& style) const;

  // The text, or its longest beginning that fits with an ellipsis.
  std::string fit(std::string_view text, float width, const TextStyle& style) const;

  // A vertical line with a gap wherever it would run through text that is already there.
  void line_around_text(float x, float top, float bottom, const MarkStyle& style);

  // Lines no wider than `width`, at most `max_lines`; the last one ends in an ellipsis when there was more. A word that
  // is wider than a line goes on in the next.
  std::vector<std::string> wrap(std::string_view text, float width, const TextStyle& style, size_t max_lines) const;

 private:
  void add_box(Shape shape, Box box, const MarkStyle& style);
  void add_points(Shape shape, const std::vector<Point>& points, const MarkStyle& style);
  size_t longest(std::string_view text, const std::vector<size_t>& ends, float width_limit, const TextStyle& style,
                 std::string_view tail = {}) const;
  int store_points(const std::vector<Point>& points);

  Scene& scene_;
  const TextMeasure& measure_;
};

}  // namespace explainer
