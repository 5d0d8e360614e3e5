// Plural rules, as the Unicode CLDR writes them. Knows no language.
#pragma once

#include <string_view>

namespace explainer {

// A number that words stand beside.
struct Counted {
  std::string_view digits;  // as written, with "." and without groups: "1", "1.25", "2000000000"
  int exponent = 0;         // of ten, of a word that stands for zeros of it: 9 in "2 billion"
};

// Whether a rule such as "v = 0 and i % 10 = 1 and i % 100 != 11" holds for the number. A text that is no rule gives
// either answer.
bool plural_rule_holds(std::string_view rule, const Counted& number);

}  // namespace explainer
