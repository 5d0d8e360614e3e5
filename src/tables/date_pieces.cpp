#include "date_pieces.hpp"

#include <algorithm>
#include <iterator>

namespace explainer {
namespace {

// A number that no word explains, with the sign before it.
struct Number {
  int value;
  size_t digits;
  char before;
  bool behind_blank;
};

int roman_month(std::string_view word) {
  constexpr std::string_view romans[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
  const auto* const found = std::find(std::begin(romans), std::end(romans), word);
  return found == std::end(romans) ? 0 : static_cast<int>(found - std::begin(romans)) + 1;
}

class PieceReader {
 public:
  PieceReader(std::string_view text, const DateVocabulary& words, Assuming& assume)
      : words_(words), assume_(assume), tokens_(tokens_of(text)) {}

  std::optional<Piece> read() {
    constexpr size_t most = 16;
    if (tokens_.empty() || tokens_.size() > most) return std::nullopt;
    if (tokens_.size() == 1 && tokens_[0].text.size() == 8 && tokens_[0].is_number()) return compact_date();
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const Token& token = tokens_[at_];
      const bool understood = token.is_number()                ? take_number()
                              : token.is_word()                ? take_word()
                              : token.is('Q') || token.is('H') ? take_part_mark()
                                                               : take_sign();
      if (!understood) return std::nullopt;
    }
    if (bracket_ && !weekday_) return std::nullopt;
    if (!assemble() || (weekday_ && piece_.day == 0)) return std::nullopt;
    return piece_;
  }

 private:
  bool first() const { return at_ == 0; }
  bool last() const { return at_ + 1 == tokens_.size(); }
  bool next_is(std::string_view word, size_t ahead = 1) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].text == word;
  }

  // 20230925
  std::optional<Piece> compact_date() {
    const std::string_view digits = tokens_[0].text;
    piece_.year = number_of(digits.substr(0, 4));
    piece_.month = number_of(digits.substr(4, 2));
    piece_.day = number_of(digits.substr(6));
    return piece_;
  }

  int full_year(int short_year) { return (assume_(Doubtful::century) == 1 ? 2000 : 1900) + short_year; }

  // --- one token after the other ---

  bool take_number() {
    const Token& token = tokens_[at_];
    const size_t digits = token.text.size();
    if (digits > 4 || digits == 3) return false;
    const int value = number_of(token.text);
    const bool behind_apostrophe = sign_ == '\'' && !token.behind_blank;
    if (digits == 4) {
      if (!take_year(value)) return false;
    } else if (next_is("Y") || behind_apostrophe) {
      if (piece_.year != 0 || digits != 2) return false;
      piece_.year = full_year(value);
      year_place_ = numbers_.size();
      if (next_is("Y")) ++at_;
    } else if (next_is("M")) {
      if (piece_.month != 0) return false;
      piece_.month = value;
      ++at_;
    } else if (next_is("D")) {
      if (marked_day_ != 0) return false;
      marked_day_ = value;
      ++at_;
    } else {
      const char before = sign_ == '.' || !token.behind_blank || sign_ == ',' ? sign_ : ' ';
      numbers_.push_back({value, digits, before, token.behind_blank});
      month_leads_ = piece_.month != 0 && numbers_.size() == 1;
      skip_ending();
    }
    sign_ = '\0';
    return true;
  }

  bool take_year(int value) {
    if (piece_.year != 0) return false;
    piece_.year = value;
    year_place_ = numbers_.size();
    const bool apostrophe = next_is("'") && next_is("s", 2);
    if ((next_is("s") || next_is("er") || apostrophe) && !tokens_[at_ + 1].behind_blank && value % 10 == 0) {
      piece_.decade = true;
      at_ += apostrophe ? 2 : 1;
    } else if (next_is("Y")) {
      ++at_;
    }
    return true;
  }

  // "25th", "1:a", "1-й"
  void skip_ending() {
    size_t ending = at_ + 1;
    const auto joins = [&] {
      return ending < tokens_.size() && !tokens_[ending].behind_blank &&
             (tokens_[ending].is(':') || tokens_[ending].is('-'));
    };
    if (joins()) ++ending;
    if (ending < tokens_.size() && tokens_[ending].is_word() && !tokens_[ending].behind_blank &&
        words_.find(tokens_[ending].text).kind == DateWordKind::ending)
      at_ = ending;
  }

