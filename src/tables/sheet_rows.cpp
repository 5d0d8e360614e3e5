#include "sheet_rows.hpp"

#include <algorithm>

#include "text_encoding.hpp"

namespace explainer {
namespace {

constexpr size_t max_notes = 1000;

}  // namespace

bool Budget::take(size_t& left, size_t wanted, std::string_view what) {
  if (wanted <= left) {
    left -= wanted;
    return true;
  }
  left = 0;
  problem = "the file has more " + std::string(what) +
            " than can be read (a million cells are the most); keep the sheets, rows and columns that the story needs";
  return false;
}

bool SheetRows::put(Place place, Cell cell) {
  if (cell.text.empty()) return true;
  if (place.row >= rows_.size()) {
    if (!budget_.take_rows(place.row + 1 - rows_.size())) return false;
    rows_.resize(place.row + 1);
  }
  std::vector<Cell>& cells = rows_[place.row];
  if (place.column >= cells.size()) {
    if (!budget_.take_cells(place.column + 1 - cells.size())) return false;
    cells.resize(place.column + 1);
  }
  if (!budget_.take_text(cell.text.size())) return false;
  cell.text = well_formed(std::move(cell.text));  // XML may say what is no character
  cells[place.column] = std::move(cell);
  return true;
}

bool SheetRows::fill_down(Place first, size_t last_row, bool& filled) {
  const Cell* const found = find(first);
  if (found == nullptr || found->text.empty()) return true;
  const Cell cell = *found;  // the rows may move
  const size_t end = std::min(last_row + 1, rows_.size());
  filled = first.row + 1 < end;
  for (size_t row = first.row + 1; row < end; ++row) {
    if (!put({row, first.column}, cell)) return false;
  }
  return true;
}

const Cell* SheetRows::find(Place place) const {
  return place.row < rows_.size() && place.column < rows_[place.row].size() ? &rows_[place.row][place.column] : nullptr;
}

SheetNotes::~SheetNotes() {
  if (left_out_ == 0) return;
  notes_.push_back(
      {sheet_, 0, 0, "", std::to_string(left_out_) + " more notes on this sheet are not listed; mend these first"});
}

void SheetNotes::add(Place place, std::string_view cell, std::string_view text) {
  if (notes_.size() >= max_notes) {
    ++left_out_;
    return;
  }
  notes_.push_back({sheet_, static_cast<int>(place.row + 1), static_cast<int>(place.column + 1), std::string(cell),
                    std::string(text)});
}

void SheetNotes::add_once(Place place, std::string_view cell, std::string_view text) {
  if (std::find(told_.begin(), told_.end(), text) != told_.end()) return;
  told_.push_back(text);
  add(place, cell, text);
}

}  // namespace explainer
