// One piece of a text of a date: "25 September 2023", "Q4 2008", "9/25", "winter 2008/09". Private to the tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "candidates.hpp"
#include "core/ascii.hpp"
#include "core/date.hpp"
#include "date_words.hpp"
#include "plain_cell.hpp"

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

// The assumptions under which a text is read, and which of them it needs.
class Assuming {
 public:
  explicit Assuming(const Assumptions& values) : values_(values) {}
  int operator()(Doubtful what) {
    used_ |= 1U << static_cast<unsigned>(what);
    return values_[static_cast<size_t>(what)];
  }
  unsigned used() const { return used_; }

 private:
  const Assumptions& values_;
  unsigned used_ = 0;
};

// A run of digits, a word, or a sign; also a capital that stands for a word, see DateVocabulary::with_marks.
struct Token {
  std::string_view text;
  bool behind_blank;

  bool is_number() const { return is_digit(text[0]); }
  bool is_mark() const { return text[0] >= 'A' && text[0] <= 'Z'; }
  bool is_word() const { return is_letter_byte(text[0]) && !is_mark(); }
  bool is(char sign) const { return text[0] == sign; }
};
std::vector<Token> tokens_of(std::string_view text);
int number_of(std::string_view digits);  // nine at most

// What a piece says of a date; 0 is not said.
struct Piece {
  int year = 0, month = 0, day = 0;
  int quarter = 0, half = 0;
  int season = 0;       // from 1: spring
  int second_year = 0;  // of a winter: 2009 of "winter 2008/09"
  bool decade = false;  // "1990s"
};

// nullopt where something in the text is not understood. The day may be one that does not exist.
std::optional<Piece> read_piece(std::string_view text, const DateVocabulary& words, Assuming& assume);

// The part of it that is meant: "early 2009" is [2009-01..2009-03]~, "late September 2008" is
// [2008-09-21..2008-09-30]~.
enum class Part : unsigned char { whole, early, middle, late };

struct PieceDays {
  std::optional<DateSpan> span;
  std::string note;  // behind the quoted text: why there are none, or how a season is read; else empty
};
PieceDays days_of(const Piece& piece, Part part, std::string_view language);

int days_in_month(int year, int month);
DateSpan years_span(int first, int last);

}  // namespace explainer