  bool take_word() {
    const std::string_view text = tokens_[at_].text;
    sign_ = '\0';
    const DateWord word = words_.find(text);
    const int roman = numbers_.size() == 1 && !last() && word.kind != DateWordKind::filler ? roman_month(text) : 0;
    if (word.kind == DateWordKind::month || roman != 0) return set(piece_.month, roman != 0 ? roman : word.number);
    if (is_day_of_week(text)) return weekday_ = true;
    switch (word.kind) {
      case DateWordKind::quarter:
        return quarter_ = true;
      case DateWordKind::half:
        return half_ = true;
      case DateWordKind::ordinal:
        return set(ordinal_, word.number);
      case DateWordKind::season:
        return set(piece_.season, word.number + 1);
      case DateWordKind::filler:
        return !first();
      default:
        return false;
    }
  }

  static bool set(int& place, int value) {
    if (place != 0) return false;
    place = value;
    return true;
  }

  // One of two letters has its own sign behind it, for "do" and "po" are also prepositions.
  bool is_day_of_week(std::string_view text) const {
    if (!is_weekday(text) || (text.size() <= 2 && !next_is(",") && !next_is("."))) return false;
    return weekday_ || first() || last() || tokens_[at_ - 1].is('(');
  }

  bool take_part_mark() {
    (tokens_[at_].is('Q') ? quarter_ : half_) = true;
    sign_ = '\0';
    return true;
  }

  bool take_sign() {
    const Token& token = tokens_[at_];
    const bool known = std::string_view(".,/-'()").find(token.text[0]) != std::string_view::npos;
    if (!known || (first() && !token.is('\'')) || (last() && (token.is('-') || token.is('/')))) return false;
    bracket_ = bracket_ || token.is('(');
    sign_ = token.text[0];
    return true;
  }

  // --- what the numbers are ---

  bool assemble() {
    if (marked_day_ != 0) {
      piece_.day = marked_day_;
      return numbers_.empty();
    }
    if (quarter_ || half_) return quarter_ != half_ && place_in_part();
    if (ordinal_ != 0) return false;
    if (piece_.season != 0) return piece_.month == 0 && place_in_season();
    if (piece_.month != 0) return piece_.year != 0 ? place_day() : place_beside_month();
    return piece_.year != 0 ? place_beside_year() : place_alone();
  }

  // "Q4 2008", "4Q08"
  bool place_in_part() {
    if (piece_.month != 0 || piece_.season != 0 || piece_.decade) return false;
    size_t next = 0;
    if (ordinal_ == 0) {
      if (numbers_.empty()) return false;
      ordinal_ = numbers_[next++].value;
    }
    if (next < numbers_.size()) {
      if (piece_.year != 0 || numbers_[next].digits != 2) return false;
      piece_.year = full_year(numbers_[next++].value);
    }
    (quarter_ ? piece_.quarter : piece_.half) = ordinal_;
    return next == numbers_.size() && ordinal_ >= 1 && ordinal_ <= (quarter_ ? 4 : 2);
  }

  // "summer 2008", "winter 2008/09"
  bool place_in_season() {
    if (numbers_.empty()) return true;
    const bool follows = numbers_.size() == 1 && piece_.year != 0 && numbers_[0].digits == 2 &&
                         (piece_.year + 1) % 100 == numbers_[0].value;
    if (follows) piece_.second_year = piece_.year + 1;
    return follows;
  }

  bool place_day() {
    if (numbers_.empty()) return true;
    piece_.day = numbers_[0].value;
    return numbers_.size() == 1;
  }

