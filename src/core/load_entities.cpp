// Entities, programmes, sources and labels of a story file.
#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <tuple>

#include "core/ascii.hpp"
#include "core/at.hpp"
#include "core/sort.hpp"
#include "core/utf8.hpp"
#include "loader.hpp"

namespace explainer {
namespace {

constexpr std::array<std::string_view, 6> entity_keys = {"id", "name", "short", "kind", "side", "about"};
constexpr std::array<std::string_view, 4> entity_kinds = {"lab", "cloud", "chipmaker", "investor"};
constexpr std::array<std::string_view, 5> program_keys = {"id", "name", "maker", "about", "generations"};
constexpr std::array<std::string_view, 3> generation_keys = {"id", "name", "about"};
constexpr std::array<std::string_view, 8> source_keys = {"id",   "publisher", "title",     "url",
                                                         "date", "primary",   "retrieved", "archived"};
constexpr size_t version_1_source_keys = 6;

constexpr int max_listed = 10'000;

// Each object of a list, with its path.
template <typename Each>
void for_each_object(Loader& loader, Json list, const Path& path, std::span<const std::string_view> known, Each each,
                     std::span<const std::string_view> later = {}) {
  if (list.size() > max_listed) {
    loader.context.report.error(list.offset(), path, [&] {
      return std::to_string(list.size()) + " of these are too many; 10,000 are the most";
    });
    return;
  }
  int index = 0;
  for (Json item = list.first(); item; item = item.next(), ++index) {
    const Path here{&path, {}, index};
    Fields fields(loader.context, item, here, known, later);
    each(fields, item, here);
  }
}

Generation load_generation(Loader& loader, Fields& fields, Json item, const Path& path, IdTable& ids) {
  Generation generation;
  generation.id = fields.id("id");
  generation.name = fields.text("name", Need::required);
  generation.about = fields.text("about", Need::optional);
  ids.add(loader.context, item, path, generation.id);
  return generation;
}

// Kinds of entities are open, so that other subjects can add theirs; one that nearly equals a usual one is likely
// misspelt.
void warn_of_odd_kind(FieldContext& context, Fields& fields, std::string_view kind) {
  if (!has_problem_messages || kind.empty() ||
      std::find(entity_kinds.begin(), entity_kinds.end(), kind) != entity_kinds.end())
    return;
  const std::string_view near = context.suggester.nearest(kind, entity_kinds);
  if (!near.empty())
    fields.warning("kind",
                   [&] { return quoted(kind) + " is not a usual kind of entity; did you mean " + quoted(near) + "?"; });
}

// The label keys of the entity kinds that a story adds, sorted.
std::vector<std::string> own_kind_keys(const Story& story) {
  std::vector<std::string> keys;
  for (const Entity& entity : story.entities) keys.push_back("entity_kind." + entity.kind);
  sort_stable(keys);
  return keys;
}

// The names in braces of a pattern.
std::vector<std::string_view> slots_of(std::string_view pattern) {
  std::vector<std::string_view> out;
  for (size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    const size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) break;
    out.push_back(pattern.substr(open + 1, close - open - 1));
  }
  return out;
}

bool contains(const std::vector<std::string_view>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

void check_slots(FieldContext& context, Json value, const Path& path, std::string_view english) {
  const std::vector<std::string_view> wanted = slots_of(english), given = slots_of(value.text());
  for (const std::string_view slot : wanted) {
    if (contains(given, slot)) continue;
    context.report.error(value.offset(), path, [&] {
      const std::string name = "{" + std::string(slot) + "}";
      return quoted(value.text()) + " has no place for " + name + "; put " + name + " where it belongs";
    });
  }
  for (const std::string_view slot : given) {
    if (contains(wanted, slot)) continue;
    context.report.error(value.offset(), path, [&] {
      const std::string known =
          wanted.empty() ? "take the braces out" : "known here is {" + std::string(wanted.front()) + "}";
      return quoted("{" + std::string(slot) + "}") + " is filled with nothing here; " + known;
    });
  }
}

// A list of words, one per month, joined as Labels requires it; or of `numbers`.
std::optional<std::string> label_list(FieldContext& context, Json value, const Path& path, int count, bool numbers) {
  if (value.type() != JsonType::array || value.size() != count) {
    context.report.error(value.offset(), path, [&] {
      const std::string what = value.type() == JsonType::array
                                   ? "this list is " + std::to_string(value.size()) + " long"
                                   : context.shown(value) + " is not a list";
      return what + "; write " + std::to_string(count) + " words in brackets: [\"…\", …]";
    });
    return std::nullopt;
  }
  std::string out;
  int index = 0;
  bool good = true;
  for (Json item = value.first(); item; item = item.next(), ++index) {
    const Path here{&path, {}, index};
    const std::optional<std::string_view> text = text_item(context, item, here);
    if (text && text->find('|') != std::string_view::npos) {
      context.report.error(item.offset(), here, [&] { return quoted(*text) + " holds a |; write another sign"; });
    }
    if (text && numbers && (text->size() > 2 || !std::all_of(text->begin(), text->end(), is_digit))) {
      context.report.error(item.offset(), here, quoted(*text) + " is not a number; write one or two digits");
    }
    good = good && text;
    if (index > 0) out.push_back('|');
    out.append(text.value_or(""));
  }
  return good ? std::optional(out) : std::nullopt;
}

std::optional<std::string> label_text(FieldContext& context, Json value, const Path& path, std::string_view english) {
  const std::optional<std::string_view> text = text_item(context, value, path);
  if (!text) return std::nullopt;
  check_slots(context, value, path, english);
  return std::string(*text);
}

// "rows.more" of "rows.more.few"; what is no such form of a label stays as it is.
std::string_view without_form(std::string_view key) {
  const size_t dot = key.rfind('.');
  if (dot == std::string_view::npos || !has_plural_forms(key.substr(0, dot))) return key;
  const auto end = std::end(plural_forms);
  return std::find(std::begin(plural_forms), end, key.substr(dot + 1)) == end ? key : key.substr(0, dot);
}

// An id of a list: which one it is, and where it stands.
struct Found {
  int index;
  int item;
  Json value;
};

void report_repeated(FieldContext& context, std::vector<Found> all, const Path& path) {
  sort_stable(all,
              [](const Found& a, const Found& b) { return std::tie(a.index, a.item) < std::tie(b.index, b.item); });
  for (size_t i = 1; i < all.size(); ++i) {
    if (all[i].index != all[i - 1].index) continue;
    context.report.error(all[i].value.offset(), Path{&path, {}, all[i].item},
                         [&] { return context.shown(all[i].value) + " is listed twice; take one out"; });
  }
}

std::uint32_t hash_of(std::string_view id) { return static_cast<std::uint32_t>(std::hash<std::string_view>{}(id)); }

}  // namespace

void IdTable::reserve(int count) {
  names_.reserve(static_cast<size_t>(count));
  used_.reserve(static_cast<size_t>(count));
}

IdTable::Slot& IdTable::slot_of(std::string_view id, std::uint32_t hash) {
  const size_t mask = slots_.size() - 1;
  for (size_t place = hash & mask;; place = (place + 1) & mask) {
    Slot& slot = slots_[place];
    if (slot.index < 0 || (slot.hash == hash && at(names_, slot.index) == id)) return slot;
  }
}

void IdTable::grow() {
  std::vector<Slot> old(std::max<size_t>(16, 2 * std::bit_ceil(names_.capacity())));
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.index >= 0) slot_of(at(names_, slot.index), slot.hash) = slot;
  }
}

