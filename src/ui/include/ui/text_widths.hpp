// Remembers how wide texts are, so that a picture much like the last one measures only what is new in it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ui/painter.hpp"

namespace explainer {

class TextWidths {
 public:
  float width(const Fonts& fonts, std::string_view text, float size, Weight weight, float scale);

  void forget();                              // for other fonts
  int measured() const { return measured_; }  // texts so far that had to be measured

 private:
  struct Entry {
    std::uint64_t hash = 0;  // of text, size, weight and scale; two texts with the same are not to be expected
    float width = 0;
  };
  std::vector<Entry>
      entries_;  // a text stands at its place or close behind it; where all are taken, it takes the first
  int measured_ = 0;
};

}  // namespace explainer
