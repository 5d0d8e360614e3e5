#include "amount_grammar.hpp"

#include <algorithm>
#include <cmath>

#include "core/ascii.hpp"
#include "core/money.hpp"
#include "core/number_text.hpp"
#include "plain_cell.hpp"

namespace explainer {
namespace {

// A number as it is written: its digits, and the power of ten they stand for.
struct Number {
  std::string digits;  // "1.25"
  int exponent = 0;    // of the words behind it
  double rest = 0;     // of "12億5000万" what the second number adds
  bool scaled = false;
};

double value_of(const Number& number) {
  return read_decimal((number.digits + "e" + std::to_string(number.exponent)).c_str()).value + number.rest;
}

// One figure with all that stands around it.
struct Term {
  Number number;
  std::string unit;  // its id; empty where it is not said
  std::vector<Bound> bounds;
};

class Reader {
 public:
  Reader(std::string_view text, const AmountVocabulary& words, const UnitHint& hint, const AmountAssumptions& assumed)
      : text_(text), words_(words), hint_(hint), assumed_(assumed) {}

  AmountResult read() {
    AmountResult result;
    AmountMeaning meaning;
    if (says_other() || !read_all(meaning)) {
      result.note = fault_;
    } else {
      result.value = std::move(meaning);
      result.note = note_;
    }
    result.used = used_;
    return result;
  }

 private:
  // --- the text ---

  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool at_end() const { return at_ >= text_.size(); }
  void skip_blanks() {
    while (peek() == ' ') ++at_;
  }
  bool take(std::string_view word) {
    if (!word_at(text_, at_, word)) return false;
    at_ += word.size();
    return true;
  }
  template <size_t Count>
  bool take_any(const std::string_view (&words)[Count]) {
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return take(word); });
  }
  bool has(std::string_view part) const { return text_.find(part) != std::string_view::npos; }
  bool fault(std::string_view sentence) {
    if (fault_.empty()) fault_ = sentence;
    return false;
  }
  void note(std::string_view sentence) {
    if (note_.empty()) note_ = sentence;
  }
  int assume(AmountDoubt what) {
    used_ |= 1U << static_cast<unsigned>(what);
    return assumed_[static_cast<size_t>(what)];
  }

  // --- what is no amount, and why ---

  bool says_other() {
    if (has("%") || has("percent") || has("per cent") || has("prozent")) {
      fault(" is a share, not an amount; write the figure that it comes to, or leave the cell empty");
      return true;
    }
    for (const std::string_view rate : {"per ", " a year", " a month", "annual", "yearly", "/year", "/yr", "p.a.",
                                        " pro jahr", " par an", " al ano", " each", "monthly", "a share", "/share"}) {
      const size_t at = text_.find(rate);
      if (at == std::string_view::npos || (rate == "per " && at > 0 && is_letter_at(text_, at - 1))) continue;
      fault(" is a rate, not an amount; write what it comes to in all");
      return true;
    }
    const bool digits = text_.find_first_of("0123456789") != std::string_view::npos;
    const bool minus = text_.size() > 1 && text_[0] == '-' && digits;
    const bool brackets =
        text_.size() > 2 && text_.front() == '(' && text_.back() == ')' && text_.find('(', 1) == std::string_view::npos;
    if ((minus || (brackets && digits)) || (digits && has("$-")) || (digits && has("€-")) || (digits && has("£-"))) {
      fault(" is negative; write how much goes from who pays to who gets it");
      return true;
    }
    return false;
  }

  // --- numbers ---

  // The digits of "1,234.5", "1 234,5", "1'234.50", "12,34,567" with a point alone; false where the signs are in no
  // order.
  bool digits_of(std::string_view written, std::string& out, bool whole_groups) {
    const bool has_point = written.find('.') != written.npos, has_comma = written.find(',') != written.npos;
    char decimal = '\0';
    if (written.find(sure_decimal_sign) != written.npos) {
      decimal = sure_decimal_sign;
    } else if (has_point || has_comma) {
      decimal = whole_groups || assume(AmountDoubt::decimal_sign) == 0 ? '.' : ',';
    }
    const size_t point = decimal == '\0' ? written.npos : written.find(decimal);
    const std::string_view whole = written.substr(0, point);
    const std::string_view decimals = point == written.npos ? std::string_view() : written.substr(point + 1);
    if (!std::all_of(decimals.begin(), decimals.end(), is_digit)) return false;
    const size_t sign = whole.find_first_not_of("0123456789");
    const char group = sign == whole.npos ? '\0' : whole[sign];
    std::vector<size_t> groups;
    size_t count = 0;
    for (const char c : whole) {
      if (is_digit(c)) {
        out.push_back(c);
        ++count;
      } else if (c == group) {
        groups.push_back(count);
        count = 0;
      } else {
        return false;
      }
    }
    groups.push_back(count);
    if (!are_groups(groups, group)) return false;
    if (groups.size() > 1 && out.front() == '0') return false;
    if (!decimals.empty()) out.append(".").append(decimals);
    return true;
  }

