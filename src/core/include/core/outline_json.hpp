// The outline as JSON.
#pragma once

#include <string>

#include "core/outline.hpp"

namespace explainer {

std::string write_outline_json(const Outline& outline, const Story& story);

}  // namespace explainer
