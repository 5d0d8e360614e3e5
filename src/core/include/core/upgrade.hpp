// Turns a story file of version 1 into version 2 by changing its text as little as that takes.
#pragma once

#include <string>
#include <string_view>

#include "core/story.hpp"

namespace explainer {

// `bytes` must be the sound file that `story` was loaded from. The spans of events become "[A..B]", and the events
// stand in the order in which version 1 told them; all else, indentation too, stays. A file of version 2 comes back as
// it is.
std::string upgrade_story(std::string_view bytes, const Story& story);

}  // namespace explainer
