// Makes a story of version 2 from tables: headers to fields, names to entities, addresses to sources. What a machine
// cannot know is asked, once for a column, and until it is answered the story says no more than the sheet.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/load_story.hpp"
#include "tables/read_tables.hpp"

namespace explainer {

// What a person has decided. An empty field or table leaves the column or sheet out.
struct ImportMap {
  std::map<std::string, std::string, std::less<>> columns;  // header or sheet/header, which goes first → field
  std::map<std::string, std::string, std::less<>> answers;  // id of a question → value of a choice
  std::map<std::string, std::string, std::less<>> sheets;   // name of a sheet → table
};

// Reads {"columns": {"Who pays": "from", "Note": null}, "answers": {…}, "sheets": {…}}. Empty with a `problem` in one
// sentence where it is none.
struct ImportMapRead {
  ImportMap map;
  std::string problem;
};
ImportMapRead read_import_map(std::string_view json);

// Where in the files. A row counts from 1; 0: the whole sheet. A column by its header, with its letters; empty: none.
struct CellPlace {
  std::string file, sheet;
  size_t row = 0;
  std::string column, letters;
};

struct ImportNote {
  Severity severity = Severity::warning;
  bool is_remark = false;  // less than a warning: what was made or taken to be so
  CellPlace place;
  std::string cell, text;
};

struct ImportQuestion {
  std::string id;   // "events/When/day-order"
  CellPlace place;  // of the column; the row of its first cell
  std::string text;
  struct AskedCell {
    size_t row;
    std::string text;
  };
  std::vector<AskedCell> cells;
  std::vector<Choice> choices;
};

struct ImportedColumn {
  std::string header, field;  // no field: it was left out
};
struct ImportedTable {
  std::string file, sheet, table;  // no table: it was left out
  std::vector<ImportedColumn> columns;
};

// Where what stands at a place of the story comes from.
struct StoryPlace {
  std::string pointer, file, sheet;
  size_t row = 0;
};

struct ImportResult {
  std::string story;  // the file; empty where none could be made
  std::vector<ImportedTable> tables;
  std::vector<ImportQuestion> questions;
  std::vector<ImportNote> notes;
  std::vector<StoryPlace> places;  // in the order of the story
  std::vector<Problem> problems;   // of the story, as check finds them; where there is none, of the one to add to
};

// `into`: the bytes of a story whose entities and sources the names are looked up in and whose events stay; rows are
// put behind them, or in the place of the event with their id. Nothing: a story of its own. Of bytes that are no story,
// or one of a version that is not known, the result has the problems alone.
ImportResult import_story(const std::vector<TablesRead>& files, const ImportMap& map = {},
                          std::optional<std::string_view> into = {}, LanguagePacks packs = nullptr);

std::string import_json(const ImportResult& result);    // {"story": …, "tables": […] …}
std::string import_report(const ImportResult& result);  // a line each: "FILE:ROW:COLUMN: question: …"

}  // namespace explainer
