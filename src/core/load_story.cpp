#include "core/load_story.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

#include "core/at.hpp"
#include "core/sort.hpp"
#include "loader.hpp"

namespace explainer {
namespace {

constexpr std::array<std::string_view, 20> story_keys = {"$schema", "version", "title", "subtitle", "language", "asOf",
                                                         "newer", "range", "credits", "labels", "entities", "programs",
                                                         "sources", "events",
                                                         // from version 2 on:
                                                         "unit", "units", "rates", "corrections", "spacing", "start"};
constexpr size_t version_1_keys = 14;
constexpr std::array<std::string_view, 2> range_keys = {"from", "to"};
constexpr std::array<std::string_view, 2> newer_keys = {"url", "date"};

// A BCP 47 tag by its shape: letters, then parts of letters and digits, joined by hyphens.
bool is_language(std::string_view tag) {
  size_t part = 0, length = 0;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (c == '-') {
      if (length == 0 || (part == 0 && length < 2)) return false;
      ++part;
      length = 0;
    } else if ((!letter && (!digit || part == 0)) || ++length > 8) {
      return false;
    }
  }
  return length > 0 && (part > 0 || length >= 2);
}

void load_range(Loader& loader, Json object) {
  const Path here{&loader.root_path, "range"};
  Fields fields(loader.context, object, here, range_keys);
  const auto from = fields.date("from", Need::required);
  const auto to = fields.date("to", Need::required);
  if (!from || !to) return;
  loader.story.from = from->first;
  loader.story.to = to->last;
  loader.has_range = from->first <= to->last;
  if (!loader.has_range)
    fields.error("to", [&] { return quoted(iso(*to)) + " is before range.from; write the later date here"; });
}

void load_newer(Loader& loader, Json object) {
  const Path here{&loader.root_path, "newer"};
  Fields fields(loader.context, object, here, newer_keys);
  Newer newer;
  newer.url = fields.url("url", Need::required);
  if (const auto date = fields.date("date", Need::required)) newer.date = date->first;
  loader.story.newer = std::move(newer);
}

// The version decides which keys there are, so it is read before them. A file without a sound one is read as the
// newest.
int version_of(Loader& loader) {
  const Json value = loader.root.type() == JsonType::object ? member(loader.root, "version") : Json();
  if (!value || value.type() != JsonType::number) return 2;  // reported with the other keys
  if (value.number() == 1) return 1;
  if (value.number() != 2) {
    loader.context.report.error(value.offset(), Path{&loader.root_path, "version"}, [&] {
      return loader.context.shown(value) + " is not a version that is known here; write 2";
    });
  }
  return 2;
}

void load_head(Loader& loader, Fields& fields) {
  Story& story = loader.story;
  fields.text("$schema", Need::optional);
  fields.number("version", Need::required);
  story.title = fields.text("title", Need::required);
  story.subtitle = fields.text("subtitle", Need::optional);
  story.credits = fields.text("credits", Need::optional);
  story.language = fields.text("language", Need::required);
  if (!story.language.empty() && !is_language(story.language)) {
    fields.error("language",
                 [&] { return quoted(story.language) + " is not a language tag; write one such as en or pt-BR"; });
  }
  if (loader.packs != nullptr) story.labels.set_language(read_words(loader.packs(story.language)));
  if (const auto as_of = fields.date("asOf", Need::required)) {
    story.as_of = *as_of;
    loader.has_as_of = true;
  }
  if (const Json range = fields.object("range", Need::required)) load_range(loader, range);
  if (const auto spacing = fields.word<Spacing>("spacing", Need::optional, "a spacing")) story.spacing = *spacing;
  if (const auto start = fields.date("start", Need::optional)) {
    story.start = start->last;
    if (loader.has_range && (*story.start < story.from || *story.start > story.to))
      fields.error("start", [&] {
        return quoted(iso(*start)) + " is outside of the range; write a date within it, or leave the key out";
      });
  }
  if (const Json newer = fields.object("newer", Need::optional)) load_newer(loader, newer);
}

constexpr std::array<std::string_view, 4> correction_keys = {"date", "event", "text", "was"};

void load_correction(Loader& loader, Json item, const Path& here) {
  Fields fields(loader.context, item, here, correction_keys);
  Correction correction;
  if (const auto date = fields.date("date", Need::required)) correction.date = date->first;
  if (const Json event = fields.find("event"))
    correction.event = loader.event_ids.find(loader.context, event, Path{&here, "event"}, "an event");
  correction.text = fields.text("text", Need::required);
  correction.was = fields.text("was", Need::optional);
  std::vector<Correction>& all = loader.story.corrections;
  if (!all.empty() && correction.date < all.back().date)
    fields.error("date", [&] {
      return loader.context.shown(fields.find("date")) + " is before the correction above it; the newest stands last";
    });
  all.push_back(std::move(correction));
}

void load_lists(Loader& loader, Fields& fields) {
  const Path& root = loader.root_path;
  const auto load = [&](std::string_view key, Need need, auto load_one) {
    if (const Json list = fields.list(key, need)) load_one(loader, list, Path{&root, key});
  };
  load_units(loader, fields);
  load("entities", Need::required, load_entities);
  if (const Json labels = fields.object("labels", Need::optional)) load_labels(loader, labels, Path{&root, "labels"});
  load("programs", Need::optional, load_programs);
  load("sources", Need::required, load_sources);
  load_rates(loader, fields);
  load("events", Need::required, load_events);
  load("corrections", Need::optional, load_corrections);
  if (loader.story.entities.empty() && fields.has("entities") && !loader.events.empty()) {
    const Json list = fields.find("entities");
    if (list.type() == JsonType::array && list.size() == 0)
      fields.error("entities", "this list is empty; name the companies that the events are about");
  }
  if (loader.events.empty()) {  // perhaps they could not be read
    loader.entities.miss();
    loader.sources.miss();
  }
}

// What events are sorted by, close together: few ids differ behind their first bytes only.
struct SortKey {
  std::uint64_t days;
  std::uint64_t id_start;  // its first bytes, as a number that sorts as they do
  std::string_view id;
  int index;

