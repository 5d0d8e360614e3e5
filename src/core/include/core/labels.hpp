// All text that does not come from the story, by key, so that a language pack or a story can replace it. Knows the
// English ones; knows no story.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/plural.hpp"

namespace explainer {

struct LabelKey {
  std::string_view key;      // "status.in_talks"
  std::string_view english;  // lists (month names) are joined with '|'
};

std::span<const LabelKey> label_keys();  // sorted by key

// The forms of a word that a language may have beside a number, but for the usual one, which has no name.
inline constexpr std::string_view plural_forms[] = {"zero", "one", "two", "few", "many"};

// Whether a label stands beside a number, so that there may be others beside it, KEY.one, KEY.few …, for those forms.
bool has_plural_forms(std::string_view key);

using Words = std::map<std::string, std::string, std::less<>>;  // by key

// The words of a language pack: a JSON object of texts by key. Empty where it is none.
Words read_words(std::string_view json);

// Words by key. A story's own words win over those of its language's pack, these over the English ones.
class Labels {
 public:
  // Of the language's pack: keys of label_keys() and their plural forms, its plural rules (plural.one …), names and
  // signs of currencies (currency.EUR, currency.EUR.one …, symbol.EUR).
  void set_language(Words words) { language_ = std::move(words); }
  void set(std::string_view key, std::string text);  // one of the story's own: of label_keys(), or a form of one

  std::string_view operator[](std::string_view key) const;  // empty only where there is no such word at all
  // The word of `key`, unless the story put only that of `other` in place: then its own word is better than another's.
  std::string_view own_first(std::string_view key, std::string_view other) const;
  std::string_view item(std::string_view key, int index) const;  // one of a '|' list, from 0
  bool is_own(std::string_view key) const { return own_.count(key) != 0; }

  // The word of `key` in the form that stands beside this number.
  std::string_view counted(std::string_view key, const Counted& number) const;
  // The same for a form by its name; "" is the usual one.
  std::string_view in_form(std::string_view key, std::string_view form) const;

 private:
  std::string_view form_beside(const Counted& number) const;

  Words language_, own_;
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

// The word of `key` in the form for this number, which is put in for {count}.
std::string with_count(const Labels& labels, std::string_view key, size_t count);

}  // namespace explainer
