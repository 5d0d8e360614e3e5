// One date as people write it, read under given assumptions. Private to the tables; knows no columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/date.hpp"
#include "date_pieces.hpp"
#include "date_words.hpp"

namespace explainer {

struct GrammarResult {
  std::optional<DateSpan> value;
  std::string note;   // one sentence behind the quoted text: " has no year; write …", or what the date does not hold
  unsigned used = 0;  // a bit for each assumption that was made
};

// `text` is the cell's, `plain` the same by plain_cell; both short. `language` is a tag: see ReadingContext.
GrammarResult read_one_date(std::string_view text, std::string_view plain, const DateVocabulary& words,
                            std::string_view language, const Assumptions& assumptions);

}  // namespace explainer
