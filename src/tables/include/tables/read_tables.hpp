// Spreadsheet files as tables: CSV, TSV and text pasted from a spreadsheet, XLSX and ODS. Values only: of a formula
// what the file says it came to. Knows nothing of what cells mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/reading.hpp"
#include "tables/table.hpp"

namespace explainer {

// What a file may be at most; more is refused in a sentence.
struct TableLimits {
  size_t file_bytes = size_t{100} << 20;
  size_t unpacked_bytes = size_t{256} << 20;  // of the parts of a workbook that are read
  size_t cells = 1'000'000;                   // of all sheets, a row counting as far as its last cell with text
  size_t rows = 1'100'000;                    // of all sheets
};

// What was left out, or taken in a way that a person should know: a hidden sheet, "#REF!", merged cells.
struct TableNote {
  std::string sheet;
  int row = 0, column = 0;  // from 1; 0: all of them
  std::string cell;         // its text, where one is meant
  std::string text;         // one sentence
};

struct TablesRead {
  std::vector<Table> tables;     // in the order of the file
  std::vector<TableNote> notes;  // in the order of the file
  std::optional<Epoch> epoch;    // of day numbers that are no dates by their format, where the file says it
  std::string problem;           // why there are no tables, in one sentence that says what to do instead; else empty
};

// `file_name` names the tables and the problem; what is in the file is told by its bytes.
TablesRead read_tables(std::string_view bytes, std::string_view file_name, const TableLimits& limits = {});

}  // namespace explainer
