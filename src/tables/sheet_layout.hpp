// What sheets of either format have in common when they are written. Private to the tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tables/table.hpp"

namespace explainer {

// What a typed cell is written as. A number of more digits than spreadsheet programs keep is a text, and so is a date
// that is no day.
enum class WrittenAs : unsigned char { text, number, date, truth };
WrittenAs written_as(const Cell& cell);

// How wide each column is, in characters: as its longest line, within limits.
std::vector<int> column_widths(const Table& table);

// Whether a text is wider than any column, or has several lines.
bool needs_lines(std::string_view text);

// Names for sheets that every spreadsheet program takes: at most 31 characters, none of []:*?/\, no two alike.
std::vector<std::string> sheet_names(const std::vector<Table>& tables);

// The rows as a rectangle has them: none is longer.
size_t count_columns(const Table& table);

// "AB" for 27
std::string column_letters(size_t column);

}  // namespace explainer