  bool operator<(const SortKey& other) const {
    return std::tie(days, id_start, id) < std::tie(other.days, other.id_start, other.id);
  }
};

// Version 1 sorts the events of one day by their ids, version 2 leaves them as they stand in the file.
SortKey sort_key(const Event& event, int index) {
  const auto sortable = [](Date date) { return static_cast<std::uint32_t>(date.day) ^ 0x8000'0000; };  // negative first
  SortKey key{std::uint64_t{sortable(event.date.first)} << 32 | sortable(event.date.last), 0, event.id, index};
  for (size_t i = 0; i < sizeof key.id_start; ++i)
    key.id_start = key.id_start << 8 | (i < event.id.size() ? static_cast<unsigned char>(event.id[i]) : 0U);
  return key;
}

std::vector<std::pair<std::string, int>> events_by_id(std::vector<SortKey> keys) {
  for (SortKey& key : keys) key.days = 0;
  sort_stable(keys);
  std::vector<std::pair<std::string, int>> out;
  out.reserve(keys.size());
  for (const SortKey& key : keys) out.emplace_back(key.id, key.index);
  return out;
}

// Moves each element to its place without a second list: a large story takes much of a phone's memory.
void put_in_place(std::vector<Event>& events, std::vector<int> place) {
  for (size_t i = 0; i < events.size(); ++i) {
    while (place[i] != static_cast<int>(i)) {
      const auto to = static_cast<size_t>(place[i]);
      std::swap(events[i], events[to]);
      std::swap(place[i], place[to]);
    }
  }
}

// Sorts the events by first day, last day and id, and updates the references between them.
// Returns the place of each one in the file.
std::vector<int> sort_events(Story& story, bool by_id) {
  std::vector<SortKey> keys;
  keys.reserve(story.events.size());
  for (const Event& event : story.events) keys.push_back(sort_key(event, static_cast<int>(keys.size())));
  if (by_id) {
    sort_stable(keys);
  } else {
    sort_stable(keys, [](const SortKey& a, const SortKey& b) { return a.days < b.days; });
  }

  std::vector<int> order(keys.size()), place(keys.size());
  for (size_t i = 0; i < keys.size(); ++i) {
    order[i] = keys[i].index;
    at(place, order[i]) = static_cast<int>(i);
  }
  put_in_place(story.events, place);
  for (size_t i = 0; i < keys.size(); ++i) {
    Event& event = story.events[i];
    keys[i].index = static_cast<int>(i);
    keys[i].id = event.id;
    if (event.part_of != none) event.part_of = at(place, event.part_of);
    for (std::vector<int>* others : {&event.overlaps, &event.ends, &event.replaces}) {
      for (int& other : *others) other = at(place, other);
    }
  }
  for (Correction& correction : story.corrections) {
    if (correction.event != none) correction.event = at(place, correction.event);
  }
  story.events_by_id = events_by_id(std::move(keys));
  return order;
}

void read_story(LoadResult& result, const JsonDocument& document, std::string_view bytes, Report& report,
                const EditorHelp& help) {
  Loader loader{{bytes, report}, Json(document), help.packs};
  loader.context.amount_mend = help.amount_mend;
  loader.context.date_mend = help.date_mend;
  loader.context.currency_meant = help.currency_meant;
  loader.version = version_of(loader);
  Fields fields(loader.context, loader.root, loader.root_path,
                loader.version == 1 ? std::span(story_keys).first(version_1_keys) : std::span(story_keys),
                std::span(story_keys).subspan(version_1_keys));
  if (!fields) return;
  load_head(loader, fields);
  load_lists(loader, fields);
  const Path events{&loader.root_path, "events"};
  link_events(loader, events);
  check_story(loader, events);
  if (report.has_errors()) return;
  const std::vector<int> order = sort_events(loader.story, loader.version == 1);
  StoryIndex index = build_index(loader.story);
  check_sums(loader, events, order, index.ledgers);
  if (help.checks != nullptr) help.checks(loader, events, order, index.ledgers);
  result.indexed = {std::move(loader.story), std::move(index)};
}

}  // namespace

void load_corrections(Loader& loader, Json list, const Path& path) {
  int index = 0;
  for (Json item = list.first(); item; item = item.next(), ++index) load_correction(loader, item, {&path, {}, index});
}

LoadResult load_story(std::string_view bytes, LanguagePacks packs) { return load_story(bytes, EditorHelp{packs}); }

LoadResult load_story(std::string_view bytes, const EditorHelp& help) {
  Report report;
  LoadResult result;
  if (const std::optional<JsonDocument> document = read_json(bytes, report))
    read_story(result, *document, bytes, report, help);
  if (report.has_errors()) result.indexed.reset();
  result.problems = report.in_file_order(bytes);
  return result;
}

}  // namespace explainer
