// Caches the widths of texts, so that only texts that the last pictures did not have are measured.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ui/text_setter.hpp"

namespace explainer {

class TextWidths {
 public:
  // In logical pixels, of which one is `scale` device pixels.
  float width(TextSetter& setter, std::string_view text, float size, Weight weight, float scale);

  void forget();                              // when the typeface changes
  int measured() const { return measured_; }  // texts so far that had to be measured

 private:
  struct Entry {
    std::uint64_t hash = 0;  // of text, size, weight and scale; 64 bits, so that two texts never share one
    float width = 0;
  };
  std::vector<Entry> entries_;  // a hash table; where all slots that a text may have are taken, it replaces the first
  int measured_ = 0;
};

}  // namespace explainer
