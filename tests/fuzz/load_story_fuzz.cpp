// Hostile bytes as a story file: loading ends with a story or with errors, and every problem has a place and words. An
// editor gets the same errors; a story of version 1 is upgraded to one of version 2 with the same events.
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/load_story.hpp"
#include "core/upgrade.hpp"
#include "require.hpp"

using namespace explainer;
using explainer::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const LoadResult result = load_story(bytes);
  require(result.indexed.has_value() != has_errors(result.problems));
  for (const Problem& problem : result.problems) {
    require(problem.line >= 1 && problem.column >= 1);
    require(!problem.message.empty());
  }
  require(load_for_editor(bytes).indexed.has_value() == result.indexed.has_value());
  if (!result.indexed) return 0;
  const Story& story = result.indexed->story;
  const std::string upgraded = upgrade_story(bytes, story);
  const LoadResult again = load_story(upgraded);
  require(again.indexed.has_value());
  require(again.indexed->story.events.size() == story.events.size());
  for (std::size_t i = 0; i < story.events.size(); ++i)
    require(again.indexed->story.events[i].id == story.events[i].id);
  return 0;
}
