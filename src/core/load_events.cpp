// The events of a story file, one by one.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/money.hpp"
#include "loader.hpp"

namespace explainer {
namespace {

constexpr int max_events = 200'000;
constexpr int max_title_characters = 90;

constexpr std::array<std::string_view, 25> event_keys = {"id", "date", "kind", "status", "title", "text", "from", "to",
                                                         "parties", "program", "generation", "stage", "amount",
                                                         "counts", "part_of", "overlaps", "article", "beat", "sources",
                                                         // from version 2 on:
                                                         "known", "also", "ends", "how", "replaces", "repays"};
constexpr size_t version_1_keys = 19;
constexpr std::array<std::string_view, 3> citation_keys = {"id", "quote", "says"};
constexpr int max_quote_characters = 300;

// Keys that only some kinds of events have.
struct KeyUse {
  std::string_view key;
  // investment, contract, program, terms, share_sale, talks, repayment, end
  std::array<bool, event_kind_count> kinds;
};
constexpr std::array<KeyUse, 14> key_uses = {{
    {"from", {true, true, false, false, true, true, true, false}},
    {"to", {true, true, false, false, true, true, true, false}},
    {"parties", {false, false, false, true, true, true, false, true}},
    {"program", {true, true, true, false, false, true, false, false}},
    {"generation", {true, true, true, false, false, true, false, false}},
    {"stage", {false, false, true, false, false, false, false, false}},
    {"amount", {true, true, false, true, true, true, true, false}},
    {"also", {true, true, false, true, true, true, true, false}},
    {"part_of", {true, true, false, false, false, false, true, false}},
    {"overlaps", {true, true, false, false, false, false, true, false}},
    {"ends", {false, false, false, false, false, false, false, true}},
    {"how", {false, false, false, false, false, false, false, true}},
    {"replaces", {true, true, false, false, false, false, true, false}},
    {"repays", {false, false, false, false, false, false, true, false}},
}};

// In version 1 only milestones name a programme.
bool belongs_to(const KeyUse& use, EventKind kind, int version) {
  if (version == 1 && (use.key == "program" || use.key == "generation")) return kind == EventKind::program;
  return use.kinds[static_cast<size_t>(kind)];
}

// Reads one event.
class EventReader {
 public:
  // Reads into the event that `loader` got last.
  EventReader(Loader& loader, Json object, const Path& path)
      : loader_(loader),
        context_(loader.context),
        path_(path),
        fields_(context_, object, path, keys_of(loader.version), std::span(event_keys).subspan(version_1_keys)),
        loaded_(loader.events.back()),
        event_(loader.story.events.back()) {
    if (!fields_) return;
    loaded_.object = object;
    loaded_.part_of = fields_.find("part_of");
    loaded_.overlaps = fields_.find("overlaps");
    loaded_.ends = fields_.find("ends");
    loaded_.replaces = fields_.find("replaces");
  }

  void read() {
    event_.id = fields_.id("id");
    event_.title = fields_.text("title", Need::required, max_title_characters);
    event_.text = fields_.text("text", Need::required);
    if (const auto date = event_date("date", Need::required)) {
      event_.date = *date;
      loaded_.has_date = true;
    }
    if (const auto kind = fields_.word<EventKind>("kind", Need::required, "a kind of event")) {
      event_.kind = *kind;
      loaded_.has_kind = loader_.version > 1 || (*kind != EventKind::repayment && *kind != EventKind::end);
      if (!loaded_.has_kind)
        fields_.error("kind", [&] {
          return quoted(id_of(*kind)) + " belongs to version 2; write \"version\": 2, or another kind";
        });
    }
    if (!says_end_as_status()) {
      if (const auto status = fields_.word<Status>("status", Need::required, "a status")) event_.status = *status;
    }
    if (loaded_.has_kind) check_keys_of_kind();
    read_parties();
    read_program();
    read_amount();
    read_counts();
    read_sources();
    read_article();
    event_.beat = fields_.flag("beat");
    if (loader_.version > 1) read_later_keys();
    if (!fields_) {
      loader_.entities.miss();
      loader_.sources.miss();
    }
  }

