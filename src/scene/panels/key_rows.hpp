// Sets the entries of a key one behind the other, in as many rows as its box has.
#pragma once

#include <optional>

#include "scene/box.hpp"

namespace explainer {

class KeyRows {
 public:
  // `pitch`: from one row to the next.
  KeyRows(Box box, float pitch) : box_(box), pitch_(pitch), x_(box.x), y_(box.y + 13) {}

  // The left end and baseline of an entry, on the row where the last one stands or on the next; nothing where no row
  // has room for it. `gap`: what is kept free behind it.
  std::optional<Point> place(float width, float gap) {
    if (x_ > box_.x && !fits(width)) {
      if (!has_next_row()) return std::nullopt;
      x_ = box_.x;
      y_ += pitch_;
    }
    if (!fits(width)) return std::nullopt;
    const Point at = {x_, y_};
    x_ += width + gap;
    return at;
  }

  bool has_next_row() const { return y_ + pitch_ <= box_.bottom(); }
  bool fits(float width) const { return x_ + width <= box_.right() + 1; }  // on the row of the last entry

 private:
  Box box_;
  float pitch_, x_, y_;
};

}  // namespace explainer
