#include "core/load_story.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "loading.hpp"

namespace explainer {
namespace {

constexpr std::array<std::string_view, 14> story_keys = {"$schema",  "version",  "title",   "subtitle", "language",
                                                         "asOf",     "newer",    "range",   "credits",  "labels",
                                                         "entities", "programs", "sources", "events"};
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

void load_range(Loading& loading, Json object) {
  const Path here{&loading.root_path, "range"};
  Fields fields(loading.checker, object, here, range_keys);
  const auto from = fields.date("from", Need::required);
  const auto to = fields.date("to", Need::required);
  if (!from || !to) return;
  loading.story.from = from->first;
  loading.story.to = to->last;
  loading.has_range = from->first <= to->last;
  if (!loading.has_range) fields.error("to", quoted(iso(*to)) + " is before range.from; write the later date here");
}

void load_newer(Loading& loading, Json object) {
  const Path here{&loading.root_path, "newer"};
  Fields fields(loading.checker, object, here, newer_keys);
  Newer newer;
  newer.url = fields.url("url", Need::required);
  if (const auto date = fields.date("date", Need::required)) newer.date = date->first;
  loading.story.newer = std::move(newer);
}

void load_head(Loading& loading, Fields& fields) {
  Story& story = loading.story;
  fields.text("$schema", Need::optional);
  const std::optional<double> version = fields.number("version", Need::required);
  if (version && *version != 1)
    fields.error("version",
                 loading.checker.shown(fields.find("version")) + " is not a version that is known here; write 1");
  story.title = fields.text("title", Need::required);
  story.subtitle = fields.text("subtitle", Need::optional);
  story.credits = fields.text("credits", Need::optional);
  story.language = fields.text("language", Need::required);
  if (!story.language.empty() && !is_language(story.language)) {
    fields.error("language", quoted(story.language) + " is not a language tag; write one such as en or pt-BR");
  }
  if (const auto as_of = fields.date("asOf", Need::required)) {
    story.as_of = *as_of;
    loading.has_as_of = true;
  }
  if (const Json range = fields.object("range", Need::required)) load_range(loading, range);
  if (const Json newer = fields.object("newer", Need::optional)) load_newer(loading, newer);
}

void load_lists(Loading& loading, Fields& fields) {
  const Path& root = loading.root_path;
  const auto load = [&](std::string_view key, Need need, auto load_one) {
    if (const Json list = fields.list(key, need)) load_one(loading, list, Path{&root, key});
  };
  load("entities", Need::required, load_entities);
  if (const Json labels = fields.object("labels", Need::optional)) load_labels(loading, labels, Path{&root, "labels"});
  load("programs", Need::optional, load_programs);
  load("sources", Need::required, load_sources);
  load("events", Need::required, load_events);
  if (loading.events.empty()) {  // perhaps they could not be read
    loading.entities.miss();
    loading.sources.miss();
  }
}

// Puts the events in order of first day, last day and id; what they say of each other follows.
// Gives back where in the file each one stands.
std::vector<int> sort_events(Loading& loading) {
  std::vector<int> order(loading.events.size());
  std::iota(order.begin(), order.end(), 0);
  const auto event = [&](int index) -> Event& { return loading.events[static_cast<size_t>(index)].event; };
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    const Event &x = event(a), &y = event(b);
    return std::tie(x.date.first, x.date.last, x.id) < std::tie(y.date.first, y.date.last, y.id);
  });
  std::vector<int> place(order.size());
  for (size_t i = 0; i < order.size(); ++i) place[static_cast<size_t>(order[i])] = static_cast<int>(i);

  Story& story = loading.story;
  story.events.reserve(order.size());
  for (const int index : order) {
    story.events.push_back(std::move(event(index)));
    Event& sorted = story.events.back();
    if (sorted.part_of != none) sorted.part_of = place[static_cast<size_t>(sorted.part_of)];
    for (int& other : sorted.overlaps) other = place[static_cast<size_t>(other)];
    story.events_by_id.emplace_back(sorted.id, static_cast<int>(story.events.size()) - 1);
  }
  std::sort(story.events_by_id.begin(), story.events_by_id.end());
  return order;
}

std::optional<Story> read_story(const JsonDocument& document, std::string_view bytes, Report& report) {
  Loading loading{{bytes, report}, Json(document, 0, static_cast<std::uint32_t>(document.nodes.size()))};
  Fields fields(loading.checker, loading.root, loading.root_path, story_keys);
  if (!fields) return std::nullopt;
  load_head(loading, fields);
  load_lists(loading, fields);
  const Path events{&loading.root_path, "events"};
  link_events(loading, events);
  check_story(loading, events);
  if (report.has_errors()) return std::nullopt;
  const std::vector<int> order = sort_events(loading);
  check_sums(loading, events, order);
  return std::move(loading.story);
}

}  // namespace

LoadResult load_story(std::string_view bytes) {
  Report report;
  LoadResult result;
  if (const std::optional<JsonDocument> document = read_json(bytes, report))
    result.story = read_story(*document, bytes, report);
  if (report.has_errors()) result.story.reset();
  result.problems = report.in_file_order(bytes);
  return result;
}

}  // namespace explainer
