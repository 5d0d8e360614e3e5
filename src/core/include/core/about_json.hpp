// The subjects of the story as JSON, for the page: companies by side, then each programme with its generations.
#pragma once

#include <string>

#include "core/story_index.hpp"

namespace explainer {

std::string write_about_json(const IndexedStory& indexed);

}  // namespace explainer
