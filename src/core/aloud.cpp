#include "core/aloud.hpp"

#include <algorithm>
#include <optional>

#include "core/ascii.hpp"
#include "core/currency.hpp"
#include "core/language.hpp"
#include "scales.hpp"

namespace explainer {
namespace {

// A figure at the beginning of a text, written as by quantity(): "$2.75B".
struct Figure {
  std::string spoken;  // "$2.75 billion"
  size_t size;         // bytes of the text
};

// The bytes that `text` takes to begin with `start`, whichever blanks it has for its blanks; nothing when it does not.
std::optional<size_t> beginning(std::string_view text, std::string_view start) {
  constexpr std::string_view blanks[] = {" ", "\u00A0", "\u202F"};
  const auto blank_at = [&](std::string_view at) {
    for (const std::string_view blank : blanks) {
      if (at.substr(0, blank.size()) == blank) return blank.size();
    }
    return size_t{0};
  };
  size_t at = 0;
  while (!start.empty()) {
    const size_t blank = blank_at(start), other = blank_at(text.substr(at));
    if (blank == 0 ? text.substr(at, 1) != start.substr(0, 1) : other == 0) return std::nullopt;
    at += blank == 0 ? 1 : other;
    start.remove_prefix(std::max<size_t>(blank, 1));
  }
  return at;
}

// The number that a text begins with, in the language's signs; empty when it begins with none.
std::string_view number_at(const Labels& labels, std::string_view text) {
  if (text.empty() || !is_digit(text.front())) return {};
  const std::string_view group = labels["number.group"];
  size_t end = 0;
  while (end < text.size()) {
    if (is_digit(text[end]) || text[end] == '.' || text[end] == ',') {
      ++end;
    } else if (text.substr(end, group.size()) == group && end + group.size() < text.size() &&
               is_digit(text[end + group.size()])) {
      end += group.size();
    } else {
      break;
    }
  }
  return text.substr(0, end);
}

// "1234.5" of "1.234,5"
std::string digits_of(const Labels& labels, std::string_view number) {
  const std::string_view point = labels["number.decimal"];
  std::string out;
  for (size_t i = 0; i < number.size(); ++i) {
    if (is_digit(number[i])) out.push_back(number[i]);
    if (number.substr(i, point.size()) == point) out.push_back('.');
  }
  return out;
}

// "4 billion" of the number 4.
std::string number_aloud(const Labels& labels, std::string_view number, const Scale& scale) {
  return fill(labels.counted(scale.spoken, {digits_of(labels, number)}), {{"amount", number}});
}

constexpr std::string_view amount_slot = "{amount}";

// " mld" of "{amount} mld"; empty where the number does not stand first.
std::string_view behind_amount(std::string_view pattern) {
  return pattern.substr(0, amount_slot.size()) == amount_slot ? pattern.substr(amount_slot.size()) : std::string_view();
}

// `pattern` with the text's own number where it begins with the pattern filled in; what stands before the number stays.
std::optional<Figure> figure_in(const Labels& labels, std::string_view text, std::string_view pattern,
                                const Scale& scale) {
  const size_t slot = pattern.find(amount_slot);
  if (slot == 0 || slot == std::string_view::npos) return std::nullopt;
  const std::optional<size_t> before = beginning(text, pattern.substr(0, slot));
  if (!before) return std::nullopt;
  const std::string_view number = number_at(labels, text.substr(*before));
  const std::string_view scale_word = pattern.substr(slot + amount_slot.size());
  const size_t end = *before + number.size();
  const std::optional<size_t> behind = beginning(text.substr(end), scale_word);
  if (number.empty() || scale_word.empty() || !behind) return std::nullopt;
  const size_t after = end + *behind;
  if (after < text.size() && (is_letter(text[after]) || is_digit(text[after]))) return std::nullopt;
  return Figure{std::string(text.substr(0, *before)) + number_aloud(labels, number, scale), after};
}

// The currency whose sign a text begins with; nullptr when it begins with none.
const Currency* currency_at(const Labels& labels, std::string_view text) {
  const auto currency = std::find_if(currencies.begin(), currencies.end(), [&](const Currency& candidate) {
    const std::string sign = sign_of(labels, candidate.code);
    return text.substr(0, sign.size()) == sign;
  });
  return currency == currencies.end() ? nullptr : &*currency;
}

// Where the sign of the currency stands behind: "4 mld $".
std::optional<Figure> figure_before_sign(const Labels& labels, std::string_view text, const Scale& scale) {
  const std::string_view pattern = labels[scale.other];
  if (behind_amount(pattern).empty()) return std::nullopt;
  const std::string_view number = number_at(labels, text);
  const std::optional<size_t> word = beginning(text.substr(number.size()), behind_amount(pattern));
  if (number.empty() || !word) return std::nullopt;
  const size_t end = number.size() + *word;
  const size_t blank = beginning(text.substr(end), " ").value_or(0);
  const Currency* const currency = currency_at(labels, text.substr(end + blank));
  if (currency == nullptr) {
    // A language that writes the word for dollars has it so in running text too.
    const std::string_view dollars = behind_amount(labels.counted(scale.dollars, {digits_of(labels, number)}));
    const std::optional<size_t> behind = beginning(text.substr(number.size()), dollars);
    if (dollars.empty() || !behind) return std::nullopt;
    return Figure{std::string(text.substr(0, number.size() + *behind)), number.size() + *behind};
  }
  std::string sum = number_aloud(labels, number, scale).append(blank == 0 ? "\u00A0" : "");  // "4 M$"
  const size_t behind = end + blank + sign_of(labels, currency->code).size();
  return Figure{sum.append(text.substr(end, behind - end)), behind};
}

std::optional<Figure> figure_at(const Labels& labels, std::string_view text) {
  constexpr size_t longest_sign = 16;
  const std::string_view start = text.substr(0, longest_sign);
  if (std::none_of(start.begin(), start.end(), is_digit)) return std::nullopt;  // most places of a text
  const bool sign_first = !is_digit(text.front());
  const Currency* const currency = sign_first ? currency_at(labels, text) : nullptr;
  for (size_t i = scales.size(); i-- > 0;) {
    const Scale& scale = scales[i];
    if (exponent_of(labels, i) == 0) continue;
    if (!sign_first) {
      if (auto figure = figure_before_sign(labels, text, scale)) return figure;
      continue;
    }
    if (auto figure = figure_in(labels, text, labels[scale.dollars], scale)) return figure;
    if (currency == nullptr) continue;
    const std::string pattern = with_symbol(labels, currency->code, std::string(labels[scale.other]));
    if (auto figure = figure_in(labels, text, pattern, scale)) return figure;
  }
  return std::nullopt;
}

// May a figure begin here? Not within a word, at a blank, or within a character.
bool may_begin(char before, char first) {
  return first != ' ' && !(is_letter(before) && is_letter(first)) &&
         (static_cast<unsigned char>(first) & 0xC0U) != 0x80U;
}

}  // namespace

std::string aloud(const Labels& labels, std::string_view text) {
  constexpr std::string_view dash = "–";
  const std::string_view arrow = has_right_to_left(labels["spoken.to"]) ? "←" : "→";
  std::string out;
  bool behind_figure = false, within_number = false;
  char before = ' ';
  while (!text.empty()) {
    const bool begins = may_begin(before, text.front()) && !(within_number && is_digit(text.front()));
    const std::optional<Figure> figure = begins ? figure_at(labels, text) : std::nullopt;
    before = text.front();
    if (figure) {
      out.append(figure->spoken);
      text.remove_prefix(figure->size);
      behind_figure = true;
      continue;
    }
    const std::string_view last = behind_figure ? text.substr(0, dash.size()) : std::string_view();
    const bool range = last == dash && text.size() > dash.size() && figure_at(labels, text.substr(dash.size()));
    behind_figure = false;
    within_number = false;
    if (range || text.substr(0, arrow.size()) == arrow) {
      if (range)
        out.append(" ").append(labels.own_first("spoken.range", "spoken.to")).append(" ");
      else
        out.append(labels["spoken.to"]);
      text.remove_prefix(range ? dash.size() : arrow.size());
    } else {
      within_number = is_digit(text.front()) || text.front() == '.' || text.front() == ',';
      out.push_back(text.front());
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace explainer
