// From the bytes of story.json to a checked Story. The one place that knows the file format; throws nothing.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/problem.hpp"
#include "core/story_index.hpp"

namespace explainer {

struct LoadResult {
  std::optional<IndexedStory> indexed;  // absent when there is at least one error
  std::vector<Problem> problems;        // all of them, in the order of the file
};

// The words of a language, as read_words takes them; empty for a language without. Nullptr knows English only.
using LanguagePacks = std::string_view (*)(std::string_view language);

LoadResult load_story(std::string_view bytes, LanguagePacks packs = nullptr);

// The same with more warnings, for those who write the story: tranches above their umbrella, steps that a statement
// may cover by mistake, stages out of order, overlaps named on one side only, two entities of one name, figures and
// words of doubt in the text that the amount contradicts, repayments of what was not given, codes of no currency, units
// and rates that nothing is in, events alike in all but id, tags and characters in the wrong encoding, a language whose
// words would be English.
LoadResult load_for_editor(std::string_view bytes, LanguagePacks packs = nullptr);

}  // namespace explainer
