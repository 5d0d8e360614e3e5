#include "scene/builder.hpp"

#include <algorithm>
#include <cmath>

#include "core/sort.hpp"
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

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Bytes of the character at `at` when it is one that is never seen, else 0: soft hyphen, zero-width blanks and joiners,
// marks for the direction of writing, byte order mark, and variation selectors. Typefaces draw a hyphen or a box for
// them.
size_t unseen_length(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(at) < 0xC2) return 0;
  const unsigned code = (byte(at) & 0x1FU) << 6U | (byte(at + 1) & 0x3FU);
  if (byte(at) < 0xE0) return code == 0xAD || code == 0x34F || code == 0x61C ? 2 : 0;
  const unsigned wide = (byte(at) & 0xFU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU);
  const bool unseen = (wide >= 0x200B && wide <= 0x200F) || (wide >= 0x2028 && wide <= 0x202E) ||
                      (wide >= 0x2060 && wide <= 0x206F) || (wide >= 0xFE00 && wide <= 0xFE0F) || wide == 0xFEFF;
  return byte(at) < 0xF0 && unseen ? 3 : 0;
}

}  // namespace

std::string without_unseen(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    if (const size_t unseen = unseen_length(text, at)) {
      at += unseen;
    } else {
      out += text[at++];
    }
  }
  return out;
}

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
  const std::string text = without_unseen(written);
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
  for (size_t at = 0; at < text.size(); ++at)
    if (unseen_length(text, at) > 0) return measure_(without_unseen(text), style.size, style.weight);
  return measure_(text, style.size, style.weight);
}

std::string SceneBuilder::fit(std::string_view text, float width_limit, const TextStyle& style) const {
  if (width(text, style) <= width_limit) return std::string(text);
  size_t low = 0, high = text.size();
  while (low < high) {
    size_t middle = (low + high + 1) / 2;
    if (width(std::string(text.substr(0, middle)).append(ellipsis), style) <= width_limit) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  while (low > 0 && low < text.size() && continues_character(text[low])) --low;
  // A number is kept whole or left out: "$1…" would be another sum.
  const size_t word = low == 0 ? 0 : text.rfind(' ', low - 1) + 1;
  const size_t word_end = std::min(text.find(' ', low), text.size());
  if (low < word_end && text.substr(word, word_end - word).find_first_of("0123456789") != std::string_view::npos)
    low = word;
  while (low > 0 && text[low - 1] == ' ') --low;
  return std::string(text.substr(0, low)).append(ellipsis);
}

std::vector<std::string> SceneBuilder::wrap(std::string_view text, float width_limit, const TextStyle& style,
                                            size_t max_lines) const {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() < max_lines) {
    if (lines.size() + 1 == max_lines || width(text, style) <= width_limit) {
      lines.push_back(width(text, style) <= width_limit ? std::string(text)
                                                        : whole_words(fit(text, width_limit, style)));
      break;
    }
    size_t end = 0;
    for (size_t space = text.find(' '); space != std::string_view::npos; space = text.find(' ', space + 1)) {
      if (width(text.substr(0, space), style) > width_limit) break;
      end = space;
    }
    if (end == 0) {  // one word wider than the line: it alone is cut
      end = std::min(text.find(' '), text.size());
    }
    lines.push_back(fit(text.substr(0, end), width_limit, style));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace explainer
