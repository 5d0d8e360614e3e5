#include "core/snapshot.hpp"

#include <algorithm>

#include "core/at.hpp"

namespace explainer {
namespace {

// How many of `count` ascending days are not after `date`: std::upper_bound without branches, for a snapshot of
// thousands of ledgers does little else.
int count_until(const Date* days, int count, Date date) {
  const Date* first = days;
  while (count > 1) {
    const int half = count / 2;
    first += half * static_cast<int>(first[half - 1] <= date);
    count -= half;
  }
  return static_cast<int>(first - days) + (count == 1 && *first <= date ? 1 : 0);
}

// The step in force on `date` of each ledger or group, as its place in the table; none before its first.
std::vector<int> steps_in_force(const StepTable& table, Date date) {
  std::vector<int> out(table.ends.size());
  const Date* days = table.days.data();
  int first = 0;
  for (size_t i = 0; i < out.size(); ++i) {
    const int end = table.ends[i];
    const int passed = count_until(days + first, end - first, date);
    out[i] = passed == 0 ? none : first + passed - 1;
    first = end;
  }
  return out;
}

// The total in force; nullopt before the first step, as long as no step is in force.
std::optional<Interval> total_in_force(const StepTable& table, int step) {
  return step == none ? std::nullopt : std::optional(at(table.totals, step));
}

void add_money(const StoryIndex& index, Date date, Snapshot& out) {
  const std::vector<int> steps = steps_in_force(index.ledger_steps, date);
  const std::vector<int> returned = steps_in_force(index.ledger_returned, date);
  out.ledgers.reserve(steps.size());
  for (size_t i = 0; i < steps.size(); ++i) {
    if (steps[i] == none && returned[i] == none) continue;
    out.ledgers.push_back({static_cast<int>(i), total_in_force(index.ledger_steps, steps[i]).value_or(Interval{}),
                           total_in_force(index.ledger_returned, returned[i])});
  }

  const std::vector<int> group_steps = steps_in_force(index.group_steps, date);
  const std::vector<int> group_returned = steps_in_force(index.group_returned, date);
  out.totals.reserve(group_steps.size());
  for (size_t i = 0; i < group_steps.size(); ++i) {
    if (group_steps[i] == none && group_returned[i] == none) continue;
    const LedgerGroup& group = index.groups[i];
    TotalState total{group.kind,
                     group.to,
                     group.unit,
                     total_in_force(index.group_steps, group_steps[i]).value_or(Interval{}),
                     total_in_force(index.group_returned, group_returned[i]),
                     false,
                     {}};
    total.overlap = group.overlap_from && *group.overlap_from <= date;
    total.ledgers.reserve(group.ledgers.size());
    for (const int ledger : group.ledgers) {
      if (at(steps, ledger) != none || at(returned, ledger) != none) total.ledgers.push_back(ledger);
    }
    out.totals.push_back(std::move(total));
  }
}

void add_programs(const StoryIndex& index, Date date, Snapshot& out) {
  for (const GenerationTrack& track : index.tracks) {
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

Snapshot snapshot_at(const IndexedStory& indexed, Date date) {
  const Story& story = indexed.story;
  const StoryIndex& index = indexed.index;
  Snapshot out;
  out.date = date;
  const auto begun = std::upper_bound(story.events.begin(), story.events.end(), date,
                                      [](Date d, const Event& event) { return d < event.date.first; });
  out.event_count = static_cast<int>(begun - story.events.begin());
  for (const EndedEvent& over : index.endings) {
    if (over.day <= date && (out.ended.empty() || out.ended.back() != over.event)) out.ended.push_back(over.event);
  }
  add_money(index, date, out);
  add_programs(index, date, out);
  const auto lead =
      std::upper_bound(index.leads.begin(), index.leads.end(), date, [](Date d, const Lead& l) { return d < l.day; });
  if (lead != index.leads.begin()) out.headline = std::prev(lead)->event;
  return out;
}

}  // namespace explainer
