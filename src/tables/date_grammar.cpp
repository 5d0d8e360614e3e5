#include "date_grammar.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/ascii.hpp"
#include "plain_cell.hpp"

namespace explainer {
namespace {

// A run of digits, a word, or a sign.
struct Token {
  std::string_view text;
  bool behind_blank;
  bool is_number() const { return is_digit(text[0]); }
  bool is_word() const { return is_letter_byte(text[0]); }
  bool is(char sign) const { return text[0] == sign; }
};

bool is_mark(char c) { return c >= 'A' && c <= 'Z'; }

std::vector<Token> tokens_of(std::string_view text) {
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
    } else if (is_letter_byte(text[at]) && !is_mark(text[at])) {
      while (end < text.size() && is_letter_byte(text[end]) && !is_mark(text[end])) ++end;
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

// What one piece of text says of a date; 0 is not said.
struct Piece {
  int year = 0, month = 0, day = 0;
  int quarter = 0, half = 0;
  int season = 0;       // from 1: spring
  int second_year = 0;  // of a winter: 2009 of "winter 2008/09"
  bool decade = false;  // "1990s"
};

enum class Part : unsigned char { whole, early, middle, late };
struct Side {
  Piece piece;
  Part part = Part::whole;
};

int days_in_month(int year, int month) {
  return calendar({(month == 12 ? make_date(year, 12, 31) : Date{make_date(year, month + 1, 1).day - 1})}).day;
}

DateSpan span_of(Date first, Date last, Precision precision, bool is_range = false) {
  return {first, last, precision, precision, is_range, DateDoubt::none};
}

DateSpan months_span(int year, int first, int last) {
  const DateSpan span = span_of(make_date(year, first, 1), make_date(year, last, days_in_month(year, last)),
                                Precision::month, first != last);
  return span;
}

class Reader {
 public:
  Reader(std::string_view text, const DateVocabulary& words, std::string_view language, const Assumptions& assumptions)
      : text_(text), words_(words), language_(language.substr(0, language.find('-'))), assumptions_(assumptions) {}

  GrammarResult read(std::string_view plain) {
    GrammarResult result;
    if (says_week(plain) || says_fiscal_year(plain)) {
      result.note = note_;
      return result;
    }
    const std::string_view date = without_time(plain);
    const std::string marked = words_.with_marks(date);
    result.value = serial(marked);
    if (!result.value) result.value = expression(marked, 0);
    if (!result.value && note_.empty()) note_ = fault_;
    result.note = note_;
    result.used = used_;
    return result;
  }

 private:
  int assume(Doubtful what) {
    used_ |= 1U << static_cast<unsigned>(what);
    return assumptions_[static_cast<size_t>(what)];
  }

  void fault(std::string_view sentence) {
    if (fault_.empty()) fault_ = sentence;
  }

  // --- what is no date, and why ---

  bool says_week(std::string_view plain) {
    const std::vector<Token> tokens = tokens_of(plain);
    int year = 0, week = 0;
    bool named = false;
    for (const Token& token : tokens) {
      const bool word = token.text == "w" || token.text == "week" || token.text == "wk" || token.text == "kw" ||
                        token.text == "woche" || token.text == "kalenderwoche" || token.text == "semaine" ||
                        token.text == "semana" || token.text == "settimana" || token.text == "vecka" ||
                        token.text == "v" || token.text == "tydzien" || token.text == "calendar";
      if (word) {
        named = true;
      } else if (token.is_number() && token.text.size() == 4) {
        year = number_of(token.text);
      } else if (token.is_number() && token.text.size() <= 2 && week == 0) {
        week = number_of(token.text);
      } else if (token.text != "-" && token.text != "/" && token.text != "." && token.text != "," &&
                 token.text != "of" && token.text != "in") {
        return false;
      }
    }
    constexpr int last_week = 53;
    if (!named || year == 0 || week < 1 || week > last_week) return false;
    // The week with 4 January in it is the first; day 0 was a Thursday.
    const int fourth = make_date(year, 1, 4).day;
    const int monday = fourth - ((fourth + 3) % 7 + 7) % 7 + (week - 1) * 7;
    note_ = " is a week; write its days: " + iso(Date{monday}) + " to " + iso(Date{monday + 6});
    return true;
  }

  bool says_fiscal_year(std::string_view plain) {
    for (const std::string_view word : {"fy", "fiscal", "geschaftsjahr", "exercice", "ejercicio", "年度"}) {
      const size_t at = plain.find(word);
      if (at == std::string_view::npos || (at > 0 && is_letter_byte(plain[at - 1]) && word.size() == 2)) continue;
      note_ =
          " is a fiscal year, which may begin in any month; write its first and last month, as in Jul 2022 - Jun 2023";
      return true;
    }
    return false;
  }

  // --- times of day, and day numbers ---

  // Without "t12:00", " 12:00 am", " 00:00:00+02:00" at its end.
  std::string_view without_time(std::string_view plain) {
    const size_t colon = plain.find(':');
    if (colon == std::string_view::npos || colon == 0 || !is_digit(plain[colon - 1])) return plain;
    size_t start = colon;
    while (start > 0 && is_digit(plain[start - 1])) --start;
    if (start == 0 || colon - start > 2 || colon + 2 >= plain.size() || !is_digit(plain[colon + 1])) return plain;
    const std::string_view time = plain.substr(start);
    for (size_t i = 0; i < time.size();) {
      if (is_digit(time[i]) || std::string_view(":., +-z").find(time[i]) != std::string_view::npos) {
        ++i;
        continue;
      }
      size_t end = i;
      while (end < time.size() && is_letter_byte(time[end])) ++end;
      const std::string_view word = time.substr(i, end - i);
      if (word != "am" && word != "pm" && word != "utc" && word != "gmt" && word != "uhr" && word != "h") return plain;
      i = end;
    }
    std::string_view date = plain.substr(0, start);
    while (!date.empty() && (date.back() == ' ' || date.back() == ',')) date.remove_suffix(1);
    if (!date.empty() && date.back() == 't' && date.size() > 1 && is_digit(date[date.size() - 2]))
      date.remove_suffix(1);
    const bool midnight = time.find_first_of("123456789") == std::string_view::npos || time == "12:00 am" ||
                          time == "12:00:00 am" || time == "00:00:00+00:00";
    if (!midnight) note_ = ": the time of day is left out";
    return date;
  }

  // 39706, 39706.5: days since 1899-12-30 (with the day 1900-02-29 that spreadsheets count) or 1904-01-01.
  std::optional<DateSpan> serial(std::string_view text) {
    constexpr size_t digits = 5;
    const std::string_view whole = text.substr(0, std::min(text.find('.'), text.find(sure_decimal_sign)));
    const std::string_view rest = text.substr(whole.size());
    const auto all_digits = [](std::string_view part) { return std::all_of(part.begin(), part.end(), is_digit); };
    if (whole.size() != digits || !all_digits(whole) || whole[0] == '0') return std::nullopt;
    if (!rest.empty() && !all_digits(rest.substr(1))) return std::nullopt;
    const bool from_1904 = assume(Doubtful::epoch) == 1;
    const Date date{number_of(whole) + (from_1904 ? make_date(1904, 1, 1) : make_date(1899, 12, 30)).day};
    note_ = " is read as the day number of a spreadsheet: " + iso(date);
    return span_of(date, date, Precision::day);
  }

  // --- one piece: "25 September 2023", "Q4 2008", "9/25" ---

  int full_year(int short_year) { return (assume(Doubtful::century) == 1 ? 2000 : 1900) + short_year; }

  // The numbers of a piece that no word explains, with the sign before each.
  struct Number {
    int value;
    size_t digits;
    char before;
    bool behind_blank;
  };

  std::optional<Piece> piece(std::string_view text) {
    const std::vector<Token> tokens = tokens_of(text);
    constexpr size_t most = 16;
    if (tokens.empty() || tokens.size() > most) return std::nullopt;
    Piece out;
    std::vector<Number> numbers;
    int ordinal = 0, year_place = -1;
    bool quarter = false, half = false, weekday = false, month_before_number = false, month_named = false;
    int day_mark = 0;
    char sign = '\0';
    for (size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      const bool first = i == 0, last = i + 1 == tokens.size();
      const auto next_is = [&](std::string_view word) { return !last && tokens[i + 1].text == word; };
      if (token.is_number()) {
        const int value = token.text.size() <= 4 ? number_of(token.text) : 0;
        if (token.text.size() == 4) {
          if (out.year != 0) return std::nullopt;
          out.year = value;
          year_place = static_cast<int>(numbers.size());
          const bool ends_word =
              next_is("s") || (next_is("'") && i + 2 < tokens.size() && tokens[i + 2].text == "s") || next_is("er");
          if (ends_word && !tokens[i + 1].behind_blank && value % 10 == 0) {
            out.decade = true;
            i += next_is("'") ? 2 : 1;
          } else if (next_is("Y")) {
            ++i;
          }
        } else if (token.text.size() == 8 && tokens.size() == 1) {
          out.year = number_of(token.text.substr(0, 4));
          out.month = number_of(token.text.substr(4, 2));
          out.day = number_of(token.text.substr(6));
          return out;
        } else if (token.text.size() > 2) {
          return std::nullopt;
        } else if (next_is("Y") || (sign == '\'' && !token.behind_blank)) {
          if (out.year != 0 || token.text.size() != 2) return std::nullopt;
          out.year = full_year(value);
          year_place = static_cast<int>(numbers.size());
          i += next_is("Y") ? 1 : 0;
        } else if (next_is("M")) {
          if (out.month != 0) return std::nullopt;
          out.month = value;
          month_named = true;
          ++i;
        } else if (next_is("D")) {
          if (day_mark != 0) return std::nullopt;
          day_mark = value;
          ++i;
        } else {
          numbers.push_back(
              {value, token.text.size(), token.behind_blank && sign != ',' ? ' ' : sign, token.behind_blank});
          if (!first && token.behind_blank && sign == '.') numbers.back().before = '.';
          month_before_number = month_named && numbers.size() == 1;
        }
        sign = '\0';
        // "25th", "1:a", "1-й"
        size_t ending = i + 1;
        while (ending < tokens.size() && !tokens[ending].behind_blank &&
               (tokens[ending].is(':') || tokens[ending].is('-')))
          ++ending;
        if (ending < tokens.size() && tokens[ending].is_word() && !tokens[ending].behind_blank && ending <= i + 2 &&
            words_.find(tokens[ending].text).kind == DateWordKind::ending && token.text.size() <= 2)
          i = ending;
        continue;
      }
      if (token.is('Q') || token.is('H')) {
        (token.is('Q') ? quarter : half) = true;
      } else if (token.is_word() && !is_mark(token.text[0])) {
        const bool named_day = is_weekday(token.text) && (token.text.size() > 2 || next_is(",") || next_is("."));
        const int roman = numbers.size() == 1 && !last ? roman_month(token.text) : 0;
        const DateWord word = words_.find(token.text);
        if (word.kind == DateWordKind::month || (roman != 0 && word.kind != DateWordKind::filler)) {
          if (out.month != 0) return std::nullopt;
          out.month = roman != 0 ? roman : word.number;
          month_named = true;
        } else if (named_day && (weekday || first || last || tokens[i - 1].is('('))) {
          weekday = true;
        } else if (word.kind == DateWordKind::quarter || word.kind == DateWordKind::half) {
          (word.kind == DateWordKind::quarter ? quarter : half) = true;
        } else if (word.kind == DateWordKind::ordinal) {
          if (ordinal != 0) return std::nullopt;
          ordinal = word.number;
        } else if (word.kind == DateWordKind::season) {
          if (out.season != 0) return std::nullopt;
          out.season = word.number + 1;
        } else if (word.kind != DateWordKind::filler || first) {
          return std::nullopt;
        }
        sign = '\0';
        continue;
      } else if (std::string_view(".,/-'()").find(token.text[0]) == std::string_view::npos ||
                 (first && !token.is('\'')) || (last && (token.is('-') || token.is('/')))) {
        return std::nullopt;
      }
      sign = is_mark(token.text[0]) ? '\0' : token.text[0];
    }
    if ((text.find('(') != std::string_view::npos) && !weekday) return std::nullopt;
    if (day_mark != 0) {
      if (!numbers.empty()) return std::nullopt;
      out.day = day_mark;
    } else if (quarter || half) {
      if (quarter == half || !part_of_year(out, numbers, ordinal, quarter)) return std::nullopt;
    } else if (ordinal != 0 || (out.season != 0 && out.month != 0) ||
               !place(out, numbers, year_place, month_named && month_before_number && !numbers.empty())) {
      return std::nullopt;
    }
    if (weekday && out.day == 0) return std::nullopt;
    return out;
  }

  static int roman_month(std::string_view word) {
    constexpr std::string_view romans[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
    for (size_t i = 0; i < std::size(romans); ++i) {
      if (romans[i] == word) return static_cast<int>(i) + 1;
    }
    return 0;
  }

  bool part_of_year(Piece& out, const std::vector<Number>& numbers, int ordinal, bool quarter) {
    if (out.month != 0 || out.season != 0 || out.decade) return false;
    size_t next = 0;
    if (ordinal == 0) {
      if (numbers.empty()) return false;
      ordinal = numbers[next++].value;
    }
    if (next < numbers.size()) {
      if (out.year != 0 || numbers[next].digits != 2) return false;
      out.year = full_year(numbers[next++].value);
    }
    (quarter ? out.quarter : out.half) = ordinal;
    return next == numbers.size() && ordinal >= 1 && ordinal <= (quarter ? 4 : 2);
  }

  // Day, month and year of the numbers that stand beside what has a name already.
  bool place(Piece& out, const std::vector<Number>& numbers, int year_place, bool month_first_named) {
    const size_t count = numbers.size();
    if (out.season != 0) {
      if (count == 1 && out.year != 0 && numbers[0].digits == 2 && out.year % 100 + 1 == numbers[0].value) {
        out.second_year = out.year + 1;
        return true;
      }
      return count == 0;
    }
    if (count == 0) return out.year != 0 || out.month != 0;
    if (out.month != 0) {
      if (out.year != 0) {
        if (count == 1) out.day = numbers[0].value;
        return count == 1;
      }
      if (count == 1) return name_and_number(out, numbers[0], month_first_named);
      if (count != 2 || numbers[1].digits != 2) return false;
      constexpr int most_days = 31;
      const bool year_leads = numbers[0].value > most_days && numbers[0].digits == 2;
      out.day = numbers[year_leads ? 1 : 0].value;
      out.year = full_year(numbers[year_leads ? 0 : 1].value);
      return true;
    }
    if (out.year != 0) {
      if (count > 2 || (year_place != 0 && static_cast<size_t>(year_place) != count)) return false;
      if (count == 1) {
        out.month = numbers[0].value;
        return year_place != 0 || numbers[0].before != ' ';
      }
      if (year_place == 0) {
        out.month = numbers[0].value;
        out.day = numbers[1].value;
        return true;
      }
      return in_order(out, numbers[0], numbers[1]);
    }
    if (count == 1) {
      out.day = numbers[0].value;
      return true;
    }
    if (count == 2) return in_order(out, numbers[0], numbers[1]);
    if (count != 3) return false;
    return three_numbers(out, numbers);
  }

  // "Sep-08" is how spreadsheets write a month; "Sep 8" and "8 Sep" are days without a year, and "Sep 12" may be
  // either.
  bool name_and_number(Piece& out, const Number& number, bool behind_month) {
    const bool joined = !number.behind_blank && (number.before == '-' || number.before == '/' || number.before == '.');
    constexpr int most_days = 31;
    if (number.digits == 2 && ((behind_month && joined) || number.value > most_days)) {
      out.year = full_year(number.value);
      return true;
    }
    out.day = number.value;
    return true;
  }

  bool in_order(Piece& out, const Number& a, const Number& b) {
    const bool dotted = b.before == '.';
    const int order = assume(dotted ? Doubtful::dotted_order : Doubtful::order);
    if (order == year_first) return false;
    out.day = (order == day_first ? a : b).value;
    out.month = (order == day_first ? b : a).value;
    return true;
  }

  bool three_numbers(Piece& out, const std::vector<Number>& numbers) {
    const bool dotted = numbers[1].before == '.';
    const int order = assume(dotted ? Doubtful::dotted_order : Doubtful::order);
    const bool leads = order == year_first;
    const Number& year = numbers[leads ? 0 : 2];
    if (year.digits != 2) return false;
    out.year = full_year(year.value);
    out.day = numbers[leads ? 2 : order == day_first ? 0 : 1].value;
    out.month = numbers[leads ? 1 : order == day_first ? 1 : 0].value;
    return true;
  }

  // --- the days of a piece ---

  std::optional<DateSpan> days_of(const Side& side) {
    const Piece& piece = side.piece;
    if (piece.year == 0) {
      if (piece.day != 0 || piece.month != 0 || piece.quarter != 0 || piece.half != 0) fault(no_year(piece));
      return std::nullopt;
    }
    if (piece.year < 1000 || piece.year > 2999) return std::nullopt;
    if ((language_ == "fa" && piece.year < 1500) || (language_ == "ar" && piece.year > 1350 && piece.year < 1500)) {
      fault(" may be a year of another calendar; write it by the Gregorian one");
      return std::nullopt;
    }
    std::optional<DateSpan> span = whole(piece);
    if (span && side.part != Part::whole) span = part_of(*span, piece, side.part);
    return span;
  }

  static std::string no_year(const Piece& piece) {
    const bool either = piece.day >= 10 && piece.month != 0;
    return either ? " has no year, or one of two digits; write all four digits"
                  : " has no year; write it behind the date";
  }

  std::optional<DateSpan> whole(const Piece& piece) {
    const int year = piece.year;
    if (piece.quarter != 0) {
      DateSpan span = months_span(year, piece.quarter * 3 - 2, piece.quarter * 3);
      span.first_precision = span.last_precision = Precision::quarter;
      span.is_range = false;
      return span;
    }
    if (piece.half != 0) {
      DateSpan span = months_span(year, piece.half * 6 - 5, piece.half * 6);
      span.first_precision = span.last_precision = Precision::half;
      span.is_range = false;
      return span;
    }
    if (piece.season != 0) return season(piece);
    if (piece.decade) return span_of(make_date(year, 1, 1), make_date(year + 9, 12, 31), Precision::year, true);
    if (piece.month == 0) return span_of(make_date(year, 1, 1), make_date(year, 12, 31), Precision::year);
    if (piece.month > 12) return std::nullopt;
    if (piece.day == 0) return months_span(year, piece.month, piece.month);
    if (piece.day > days_in_month(year, piece.month)) {
      fault(" is not a day: that month has " + std::to_string(days_in_month(year, piece.month)) + " days");
      return std::nullopt;
    }
    const Date day = make_date(year, piece.month, piece.day);
    return span_of(day, day, Precision::day);
  }

  DateSpan season(const Piece& piece) {
    const int year = piece.year;
    DateSpan span;
    constexpr int winter = 4;
    if (piece.season != winter) {
      const int first = piece.season * 3;
      span = months_span(year, first, first + 2);
      note_ = ": the season is read as in the north, in months";
    } else if (piece.second_year != 0) {
      span = span_of(make_date(year, 12, 1), Date{make_date(year + 1, 3, 1).day - 1}, Precision::month, true);
      note_ = ": the season is read as in the north, in months";
    } else {
      span = span_of(make_date(year - 1, 12, 1), Date{make_date(year + 1, 3, 1).day - 1}, Precision::month, true);
      note_ = ": it may be the winter that begins in that year or the one that ends in it, in the north";
    }
    span.doubt = DateDoubt::about;
    return span;
  }

  // "early 2009" is [2009-01..2009-03]~, "late September 2008" is [2008-09-21..2008-09-30]~.
  std::optional<DateSpan> part_of(const DateSpan& span, const Piece& piece, Part part) {
    const auto third = [&](int early, int middle, int late) {
      return part == Part::early ? early : part == Part::middle ? middle : late;
    };
    DateSpan out;
    const CalendarDay first = calendar(span.first);
    if (piece.season != 0 || piece.day != 0) return std::nullopt;
    if (piece.decade) {
      out = span_of(make_date(piece.year + third(0, 3, 6), 1, 1), make_date(piece.year + third(3, 6, 9), 12, 31),
                    Precision::year, true);
    } else if (piece.month != 0) {
      const int last = days_in_month(piece.year, piece.month);
      out = span_of(make_date(piece.year, piece.month, third(1, 11, 21)),
                    make_date(piece.year, piece.month, third(10, 20, last)), Precision::day, true);
    } else if (piece.quarter != 0 || piece.half != 0) {
      const int months = piece.quarter != 0 ? 1 : 2;
      const int begin = first.month + third(0, 1, 2) * months;
      out = months_span(piece.year, begin, begin + months - 1);
    } else {
      out = months_span(piece.year, third(1, 5, 10), third(3, 8, 12));
    }
    out.doubt = DateDoubt::about;
    return out;
  }

  // --- a piece with "early", "mid-" or "late" ---

  // What is left of a text without a phrase before or behind it.
  static std::optional<std::string_view> without(std::string_view text, const DatePhrase& phrase, bool behind) {
    const size_t size = phrase.text.size();
    if (text.size() <= size) return std::nullopt;
    const size_t at = behind ? text.size() - size : 0;
    if (behind ? text.substr(at) != phrase.text : !word_at(text, 0, phrase.text)) return std::nullopt;
    if (behind && is_letter_byte(phrase.text[0]) && is_letter_byte(text[at - 1]) && !is_mark(text[at - 1]) &&
        !is_unspaced_at(phrase.text, 0))
      return std::nullopt;
    std::string_view rest = behind ? text.substr(0, at) : text.substr(size);
    const auto loose = [](char c) { return c == ' ' || c == ','; };
    while (!rest.empty() && loose(rest.front())) rest.remove_prefix(1);
    while (!rest.empty() && loose(rest.back())) rest.remove_suffix(1);
    return rest.empty() ? std::nullopt : std::optional(rest);
  }

  static Part part_of_role(DateRole role) {
    return role == DateRole::early    ? Part::early
           : role == DateRole::middle ? Part::middle
           : role == DateRole::late   ? Part::late
                                      : Part::whole;
  }

  // "in 2008", "the 25th"
  std::optional<Piece> piece_behind_article(std::string_view text) {
    if (std::optional<Piece> plain = piece(text)) return plain;
    for (const DatePhrase& article : phrases_before_dates()) {
      if (article.role != DateRole::in) continue;
      const std::optional<std::string_view> rest = without(text, article, false);
      std::optional<Piece> inner = rest ? piece(*rest) : std::nullopt;
      if (inner) return inner;
    }
    return std::nullopt;
  }

  std::optional<Side> side(std::string_view text) {
    if (const std::optional<Piece> plain = piece_behind_article(text)) return Side{*plain, Part::whole};
    for (const bool behind : {false, true}) {
      for (const DatePhrase& phrase : behind ? phrases_behind_dates() : phrases_before_dates()) {
        const Part part = part_of_role(phrase.role);
        if (part == Part::whole) continue;
        std::optional<std::string_view> rest = without(text, phrase, behind);
        if (!rest) continue;
        if (!behind && rest->front() == '-') rest->remove_prefix(1);
        if (behind && rest->back() == '-') rest->remove_suffix(1);
        if (const std::optional<Piece> inner = piece_behind_article(*rest)) return Side{*inner, part};
      }
    }
    return std::nullopt;
  }

  // --- spans of two ---

  // What one side leaves out, the other one says: "Sep-Dec 2008", "15-17 Sep 2008", "September 15-17, 2008".
  static void complete(Piece& a, Piece& b) {
    const auto take_month = [](Piece& to, const Piece& from) {
      if (to.day != 0 && to.month == 0) to.month = from.month;
    };
    take_month(a, b);
    take_month(b, a);
    if (a.year == 0) a.year = b.year;
    if (b.year == 0) b.year = a.year;
  }

  std::optional<DateSpan> between(std::string_view from, std::string_view to) {
    std::optional<Side> first = side(from), last = side(to);
    if (!first || !last) return std::nullopt;
    // "17, 2008": the day, where the first side has its month.
    Piece& end = last->piece;
    if (end.month != 0 && end.day == 0 && end.quarter == 0 && end.year != 0 && first->piece.year == 0 &&
        first->piece.day != 0 && first->piece.month != 0 && to.find(',') != std::string_view::npos)
      std::swap(end.day, end.month);
    if (first->piece.year == 0 && first->piece.month == 0 && first->piece.quarter != 0 && end.quarter == 0)
      return std::nullopt;
    complete(first->piece, end);
    const std::optional<DateSpan> a = days_of(*first), b = days_of(*last);
    if (!a || !b) return std::nullopt;
    if (b->last < a->first || b->first < a->first) {
      fault(" ends before it starts; write the earlier date first");
      return std::nullopt;
    }
    DateSpan span{a->first, b->last, a->first_precision, b->last_precision, true, DateDoubt::none};
    if (a->doubt == DateDoubt::about || b->doubt == DateDoubt::about) span.doubt = DateDoubt::about;
    return span;
  }

  static constexpr std::string_view joints[] = {
      " to ",    " - ",      " through ", " thru ",       " until ", " till ", " bis zum ", " bis ",
      " au ",    " a ",      " al ",      " tot en met ", " t/m ",   " tot ",  " do ",      " ate ",
      " hasta ", " fino a ", " az ",      " по ",         " до ",    " الى ",  " تا ",      " עד ",
      "から",    "至",       "到",        "부터 ",        " से ",     "..",     "-",         "/"};

  std::optional<DateSpan> range(std::string_view text) {
    for (const std::string_view joint : joints) {
      int tries = 0;
      for (size_t at = text.find(joint); at != std::string_view::npos; at = text.find(joint, at + 1)) {
        constexpr int most_tries = 6;
        if (++tries > most_tries) break;
        const std::string_view from = trimmed(text.substr(0, at)), to = trimmed(text.substr(at + joint.size()));
        if (from.empty() || to.empty()) continue;
        if (const std::optional<DateSpan> span = between(from, to)) return span;
      }
    }
    return std::nullopt;
  }

  // "between 2021 and 2022", behind the first word.
  std::optional<DateSpan> both(std::string_view text) {
    for (const std::string_view joint : {" and ", " und ", " et ", " y ", " e ", " en ", " a ", " och ", " och ", " и ",
                                         " і ", " та ", " و ", " & ", " to ", "-"}) {
      const size_t at = text.find(joint);
      if (at == std::string_view::npos) continue;
      if (const std::optional<DateSpan> span =
              between(trimmed(text.substr(0, at)), trimmed(text.substr(at + joint.size()))))
        return span;
    }
    return std::nullopt;
  }

  // "2023-24", "2008/09", "2007/2008", "2007-8". Nothing in it: the text is no pair, or is a month.
  struct Pair {
    std::optional<DateSpan> years;
    bool refused = false;  // it cannot be what is assumed of such cells
  };
  Pair pair_of_years(std::string_view text) {
    const std::vector<Token> tokens = tokens_of(text);
    if (tokens.size() != 3 || !tokens[0].is_number() || !tokens[2].is_number() || tokens[0].text.size() != 4) return {};
    const bool slash = tokens[1].is('/');
    const size_t digits = tokens[2].text.size();
    if ((!slash && !tokens[1].is('-')) || digits == 3 || digits > 4) return {};
    const int year = number_of(tokens[0].text), second = number_of(tokens[2].text);
    const int to = digits == 4 ? second : digits == 2 ? year / 100 * 100 + second : year / 10 * 10 + second;
    const bool follows = to == year + 1, may_be_far = digits == 4 || (digits == 2 && !slash);
    const bool years = to > year && (follows || may_be_far) && year >= 1000 && to <= 2999,
               month = digits <= 2 && second >= 1 && second <= 12;
    if (digits <= 2) {
      const bool dash = text_.find("–") != std::string_view::npos || text_.find("—") != std::string_view::npos;
      const bool is_iso = !slash && !dash && digits == 2;
      const bool assumed_years = assume(is_iso ? Doubtful::iso_pair : Doubtful::pair) == 1;
      if (!assumed_years || !years) return {std::nullopt, assumed_years ? !years : !month};
    }
    if (!years) return {};
    return {span_of(make_date(year, 1, 1), make_date(to, 12, 31), Precision::year, true)};
  }

  // --- all of it, with the words around ---

  std::optional<DateSpan> with_role(DateRole role, std::string_view rest, int depth) {
    if (role == DateRole::between) return both(rest);
    if (part_of_role(role) != Part::whole) return std::nullopt;  // side() has tried
    std::optional<DateSpan> date = expression(rest, depth + 1);
    if (!date) return std::nullopt;
    const bool open = date->starts_open() || date->ends_open();
    switch (role) {
      case DateRole::about:
      case DateRole::perhaps:
        if (date->doubt == DateDoubt::none)
          date->doubt = role == DateRole::about ? DateDoubt::about : DateDoubt::perhaps;
        return date;
      case DateRole::in:
        return date;
      case DateRole::by:
        if (date->starts_open()) return date;  // "bis spätestens"
        if (open) return std::nullopt;
        return DateSpan{first_of_days,        date->last, Precision::day,
                        date->last_precision, true,       ends_period(*date) ? DateDoubt::none : date->doubt};
      case DateRole::from:
        if (date->ends_open()) return date;  // "from 2009 on"
        if (open) return std::nullopt;
        if (date->is_range && date->doubt == DateDoubt::none) return date;  // "from 2007 to 2008"
        return DateSpan{date->first, last_of_days, date->first_precision, Precision::day, true, date->doubt};
      case DateRole::before:
        if (open || date->first <= make_date(1000, 1, 1)) return std::nullopt;
        return DateSpan{first_of_days, {date->first.day - 1}, Precision::day, date->first_precision, true, date->doubt};
      case DateRole::after:
        if (open) return std::nullopt;
        return DateSpan{{date->last.day + 1}, last_of_days, date->last_precision, Precision::day, true, date->doubt};
      default:
        return std::nullopt;
    }
  }

  // "the end of 2020": by it means by the last day, however vague it is itself.
  static bool ends_period(const DateSpan& date) {
    const CalendarDay last = calendar(date.last);
    constexpr int months = 12;
    if (!date.is_range) return false;
    return date.last_precision == Precision::day ? last.day == days_in_month(last.year, last.month)
                                                 : last.month == months;
  }

  std::optional<DateSpan> expression(std::string_view text, int depth) {
    constexpr int most_words = 4;  // "not before about early 2009"
    if (text.empty() || depth > most_words) return std::nullopt;
    if (const std::optional<DateSpan> iso = parse_uncertain_date(text); iso && depth > 0 && iso->is_range) return iso;
    const Pair pair = pair_of_years(text);
    if (pair.years || pair.refused) return pair.years;
    if (const std::optional<Side> one = side(text)) {
      if (const std::optional<DateSpan> date = days_of(*one)) return date;
    }
    if (const std::optional<DateSpan> span = range(text)) return span;
    for (const bool behind : {false, true}) {
      for (const DatePhrase& phrase : behind ? phrases_behind_dates() : phrases_before_dates()) {
        const std::optional<std::string_view> rest = without(text, phrase, behind);
        const std::optional<DateSpan> date = rest ? with_role(phrase.role, *rest, depth) : std::nullopt;
        if (date) return date;
      }
    }
    return std::nullopt;
  }

  std::string_view text_;
  const DateVocabulary& words_;
  std::string_view language_;
  const Assumptions& assumptions_;
  unsigned used_ = 0;
  std::string note_, fault_;
};

}  // namespace

GrammarResult read_one_date(std::string_view text, std::string_view plain, const DateVocabulary& words,
                            std::string_view language, const Assumptions& assumptions) {
  return Reader(text, words, language, assumptions).read(plain);
}

}  // namespace explainer