void IdTable::add(FieldContext& context, Json object, const Path& path, std::string_view id) {
  const int index = static_cast<int>(names_.size());
  const Json value = object.type() == JsonType::object ? member(object, "id") : Json();
  used_.push_back(0);
  names_.push_back(id.empty() ? std::string_view() : value.text());
  if (slots_.size() < 2 * names_.size()) grow();
  if (id.empty()) return;
  const std::uint32_t hash = hash_of(value.text());
  Slot& slot = slot_of(value.text(), hash);
  if (slot.index < 0) {
    slot = {hash, index};
    return;
  }
  used_.back() = 1;  // the problem is not that nothing uses it
  context.report.error(value.offset(), Path{&path, "id"}, [&] {
    return quoted(id) + " is already the id of " + pointer_to(Path{path.up, {}, slot.index}) + "; write another one";
  });
}

int IdTable::find(FieldContext& context, Json value, const Path& path, std::string_view what) {
  if (value.type() != JsonType::string) {
    context.report.error(value.offset(), path, [&] {
      return context.shown(value) + " is not the id of " + std::string(what) + "; " +
             std::string(text_mend(value.type()));
    });
    all_found_ = false;
    return none;
  }
  const int found = slots_.empty() ? none : slot_of(value.text(), hash_of(value.text())).index;
  if (found != none) {
    at(used_, found) = 1;
    return found;
  }
  all_found_ = false;
  context.report.error(value.offset(), path, [&] {
    const PlainText plain = plain_text(value.text());
    const bool is_plain_known =
        plain.first_odd != 0 && !slots_.empty() && slot_of(plain.text, hash_of(plain.text)).index != none;
    if (is_plain_known) return odd_character_message(value.text(), "the id of " + std::string(what), plain);
    return quoted(value.text()) + " is not the id of " + std::string(what) +
           context.hint(value.text(), names_, "write one that is listed, or add it there");
  });
  return none;
}

std::vector<int> IdTable::find_all(FieldContext& context, Json list, const Path& path, std::string_view what) {
  std::vector<int> out;
  std::vector<Found> all;
  out.reserve(static_cast<size_t>(list.size()));
  const bool may_repeat = list.size() > 1;
  int index = 0;
  for (Json item = list.first(); item; item = item.next(), ++index) {
    const int found = find(context, item, Path{&path, {}, index}, what);
    if (found == none) continue;
    out.push_back(found);
    if (may_repeat) all.push_back({found, index, item});
  }
  if (may_repeat) report_repeated(context, std::move(all), path);
  return out;
}

