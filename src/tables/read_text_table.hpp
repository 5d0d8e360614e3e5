// CSV, TSV, and text pasted from a spreadsheet. Private to the tables.
#pragma once

#include <string_view>

#include "sheet_rows.hpp"

namespace explainer {

// A table without a name, with notes on how it was read, or a problem.
TablesRead read_text_table(std::string_view bytes, Budget& budget);

}  // namespace explainer