  // Three digits each but the first; in India two, but the last.
  static bool are_groups(const std::vector<size_t>& groups, char sign) {
    if (groups.size() == 1) return true;
    const auto middle_are = [&](size_t size) {
      return std::all_of(groups.begin() + 1, groups.end() - 1, [&](size_t group) { return group == size; });
    };
    if (groups.back() != 3 || groups.front() == 0 || groups.front() > 3) return false;
    return middle_are(3) || (sign == ',' && groups.front() <= 2 && middle_are(2));
  }

  // `whole_groups`: what stands in it can only part thousands.
  bool read_number(Number& number, bool whole_groups = false) {
    const size_t begin = at_;
    while (is_digit(peek()) || (at_ > begin && is_digit(text_[at_ - 1]) && is_digit(peek(1)) &&
                                std::string_view(".,' \x01").find(peek()) != std::string_view::npos && peek() != '\0'))
      ++at_;
    if (at_ == begin) return false;
    constexpr size_t longest = 40;
    if (at_ - begin > longest) return fault(" has too many digits; write it shorter");
    if (!digits_of(text_.substr(begin, at_ - begin), number.digits, whole_groups)) return false;
    const bool negative = peek(1) == '-';
    const size_t sign = negative || peek(1) == '+' ? 2 : 1;
    if (peek() == 'e' && is_digit(peek(sign))) {  // 1.2E+09
      at_ += sign;
      int exponent = 0;
      for (; is_digit(peek()); ++at_) {
        constexpr int most = 1000;
        exponent = std::min(most, exponent * 10 + (peek() - '0'));
      }
      number.exponent = negative ? -exponent : exponent;
      number.scaled = true;
      note(" is in the short form of a spreadsheet, which may be rounded; check the figure");
    }
    return true;
  }

