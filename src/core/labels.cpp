#include "core/labels.hpp"

#include <algorithm>
#include <array>

#include "core/json_document.hpp"

namespace explainer {
namespace {

constexpr LabelKey table[] = {
    {"amount.ends", "ends: {title}"},
    {"amount.in_all", "{amount} in all"},
    {"amount.overlaps", "may hold some of the same money as: {title}"},
    {"amount.part_of", "part of: {title}"},
    {"amount.replaces", "in place of: {title}"},
    {"amount.unpublished", "amount not published"},
    {"bound.about", "about {amount}"},
    {"bound.at_least", "≥ {amount}"},
    {"bound.could_exceed", "could exceed {amount}"},
    {"bound.up_to", "up to {amount}"},
    {"button.date", "Go to date"},
    {"button.details", "Details"},
    {"button.even", "Even spacing"},
    {"button.filter", "Filters"},
    {"button.filter_clear", "Show all events"},
    {"button.more", "More"},
    {"button.next", "Next event"},
    {"button.pause", "Pause"},
    {"button.play", "Play"},
    {"button.previous", "Previous event"},
    {"button.rows", "Show other rows"},
    {"button.save", "Save"},
    {"button.speed", "Speed"},
    {"button.zoom_all", "All years"},
    {"card.as_of", "as of"},
    {"card.source", "Source: {source}"},
    {"changed.not_counted", "not counted"},
    {"chips.in_talks", "in talks"},
    {"chips.in_use", "in use"},
    {"chips.no_generation", "{program}, no generation named"},
    {"chips.promised", "promised"},
    {"chips.use", "{what}, {date}"},
    {"chips.user", "{name}: {use}"},
    {"corrections.heading", "Corrections"},
    {"corrections.line", "Corrected {date}: {text}"},
    {"corrections.was", "Before, it said: {text}"},
    {"date.about", "about {date}"},
    {"date.by", "by {date}"},
    {"date.day", "{day} {month} {year}"},
    {"date.from", "from {date} on"},
    {"date.in", "in {date}"},
    {"date.known", "{date}, as reported {known}"},
    {"date.month", "{month} {year}"},
    {"date.on", "on {date}"},
    {"date.part_of_year", "{part} {year}"},
    {"date.perhaps", "perhaps {date}"},
    {"date.year", "{year}"},
    {"dollars.billion", "${amount}B"},
    {"dollars.million", "${amount}M"},
    {"dollars.plain", "${amount}"},
    {"dollars.thousand", "${amount}K"},
    {"dollars.trillion", "${amount}T"},
    {"ending.cancelled", "cancelled"},
    {"ending.expired", "expired"},
    {"ending.lapsed", "lapsed"},
    {"ending.replaced", "replaced {date} by: {title}"},
    {"ending.when", "{how} {date}"},
    {"ending.withdrawn", "withdrawn"},
    {"entity_kind.chipmaker", "Chipmaker"},
    {"entity_kind.cloud", "Cloud company"},
    {"entity_kind.investor", "Investor"},
    {"entity_kind.lab", "Lab"},
    {"filter.article", "Article"},
    {"filter.entity", "Company"},
    {"filter.in_article", "in the article"},
    {"filter.kind", "Kind"},
    {"filter.shown", "{shown} of {all} events shown"},
    {"filter.status", "Status"},
    {"halves.long", "first half|second half"},
    {"halves.short", "H1|H2"},
    {"kind.contract", "contract"},
    {"kind.end", "end"},
    {"kind.investment", "investment"},
    {"kind.program", "programme"},
    {"kind.repayment", "repayment"},
    {"kind.share_sale", "share sale"},
    {"kind.talks", "talks"},
    {"kind.terms", "terms"},
    {"lead.also", "Also that day: {events}"},
    {"lead.also_then", "Also then: {events}"},
    {"lead.before", "Latest before it: {date}, {title}"},
    {"lead.before_range", "before it, {date}: {title}"},
    {"lead.latest", "Latest"},
    {"lead.more", "and {count} more that day"},
    {"lead.none", "Nothing yet"},
    {"lead.nothing_yet", "Nothing yet in {year};"},
    {"lead.selected", "Selected"},
    {"lead.shown", "Latest shown"},
    {"lead.spoken", "{lead}, {date}: {title}"},
    {"lead.written", "{lead}: {date},"},
    {"legend.about", "about"},
    {"legend.by_rate", "about, or by a rate"},
    {"legend.ended", "ends that day"},
    {"legend.firm", "firm"},
    {"legend.no_price", "no price"},
    {"legend.not_firm", "hollow: nothing firm that day"},
    {"legend.other_unit", "no rate: width not known"},
    {"legend.paid_back", "paid back"},
    {"legend.talks", "talks, letter of intent"},
    {"legend.talks_short", "talks"},
    {"legend.up_to", "up to"},
    {"legend.width", "Width grows with the square root of the sum"},
    {"list.comma", ", "},
    {"map.arrow", "Arrow: the way the money goes"},
    {"map.left", "put in money"},
    {"map.left_paid", "are paid under contract"},
    {"map.left_short", "money in"},
    {"map.more", "{count} more"},
    {"map.more_sum", "{count} more, {amount}"},
    {"map.no_price", "no price published"},
    {"map.not_counted", "{amount}, not counted"},
    {"map.paid_back", "{amount}, {returned} paid back"},
    {"map.right", "pay under contract"},
    {"map.right_short", "contracts"},
    {"map.to", "to {company}"},
    {"map.undrawn", "Deals that the map cannot show: {count}"},
    {"months.alone", "January|February|March|April|May|June|July|August|September|October|November|December"},
    {"months.long", "January|February|March|April|May|June|July|August|September|October|November|December"},
    {"months.short", "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"},
    {"number.decimal", "."},
    {"number.group", ","},
    {"number.grouping", "3|3|1"},
    {"number.scales", "3|6|9|12"},
    {"page.date_outside", "The story runs from {low} to {high}; this is the nearest day."},
    {"page.date_wrong", "Write a date like {year}, {month} or {day}."},
    {"page.ended", "Played to the end."},
    {"page.loading", "Loading the interactive picture"},
    {"page.no_picture", "The interactive picture cannot be shown; the words are here."},
    {"page.playing", "Playing."},
    {"page.resume", "Show the interactive picture"},
    {"page.update", "Show the new version"},
    {"page.updated", "This story has changed since you opened it."},
    {"page.words_alone", "Go on with words alone"},
    {"picture.as_of", "Checked on {date}"},
    {"picture.newer", "Newer story: {date}"},
    {"program.about", "about {name}"},
    {"quarters.long", "first quarter|second quarter|third quarter|fourth quarter"},
    {"quarters.short", "Q1|Q2|Q3|Q4"},
    {"rows.first", "Back to the first"},
    {"rows.more", "and {count} more"},
    {"save.copied", "Copied."},
    {"save.csv", "Table of events (CSV)"},
    {"save.element", "Copy code for a web page"},
    {"save.element_now", "Copy code for a web page, at this day"},
    {"save.failed", "That did not work here."},
    {"save.frame", "Copy code for an iframe"},
    {"save.frame_now", "Copy code for an iframe, at this day"},
    {"save.json", "Figures of this day (JSON)"},
    {"save.no_file", "No file came? This page may not allow downloads. Here is what it holds:"},
    {"save.png", "Picture (PNG)"},
    {"save.refused", "The browser does not allow copying here. The text is selected: copy it yourself."},
    {"save.share", "Share this moment"},
    {"save.svg", "Picture (SVG)"},
    {"side.left", "Backers"},
    {"side.right", "Labs"},
    {"source.quote", "“{text}”"},
    {"source.retrieved", "retrieved {date}"},
    {"source.says", "{source} says {amount}"},
    {"speed.double", "double"},
    {"speed.half", "half"},
    {"speed.normal", "normal"},
    {"speed.times", "{count} times"},
    {"spoken.about", "about {amount}"},
    {"spoken.at_least", "at least {amount}"},
    {"spoken.between", "between {low} and {high}"},
    {"spoken.billion", "{amount} billion"},
    {"spoken.converted", "about {amount} {rate}"},
    {"spoken.could_exceed", "could exceed {amount}"},
    {"spoken.dollars", "{amount} dollars"},
    {"spoken.million", "{amount} million"},
    {"spoken.part_of_year", "{part} of {year}"},
    {"spoken.range", "to"},
    {"spoken.thousand", "{amount} thousand"},
    {"spoken.to", "to"},
    {"spoken.trillion", "{amount} trillion"},
    {"spoken.up_to", "up to {amount}"},
    {"stage.announced", "announced"},
    {"stage.available", "available"},
    {"stage.no_date", "no date yet"},
    {"stage.preview", "preview"},
    {"status.agreed", "Agreed"},
    {"status.announced", "Announced"},
    {"status.completed", "Completed"},
    {"status.in_talks", "In talks"},
    {"status.reported", "Reported"},
    {"strip.even_note", "Even spacing, not to scale"},
    {"strip.zoom_in", "Zoom in"},
    {"strip.zoom_out", "Zoom out"},
    {"tab.map", "Map"},
    {"tab.programs", "Programmes"},
    {"tab.totals", "Totals"},
    {"total.by_rates", "{amount} in all, {rates}"},
    {"total.outstanding", "{amount} outstanding"},
    {"total.paid_back", "{amount} paid back"},
    {"total.returned", "of which {amount} paid back"},
    {"total.unknown", "not known yet"},
    {"totals.counted", "Counted: paid or promised; not talks, not letters of intent."},
    {"totals.heading", "Money so far, largest first"},
    {"totals.off_map", "not on the map"},
    {"totals.overlap", "Parts may overlap, so there is no grand total."},
    {"totals.scale", "{amount}, one scale"},
    {"units.billion", "{amount}B"},
    {"units.converted", "≈ {amount} {rate}"},
    {"units.currency", "{symbol}{amount}"},
    {"units.million", "{amount}M"},
    {"units.other", "{amount} {unit}"},
    {"units.rate", "at {rate}, {date}"},
    {"units.rate_of", "{unit} {rate}"},
    {"units.thousand", "{amount}K"},
    {"units.trillion", "{amount}T"},
    {"words.archived", "archived copy"},
    {"words.company", "Company"},
    {"words.filtered", "Hidden by the filters: the other events. Every sum still counts them."},
    {"words.flows", "Who pays whom, surest first"},
    {"words.heading", "The story in words"},
    {"words.how",
     "How to read the picture: ribbons run from who pays to who is paid, as wide as the square root of the sum; solid "
     "is firm, pale about, hatched up to, dashed talks or a letter of intent, dotted without a price."},
    {"words.largest_first", "largest first"},
    {"words.newer", "A newer story replaces this one, of {date}."},
    {"words.on", "On {date}"},
    {"words.parts", "Of which, from"},
    {"words.total", "Total"},
};

constexpr std::string_view counting[] = {
    "dollars.billion", "dollars.million", "dollars.plain",  "dollars.thousand", "dollars.trillion", "filter.shown",
    "lead.more",       "map.more",        "map.more_sum",   "map.undrawn",      "rows.more",        "speed.times",
    "spoken.billion",  "spoken.dollars",  "spoken.million", "spoken.thousand",  "spoken.trillion",  "units.billion",
    "units.million",   "units.thousand",  "units.trillion",
};

constexpr bool sorted_and_unique() {
  for (size_t i = 1; i < std::size(table); ++i) {
    if (!(table[i - 1].key < table[i].key)) return false;
  }
  return true;
}
static_assert(sorted_and_unique(), "the table must be sorted: keys are found by binary search");

std::string_view english(std::string_view key) {
  const auto found = std::lower_bound(std::begin(table), std::end(table), key,
                                      [](const LabelKey& entry, std::string_view k) { return entry.key < k; });
  return found != std::end(table) && found->key == key ? found->english : std::string_view();
}

}  // namespace

std::span<const LabelKey> label_keys() { return table; }

Words read_words(std::string_view json) {
  Words words;
  const std::optional<JsonDocument> document = parse_json(json);
  if (!document || Json(*document).type() != JsonType::object) return words;
  for (Json key = Json(*document).first(); key; key = key.next().next()) {
    if (key.next().type() == JsonType::string) words.emplace(key.text(), key.next().text());
  }
  return words;
}

bool has_plural_forms(std::string_view key) {
  return std::find(std::begin(counting), std::end(counting), key) != std::end(counting);
}

void Labels::set(std::string_view key, std::string text) { own_.insert_or_assign(std::string(key), std::move(text)); }

std::string_view Labels::operator[](std::string_view key) const {
  for (const Words* words : {&own_, &language_}) {
    const auto found = words->find(key);
    if (found != words->end()) return found->second;
  }
  return english(key);
}

std::string_view Labels::own_first(std::string_view key, std::string_view other) const {
  return !is_own(key) && is_own(other) ? (*this)[other] : (*this)[key];
}

std::string_view Labels::counted(std::string_view key, const Counted& number) const {
  return own_.empty() && language_.empty() ? english(key) : in_form(key, form_beside(number));
}

// A story that has the word in one form only means it for all numbers.
std::string_view Labels::in_form(std::string_view key, std::string_view form) const {
  const std::string in_that = std::string(key).append(".").append(form);
  for (const Words* words : {&own_, &language_}) {
    for (const std::string_view candidate : {std::string_view(in_that), key}) {
      const auto found = words->find(candidate);
      if (found != words->end()) return found->second;
    }
  }
  return english(key);
}

std::string_view Labels::form_beside(const Counted& number) const {
  if (language_.empty()) return plural_rule_holds("i = 1 and v = 0", number) ? "one" : "";
  for (const std::string_view form : plural_forms) {
    const auto rule = language_.find(std::string("plural.").append(form));
    if (rule != language_.end() && plural_rule_holds(rule->second, number)) return form;
  }
  return {};
}

std::string_view Labels::item(std::string_view key, int index) const {
  std::string_view rest = (*this)[key];
  for (int i = 0; i < index; ++i) {
    const size_t bar = rest.find('|');
    if (bar == std::string_view::npos) return {};
    rest.remove_prefix(bar + 1);
  }
  return rest.substr(0, rest.find('|'));
}

bool has_right_to_left(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {  // their first bytes in UTF-8
    return static_cast<unsigned char>(c) >= 0xD6 && static_cast<unsigned char>(c) <= 0xDF;
  });
}

std::string isolated(std::string_view value) {
  const bool latin = std::any_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || (byte >= 0xC3 && byte < 0xD6);
  });
  return latin ? std::string("\u2068").append(value).append("\u2069") : std::string(value);
}

std::string fill(std::string_view pattern, std::initializer_list<Slot> slots) {
  std::string out;
  const bool right_to_left =
      has_right_to_left(pattern) ||
      std::any_of(slots.begin(), slots.end(), [](const Slot& slot) { return has_right_to_left(slot.value); });
  while (true) {
    const size_t open = pattern.find('{');
    const size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) return out.append(pattern);
    out.append(pattern.substr(0, open));
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const auto slot = std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.name == name; });
    if (slot == slots.end()) {
      out.push_back('{');  // not one of ours; what follows may still hold one
      pattern.remove_prefix(open + 1);
    } else {
      if (right_to_left) {
        out.append(isolated(slot->value));
      } else {
        out.append(slot->value);
      }
      pattern.remove_prefix(close + 1);
    }
  }
}

std::string with_count(const Labels& labels, std::string_view key, size_t count) {
  const std::string number = std::to_string(count);
  return fill(labels.counted(key, {number}), {{"count", number}});
}

}  // namespace explainer
