// Warnings about a story as a whole.
#include "core/wording.hpp"
#include "loader.hpp"

namespace explainer {
namespace {

void warn_at(Loader& loading, const Path& path, std::string_view key, std::string message) {
  const int index = path.index;
  const Json value = member(loading.events[static_cast<size_t>(index)].object, key);
  if (value) loading.checker.report.warning(value.offset(), Path{&path, key}, std::move(message));
}

void check_events(Loader& loading, const Path& events) {
  for (int i = 0; i < static_cast<int>(loading.events.size()); ++i) {
    const LoadedEvent& loaded = loading.events[static_cast<size_t>(i)];
    const Event& event = loading.story.events[static_cast<size_t>(i)];
    const Path here{&events, {}, i};
    if (loading.has_range && loaded.has_date && event.date.first > loading.story.to) {
      warn_at(loading, here, "date",
              quoted(iso(event.date)) + " is after the range ends on " + iso(loading.story.to) +
                  ", so nobody gets to see it; move range.to, or take it out");
    }
    if (event.amount && figures_differ(event.title, event.text, event.amount->usd)) {
      warn_at(
          loading, here, "amount",
          "the amount is " + dollars(event.amount->usd) + ", but no figure in title or text fits it; mend one of them");
    }
  }
}

void check_as_of(Loader& loading) {
  const Event* newest = nullptr;
  for (size_t i = 0; i < loading.events.size(); ++i) {
    const Event& event = loading.story.events[i];
    if (loading.events[i].has_date && (newest == nullptr || event.date.first > newest->date.first)) newest = &event;
  }
  if (!loading.has_as_of || newest == nullptr || newest->date.first <= loading.story.as_of.last) return;
  const Json value = member(loading.root, "asOf");
  loading.checker.report.warning(value.offset(), Path{&loading.root_path, "asOf"},
                                 quoted(iso(loading.story.as_of)) + " is older than the newest event, " +
                                     quoted(newest->id) + " of " + iso(newest->date) +
                                     "; check the story again and date it");
}

void check_unused(Loader& loading, const IdTable& ids, std::string_view list_key, std::string_view what) {
  if (!ids.all_found()) return;  // a misspelt id may have meant this one
  const Json list = member(loading.root, list_key);
  if (!list || list.type() != JsonType::array) return;
  const Path there{&loading.root_path, list_key};
  int index = 0;
  for (Json item = list.first(); item; item = item.next(), ++index) {
    const std::string_view id = ids.names()[static_cast<size_t>(index)];
    if (id.empty() || ids.used(index)) continue;
    loading.checker.report.warning(
        item.offset(), Path{&there, {}, index},
        std::string(what) + " " + quoted(id) + " is used by nothing; use it, or take it out");
  }
}

}  // namespace

void check_story(Loader& loading, const Path& events) {
  check_events(loading, events);
  check_as_of(loading);
  check_unused(loading, loading.entities, "entities", "the entity");
  check_unused(loading, loading.sources, "sources", "the source");
}

void check_columns(Loader& loading, const Path& events, const std::vector<int>& order) {
  const Story& story = loading.story;
  for (size_t i = 0; i < story.events.size(); ++i) {
    const Event& event = story.events[i];
    if (event.from == none || event.to == none) continue;
    const Entity& from = story.entities[static_cast<size_t>(event.from)];
    const Entity& to = story.entities[static_cast<size_t>(event.to)];
    if (from.side != to.side) continue;
    warn_at(loading, Path{&events, {}, order[i]}, "to",
            quoted(from.id) + " and " + quoted(to.id) + " both stand on the " +
                (to.side == Side::left ? "left" : "right") +
                ", so the map has no ribbon for this and only the words tell it; give one of them the other side");
  }
}

void check_sums(Loader& loading, const Path& events, const std::vector<int>& order, const Ledgers& ledgers) {
  const Story& story = loading.story;
  for (const Contradiction& c : ledgers.contradictions) {
    const Path here{&events, {}, order[static_cast<size_t>(c.event)]};
    const Event& statement = story.events[static_cast<size_t>(c.event)];
    const Event& last = story.events[static_cast<size_t>(c.last)];
    warn_at(loading, here, "amount",
            quoted(statement.id) + " states " + total_text(story.labels, c.statement) + ", but the steps up to " +
                quoted(last.id) + " add up to " + total_text(story.labels, c.steps) +
                "; the statement wins: mend one of them, or add the step between");
  }
}

}  // namespace explainer