  // "a", "half a", "one" … before "billion".
  bool read_number_word(Number& number) {
    constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"half a", "0.5"}, {"half", "0.5"},  {"a quarter of a", "0.25"},
        {"a", "1"},        {"an", "1"},      {"one", "1"},
        {"two", "2"},      {"three", "3"},   {"four", "4"},
        {"five", "5"},     {"six", "6"},     {"seven", "7"},
        {"eight", "8"},    {"nine", "9"},    {"ten", "10"},
        {"eleven", "11"},  {"twelve", "12"}, {"twenty", "20"},
        {"thirty", "30"},  {"forty", "40"},  {"fifty", "50"},
        {"eine", "1"},     {"ein", "1"},     {"eine halbe", "0.5"},
        {"un", "1"},       {"une", "1"},     {"un demi", "0.5"},
        {"medio", "0.5"},  {"mezzo", "0.5"}, {"en", "1"},
        {"een", "1"},      {"uma", "1"},     {"um", "1"},
    };
    const std::pair<std::string_view, std::string_view>* best = nullptr;
    for (const auto& name : names) {
      if (word_at(text_, at_, name.first) && (best == nullptr || name.first.size() > best->first.size())) best = &name;
    }
    if (best == nullptr) return false;
    const size_t start = at_;
    at_ += best->first.size();
    skip_blanks();
    if (words_.scale_at(text_, at_) ||
        (best->second.size() <= 2 && words_.unit_at(text_, at_) != nullptr && best->first.size() > 2)) {
      number.digits = best->second;
      return true;
    }
    at_ = start;
    return false;
  }

  bool read_scale(Number& number) {
    const size_t start = at_;
    skip_blanks();
    if (peek() == '-' && is_letter_at(text_, at_ + 1)) ++at_;  // "a $4-billion deal"
    const std::optional<ScaleWord> word = words_.scale_at(text_, at_);
    const UnitWord* unit = words_.unit_at(text_, at_);
    const bool is_unit = unit != nullptr && (!word || unit->text.size() > word->text.size() ||
                                             (words_.is_of_story(unit->unit) && unit->text == word->text));
    if (!word || is_unit) {
      at_ = start;
      return false;
    }
    int exponent = word->english != 0 ? word->english : word->own;
    if (word->english != 0 && word->own != 0 && word->english != word->own)
      exponent = assume(AmountDoubt::scale) == 0 ? word->english : word->own;
    number.exponent += exponent;
    number.scaled = true;
    at_ += word->text.size();
    if (peek() == '.') ++at_;
    return true;
  }

  // A number with the words behind it; of one in several pieces ("12億5000万") all of them.
  bool read_scaled(Number& number) {
    if (!read_number(number) && !(number.digits.empty() && read_number_word(number))) return false;
    constexpr int most_words = 3;
    for (int i = 0; i < most_words && read_scale(number); ++i) {
    }
    const size_t end = at_;
    const bool in_pieces = number.scaled && at_ > 2 && is_unspaced_at(text_, at_ - 3);
    if (in_pieces) skip_blanks();
    if (in_pieces && is_digit(peek())) {
      Number more;
      if (read_number(more, true)) {
        while (read_scale(more)) {
        }
        if (more.exponent < number.exponent) {
          number.rest = value_of(more);
          return true;
        }
      }
    }
    at_ = end;
    return true;
  }

  // --- a figure with what stands around it ---

  bool take_unit(Term& term) {
    const UnitWord* word = words_.unit_at(text_, at_);
    if (word == nullptr) return false;
    const std::string& unit = !word->other.empty() && assume(AmountDoubt::currency) == 1 ? word->other : word->unit;
    if (!term.unit.empty() && term.unit != unit) return false;
    term.unit = unit;
    term.number.exponent += word->exponent;
    term.number.scaled = term.number.scaled || word->exponent != 0;
    at_ += word->text.size();
    return true;
  }

  bool read_term(Term& term) {
    constexpr int most_words = 8;
    for (int i = 0; i < most_words; ++i) {
      skip_blanks();
      if (peek() == '+') ++at_;
      if (is_digit(peek())) break;
      const DoubtPhrase* doubt = doubt_before_at(text_, at_);
      const UnitWord* unit = words_.unit_at(text_, at_);
      if (doubt != nullptr && (unit == nullptr || doubt->text.size() >= unit->text.size())) {
        at_ += doubt->text.size();
        term.bounds.push_back(doubt->bound);
        continue;
      }
      if (unit != nullptr && take_unit(term)) {
        if (peek() == '.') ++at_;
        read_scale_before(term.number);
        continue;
      }
      break;
    }
    skip_blanks();
    if (!read_scaled(term.number)) return false;
    for (int i = 0; i < most_words; ++i) {
      const size_t start = at_;
      skip_blanks();
      if (peek() == '-' && is_letter_at(text_, at_ + 1) && doubt_behind_at(text_, at_) == nullptr) ++at_;
      const DoubtPhrase* doubt = doubt_behind_at(text_, at_);
      const UnitWord* unit = words_.unit_at(text_, at_);
      const bool longer_unit = unit != nullptr && doubt != nullptr && unit->text.size() > doubt->text.size();
      if (doubt != nullptr && !longer_unit) {
        at_ += doubt->text.size();
        term.bounds.push_back(doubt->bound);
        continue;
      }
      if (take_unit(term)) {
        if (peek() == '.') ++at_;
        if (!term.number.scaled) read_scale(term.number);
        continue;
      }
      static constexpr std::string_view fillers[] = {"of", "de", "di", "d'", "in"};
      if (term.unit.empty() && take_any(fillers)) {
        skip_blanks();
        if (words_.unit_at(text_, at_) != nullptr) continue;
      }
      at_ = start;
      break;
    }
    return true;
  }

  // "$m 236", "EUR Mio. 5"
  void read_scale_before(Number& number) {
    const size_t start = at_;
    skip_blanks();
    const std::optional<ScaleWord> word = words_.scale_at(text_, at_);
    if (!word) {
      at_ = start;
      return;
    }
    size_t behind = at_ + word->text.size();
    while (behind < text_.size() && (text_[behind] == '.' || text_[behind] == ' ')) ++behind;
    if (behind >= text_.size() || !is_digit(text_[behind]) || !read_scale(number)) at_ = start;
  }

  // --- one figure, or a range of two ---

  struct Figure {
    double value = 0;
    Bound bound = Bound::exact;
    std::string unit;
  };

  bool take_joint(bool between) {
    const size_t start = at_;
    skip_blanks();
    static constexpr std::string_view joints[] = {
        "to",  "bis zu", "bis", "a",  "al", "tot",  "do",   "till", "ate",     "hasta", "fino a", "az", "до",
        "الى", "تا",     "עד",  "至", "到", "から", "에서", "से",    "through", "--",    "-",      ".."};
    static constexpr std::string_view ands[] = {"and", "und", "et", "y", "e", "en", "a", "och", "и", "і", "та", "و"};
    if ((between && take_any(ands)) || take_any(joints)) {
      skip_blanks();
      return true;
    }
    at_ = start;
    return false;
  }

  bool read_figure(Figure& figure) {
    const size_t start = at_;
    static constexpr std::string_view openings[] = {
        "between", "zwischen", "entre", "tra", "fra", "tussen", "miedzy", "mellan", "mezi", "между", "між", "from",
        "von",     "de",       "da",    "van", "od",  "fran",   "от",     "с",      "从",   "בין",   "بين"};
    skip_blanks();
    const bool between = take_any(openings);
    Term first;
    if (!read_term(first)) return false;
    Term second;
    const size_t behind_first = at_;
    if (take_joint(between) && read_term(second)) return read_range(figure, first, second);
    at_ = behind_first;
    if (between) {
      at_ = start;
      return false;
    }
    return finish(figure, first.unit, amount_of(first), first.bounds);
  }

  double amount_of(const Term& term) const {
    const double scale = term.number.scaled ? 1 : hint_.scale;
    return value_of(term.number) * scale;
  }

  // Two words of doubt that an amount can hold one of; nothing where they contradict each other.
  std::optional<Bound> bound_of(std::vector<Bound> bounds) {
    std::sort(bounds.begin(), bounds.end());
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    if (bounds.size() == 2 && bounds.front() == Bound::about) {
      bounds.erase(bounds.begin());
      keep_words_ = true;
      note(" has two words of doubt, of which an amount holds one");
    }
    if (bounds.size() > 1) return std::nullopt;
    return bounds.empty() ? Bound::exact : bounds.front();
  }

  bool finish(Figure& figure, const std::string& unit, double value, const std::vector<Bound>& bounds) {
    const std::optional<Bound> bound = bound_of(bounds);
    if (!bound) return fault(" has words of doubt that contradict each other; write one of them");
    figure.unit = unit;
    figure.bound = *bound;
    figure.value = value;
    if (value < cents_are_exact_below && std::round(value * 100) / 100 != value) {
      figure.value = std::round(value * 100) / 100;
      if (figure.bound == Bound::exact) figure.bound = Bound::about;
      note(" has more than two digits behind the point, so it is rounded and \"about\"");
    }
    return true;
  }

  bool read_range(Figure& figure, Term& first, Term& second) {
    if (first.unit.empty()) first.unit = second.unit;
    if (second.unit.empty()) second.unit = first.unit;
    if (first.unit != second.unit) return fault(" is a range of two units; write both in one");
    if (!first.number.scaled && second.number.scaled) {
      first.number.exponent = second.number.exponent;
      first.number.scaled = true;
    }
    const double low = amount_of(first), high = amount_of(second);
    if (low > high) return fault(" ends below where it starts; write the lower figure first");
    std::vector<Bound> bounds = first.bounds;
    bounds.insert(bounds.end(), second.bounds.begin(), second.bounds.end());
    const std::optional<Bound> bound = bound_of(bounds);
    if (!bound) return fault(" has words of doubt that contradict each other; write one of them");
    if (low == high) return finish(figure, first.unit, low, bounds);
    if (*bound == Bound::about)
      return fault(" is a range that is not firm at either end, which an amount cannot hold; write one figure");
    keep_words_ = true;
    const bool up_to = *bound == Bound::up_to;
    note(up_to ? " is a range, which an amount cannot hold: it is read as up to its upper end"
               : " is a range, which an amount cannot hold: it is read as at least its lower end");
    return finish(figure, first.unit, up_to ? high : low, {*bound == Bound::exact ? Bound::at_least : *bound});
  }

  // --- all of it ---

  AmountRead result_of(const Figure& figure) const {
    std::string unit = !figure.unit.empty() ? figure.unit : !hint_.unit.empty() ? hint_.unit : words_.main_unit();
    return {figure.value, figure.bound, std::move(unit)};
  }

  bool read_all(AmountMeaning& meaning) {
    std::vector<AmountRead> figures;
    Figure figure;
    if (!read_figure(figure)) return not_understood();
    figures.push_back(result_of(figure));
    while (true) {
      const size_t start = at_;
      skip_blanks();
      const bool bracket = peek() == '(';
      static constexpr std::string_view joints[] = {"(", ";", ",", "/", "=", "and", "und", "et", "y", "e", "en", "och"};
      if (at_end() || !take_any(joints)) break;
      Figure more;
      const bool read = read_figure(more);
      skip_blanks();
      if (!read || (bracket && peek() != ')') || more.unit.empty()) {
        at_ = start;
        break;
      }
      if (bracket) ++at_;
      figures.push_back(result_of(more));
    }
    if (!take_rest()) return false;
    for (size_t i = 0; i < figures.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        if (figures[i].unit == figures[j].unit) return fault(" has two amounts; write one of them");
      }
    }
    const std::string& main = words_.main_unit();
    const auto leading =
        std::find_if(figures.begin(), figures.end(), [&](const AmountRead& amount) { return amount.unit == main; });
    if (leading != figures.end()) std::rotate(figures.begin(), leading, leading + 1);
    meaning.amount = figures.front();
    meaning.also.assign(figures.begin() + 1, figures.end());
    meaning.keep_words = keep_words_;
    return true;
  }

  bool not_understood() {
    fault(text_.find_first_of("0123456789") == std::string_view::npos
              ? " is not an amount; write one such as $4bn, up to 4 million EUR or about 10 GW"
              : " is not understood beside a figure; write the amount alone, such as $4bn or up to 4 million EUR");
    return false;
  }

  // What stands behind the amount and does not change it: "over five years", "(in shares)".
  bool take_rest() {
    skip_blanks();
    while (peek() == '.' || peek() == ',' || peek() == ';') ++at_;
    skip_blanks();
    if (at_end()) return true;
    static constexpr std::string_view neutral[] = {"(", "over", "in", "for", "as", "ueber", "uber", "sur", "en", "su"};
    const size_t start = at_;
    for (const std::string_view word : {"not", "cancel", "minus", "less", "no", "never", "withdrawn", "nicht", "pas"}) {
      for (size_t at = text_.find(word, start); at != text_.npos; at = text_.find(word, at + 1)) {
        if (at == 0 || !is_letter_at(text_, at - 1)) return not_understood();
      }
    }
    const bool figures = text_.find_first_of("0123456789", start) != text_.npos;
    for (size_t at = start; figures && at < text_.size(); ++at) {  // a second amount that was not understood
      const bool begins = at == 0 || !is_letter_at(text_, at - 1) || !is_letter_at(text_, at);
      if (begins && words_.unit_at(text_, at) != nullptr) return not_understood();
    }
    if (!take_any(neutral)) return not_understood();
    keep_words_ = true;
    note(": what stands behind the figure is not part of the amount, so the text must say it");
    return true;
  }

  std::string_view text_;
  const AmountVocabulary& words_;
  const UnitHint& hint_;
  const AmountAssumptions& assumed_;
  size_t at_ = 0;
  unsigned used_ = 0;
  bool keep_words_ = false;
  std::string note_, fault_;
};

}  // namespace

