#include "scene/builder.hpp"

#include <algorithm>
#include <cmath>

#include "core/labels.hpp"
#include "core/sort.hpp"
#include "scene/characters.hpp"
#include "scene/geometry.hpp"

namespace explainer {
namespace {

constexpr std::string_view ellipsis = "…";

// Moves the cut of a shortened line back to the end of a word where that costs little, but never between a number and
// its unit.
std::string whole_words(std::string line) {
  const bool cut =
      line.size() > ellipsis.size() && line.compare(line.size() - ellipsis.size(), ellipsis.size(), ellipsis) == 0;
  const size_t enough = line.size() * 3 / 5;
  size_t end = cut ? line.rfind(' ') : std::string::npos;
  if (end == std::string::npos || end < enough) return line;
  if (line[end - 1] >= '0' && line[end - 1] <= '9' && line.rfind(' ', end - 1) != std::string::npos)
    end = line.rfind(' ', end - 1);
  while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == ',')) --end;
  return line.substr(0, end).append(ellipsis);
}

}  // namespace

void SceneBuilder::add_box(Shape shape, Box box, const MarkStyle& style) {
  Mark mark;
  mark.shape = shape;
  mark.color = style.color;
  mark.texture = style.texture;
  mark.stroke_width = style.stroke_width;
  mark.radius = style.radius;
  mark.emphasis = style.emphasis;
  // In a very small picture a panel may compute a negative size.
  mark.box = {box.x, box.y, std::max(box.width, 0.0F), std::max(box.height, 0.0F)};
  scene_.marks.push_back(std::move(mark));
}

int SceneBuilder::store_points(const std::vector<Point>& points) {
  const int first = static_cast<int>(scene_.points.size());
  scene_.points.insert(scene_.points.end(), points.begin(), points.end());
  return first;
}

void SceneBuilder::add_points(Shape shape, const std::vector<Point>& points, const MarkStyle& style) {
  add_box(shape, bounds(points), style);
  scene_.marks.back().first = store_points(points);
  scene_.marks.back().count = static_cast<int>(points.size());
}

// Dear ImGui draws the stroke twice as wide at a point that is repeated, for the segment there has no direction.
void SceneBuilder::line(std::vector<Point> points, const MarkStyle& style) {
  const auto same = [](Point a, Point b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y) < 1e-3F; };
  points.erase(std::unique(points.begin(), points.end(), same), points.end());
  add_points(Shape::line, points, style);
}

void SceneBuilder::circle(Point center, float radius, const MarkStyle& style) {
  add_box(Shape::circle, {center.x - radius, center.y - radius, 2 * radius, 2 * radius}, style);
}

void SceneBuilder::ring(Point center, float radius, const MarkStyle& style) {
  add_box(Shape::ring, {center.x - radius, center.y - radius, 2 * radius, 2 * radius}, style);
}

Box SceneBuilder::text(std::string_view written, float x, float baseline, const TextStyle& style, Align align) {
  const std::string text = without_unseen(written, scene_.right_to_left);
  const float wide = width(text, style);
  const float left = align == Align::left ? x : align == Align::right ? x - wide : x - wide / 2;
  const Box box = {left, baseline - text_ascent * style.size, wide, (text_ascent + text_descent) * style.size};
  if (text.empty()) return box;
  add_box(Shape::text, box, {.color = style.color, .emphasis = style.emphasis});
  scene_.marks.back().size = style.size;
  scene_.marks.back().weight = style.weight;
  scene_.marks.back().text = text;
  return box;
}

void SceneBuilder::line_around_text(float x, float top, float bottom, const MarkStyle& style) {
  std::vector<Box> texts;
  for (const Mark& mark : scene_.marks) {
    const Box& box = mark.box;
    const bool overlaps = box.x - 1 < x && x < box.right() + 1 && box.y < bottom && top < box.bottom();
    if (mark.shape == Shape::text && overlaps) texts.push_back(box);
  }
  sort_stable(texts, [](const Box& a, const Box& b) { return a.y < b.y; });
  for (const Box& box : texts) {
    if (box.y > top) line({{x, top}, {x, box.y}}, style);
    top = std::max(top, box.bottom());
  }
  if (top < bottom) line({{x, top}, {x, bottom}}, style);
}

void SceneBuilder::hit(Box box, Target target) { scene_.hits.push_back({box, target, 0, 0}); }

void SceneBuilder::day_mark(Box box, Target target) { scene_.day_marks.push_back({box, target, 0, 0}); }

void SceneBuilder::hit_band(const std::vector<Point>& edges, Target target) {
  const int first = store_points(edges);
  scene_.hits.push_back({bounds(edges), target, first, static_cast<int>(edges.size())});
}

float SceneBuilder::width(std::string_view text, const TextStyle& style) const {
  if (has_unseen(text)) return measure_(without_unseen(text, scene_.right_to_left), style.size, style.weight);
  return measure_(text, style.size, style.weight);
}

// The longest beginning that ends at one of `ends`, ascending, and whose line fits; the first of them when none does.
size_t SceneBuilder::longest(std::string_view text, const std::vector<size_t>& ends, float width_limit,
                             const TextStyle& style, std::string_view tail) const {
  size_t low = 0, high = ends.size() - 1;
  while (low < high) {
    const size_t middle = (low + high + 1) / 2;
    if (width(trimmed_line(text.substr(0, ends[middle])).append(tail), style) <= width_limit) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return ends[low];
}

std::string SceneBuilder::fit(std::string_view text, float width_limit, const TextStyle& style) const {
  if (width(text, style) <= width_limit) return std::string(text);
  std::vector<size_t> ends = {0};
  while (ends.back() < text.size()) ends.push_back(character_end(text, ends.back()));
  // A number is kept whole or left out: "$1…" would be another sum.
  const size_t end = figure_begin(text, longest(text, ends, width_limit, style, ellipsis));
  std::string line = trimmed_line(text.substr(0, end)).append(ellipsis);
  return scene_.right_to_left && !has_right_to_left(line) ? line.append("\u200E") : line;  // the ellipsis is part of it
}

std::vector<std::string> SceneBuilder::wrap(std::string_view text, float width_limit, const TextStyle& style,
                                            size_t max_lines) const {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() < max_lines) {
    const bool fits = width(text, style) <= width_limit;
    if (fits || lines.size() + 1 == max_lines) {
      lines.push_back(fits ? std::string(text) : whole_words(fit(text, width_limit, style)));
      break;
    }
    std::vector<size_t> ends;
    for (size_t end = 0; end < text.size(); ends.push_back(end)) end = next_line_end(text, end);
    size_t end = longest(text, ends, width_limit, style);
    std::string line = trimmed_line(text.substr(0, end));
    if (width(line, style) > width_limit) {  // one word wider than the line: it is parted within, but never a figure
      ends.clear();
      for (size_t at = 0; at < end; ends.push_back(at)) at = character_end(text, at);
      const size_t part = longest(text, ends, width_limit, style);
      const bool figure = figure_begin(text.substr(0, end), part) != part;
      line = figure ? fit(line, width_limit, style) : std::string(text.substr(0, part));
      if (!figure) end = part;
    }
    lines.push_back(std::move(line));
    text.remove_prefix(end);
  }
  return lines;
}

}  // namespace explainer
