// assert() that stays in every build.
#pragma once

#include <cstdlib>

namespace explainer::fuzz {

inline void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace explainer::fuzz
