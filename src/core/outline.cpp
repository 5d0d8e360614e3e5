#include "core/outline.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/at.hpp"
#include "core/sort.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out.append(", ");
    out.append(part);
  }
  return out;
}

OutlineEvent outline_event(const Story& story, int index, bool begun) {
  const Event& event = at(story.events, index);
  OutlineEvent out;
  out.event = index;
  out.begun = begun;
  out.date = date_text(story.labels, event.date);
  out.spoken = date_spoken(story.labels, event.date);
  out.kind = kind_text(story.labels, event.kind);
  out.status = status_text(story.labels, event.status);
  out.amount = amount_words(story, event);
  out.parties = parties_text(story, event);
  out.name = joined({event.title, amount_spoken(story, event), out.status});
  return out;
}

std::vector<OutlineYear> outline_years(const Story& story, int begun) {
  std::vector<OutlineYear> years;
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    const int year = calendar(at(story.events, i).date.first).year;
    if (years.empty() || years.back().year != year) years.push_back({year, {}});
    years.back().events.push_back(outline_event(story, i, i < begun));
  }
  return years;
}

OutlineTotal outline_total(const IndexedStory& indexed, const Snapshot& snapshot, const TotalState& state) {
  const Story& story = indexed.story;
  OutlineTotal out;
  out.kind = kind_text(story.labels, state.kind);
  out.to = at(story.entities, state.to).name;
  out.overlap = state.overlap;
  if (!state.overlap) {  // where deals may overlap there is no grand total to read out
    out.total = aloud(story.labels, total_words(story, state.total, state.unit));
    out.spoken = total_spoken(story, state.total, state.unit);
  }
  for (const int index : state.ledgers) {
    const Ledger& ledger = at(indexed.index.ledgers.all, index);
    if (const Interval* total = ledger.at(snapshot.date)) {
      out.parts.emplace_back(at(story.entities, ledger.from).name,
                             aloud(story.labels, total_words(story, *total, state.unit)));
    }
  }
  return out;
}

// How sure a flow is, as the map draws it: solid, pale, hatched, dashed, dotted.
enum class Sureness : unsigned char { firm, about, up_to, talks, no_price };
constexpr std::array<std::string_view, 5> sureness_keys = {"legend.firm", "legend.about", "legend.up_to",
                                                           "legend.talks", "legend.no_price"};

struct FlowState {
  const FlowTrack* flow;
  Sureness sureness;
  double usd;        // what it is sorted by
  std::string item;  // its words
};

Sureness sureness_of(const Interval& total) {
  if (total.about) return Sureness::about;
  return total.low == total.high || total.high == unbounded ? Sureness::firm : Sureness::up_to;
}

// `event`: the newest that has begun.
FlowState flow_state(const IndexedStory& indexed, Date date, const FlowTrack& flow, const Event& event) {
  const Story& story = indexed.story;
  const Labels& labels = story.labels;
  const Interval* const total = flow.ledger == none ? nullptr : at(indexed.index.ledgers.all, flow.ledger).at(date);
  FlowState state{&flow, Sureness::no_price, 0, parties_text(story, event)};
  if (total) {
    state.sureness = sureness_of(*total);
    state.usd = total->high == unbounded ? total->low : total->high;
  } else if (!flow.counted) {
    state.sureness = Sureness::talks;
    state.usd = event.amount ? event.amount->value : 0;
  }
  const std::string sum = total          ? total_words(story, *total, at(indexed.index.ledgers.all, flow.ledger).unit)
                          : flow.counted ? std::string()
                                         : amount_words(story, event);
  if (!sum.empty()) state.item.append(": ").append(sum);
  if (event.kind != EventKind::talks) state.item.append(", ").append(kind_text(labels, event.kind));
  const std::string standing =
      flow.counted || event.kind == EventKind::talks ? std::string() : standing_text(story, event);
  if (!standing.empty()) state.item.append(", ").append(standing);
  state.item = aloud(labels, state.item);
  return state;
}

std::vector<OutlineFlows> outline_flows(const IndexedStory& indexed, const Snapshot& snapshot) {
  std::vector<FlowState> states;
  for (const FlowTrack& flow : indexed.index.flows) {
    const auto after = std::lower_bound(flow.events.begin(), flow.events.end(), snapshot.event_count);
    if (after == flow.events.begin()) continue;
    states.push_back(flow_state(indexed, snapshot.date, flow, at(indexed.story.events, *std::prev(after))));
  }
  sort_stable(states, [](const FlowState& a, const FlowState& b) {
    return std::tuple(a.sureness, a.flow->contract, -a.usd) < std::tuple(b.sureness, b.flow->contract, -b.usd);
  });
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
  std::vector<const TotalState*> states;
  for (const TotalState& state : snapshot.totals) states.push_back(&state);
  const auto size = [](const TotalState& state) {
    return state.total.high == unbounded ? state.total.low : state.total.high;
  };
  sort_stable(states, [&](const TotalState* a, const TotalState* b) {
    return std::tuple(a->kind, -size(*a)) < std::tuple(b->kind, -size(*b));
  });
  std::vector<OutlineTotal> out;
  for (const TotalState* state : states) out.push_back(outline_total(indexed, snapshot, *state));
  return out;
}

}  // namespace

Outline build_day_outline(const IndexedStory& indexed, const Snapshot& snapshot, const DayLead& lead) {
  const Story& story = indexed.story;
  Outline out;
  out.title = story.title;
  out.subtitle = story.subtitle;
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
  out.years = outline_years(indexed.story, snapshot.event_count);
  return out;
}

}  // namespace explainer
