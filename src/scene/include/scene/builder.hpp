// Adds marks and hits to a Scene, and breaks text to fit. Used by every view; knows none of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/scene.hpp"

namespace explainer {

// How a mark is drawn; the defaults are a plain filled one.
struct MarkStyle {
  ColorRole ink = ColorRole::text;
  Texture texture = Texture::solid;
  float stroke = 1;
  float radius = 0;
  float emphasis = 1;
};

// How a line of text is set.
struct TextStyle {
  float size = 12;
  Weight weight = Weight::regular;
  ColorRole ink = ColorRole::text;
  float emphasis = 1;
};

enum class Align : unsigned char { left, center, right };

class SceneBuilder {
 public:
  SceneBuilder(Scene& scene, const TextMeasure& measure) : scene_(scene), measure_(measure) {}

  void rect(Box box, const MarkStyle& style) { boxed(Shape::rect, box, style); }
  void frame(Box box, const MarkStyle& style) { boxed(Shape::frame, box, style); }
  void circle(Point center, float radius, const MarkStyle& style);
  void ring(Point center, float radius, const MarkStyle& style);
  void line(std::vector<Point> points, const MarkStyle& style);
  void polygon(const std::vector<Point>& points, const MarkStyle& style) { pointed(Shape::polygon, points, style); }

  // `edges`: the upper edge, then the lower one.
  void band(const std::vector<Point>& edges, const MarkStyle& style) { pointed(Shape::band, edges, style); }

  // One line with its baseline at y; returns its box.
  Box text(std::string_view text, float x, float baseline, const TextStyle& type, Align align = Align::left);

  void hit(Box box, Target target);
  void hit_band(const std::vector<Point>& edges, Target target);

  float width(std::string_view text, const TextStyle& type) const;

  // The text, or its longest beginning that fits with an ellipsis.
  std::string fit(std::string_view text, float width, const TextStyle& type) const;

  // An upright line that leaves out the words it would run through.
  void line_beside_words(float x, float top, float bottom, const MarkStyle& style);

  // Lines no wider than `width`, at most `most`; the last one ends in an ellipsis when there was more.
  std::vector<std::string> wrap(std::string_view text, float width, const TextStyle& type, size_t most) const;

 private:
  void boxed(Shape shape, Box box, const MarkStyle& style);
  void pointed(Shape shape, const std::vector<Point>& points, const MarkStyle& style);
  int store(const std::vector<Point>& points);

  Scene& scene_;
  const TextMeasure& measure_;
};

}  // namespace explainer
