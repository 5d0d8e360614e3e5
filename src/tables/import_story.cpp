#include "tables/import_story.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/json_writer.hpp"
#include "core/load_story.hpp"
#include "core/name_rows.hpp"
#include "core/upgrade.hpp"
#include "core/utf8.hpp"
#include "importer.hpp"

namespace explainer {
namespace {

std::vector<JsonRecord> records_in(std::string_view bytes, Json list) {
  std::vector<JsonRecord> out;
  if (!list || list.type() != JsonType::array) return out;
  for (Json item = list.first(); item; item = item.next()) out.emplace_back(bytes, item);
  return out;
}

// --- a story that the tables go into ---

ProgramDraft program_draft(std::string_view bytes, Json object) {
  ProgramDraft draft;
  draft.record = JsonRecord(bytes, object);
  draft.record.remove("generations");
  draft.id = draft.record.text_of("id");
  draft.name = draft.record.text_of("name");
  for (JsonRecord& generation : records_in(bytes, member_of(object, "generations")))
    draft.add_generation(std::move(generation));
  return draft;
}

void take_over(Importer& importer, std::string_view bytes, Json root) {
  for (Json key = root.first(); key; key = key.next().next()) {
    const std::string_view name = key.text();
    const Json value = key.next();
    if (name == "labels") {
      importer.labels = JsonRecord(bytes, value);
    } else if (name == "units") {
      importer.units = records_in(bytes, value);
    } else if (name == "rates") {
      importer.rates = records_in(bytes, value);
    } else if (name == "corrections") {
      importer.corrections = records_in(bytes, value);
    } else if (name == "entities") {
      for (JsonRecord& record : records_in(bytes, value)) importer.entities.add(std::move(record));
    } else if (name == "sources") {
      for (JsonRecord& record : records_in(bytes, value)) importer.sources.add(std::move(record));
    } else if (name == "programs" && value.type() == JsonType::array) {
      for (Json item = value.first(); item; item = item.next()) importer.programs.add(program_draft(bytes, item));
    } else if (name == "events") {
      importer.kept_events = records_in(bytes, value);
      for (const JsonRecord& event : importer.kept_events) {
        const std::string id = event.text_of("id");
        importer.kept_ids.emplace(id, id);
        importer.kept_ids.emplace(event.text_of("date") + " " + event.text_of("title"), id);
      }
    } else {
      importer.head.set(name, std::string(raw_json(bytes, value)));
    }
  }
  for (const JsonRecord& unit : importer.units) {
    Unit known{unit.text_of("id"), unit.text_of("name"), unit.text_of("one"), unit.text_of("short"), UnitKind::count};
    if (const auto kind = value_of<UnitKind>(unit.text_of("kind"))) known.kind = *kind;
    importer.context.units.push_back(std::move(known));
  }
}

bool are_objects(Json list) {
  if (!list) return true;
  if (list.type() != JsonType::array) return false;
  for (Json item = list.first(); item; item = item.next()) {
    if (item.type() != JsonType::object || !are_objects(member_of(item, "generations"))) return false;
  }
  return true;
}

// Whether rows can be added to a story with errors without a change to anything in it: it has the lists where they
// belong, and is read as version 2.
bool can_be_added_to(Json root) {
  if (root.type() != JsonType::object) return false;
  const Json version = member_of(root, "version"), labels = member_of(root, "labels");
  if (version && version.type() == JsonType::number && version.number() != 2) return false;
  if (labels && labels.type() != JsonType::object) return false;
  for (const char* const key : {"units", "rates", "entities", "programs", "sources", "events", "corrections"}) {
    if (!are_objects(member_of(root, key))) return false;
  }
  return true;
}

// The story as version 2, in which most errors may stay for the person to mend. Else its problems.
std::optional<std::string> story_to_add_to(std::string_view bytes, LanguagePacks packs,
                                           std::vector<Problem>& problems) {
  LoadResult loaded = load_story(bytes, packs);
  if (loaded.indexed) return upgrade_story(bytes, loaded.indexed->story);
  const std::optional<JsonDocument> document = parse_json(bytes);
  if (document && can_be_added_to(Json(*document))) return std::string(bytes);
  name_rows(bytes, loaded.problems);
  problems = std::move(loaded.problems);
  return std::nullopt;
}

// --- what all cells are read with ---

void set_language(Importer& importer, const std::vector<Sheet>& sheets) {
  importer.language = importer.head.text_of("language");
  if (importer.language.empty()) {
    const auto found =
        std::find_if(sheets.begin(), sheets.end(), [](const Sheet& sheet) { return !sheet.language.empty(); });
    importer.language = found == sheets.end() ? "en" : found->language;
  }
  importer.context.language = importer.language;
  if (importer.packs != nullptr) importer.context.labels.set_language(read_words(importer.packs(importer.language)));
}

void use_unit(Importer& importer, const std::string& id) {
  std::vector<Unit>& units = importer.context.units;
  const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.id == id; });
  Unit main = found == units.end() ? Unit{id, "", "", "", UnitKind::money} : *found;
  if (found != units.end()) units.erase(found);
  units.insert(units.begin(), std::move(main));
}

