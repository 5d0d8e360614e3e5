#include "doubt.hpp"

#include "core/ascii.hpp"
#include "core/currency.hpp"
#include "core/money.hpp"

namespace explainer {
namespace {

constexpr Doubt words_before[] = {
    {"no more than", Bound::up_to},
    {"not more than", Bound::up_to},
    {"no less than", Bound::at_least},
    {"not less than", Bound::at_least},
    {"could be more than", Bound::could_exceed},
    {"could exceed", Bound::could_exceed},
    {"may exceed", Bound::could_exceed},
    {"might exceed", Bound::could_exceed},
    {"could top", Bound::could_exceed},
    {"could pass", Bound::could_exceed},
    {"as much as", Bound::up_to},
    {"up to", Bound::up_to},
    {"at most", Bound::up_to},
    {"a maximum of", Bound::up_to},
    {"less than", Bound::up_to},
    {"under", Bound::up_to},
    {"below", Bound::up_to},
    {"at least", Bound::at_least},
    {"more than", Bound::at_least},
    {"over", Bound::at_least},
    {"above", Bound::at_least},
    {"exceeding", Bound::at_least},
    {"exceed", Bound::at_least},
    {"exceeds", Bound::at_least},
    {"pass", Bound::at_least},
    {"passes", Bound::at_least},
    {"top", Bound::at_least},
    {"tops", Bound::at_least},
    {"a minimum of", Bound::at_least},
    {"upwards of", Bound::at_least},
    {"about", Bound::about},
    {"around", Bound::about},
    {"roughly", Bound::about},
    {"approximately", Bound::about},
    {"nearly", Bound::about},
    {"almost", Bound::about},
    {"close to", Bound::about},
    {"near", Bound::about},
    {"some", Bound::about},
    {"an estimated", Bound::about},
    {"circa", Bound::about},
    {"c.", Bound::about},
    {"ca.", Bound::about},
    {"≈", Bound::about},
    {"just shy of", Bound::about},
    {"north of", Bound::at_least},
    {"upto", Bound::up_to},
    {"~", Bound::about},
};
constexpr Doubt words_behind[] = {
    {"or more", Bound::at_least},  {"or so", Bound::about},   {"or less", Bound::up_to},
    {"at least", Bound::at_least}, {"at most", Bound::up_to}, {"+", Bound::at_least},
};

// The word that `text` ends with; nothing when it is the end of a longer one.
const Doubt* take_last(std::string_view& text) {
  for (const Doubt& doubt : words_before) {
    const size_t size = doubt.word.size();
    if (text.size() < size || text.substr(text.size() - size) != doubt.word) continue;
    const std::string_view rest = text.substr(0, text.size() - size);
    if (!rest.empty() && is_letter(rest.back()) && is_letter(doubt.word.front())) continue;
    text = trimmed(rest);
    return &doubt;
  }
  return nullptr;
}

const Doubt* take_first(std::string_view& text) {
  for (const Doubt& doubt : words_behind) {
    const size_t size = doubt.word.size();
    if (text.substr(0, size) != doubt.word || (text.size() > size && is_letter(text[size]))) continue;
    text = trimmed(text.substr(size));
    return &doubt;
  }
  return nullptr;
}

// Before and behind the figure, in small letters, without a country's name before the currency's sign.
struct Sides {
  std::string before, behind;
};

Sides sides_of(std::string_view text, const Figure& figure) {
  Sides sides{in_small_letters(trimmed(text.substr(0, figure.begin))),
              in_small_letters(trimmed(text.substr(figure.end)))};
  std::string& before = sides.before;
  const size_t name = before.size() < 2 ? 0 : before.size() - 2;
  if (before.substr(name) == "us" && (name == 0 || before[name - 1] == ' '))
    before = std::string(trimmed(before.substr(0, name)));
  return sides;
}

std::vector<Doubt> take_doubts(std::string_view& before, std::string_view& behind) {
  std::vector<Doubt> out;
  while (const Doubt* doubt = take_last(before)) out.push_back(*doubt);
  while (const Doubt* doubt = take_first(behind)) out.push_back(*doubt);
  return out;
}

// Commas that part thousands: with three digits behind each.
bool has_decimal_comma(std::string_view text) {
  for (size_t at = text.find(','); at != std::string_view::npos; at = text.find(',', at + 1)) {
    size_t digits = 0;
    while (at + 1 + digits < text.size() && is_digit(text[at + 1 + digits])) ++digits;
    if (digits != 3) return true;
  }
  return false;
}

// "write { "usd": 4000000000, "bound": "up_to" }" where the text is a figure in the unit with one word of doubt at most
// and nothing else; empty otherwise.
std::string understood(std::string_view text, const Unit& unit) {
  const std::vector<Figure> figures = figures_in(text, words_of_unit(unit));
  if (figures.size() != 1 || has_decimal_comma(text)) return {};
  const Figure& figure = figures.front();
  const Sides sides = sides_of(text, figure);
  std::string_view before = sides.before, behind = sides.behind;
  const std::vector<Doubt> doubts = take_doubts(before, behind);
  constexpr double max_value = 1e15;
  if (!before.empty() || !behind.empty() || doubts.size() > 1 || figure.value <= 0 || figure.value > max_value)
    return {};
  std::string mend = unit.id == "USD" ? "write { \"usd\": " : "write { \"value\": ";
  mend += plain_number(figure.value);
  if (unit.id != "USD") mend += ", \"unit\": \"" + unit.id + "\"";
  if (!doubts.empty()) mend += ", \"bound\": \"" + std::string(id_of(doubts.front().bound)) + "\"";
  return mend + " }";
}

}  // namespace

std::span<const Doubt> doubts_before_figures() { return words_before; }
std::span<const Doubt> doubts_behind_figures() { return words_behind; }

bool says_not_published(std::string_view text) {
  const std::string words = in_small_letters(trimmed(text));
  for (const std::string_view start :
       {"undisclosed", "not disclosed", "not published", "unpublished", "confidential"}) {
    if (words.rfind(start, 0) == 0) return true;
  }
  for (const std::string_view whole :
       {"", "n/a", "n.a.", "na", "none", "unknown", "not known", "tbd", "-", "–", "—", "?"}) {
    if (words == whole) return true;
  }
  return false;
}

std::vector<Doubt> doubts_around(std::string_view text, const Figure& figure) {
  const Sides sides = sides_of(text, figure);
  std::string_view before = sides.before, behind = sides.behind;
  return take_doubts(before, behind);
}

bool fits(const Doubt& doubt, Bound bound) {
  const bool nearly = doubt.word == "nearly" || doubt.word == "almost";
  if (nearly && bound == Bound::up_to) return true;
  if (doubt.bound == Bound::at_least && bound == Bound::could_exceed) return true;
  return doubt.bound == bound;
}

std::string amount_mend(std::string_view text, std::span<const Unit> units) {
  if (says_not_published(text)) return "leave \"amount\" out where none was published";
  if (std::string dollars = understood(text, Unit{"USD", "", "", "", UnitKind::money}); !dollars.empty())
    return dollars;
  for (const Unit& unit : units) {
    if (std::string amount = understood(text, unit); !amount.empty()) return amount;
  }
  for (const Currency& currency : currencies) {
    if (units.empty()) break;
    const Unit unit{std::string(currency.code), "", "", "", UnitKind::money};
    if (std::string amount = understood(text, unit); !amount.empty()) return amount;
  }
  return std::string("write { ") + (units.empty() ? "\"usd\": NUMBER" : "\"value\": NUMBER, \"unit\": UNIT") +
         " }, with \"bound\" where the figure is not exact";
}

std::string_view currency_meant(std::string_view text) {
  const std::string word = in_small_letters(text);
  const auto is = [&](std::string_view name) { return !name.empty() && in_small_letters(name) == word; };
  for (const Currency& currency : currencies) {
    if (is(currency.code) || is(currency.symbol) || is(currency.plural)) return currency.code;
  }
  return is("euro") ? "EUR" : is("dollar") ? "USD" : "";
}

}  // namespace explainer
