// One date as people write it, read under given assumptions. Private to the tables; knows no columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "candidates.hpp"
#include "core/date.hpp"
#include "date_words.hpp"

namespace explainer {

// What a date may be read by in more than one way.
enum class Doubtful : unsigned char {
  order,         // 3/10/2008
  dotted_order,  // 3.10.2008: the day comes first, unless the column says otherwise
  century,       // 16 Sep 08
  epoch,         // 39706
  pair,          // 2008/09: a month, or two years
  iso_pair,      // 2008-09: a month, unless the column has pairs of years
};
inline constexpr size_t doubtful_count = 6;

// The values of each: day, month or year first; 1900 or 2000; from 1900 or 1904; month or years.
using Assumptions = Assumed<doubtful_count>;
inline constexpr int day_first = 0, month_first = 1, year_first = 2;
inline constexpr std::array<int, doubtful_count> values_of_doubtful = {3, 3, 2, 2, 2, 2};

struct GrammarResult {
  std::optional<DateSpan> value;
  std::string note;   // one sentence behind the quoted text: " has no year; write …", or what the date does not hold
  unsigned used = 0;  // a bit for each assumption that was made
};

// `text` is the cell's, `plain` the same by plain_cell; both short. `language` is a tag: see ReadingContext.
GrammarResult read_one_date(std::string_view text, std::string_view plain, const DateVocabulary& words,
                            std::string_view language, const Assumptions& assumptions);

}  // namespace explainer
