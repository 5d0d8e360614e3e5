// How currencies are written and read aloud in English. Symbols and names are those of the Unicode CLDR.
#pragma once

#include <array>
#include <string_view>

namespace explainer {

struct Currency {
  std::string_view code;    // ISO 4217
  std::string_view symbol;  // "€"; empty where the code itself is written
  std::string_view plural;  // "euros"
};

inline constexpr auto currencies = std::to_array<Currency>({
    {"AUD", "A$", "Australian dollars"}, {"BRL", "R$", "Brazilian reals"},
    {"CAD", "CA$", "Canadian dollars"},  {"CHF", "", "Swiss francs"},
    {"CNY", "CN¥", "Chinese yuan"},      {"CZK", "", "Czech korunas"},
    {"DKK", "", "Danish kroner"},        {"EUR", "€", "euros"},
    {"GBP", "£", "British pounds"},      {"HKD", "HK$", "Hong Kong dollars"},
    {"HUF", "", "Hungarian forints"},    {"ILS", "₪", "Israeli new shekels"},
    {"INR", "₹", "Indian rupees"},       {"JPY", "¥", "Japanese yen"},
    {"KRW", "₩", "South Korean won"},    {"MXN", "MX$", "Mexican pesos"},
    {"NOK", "", "Norwegian kroner"},     {"NZD", "NZ$", "New Zealand dollars"},
    {"PLN", "", "Polish zlotys"},        {"RUB", "", "Russian rubles"},
    {"SEK", "", "Swedish kronor"},       {"SGD", "", "Singapore dollars"},
    {"TRY", "", "Turkish lira"},         {"TWD", "NT$", "New Taiwan dollars"},
    {"UAH", "", "Ukrainian hryvnias"},   {"USD", "$", "dollars"},
    {"ZAR", "", "South African rand"},
});

// The entry of a code; nullptr for a currency that is not in the table.
constexpr const Currency* find_currency(std::string_view code) {
  for (const Currency& currency : currencies) {
    if (currency.code == code) return &currency;
  }
  return nullptr;
}

}  // namespace explainer
