#include "core/snapshot.hpp"

#include <algorithm>

namespace explainer {
namespace {

void add_money(const Ledgers& ledgers, Date date, Snapshot& out) {
  std::vector<const Interval*> totals(ledgers.all.size());
  for (size_t i = 0; i < ledgers.all.size(); ++i) {
    totals[i] = ledgers.all[i].at(date);
    if (totals[i] != nullptr) out.ledgers.push_back({static_cast<int>(i), *totals[i]});
  }
  for (const LedgerGroup& group : ledgers.groups) {
    TotalState total{group.kind, group.to, {}, group.overlap_from && *group.overlap_from <= date, {}};
    for (const int ledger : group.ledgers) {
      const Interval* part = totals[static_cast<size_t>(ledger)];
      if (part == nullptr) continue;
      total.total = total.total + *part;
      total.ledgers.push_back(ledger);
    }
    if (!total.ledgers.empty()) out.totals.push_back(std::move(total));
  }
}

void add_programs(const Ledgers& ledgers, Date date, Snapshot& out) {
  for (const GenerationTrack& track : ledgers.tracks) {
    const auto after = std::upper_bound(track.milestones.begin(), track.milestones.end(), date,
                                        [](Date d, const Milestone& m) { return d < m.day; });
    if (after == track.milestones.begin()) continue;
    if (out.programs.empty() || out.programs.back().program != track.program)
      out.programs.push_back({track.program, {}});
    const Milestone& reached = *std::prev(after);
    out.programs.back().generations.push_back({track.generation, reached.stage, reached.event});
  }
}

}  // namespace

Snapshot snapshot(const Story& story, const Ledgers& ledgers, Date date) {
  Snapshot out;
  out.date = date;
  const auto begun = std::upper_bound(story.events.begin(), story.events.end(), date,
                                      [](Date d, const Event& event) { return d < event.date.first; });
  out.event_count = static_cast<int>(begun - story.events.begin());
  add_money(ledgers, date, out);
  add_programs(ledgers, date, out);
  const auto lead = std::upper_bound(ledgers.leads.begin(), ledgers.leads.end(), date,
                                     [](Date d, const Lead& l) { return d < l.day; });
  if (lead != ledgers.leads.begin()) out.headline = std::prev(lead)->event;
  return out;
}

}  // namespace explainer
