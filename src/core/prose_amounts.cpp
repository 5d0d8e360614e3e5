// Figures that stand in a text: "$4B", "€1.25 billion", "$350-370 million", "5 billion dollars", "10 GW".
#include "prose_amounts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/ascii.hpp"
#include "core/currency.hpp"
#include "core/sort.hpp"

namespace explainer {
namespace {

// A cursor that reads numbers and words of a text.
struct Reader {
  std::string_view text;
  size_t at = 0;

  char peek(size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
  bool take(std::string_view word) {
    if (text.substr(at, word.size()) != word) return false;
    at += word.size();
    return true;
  }
  void skip_blanks() {
    while (take(" ") || take("\xC2\xA0") || take("\xE2\x80\xAF")) {  // also the ones that do not break a line
    }
  }
};

struct Number {
  double value = 0;
  double digit = 1;  // worth of the last digit
};

// Takes a sign between digits: `digits` of them at least stand behind it.
bool takes_between(Reader& reader, std::string_view sign, size_t digits) {
  Reader look = reader;
  const size_t before = look.at;
  if (sign == "\u00A0" || sign == "\u202F") {
    look.skip_blanks();
  } else {
    look.take(sign);
  }
  if (look.at == before) return false;
  for (size_t i = 0; i < digits; ++i) {
    if (!is_digit(look.peek(i))) return false;
  }
  reader = look;
  return true;
}

std::optional<Number> read_number(Reader& reader, const UnitWords& unit) {
  if (!is_digit(reader.peek())) return std::nullopt;
  Number number;
  bool behind_point = false;
  const size_t in_group = unit.group == "," ? 1 : 3;  // others are also stops and blanks of a sentence
  while (true) {
    const char c = reader.peek();
    if (is_digit(c)) {
      number.value = number.value * 10 + (c - '0');
      if (behind_point) number.digit /= 10;
      ++reader.at;
    } else if (!behind_point && takes_between(reader, unit.decimal, 1)) {
      behind_point = true;
    } else if (behind_point || !takes_between(reader, unit.group, in_group)) {
      break;
    }
  }
  number.value *= number.digit;
  return number;
}

// The word or letter behind a number that says how large it is; 1 when there is none.
double read_scale(Reader& reader, const UnitWords& unit) {
  Reader look = reader;
  look.skip_blanks();
  if (look.peek() == '-') ++look.at;  // "a $4-billion deal"
  std::string word;
  while (is_letter(look.peek())) {
    word.push_back(to_lower(look.peek()));
    ++look.at;
  }
  double scale = 1;
  if (word == "k" || word == "thousand") scale = 1e3;
  if (word == "m" || word == "mn" || word == "million") scale = 1e6;
  if (word == "b" || word == "bn" || word == "billion") scale = 1e9;
  if (word == "t" || word == "tn" || word == "trn" || word == "trillion") scale = 1e12;
  if (scale > 1) reader = look;
  for (const auto& [own, value] : unit.scales) {
    if (scale > 1) break;
    look = reader;
    look.skip_blanks();
    if (!look.take(own) || (is_letter(own.back()) && is_letter(look.peek()))) continue;
    reader = look;
    scale = value;
  }
  return scale;
}

struct Scaled {
  Number number;
  double scale;
};

// A number with the word behind it; of one in several pieces ("12億5000万") all of them.
std::optional<Scaled> read_scaled(Reader& reader, const UnitWords& unit) {
  const std::optional<Number> number = read_number(reader, unit);
  if (!number) return std::nullopt;
  Scaled whole{*number, read_scale(reader, unit)};
  while (whole.scale > 1) {
    Reader look = reader;
    const std::optional<Number> more = read_number(look, unit);
    const double scale = more ? read_scale(look, unit) : 1;
    if (scale <= 1 || scale >= whole.scale) break;
    whole.number = {(whole.number.value * whole.scale + more->value * scale) / scale, more->digit};
    whole.scale = scale;
    reader = look;
  }
  return whole;
}

// One of the words that are written before a number: it does not end another word.
bool takes_sign(Reader& reader, const std::vector<std::string>& signs) {
  for (const std::string& sign : signs) {
    const bool within = reader.at > 0 && is_letter(reader.text[reader.at - 1]) && is_letter(sign.front());
    if (within || !reader.take(sign)) continue;
    reader.skip_blanks();
    return true;
  }
  return false;
}

// One of the words that are written behind a number, also with an s: it does not begin another word.
bool takes_name(Reader& reader, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    Reader look = reader;
    look.skip_blanks();
    if (!look.take(name)) continue;
    if (look.peek() == 's') ++look.at;
    if (is_letter(look.peek()) && is_letter(name.back())) continue;
    reader = look;
    return true;
  }
  return false;
}

bool takes_range_sign(Reader& reader, const UnitWords& unit) {
  Reader look = reader;
  look.skip_blanks();
  if (!look.take("-") && !look.take("–") && !look.take("to ") && !look.take("and ")) return false;
  look.skip_blanks();
  takes_sign(look, unit.before);
  if (!is_digit(look.peek())) return false;
  reader = look;
  return true;
}

void add(std::vector<Figure>& figures, const Scaled& figure, size_t begin, size_t end) {
  figures.push_back({figure.number.value * figure.scale, figure.number.digit * figure.scale / 2, begin, end});
}

// Most texts name no unit at all, so there are no figures in it.
bool names(std::string_view text, const UnitWords& unit) {
  const auto in_text = [&](const std::string& word) { return text.find(word) != std::string_view::npos; };
  return std::any_of(unit.before.begin(), unit.before.end(), in_text) ||
         std::any_of(unit.behind.begin(), unit.behind.end(), in_text);
}

UnitWords english_words(const Unit& unit) {
  if (unit.id == "USD") return {{"US$", "$"}, {"dollar", "US dollar"}};
  if (!unit.name.empty()) return {{}, {unit.short_name, unit.name, unit.one}};
  UnitWords words{{unit.id}, {unit.id}};
  const Currency* const currency = find_currency(unit.id);
  if (currency == nullptr) return words;
  if (!currency->symbol.empty()) {
    words.before.emplace_back(currency->symbol);
    words.behind.emplace_back(currency->symbol);
  }
  words.behind.emplace_back(currency->plural);
  if (unit.id == "EUR") words.behind.emplace_back("euro");
  return words;
}

// "mld" of "{amount} mld", "euros" of "euros".
std::string_view behind_amount(std::string_view pattern) {
  constexpr std::string_view amount = "{amount}";
  const size_t at = pattern.find(amount);
  return trimmed(at == pattern.npos ? pattern : pattern.substr(at + amount.size()));
}

}  // namespace

UnitWords words_of_unit(const Unit& unit, const Labels& labels) {
  UnitWords words = english_words(unit);
  words.decimal = labels["number.decimal"];
  words.group = labels["number.group"];
  const auto add_forms = [&](std::string_view key, const auto& add) {
    add(behind_amount(labels[key]));
    for (const std::string_view form : plural_forms) add(behind_amount(labels.in_form(key, form)));
  };
  const auto add_name = [&](std::string_view name) {
    if (!name.empty()) words.behind.emplace_back(name);
  };
  if (unit.id == "USD") {
    if (labels["units.currency"].rfind("{amount}", 0) == 0) add_name("$");
    for (const char* key : {"spoken.dollars", "dollars.plain"}) add_forms(key, add_name);
  } else if (unit.name.empty()) {
    add_forms("currency." + unit.id, add_name);
    if (const std::string_view sign = labels["symbol." + unit.id]; !sign.empty()) {
      words.before.emplace_back(sign);
      add_name(sign);
    }
  }
  for (int i = 0; i < 4; ++i) {
    int exponent = 0;
    for (const char digit : labels.item("number.scales", i)) exponent = exponent * 10 + (digit - '0');
    const auto add_scale = [&](std::string_view word) {
      if (!word.empty() && exponent > 0) words.scales.emplace_back(word, std::pow(10.0, exponent));
    };
    constexpr std::string_view names[] = {"thousand", "million", "billion", "trillion"};
    for (const char* group : {"units.", "spoken."}) add_forms(group + std::string(names[i]), add_scale);
  }
  sort_stable(words.scales, [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return words;
}

std::vector<Figure> figures_in(std::string_view text, const UnitWords& unit) {
  std::vector<Figure> figures;
  if (!names(text, unit)) return figures;
  Reader reader{text};
  while (reader.at < text.size()) {
    const size_t begin = reader.at;
    const bool sign = takes_sign(reader, unit.before);
    const bool within_word = !sign && begin > 0 && is_letter(text[begin - 1]);  // "Trainium2 chips"
    std::optional<Scaled> first = read_scaled(reader, unit);
    if (first && within_word) continue;
    if (!first) {
      if (!sign) ++reader.at;
      continue;
    }
    std::optional<Scaled> second;
    if (takes_range_sign(reader, unit)) {
      second = read_scaled(reader, unit);
      if (second && first->scale == 1) first->scale = second->scale;
    }
    if (!takes_name(reader, unit.behind) && !sign) continue;
    add(figures, *first, begin, reader.at);
    if (second) add(figures, *second, begin, reader.at);
  }
  return figures;
}

bool fits(const Figure& figure, double value) { return std::abs(figure.value - value) <= figure.half_digit; }

bool figures_differ(const Event& event, double value, const UnitWords& unit) {
  std::vector<Figure> figures = figures_in(event.title, unit);
  for (const Figure& figure : figures_in(event.text, unit)) figures.push_back(figure);
  return !figures.empty() &&
         std::none_of(figures.begin(), figures.end(), [&](const Figure& figure) { return fits(figure, value); });
}

}  // namespace explainer
