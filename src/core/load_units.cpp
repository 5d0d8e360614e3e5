// Units and rates of a story file, and amounts, which are in one of its units.
#include <array>
#include <cmath>

#include "core/at.hpp"
#include "core/money.hpp"
#include "loader.hpp"

namespace explainer {
namespace {

constexpr double max_value = 1e15;

constexpr std::array<std::string_view, 5> unit_keys = {"id", "name", "one", "short", "kind"};
constexpr std::array<std::string_view, 4> rate_keys = {"unit", "value", "date", "source"};
constexpr std::array<std::string_view, 4> amount_keys = {"value", "unit", "bound", "usd"};

// Whether it has the shape of an ISO 4217 code: three capital letters.
bool is_currency_code(std::string_view id) {
  return id.size() == 3 && id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

int unit_with_id(const Story& story, std::string_view id) {
  for (size_t i = 0; i < story.units.size(); ++i) {
    if (story.units[i].id == id) return static_cast<int>(i);
  }
  return none;
}

// The unit that a value names; a currency needs no entry in `units`. Reported when it is none.
int find_unit(Loader& loader, Json value, const Path& path) {
  FieldContext& context = loader.context;
  if (value.type() == JsonType::string) {
    const int found = unit_with_id(loader.story, value.text());
    if (found != none) return found;
    if (is_currency_code(value.text())) {
      loader.story.units.push_back({std::string(value.text()), "", "", "", UnitKind::money});
      return static_cast<int>(loader.story.units.size()) - 1;
    }
  }
  context.report.error(value.offset(), path, [&] {
    std::vector<std::string_view> known;
    for (const Unit& unit : loader.story.units) known.push_back(unit.id);
    const std::string_view word = value.type() == JsonType::string ? value.text() : std::string_view();
    std::string_view meant = context.currency_meant == nullptr ? "" : context.currency_meant(word);
    for (const Unit& unit : loader.story.units) {
      if (!word.empty() && (word == unit.name || word == unit.one || word == unit.short_name)) meant = unit.id;
    }
    return context.shown(value) + " is not a unit" +
           (!meant.empty()
                ? "; did you mean " + quoted(meant) + "?"
                : context.hint(word, known, "write a currency's code such as EUR, or the id of one in \"units\""));
  });
  return none;
}

void load_unit(Loader& loader, Json item, const Path& here) {
  Fields fields(loader.context, item, here, unit_keys);
  Unit unit;
  unit.id = fields.id("id");
  unit.name = fields.text("name", Need::required);
  unit.one = fields.text("one", Need::optional);
  unit.short_name = fields.text("short", Need::optional);
  if (const auto kind = fields.word<UnitKind>("kind", Need::optional, "a kind of unit"))
    unit.kind = *kind;
  else
    unit.kind = UnitKind::count;
  if (unit.one.empty()) unit.one = unit.name;
  if (unit.short_name.empty()) unit.short_name = unit.name;
  if (unit.id.empty()) return;
  if (is_currency_code(unit.id)) {
    return fields.error("id", [&] {
      return quoted(unit.id) +
             " is a currency's code, which needs no entry here; take it out, or write "
             "another id";
    });
  }
  if (unit_with_id(loader.story, unit.id) != none)
    return fields.error("id", [&] { return quoted(unit.id) + " is already the id of a unit; write another one"; });
  loader.story.units.push_back(std::move(unit));
}

void load_rate(Loader& loader, Json item, const Path& here) {
  Fields fields(loader.context, item, here, rate_keys);
  if (!fields) return;
  Rate rate;
  if (const Json unit = fields.find("unit"))
    rate.unit = find_unit(loader, unit, Path{&here, "unit"});
  else
    fields.missing("unit", "name the unit that the rate is of");
  if (rate.unit == 0) fields.error("unit", "this is the main unit, which is worth 1 of itself; take the rate out");
  if (const auto value = fields.number("value", Need::required)) {
    rate.value = *value;
    if (!(rate.value > 0) || rate.value > 1e9)
      fields.error("value", [&] {
        return loader.context.shown(fields.find("value")) +
               " is not a rate; write how many of the main unit one of this unit was worth";
      });
  }
  if (const auto date = fields.date("date", Need::required)) rate.date = *date;
  if (const Json source = fields.find("source"))
    rate.source = loader.sources.find(loader.context, source, Path{&here, "source"}, "a source");
  else
    fields.missing("source", "name the source that states it");
  for (const Rate& other : loader.story.rates) {
    if (other.unit == rate.unit && rate.unit != none)
      fields.error("unit",
                   [&] { return loader.context.shown(fields.find("unit")) + " has a rate already; take one out"; });
  }
  loader.story.rates.push_back(rate);
}

// The unit of `{"usd": n}`.
int dollars_unit(Story& story) {
  const int found = unit_with_id(story, "USD");
  if (found != none) return found;
  story.units.push_back({"USD", "", "", "", UnitKind::money});
  return static_cast<int>(story.units.size()) - 1;
}

template <typename Each>
void for_each_item(Loader& loader, Fields& fields, std::string_view key, Each each) {
  const Json list = fields.list(key, Need::optional);
  if (!list) return;
  const Path there{&loader.root_path, key};
  int index = 0;
  for (Json item = list.first(); item; item = item.next(), ++index) each(loader, item, Path{&there, {}, index});
}

}  // namespace

void load_units(Loader& loader, Fields& fields) {
  std::vector<Unit>& units = loader.story.units;
  const Json main = fields.find("unit");
  units.clear();
  for_each_item(loader, fields, "units", load_unit);
  if (!main) {  // US dollars
    units.insert(units.begin(), Unit{"USD", "", "", "", UnitKind::money});
    return;
  }
  const int found = find_unit(loader, main, Path{&loader.root_path, "unit"});
  if (found > 0) std::swap(units.front(), at(units, found));
  if (units.empty()) units.push_back({"USD", "", "", "", UnitKind::money});  // reported
}

void load_rates(Loader& loader, Fields& fields) { for_each_item(loader, fields, "rates", load_rate); }

namespace {

// What to write in place of a figure or text that stands where an amount belongs.
std::string amount_object(Loader& loader, Json value) {
  const bool old = loader.version == 1;
  if (value.type() == JsonType::string && loader.context.amount_mend != nullptr)
    return loader.context.amount_mend(value.text(), old ? std::span<const Unit>() : loader.story.units);
  const bool is_figure = value.type() == JsonType::number && value.number() >= 0.01 && value.number() <= max_value;
  return std::string(old ? "write { \"usd\": " : "write { \"value\": ") +
         (is_figure ? plain_number(value.number()) : "NUMBER") + " }";
}

bool is_bare(Json value) { return value.type() == JsonType::number || value.type() == JsonType::string; }

}  // namespace

std::optional<Amount> load_amount(Loader& loader, Fields& fields, std::string_view key, const Path& path) {
  const Json value = fields.find(key);
  if (!value || (!is_bare(value) && !fields.object(key, Need::optional))) return std::nullopt;
  return load_amount(loader, value, Path{&path, key});
}

std::optional<Amount> load_amount(Loader& loader, Json object, const Path& here) {
  FieldContext& context = loader.context;
  const bool old = loader.version == 1;
  if (is_bare(object)) {
    context.report.error(object.offset(), here,
                         [&] { return context.shown(object) + " is not an object; " + amount_object(loader, object); });
    return std::nullopt;
  }
  const std::span<const std::string_view> keys = amount_keys;
  Fields fields(context, object, here, old ? keys.subspan(2) : keys, keys.first(2));
  if (!fields) return std::nullopt;
  Amount amount;
  const std::optional<Bound> bound = fields.word<Bound>("bound", Need::optional, "a bound");
  if (bound) amount.bound = *bound;
  const bool in_dollars = fields.has("usd");
  const std::string_view key = old || in_dollars ? "usd" : "value";
  if (in_dollars && (fields.has("value") || fields.has("unit"))) {
    fields.error("usd", "an amount has either \"usd\" or \"value\" with \"unit\"; take one out");
    return std::nullopt;
  }
  if (!fields.has(key)) {
    fields.missing(key, old ? "add the figure in dollars, or leave \"amount\" out where none was published"
                            : "add the figure, or leave \"amount\" out where none was published");
    return std::nullopt;
  }
  if (const Json unit = fields.find("unit")) amount.unit = find_unit(loader, unit, Path{&here, "unit"});
  if (in_dollars) amount.unit = dollars_unit(loader.story);
  const std::optional<double> value = fields.number(key, Need::required);
  if (!value || amount.unit == none) return std::nullopt;
  const auto shown = [&] { return context.shown(fields.find(key)); };
  const auto refuse = [&](const auto& message) {
    fields.error(key, message);
    return std::nullopt;
  };
  if (*value < 0) return refuse([&] { return shown() + " is negative; write how much goes from \"from\" to \"to\""; });
  if (*value > max_value) {
    return refuse([&] {
      return shown() + " is more than 1,000,000,000,000,000; write " + (in_dollars || old ? "dollars" : "whole units") +
             (in_dollars ? ", not cents" : "");
    });
  }
  if (*value < cents_are_exact_below && std::round(*value * 100) / 100 != *value) {
    return refuse([&] {
      return shown() + (in_dollars ? " has fractions of a cent" : " has more than two digits behind the point") +
             "; write " + (in_dollars ? "dollars, with " : "") + "two digits behind the point at most";
    });
  }
  amount.value = *value == 0 ? 0 : *value;  // no minus zero
  return amount;
}

}  // namespace explainer
