#include "core/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ascii.hpp"
#include "core/at.hpp"
#include "money.hpp"

namespace explainer {
namespace {

struct Unit {
  Cents cents;
  std::string_view written;  // label of its pattern
  std::string_view spoken;   // the same, read aloud; empty for plain dollars
};

constexpr std::array<Unit, 5> units = {{
    {Cents{100} * 1'000'000'000'000, "dollars.trillion", "spoken.trillion"},
    {Cents{100} * 1'000'000'000, "dollars.billion", "spoken.billion"},
    {Cents{100} * 1'000'000, "dollars.million", "spoken.million"},
    {Cents{100} * 1'000, "dollars.thousand", "spoken.thousand"},
    {Cents{100}, "dollars.plain", ""},
}};
constexpr const Unit& whole_dollars = units.back();

// A figure that needs more decimals is written in whole dollars.
constexpr size_t max_decimals = 4;

// What stands behind the point, without trailing zeros: cents 1250 of a unit of 1000 gives "25".
std::string decimals(Cents cents, const Unit& unit) {
  std::string out;
  Cents rest = cents % unit.cents;
  for (Cents place = unit.cents / 10; rest != 0; place /= 10) {
    out.push_back(static_cast<char>('0' + static_cast<int>(rest / place)));
    rest %= place;
  }
  if (&unit == &whole_dollars && out.size() == 1) out.push_back('0');  // "$1.50"
  return out;
}

// The largest unit that states the figure to the cent in few decimals: a figure is never rounded.
const Unit& unit_for(Cents cents) {
  for (const Unit& unit : units) {
    if (cents < unit.cents) continue;
    return decimals(cents, unit).size() <= max_decimals ? unit : whole_dollars;
  }
  return whole_dollars;
}

std::string grouped(const Labels& labels, Cents whole) {
  std::string out = decimal(whole);
  for (size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, labels["number.group"]);
  return out;
}

std::string number_in(const Labels& labels, Cents cents, const Unit& unit) {
  std::string out = grouped(labels, cents / unit.cents);
  const std::string rest = decimals(cents, unit);
  return rest.empty() ? out : out.append(labels["number.decimal"]).append(rest);
}

// "4 mld $" is one word: a line never ends within a figure.
std::string unbroken(std::string figure) {
  for (size_t at = figure.find(' '); at != std::string::npos; at = figure.find(' ', at))
    figure.replace(at, 1, "\u00A0");
  return figure;
}

std::string spoken_number(const Labels& labels, Cents cents, const Unit& unit) {
  std::string out = number_in(labels, cents, unit);
  return unit.spoken.empty() ? out : fill(labels[unit.spoken], {{"amount", out}});
}

std::string spoken_dollars(const Labels& labels, double usd) {
  const Cents cents = to_cents(usd);
  return fill(labels["spoken.dollars"], {{"amount", spoken_number(labels, cents, unit_for(cents))}});
}

bool is_about_money(EventKind kind) { return kind != EventKind::terms && kind != EventKind::program; }

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
  std::string (*figure)(const Labels& labels, double usd);
  std::string (*range)(const Labels& labels, double low, double high);
};

std::string word_total(const Labels& labels, const Interval& total, const Wording& wording) {
  const auto about = [&](const std::string& text) {
    return bounded(labels, total.about ? Bound::about : Bound::exact, wording.group, text);
  };
  const bool open = total.high == unbounded;
  if (open && total.low == 0) return std::string(labels["total.unknown"]);
  if (open) return bounded(labels, Bound::at_least, wording.group, about(wording.figure(labels, total.low)));
  if (total.low == total.high) return about(wording.figure(labels, total.low));
  if (total.low == 0) return bounded(labels, Bound::up_to, wording.group, about(wording.figure(labels, total.high)));
  return about(wording.range(labels, total.low, total.high));
}

std::string written_range(const Labels& labels, double low, double high) {
  return dollars(labels, low) + "–" + dollars(labels, high);
}

// "between 1.25 and 4 billion dollars": the unit once where it is the same.
std::string spoken_range(const Labels& labels, double low, double high) {
  const Cents from = to_cents(low), to = to_cents(high);
  const Unit& unit = unit_for(to);
  const std::string first = &unit_for(from) == &unit ? number_in(labels, from, unit) : spoken_dollars(labels, low);
  return fill(labels["spoken.between"], {{"low", first}, {"high", spoken_dollars(labels, high)}});
}

constexpr Wording written = {"bound", dollars, written_range};
constexpr Wording in_words = {"spoken", dollars, written_range};
constexpr Wording spoken = {"spoken", spoken_dollars, spoken_range};

std::string word_amount(const Labels& labels, const Event& event, const Wording& wording) {
  if (!event.amount) return std::string(unpublished(labels, event));
  std::string amount = bounded(labels, event.amount->bound, wording.group, wording.figure(labels, event.amount->usd));
  // A running total must not read like a payment of the day.
  return event.counts == Counts::states ? fill(labels["amount.in_all"], {{"amount", amount}}) : amount;
}

std::string parties_by(const Story& story, const Event& event, std::string Entity::*form) {
  const auto name = [&](int entity) -> const std::string& { return at(story.entities, entity).*form; };
  if (event.kind == EventKind::program && event.program != none) {
    const Program& program = at(story.programs, event.program);
    return event.generation == none ? program.name
                                    : program.name + ", " + at(program.generations, event.generation).name;
  }
  if (event.from != none && event.to != none) return name(event.from) + " → " + name(event.to);
  std::string out;
  for (const int party : event.parties) {
    if (!out.empty()) out.append(", ");
    out.append(name(party));
  }
  if (out.empty() && event.from != none) return name(event.from);
  if (out.empty() && event.to != none) return name(event.to);
  return out;
}

// A figure at the beginning of a text, written as by dollars(): "$2.75B".
struct Figure {
  std::string spoken;  // "$2.75 billion"
  size_t size;         // bytes of the text
};

std::optional<Figure> figure_at(const Labels& labels, std::string_view text) {
  constexpr std::string_view slot = "{amount}";
  for (const Unit& unit : units) {
    const std::string_view pattern = labels[unit.written];
    const size_t before = pattern.find(slot);
    if (unit.spoken.empty() || before == 0 || before == std::string_view::npos) continue;
    if (text.substr(0, before) != pattern.substr(0, before)) continue;
    const std::string_view behind = pattern.substr(before + slot.size());
    const size_t end = std::min(text.find_first_not_of("0123456789.,", before), text.size()),
                 after = end + behind.size();
    if (end == before || behind.empty() || text.substr(end, behind.size()) != behind) continue;
    if (after < text.size() && (is_letter(text[after]) || is_digit(text[after]))) continue;
    return Figure{std::string(text.substr(0, before)) +
                      fill(labels[unit.spoken], {{"amount", text.substr(before, end - before)}}),
                  after};
  }
  return std::nullopt;
}

}  // namespace

std::string dollars(const Labels& labels, double usd) {
  if (!std::isfinite(usd)) return fill(labels["dollars.plain"], {{"amount", "∞"}});
  const Cents cents = to_cents(usd);
  const Unit& unit = unit_for(cents);
  return unbroken(fill(labels[unit.written], {{"amount", number_in(labels, cents, unit)}}));
}

std::string dollars(double usd) { return dollars(Labels(), usd); }

std::string amount_text(const Labels& labels, const Event& event) { return word_amount(labels, event, written); }
std::string amount_words(const Labels& labels, const Event& event) { return word_amount(labels, event, in_words); }
std::string amount_spoken(const Labels& labels, const Event& event) { return word_amount(labels, event, spoken); }

std::string total_text(const Labels& labels, const Interval& total) { return word_total(labels, total, written); }
std::string total_words(const Labels& labels, const Interval& total) { return word_total(labels, total, in_words); }
std::string total_spoken(const Labels& labels, const Interval& total) { return word_total(labels, total, spoken); }

std::string_view kind_text(const Labels& labels, EventKind kind) {
  return labels[std::string("kind.").append(id_of(kind))];
}

std::string_view status_text(const Labels& labels, Status status) {
  return labels[std::string("status.").append(id_of(status))];
}

std::string_view stage_text(const Labels& labels, Stage stage) {
  return labels[std::string("stage.").append(id_of(stage))];
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
  add(": ", amount_words(story.labels, event));
  add(" · ", standing_text(story, event));
  std::string titles;
  for (const int other : event.overlaps) {
    titles.append(titles.empty() ? "" : "; ").append(at(story.events, other).title);
  }
  if (!titles.empty()) add(" · ", fill(story.labels["amount.overlaps"], {{"title", titles}}));
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
  constexpr std::string_view arrow = "→", dash = "–";
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
      out.append(range ? " " : "").append(labels["spoken.to"]).append(range ? " " : "");
      text.remove_prefix(range ? dash.size() : arrow.size());
    } else {
      out.push_back(text.front());
      text.remove_prefix(1);
    }
  }
  return out;
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
  for (const std::string_view publisher : publishers) names.append(names.empty() ? "" : ", ").append(publisher);
  if (names.empty()) return capitalised(as_of_text(story));
  return fill(story.labels["card.source"], {{"source", names}}) + " · " + as_of_text(story);
}

}  // namespace explainer
