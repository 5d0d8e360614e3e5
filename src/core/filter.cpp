#include "core/filter.hpp"

#include <algorithm>
#include <array>

#include "core/at.hpp"
#include "core/json_writer.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

bool add_term(const Story& story, std::string_view term, Filter& filter) {
  if (term == "article") return filter.article = true;
  const size_t colon = term.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view sort = term.substr(0, colon), id = term.substr(colon + 1);
  if (sort == "kind") {
    const std::optional<EventKind> kind = value_of<EventKind>(id);
    if (kind) filter.kinds |= bit_of(*kind);
    return kind.has_value();
  }
  if (sort == "status") {
    const std::optional<Status> status = value_of<Status>(id);
    if (status) filter.statuses |= bit_of(*status);
    return status.has_value();
  }
  const int entity = sort == "entity" ? story.entity_index(id) : none;
  if (entity == none) return false;
  const auto place = std::lower_bound(filter.entities.begin(), filter.entities.end(), entity);
  if (place == filter.entities.end() || *place != entity) filter.entities.insert(place, entity);
  return true;
}

// Calls visit(entity) for each entity of the event; it may be called twice with the same one, and with none.
template <typename Visit>
void each_touched(const Story& story, const Event& event, Visit visit) {
  visit(event.from);
  visit(event.to);
  if (event.program != none) visit(at(story.programs, event.program).maker);
  for (const int party : event.parties) visit(party);
}

struct Option {
  std::string term;
  std::string_view label;
  int count = 0;  // events that pass when only this is chosen
  bool on = false;
};

void append_group(std::string& out, std::string_view group, std::string_view label,
                  const std::vector<Option>& options) {
  std::string list;
  for (const Option& option : options) {
    if (option.count == 0) continue;
    if (!list.empty()) list.push_back(',');
    JsonObject line(list);
    line.text("term", option.term).text("label", option.label).number("count", option.count);
    line.flag("on", option.on).close();
  }
  if (list.empty()) return;
  if (out.size() > 1) out.push_back(',');
  JsonObject(out).text("group", group).text("label", label).raw("options", "[" + list + "]").close();
}

template <typename Enum, size_t count>
std::vector<Option> enum_options(std::string_view sort, const std::array<int, count>& counts, unsigned on,
                                 std::string_view (*word)(const Labels&, Enum), const Labels& labels) {
  std::vector<Option> options;
  for (size_t i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    options.push_back({std::string(sort).append(":").append(id_of(value)), word(labels, value), counts[i],
                       (on & bit_of(value)) != 0});
  }
  return options;
}

// How many events pass each filter that is alone.
struct Tally {
  std::array<int, event_kind_count> kinds{};
  std::array<int, status_count> statuses{};
  std::vector<int> entities;  // by index
  int article = 0;
};

Tally tally_events(const Story& story) {
  Tally counts;
  counts.entities.resize(story.entities.size());
  std::vector<int> touched;  // by one event, each once
  const auto touch = [&](int entity) {
    if (entity != none && std::find(touched.begin(), touched.end(), entity) == touched.end()) touched.push_back(entity);
  };
  for (const Event& event : story.events) {
    ++at(counts.kinds, event.kind);
    ++at(counts.statuses, event.status);
    counts.article += event.article.empty() ? 0 : 1;
    touched.clear();
    each_touched(story, event, touch);
    for (const int entity : touched) ++at(counts.entities, entity);
  }
  return counts;
}

}  // namespace

bool touches(const Story& story, const Event& event, int entity) {
  bool found = false;
  each_touched(story, event, [&](int touched) { found |= touched == entity; });
  return found;
}

bool passes(const Story& story, const Event& event, const Filter& filter) {
  if (filter.kinds != 0 && (filter.kinds & bit_of(event.kind)) == 0) return false;
  if (filter.statuses != 0 && (filter.statuses & bit_of(event.status)) == 0) return false;
  if (filter.article && event.article.empty()) return false;
  return filter.entities.empty() || std::any_of(filter.entities.begin(), filter.entities.end(),
                                                [&](int entity) { return touches(story, event, entity); });
}

std::optional<Filter> parse_filter(const Story& story, std::string_view terms) {
  Filter filter;
  while (!terms.empty()) {
    const size_t blank = std::min(terms.find(' '), terms.size());
    if (blank > 0 && !add_term(story, terms.substr(0, blank), filter)) return std::nullopt;
    terms.remove_prefix(std::min(blank + 1, terms.size()));
  }
  return filter;
}

std::string filter_terms(const Story& story, const Filter& filter) {
  std::string out;
  const auto add = [&](std::string_view sort, std::string_view id) {
    out.append(out.empty() ? "" : " ").append(sort).append(id);
  };
  for (int i = 0; i < event_kind_count; ++i) {
    if ((filter.kinds & (1U << i)) != 0) add("kind:", id_of(static_cast<EventKind>(i)));
  }
  for (int i = 0; i < status_count; ++i) {
    if ((filter.statuses & (1U << i)) != 0) add("status:", id_of(static_cast<Status>(i)));
  }
  for (const int entity : filter.entities) add("entity:", at(story.entities, entity).id);
  if (filter.article) add("article", "");
  return out;
}

std::string write_filters_json(const Story& story, const Filter& filter) {
  const Labels& labels = story.labels;
  const Tally counts = tally_events(story);
  std::string out = "[";
  append_group(out, "kind", labels["filter.kind"],
               enum_options<EventKind>("kind", counts.kinds, filter.kinds, kind_text, labels));
  append_group(out, "status", labels["filter.status"],
               enum_options<Status>("status", counts.statuses, filter.statuses, status_text, labels));
  std::vector<Option> entities;
  for (size_t i = 0; i < story.entities.size(); ++i) {
    const bool on = std::binary_search(filter.entities.begin(), filter.entities.end(), static_cast<int>(i));
    entities.push_back({"entity:" + story.entities[i].id, story.entities[i].name, counts.entities[i], on});
  }
  append_group(out, "entity", labels["filter.entity"], entities);
  append_group(out, "article", labels["filter.article"],
               {{"article", labels["filter.in_article"], counts.article, filter.article}});
  return out.append("]");
}

}  // namespace explainer
