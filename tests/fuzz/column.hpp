// A column of cells out of hostile bytes, and what holds of whatever is read from one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "require.hpp"
#include "tables/reading.hpp"
#include "tables/table.hpp"

namespace explainer::fuzz {

// A cell a line.
inline std::vector<Cell> cells_in(const std::uint8_t* data, std::size_t size) {
  std::vector<Cell> cells(1);
  for (std::size_t i = 0; i < size; ++i) {
    const char c = static_cast<char>(data[i]);
    if (c == '\n') {
      cells.emplace_back();
    } else {
      cells.back().text.push_back(c);
    }
  }
  return cells;
}

// Each cell that is open is asked about, and no other; what can't be read is told why.
template <typename Column>
void require_sound(const Column& column, std::size_t count) {
  require(column.cells.size() == count);
  std::vector<bool> asked(count);
  for (const Question& question : column.questions) {
    require(!question.text.empty() && question.choices.size() >= 2);
    for (const std::size_t place : question.cells) asked.at(place) = true;
  }
  for (std::size_t i = 0; i < count; ++i) {
    require(asked[i] == (column.cells[i].outcome == Outcome::open));
    require(column.cells[i].outcome != Outcome::unreadable || !column.cells[i].note.empty());
  }
}

}  // namespace explainer::fuzz
