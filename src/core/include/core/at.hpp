// The element of a list at an index. Indices are int here, as `none` is -1; this is the one place that turns them into
// the library's unsigned ones.
#pragma once

#include <cassert>
#include <cstddef>

namespace explainer {

template <typename List>
constexpr decltype(auto) at(List& list, int index) {
  assert(index >= 0 && static_cast<size_t>(index) < list.size());
  return list[static_cast<size_t>(index)];
}

}  // namespace explainer
