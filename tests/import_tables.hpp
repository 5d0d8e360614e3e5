// Tables for the tests of the import, written as CSV, and what becomes of them.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/json_document.hpp"
#include "tables/import_story.hpp"
#include "tables/json_record.hpp"

namespace explainer::test {

// Cells between commas, those with commas in quotes, a row a line.
inline Table csv_table(const std::string& name, const std::string& text) {
  Table table{name + ".csv", name, {}};
  std::vector<Cell> row;
  std::string cell;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == ',' || c == '\n')) {
      row.push_back({cell, false});
      cell.clear();
      if (c == '\n') table.rows.push_back(std::move(row)), row.clear();
    } else {
      cell.push_back(c);
    }
  }
  return table;
}

inline TablesRead one_table(const std::string& name, const std::string& text) {
  TablesRead file;
  file.tables.push_back(csv_table(name, text));
  return file;
}

// A deal sheet with these rows below the usual headers.
inline ImportResult import_deals(const std::string& rows, const ImportMap& map = {}) {
  return import_story({one_table("deals", "Date,Title,From,To,Amount,Type,Status,Source,Link\n" + rows)}, map);
}

// The event with this place among the story's, as JSON on one line; empty where there is none.
inline std::string event_at(const ImportResult& result, size_t index) {
  const auto document = parse_json(result.story);
  if (!document) return {};
  Json event = member_of(Json(*document), "events").first();
  for (; event && index > 0; --index) event = event.next();
  return event ? std::string(raw_json(result.story, event)) : std::string();
}

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// Whether something was said of a row (0: of any) in these words.
inline bool is_noted(const ImportResult& result, size_t row, const std::string& words) {
  for (const ImportNote& note : result.notes) {
    if ((row == 0 || note.place.row == row) && has(note.text, words)) return true;
  }
  return false;
}

inline std::vector<std::string> ids_asked(const ImportResult& result) {
  std::vector<std::string> ids;
  for (const ImportQuestion& question : result.questions) ids.push_back(question.id);
  return ids;
}

}  // namespace explainer::test
