// "Did you mean …?": the word an author most likely meant. Private to the core.
#pragma once

#include <span>
#include <string_view>

namespace explainer {

// Edits (a letter too many, missing, wrong, or two swapped) from one word to the other, not minding case;
// limit + 1 when there are more than `limit`.
int edit_distance(std::string_view a, std::string_view b, int limit);

// Looks for near words. The number of comparisons for one file is limited, so a file with very many mistakes gets hints
// for the first of them only.
class Suggester {
 public:
  std::string_view nearest(std::string_view word, std::span<const std::string_view> known);  // empty: none near

 private:
  int comparisons_left_ = 1'000'000;
};

}  // namespace explainer
