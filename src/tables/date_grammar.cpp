#include "date_grammar.hpp"

#include <algorithm>
#include <vector>

#include "core/ascii.hpp"
#include "plain_cell.hpp"

namespace explainer {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

struct Side {
  Piece piece;
  Part part = Part::whole;
};

class Reader {
 public:
  Reader(std::string_view text, const DateVocabulary& words, std::string_view language, const Assumptions& assumptions)
      : text_(text), words_(words), language_(language.substr(0, language.find('-'))), assume_(assumptions) {}

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
    result.used = assume_.used();
    return result;
  }

 private:
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
    const bool from_1904 = assume_(Doubtful::epoch) == 1;
    const Date date{number_of(whole) + (from_1904 ? make_date(1904, 1, 1) : make_date(1899, 12, 30)).day};
    note_ = " is read as the day number of a spreadsheet: " + iso(date);
    return DateSpan{date, date, Precision::day, Precision::day, false, DateDoubt::none};
  }

  // --- a piece of the text, and its days ---

  std::optional<Piece> piece(std::string_view text) { return read_piece(text, words_, assume_); }

  std::optional<DateSpan> days(const Side& side) {
    PieceDays found = days_of(side.piece, side.part, language_);
    if (!found.span && !found.note.empty()) fault(found.note);
    if (found.span && !found.note.empty()) note_ = std::move(found.note);
    return found.span;
  }

  // --- a piece with "early", "mid-" or "late" ---

  // What is left of a text without a phrase before or behind it.
  static std::optional<std::string_view> without(std::string_view text, const DatePhrase& phrase, bool behind) {
    const size_t size = phrase.text.size();
    if (text.size() <= size) return std::nullopt;
    const size_t at = behind ? text.size() - size : 0;
    if (behind ? text.substr(at) != phrase.text : !word_at(text, 0, phrase.text)) return std::nullopt;
    if (behind && is_letter_byte(phrase.text[0]) && is_letter_byte(text[at - 1]) && !is_capital(text[at - 1]) &&
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
    const std::optional<DateSpan> a = days(*first), b = days(*last);
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
      const bool assumed_years = assume_(is_iso ? Doubtful::iso_pair : Doubtful::pair) == 1;
      if (!assumed_years || !years) return {std::nullopt, assumed_years ? !years : !month};
    }
    if (!years) return {};
    return {years_span(year, to)};
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
        return open ? std::nullopt : date;  // "no earlier than", where "no" is "in the" of another language
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
      if (const std::optional<DateSpan> date = days(*one)) return date;
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
  Assuming assume_;
  std::string note_, fault_;
};

}  // namespace

GrammarResult read_one_date(std::string_view text, std::string_view plain, const DateVocabulary& words,
                            std::string_view language, const Assumptions& assumptions) {
  return Reader(text, words, language, assumptions).read(plain);
}

}  // namespace explainer
