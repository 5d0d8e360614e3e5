// What readers of rows need of texts: lists in a cell, titles cut to size, rows that share a remark. Private to the
// tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace explainer {

// Rows by a word that they share, in the order in which the words came. Rows are indices.
class Gathered {
 public:
  void add(const std::string& word, size_t row);
  struct Entry {
    std::string word;
    std::vector<size_t> rows;
  };
  const std::vector<Entry>& all() const { return all_; }
  std::vector<size_t> rows() const;  // of all words, in their order

 private:
  std::vector<Entry> all_;
  std::unordered_map<std::string, size_t> places_;
};

std::string shown_rows(const std::vector<size_t>& rows);                   // "rows 4, 8 and 17", "row 4"
std::string with_rows(std::string text, const std::vector<size_t>& rows);  // in place of {rows}

// What stands between any of the separators, tidy, without what is empty.
std::vector<std::string> pieces_of(std::string_view text, std::string_view separators);

bool is_id(std::string_view text);  // as the story file takes it
bool looks_like_address(std::string_view text);
bool is_total_word(std::string_view text);  // "Total", "Summe" …

// The start of a text that is short enough for a title, cut where a clause ends if it can be.
std::string title_of(const std::string& text);

// A figure as a spreadsheet keeps it: digits, and two behind a point at most.
std::optional<double> plain_value(std::string_view text);

std::string in_quotes(std::string_view text);    // “text”, shortened
std::string in_sentence(std::string_view text);  // with a capital and a full stop, unless it ends with a sign

}  // namespace explainer
