// A story while it is made from tables: what the parts of the import share. Private to the tables.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "row_text.hpp"
#include "sheet_layout.hpp"
#include "tables/columns.hpp"
#include "tables/import_story.hpp"
#include "tables/json_record.hpp"
#include "tables/names.hpp"
#include "tables/read_amount.hpp"
#include "tables/read_date.hpp"

namespace explainer {

struct Column {
  std::string header, field;  // no field: it is left out
  size_t index = 0;
};

// A table of a file, once it is known what it holds.
struct Sheet {
  const Table* table = nullptr;
  TableKind kind = TableKind::events;
  std::string name;      // what its questions are called by: "events", or the sheet's own where there are several
  size_t first_row = 0;  // index of the row behind the headers
  std::vector<Column> columns;  // those with a header or a field
  bool is_timeline_js = false;
  bool is_our_csv = false;  // as explainer csv writes it
  bool is_ours = false;     // its headers are those of explainer csv or write_tables
  std::optional<Epoch> epoch;
  std::string language;  // of its headers; empty: English or not known

  const Column* column(std::string_view field) const;
  std::string_view raw(size_t row, const Column* column) const;  // empty where there is none
  std::string cell(size_t row, const Column* column) const { return tidy(raw(row, column)); }
  std::string cell(size_t row, std::string_view field) const { return cell(row, column(field)); }
  std::string words(size_t row, const Column* column) const;  // the same; as it is where the table is one of ours
  CellPlace place(size_t row, const Column* column = nullptr) const;  // `row` is an index
};

// The companies and others that events are between, by name or id.
class EntityBook {
 public:
  void add(JsonRecord record);
  bool has_id(const std::string& id) const { return own_ids_.count(id) != 0; }
  const std::string* find(std::string_view cell) const;             // its id
  std::string find_or_make(const std::string& cell);                // its id
  void take_as(const std::string& name, const std::string& other);  // both are one
  std::vector<JsonRecord>& records() { return records_; }

 private:
  std::vector<JsonRecord> records_;
  std::unordered_map<std::string, std::string> own_ids_;             // each to itself
  std::unordered_map<std::string, std::string> id_by_name_, alias_;  // by folded names
  IdMaker ids_;
};

struct SourceFacts {
  std::string publisher, title, url, date, archived, retrieved;
};

class SourceBook {
 public:
  void add(JsonRecord record);
  const std::string* find(std::string_view id_or_address) const;
  std::string find_or_make(const SourceFacts& facts);
  std::vector<JsonRecord>& records() { return records_; }
  size_t made_from_addresses() const { return made_from_addresses_; }

 private:
  std::vector<JsonRecord> records_;
  std::unordered_map<std::string, std::string> id_by_key_;
  IdMaker ids_;
  size_t made_from_addresses_ = 0;
};

struct ProgramDraft {
  JsonRecord record;  // without its generations
  std::string id, name;
  std::vector<JsonRecord> generations;
  std::unordered_map<std::string, std::string> generation_ids;  // by id, and by folded name behind a blank
  IdMaker ids;

  void add_generation(JsonRecord generation);
  std::string find_or_make_generation(const std::string& name);  // its id
};

class ProgramBook {
 public:
  ProgramDraft& add(ProgramDraft draft);
  ProgramDraft* find(const std::string& name);  // by id or name; nullptr where there is none
  ProgramDraft& find_or_make(const std::string& name, const std::string& maker);
  std::vector<ProgramDraft>& all() { return all_; }

 private:
  std::vector<ProgramDraft> all_;
  std::unordered_map<std::string, size_t> places_;  // by id, and by folded name behind a blank
  IdMaker ids_;
};

// One event as far as its row tells.
struct EventDraft {
  const Sheet* sheet = nullptr;
  size_t row = 0;  // index
  std::string id, title, text, kind, status, from, to, program, generation, stage, counts, how, repays;
  std::string date, known;  // as they stand in the file
  std::optional<DateSpan> span;
  std::string amount;             // JSON, or empty
  std::vector<std::string> also;  // JSON
  std::vector<std::string> parties;
  std::string part_of;                                // an id, or what the cell says
  std::vector<std::string> overlaps, ends, replaces;  // the same
  std::vector<std::string> sources;                   // ids
  std::vector<std::string> citations;                 // JSON in place of the source of the same place, or empty
  std::vector<int> article;
  bool beat = false;
  // What its status says, where that is more than how far it came.
  std::optional<Ending> over;
  bool is_replaced = false;
  std::string status_word, over_since;
  std::optional<DateSpan> over_span;
};

struct Importer {
  const ImportMap& map;
  ImportResult& result;
  LanguagePacks packs;

  JsonRecord head = {};  // all but the lists
  JsonRecord labels = {};
  std::vector<JsonRecord> units = {}, rates = {}, corrections = {};
  EntityBook entities = {};
  SourceBook sources = {};
  ProgramBook programs = {};
  std::vector<EventDraft> events = {};                         // those of the tables
  std::vector<JsonRecord> kept_events = {};                    // those of the story that the tables go into
  std::unordered_map<std::string, std::string> kept_ids = {};  // of those: each id to itself, each date and title to it
  IdMaker event_ids = {};
  ReadingContext context = {};
  std::string language = {};

  void warn(CellPlace place, std::string cell, std::string text);
  void remark(CellPlace place, std::string cell, std::string text);
  const std::string* answer(const std::string& id) const;
  // Asks, unless it is answered with one of the choices; then gives the answer.
  std::optional<std::string> ask(ImportQuestion question);

  void add_unit(const Unit& unit);  // that a cell is in, unless it is known

  std::vector<DateCell> dates(const Sheet& sheet, const Column& column);
  std::vector<AmountCell> amounts(const Sheet& sheet, const Column& column, std::span<const UnitHint> hints);
};

std::string amount_json(const AmountRead& amount);
// `"2021"` of a cell that is a date as the story file has it; empty of others.
std::optional<DateSpan> exact_date(const std::string& cell);

// The date of a row of TimelineJS, from its columns for year, month and day: one day between start and end. The display
// date goes before it where it is less certain and agrees.
DateCell timeline_js_date(const Sheet& sheet, size_t row, const ReadingContext& context);

// Without HTML: tags are taken out, the commonest entities put in words.
std::string without_tags(std::string_view html);

// What each table of the files holds; says what is left out.
std::vector<Sheet> find_sheets(Importer& importer, const std::vector<TablesRead>& files);

// The tables beside the events.
void import_lists(Importer& importer, const std::vector<Sheet>& sheets);

void import_events(Importer& importer, const std::vector<Sheet>& sheets);

// An event of kind end behind each deal that its row says is over; asks what the rows leave open. The date of the story
// must be set.
void add_endings(Importer& importer);

}  // namespace explainer
