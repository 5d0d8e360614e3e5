// What an author wrote, as it is read aloud.
#pragma once

#include <string>
#include <string_view>

#include "core/labels.hpp"

namespace explainer {

// An author's text as it is read aloud: "$2.75 billion" for "$2.75B", "Amazon to Anthropic" for "Amazon → Anthropic".
std::string aloud(const Labels& labels, std::string_view text);

}  // namespace explainer
