// The events of a story file, one by one.
#include <algorithm>
#include <array>
#include <cmath>

#include "loader.hpp"
#include "money.hpp"

namespace explainer {
namespace {

constexpr int max_events = 200'000;
constexpr int max_title_characters = 90;
constexpr double max_usd = 1e15;

constexpr std::array<std::string_view, 19> event_keys = {
    "id",         "date",  "kind",   "status", "title",   "text",     "from",    "to",   "parties", "program",
    "generation", "stage", "amount", "counts", "part_of", "overlaps", "article", "beat", "sources"};
constexpr std::array<std::string_view, 2> amount_keys = {"usd", "bound"};

// Keys that only some kinds of events have.
struct KeyUse {
  std::string_view key;
  std::array<bool, event_kind_count> kinds;  // investment, contract, program, terms, share_sale, talks
};
constexpr std::array<KeyUse, 9> key_uses = {{
    {"from", {true, true, false, false, true, true}},
    {"to", {true, true, false, false, true, true}},
    {"parties", {false, false, false, true, true, true}},
    {"program", {false, false, true, false, false, false}},
    {"generation", {false, false, true, false, false, false}},
    {"stage", {false, false, true, false, false, false}},
    {"amount", {true, true, false, true, true, true}},
    {"part_of", {true, true, false, false, false, false}},
    {"overlaps", {true, true, false, false, false, false}},
}};

// Reads one event.
class EventReader {
 public:
  // Reads into the event that `loader` got last.
  EventReader(Loader& loader, Json object, const Path& path)
      : loader_(loader),
        context_(loader.context),
        path_(path),
        fields_(context_, object, path, event_keys),
        loaded_(loader.events.back()),
        event_(loader.story.events.back()) {
    if (!fields_) return;
    loaded_.object = object;
    loaded_.part_of = fields_.find("part_of");
    loaded_.overlaps = fields_.find("overlaps");
  }

  void read() {
    event_.id = fields_.id("id");
    event_.title = fields_.text("title", Need::required, max_title_characters);
    event_.text = fields_.text("text", Need::required);
    if (const auto date = fields_.span("date", Need::required)) {
      event_.date = *date;
      loaded_.has_date = true;
    }
    if (const auto kind = fields_.word<EventKind>("kind", Need::required, "a kind of event")) {
      event_.kind = *kind;
      loaded_.has_kind = true;
    }
    if (const auto status = fields_.word<Status>("status", Need::required, "a status")) event_.status = *status;
    if (loaded_.has_kind) check_keys_of_kind();
    read_parties();
    read_program();
    read_amount();
    read_counts();
    read_sources();
    read_article();
    event_.beat = fields_.flag("beat");
    if (!fields_) {
      loader_.entities.miss();
      loader_.sources.miss();
    }
  }

 private:
  EventKind kind() const { return event_.kind; }

  void check_keys_of_kind() {
    const auto kind_index = static_cast<size_t>(kind());
    for (const KeyUse& use : key_uses) {
      if (use.kinds[kind_index] || !fields_.has(use.key)) continue;
      fields_.error(use.key, quoted(use.key) + " does not belong to events of kind " + quoted(id_of(kind())) +
                                 "; take it out, or write another kind");
    }
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
      fields_.error(key, needed ? "this list is empty; name at least one" : "this list is empty; leave the key out");
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
      fields_.error("to", context_.shown(fields_.find("to")) + " is both from and to; write who gets the money");
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
    } else if (fields_ && loaded_.has_kind && kind() == EventKind::program) {
      fields_.missing("program", "name the chip programme");
    }
    if (const Json value = fields_.find("generation"); value && event_.program != none) {
      const auto program = static_cast<size_t>(event_.program);
      const std::string what = "a generation of " + quoted(loader_.story.programs[program].id);
      event_.generation = loader_.generations[program].find(context_, value, Path{&path_, "generation"}, what);
    }
    if (const auto stage = fields_.word<Stage>("stage", Need::optional, "a stage")) event_.stage = *stage;
    if (fields_.has("generation") && !fields_.has("stage"))
      fields_.missing("stage", "say what the generation reached: " + listed(words_of<Stage>));
    if (fields_.has("stage") && !fields_.has("generation"))
      fields_.missing("generation", "say which generation reached the stage");
  }

  void read_amount() {
    const Json object = fields_.find("amount");
    if (object && (object.type() == JsonType::number || object.type() == JsonType::string)) {
      std::string mend = "write { \"usd\": NUMBER }";
      if (object.type() == JsonType::string && context_.amount_mend != nullptr) {
        mend = context_.amount_mend(object.text());
      } else if (object.type() == JsonType::number && object.number() >= 0.01 && object.number() <= max_usd) {
        mend = "write { \"usd\": " + plain_number(object.number()) + " }";
      }
      return fields_.error("amount", context_.shown(object) + " is not an object; " + mend);
    }
    if (!fields_.object("amount", Need::optional)) return;
    const Path here{&path_, "amount"};
    Fields fields(context_, object, here, amount_keys);
    Amount amount;
    if (const auto bound = fields.word<Bound>("bound", Need::optional, "a bound")) amount.bound = *bound;
    if (!fields.has("usd")) {
      fields.missing("usd", "add the figure in dollars, or leave \"amount\" out where none was published");
      return;
    }
    const std::optional<double> usd = fields.number("usd", Need::required);
    if (!usd) return;
    const auto shown = [&] { return context_.shown(fields.find("usd")); };
    if (*usd < 0) return fields.error("usd", shown() + " is negative; write how much goes from \"from\" to \"to\"");
    if (*usd > max_usd)
      return fields.error("usd", shown() + " is more than 1,000,000,000,000,000; write dollars, not cents");
    if (*usd < cents_are_exact_below && std::round(*usd * 100) / 100 != *usd) {
      return fields.error(
          "usd", shown() + " has fractions of a cent; write dollars, with two digits behind the point at most");
    }
    amount.usd = *usd == 0 ? 0 : *usd;  // no minus zero
    event_.amount = amount;
  }

  void read_counts() {
    const bool too_vague = event_.amount && event_.amount->bound == Bound::could_exceed;
    const bool can_count = loaded_.has_kind && has_ledger(kind()) && event_.amount && !too_vague;
    event_.counts = can_count ? Counts::adds : Counts::never;
    const auto word = fields_.word<Counts>("counts", Need::optional, "a way of counting");
    if (word) event_.counts = *word;
    if (event_.counts == Counts::never) return;
    const std::string written = word ? quoted(id_of(*word)) : std::string("this");
    if (!can_count && loaded_.has_kind) {
      const std::string why = !has_ledger(kind())     ? "only investments and contracts count"
                              : too_vague             ? "\"could_exceed\" is too vague to count"
                              : fields_.has("amount") ? "its amount has mistakes"
                                                      : "it has no amount";
      fields_.error("counts", written + " cannot be, for " + why + "; write \"never\", or leave the key out");
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
    event_.sources = references("sources", true, loader_.sources, "a source");
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
        context_.report.error(item.offset(), Path{&there, {}, index},
                              context_.shown(item) + " is not the number of a paragraph; write 1, 2, 3 …");
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
    loader.context.report.error(list.offset(), path,
                                std::to_string(list.size()) + " events are too many; 200,000 are the most");
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
