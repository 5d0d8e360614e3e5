// Points, sizes and boxes in logical pixels. Knows no marks.
#pragma once

namespace explainer {

struct Point {
  float x = 0, y = 0;
};

struct Size {
  float width = 0, height = 0;
};

struct Box {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  Point center() const { return {x + width / 2, y + height / 2}; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
};

}  // namespace explainer
