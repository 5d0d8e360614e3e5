#include "core/story_index.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/at.hpp"
#include "core/sort.hpp"
#include "interval_sum.hpp"

namespace explainer {
namespace {

// The day from which an event affects its ledger.
Date counts_from(const Event& event) { return event.counts == Counts::states ? event.date.last : event.date.first; }

// The steps of all ledgers: of what was given, or of what was paid back.
using StepsOf = std::vector<LedgerStep> Ledger::*;

StepTable step_table(const std::vector<Ledger>& all, StepsOf steps) {
  StepTable table;
  for (const Ledger& ledger : all) {
    for (const LedgerStep& step : ledger.*steps) {
      table.days.push_back(step.day);
      table.totals.push_back(step.total);
    }
    table.ends.push_back(static_cast<int>(table.days.size()));
  }
  return table;
}

void build_groups(StoryIndex& index) {
  const std::vector<Ledger>& all = index.ledgers.all;
  std::vector<int> order(all.size());
  std::iota(order.begin(), order.end(), 0);
  const auto key = [&](int ledger) {
    return std::tuple(at(all, ledger).kind, at(all, ledger).to, at(all, ledger).unit);
  };
  sort_stable(order, [&](int a, int b) { return key(a) < key(b); });
  std::vector<LedgerGroup>& groups = index.groups;
  for (const int ledger : order) {
    const auto [kind, to, unit] = key(ledger);
    if (groups.empty() || std::tuple(groups.back().kind, groups.back().to, groups.back().unit) != key(ledger)) {
      groups.push_back({kind, to, unit, {}, std::nullopt});
    }
    groups.back().ledgers.push_back(ledger);
  }
}

// Sums the steps of a group's ledgers into steps of its own.
void add_group_steps(const std::vector<Ledger>& all, const LedgerGroup& group, StepsOf steps, StepTable& table) {
  struct Change {
    Date day;
    IntervalSum more;  // may be less
  };
  std::vector<Change> changes;
  for (const int index : group.ledgers) {
    IntervalSum before;
    for (const LedgerStep& step : at(all, index).*steps) {
      const IntervalSum now = sum_of(step.total);
      changes.push_back({step.day, now - before});
      before = now;
    }
  }
  sort_stable(changes, [](const Change& a, const Change& b) { return a.day < b.day; });
  IntervalSum total;
  for (size_t i = 0; i < changes.size(); ++i) {
    total = total + changes[i].more;
    if (i + 1 < changes.size() && changes[i + 1].day == changes[i].day) continue;
    table.days.push_back(changes[i].day);
    table.totals.push_back(interval_of(total));
  }
  table.ends.push_back(static_cast<int>(table.days.size()));
}

void find_overlaps(const Story& story, StoryIndex& index) {
  const std::vector<Ledger>& all = index.ledgers.all;
  std::vector<int> ledger_of(story.events.size(), none);
  for (int ledger = 0; ledger < static_cast<int>(all.size()); ++ledger) {
    for (const int event : at(all, ledger).events) at(ledger_of, event) = ledger;
  }
  for (LedgerGroup& group : index.groups) {
    for (const int own : group.ledgers) {
      for (const int event : at(all, own).events) {
        for (const int named : at(story.events, event).overlaps) {
          const int other = at(ledger_of, named);
          if (other == none || other == own) continue;
          const Ledger& ledger = at(all, other);
          if (ledger.kind != group.kind || ledger.to != group.to || ledger.unit != group.unit) continue;
          const Date both = std::max(counts_from(at(story.events, event)), counts_from(at(story.events, named)));
          group.overlap_from = group.overlap_from ? std::min(*group.overlap_from, both) : both;
        }
      }
    }
  }
}

// The ledger that an event belongs to by its kind, its parties and its unit. What has no amount belongs to the first
// ledger of its kind between the two.
int ledger_index(const Ledgers& ledgers, const Event& event) {
  const auto key = std::tuple(event.kind, event.from, event.to, event.amount ? event.amount->unit : 0);
  const auto found =
      std::lower_bound(ledgers.all.begin(), ledgers.all.end(), key, [](const Ledger& ledger, const auto& wanted) {
        return std::tuple(ledger.kind, ledger.from, ledger.to, ledger.unit) < wanted;
      });
  if (found == ledgers.all.end() || found->kind != event.kind || found->from != event.from || found->to != event.to ||
      found->events.empty() || (event.amount && found->unit != event.amount->unit))
    return none;
  return static_cast<int>(found - ledgers.all.begin());
}

void build_flows(const Story& story, const Ledgers& ledgers, std::vector<FlowTrack>& flows) {
  std::map<std::tuple<int, bool, bool, int, int>, size_t> places;
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    const Event& event = at(story.events, i);
    const bool contract = event.kind == EventKind::contract;
    if (!contract && event.kind != EventKind::investment && event.kind != EventKind::talks) continue;
    if (event.from == none || event.to == none) continue;
    const int ledger = event.kind == EventKind::talks ? none : ledger_index(ledgers, event);
    const bool counted = ledger != none || (event.kind != EventKind::talks && !event.amount);
    const auto [place, fresh] = places.try_emplace({ledger, counted, contract, event.from, event.to}, flows.size());
    if (fresh) flows.push_back({counted, contract, event.from, event.to, ledger, {}});
    flows[place->second].events.push_back(i);
  }
}

void build_tracks(const Story& story, std::vector<GenerationTrack>& tracks) {
  std::vector<int> milestones;
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    const Event& event = at(story.events, i);
    if (event.kind == EventKind::program && event.program != none && event.generation != none) milestones.push_back(i);
  }
  const auto key = [&](int index) {
    return std::tuple(at(story.events, index).program, at(story.events, index).generation);
  };
  sort_stable(milestones, [&](int a, int b) { return key(a) < key(b); });
  for (const int index : milestones) {
    const Event& event = at(story.events, index);
    if (tracks.empty() || std::tuple(tracks.back().program, tracks.back().generation) != key(index)) {
      tracks.push_back({event.program, event.generation, {}});
    }
    // A chip that is available does not become unavailable because more of it is announced.
    std::vector<Milestone>& reached = tracks.back().milestones;
    if (reached.empty() || reached.back().stage < event.stage)
      reached.push_back({event.date.first, event.stage, index});
  }
}

