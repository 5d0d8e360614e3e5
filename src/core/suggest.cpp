#include "suggest.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/ascii.hpp"

namespace explainer {
namespace {

constexpr size_t max_word_bytes = 80;

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const int rows = static_cast<int>(a.size()), columns = static_cast<int>(b.size());
  if (a.size() > max_word_bytes || b.size() > max_word_bytes || std::abs(rows - columns) > limit) return limit + 1;
  using Row = std::array<int, max_word_bytes + 1>;
  Row older{}, old{}, now{};
  for (size_t j = 0; j <= b.size(); ++j) old[j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    now[0] = static_cast<int>(i);
    int best = now[0];
    for (size_t j = 1; j <= b.size(); ++j) {
      const bool same = to_lower(a[i - 1]) == to_lower(b[j - 1]);
      now[j] = std::min({old[j] + 1, now[j - 1] + 1, old[j - 1] + (same ? 0 : 1)});
      const bool swapped =
          i > 1 && j > 1 && to_lower(a[i - 1]) == to_lower(b[j - 2]) && to_lower(a[i - 2]) == to_lower(b[j - 1]);
      if (swapped) now[j] = std::min(now[j], older[j - 2] + 1);
      best = std::min(best, now[j]);
    }
    if (best > limit) return limit + 1;
    older = old;
    old = now;
  }
  return std::min(old[b.size()], limit + 1);
}

std::string_view Suggester::nearest(std::string_view word, std::span<const std::string_view> known) {
  std::string_view best;
  int limit = std::clamp(static_cast<int>(word.size()) / 3, 1, 3);
  for (const std::string_view candidate : known) {
    if (--comparisons_left_ < 0) return {};
    if (candidate.empty()) continue;
    const int distance = edit_distance(word, candidate, limit);
    if (distance > limit) continue;
    best = candidate;
    if (distance == 0) break;
    limit = distance - 1;
  }
  return best;
}

}  // namespace explainer