AmountResult read_one_amount(std::string_view plain, const AmountVocabulary& words, const UnitHint& hint,
                             const AmountAssumptions& assumed) {
  return Reader(plain, words, hint, assumed).read();
}

UnitHint read_unit_words(std::string_view plain, const AmountVocabulary& words) {
  UnitHint hint;
  const UnitWord* unit = nullptr;
  constexpr std::string_view other_words[] = {"real", "won", "rand", "lira"};  // "amount won"
  for (size_t at = 0; at < plain.size();) {
    const bool begins = at == 0 || !is_letter_at(plain, at - 1) || is_unspaced_at(plain, at) ||
                        (is_letter_at(plain, at) && !is_letter_at(plain, at - 1));
    const UnitWord* word = begins || !is_letter_at(plain, at) ? words.unit_at(plain, at) : nullptr;
    if (word != nullptr &&
        std::find(std::begin(other_words), std::end(other_words), word->text) != std::end(other_words))
      word = nullptr;
    const std::optional<ScaleWord> scale = begins ? words.scale_at(plain, at) : std::nullopt;
    if (scale && (word == nullptr || word->text.size() < scale->text.size())) {
      const int exponent = scale->own != 0 ? scale->own : scale->english;
      hint.scale *= std::pow(10.0, exponent);
      at += scale->text.size();
    } else if (word != nullptr) {
      if (unit == nullptr) unit = word;
      hint.scale *= std::pow(10.0, word->exponent);
      at += word->text.size();
    } else {
      ++at;
    }
  }
  if (unit != nullptr) hint.unit = unit->unit;
  return hint;
}

}  // namespace explainer
