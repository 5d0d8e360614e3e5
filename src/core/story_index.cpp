#include "story_index.hpp"

#include <algorithm>
#include <tuple>

#include "core/sort.hpp"
#include "interval_sum.hpp"

namespace explainer {
namespace {

const Event& event_at(const Story& story, int index) { return story.events[static_cast<size_t>(index)]; }

// The day from which an event has a say in its ledger.
Date counts_from(const Event& event) { return event.counts == Counts::states ? event.date.last : event.date.first; }

void build_ledger_steps(Ledgers& ledgers) {
  StepTable& table = ledgers.ledger_steps;
  for (const Ledger& ledger : ledgers.all) {
    for (const LedgerStep& step : ledger.steps) {
      table.days.push_back(step.day);
      table.totals.push_back(step.total);
    }
    table.ends.push_back(static_cast<int>(table.days.size()));
  }
}

void build_groups(Ledgers& ledgers) {
  std::vector<int> order(ledgers.all.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
  const auto key = [&](int index) {
    const Ledger& ledger = ledgers.all[static_cast<size_t>(index)];
    return std::tuple(ledger.kind, ledger.to);
  };
  sort_stable(order, [&](int a, int b) { return key(a) < key(b); });
  for (const int index : order) {
    const auto [kind, to] = key(index);
    if (ledgers.groups.empty() || std::tuple(ledgers.groups.back().kind, ledgers.groups.back().to) != key(index)) {
      ledgers.groups.push_back({kind, to, {}, std::nullopt});
    }
    ledgers.groups.back().ledgers.push_back(index);
  }
}

// Sums the steps of a group's ledgers into steps of its own.
void add_group_steps(const std::vector<Ledger>& all, const LedgerGroup& group, StepTable& table) {
  struct Change {
    Date day;
    IntervalSum more;  // may be less
  };
  std::vector<Change> changes;
  for (const int index : group.ledgers) {
    IntervalSum before;
    for (const LedgerStep& step : all[static_cast<size_t>(index)].steps) {
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

void find_overlaps(const Story& story, Ledgers& ledgers) {
  std::vector<int> ledger_of(story.events.size(), none);
  for (size_t i = 0; i < ledgers.all.size(); ++i) {
    for (const int event : ledgers.all[i].events) ledger_of[static_cast<size_t>(event)] = static_cast<int>(i);
  }
  for (LedgerGroup& group : ledgers.groups) {
    for (const int own : group.ledgers) {
      for (const int event : ledgers.all[static_cast<size_t>(own)].events) {
        for (const int named : event_at(story, event).overlaps) {
          const int other = ledger_of[static_cast<size_t>(named)];
          if (other == none || other == own) continue;
          const Ledger& ledger = ledgers.all[static_cast<size_t>(other)];
          if (ledger.kind != group.kind || ledger.to != group.to) continue;
          const Date both = std::max(counts_from(event_at(story, event)), counts_from(event_at(story, named)));
          group.overlap_from = group.overlap_from ? std::min(*group.overlap_from, both) : both;
        }
      }
    }
  }
}

void build_tracks(const Story& story, Ledgers& ledgers) {
  std::vector<int> milestones;
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    const Event& event = event_at(story, i);
    if (event.kind == EventKind::program && event.program != none && event.generation != none) milestones.push_back(i);
  }
  const auto key = [&](int index) {
    return std::tuple(event_at(story, index).program, event_at(story, index).generation);
  };
  sort_stable(milestones, [&](int a, int b) { return key(a) < key(b); });
  for (const int index : milestones) {
    const Event& event = event_at(story, index);
    std::vector<GenerationTrack>& tracks = ledgers.tracks;
    if (tracks.empty() || std::tuple(tracks.back().program, tracks.back().generation) != key(index)) {
      tracks.push_back({event.program, event.generation, {}});
    }
    // A chip that is available does not become unavailable because more of it is announced.
    std::vector<Milestone>& reached = tracks.back().milestones;
    if (reached.empty() || reached.back().stage < event.stage)
      reached.push_back({event.date.first, event.stage, index});
  }
}

bool leads_over(const Event& a, const Event& b) {
  const auto rank = [](const Event& e) {
    return std::tuple(e.beat, news_weight(e.kind), e.amount ? e.amount->usd : -1);
  };
  return rank(a) != rank(b) ? rank(a) > rank(b) : a.id < b.id;
}

void build_leads(const Story& story, Ledgers& ledgers) {
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    const Event& event = event_at(story, i);
    if (ledgers.leads.empty() || ledgers.leads.back().day != event.date.first) {
      ledgers.leads.push_back({event.date.first, i});
    } else if (leads_over(event, event_at(story, ledgers.leads.back().event))) {
      ledgers.leads.back().event = i;
    }
  }
}

}  // namespace

void build_snapshot_index(const Story& story, Ledgers& ledgers) {
  build_ledger_steps(ledgers);
  build_groups(ledgers);
  for (const LedgerGroup& group : ledgers.groups) add_group_steps(ledgers.all, group, ledgers.group_steps);
  find_overlaps(story, ledgers);
  build_tracks(story, ledgers);
  build_leads(story, ledgers);
}

}  // namespace explainer
