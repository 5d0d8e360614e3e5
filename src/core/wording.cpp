#include "core/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/aloud.hpp"
#include "core/ascii.hpp"
#include "core/at.hpp"
#include "core/currency.hpp"
#include "core/language.hpp"
#include "core/money.hpp"
#include "core/utf8.hpp"
#include "scales.hpp"

namespace explainer {
namespace {

// The largest power of ten that states a figure in few digits; without a scale the number stands as it is.
struct Magnitude {
  const Scale* scale = nullptr;
  int exponent = 0;

  Cents cents() const {
    Cents one = 100;
    for (int i = 0; i < exponent; ++i) one *= 10;
    return one;
  }
};

constexpr std::string_view dollar_code = "USD";

// A figure that needs more decimals is written out.
constexpr size_t max_decimals = 4;

// What stands behind the point, without trailing zeros: cents 1250 of a magnitude of 1000 gives "25".
std::string decimals(Cents cents, Cents magnitude) {
  std::string out;
  Cents rest = cents % magnitude;
  for (Cents place = magnitude / 10; rest != 0; place /= 10) {
    out.push_back(static_cast<char>('0' + static_cast<int>(rest / place)));
    rest %= place;
  }
  return out;
}

// The largest magnitude that states the figure to the cent in few decimals: a figure is never rounded.
Magnitude magnitude_of(const Labels& labels, Cents cents) {
  for (size_t i = scales.size(); i-- > 0;) {
    const Magnitude magnitude{&scales[i], exponent_of(labels, i)};
    if (magnitude.exponent == 0 || cents < magnitude.cents()) continue;
    return decimals(cents, magnitude.cents()).size() <= max_decimals ? magnitude : Magnitude{};
  }
  return {};
}

// Of a sum of money thousands have a sign of their own ("$950K"); of other units they are written out ("500,000").
Magnitude magnitude_in(const Labels& labels, const Unit& unit, Cents cents) {
  const Magnitude magnitude = magnitude_of(labels, cents);
  return magnitude.exponent == 3 && unit.kind != UnitKind::money ? Magnitude{} : magnitude;
}

std::string grouped(const Labels& labels, Cents whole) {
  const auto size = [&](int index) { return static_cast<size_t>(number_item(labels, "number.grouping", index)); };
  std::string out = decimal(whole);
  size_t group = size(0);
  if (group == 0 || size(1) == 0 || out.size() < group + size(2)) return out;
  for (size_t at = out.size(); at > group; group = size(1)) out.insert(at -= group, labels["number.group"]);
  return out;
}

// What stands behind the decimal point of a figure.
std::string behind_point(Cents cents, const Magnitude& magnitude, UnitKind kind) {
  std::string rest = decimals(cents, magnitude.cents());
  if (kind == UnitKind::money && magnitude.scale == nullptr && rest.size() == 1) rest.push_back('0');  // "$1.50"
  return rest;
}

std::string number_in(const Labels& labels, Cents cents, const Magnitude& magnitude, UnitKind kind) {
  std::string out = grouped(labels, cents / magnitude.cents());
  const std::string rest = behind_point(cents, magnitude, kind);
  return rest.empty() ? out : out.append(labels["number.decimal"]).append(rest);
}

// The same for the rules of plurals.
std::string digits_in(Cents cents, const Magnitude& magnitude, UnitKind kind) {
  const std::string rest = behind_point(cents, magnitude, kind);
  return decimal(cents / magnitude.cents()).append(rest.empty() ? "" : ".").append(rest);
}

// The number with the word of its magnitude, `key` being that of the scale.
std::string number_with(const Labels& labels, Cents cents, const Magnitude& magnitude, UnitKind kind,
                        std::string_view key) {
  const std::string number = number_in(labels, cents, magnitude, kind);
  return fill(labels.counted(key, {digits_in(cents, magnitude, kind)}), {{"amount", number}});
}

// "4 mld $" is one word: a line never ends within a figure.
std::string unbroken(std::string figure) {
  for (size_t at = figure.find(' '); at != std::string::npos; at = figure.find(' ', at))
    figure.replace(at, 1, "\u00A0");
  return figure;
}

std::string written_quantity(const Labels& labels, const Unit& unit, double value) {
  if (!std::isfinite(value)) return fill(labels["dollars.plain"], {{"amount", "∞"}});
  const Cents cents = to_cents(value);
  const Magnitude magnitude = magnitude_in(labels, unit, cents);
  const bool dollars = unit.id == dollar_code;
  std::string figure;
  if (magnitude.scale != nullptr) {
    figure =
        number_with(labels, cents, magnitude, unit.kind, dollars ? magnitude.scale->dollars : magnitude.scale->other);
  } else {
    figure = number_in(labels, cents, magnitude, unit.kind);
    if (dollars)
      figure = fill(labels.counted("dollars.plain", {digits_in(cents, magnitude, unit.kind)}), {{"amount", figure}});
  }
  if (dollars) return unbroken(std::move(figure));
  if (unit.name.empty()) return unbroken(with_symbol(labels, unit.id, figure));
  return unbroken(fill(labels["units.other"], {{"amount", figure}, {"unit", value == 1 ? unit.one : unit.short_name}}));
}

std::string spoken_number(const Labels& labels, Cents cents, const Magnitude& magnitude, UnitKind kind) {
  return magnitude.scale == nullptr ? number_in(labels, cents, magnitude, kind)
                                    : number_with(labels, cents, magnitude, kind, magnitude.scale->spoken);
}

// The name of a unit beside a number, or by itself.
std::string_view name_of(const Labels& labels, const Unit& unit, const Counted& number) {
  if (!unit.name.empty()) return number.digits == "1" ? unit.one : unit.name;
  const std::string_view name = labels.counted(std::string("currency.").append(unit.id), number);
  if (!name.empty()) return name;
  const Currency* const currency = find_currency(unit.id);
  return currency ? currency->plural : std::string_view(unit.id);
}

std::string spoken_quantity(const Labels& labels, const Unit& unit, double value) {
  const Cents cents = to_cents(value);
  const Magnitude magnitude = magnitude_in(labels, unit, cents);
  const std::string number = spoken_number(labels, cents, magnitude, unit.kind);
  const std::string digits = digits_in(cents, {}, unit.kind);
  const Counted counted{digits, magnitude.exponent};
  if (unit.id == dollar_code) return fill(labels.counted("spoken.dollars", counted), {{"amount", number}});
  return fill(labels["units.other"], {{"amount", number}, {"unit", name_of(labels, unit, counted)}});
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

// "$1.25B–$4B"; where a sum begins with the figure, what stands behind it is written once: "1,25–4 Mrd. $".
std::string written_range(const Labels& labels, const Unit& unit, double low, double high) {
  const Magnitude magnitude = magnitude_in(labels, unit, to_cents(high));
  const std::string_view dollars = magnitude.scale == nullptr ? "dollars.plain" : magnitude.scale->dollars;
  const std::string_view pattern = labels[unit.id == dollar_code ? dollars : "units.currency"];
  const bool once = unit.kind == UnitKind::money && pattern.substr(0, 8) == "{amount}" &&
                    magnitude_in(labels, unit, to_cents(low)).scale == magnitude.scale;
  const std::string first =
      once ? number_in(labels, to_cents(low), magnitude, unit.kind) : written_quantity(labels, unit, low);
  return first + "–" + written_quantity(labels, unit, high);
}

// "between 1.25 and 4 billion dollars": the magnitude once where it is the same.
std::string spoken_range(const Labels& labels, const Unit& unit, double low, double high) {
  const Cents from = to_cents(low);
  const Magnitude magnitude = magnitude_in(labels, unit, to_cents(high));
  const std::string first = magnitude_in(labels, unit, from).scale == magnitude.scale
                                ? number_in(labels, from, magnitude, unit.kind)
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
  if (!unit.name.empty()) return spoken_range(labels, unit, low, high);
  return aloud(labels, written_quantity(labels, unit, low) + "–" + written_quantity(labels, unit, high));
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
    if (!text.empty()) out.append(out.empty() ? "" : story.labels["list.comma"]).append(text);
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
                                    : program.name + std::string(story.labels["list.comma"]) +
                                          at(program.generations, event.generation).name;
  }
  if (event.from != none && event.to != none) return name(event.from).append(arrow).append(name(event.to));
  std::string out;
  for (const int party : event.parties) {
    if (!out.empty()) out.append(story.labels["list.comma"]);
    out.append(name(party));
  }
  if (out.empty() && !event.ends.empty()) return parties_by(story, at(story.events, event.ends.front()), form);
  if (out.empty() && event.from != none) return name(event.from);
  if (out.empty() && event.to != none) return name(event.to);
  return out;
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

std::string_view unit_name(const Story& story, int unit) { return name_of(story.labels, at(story.units, unit), {"3"}); }

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

std::string capitalised(std::string_view text) { return with_capital(text); }

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
    names.append(names.empty() ? "" : story.labels["list.comma"]).append(within_text(story, publisher));
  if (names.empty()) return capitalised(as_of_text(story));
  return fill(story.labels["card.source"], {{"source", names}}) + " · " + as_of_text(story);
}

}  // namespace explainer
