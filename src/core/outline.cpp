#include "core/outline.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/aloud.hpp"
#include "core/at.hpp"
#include "core/event_wording.hpp"
#include "core/rates.hpp"
#include "core/sort.hpp"
#include "core/sum_wording.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

std::string joined(const Labels& labels, std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out.append(labels["list.comma"]);
    out.append(part);
  }
  return out;
}

OutlineEvent outline_event(const IndexedStory& indexed, int index, bool begun) {
  const Story& story = indexed.story;
  const Event& event = at(story.events, index);
  OutlineEvent out;
  out.event = index;
  out.begun = begun;
  out.date = event_date_text(story, event);
  out.spoken = event_date_spoken(story, event);
  out.kind = kind_text(story.labels, event.kind);
  out.status = status_text(story.labels, event.status);
  out.amount = amount_words(story, event);
  out.parties = parties_text(story, event);
  out.ending = ending_text(indexed, index, std::nullopt);
  out.name = joined(story.labels, {event.title, amount_spoken(story, event), out.status,
                                   ending_spoken(indexed, index, std::nullopt)});
  return out;
}

std::vector<OutlineYear> outline_years(const IndexedStory& indexed, int begun) {
  const Story& story = indexed.story;
  std::vector<OutlineYear> years;
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    const DateSpan& date = at(story.events, i).date;
    std::string heading = year_text(story.labels, date);
    if (years.empty() || years.back().heading != heading)
      years.push_back({calendar(day_of(date)).year, std::move(heading), {}});
    years.back().events.push_back(outline_event(indexed, i, i < begun));
  }
  return years;
}

std::vector<OutlineCorrection> outline_corrections(const Story& story) {
  std::vector<OutlineCorrection> out;
  for (int i = static_cast<int>(story.corrections.size()); i-- > 0;) {
    const Correction& correction = at(story.corrections, i);
    out.push_back({correction.event, correction_text(story, correction)});
  }
  return out;
}

bool is_over(const Snapshot& snapshot, int event) {
  return std::binary_search(snapshot.ended.begin(), snapshot.ended.end(), event);
}

// What a sum is sorted by: in the main unit, where there is a way to it; an open one by its floor.
struct SortSum {
  bool unknown = true;
  double main = 0;
};

void add_to(SortSum& sum, const Story& story, const Interval& total, int unit) {
  const std::optional<Interval> main = in_main_unit(story, total, unit);
  if (!main) return;
  sum.unknown = false;
  sum.main += main->high == unbounded ? main->low : main->high;
}

std::tuple<bool, double> order_of(const SortSum& sum) { return {sum.unknown, -sum.main}; }

// Of a sum that came to nothing, because all of it is over, no row tells.
bool came_to_nothing(const IndexedStory& indexed, const Snapshot& snapshot, const TotalState& state) {
  if (state.total.high > 0 || state.returned) return false;
  for (const int ledger : state.ledgers) {
    for (const int event : at(indexed.index.ledgers.all, ledger).events) {
      if (event < snapshot.event_count && !is_over(snapshot, event)) return false;
    }
  }
  return true;
}

// All that one company has of one kind; each unit by itself.
struct CompanyTotals {
  std::vector<const TotalState*> units;
  SortSum sum;
};

OutlineTotal outline_total(const IndexedStory& indexed, const CompanyTotals& company) {
  const Story& story = indexed.story;
  OutlineTotal out;
  std::vector<UnitSum> sums;
  out.kind = kind_text(story.labels, company.units.front()->kind);
  out.to = at(story.entities, company.units.front()->to).name;
  for (const TotalState* state : company.units) out.overlap = out.overlap || state->overlap;
  const auto add = [](std::string& to, const std::string& text) {
    if (!text.empty()) to.append(to.empty() ? "" : "; ").append(text);
  };
  for (const TotalState* state : company.units) {
    sums.push_back({state->unit, state->total});
    if (out.overlap) continue;  // where deals may overlap there is no grand total to read out
    add(out.total, sum_prose(story, state->total, state->returned, state->unit));
    add(out.spoken, sum_spoken(story, state->total, state->returned, state->unit));
  }
  if (!out.overlap) add(out.total, by_rates_prose(story, sums));
  return out;
}

