#include "core/language.hpp"

#include <string>

#include "core/ascii.hpp"

namespace explainer {
namespace {

// As the Unicode CLDR has them, with a blank around each.
constexpr std::string_view scripts = " adlm arab hebr mand mend nkoo rohg samr syrc thaa yezi ";
constexpr std::string_view languages = " ar arc ckb dv fa he iw ji ks lrc mzn nqo ps sd syr ug ur yi ";

bool lists(std::string_view list, std::string_view part) {
  return list.find(" " + in_small_letters(part) + " ") != std::string_view::npos;
}

}  // namespace

bool is_right_to_left(std::string_view language) {
  const size_t end = language.find('-');
  if (end != std::string_view::npos) {
    const std::string_view rest = language.substr(end + 1), script = rest.substr(0, rest.find('-'));
    if (script.size() == 4 && is_letter(script[0])) return lists(scripts, script);
  }
  return lists(languages, language.substr(0, end));
}

}  // namespace explainer
