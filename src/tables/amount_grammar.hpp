// One amount as people write it, read under given assumptions. Private to the tables; knows no columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "amount_words.hpp"
#include "candidates.hpp"
#include "tables/read_amount.hpp"

namespace explainer {

// What an amount may be read by in more than one way.
enum class AmountDoubt : unsigned char {
  decimal_sign,  // 1.234
  scale,         // "5 billion" in a French story
  currency,      // "$5m" in a story of Australian dollars
};
inline constexpr size_t amount_doubt_count = 3;

// The values of each: point or comma; as in English or in the story's language; the usual currency or the story's.
using AmountAssumptions = Assumed<amount_doubt_count>;
inline constexpr std::array<int, amount_doubt_count> values_of_amount_doubt = {2, 2, 2};

struct AmountMeaning {
  AmountRead amount;
  std::vector<AmountRead> also;
  bool keep_words = false;
  bool operator==(const AmountMeaning&) const = default;
};

struct AmountResult {
  std::optional<AmountMeaning> value;
  std::string note;   // behind the quoted text: why it is none, or what the amount does not hold
  unsigned used = 0;  // a bit for each assumption that was made
};

AmountResult read_one_amount(std::string_view plain, const AmountVocabulary& words, const UnitHint& hint,
                             const AmountAssumptions& assumed);

// What stands in a heading or a cell of units: "Amount (€ m)".
UnitHint read_unit_words(std::string_view plain, const AmountVocabulary& words);

}  // namespace explainer
