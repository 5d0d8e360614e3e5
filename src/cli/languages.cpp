#include "cli/languages.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace explainer {
namespace {

bool same(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return small(x) == small(y); });
}

// Takes the subtag that a tag begins with.
std::string_view take_subtag(std::string_view& tag) {
  const std::string_view subtag = tag.substr(0, tag.find('-'));
  tag.remove_prefix(std::min(tag.size(), subtag.size() + 1));
  return subtag;
}

bool is_script(std::string_view subtag) {
  return subtag.size() == 4 && std::isalpha(static_cast<unsigned char>(subtag[0])) != 0;
}

bool lists(std::string_view regions, std::string_view region) {
  while (!regions.empty()) {
    const std::string_view listed = regions.substr(0, regions.find(' '));
    if (same(listed, region)) return true;
    regions.remove_prefix(std::min(regions.size(), listed.size() + 1));
  }
  return false;
}

}  // namespace

std::string_view language_pack(std::string_view language) {
  const std::string_view own = take_subtag(language);
  std::string_view next = take_subtag(language);
  const std::string_view script = is_script(next) ? next : std::string_view();
  if (!script.empty()) next = take_subtag(language);
  for (const LanguagePack& pack : language_packs()) {
    if (!same(pack.language, own)) continue;
    if (script.empty() ? !lists(pack.other_regions, next) : same(pack.script, script)) return pack.json;
  }
  return {};
}

}  // namespace explainer
