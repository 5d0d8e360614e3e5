// The language packs that are compiled in: build/languages, made by web/tools/languages.mjs.
#pragma once

#include <span>
#include <string_view>

namespace explainer {

struct LanguagePack {
  std::string_view tag;            // "zh-Hans"
  std::string_view language;       // "zh"
  std::string_view script;         // "Hans": the one that its words are in
  std::string_view other_regions;  // where the language has another script as a rule, in a row: "HK MO TW"
  std::string_view json;           // an object of texts by key
};

std::span<const LanguagePack> language_packs();  // sorted by tag

// The words for a language tag: of the same language in the same script ("de" for "de-AT", "zh-Hans" for "zh-SG").
// Empty where there are none, as for "zh-TW" and for English.
std::string_view language_pack(std::string_view language);

}  // namespace explainer
