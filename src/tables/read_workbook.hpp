// XLSX and ODS. Private to the tables.
#pragma once

#include "package.hpp"
#include "sheet_rows.hpp"

namespace explainer {

TablesRead read_xlsx(Package& package, Budget& budget);
TablesRead read_ods(Package& package, Budget& budget);

}  // namespace explainer
