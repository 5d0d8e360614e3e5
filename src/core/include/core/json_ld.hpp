// What search engines read of a story: JSON-LD in the words of schema.org.
#pragma once

#include <string>

#include "core/story.hpp"

namespace explainer {

// A CreativeWork (not an article: it may stand within one, whose title reading modes would take from it) with its
// sources as "citation" and its corrections, on several lines.
std::string write_json_ld(const Story& story);

// The same as a data block for a page. No text of the story can end the element.
std::string json_ld_script(const Story& story);

}  // namespace explainer
