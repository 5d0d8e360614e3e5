// The words that stand in and around dates in cells. Private to the tables.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/labels.hpp"

namespace explainer {

// What words around a date say of it.
enum class DateRole : unsigned char { about, perhaps, by, before, from, after, between, in, early, middle, late };

struct DatePhrase {
  std::string text;  // plain, see plain_cell.hpp
  DateRole role;
};

// Of all languages that the program has words in, and of some more; the longest first.
const std::vector<DatePhrase>& phrases_before_dates();
const std::vector<DatePhrase>& phrases_behind_dates();

bool says_date_unknown(std::string_view plain);
bool is_weekday(std::string_view plain);  // "mon", "montag"; but for those of scripts without blanks

// What one word within a date is. `number` is the month, the quarter's or half's number, or the season's: 0 spring.
enum class DateWordKind : unsigned char { other, month, quarter, half, ordinal, season, filler, ending };
struct DateWord {
  DateWordKind kind = DateWordKind::other;
  int number = 0;
};

class DateVocabulary {
 public:
  // Of the language of the labels, in which names of months may be shortened, and of English; of some other languages
  // the names as they are usual.
  explicit DateVocabulary(const Labels& labels);

  DateWord find(std::string_view word) const;

  // A plain text with what is written without blanks between words, or in several words, as single letters:
  // "2008Y9M15D" for 2008年9月15日, "Q4 2008" for "4º trimestre 2008" as the language's pack has it.
  std::string with_marks(std::string_view plain) const;

 private:
  int month(std::string_view word) const;

  std::vector<std::pair<std::string, int>> months_, english_months_;
  std::vector<std::pair<std::string, std::string>> marks_;  // the longest first
  std::vector<std::string> fillers_;                        // of the pack's patterns
  std::string joined_;                                      // to the month, before it
};

}  // namespace explainer
