// The line that says what is new since the last event the author marked with "beat". Knows no picture.
#pragma once

#include <string>

#include "core/snapshot.hpp"

namespace explainer {

// "Since 28 Oct 2025: Amazon → OpenAI contract $38B; Trn3 available; and 3 more". Lists what began after the last beat
// before the snapshot's newest day: the three weightiest at most, in order of time. Empty before the first event.
std::string changes_since_beat(const IndexedStory& indexed, const Snapshot& snapshot);

}  // namespace explainer
