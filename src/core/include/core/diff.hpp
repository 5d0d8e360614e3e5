// What changed from one story to another, by ids and field by field, for those who write stories. Not part of the
// page's program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/story.hpp"

namespace explainer {

// What a field holds; all three empty where it holds nothing.
struct FieldValue {
  std::string text;   // for a line of text: "$4B", "\"A title\""
  std::string json;   // as data
  std::string words;  // for readers: "16 Dec 2025", "Amazon"
};

struct Change {
  enum class Kind : unsigned char { added, removed, renamed, changed };
  Kind kind = Kind::changed;
  std::string_view what;     // "event", "entity", "source" …; "story" for its own fields
  std::string id;            // empty for the story itself
  std::string_view field;    // of what is changed
  FieldValue before, after;  // of the field; else of the name or title; of what is renamed the ids
  std::string_view readers;  // what readers call the field: "Amount"; empty for what is no fact to them
};

// Of versions 1 and 2 alike: two files that mean the same have no changes.
std::vector<Change> diff_stories(const Story& before, const Story& after);

// One change a line: "changed: amazon-adds: amount: $2.75B → $4B". Empty where nothing changed.
std::string diff_text(const std::vector<Change>& changes);
std::string diff_json(const std::vector<Change>& changes);

// Drafts for "corrections" of a story of version 2: an entry for each event of which a fact changed, or that was taken
// out, and that `after` has no new correction of. Dated by the day `after` was last checked.
std::string correction_drafts(const Story& before, const Story& after);

}  // namespace explainer
