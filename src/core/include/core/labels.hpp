// All text that does not come from the story, by key, so that a story can replace it. Knows the English ones; knows no
// story.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace explainer {

struct LabelKey {
  std::string_view key;      // "status.in_talks"
  std::string_view english;  // lists (month names) are joined with '|'
};

std::span<const LabelKey> label_keys();  // sorted by key

// Words by key. A story's own words win over the English ones.
class Labels {
 public:
  void set(std::string_view key, std::string text);         // key must be one of label_keys()
  std::string_view operator[](std::string_view key) const;  // empty only for a key that does not exist
  // The word of `key`, unless the story put only that of `other` in place: then its own word is better than an English
  // one.
  std::string_view own_first(std::string_view key, std::string_view other) const;
  std::string_view item(std::string_view key, int index) const;  // one of a '|' list, from 0

 private:
  std::map<std::string, std::string, std::less<>> own_;
};

// A letter of Hebrew, Arabic or a script of the blocks around them is in it.
bool has_right_to_left(std::string_view text);

// A name or figure with Latin letters, as it stands within a text that runs from right to left: in marks that keep what
// is around it from taking it apart. Others as they are.
std::string isolated(std::string_view value);

// Replaces each {name} in pattern by its value, isolated where the pattern or another value runs from right to left;
// unknown names stay as they are.
struct Slot {
  std::string_view name, value;
};
std::string fill(std::string_view pattern, std::initializer_list<Slot> slots);

}  // namespace explainer
