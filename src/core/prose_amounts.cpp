// Figures in dollars that stand in a text: "$4B", "$1.25 billion", "$350-370 million", "5 billion dollars".
#include "prose_amounts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "ascii.hpp"

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

std::optional<Number> read_number(Reader& reader) {
  if (!is_digit(reader.peek())) return std::nullopt;
  Number number;
  bool behind_point = false;
  while (true) {
    const char c = reader.peek();
    if (is_digit(c)) {
      number.value = number.value * 10 + (c - '0');
      if (behind_point) number.digit /= 10;
    } else if (c == '.' && !behind_point && is_digit(reader.peek(1))) {
      behind_point = true;
    } else if (c != ',' || behind_point || !is_digit(reader.peek(1))) {
      break;
    }
    ++reader.at;
  }
  number.value *= number.digit;
  return number;
}

// The word or letter behind a number that says how large it is; 1 when there is none.
double read_scale(Reader& reader) {
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
  return scale;
}

bool takes_range_sign(Reader& reader) {
  Reader look = reader;
  look.skip_blanks();
  if (!look.take("-") && !look.take("–") && !look.take("to ") && !look.take("and ")) return false;
  look.skip_blanks();
  look.take("$");
  if (!is_digit(look.peek())) return false;
  reader = look;
  return true;
}

void add(std::vector<Figure>& figures, const Number& number, double scale, size_t begin, size_t end) {
  figures.push_back({number.value * scale, number.digit * scale / 2, begin, end});
}

bool says_dollars(Reader reader) {
  reader.skip_blanks();
  return reader.take("dollar") || reader.take("US dollar");
}

// Without this sign or word there are no figures in dollars, as in most texts.
bool names_dollars(std::string_view text) {
  return text.find('$') != std::string_view::npos || text.find("dollar") != std::string_view::npos;
}

}  // namespace

std::vector<Figure> figures_in(std::string_view text) {
  std::vector<Figure> figures;
  if (!names_dollars(text)) return figures;
  Reader reader{text};
  while (reader.at < text.size()) {
    const size_t begin = reader.at;
    const bool sign = reader.take("$");
    if (sign) reader.skip_blanks();
    const std::optional<Number> first = read_number(reader);
    if (!first) {
      if (!sign) ++reader.at;
      continue;
    }
    double scale = read_scale(reader);
    std::optional<Number> second;
    double second_scale = 1;
    if (takes_range_sign(reader)) {
      second = read_number(reader);
      second_scale = read_scale(reader);
      if (scale == 1) scale = second_scale;
    }
    if (!sign && !says_dollars(reader)) continue;
    add(figures, *first, scale, begin, reader.at);
    if (second) add(figures, *second, second_scale, begin, reader.at);
  }
  return figures;
}

bool fits(const Figure& figure, double usd) { return std::abs(figure.usd - usd) <= figure.half_digit; }

bool figures_differ(std::string_view title, std::string_view text, double usd) {
  std::vector<Figure> figures = figures_in(title);
  for (const Figure& figure : figures_in(text)) figures.push_back(figure);
  return !figures.empty() &&
         std::none_of(figures.begin(), figures.end(), [&](const Figure& figure) { return fits(figure, usd); });
}

}  // namespace explainer