bool by_event(const EndedEvent& a, const EndedEvent& b) { return a.event < b.event; }

// Of a deal's two sides the maker of the chips does not use them; between others it is the customer, or who gets money.
int chip_user(const Story& story, const Event& event) {
  const int maker = at(story.programs, event.program).maker;
  const bool pays = event.kind == EventKind::contract ? event.from != maker : event.to == maker;
  return pays ? event.from : event.to;
}

void build_chip_uses(const Story& story, std::vector<ChipUse>& uses) {
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    const Event& event = at(story.events, i);
    if (event.program == none || event.kind == EventKind::program) continue;
    if (const int user = chip_user(story, event); user != none) uses.push_back({user, i});
  }
}

// An event is over at the end of the last day of what ends it; what is only talked of ends nothing.
void build_endings(const Story& story, std::vector<EndedEvent>& endings) {
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    const Event& event = at(story.events, i);
    if (event.status == Status::in_talks) continue;
    for (const int over : event.ends) endings.push_back({event.date.last, over, i});
    if (event.counts == Counts::never) continue;
    for (const int over : event.replaces) endings.push_back({event.date.last, over, i});
  }
  sort_stable(endings, [](const EndedEvent& a, const EndedEvent& b) {
    return std::tie(a.event, a.day) < std::tie(b.event, b.day);
  });
}

bool leads_over(const Event& a, const Event& b) {
  const auto rank = [](const Event& e) {
    return std::tuple(e.beat, news_weight(e.kind), e.amount ? e.amount->value : -1);
  };
  return rank(a) != rank(b) ? rank(a) > rank(b) : a.id < b.id;
}

void build_leads(const Story& story, std::vector<Lead>& leads) {
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    const Event& event = at(story.events, i);
    if (leads.empty() || leads.back().day != event.date.first) {
      leads.push_back({event.date.first, i});
    } else if (leads_over(event, at(story.events, leads.back().event))) {
      leads.back().event = i;
    }
  }
}

}  // namespace

int lead_before(const StoryIndex& index, Date day) {
  const auto lead =
      std::lower_bound(index.leads.begin(), index.leads.end(), day, [](const Lead& l, Date d) { return l.day < d; });
  return lead == index.leads.begin() ? none : std::prev(lead)->event;
}

std::span<const EndedEvent> endings_of(const StoryIndex& index, int event) {
  const auto [begin, end] =
      std::equal_range(index.endings.begin(), index.endings.end(), EndedEvent{{}, event, none}, by_event);
  const EndedEvent* const first = index.endings.data() + (begin - index.endings.begin());
  return {first, static_cast<size_t>(end - begin)};
}

StoryIndex build_index(const Story& story) {
  StoryIndex index;
  index.ledgers = build_ledgers(story);
  const std::vector<Ledger>& all = index.ledgers.all;
  index.ledger_steps = step_table(all, &Ledger::steps);
  index.ledger_returned = step_table(all, &Ledger::returned_steps);
  build_groups(index);
  for (const LedgerGroup& group : index.groups) {
    add_group_steps(all, group, &Ledger::steps, index.group_steps);
    add_group_steps(all, group, &Ledger::returned_steps, index.group_returned);
  }
  find_overlaps(story, index);
  build_flows(story, index.ledgers, index.flows);
  build_tracks(story, index.tracks);
  build_chip_uses(story, index.chip_uses);
  build_endings(story, index.endings);
  build_leads(story, index.leads);
  return index;
}

IndexedStory index_story(Story story) {
  StoryIndex index = build_index(story);
  return {std::move(story), std::move(index)};
}

}  // namespace explainer