  // "Sep-08" is how spreadsheets write a month; "Sep 8" and "8 Sep" are days without a year, and "Sep 12" may be
  // either.
  bool place_beside_month() {
    constexpr int most_days = 31;
    if (numbers_.empty()) return true;
    const Number& number = numbers_[0];
    if (numbers_.size() == 1) {
      const bool joined =
          !number.behind_blank && (number.before == '-' || number.before == '/' || number.before == '.');
      if (number.digits == 2 && ((month_leads_ && joined) || number.value > most_days))
        piece_.year = full_year(number.value);
      else
        piece_.day = number.value;
      return true;
    }
    if (numbers_.size() != 2 || numbers_[1].digits != 2) return false;
    const bool year_leads = number.value > most_days && number.digits == 2;
    piece_.day = numbers_[year_leads ? 1 : 0].value;
    piece_.year = full_year(numbers_[year_leads ? 0 : 1].value);
    return true;
  }

  bool place_beside_year() {
    const size_t count = numbers_.size();
    if (count == 0) return true;
    if (count > 2 || (year_place_ != 0 && year_place_ != count)) return false;
    if (count == 1) {
      piece_.month = numbers_[0].value;
      return year_place_ != 0 || numbers_[0].before != ' ';
    }
    if (year_place_ != 0) return place_in_order(numbers_[0], numbers_[1]);
    piece_.month = numbers_[0].value;
    piece_.day = numbers_[1].value;
    return true;
  }

  bool place_in_order(const Number& a, const Number& b) {
    const int order = assume_(b.before == '.' ? Doubtful::dotted_order : Doubtful::order);
    if (order == year_first) return false;
    piece_.day = (order == day_first ? a : b).value;
    piece_.month = (order == day_first ? b : a).value;
    return true;
  }

  // "15" of "15-17 Sep 2008", "28.9." of "28.9.-3.10.2008", "9/16/08"
  bool place_alone() {
    if (numbers_.size() == 1) return set(piece_.day, numbers_[0].value);
    if (numbers_.size() == 2) return place_in_order(numbers_[0], numbers_[1]);
    if (numbers_.size() != 3) return false;
    const int order = assume_(numbers_[1].before == '.' ? Doubtful::dotted_order : Doubtful::order);
    const bool leads = order == year_first;
    const Number& year = numbers_[leads ? 0 : 2];
    if (year.digits != 2) return false;
    piece_.year = full_year(year.value);
    piece_.day = numbers_[leads ? 2 : order == day_first ? 0 : 1].value;
    piece_.month = numbers_[leads || order == day_first ? 1 : 0].value;
    return true;
  }

  const DateVocabulary& words_;
  Assuming& assume_;
  std::vector<Token> tokens_;
  size_t at_ = 0;
  Piece piece_;
  std::vector<Number> numbers_;
  size_t year_place_ = 0;  // how many numbers stand before the year
  int ordinal_ = 0, marked_day_ = 0;
  bool quarter_ = false, half_ = false, weekday_ = false, bracket_ = false;
  bool month_leads_ = false;  // the first number stands behind the month's name
  char sign_ = '\0';          // before the next token
};

// --- days ---

DateSpan span_of(Date first, Date last, Precision precision, bool is_range) {
  return {first, last, precision, precision, is_range, DateDoubt::none};
}

DateSpan months_span(int year, int first, int last) {
  return span_of(make_date(year, first, 1), make_date(year, last, days_in_month(year, last)), Precision::month,
                 first != last);
}

DateSpan part_of_year(int year, int first, int last, Precision precision) {
  DateSpan span = months_span(year, first, last);
  span.first_precision = span.last_precision = precision;
  span.is_range = false;
  return span;
}

PieceDays days_of_season(const Piece& piece) {
  constexpr int winter = 4;
  const int year = piece.year;
  PieceDays out{std::nullopt, ": the season is read as in the north, in months"};
  if (piece.season != winter) {
    out.span = months_span(year, piece.season * 3, piece.season * 3 + 2);
  } else {
    const int begins = piece.second_year != 0 ? year : year - 1;
    out.span = span_of(make_date(begins, 12, 1), Date{make_date(year + 1, 3, 1).day - 1}, Precision::month, true);
    if (piece.second_year == 0)
      out.note = ": it may be the winter that begins in that year or the one that ends in it, in the north";
  }
  out.span->doubt = DateDoubt::about;
  return out;
}