 private:
  static std::span<const std::string_view> keys_of(int version) {
    return version == 1 ? std::span(event_keys).first(version_1_keys) : std::span(event_keys);
  }

  EventKind kind() const { return event_.kind; }

  std::optional<DateSpan> event_date(std::string_view key, Need need) {
    return loader_.version == 1 ? fields_.span(key, need) : fields_.uncertain_date(key, need);
  }

  void check_keys_of_kind() {
    for (const KeyUse& use : key_uses) {
      if (belongs_to(use, kind(), loader_.version) || !fields_.has(use.key)) continue;
      if (belongs_to(use, kind(), 2)) {
        fields_.error(use.key, [&] {
          return quoted(use.key) + " in events of kind " + quoted(id_of(kind())) +
                 " belongs to version 2; write \"version\": 2, or take it out";
        });
        continue;
      }
      fields_.error(use.key, [&] {
        return quoted(use.key) + " does not belong to events of kind " + quoted(id_of(kind())) +
               "; take it out, or write another kind";
      });
    }
  }

  // "withdrawn" is no status: the end is an event of its own, with a date. Reported.
  bool says_end_as_status() {
    const Json value = fields_.find("status");
    if (loader_.version == 1 || !value || value.type() != JsonType::string) return false;
    const bool repaid = value.text() == "repaid";
    if (!repaid && !value_of<Ending>(value.text())) return false;
    fields_.error("status", [&] {
      return context_.shown(value) + " is an event of its own; write how far this one had come, and add " +
             (repaid ? "one of kind \"repayment\"" : "one of kind \"end\" with \"how\": " + context_.shown(value));
    });
    return true;
  }

  int entity(std::string_view key) {
    const Json value = fields_.find(key);
    return value ? loader_.entities.find(context_, value, Path{&path_, key}, "an entity") : none;
  }

  void missing_entity(std::string_view key, std::string_view mend) {
    fields_.missing(key, mend);
    loader_.entities.miss();
  }

  // The ids in a list, as indices.
  std::vector<int> references(std::string_view key, bool needed, IdTable& ids, std::string_view what) {
    if (!fields_.has(key)) return {};
    const Json list = fields_.list(key, Need::optional);
    if (!list || list.size() == 0) ids.miss();
    if (!list) return {};
    if (list.size() == 0) {
      fields_.error(key, [&] {
        return needed ? "this list is empty; name at least one" : "this list is empty; leave the key out";
      });
    }
    return ids.find_all(context_, list, Path{&path_, key}, what);
  }

  void read_parties() {
    event_.from = entity("from");
    event_.to = entity("to");
    const bool about_parties = loaded_.has_kind && (kind() == EventKind::terms || kind() == EventKind::share_sale);
    event_.parties = references("parties", about_parties, loader_.entities, "an entity");
    if (event_.from != none && event_.from == event_.to) {
      loader_.entities.miss();
      fields_.error(
          "to", [&] { return context_.shown(fields_.find("to")) + " is both from and to; write who gets the money"; });
    }
    if (!fields_ || !loaded_.has_kind) return;
    if (has_ledger(kind())) {
      if (!fields_.has("from")) missing_entity("from", "name the entity the money comes from");
      if (!fields_.has("to")) missing_entity("to", "name the entity the money goes to");
    } else if (about_parties) {
      if (!fields_.has("parties") && !fields_.has("from")) missing_entity("parties", "list the entities it is about");
    } else if (kind() == EventKind::talks && !fields_.has("parties")) {
      if (!fields_.has("from")) missing_entity("from", "name who may pay, or list the parties");
      if (!fields_.has("to")) missing_entity("to", "name who may get the money, or list the parties");
    }
  }

