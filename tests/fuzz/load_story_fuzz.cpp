// Hostile bytes as a story: whatever they hold, loading ends with a story or with problems, and a story can be told.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/load_story.hpp"
#include "core/outline.hpp"
#include "scene/plan.hpp"
#include "scene/svg.hpp"

using namespace explainer;

namespace {

// assert() that stays in every build.
void demand(bool condition) {
  if (!condition) std::abort();
}

void tell(const Story& story) {
  const Ledgers ledgers = build_ledgers(story);
  const Plan plan = build_plan(story, ledgers);
  const TextMeasure measure = [](std::string_view text, float size, Weight) {
    return static_cast<float>(text.size()) * size / 2;
  };
  View view = initial_view(story);
  for (const Date date : {story.from, Date{(story.from.day + story.to.day) / 2}, story.to}) {
    seek(view, story, date);
    const Snapshot now = snapshot(story, ledgers, view.playhead);
    for (const LedgerState& state : now.ledgers) demand(state.total.low <= state.total.high);
    demand(!to_json(story, ledgers, now).empty());
    const Outline outline = build_outline(story, ledgers, now);
    demand(!html(story, ledgers, outline).empty());
    for (const Size size : {Size{960, 620}, Size{320, 568}}) {
      const Scene scene = build_scene({story, ledgers, plan, now, view, size, measure});
      demand(!svg(scene, view.theme, story.language, story.title, outline.headline).empty());
    }
  }
  demand(!csv(story).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const LoadResult result = load_story({reinterpret_cast<const char*>(data), size});
  demand(result.story.has_value() != has_errors(result.problems));
  for (const Problem& problem : result.problems) demand(!describe(problem, "x").empty());
  if (result.story) tell(*result.story);
  return 0;
}
