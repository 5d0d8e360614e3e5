// Hostile bytes as a spreadsheet file: reading ends with tables within the limits or with a problem, and what was read
// is written and read back the same, as CSV, XLSX and ODS. The first byte says what the rest is: XML of a sheet of XLSX
// ("x"; its styles and shared strings follow behind a byte 0), the content of ODS ("o"), else a file as it is.
#include <cstddef>
#include <cstdint>
#include <string>

#include "require.hpp"
#include "tables/read_tables.hpp"
#include "tables/write_workbook.hpp"
#include "zip.hpp"

using namespace explainer;
using explainer::fuzz::require;

namespace {

std::string part(std::string_view& rest) {
  const size_t end = std::min(rest.find('\0'), rest.size());
  const std::string_view out = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return std::string(out);
}

std::string file_of(std::string_view bytes) {
  const char kind = bytes.empty() ? ' ' : bytes.front();
  if (kind == 'o') return write_zip({{"content.xml", std::string(bytes.substr(1)), true}});
  if (kind != 'x') return std::string(bytes);
  bytes.remove_prefix(1);
  const std::string sheet = part(bytes), styles = part(bytes), strings = part(bytes);
  return write_zip({{"xl/workbook.xml", R"(<workbook><sheets><sheet name="S" r:id="r"/></sheets></workbook>)", true},
                    {"xl/_rels/workbook.xml.rels",
                     R"(<Relationships><Relationship Id="r" Type="/worksheet" Target="s.xml"/></Relationships>)", true},
                    {"xl/s.xml", sheet, true},
                    {"xl/styles.xml", styles, true},
                    {"xl/sharedStrings.xml", strings, true}});
}

std::vector<std::string> texts_of(const Table& table) {
  std::vector<std::string> out;
  for (const std::vector<Cell>& row : table.rows) {
    for (const Cell& cell : row) out.push_back(cell.text);
    out.emplace_back("\n");
  }
  return out;
}

void require_same(const std::vector<Table>& tables, const TablesRead& again) {
  require(again.problem.empty() && again.tables.size() == tables.size());
  for (size_t i = 0; i < tables.size(); ++i) require(texts_of(again.tables[i]) == texts_of(tables[i]));
}

// ODS has no carriage returns and no other control characters.
bool fits_ods(const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    for (const std::string& text : texts_of(table)) {
      for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n') return false;
      }
    }
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  TableLimits limits;
  limits.cells = 20'000;
  limits.rows = 20'000;
  limits.unpacked_bytes = size_t{1} << 20;
  const TablesRead read = read_tables(file_of({reinterpret_cast<const char*>(data), size}), "t", limits);
  require(read.problem.empty() != read.tables.empty());
  size_t cells = 0;
  for (const Table& table : read.tables) {
    require(!table.rows.empty() && !table.rows.back().empty());
    for (const std::vector<Cell>& row : table.rows) cells += row.size();
  }
  require(cells <= limits.cells);
  if (read.tables.empty()) return 0;
  require_same(read.tables, read_tables(write_xlsx(read.tables), "t"));
  if (fits_ods(read.tables)) require_same(read.tables, read_tables(write_ods(read.tables), "t"));
  for (const Table& table : read.tables) require_same({table}, read_tables(write_csv_table(table), "t"));
  return 0;
}
