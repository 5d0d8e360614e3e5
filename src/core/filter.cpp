#include "core/filter.hpp"

#include <algorithm>

#include "core/words.hpp"
#include "json_writer.hpp"

namespace explainer {
namespace {

// The value of an enum whose id is written so; nullopt when there is none.
template <typename Enum>
std::optional<Enum> value_of(std::string_view id, int count) {
  for (int i = 0; i < count; ++i) {
    if (id_of(static_cast<Enum>(i)) == id) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

bool add_term(const Story& story, std::string_view term, Filter& filter) {
  if (term == "article") return filter.article = true;
  const size_t colon = term.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view sort = term.substr(0, colon), id = term.substr(colon + 1);
  if (sort == "kind") {
    const std::optional<EventKind> kind = value_of<EventKind>(id, event_kind_count);
    if (kind) filter.kinds |= bit_of(*kind);
    return kind.has_value();
  }
  if (sort == "status") {
    const std::optional<Status> status = value_of<Status>(id, status_count);
    if (status) filter.statuses |= bit_of(*status);
    return status.has_value();
  }
  const int entity = sort == "entity" ? story.entity_index(id) : none;
  if (entity == none) return false;
  const auto place = std::lower_bound(filter.entities.begin(), filter.entities.end(), entity);
  if (place == filter.entities.end() || *place != entity) filter.entities.insert(place, entity);
  return true;
}

struct Option {
  std::string term;
  std::string_view label;
  Filter alone;  // only this chosen
  bool on = false;
};

void append_group(std::string& out, const Story& story, std::string_view group, std::string_view label,
                  const std::vector<Option>& options) {
  std::string list;
  for (const Option& option : options) {
    const auto count = std::count_if(story.events.begin(), story.events.end(),
                                     [&](const Event& event) { return passes(story, event, option.alone); });
    if (count == 0) continue;
    if (!list.empty()) list.push_back(',');
    JsonLine line(list);
    line.text("term", option.term).text("label", option.label).raw("count", std::to_string(count));
    line.flag("on", option.on).close();
  }
  if (list.empty()) return;
  if (out.size() > 1) out.push_back(',');
  JsonLine(out).text("group", group).text("label", label).raw("options", "[" + list + "]").close();
}

template <typename Enum>
std::vector<Option> enum_options(std::string_view sort, int count, unsigned on, unsigned Filter::*bits,
                                 std::string_view (*word)(const Labels&, Enum), const Labels& labels) {
  std::vector<Option> options;
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    Option option{
        std::string(sort).append(":").append(id_of(value)), word(labels, value), {}, (on & bit_of(value)) != 0};
    option.alone.*bits = bit_of(value);
    options.push_back(std::move(option));
  }
  return options;
}

}  // namespace

bool touches(const Story& story, const Event& event, int entity) {
  if (event.from == entity || event.to == entity) return true;
  if (event.program != none && story.programs[static_cast<size_t>(event.program)].maker == entity) return true;
  return std::find(event.parties.begin(), event.parties.end(), entity) != event.parties.end();
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
  for (const int entity : filter.entities) add("entity:", story.entities[static_cast<size_t>(entity)].id);
  if (filter.article) add("article", "");
  return out;
}

std::string filters_json(const Story& story, const Filter& filter) {
  const Labels& labels = story.labels;
  std::string out = "[";
  append_group(out, story, "kind", labels["filter.kind"],
               enum_options<EventKind>("kind", event_kind_count, filter.kinds, &Filter::kinds, kind_text, labels));
  append_group(out, story, "status", labels["filter.status"],
               enum_options<Status>("status", status_count, filter.statuses, &Filter::statuses, status_text, labels));
  std::vector<Option> entities;
  for (size_t i = 0; i < story.entities.size(); ++i) {
    const int entity = static_cast<int>(i);
    Option option{"entity:" + story.entities[i].id, story.entities[i].name, {}, false};
    option.alone.entities = {entity};
    option.on = std::binary_search(filter.entities.begin(), filter.entities.end(), entity);
    entities.push_back(std::move(option));
  }
  append_group(out, story, "entity", labels["filter.entity"], entities);
  Option article{"article", labels["filter.in_article"], {}, filter.article};
  article.alone.article = true;
  append_group(out, story, "article", labels["filter.article"], {article});
  return out.append("]");
}

}  // namespace explainer