  void read_program() {
    if (const Json value = fields_.find("program")) {
      event_.program = loader_.programs.find(context_, value, Path{&path_, "program"}, "a programme");
    } else if (fields_ && ((loaded_.has_kind && kind() == EventKind::program) || fields_.has("generation"))) {
      fields_.missing("program", "name the chip programme");
    }
    if (const Json value = fields_.find("generation"); value && event_.program != none) {
      const auto program = static_cast<size_t>(event_.program);
      const std::string what =
          has_problem_messages ? "a generation of " + quoted(loader_.story.programs[program].id) : "";
      event_.generation = loader_.generations[program].find(context_, value, Path{&path_, "generation"}, what);
    }
    if (const auto stage = fields_.word<Stage>("stage", Need::optional, "a stage")) event_.stage = *stage;
    const bool is_deal = loaded_.has_kind && kind() != EventKind::program;  // about chips that it changes nothing of
    if (fields_.has("generation") && !fields_.has("stage") && !is_deal)
      fields_.missing("stage", [] { return "say what the generation reached: " + listed(words_of<Stage>); });
    if (fields_.has("stage") && !fields_.has("generation") && !is_deal)
      fields_.missing("generation", "say which generation reached the stage");
  }

  void read_amount() { event_.amount = load_amount(loader_, fields_, "amount", path_); }

  void read_also() {
    const Json list = fields_.list("also", Need::optional);
    if (!list) return;
    const Path there{&path_, "also"};
    if (list.size() == 0) fields_.error("also", "this list is empty; leave the key out");
    int index = 0;
    for (Json item = list.first(); item; item = item.next(), ++index) {
      const Path here{&there, {}, index};
      const std::optional<Amount> amount = load_amount(loader_, item, here);
      if (!amount) continue;
      if (event_.amount && amount->unit == event_.amount->unit)
        context_.report.error(item.offset(), here,
                              "this is in the unit of \"amount\"; write one in another unit, or take it out");
      event_.also.push_back(*amount);
    }
  }

  // What version 2 brought.
  void read_later_keys() {
    event_.known = event_date("known", Need::optional);
    if (event_.known && loaded_.has_date && event_.known->last < event_.date.first)
      fields_.error("known", [&] {
        return context_.shown(fields_.find("known")) +
               " is before \"date\"; write the day on which it became known, "
               "or leave the key out";
      });
    read_also();
    if (const auto how = fields_.word<Ending>("how", Need::optional, "a way to be over")) event_.ending = *how;
    if (fields_ && loaded_.has_kind && kind() == EventKind::end) {
      if (!fields_.has("ends")) fields_.missing("ends", "list the events that are over");
      if (!fields_.has("how"))
        fields_.missing("how", [] { return "say how they were over: " + listed(words_of<Ending>); });
    }
    if (const auto repays = fields_.word<EventKind>("repays", Need::optional, "a kind of event")) {
      event_.repays = *repays;
      if (*repays != EventKind::investment && *repays != EventKind::contract) {
        fields_.error("repays", [&] {
          return quoted(id_of(*repays)) + " is not paid back; write \"investment\" or \"contract\"";
        });
        event_.repays = EventKind::investment;
      }
    }
  }

  // A source of version 2: its id, or an object with the id and what it says.
  int read_citation(Json item, const Path& path) {
    if (item.type() != JsonType::object) return loader_.sources.find(context_, item, path, "a source");
    Fields fields(context_, item, path, citation_keys);
    Citation citation;
    if (const Json id = fields.find("id"))
      citation.source = loader_.sources.find(context_, id, Path{&path, "id"}, "a source");
    else
      fields.missing("id", "name the source");
    citation.quote = fields.text("quote", Need::optional, max_quote_characters);
    citation.says = load_amount(loader_, fields, "says", path);
    if (!fields.has("quote") && !fields.has("says"))
      context_.report.warning(item.offset(), path, "this says nothing but the id; write the id alone, or add a quote");
    if (citation.source != none) event_.citations.push_back(citation);
    return citation.source;
  }

