// The line that says what is new since the last moment the author marked: made from Story and Snapshot, like all words.
#pragma once

#include <string>

#include "core/snapshot.hpp"

namespace explainer {

// "Since 28 Oct 2025: Amazon → OpenAI contract $38B; Trn3 available; and 3 more". What began after the last beat before
// the snapshot's newest day; of much news the weightiest, in order of time. Empty before the first event.
std::string changes_since_beat(const IndexedStory& indexed, const Snapshot& snapshot);

}  // namespace explainer
