// Hostile bytes as a story file: loading ends with a story or with errors, and every problem has a place and words.
#include <cstddef>
#include <cstdint>

#include "core/load_story.hpp"
#include "require.hpp"

using namespace explainer;
using explainer::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const LoadResult result = load_story({reinterpret_cast<const char*>(data), size});
  require(result.indexed.has_value() != has_errors(result.problems));
  for (const Problem& problem : result.problems) {
    require(problem.line >= 1 && problem.column >= 1);
    require(!problem.message.empty());
  }
  return 0;
}