void add_parts(const IndexedStory& indexed, const Snapshot& snapshot, const CompanyTotals& company, OutlineTotal& out) {
  for (const TotalState* state : company.units) {
    for (const int index : state->ledgers) {
      const Ledger& ledger = at(indexed.index.ledgers.all, index);
      const Interval *const total = ledger.at(snapshot.date), *const returned = ledger.returned_at(snapshot.date);
      if (total == nullptr && returned == nullptr) continue;
      out.parts.emplace_back(at(indexed.story.entities, ledger.from).name,
                             sum_prose(indexed.story, total ? *total : Interval{},
                                       returned ? std::optional(*returned) : std::nullopt, ledger.unit));
    }
  }
}

// How sure a flow is, as the map draws it: solid, pale, hatched, dashed, dotted.
enum class Sureness : unsigned char { firm, about, up_to, talks, no_price };
constexpr std::array<std::string_view, 5> sureness_keys = {"legend.firm", "legend.about", "legend.up_to",
                                                           "legend.talks", "legend.no_price"};

struct FlowState {
  const FlowTrack* flow;
  Sureness sureness = Sureness::no_price;
  SortSum sum;
  std::string item;  // its words
};

Sureness sureness_of(const Interval& total) {
  if (total.about) return Sureness::about;
  return total.low == total.high || total.high == unbounded ? Sureness::firm : Sureness::up_to;
}

// The newest event of a flow that has begun and is not over; else the newest of all that are over.
int newest_of(const Story& story, const Snapshot& snapshot, const FlowTrack& flow) {
  int over = none;
  auto next = std::lower_bound(flow.events.begin(), flow.events.end(), snapshot.event_count);
  while (next != flow.events.begin()) {
    const int event = *--next;
    if (at(story.events, event).kind == EventKind::repayment) continue;  // said beside what it pays back
    if (!is_over(snapshot, event)) return event;
    over = std::max(over, event);
  }
  return over;
}

// The sums of all units of a flow, one after the other; nothing where nothing counts, or all that did is over.
std::string counted_words(const IndexedStory& indexed, Date date, bool all_over, FlowState& state) {
  const std::vector<Ledger>& all = indexed.index.ledgers.all;
  const auto key = [](const Ledger& ledger) { return std::tuple(ledger.kind, ledger.from, ledger.to); };
  std::string out;
  const Ledger* nothing = nullptr;
  for (int i = state.flow->ledger; i != none && i < static_cast<int>(all.size()); ++i) {
    const Ledger& ledger = at(all, i);
    if (key(ledger) != key(at(all, state.flow->ledger))) break;
    const Interval *const total = ledger.at(date), *const returned = ledger.returned_at(date);
    if (total == nullptr) continue;
    if (total->high == 0) {
      nothing = &ledger;
      continue;
    }
    state.sureness = out.empty() ? sureness_of(*total) : std::max(state.sureness, sureness_of(*total));
    add_to(state.sum, indexed.story, *total, ledger.unit);
    out.append(out.empty() ? "" : "; ")
        .append(sum_prose(indexed.story, *total, returned ? std::optional(*returned) : std::nullopt, ledger.unit));
  }
  if (out.empty() && nothing != nullptr && !all_over) {
    state.sureness = Sureness::firm;
    out = total_prose(indexed.story, {}, nothing->unit);
  }
  return out;
}

// Nothing of what is over since yesterday or before.
std::optional<FlowState> flow_state(const IndexedStory& indexed, const Snapshot& snapshot, const FlowTrack& flow) {
  const Story& story = indexed.story;
  const int newest = newest_of(story, snapshot, flow);
  if (newest == none) return std::nullopt;
  const Event& event = at(story.events, newest);
  FlowState state{&flow, Sureness::no_price, {}, aloud(story.labels, parties_text(story, event))};
  const bool over = is_over(snapshot, newest);
  std::string sum = counted_words(indexed, snapshot.date, over, state);
  if (sum.empty() && over && endings_of(indexed.index, newest).front().day < snapshot.date) return std::nullopt;
  if (sum.empty() && !flow.counted) state.sureness = Sureness::talks;
  if (sum.empty() && (!flow.counted || !event.also.empty())) {
    sum = amount_prose(story, event);
    if (event.amount) add_to(state.sum, story, {event.amount->value, event.amount->value, false}, event.amount->unit);
  }
  if (!sum.empty()) state.item.append(": ").append(sum);
  const auto add = [&](std::string_view text) {
    if (!text.empty()) state.item.append(story.labels["list.comma"]).append(aloud(story.labels, text));
  };
  if (event.kind != EventKind::talks) add(kind_text(story.labels, event.kind));
  if (!flow.counted && event.kind != EventKind::talks) add(standing_text(story, event));
  add(ending_text(indexed, newest, snapshot.date));
  return state;
}

