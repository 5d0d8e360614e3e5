#include "scales.hpp"

#include "core/ascii.hpp"
#include "core/currency.hpp"

namespace explainer {

int number_item(const Labels& labels, std::string_view key, int index) {
  int number = 0;
  for (const char digit : labels.item(key, index)) number = number * 10 + (digit - '0');
  return number;
}

int exponent_of(const Labels& labels, size_t scale) {
  constexpr int most = 24;  // far above every sum
  const int exponent = number_item(labels, "number.scales", static_cast<int>(scale));
  return exponent > most ? 0 : exponent;
}

std::string sign_of(const Labels& labels, std::string_view code) {
  const Currency* const currency = find_currency(code);
  std::string_view sign = labels[std::string("symbol.").append(code)];
  if (sign.empty() && currency != nullptr) sign = currency->symbol;
  return std::string(sign.empty() ? code : sign);
}

std::string with_symbol(const Labels& labels, std::string_view code, const std::string& number) {
  const std::string_view pattern = labels["units.currency"];
  std::string symbol = sign_of(labels, code);
  if (is_letter(symbol.back()) && pattern.find("{symbol}{") != pattern.npos) symbol.push_back(' ');
  return fill(pattern, {{"symbol", symbol}, {"amount", number}});
}

}  // namespace explainer
