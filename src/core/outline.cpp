#include "core/outline.hpp"

#include "core/at.hpp"
#include "core/lead_wording.hpp"
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
  out.amount = amount_words(story.labels, event);
  out.parties = parties_text(story, event);
  out.name = joined({event.title, amount_spoken(story.labels, event), out.status});
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
    out.total = total_words(story.labels, state.total);
    out.spoken = total_spoken(story.labels, state.total);
  }
  for (const int index : state.ledgers) {
    const Ledger& ledger = at(indexed.index.ledgers.all, index);
    if (const Interval* total = ledger.at(snapshot.date)) {
      out.parts.emplace_back(at(story.entities, ledger.from).name, total_words(story.labels, *total));
    }
  }
  return out;
}

}  // namespace

Outline build_day_outline(const IndexedStory& indexed, const Snapshot& snapshot) {
  const Story& story = indexed.story;
  Outline out;
  out.title = story.title;
  out.subtitle = story.subtitle;
  out.date = date_spoken(story.labels, {snapshot.date, snapshot.date});
  out.headline = lead_spoken(story, snapshot.date, {snapshot.headline});
  for (const TotalState& total : snapshot.totals) out.totals.push_back(outline_total(indexed, snapshot, total));
  return out;
}

Outline build_outline(const IndexedStory& indexed, const Snapshot& snapshot) {
  Outline out = build_day_outline(indexed, snapshot);
  out.years = outline_years(indexed.story, snapshot.event_count);
  return out;
}

}  // namespace explainer
