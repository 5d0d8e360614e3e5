#include "core/ascii.hpp"
#include "defused.hpp"
#include "sheet_layout.hpp"
#include "tables/write_workbook.hpp"

namespace explainer {
namespace {

// Whatever a reader might take for a delimiter stands in quotes, and so do blanks at either end, and what a file of
// another kind might begin with.
bool needs_quotes(std::string_view text) {
  if (text.empty()) return false;
  return text.find_first_of(",;\t\"\r\n") != std::string_view::npos || text.front() == ' ' || text.back() == ' ' ||
         text.front() == '{' || text.front() == '<' || in_small_letters(text.substr(0, 4)) == "sep=";
}

void append_cell(std::string& out, const Cell& cell) {
  const bool is_number = written_as(cell) == WrittenAs::number;  // "-5" is no formula
  const std::string text = is_number ? cell.text : with_fuse(cell.text);
  if (!needs_quotes(text)) {
    out.append(text);
    return;
  }
  out.push_back('"');
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

}  // namespace

std::string write_csv_table(const Table& table) {
  const size_t columns = count_columns(table);
  std::string out = "\xEF\xBB\xBF";
  for (const std::vector<Cell>& row : table.rows) {
    for (size_t i = 0; i < columns; ++i) {
      if (i > 0) out.push_back(',');
      if (i < row.size()) append_cell(out, row[i]);
    }
    out.append("\r\n");
  }
  return out;
}

}  // namespace explainer
