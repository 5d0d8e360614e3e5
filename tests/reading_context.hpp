// Cells as tests of their reading have them: columns of texts, and tables of what each text means.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cli/languages.hpp"
#include "tables/reading.hpp"
#include "tables/table.hpp"

namespace explainer::test {

// What is known of a story in a language.
inline ReadingContext context_in(const std::string& language) {
  ReadingContext context;
  context.language = language;
  context.labels.set_language(read_words(language_pack(language)));
  return context;
}

inline std::vector<Cell> cells_of(const std::vector<std::string>& texts) {
  std::vector<Cell> cells;
  for (const std::string& text : texts) cells.push_back({text, false});
  return cells;
}

struct CellRow {
  std::string text, meant;
};

// `read` gives what a text means in a context.
template <typename Read>
void check_cells(const std::string& language, const std::vector<CellRow>& rows, const Read& read) {
  const ReadingContext context = context_in(language);
  for (const CellRow& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text, context) == row.meant);
  }
}

}  // namespace explainer::test
