// A story while it is being read: what the parts of the loader share. Private to the core.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger.hpp"
#include "core/load_story.hpp"
#include "core/story.hpp"
#include "fields.hpp"

namespace explainer {

// The ids of one sort of thing, and which of them are used.
class IdTable {
 public:
  void reserve(int count);

  // Reports an id that is taken. `list` is where they stand: "/entities".
  void add(FieldContext& context, Json object, const Path& path, std::string_view id);

  // Its index; reported when there is none. `what` with its article: "an entity".
  int find(FieldContext& context, Json value, const Path& path, std::string_view what);

  // The ids of a list; one that is listed twice is reported.
  std::vector<int> find_all(FieldContext& context, Json list, const Path& path, std::string_view what);

  std::span<const std::string_view> names() const { return names_; }
  bool used(int index) const { return used_[static_cast<size_t>(index)] != 0; }
  bool all_found() const { return all_found_; }
  void miss() { all_found_ = false; }  // something that names one is missing

 private:
  struct Slot {
    std::uint32_t hash = 0;
    int index = -1;  // in names_; -1: a free slot
  };
  Slot& slot_of(std::string_view id, std::uint32_t hash);  // where it is, or would go
  void grow();

  std::vector<Slot> slots_;  // a hash table: their number is a power of two, and half of them at least are free
  std::vector<std::string_view> names_;  // in the order of the file; empty where one has no good id
  std::vector<char> used_;
  bool all_found_ = true;
};

// Where an event stands, with the places of what is checked once all are read; false where there is no such key.
struct LoadedEvent {
  Json object, part_of, overlaps, ends, replaces;
  bool has_date = false, has_kind = false;
};

struct Loader {
  FieldContext context;
  Json root;
  LanguagePacks packs = nullptr;
  Path root_path = {};
  int version = 2;
  Story story = {};
  IdTable entities = {}, programs = {}, sources = {}, event_ids = {};
  std::vector<IdTable> generations = {};  // of each programme
  std::vector<LoadedEvent> events = {};   // in the order of the file, as story.events are until they are sorted
  bool has_range = false, has_as_of = false;
};

void load_labels(Loader& loader, Json object, const Path& path);
void load_entities(Loader& loader, Json list, const Path& path);
void load_programs(Loader& loader, Json list, const Path& path);
void load_sources(Loader& loader, Json list, const Path& path);
void load_events(Loader& loader, Json list, const Path& path);

// Units before rates, rates after sources.
void load_units(Loader& loader, Fields& fields);
void load_rates(Loader& loader, Fields& fields);
std::optional<Amount> load_amount(Loader& loader, Json object, const Path& here);
// The same of a key, where there is one; `path` is that of the fields.
std::optional<Amount> load_amount(Loader& loader, Fields& fields, std::string_view key, const Path& path);

void load_corrections(Loader& loader, Json list, const Path& path);

// Resolves part_of, overlaps, ends and replaces, to places in the file's order, and checks references between events.
void link_events(Loader& loader, const Path& path);

// Warnings about the story as a whole; those that need a sound story come from check_sums.
void check_story(Loader& loader, const Path& events);

// Statements that the steps before them contradict. The story must be sound and sorted, order[i] being event i's place
// in the file.
void check_sums(Loader& loader, const Path& events, const std::vector<int>& order, const Ledgers& ledgers);

// More warnings about a sound story; the page's program is linked without them.
using MoreChecks = void (*)(Loader& loader, const Path& events, const std::vector<int>& order, const Ledgers& ledgers);
struct EditorHelp {
  LanguagePacks packs = nullptr;
  MoreChecks checks = nullptr;
  std::string (*amount_mend)(std::string_view text, std::span<const Unit> units) = nullptr;  // see FieldContext
  std::string (*date_mend)(std::string_view text, DateForm form) = nullptr;
  std::string_view (*currency_meant)(std::string_view text) = nullptr;
};
LoadResult load_story(std::string_view bytes, const EditorHelp& help);

}  // namespace explainer
