#include "core/changes_since_beat.hpp"

#include <algorithm>
#include <tuple>

#include "ascii.hpp"
#include "core/at.hpp"
#include "core/sort.hpp"
#include "core/wording.hpp"
#include "utf8.hpp"

namespace explainer {
namespace {

constexpr size_t max_items = 3;
constexpr size_t max_characters = 150;  // of all items together: one line on a wide screen, three on a phone

// Lower case: a status is a heading elsewhere, and stands within a line here.
std::string lower_first(std::string_view word) {
  std::string out(word);
  if (!out.empty()) out[0] = to_lower(out[0]);
  return out;
}

// What keeps a deal from being firm, or from being counted.
std::string doubt_note(const Labels& labels, const Event& event) {
  std::string out;
  if (event.status == Status::reported || (event.status == Status::in_talks && event.kind != EventKind::talks)) {
    out = lower_first(status_text(labels, event.status));
  }
  const bool could_count = has_ledger(event.kind);
  if (could_count && event.amount && event.counts == Counts::never) {
    out.append(out.empty() ? "" : ", ").append(labels["changed.not_counted"]);
  }
  return out.empty() ? out : " (" + out + ")";
}

std::string item_text(const Story& story, const Event& event) {
  const Labels& labels = story.labels;
  if (event.kind == EventKind::program && event.generation != none) {
    const Program& program = at(story.programs, event.program);
    return at(program.generations, event.generation).name + " " + std::string(stage_text(labels, event.stage));
  }
  const std::string parties = parties_text(story, event);
  // Without money between two parties only the title says what it is.
  if (event.kind == EventKind::terms || event.kind == EventKind::program || parties.empty()) return event.title;
  const std::string amount = amount_words(labels, event);
  std::string out = parties + " " + std::string(kind_text(labels, event.kind));
  if (!amount.empty()) out.append(event.amount ? " " : ", ").append(amount);
  return out + doubt_note(labels, event);
}

// The day of the newest beat before `day`; nullptr where there is none.
const Lead* beat_before(const IndexedStory& indexed, Date day) {
  const std::vector<Lead>& leads = indexed.index.leads;
  auto lead = std::lower_bound(leads.begin(), leads.end(), day, [](const Lead& l, Date d) { return l.day < d; });
  while (lead != leads.begin()) {
    if (at(indexed.story.events, (--lead)->event).beat) return &*lead;
  }
  return nullptr;
}

// The weightiest of events [first, end), heaviest first.
std::vector<int> weightiest(const Story& story, int first, int end) {
  std::vector<int> all;
  for (int i = first; i < end; ++i) all.push_back(i);
  const auto rank = [&](int index) {
    const Event& event = at(story.events, index);
    return std::tuple(event.beat, event.counts != Counts::states, event.part_of == none, news_weight(event.kind),
                      event.amount ? event.amount->usd : -1);
  };
  const auto cut = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), max_items));
  std::partial_sort(all.begin(), cut, all.end(),
                    [&](int a, int b) { return rank(a) != rank(b) ? rank(a) > rank(b) : a > b; });
  all.erase(cut, all.end());
  return all;
}

}  // namespace

std::string changes_since_beat(const IndexedStory& indexed, const Snapshot& snapshot) {
  if (snapshot.event_count == 0) return {};
  const Story& story = indexed.story;
  const Labels& labels = story.labels;
  const Date newest = at(story.events, snapshot.event_count - 1).date.first;
  const Lead* const beat = beat_before(indexed, newest);
  int first = 0;
  if (beat) {
    const auto after = std::upper_bound(story.events.begin(), story.events.end(), beat->day,
                                        [](Date d, const Event& event) { return d < event.date.first; });
    first = static_cast<int>(after - story.events.begin());
  }
  std::vector<int> chosen = weightiest(story, first, snapshot.event_count);
  size_t length = 0, kept = 0;
  for (const int event : chosen) {
    length += static_cast<size_t>(count_characters(item_text(story, at(story.events, event)))) + 2;
    if (kept > 0 && length > max_characters) break;
    ++kept;
  }
  chosen.resize(kept);
  sort_stable(chosen);
  std::string changes;
  for (const int event : chosen) {
    changes.append(changes.empty() ? "" : "; ").append(item_text(story, at(story.events, event)));
  }
  const int more = snapshot.event_count - first - static_cast<int>(kept);
  if (more > 0) changes.append("; ").append(fill(labels["changed.more"], {{"count", std::to_string(more)}}));
  if (!beat) return fill(labels["changed.so_far"], {{"changes", changes}});
  const std::string date = date_text(labels, at(story.events, beat->event).date);
  return fill(labels["changed.since"], {{"date", date}, {"changes", changes}});
}

}  // namespace explainer