  void read_counts() {
    const bool too_vague = event_.amount && event_.amount->bound == Bound::could_exceed;
    const bool can_count = loaded_.has_kind && has_ledger(kind()) && event_.amount && !too_vague;
    event_.counts = can_count ? Counts::adds : Counts::never;
    const auto word = fields_.word<Counts>("counts", Need::optional, "a way of counting");
    if (word) event_.counts = *word;
    if (event_.counts == Counts::never) return;
    if (!can_count && loaded_.has_kind) {
      fields_.error("counts", [&] {
        const std::string written = word ? quoted(id_of(*word)) : std::string("this");
        const std::string why = !has_ledger(kind())     ? "only investments and contracts count"
                                : too_vague             ? "\"could_exceed\" is too vague to count"
                                : fields_.has("amount") ? "its amount has mistakes"
                                                        : "it has no amount";
        return written + " cannot be, for " + why + "; write \"never\", or leave the key out";
      });
      event_.counts = Counts::never;
    } else if (event_.status == Status::in_talks && fields_.has("status")) {
      fields_.warning(word ? "counts" : "status",
                      "an event in talks is counted as money; write \"counts\": \"never\", or another status");
    }
  }

  void read_sources() {
    if (fields_ && !fields_.has("sources")) {
      loader_.sources.miss();
      return fields_.missing("sources", "name at least one source");
    }
    if (loader_.version == 1) {
      event_.sources = references("sources", true, loader_.sources, "a source");
      return;
    }
    const Json list = fields_.list("sources", Need::optional);
    if (!list || list.size() == 0) loader_.sources.miss();
    if (!list) return;
    const Path there{&path_, "sources"};
    if (list.size() == 0) fields_.error("sources", "this list is empty; name at least one");
    int index = 0;
    for (Json item = list.first(); item; item = item.next(), ++index) {
      const Path here{&there, {}, index};
      const int source = read_citation(item, here);
      if (source == none) continue;
      if (std::find(event_.sources.begin(), event_.sources.end(), source) != event_.sources.end())
        context_.report.error(item.offset(), here, "this source is listed twice; take one out");
      event_.sources.push_back(source);
    }
  }

  void read_article() {
    const Json list = fields_.list("article", Need::optional);
    if (!list) return;
    const Path there{&path_, "article"};
    if (list.size() == 0) fields_.error("article", "this list is empty; leave the key out");
    int index = 0;
    for (Json item = list.first(); item; item = item.next(), ++index) {
      const double number = item.type() == JsonType::number ? item.number() : 0;
      if (number < 1 || number > 1e6 || number != std::floor(number)) {
        context_.report.error(item.offset(), Path{&there, {}, index}, [&] {
          return context_.shown(item) + " is not the number of a paragraph; write 1, 2, 3 …";
        });
        continue;
      }
      event_.article.push_back(static_cast<int>(number));
    }
  }

  Loader& loader_;
  FieldContext& context_;
  const Path& path_;
  Fields fields_;
  LoadedEvent& loaded_;
  Event& event_;
};

}  // namespace

void load_events(Loader& loader, Json list, const Path& path) {
  if (list.size() > max_events) {
    loader.context.report.error(list.offset(), path, [&] {
      return std::to_string(list.size()) + " events are too many; 200,000 are the most";
    });
    return;
  }
  loader.events.reserve(static_cast<size_t>(list.size()));
  loader.story.events.reserve(static_cast<size_t>(list.size()));
  loader.event_ids.reserve(list.size());
  int index = 0;
  for (Json item = list.first(); item; item = item.next(), ++index) {
    const Path here{&path, {}, index};
    loader.events.emplace_back();
    loader.story.events.emplace_back();
    EventReader(loader, item, here).read();
    loader.event_ids.add(loader.context, item, here, loader.story.events.back().id);
  }
}

}  // namespace explainer