// The currency that most amounts are in.
std::string most_frequent_currency(const Importer& importer, const std::vector<Sheet>& sheets) {
  // Figures without a unit would be in the main one; none has this id.
  ReadingContext context = importer.context;
  context.units.insert(context.units.begin(), Unit{"-", "-", "-", "-", UnitKind::other});
  std::map<std::string, int> counts;
  for (const Sheet& sheet : sheets) {
    const Column* const column = sheet.column("amount");
    if (sheet.kind != TableKind::events || column == nullptr) continue;
    const Column* const units = sheet.column("unit");
    const UnitHint of_header = read_unit(column->header, context);
    std::vector<Cell> cells;
    std::vector<std::string> unit_texts;
    const auto& rows = sheet.table->rows;
    for (size_t row = sheet.first_row; row < rows.size(); ++row) {
      cells.push_back(column->index < rows[row].size() ? rows[row][column->index] : Cell{});
      unit_texts.push_back(sheet.cell(row, units));
    }
    std::vector<UnitHint> hints = read_units(unit_texts, context);
    for (size_t i = 0; i < hints.size(); ++i) {
      if (unit_texts[i].empty()) hints[i] = of_header;
    }
    for (const AmountCell& cell : read_amounts(cells, context, {}, hints).cells) {
      const std::string& unit = cell.amount.unit;
      const bool is_code =
          unit.size() == 3 && unit.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
      if (cell.outcome == Outcome::value && is_code) ++counts[unit];
    }
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

void set_unit(Importer& importer, const std::vector<Sheet>& sheets, bool is_new) {
  std::string unit = importer.head.text_of("unit");
  const bool has_story_sheet =
      std::any_of(sheets.begin(), sheets.end(), [](const Sheet& sheet) { return sheet.kind == TableKind::story; });
  if (unit.empty() && is_new && !has_story_sheet) {
    unit = most_frequent_currency(importer, sheets);
    if (!unit.empty()) importer.head.text("unit", unit);
  }
  use_unit(importer, unit.empty() ? "USD" : unit);
}

// --- links between events ---

class EventNames {
 public:
  explicit EventNames(const Importer& importer) {
    for (const JsonRecord& event : importer.kept_events) add(event.text_of("id"), event.text_of("title"));
    for (const EventDraft& event : importer.events) add(event.id, event.title);
  }
  // The id of what a cell names by id or title; else the cell.
  std::string id_of(const std::string& cell) const {
    if (ids_.count(cell) != 0) return cell;
    const auto found = id_by_title_.find(folded(cell));
    return found == id_by_title_.end() ? cell : found->second;
  }

 private:
  void add(const std::string& id, const std::string& title) {
    ids_.insert(id);
    id_by_title_.emplace(folded(title), id);
  }
  std::set<std::string> ids_;
  std::map<std::string, std::string> id_by_title_;
};

void link_events_by_name(Importer& importer) {
  const EventNames names(importer);
  for (EventDraft& event : importer.events) {
    if (!event.part_of.empty()) event.part_of = names.id_of(event.part_of);
    for (std::vector<std::string>* const list : {&event.overlaps, &event.ends, &event.replaces}) {
      for (std::string& other : *list) other = names.id_of(other);
    }
  }
}

// --- what the tables do not say ---

struct Days {
  std::optional<Date> first, last;
};

// From the first event to the last. Those that lie far before all others are there from the start.
Days range_of(const std::vector<EventDraft>& events, std::vector<const EventDraft*>& before) {
  std::vector<std::pair<Date, const EventDraft*>> starts;
  Days days;
  for (const EventDraft& event : events) {
    if (!event.span) continue;
    const DateSpan& span = *event.span;
    if (!span.starts_open()) starts.emplace_back(span.first, &event);
    const Date last = span.ends_open() ? span.first : span.last;
    if (!days.last || last > *days.last) days.last = last;
  }
  std::sort(starts.begin(), starts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  size_t at = 0;
  while (at + 3 < starts.size()) {
    const int gap = starts[at + 1].first.day - starts[at].first.day;
    if (gap <= 3 * (days.last->day - starts[at + 1].first.day) || gap < 3650) break;
    before.push_back(starts[at++].second);
  }
  if (at < starts.size()) days.first = starts[at].first;
  if (!days.first) days.first = days.last;
  return days;
}

void set_dates(Importer& importer, const CellPlace& place) {
  std::vector<const EventDraft*> before;
  const Days days = range_of(importer.events, before);
  if (!days.first) return;
  const std::string from = iso(*days.first), to = iso(std::max(*days.first, *days.last));
  if (!importer.head.has("range")) {
    JsonRecord range;
    range.text("from", from).text("to", to);
    importer.head.set("range", one_line(range));
    std::string text = "the story runs from " + from + " to " + to + ", from the first event to the last";
    for (const EventDraft* const event : before)
      text.append("; row ")
          .append(std::to_string(event->row + 1))
          .append(" (")
          .append(event->date)
          .append(") is long before, and there from the start");
    importer.remark(place, {}, std::move(text));
  }
  if (!importer.head.has("asOf")) {
    importer.head.text("asOf", to);
    importer.remark(
        place, {},
        "the story stands as checked on " + to + ", the day of the last event; write the day on which you checked it");
  }
}

std::string title_of_file(std::string_view file) {
  file = file.substr(file.find_last_of("/\\") == std::string_view::npos ? 0 : file.find_last_of("/\\") + 1);
  const size_t dot = file.rfind('.');
  std::string words(dot == std::string_view::npos || dot == 0 ? file : file.substr(0, dot));
  for (char& c : words) {
    if (c == '-' || c == '_') c = ' ';
  }
  words = tidy(words);
  return words.empty() ? "Story" : with_capital(words);
}

void set_head(Importer& importer, const CellPlace& place) {
  if (!importer.head.has("title")) {
    const std::string title = title_of_file(place.file);
    importer.head.text("title", title);
    importer.remark(place, {}, "the title is " + in_quotes(title) + ", after the file; write a better one");
  }
  if (!importer.head.has("language")) {
    importer.head.text("language", importer.language);
    importer.remark(place, {}, "the language is taken to be " + in_quotes(importer.language) + ", after the headers");
  }
}

// Who gets money stands right, who only pays left.
void set_sides(Importer& importer, const CellPlace& place) {
  std::set<std::string> receivers;
  for (const EventDraft& event : importer.events) {
    const bool goes_back = event.kind == "repayment";
    const std::string& receiver = goes_back ? event.from : event.to;
    if (!receiver.empty() && event.kind != "end") receivers.insert(receiver);
  }
  size_t made = 0, without_kind = 0;
  for (JsonRecord& entity : importer.entities.records()) {
    if (!entity.has("kind")) {
      entity.text("kind", "party");
      ++without_kind;
    }
    if (entity.has("side")) continue;
    entity.text("side", receivers.count(entity.text_of("id")) != 0 ? "right" : "left");
    ++made;
  }
  if (made > 0)
    importer.remark(place, {},
                    "who gets money stands right on the map, who only pays left (" + std::to_string(made) +
                        " names); change “side” where that is wrong");
  if (without_kind > 0)
    importer.remark(place, {},
                    "what the " + std::to_string(without_kind) +
                        " names are is not in the sheet, so each is a “party”; write bank, state, investor …");
}

void say_of_rates(Importer& importer, const CellPlace& place) {
  std::map<std::string, size_t> counts;
  const std::string main = importer.context.units.front().id;
  for (const EventDraft& event : importer.events) {
    if (event.amount.empty() || event.amount.front() != '{') continue;
    const std::optional<JsonDocument> document = parse_json(event.amount);
    if (!document) continue;
    const Json unit = member_of(Json(*document), "unit");
    const std::string id = unit ? std::string(unit.text()) : "USD";
    if (id != main) ++counts[id];
  }
  for (const JsonRecord& rate : importer.rates) counts.erase(rate.text_of("unit"));
  for (const auto& [id, count] : counts) {
    const std::string& unit = id;  // clang 14 captures no structured bindings
    const bool is_money = std::none_of(importer.units.begin(), importer.units.end(), [&](const JsonRecord& own) {
      return own.text_of("id") == unit && own.text_of("kind") != "money";
    });
    if (!is_money) continue;
    importer.remark(place, {},
                    std::to_string(count) + (count == 1 ? " amount is" : " amounts are") + " in " + unit +
                        ", the main unit is " + main + "; their widths can be drawn once “rates” says what one " +
                        unit + " was worth, by a source");
  }
}

void say_of_titles_of_sources(Importer& importer, const CellPlace& place) {
  if (const size_t made = importer.sources.made_from_addresses(); made > 0)
    importer.remark(
        place, {},
        "the titles of " + std::to_string(made) + " sources are made from their addresses; write what they are called");
}

// Terms are about someone; those of a sheet that names nobody are about what the story is about.
void set_parties(Importer& importer) {
  for (EventDraft& event : importer.events) {
    const bool needs = event.kind == "terms" || event.kind == "share_sale" || event.kind == "talks";
    const bool has_column = event.sheet->column("from") != nullptr || event.sheet->column("to") != nullptr;
    if (!needs || has_column || !event.from.empty() || !event.to.empty() || !event.parties.empty()) continue;
    event.parties.push_back(importer.entities.find_or_make(importer.head.text_of("title")));
  }
}

// A programme has at least one generation.
void complete_programs(Importer& importer) {
  for (ProgramDraft& program : importer.programs.all()) {
    if (!program.generations.empty()) continue;
    JsonRecord generation;
    generation.text("id", program.id).text("name", program.name);
    program.generations.push_back(std::move(generation));
  }
}

// --- the file ---

std::string json_list_of(const std::vector<JsonRecord>& records) {
  std::string out;
  append_json_lines(out, records, "  ", [&](const JsonRecord& record) { out.append(one_line(record)); });
  return out;
}

JsonRecord record_of(const EventDraft& event) {
  JsonRecord out;
  const auto texts = [&](std::string_view key, const std::vector<std::string>& list) {
    if (!list.empty()) out.set(key, json_texts(list));
  };
  out.text("id", event.id).text_unless_empty("date", event.date).text_unless_empty("known", event.known);
  out.text("kind", event.kind).text("status", event.status);
  out.text_unless_empty("title", event.title).text_unless_empty("text", event.text);
  // Some kinds have parties instead of the two ends of a payment.
  const bool has_ends = event.kind != "terms" && event.kind != "end" && event.kind != "program";
  const bool half = event.kind == "talks" && (event.from.empty() || event.to.empty());
  std::vector<std::string> parties = event.parties;
  if (has_ends && !half) {
    out.text_unless_empty("from", event.from).text_unless_empty("to", event.to);
  } else if (event.kind != "program") {
    for (const std::string* const id : {&event.to, &event.from}) {
      if (!id->empty() && std::find(parties.begin(), parties.end(), *id) == parties.end())
        parties.insert(parties.begin(), *id);
    }
  }
  texts("parties", parties);
  out.text_unless_empty("program", event.program).text_unless_empty("generation", event.generation);
  out.text_unless_empty("stage", event.stage);
  if (!event.amount.empty()) out.set("amount", event.amount);
  if (!event.also.empty())
    out.set("also", json_list(event.also, [](std::string& list, const std::string& json) { list.append(json); }));
  out.text_unless_empty("counts", event.counts).text_unless_empty("part_of", event.part_of);
  texts("overlaps", event.overlaps);
  texts("ends", event.ends);
  if (event.kind == "end") out.text_unless_empty("how", event.how);
  texts("replaces", event.replaces);
  out.text_unless_empty("repays", event.repays);
  if (event.beat) out.set("beat", "true");
  if (!event.article.empty())
    out.set("article",
            json_list(event.article, [](std::string& list, int number) { list.append(std::to_string(number)); }));
  std::string sources = "[";
  for (size_t i = 0; i < event.sources.size(); ++i) {
    if (i > 0) sources.append(", ");
    sources.append(event.citations[i].empty() ? json_string(event.sources[i]) : event.citations[i]);
  }
  out.set("sources", sources.append("]"));
  return out;
}

// Whether a row says anything of a key of an event, if only that it has none.
bool has_column_for(const Sheet& sheet, std::string_view key) {
  if (key == "amount") return sheet.column("amount") != nullptr || sheet.column("value") != nullptr;
  if (key == "sources") return sheet.column("sources") != nullptr || sheet.column("url") != nullptr;
  if (key == "date" && sheet.is_timeline_js) return true;
  return sheet.column(key) != nullptr;
}

// The ids of a list of sources, some of which stand in objects with what they say.
std::vector<std::string> source_ids(const std::string& json) {
  std::vector<std::string> out;
  const std::optional<JsonDocument> document = parse_json(json);
  if (!document || Json(*document).type() != JsonType::array) return out;
  for (Json source = Json(*document).first(); source; source = source.next()) {
    const Json id = source.type() == JsonType::object ? member_of(source, "id") : source;
    if (id && id.type() == JsonType::string) out.emplace_back(id.text());
  }
  return out;
}

// explainer csv writes these out even where an event leaves them to what is usual.
bool is_by_default(const JsonRecord& event, std::string_view key) {
  if (key == "repays") return event.text_of(key) == id_of(EventKind::investment);
  if (key != "counts") return false;
  const auto kind = value_of<EventKind>(event.text_of("kind"));
  const std::string* const amount = event.find("amount");
  const bool adds = kind && has_ledger(*kind) && amount != nullptr && amount->find("could_exceed") == std::string::npos;
  return event.text_of(key) == id_of(adds ? Counts::adds : Counts::never);
}

// An event of before with what its row says now. Sources keep their quotes where the row names the same ones.
JsonRecord merged(const JsonRecord& before, const JsonRecord& now, const Sheet& sheet) {
  JsonRecord out;
  for (const auto& [key, json] : before.members()) {
    if (!has_column_for(sheet, key)) out.set(key, json);
    if (!has_column_for(sheet, key) || !now.has(key)) continue;
    const std::string& said = *now.find(key);
    out.set(key, key == "sources" && source_ids(said) == source_ids(json) ? json : said);
  }
  for (const auto& [key, json] : now.members()) {
    if (!before.has(key) && has_column_for(sheet, key) && !(sheet.is_our_csv && is_by_default(now, key)))
      out.set(key, json);
  }
  return out;
}

// New events behind those that stay, or in the place of the one of their id.
std::vector<JsonRecord> all_events(Importer& importer) {
  std::vector<JsonRecord> out = std::move(importer.kept_events);
  std::map<std::string, size_t> places;
  for (size_t i = 0; i < out.size(); ++i) places.emplace(out[i].text_of("id"), i);
  for (const EventDraft& event : importer.events) {
    const auto [place, is_new] = places.emplace(event.id, out.size());
    if (is_new)
      out.push_back(record_of(event));
    else
      out[place->second] = merged(out[place->second], record_of(event), *event.sheet);
    const Table& table = *event.sheet->table;
    importer.result.places.push_back(
        {"/events/" + std::to_string(place->second), table.file, table.name, event.row + 1});
  }
  return out;
}

std::string write_story(Importer& importer) {
  JsonRecord story;
  constexpr const char* order[] = {"$schema", "version", "title",   "subtitle", "language", "asOf",
                                   "newer",   "range",   "spacing", "start",    "credits",  "unit"};
  importer.head.set("version", "2");
  for (const char* const key : order) {
    if (const std::string* const json = importer.head.find(key)) story.set(key, *json);
  }
  for (const auto& [key, json] : importer.head.members()) {
    if (!story.has(key)) story.set(key, json);
  }
  const auto list = [&](std::string_view key, const std::vector<JsonRecord>& records, bool needed) {
    if (needed || !records.empty()) story.set(key, json_list_of(records));
  };
  list("units", importer.units, false);
  list("rates", importer.rates, false);
  if (!importer.labels.empty()) {
    std::string labels = "{";
    for (const auto& [key, json] : importer.labels.members()) {
      labels.append(labels.size() > 1 ? ",\n    " : "\n    ").append(json_string(key)).append(": ").append(json);
    }
    story.set("labels", labels.append("\n  }"));
  }
  list("entities", importer.entities.records(), true);
  if (!importer.programs.all().empty()) {
    std::vector<JsonRecord> programs;
    for (const ProgramDraft& program : importer.programs.all()) {
      JsonRecord record = program.record;
      record.set("generations", json_list(program.generations, [](std::string& out, const JsonRecord& generation) {
                   out.append(one_line(generation));
                 }));
      programs.push_back(std::move(record));
    }
    list("programs", programs, true);
  }
  list("sources", importer.sources.records(), true);
  list("events", all_events(importer), true);
  list("corrections", importer.corrections, false);

  std::string out = "{";
  for (const auto& [key, json] : story.members()) {
    out.append(out.size() > 1 ? ",\n  " : "\n  ").append(json_string(key)).append(": ").append(json);
  }
  return out.append("\n}\n");
}

void note_files(Importer& importer, const std::vector<TablesRead>& files) {
  for (const TablesRead& file : files) {
    const std::string name = file.tables.empty() ? std::string() : file.tables.front().file;
    for (const TableNote& note : file.notes) {
      CellPlace place{name, note.sheet, static_cast<size_t>(note.row), {}, {}};
      if (note.column > 0) place.letters = column_letters(static_cast<size_t>(note.column) - 1);
      importer.warn(std::move(place), note.cell, note.text);
    }
  }
}

}  // namespace

ImportResult import_story(const std::vector<TablesRead>& files, const ImportMap& map,
                          std::optional<std::string_view> into, LanguagePacks packs) {
  ImportResult result;
  Importer importer{map, result, packs};
  importer.context.units.clear();
  std::string base;
  std::optional<JsonDocument> document;
  if (into) {
    std::optional<std::string> story = story_to_add_to(*into, packs, result.problems);
    if (!story) return result;
    base = std::move(*story);
    document = parse_json(base);
    if (document) take_over(importer, base, Json(*document));
  }
  note_files(importer, files);
  const std::vector<Sheet> sheets = find_sheets(importer, files);
  set_language(importer, sheets);
  import_lists(importer, sheets);
  set_unit(importer, sheets, !into);
  import_events(importer, sheets);
  const auto events =
      std::find_if(sheets.begin(), sheets.end(), [](const Sheet& sheet) { return sheet.kind == TableKind::events; });
  if (events == sheets.end() && sheets.empty()) return result;
  const Sheet& main = events == sheets.end() ? sheets.front() : *events;
  const CellPlace place = main.place(main.first_row - 1);
  set_head(importer, place);
  set_parties(importer);
  set_dates(importer, place);
  link_events_by_name(importer);
  add_endings(importer);
  set_sides(importer, place);
  complete_programs(importer);
  say_of_rates(importer, place);
  say_of_titles_of_sources(importer, place);
  result.story = write_story(importer);
  LoadResult loaded = load_for_editor(result.story, packs);
  name_rows(result.story, loaded.problems);
  result.problems = std::move(loaded.problems);
  return result;
}

}  // namespace explainer