void load_labels(Loader& loader, Json object, const Path& path) {
  FieldContext& context = loader.context;
  const std::vector<std::string> own_kinds = own_kind_keys(loader.story);
  for (Json key = object.first(); key; key = key.next().next()) {
    const Path here{&path, key.text()};
    const Json value = key.next();
    const std::string_view name = without_form(key.text());
    const auto entry =
        std::find_if(label_keys().begin(), label_keys().end(), [&](const LabelKey& k) { return k.key == name; });
    if (entry == label_keys().end() && std::binary_search(own_kinds.begin(), own_kinds.end(), key.text())) {
      if (const auto text = text_item(context, value, here)) loader.story.labels.set(key.text(), std::string(*text));
      continue;
    }
    if (entry == label_keys().end()) {
      context.report.warning(key.offset(), here, [&] {
        std::vector<std::string_view> known;
        for (const LabelKey& k : label_keys()) known.push_back(k.key);
        const bool of_kind = key.text().substr(0, 12) == "entity_kind.";
        const std::string_view otherwise = of_kind ? "no entity is of that kind" : "story.schema.json lists them";
        return quoted(key.text()) + " is not a label" + context.hint(key.text(), known, otherwise);
      });
      continue;
    }
    const int words = 1 + static_cast<int>(std::count(entry->english.begin(), entry->english.end(), '|'));
    std::optional<std::string> text = words > 1
                                          ? label_list(context, value, here, words, is_digit(entry->english.front()))
                                          : label_text(context, value, here, entry->english);
    if (text) loader.story.labels.set(key.text(), std::move(*text));
  }
}

void load_entities(Loader& loader, Json list, const Path& path) {
  for_each_object(loader, list, path, entity_keys, [&](Fields& fields, Json item, const Path& here) {
    Entity entity;
    entity.id = fields.id("id");
    entity.name = fields.text("name", Need::required);
    entity.short_name = fields.text("short", Need::optional);
    if (entity.short_name.empty()) entity.short_name = entity.name;
    entity.kind = fields.id("kind");
    warn_of_odd_kind(loader.context, fields, entity.kind);
    if (const auto side = fields.word<Side>("side", Need::required, "a side")) entity.side = *side;
    entity.about = fields.text("about", Need::optional);
    loader.entities.add(loader.context, item, here, entity.id);
    loader.story.entities.push_back(std::move(entity));
  });
}

void load_programs(Loader& loader, Json list, const Path& path) {
  for_each_object(loader, list, path, program_keys, [&](Fields& fields, Json item, const Path& here) {
    Program program;
    program.id = fields.id("id");
    program.name = fields.text("name", Need::required);
    program.about = fields.text("about", Need::optional);
    if (const Json maker = fields.find("maker")) {
      program.maker = loader.entities.find(loader.context, maker, Path{&here, "maker"}, "an entity");
    } else if (fields) {
      fields.missing("maker", "name the entity that makes it");
      loader.entities.miss();
    }
    IdTable& ids = loader.generations.emplace_back();
    if (const Json generations = fields.list("generations", Need::required)) {
      const Path there{&here, "generations"};
      if (generations.size() == 0) fields.error("generations", "this list is empty; name at least one generation");
      const std::span<const std::string_view> keys = generation_keys;
      const auto load = [&](Fields& f, Json g, const Path& p) {
        program.generations.push_back(load_generation(loader, f, g, p, ids));
      };
      for_each_object(loader, generations, there, loader.version == 1 ? keys.first(2) : keys, load, keys.subspan(2));
    }
    loader.programs.add(loader.context, item, here, program.id);
    loader.story.programs.push_back(std::move(program));
  });
}

void load_sources(Loader& loader, Json list, const Path& path) {
  const std::span<const std::string_view> all = source_keys;
  const auto known = loader.version == 1 ? all.first(version_1_source_keys) : all;
  const auto load = [&](Fields& fields, Json item, const Path& here) {
    Source source;
    source.id = fields.id("id");
    source.publisher = fields.text("publisher", Need::required);
    source.title = fields.text("title", Need::required);
    source.url = fields.url("url", Need::optional);
    if (const auto date = fields.date("date", Need::optional)) source.date = iso(*date);
    source.primary = fields.flag("primary");
    source.archived = fields.url("archived", Need::optional);
    if (const auto retrieved = fields.date("retrieved", Need::optional)) source.retrieved = iso(*retrieved);
    loader.sources.add(loader.context, item, here, source.id);
    loader.story.sources.push_back(std::move(source));
  };
  for_each_object(loader, list, path, known, load, all.subspan(version_1_source_keys));
}

}  // namespace explainer
