#include "core/plural.hpp"

#include <algorithm>
#include <cstdint>

namespace explainer {
namespace {

using Value = std::uint64_t;

constexpr size_t max_digits = 18;  // no rule asks for the places before them

Value value_of(std::string_view digits) {
  Value value = digits.size() > max_digits ? 1 : 0;
  for (const char digit : digits.substr(digits.size() - std::min(digits.size(), max_digits)))
    value = value * 10 + static_cast<Value>(digit - '0');
  return value;
}

// UTS 35, "Operands".
struct Operands {
  Value whole, fraction, fraction_without_zeros;  // i, f, t
  size_t places, places_without_zeros;            // v, w
  Value exponent;                                 // e

  explicit Operands(const Counted& number) {
    const size_t point = std::min(number.digits.find('.'), number.digits.size());
    std::string_view behind = number.digits.substr(std::min(point + 1, number.digits.size()));
    whole = value_of(number.digits.substr(0, point));
    fraction = value_of(behind);
    places = behind.size();
    while (!behind.empty() && behind.back() == '0') behind.remove_suffix(1);
    fraction_without_zeros = value_of(behind);
    places_without_zeros = behind.size();
    exponent = static_cast<Value>(number.exponent);
  }

  Value named(char name) const {
    switch (name) {
      case 'f':
        return fraction;
      case 't':
        return fraction_without_zeros;
      case 'v':
        return places;
      case 'w':
        return places_without_zeros;
      case 'c':
      case 'e':
        return exponent;
      default:
        return whole;  // i and n
    }
  }
};

class Rule {
 public:
  Rule(std::string_view text, const Operands& operands) : rest_(text), operands_(operands) {}

  bool holds() {
    bool any = false;
    do {
      bool all = true;
      do all = relation() && all;
      while (take("and"));
      any = any || all;
    } while (take("or"));
    return any;
  }

 private:
  void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }

  bool take(std::string_view word) {
    skip_blanks();
    if (rest_.substr(0, word.size()) != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  Value number() {
    skip_blanks();
    const std::string_view digits = rest_.substr(0, rest_.find_first_not_of("0123456789"));
    rest_.remove_prefix(digits.size());
    return value_of(digits);
  }

  // "n % 10 = 2..4,7": of n only whole numbers are in a list.
  bool relation() {
    skip_blanks();
    const char name = rest_.empty() ? 'i' : rest_.front();
    rest_.remove_prefix(rest_.empty() ? 0 : 1);
    const bool whole = name != 'n' || operands_.fraction_without_zeros == 0;
    Value value = operands_.named(name);
    if (take("%")) value %= std::max<Value>(number(), 1);
    const bool outside = take("!=");
    if (!outside) take("=");
    bool listed = false;
    do {
      const Value from = number(), to = take("..") ? number() : from;
      listed = listed || (whole && from <= value && value <= to);
    } while (take(","));
    return listed != outside;
  }

  std::string_view rest_;
  const Operands& operands_;
};

}  // namespace

bool plural_rule_holds(std::string_view rule, const Counted& number) { return Rule(rule, Operands(number)).holds(); }

}  // namespace explainer
