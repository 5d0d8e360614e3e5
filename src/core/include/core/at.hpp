// The element of a list at an index. Indices are int here, as `none` is -1; this is the one place that turns them, and
// enums that number the elements, into the library's unsigned ones.
#pragma once

#include <cassert>
#include <cstddef>
#include <type_traits>

namespace explainer {

template <typename List, typename Index>
constexpr decltype(auto) at(List& list, Index index) {
  static_assert(std::is_same_v<Index, int> || std::is_enum_v<Index>);
  assert(static_cast<int>(index) >= 0 && static_cast<size_t>(index) < list.size());
  return list[static_cast<size_t>(index)];
}

}  // namespace explainer