std::vector<OutlineFlows> outline_flows(const IndexedStory& indexed, const Snapshot& snapshot) {
  std::vector<FlowState> states;
  for (const FlowTrack& flow : indexed.index.flows) {
    if (std::optional<FlowState> state = flow_state(indexed, snapshot, flow)) states.push_back(std::move(*state));
  }
  const auto order = [](const FlowState& state) {
    return std::tuple(state.sureness, state.flow->contract, order_of(state.sum));
  };
  sort_stable(states, [&](const FlowState& a, const FlowState& b) { return order(a) < order(b); });
  std::vector<OutlineFlows> groups;
  for (size_t i = 0; i < states.size(); ++i) {
    if (i == 0 || states[i].sureness != states[i - 1].sureness) {
      const std::string_view key = sureness_keys[static_cast<size_t>(states[i].sureness)];
      groups.push_back({capitalised(indexed.story.labels[key]), {}});
    }
    groups.back().items.push_back(std::move(states[i].item));
  }
  return groups;
}

std::string beside_lead(const IndexedStory& indexed, const DayLead& lead, bool own_day) {
  const Story& story = indexed.story;
  if (lead.event == none) return {};
  const std::vector<int> others = events_beside(story, lead.event);
  std::string out = also_text(story, lead.event, others, others.size());
  const int before = own_day ? lead_before(indexed.index, at(story.events, lead.event).date.first) : none;
  if (before != none) out.append(out.empty() ? "" : ". ").append(before_text(story, before));
  return out.empty() ? out : aloud(story.labels, out) + ".";
}

// The largest first, of each kind; what has no upper end by what is known of it.
std::vector<OutlineTotal> outline_totals(const IndexedStory& indexed, const Snapshot& snapshot) {
  std::vector<CompanyTotals> companies;
  const auto key = [](const TotalState& state) { return std::tuple(state.kind, state.to); };
  for (const TotalState& state : snapshot.totals) {  // in order of kind, to, unit
    if (came_to_nothing(indexed, snapshot, state)) continue;
    if (companies.empty() || key(*companies.back().units.front()) != key(state)) companies.emplace_back();
    companies.back().units.push_back(&state);
    add_to(companies.back().sum, indexed.story, state.total, state.unit);
  }
  const auto order = [](const CompanyTotals& company) {
    return std::tuple(company.units.front()->kind, order_of(company.sum));
  };
  sort_stable(companies, [&](const CompanyTotals& a, const CompanyTotals& b) { return order(a) < order(b); });
  std::vector<OutlineTotal> out;
  for (const CompanyTotals& company : companies) {
    out.push_back(outline_total(indexed, company));
    add_parts(indexed, snapshot, company, out.back());
  }
  return out;
}

}  // namespace

Outline build_day_outline(const IndexedStory& indexed, const Snapshot& snapshot, const DayLead& lead) {
  const Story& story = indexed.story;
  Outline out;
  out.title = story.title;
  out.subtitle = story.subtitle;
  out.day = snapshot.date;
  out.date = date_spoken(story.labels, {snapshot.date, snapshot.date});
  out.headline = lead_spoken(story, snapshot.date, lead);
  out.heading = fill(story.labels["words.on"], {{"date", out.date}});
  out.lead = lead;
  out.intro = lead_intro(story, snapshot.date, lead);
  out.beside = beside_lead(indexed, lead, out.intro.empty());
  out.flows = outline_flows(indexed, snapshot);
  out.totals = outline_totals(indexed, snapshot);
  return out;
}

Outline build_outline(const IndexedStory& indexed, const Snapshot& snapshot) {
  Outline out = build_day_outline(indexed, snapshot, {snapshot.headline});
  out.years = outline_years(indexed, snapshot.event_count);
  out.corrections = outline_corrections(indexed.story);
  return out;
}

}  // namespace explainer
