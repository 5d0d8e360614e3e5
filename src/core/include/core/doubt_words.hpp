// English words of doubt that stand beside a figure: "up to", "at least", "or so".
#pragma once

#include <span>
#include <string_view>

#include "core/amount.hpp"

namespace explainer {

struct Doubt {
  std::string_view word;  // in small letters
  Bound bound;
};

// Where one ends in another, the longer one stands first.
std::span<const Doubt> doubts_before_figures();
std::span<const Doubt> doubts_behind_figures();

// Whether a text says that no figure was published: "undisclosed", "n/a", "–"; also an empty one.
bool says_not_published(std::string_view text);

}  // namespace explainer
