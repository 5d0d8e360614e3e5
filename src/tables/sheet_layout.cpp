#include "sheet_layout.hpp"

#include <algorithm>
#include <set>

#include "core/ascii.hpp"
#include "core/date.hpp"
#include "core/utf8.hpp"
#include "number_format.hpp"

namespace explainer {
namespace {

constexpr int narrowest = 10, widest = 60;

int longest_line(std::string_view text) {
  int longest = 0;
  while (!text.empty() && longest < widest) {
    const size_t end = std::min(text.find('\n'), text.size());
    longest = std::max(longest, count_characters(text.substr(0, std::min<size_t>(end, 4 * widest))));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

// The first bytes of a text, not cut within a character.
std::string_view first_bytes(std::string_view text, size_t count) {
  if (text.size() <= count) return text;
  while (count > 0 && (static_cast<unsigned char>(text[count]) & 0xC0) == 0x80) --count;
  return text.substr(0, count);
}

std::string allowed_name(std::string_view name) {
  std::string out;
  for (const char c : name)
    out.push_back(std::string_view("[]:*?/\\").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20
                      ? ' '
                      : c);
  // 31 characters of UTF-16 are at least 31 bytes of UTF-8.
  out = std::string(trimmed(first_bytes(out, 31)));
  while (!out.empty() && out.front() == '\'') out.erase(0, 1);
  while (!out.empty() && out.back() == '\'') out.pop_back();
  return out.empty() ? "Sheet" : out;
}

}  // namespace

WrittenAs written_as(const Cell& cell) {
  if (!cell.typed) return WrittenAs::text;
  if (cell.text == "TRUE" || cell.text == "FALSE") return WrittenAs::truth;
  if (plain_digits(cell.text) == cell.text) return WrittenAs::number;
  const std::optional<DateSpan> date = cell.text.size() == 10 ? parse_date(cell.text) : std::nullopt;
  return date && date->first >= make_date(1900, 3, 1) ? WrittenAs::date : WrittenAs::text;
}

std::vector<int> column_widths(const Table& table) {
  std::vector<int> out(count_columns(table), narrowest);
  for (const std::vector<Cell>& row : table.rows) {
    for (size_t i = 0; i < row.size(); ++i) out[i] = std::clamp(longest_line(row[i].text) + 2, out[i], widest);
  }
  return out;
}

bool needs_lines(std::string_view text) {
  return text.find('\n') != std::string_view::npos || longest_line(text) + 2 > widest;
}

std::vector<std::string> sheet_names(const std::vector<Table>& tables) {
  std::vector<std::string> out;
  std::set<std::string> taken;  // programs do not mind case
  for (const Table& table : tables) {
    const std::string wanted = allowed_name(table.name);
    std::string name = wanted;
    for (int i = 2; !taken.insert(in_small_letters(name)).second; ++i) {
      const std::string number = " " + std::to_string(i);
      name = std::string(first_bytes(wanted, 31 - number.size())) + number;
    }
    out.push_back(name);
  }
  return out;
}

size_t count_columns(const Table& table) {
  size_t out = 0;
  for (const std::vector<Cell>& row : table.rows) out = std::max(out, row.size());
  return out;
}

std::string column_letters(size_t column) {
  std::string out;
  for (size_t left = column + 1; left > 0; left = (left - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (left - 1) % 26));
  return out;
}

}  // namespace explainer