PieceDays whole_days(const Piece& piece) {
  const int year = piece.year, month = piece.month;
  if (piece.quarter != 0) return {part_of_year(year, piece.quarter * 3 - 2, piece.quarter * 3, Precision::quarter), ""};
  if (piece.half != 0) return {part_of_year(year, piece.half * 6 - 5, piece.half * 6, Precision::half), ""};
  if (piece.season != 0) return days_of_season(piece);
  if (piece.decade) return {years_span(year, year + 9), ""};
  if (month == 0) return {part_of_year(year, 1, 12, Precision::year), ""};
  if (month > 12) return {};
  if (piece.day == 0) return {months_span(year, month, month), ""};
  const int days = days_in_month(year, month);
  if (piece.day > days) return {std::nullopt, " is not a day: that month has " + std::to_string(days) + " days"};
  const Date day = make_date(year, month, piece.day);
  return {span_of(day, day, Precision::day, false), ""};
}

std::optional<DateSpan> part_of(const Piece& piece, Part part) {
  const auto third = [&](int early, int middle, int late) {
    return part == Part::early ? early : part == Part::middle ? middle : late;
  };
  const int year = piece.year, month = piece.month;
  DateSpan out;
  if (piece.season != 0 || piece.day != 0 || month > 12) return std::nullopt;
  if (piece.decade) {
    out = years_span(year + third(0, 3, 6), year + third(3, 6, 9));
  } else if (month != 0) {
    out = span_of(make_date(year, month, third(1, 11, 21)),
                  make_date(year, month, third(10, 20, days_in_month(year, month))), Precision::day, true);
  } else if (piece.quarter != 0 || piece.half != 0) {
    const int months = piece.quarter != 0 ? 1 : 2;
    const int before = piece.quarter != 0 ? piece.quarter * 3 - 3 : piece.half * 6 - 6;
    const int begin = before + 1 + third(0, 1, 2) * months;
    out = months_span(year, begin, begin + months - 1);
  } else {
    out = months_span(year, third(1, 5, 10), third(3, 8, 12));
  }
  out.doubt = DateDoubt::about;
  return out;
}

std::string no_year(const Piece& piece) {
  const bool either = piece.day >= 10 && piece.month != 0;
  return either ? " has no year, or one of two digits; write all four digits"
                : " has no year; write it behind the date";
}

// In Persian and Arabic a year may also be one of the solar or the lunar Hijri calendar.
bool may_be_of_other_calendar(int year, std::string_view language) {
  constexpr int first_lunar = 1350, end = 1500;
  return year < end && (language == "fa" || (language == "ar" && year > first_lunar));
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  std::vector<Token> tokens;
  bool blank = false;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      blank = true;
      ++at;
      continue;
    }
    size_t end = at + 1;
    if (is_digit(text[at])) {
      while (end < text.size() && is_digit(text[end])) ++end;
    } else if (is_letter_byte(text[at]) && !is_capital(text[at])) {
      while (end < text.size() && is_letter_byte(text[end]) && !is_capital(text[end])) ++end;
    }
    tokens.push_back({text.substr(at, end - at), blank});
    blank = false;
    at = end;
  }
  return tokens;
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

std::optional<Piece> read_piece(std::string_view text, const DateVocabulary& words, Assuming& assume) {
  return PieceReader(text, words, assume).read();
}

PieceDays days_of(const Piece& piece, Part part, std::string_view language) {
  constexpr int first_year = 1000, last_year = 2999;
  if (piece.year == 0) {
    const bool is_date = piece.day != 0 || piece.month != 0 || piece.quarter != 0 || piece.half != 0;
    return {std::nullopt, is_date ? no_year(piece) : ""};
  }
  if (piece.year < first_year || piece.year > last_year) return {};
  if (may_be_of_other_calendar(piece.year, language))
    return {std::nullopt, " may be a year of another calendar; write it by the Gregorian one"};
  return part == Part::whole ? whole_days(piece) : PieceDays{part_of(piece, part), ""};
}

int days_in_month(int year, int month) {
  constexpr int months = 12, last_day = 31;
  return month == months ? last_day : calendar(Date{make_date(year, month + 1, 1).day - 1}).day;
}

DateSpan years_span(int first, int last) {
  return span_of(make_date(first, 1, 1), make_date(last, 12, 31), Precision::year, true);
}

}  // namespace explainer
