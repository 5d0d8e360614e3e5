#include "read_text_table.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/ascii.hpp"
#include "defused.hpp"
#include "text_encoding.hpp"

namespace explainer {
namespace {

constexpr std::array<char, 3> delimiters = {'\t', ';', ','};  // where all else is equal, the first

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// How often a delimiter stands in the rows of a file.
struct Frequency {
  std::map<size_t, size_t> rows_by_count;  // rows that have it so many times
  size_t in_row = 0;

  void end_row() {
    if (in_row > 0) ++rows_by_count[std::min(in_row, size_t{1000})];
    in_row = 0;
  }
  // The count that most rows have, and how many have it.
  std::pair<size_t, size_t> usual() const {
    std::pair<size_t, size_t> out{0, 0};
    for (const auto& [count, rows] : rows_by_count) {
      if (rows >= out.second) out = {count, rows};
    }
    return out;
  }
};

// The delimiter that stands the same number of times in the most rows; what is in quotes does not count.
char find_delimiter(std::string_view text) {
  std::array<Frequency, delimiters.size()> frequencies;
  bool in_quotes = false, at_start = true;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_quotes) {
      const bool doubled = c == '"' && i + 1 < text.size() && text[i + 1] == '"';
      if (doubled) ++i;
      if (c == '"' && !doubled) in_quotes = false;
      continue;
    }
    in_quotes = c == '"' && at_start;
    const auto found = std::find(delimiters.begin(), delimiters.end(), c);
    if (found != delimiters.end()) ++frequencies[static_cast<size_t>(found - delimiters.begin())].in_row;
    at_start = found != delimiters.end() || is_line_end(c);
    if (is_line_end(c)) {
      for (Frequency& frequency : frequencies) frequency.end_row();
    }
  }
  for (Frequency& frequency : frequencies) frequency.end_row();
  size_t best = delimiters.size() - 1;
  for (size_t i = delimiters.size(); i-- > 0;) {
    const auto [count, rows] = frequencies[i].usual();
    const auto [best_count, best_rows] = frequencies[best].usual();
    if (rows > best_rows || (rows == best_rows && count >= best_count && count > 0)) best = i;
  }
  return delimiters[best];
}

// "sep=;" in the first line, as spreadsheet programs understand it: it is no row. Takes it from the text.
char take_separator_line(std::string_view& text) {
  const size_t end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view line = text.substr(0, end);
  if (line.size() != 5 || in_small_letters(line.substr(0, 4)) != "sep=") return '\0';
  const char separator = line[4];
  text.remove_prefix(end);
  if (!text.empty() && text.front() == '\r') text.remove_prefix(1);
  if (!text.empty() && text.front() == '\n') text.remove_prefix(1);
  return separator;
}

class TextReader {
 public:
  TextReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  bool at_end() const { return at_ >= text_.size(); }
  bool never_closed() const { return never_closed_; }  // since the last call of row()

  // The cells of one row, to the end of its line.
  template <typename Put>
  bool row(const Put& put) {
    never_closed_ = false;
    for (size_t column = 0;; ++column) {
      if (!put(column, cell())) return false;
      if (at_end()) return true;
      const char c = text_[at_++];
      if (c == delimiter_) continue;
      if (c == '\r' && !at_end() && text_[at_] == '\n') ++at_;
      return true;
    }
  }

 private:
  bool ends_cell(size_t place) const {
    return place >= text_.size() || text_[place] == delimiter_ || is_line_end(text_[place]);
  }

  std::string cell() {
    const size_t first = std::min(text_.find_first_not_of(' ', at_), text_.size());
    if (first < text_.size() && text_[first] == '"') {
      std::string out;
      if (take_quoted(first + 1, out)) return out;
    }
    const size_t start = at_;
    while (!ends_cell(at_)) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  // What stands in quotes up to the end of the cell. False where something follows the closing quote, or none closes:
  // then the quotes are the author's own, as in `"Old Lady" lends`. Such a cell is looked at twice, and no further than
  // to the quote that decides, so the time stays linear.
  bool take_quoted(size_t place, std::string& out) {
    for (;;) {
      const size_t quote = text_.find('"', place);
      if (quote == std::string_view::npos) {
        never_closed_ = true;
        return false;
      }
      out.append(text_.substr(place, quote - place));
      place = quote + 1;
      if (place < text_.size() && text_[place] == '"') {
        out.push_back('"');
        ++place;
        continue;
      }
      const size_t end = std::min(text_.find_first_not_of(' ', place), text_.size());
      if (!ends_cell(end)) return false;
      at_ = end;
      return true;
    }
  }

  std::string_view text_;
  char delimiter_;
  size_t at_ = 0;
  bool never_closed_ = false;
};

}  // namespace

TablesRead read_text_table(std::string_view bytes, Budget& budget) {
  TablesRead out;
  const DecodedText decoded = decode_text(bytes);
  if (decoded.is_binary) {
    out.problem = "this is no table; give a CSV file, or a workbook saved as .xlsx or .ods";
    return out;
  }
  if (!decoded.note.empty()) out.notes.push_back({"", 0, 0, "", decoded.note});
  std::string_view text = decoded.text;
  const char separator = take_separator_line(text);
  TextReader reader(text, separator != '\0' ? separator : find_delimiter(text));
  SheetRows rows(budget);
  for (size_t row = 0; !reader.at_end(); ++row) {
    const bool fits = reader.row([&](size_t column, std::string cell) {
      return rows.put({row, column}, {without_fuse(std::move(cell))});
    });
    if (!fits) {
      out.problem = budget.problem;
      return out;
    }
    if (reader.never_closed()) {
      out.notes.push_back({"", static_cast<int>(row + 1), 0, "",
                           "a quote opens here and none closes, so it is read as part of the text"});
    }
  }
  out.tables.push_back({"", "", rows.take()});
  return out;
}

}  // namespace explainer
