// The outline as one HTML fragment that needs no style and no script; every text is escaped.
#pragma once

#include <string>

#include "core/outline.hpp"

namespace explainer {

std::string render_html(const IndexedStory& indexed, const Outline& outline);

}  // namespace explainer
