// Warnings about a story as a whole.
#include "core/at.hpp"
#include "core/wording.hpp"
#include "loader.hpp"

namespace explainer {
namespace {

template <typename Message>
void warn_at(Loader& loader, const Path& path, std::string_view key, const Message& message) {
  const int index = path.index;
  const Json value = member(at(loader.events, index).object, key);
  if (value) loader.context.report.warning(value.offset(), Path{&path, key}, message);
}

void check_events(Loader& loader, const Path& events) {
  for (int i = 0; i < static_cast<int>(loader.events.size()); ++i) {
    const LoadedEvent& loaded = at(loader.events, i);
    const Event& event = at(loader.story.events, i);
    const Path here{&events, {}, i};
    if (loader.has_range && loaded.has_date && event.date.first > loader.story.to) {
      warn_at(loader, here, "date",
              quoted(iso(event.date)) + " is after the range ends on " + iso(loader.story.to) +
                  ", so nobody gets to see it; move range.to, or take it out");
    }
  }
}

void check_as_of(Loader& loader) {
  const Event* newest = nullptr;
  for (size_t i = 0; i < loader.events.size(); ++i) {
    const Event& event = loader.story.events[i];
    if (loader.events[i].has_date && (newest == nullptr || event.date.first > newest->date.first)) newest = &event;
  }
  if (!loader.has_as_of || newest == nullptr || newest->date.first <= loader.story.as_of.last) return;
  const Json value = member(loader.root, "asOf");
  loader.context.report.warning(value.offset(), Path{&loader.root_path, "asOf"}, [&] {
    return quoted(iso(loader.story.as_of)) + " is older than the newest event, " + quoted(newest->id) + " of " +
           iso(newest->date) + "; check the story again and date it";
  });
}

void check_unused(Loader& loader, const IdTable& ids, std::string_view list_key, std::string_view what) {
  if (!ids.all_found()) return;  // a misspelt id may have meant this one
  const Json list = member(loader.root, list_key);
  if (!list || list.type() != JsonType::array) return;
  const Path there{&loader.root_path, list_key};
  const std::span<const std::string_view> names = ids.names();
  int index = 0;
  for (Json item = list.first(); item; item = item.next(), ++index) {
    const std::string_view id = at(names, index);
    if (id.empty() || ids.used(index)) continue;
    loader.context.report.warning(item.offset(), Path{&there, {}, index}, [&] {
      return std::string(what) + " " + quoted(id) + " is used by nothing; use it, or take it out";
    });
  }
}

}  // namespace

void check_story(Loader& loader, const Path& events) {
  if (!has_problem_messages) return;
  check_events(loader, events);
  check_as_of(loader);
  check_unused(loader, loader.entities, "entities", "the entity");
  check_unused(loader, loader.sources, "sources", "the source");
}

void check_sums(Loader& loader, const Path& events, const std::vector<int>& order, const Ledgers& ledgers) {
  if (!has_problem_messages) return;
  const Story& story = loader.story;
  for (const Contradiction& c : ledgers.contradictions) {
    const Path here{&events, {}, at(order, c.event)};
    const Event& statement = at(story.events, c.event);
    const Event& last = at(story.events, c.last);
    warn_at(loader, here, "amount",
            quoted(statement.id) + " states " + total_text(story, c.statement, statement.amount->unit) +
                ", but the steps up to " + quoted(last.id) + " add up to " +
                total_text(story, c.steps, statement.amount->unit) +
                "; the statement wins: mend one of them, or add the step between");
  }
}

}  // namespace explainer
