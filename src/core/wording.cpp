#include "core/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ascii.hpp"
#include "core/at.hpp"
#include "core/language.hpp"
#include "currency.hpp"
#include "money.hpp"

namespace explainer {
namespace {

// The largest power of ten that states a figure in few digits, and the labels of its patterns.
struct Magnitude {
  Cents cents;
  std::string_view dollars;  // "${amount}B"
  std::string_view other;    // the same of other units; empty where the number stands as it is
  std::string_view spoken;   // the same, read aloud; empty where the number is
};

constexpr std::array<Magnitude, 5> magnitudes = {{
    {Cents{100} * 1'000'000'000'000, "dollars.trillion", "units.trillion", "spoken.trillion"},
    {Cents{100} * 1'000'000'000, "dollars.billion", "units.billion", "spoken.billion"},
    {Cents{100} * 1'000'000, "dollars.million", "units.million", "spoken.million"},
    {Cents{100} * 1'000, "dollars.thousand", "units.thousand", "spoken.thousand"},
    {Cents{100}, "dollars.plain", "", ""},
}};
constexpr const Magnitude& thousands = magnitudes[3];
constexpr const Magnitude& plain = magnitudes.back();

constexpr std::string_view dollar_code = "USD";

// A figure that needs more decimals is written out.
constexpr size_t max_decimals = 4;

// What stands behind the point, without trailing zeros: cents 1250 of a magnitude of 1000 gives "25".
std::string decimals(Cents cents, const Magnitude& magnitude) {
  std::string out;
  Cents rest = cents % magnitude.cents;
  for (Cents place = magnitude.cents / 10; rest != 0; place /= 10) {
    out.push_back(static_cast<char>('0' + static_cast<int>(rest / place)));
    rest %= place;
  }
  return out;
}

// The largest magnitude that states the figure to the cent in few decimals: a figure is never rounded.
const Magnitude& magnitude_of(Cents cents) {
  for (const Magnitude& magnitude : magnitudes) {
    if (cents < magnitude.cents) continue;
    return decimals(cents, magnitude).size() <= max_decimals ? magnitude : plain;
  }
  return plain;
}

// Of a sum of money thousands have a sign of their own ("$950K"); of other units they are written out ("500,000").
const Magnitude& magnitude_in(const Unit& unit, Cents cents) {
  const Magnitude& magnitude = magnitude_of(cents);
  return &magnitude == &thousands && unit.kind != UnitKind::money ? plain : magnitude;
}

std::string grouped(const Labels& labels, Cents whole) {
  std::string out = decimal(whole);
  for (size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, labels["number.group"]);
  return out;
}

std::string number_in(const Labels& labels, Cents cents, const Magnitude& magnitude, UnitKind kind) {
  std::string out = grouped(labels, cents / magnitude.cents);
  std::string rest = decimals(cents, magnitude);
  if (kind == UnitKind::money && &magnitude == &plain && rest.size() == 1) rest.push_back('0');  // "$1.50"
  return rest.empty() ? out : out.append(labels["number.decimal"]).append(rest);
}

// "4 mld $" is one word: a line never ends within a figure.
std::string unbroken(std::string figure) {
  for (size_t at = figure.find(' '); at != std::string::npos; at = figure.find(' ', at))
    figure.replace(at, 1, "\u00A0");
  return figure;
}

// "{amount} billion"; "$" and "€" stand before the number, what is written in letters apart from it.
std::string with_symbol(const Labels& labels, std::string_view code, const std::string& number) {
  const Currency* const currency = find_currency(code);
  std::string symbol(currency && !currency->symbol.empty() ? currency->symbol : code);
  if (is_letter(symbol.back())) symbol.push_back(' ');
  return fill(labels["units.currency"], {{"symbol", symbol}, {"amount", number}});
}

std::string written_quantity(const Labels& labels, const Unit& unit, double value) {
  if (!std::isfinite(value)) return fill(labels["dollars.plain"], {{"amount", "∞"}});
  const Cents cents = to_cents(value);
  const Magnitude& magnitude = magnitude_in(unit, cents);
  const std::string number = number_in(labels, cents, magnitude, unit.kind);
  if (unit.id == dollar_code) return unbroken(fill(labels[magnitude.dollars], {{"amount", number}}));
  const std::string figure = magnitude.other.empty() ? number : fill(labels[magnitude.other], {{"amount", number}});
  if (unit.name.empty()) return unbroken(with_symbol(labels, unit.id, figure));
  return unbroken(fill(labels["units.other"], {{"amount", figure}, {"unit", value == 1 ? unit.one : unit.short_name}}));
}

std::string spoken_number(const Labels& labels, const Unit& unit, double value) {
  const Cents cents = to_cents(value);
  const Magnitude& magnitude = magnitude_in(unit, cents);
  std::string out = number_in(labels, cents, magnitude, unit.kind);
  return magnitude.spoken.empty() ? out : fill(labels[magnitude.spoken], {{"amount", out}});
}

std::string_view name_of(const Unit& unit) {
  if (!unit.name.empty()) return unit.name;
  const Currency* const currency = find_currency(unit.id);
  return currency ? currency->plural : std::string_view(unit.id);
}

std::string spoken_quantity(const Labels& labels, const Unit& unit, double value) {
  const std::string number = spoken_number(labels, unit, value);
  if (unit.id == dollar_code) return fill(labels["spoken.dollars"], {{"amount", number}});
  const std::string_view name = value == 1 && !unit.name.empty() ? unit.one : name_of(unit);
  return fill(labels["units.other"], {{"amount", number}, {"unit", name}});
}

bool is_about_money(EventKind kind) {
  return kind != EventKind::terms && kind != EventKind::program && kind != EventKind::end;
}

std::string_view unpublished(const Labels& labels, const Event& event) {
  if (!is_about_money(event.kind)) return {};
  return labels[event.kind == EventKind::contract ? "map.no_price" : "amount.unpublished"];
}

// The pattern of a bound; an exact figure stands as it is.
std::string bounded(const Labels& labels, Bound bound, std::string_view group, const std::string& amount) {
  if (bound == Bound::exact) return amount;
  return fill(labels[std::string(group).append(".").append(id_of(bound))], {{"amount", amount}});
}

// What "about $13B", "≥ $3B", "up to $5B", "$1.25B–$4B" have in common, written and spoken.
struct Wording {
  std::string_view group;  // of the bound's pattern: "bound" or "spoken"
  std::string (*figure)(const Labels& labels, const Unit& unit, double value);
  std::string (*range)(const Labels& labels, const Unit& unit, double low, double high);
};

std::string word_total(const Story& story, const Interval& total, int unit_index, const Wording& wording) {
  const Labels& labels = story.labels;
  const Unit& unit = at(story.units, unit_index);
  const auto about = [&](const std::string& text) {
    return bounded(labels, total.about ? Bound::about : Bound::exact, wording.group, text);
  };
  const bool open = total.high == unbounded;
  if (open && total.low == 0) return std::string(labels["total.unknown"]);
  if (open) return bounded(labels, Bound::at_least, wording.group, about(wording.figure(labels, unit, total.low)));
  if (total.low == total.high) return about(wording.figure(labels, unit, total.low));
  if (total.low == 0)
    return bounded(labels, Bound::up_to, wording.group, about(wording.figure(labels, unit, total.high)));
  return about(wording.range(labels, unit, total.low, total.high));
}

std::string written_range(const Labels& labels, const Unit& unit, double low, double high) {
  return written_quantity(labels, unit, low) + "–" + written_quantity(labels, unit, high);
}

// "between 1.25 and 4 billion dollars": the magnitude once where it is the same.
std::string spoken_range(const Labels& labels, const Unit& unit, double low, double high) {
  const Cents from = to_cents(low);
  const Magnitude& magnitude = magnitude_in(unit, to_cents(high));
  const std::string first = &magnitude_in(unit, from) == &magnitude ? number_in(labels, from, magnitude, unit.kind)
                                                                    : spoken_quantity(labels, unit, low);
  return fill(labels["spoken.between"], {{"low", first}, {"high", spoken_quantity(labels, unit, high)}});
}

constexpr Wording written = {"bound", written_quantity, written_range};
constexpr Wording in_words = {"spoken", written_quantity, written_range};
constexpr Wording spoken = {"spoken", spoken_quantity, spoken_range};

// A currency keeps its sign in running text, and no unit is shortened: "$8 billion", "10 gigawatts".
std::string prose_quantity(const Labels& labels, const Unit& unit, double value) {
  return unit.name.empty() ? aloud(labels, written_quantity(labels, unit, value))
                           : spoken_quantity(labels, unit, value);
}

std::string prose_range(const Labels& labels, const Unit& unit, double low, double high) {
  return unit.name.empty() ? aloud(labels, written_range(labels, unit, low, high))
                           : spoken_range(labels, unit, low, high);
}

constexpr Wording prose = {"spoken", prose_quantity, prose_range};

std::string word_quantity(const Story& story, const Amount& amount, const Wording& wording) {
  return bounded(story.labels, amount.bound, wording.group,
                 wording.figure(story.labels, at(story.units, amount.unit), amount.value));
}

// "about $100B, 10 GW"; what is not priced is still said by what is known of it: "6 GW, no price published".
std::string word_amount(const Story& story, const Event& event, const Wording& wording) {
  std::string out;
  const auto add = [&](std::string_view text) {
    if (!text.empty()) out.append(out.empty() ? "" : ", ").append(text);
  };
  if (event.amount) add(word_quantity(story, *event.amount, wording));
  for (const Amount& amount : event.also) add(word_quantity(story, amount, wording));
  if (!event.amount) add(unpublished(story.labels, event));
  // A running total must not read like a payment of the day.
  return event.counts == Counts::states && event.amount ? fill(story.labels["amount.in_all"], {{"amount", out}}) : out;
}

std::string parties_by(const Story& story, const Event& event, std::string Entity::*form) {
  const auto name = [&](int entity) { return within_text(story, at(story.entities, entity).*form); };
  // It points where the money goes.
  const std::string_view arrow = is_right_to_left(story.language) ? " ← " : " → ";
  if (event.kind == EventKind::program && event.program != none) {
    const Program& program = at(story.programs, event.program);
    return event.generation == none ? program.name
                                    : program.name + ", " + at(program.generations, event.generation).name;
  }
  if (event.from != none && event.to != none) return name(event.from).append(arrow).append(name(event.to));
  std::string out;
  for (const int party : event.parties) {
    if (!out.empty()) out.append(", ");
    out.append(name(party));
  }
  if (out.empty() && !event.ends.empty()) return parties_by(story, at(story.events, event.ends.front()), form);
  if (out.empty() && event.from != none) return name(event.from);
  if (out.empty() && event.to != none) return name(event.to);
  return out;
}

// A figure at the beginning of a text, written as by quantity(): "$2.75B".
struct Figure {
  std::string spoken;  // "$2.75 billion"
  size_t size;         // bytes of the text
};

// `pattern` with the text's own number where it begins with the pattern filled in.
std::optional<Figure> figure_in(const Labels& labels, std::string_view text, std::string_view pattern,
                                std::string_view spoken_label) {
  constexpr std::string_view slot = "{amount}";
  const size_t before = pattern.find(slot);
  if (before == 0 || before == std::string_view::npos) return std::nullopt;
  if (text.substr(0, before) != pattern.substr(0, before)) return std::nullopt;
  const std::string_view behind = pattern.substr(before + slot.size());
  const size_t end = std::min(text.find_first_not_of("0123456789.,", before), text.size()), after = end + behind.size();
  if (end == before || behind.empty() || text.substr(end, behind.size()) != behind) return std::nullopt;
  if (after < text.size() && (is_letter(text[after]) || is_digit(text[after]))) return std::nullopt;
  return Figure{
      std::string(text.substr(0, before)) + fill(labels[spoken_label], {{"amount", text.substr(before, end - before)}}),
      after};
}

std::optional<Figure> figure_at(const Labels& labels, std::string_view text) {
  for (const Magnitude& magnitude : magnitudes) {
    if (magnitude.spoken.empty()) continue;
    if (auto figure = figure_in(labels, text, labels[magnitude.dollars], magnitude.spoken)) return figure;
    const auto currency = std::find_if(currencies.begin(), currencies.end(), [&](const Currency& candidate) {
      const std::string_view sign = candidate.symbol.empty() ? candidate.code : candidate.symbol;
      return text.substr(0, sign.size()) == sign;
    });
    if (currency == currencies.end()) continue;
    const std::string pattern = unbroken(with_symbol(labels, currency->code, std::string(labels[magnitude.other])));
    if (auto figure = figure_in(labels, text, pattern, magnitude.spoken)) return figure;
  }
  return std::nullopt;
}

}  // namespace

std::string quantity(const Story& story, double value, int unit) {
  return written_quantity(story.labels, at(story.units, unit), value);
}

std::string quantity_words(const Story& story, const Amount& amount) { return word_quantity(story, amount, in_words); }

std::string amount_text(const Story& story, const Event& event) { return word_amount(story, event, written); }
std::string amount_words(const Story& story, const Event& event) { return word_amount(story, event, in_words); }
std::string amount_prose(const Story& story, const Event& event) { return word_amount(story, event, prose); }
std::string amount_spoken(const Story& story, const Event& event) { return word_amount(story, event, spoken); }

std::string amount_words(const Story& story, const Amount& amount) { return word_quantity(story, amount, in_words); }
std::string amount_prose(const Story& story, const Amount& amount) { return word_quantity(story, amount, prose); }

std::string total_text(const Story& story, const Interval& total, int unit) {
  return word_total(story, total, unit, written);
}
std::string total_words(const Story& story, const Interval& total, int unit) {
  return word_total(story, total, unit, in_words);
}
std::string total_prose(const Story& story, const Interval& total, int unit) {
  return word_total(story, total, unit, prose);
}
std::string total_spoken(const Story& story, const Interval& total, int unit) {
  return word_total(story, total, unit, spoken);
}

std::string_view unit_name(const Story& story, int unit) { return name_of(at(story.units, unit)); }

std::string_view kind_text(const Labels& labels, EventKind kind) {
  return labels[std::string("kind.").append(id_of(kind))];
}

std::string_view status_text(const Labels& labels, Status status) {
  return labels[std::string("status.").append(id_of(status))];
}

std::string_view stage_text(const Labels& labels, Stage stage) {
  return labels[std::string("stage.").append(id_of(stage))];
}

std::string_view ending_word(const Labels& labels, Ending ending) {
  return labels[std::string("ending.").append(id_of(ending))];
}

std::string standing_text(const Story& story, const Event& event) {
  if (!has_ledger(event.kind)) return {};
  if (event.amount && event.counts == Counts::never) return std::string(story.labels["changed.not_counted"]);
  if (event.part_of == none) return {};
  return fill(story.labels["amount.part_of"], {{"title", at(story.events, event.part_of).title}});
}

std::string money_text(const Story& story, const Event& event) {
  std::string out = parties_text(story, event);
  const auto add = [&](std::string_view joint, std::string_view text) {
    if (!text.empty()) out.append(out.empty() ? "" : joint).append(text);
  };
  add(": ", amount_prose(story, event));
  add(" · ", standing_text(story, event));
  const auto add_titles = [&](std::string_view label, const std::vector<int>& others) {
    std::string titles;
    for (const int other : others) titles.append(titles.empty() ? "" : "; ").append(at(story.events, other).title);
    if (!titles.empty()) add(" · ", fill(story.labels[label], {{"title", titles}}));
  };
  add_titles("amount.ends", event.ends);
  add_titles("amount.replaces", event.replaces);
  add_titles("amount.overlaps", event.overlaps);
  return out;
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (out.empty()) return out;
  const auto first = static_cast<unsigned char>(out[0]);
  if (first >= 'a' && first <= 'z') out[0] = static_cast<char>(first - 0x20);
  if (first < 0xC3 || first > 0xC5 || out.size() < 2) return out;
  const int code = (first & 0x1F) << 6 | (static_cast<unsigned char>(out[1]) & 0x3F);
  const bool latin_1 = code >= 0xE0 && code <= 0xFE && code != 0xF7;
  const bool odd_is_small = (code >= 0x100 && code <= 0x137 && code != 0x131) || (code >= 0x14A && code <= 0x177);
  const bool even_is_small = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
  if (latin_1) out[1] = static_cast<char>(static_cast<unsigned char>(out[1]) - 0x20);
  // 'ŀ' is the first of its lead byte, so its capital 'Ŀ' has another.
  if (code == 0x140)
    out.replace(0, 2, "Ŀ");
  else if ((odd_is_small && code % 2 == 1) || (even_is_small && code % 2 == 0))
    --out[1];
  return out;
}

std::string aloud(const Labels& labels, std::string_view text) {
  constexpr std::string_view dash = "–";
  const std::string_view arrow = has_right_to_left(labels["spoken.to"]) ? "←" : "→";
  std::string out;
  bool behind_figure = false;
  while (!text.empty()) {
    if (const std::optional<Figure> figure = figure_at(labels, text)) {
      out.append(figure->spoken);
      text.remove_prefix(figure->size);
      behind_figure = true;
      continue;
    }
    const bool range =
        behind_figure && text.substr(0, dash.size()) == dash && figure_at(labels, text.substr(dash.size()));
    behind_figure = false;
    if (range || text.substr(0, arrow.size()) == arrow) {
      if (range)
        out.append(" ").append(labels.own_first("spoken.range", "spoken.to")).append(" ");
      else
        out.append(labels["spoken.to"]);
      text.remove_prefix(range ? dash.size() : arrow.size());
    } else {
      out.push_back(text.front());
      text.remove_prefix(1);
    }
  }
  return out;
}

std::string within_text(const Story& story, std::string_view name) {
  return is_right_to_left(story.language) ? isolated(name) : std::string(name);
}

std::string parties_text(const Story& story, const Event& event) { return parties_by(story, event, &Entity::name); }

std::string short_parties_text(const Story& story, const Event& event) {
  return parties_by(story, event, &Entity::short_name);
}

std::string as_of_text(const Story& story) {
  return std::string(story.labels["card.as_of"]).append(" ").append(date_text(story.labels, story.as_of));
}

std::string source_line(const Story& story, int event) {
  std::vector<std::string_view> publishers;
  if (event != none) {
    for (const int source : at(story.events, event).sources) {
      const std::string_view publisher = at(story.sources, source).publisher;
      if (std::find(publishers.begin(), publishers.end(), publisher) == publishers.end())
        publishers.push_back(publisher);
    }
  }
  std::string names;
  for (const std::string_view publisher : publishers)
    names.append(names.empty() ? "" : ", ").append(within_text(story, publisher));
  if (names.empty()) return capitalised(as_of_text(story));
  return fill(story.labels["card.source"], {{"source", names}}) + " · " + as_of_text(story);
}

}  // namespace explainer
