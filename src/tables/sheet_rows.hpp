// What is shared by those that read sheets: rows within the limits of the file, and notes. Private to the tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tables/read_tables.hpp"

namespace explainer {

// What is left of the limits, for all sheets of a file.
struct Budget {
  explicit Budget(const TableLimits& limits) : rows(limits.rows), cells(limits.cells), text(limits.unpacked_bytes) {}

  size_t rows, cells, text;
  std::string problem;  // which of them was passed; else empty

  bool take_rows(size_t count) { return take(rows, count, "rows"); }
  bool take_cells(size_t count) { return take(cells, count, "cells"); }
  bool take_text(size_t bytes) { return take(text, bytes, "text"); }

 private:
  bool take(size_t& left, size_t wanted, std::string_view what);
};

// A place on a sheet, from 0.
struct Place {
  size_t row = 0, column = 0;
};

inline constexpr size_t max_columns = 16'384, max_rows = 1'048'576;  // of a sheet, in the programs that there are

class SheetRows {
 public:
  explicit SheetRows(Budget& budget) : budget_(budget) {}

  // Cells may come in any order; an empty one takes no room. False: beyond the limits.
  bool put(Place place, Cell cell);
  // The cells of a column that are merged into one all get the text of the first. `filled` tells whether there are any.
  bool fill_down(Place first, size_t last_row, bool& filled);

  const Cell* find(Place place) const;
  std::vector<std::vector<Cell>> take() { return std::move(rows_); }

 private:
  Budget& budget_;
  std::vector<std::vector<Cell>> rows_;
};

// The notes on a sheet. Beyond a thousand of a file they are only counted.
class SheetNotes {
 public:
  SheetNotes(std::vector<TableNote>& notes, std::string sheet) : notes_(notes), sheet_(std::move(sheet)) {}
  ~SheetNotes();
  SheetNotes(const SheetNotes&) = delete;
  SheetNotes& operator=(const SheetNotes&) = delete;

  void add(Place place, std::string_view cell, std::string_view text);
  void add_once(Place place, std::string_view cell, std::string_view text);  // the first of its kind on the sheet

 private:
  std::vector<TableNote>& notes_;
  std::string sheet_;
  size_t left_out_ = 0;
  std::vector<std::string_view> told_;
};

// Does a text hold an address itself?
inline bool is_address(std::string_view text) {
  return text.find("://") != std::string_view::npos || text.substr(0, 4) == "www." || text.substr(0, 7) == "mailto:";
}

// What sheets of either format have notes on.
inline constexpr std::string_view hidden_sheet_note =
    "the sheet is hidden and was left out; show it in the spreadsheet program if it is needed";
inline constexpr std::string_view time_note = "times of day are left out of dates, here and below";
inline constexpr std::string_view link_note =
    "the address behind this cell is not read, here and below; write it out in a column of its own";
inline constexpr std::string_view no_result_note =
    "this cell is a formula whose result the file lacks; open it in the spreadsheet program and save it again";
inline constexpr std::string_view error_note =
    "the spreadsheet could not work this cell out, so it is read as empty; mend its formula, or write the value";
inline constexpr std::string_view merged_note =
    "this cell is merged with those below it, so each of their rows has its text";

}  // namespace explainer
