// Tables as files: XLSX, ODS and CSV. read_tables gives the same cells back.
#pragma once

#include <string>
#include <vector>

#include "tables/table.hpp"

namespace explainer {

// Workbooks with a sheet for each table. Its first row stays in sight, columns are as wide as what is in them. Cells
// that are typed become numbers, dates and truth values; all others are text, as columns are where nothing is written
// yet: a spreadsheet program leaves what is typed there as it is. No cell becomes a formula.
std::string write_xlsx(const std::vector<Table>& tables);
std::string write_ods(const std::vector<Table>& tables);

// CSV after RFC 4180 behind a byte order mark. A text that a spreadsheet program would take for a formula gets an
// apostrophe in front, which read_tables takes away again.
std::string write_csv_table(const Table& table);

}  // namespace explainer
