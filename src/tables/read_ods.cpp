#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

#include "core/ascii.hpp"
#include "number_format.hpp"
#include "read_workbook.hpp"

namespace explainer {
namespace {

// So many times a thing is repeated, at most; more than any sheet has room for.
constexpr size_t max_repeats = 2'000'000;

size_t count_in(std::string_view text, size_t otherwise) {
  size_t out = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error == std::errc::result_out_of_range) return max_repeats;
  return error == std::errc() ? std::min(out, max_repeats) : otherwise;
}

using Formats = std::map<std::string, NumberFormat, std::less<>>;

struct Styles {
  Formats formats;                                  // by the name of the number style
  Formats cells;                                    // by the name of the cell's style
  std::map<std::string, bool, std::less<>> hidden;  // styles of sheets
};

bool has_part(pugi::xml_node style, std::string_view name) { return static_cast<bool>(child(style, name)); }

NumberFormat read_number_style(pugi::xml_node style) {
  NumberFormat out;
  const std::string_view kind = local_name(style);
  if (kind == "date-style") {
    out.shown = has_part(style, "day") || has_part(style, "day-of-week") ? Shown::day
                : has_part(style, "month") && has_part(style, "year")    ? Shown::month
                : has_part(style, "year") && !has_part(style, "quarter") ? Shown::year
                                                                         : Shown::day;
    return out;
  }
  if (kind == "percentage-style") out.unit = "%";
  const bool is_scaled = !attribute(child(style, "number"), "display-factor").empty();
  if ((kind == "currency-style" || kind == "number-style") && !is_scaled) {
    for (pugi::xml_node part = style.first_child(); part; part = part.next_sibling()) {
      const std::string_view name = local_name(part);
      const std::string_view text = trimmed(part.child_value());
      if (out.unit.empty() && (name == "currency-symbol" || name == "text") && text != "-" && text != "(")
        out.unit = text;
    }
  }
  return out;
}

void read_style(pugi::xml_node node, Styles& styles) {
  const std::string_view kind = local_name(node);
  std::string name(attribute(node, "name"));
  if (kind != "style") {
    if (kind.size() > 6 && kind.substr(kind.size() - 6) == "-style") styles.formats[name] = read_number_style(node);
    return;
  }
  const std::string_view family = attribute(node, "family");
  if (family == "table") styles.hidden[name] = attribute(child(node, "table-properties"), "display") == "false";
  if (family != "table-cell") return;
  const std::string_view own = attribute(node, "data-style-name");
  const auto format = styles.formats.find(own);
  if (format != styles.formats.end()) {
    styles.cells[name] = format->second;
    return;
  }
  const auto parent = styles.cells.find(attribute(node, "parent-style-name"));
  if (parent != styles.cells.end()) styles.cells[name] = parent->second;
}

// Number styles stand before the styles of cells that use them, and parents before children; what a program writes the
// other way round has no format.
void read_styles(pugi::xml_node root, Styles& styles) {
  for (const std::string_view part : {"styles", "automatic-styles"}) {
    const pugi::xml_node list = child(root, part);
    for (pugi::xml_node node = list.first_child(); node; node = node.next_sibling()) {
      if (is_element(node) && local_name(node) != "style") read_style(node, styles);
    }
    for (pugi::xml_node node = list.first_child(); node; node = node.next_sibling()) {
      if (is_element(node) && local_name(node) == "style") read_style(node, styles);
    }
  }
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Blanks between words count once, however many there are, and none at the beginning: more stand in elements.
void append_words(std::string& out, std::string_view text, size_t start) {
  for (const char c : text) {
    if (!is_blank(c)) {
      out.push_back(c);
    } else if (out.size() > start && out.back() != ' ' && out.back() != '\n') {
      out.push_back(' ');
    }
  }
}

void append_paragraph(std::string& out, pugi::xml_node paragraph) {
  const size_t start = out.size();
  append_words(out, paragraph.value(), start);
  for (Walk walk(paragraph); walk;) {
    const pugi::xml_node node = walk.node();
    if (is_text(node)) append_words(out, node.value(), start);
    if (!is_element(node)) {
      walk.next();
      continue;
    }
    const std::string_view name = local_name(node);
    if (name == "annotation" || name == "note" || name == "ruby-text") {
      walk.skip();
      continue;
    }
    if (name == "s") out.append(std::min(count_in(attribute(node, "c"), 1), size_t{1000}), ' ');
    if (name == "tab") out.push_back('\t');
    if (name == "line-break") out.push_back('\n');
    append_words(out, node.value(), start);
    walk.next();
  }
}

std::string cell_text(pugi::xml_node cell) {
  std::string out;
  bool first = true;
  for_children(cell, "p", [&](pugi::xml_node paragraph) {
    if (!first) out.push_back('\n');
    first = false;
    append_paragraph(out, paragraph);
  });
  return out;
}

class SheetReader {
 public:
  SheetReader(const Styles& styles, Budget& budget, std::vector<TableNote>& notes, std::string name)
      : styles_(styles), rows_(budget), notes_(notes, std::move(name)) {}

  // False: beyond the limits.
  bool read(pugi::xml_node table) {
    for (Walk walk(table); walk;) {
      const pugi::xml_node node = walk.node();
      const std::string_view name = local_name(node);
      if (name == "table-column") read_column(node);
      if (name == "table-row" && !read_row(node)) return false;
      const std::string_view end = name.substr(name.find_last_of('-') + 1);
      const bool is_group = is_element(node) && (end == "group" || end == "rows" || end == "columns");
      is_group ? walk.next() : walk.skip();
    }
    for (const Merged& merged : merged_) {
      bool filled = false;
      if (!rows_.fill_down(merged.first, merged.last_row, filled)) return false;
      if (filled) notes_.add(merged.first, rows_.find(merged.first)->text, merged_note);
    }
    return true;
  }

  std::vector<std::vector<Cell>> take() { return rows_.take(); }

 private:
  struct Merged {
    Place first;
    size_t last_row = 0;
  };
  struct Cells {  // of a row, that follow each other and are the same
    size_t column = 0, count = 0;
    Cell cell;
  };

  void read_column(pugi::xml_node node) {
    const size_t count =
        std::min(count_in(attribute(node, "number-columns-repeated"), 1), max_columns - column_styles_.size());
    column_styles_.insert(column_styles_.end(), count, attribute(node, "default-cell-style-name"));
  }

  bool read_row(pugi::xml_node row) {
    const size_t repeats = count_in(attribute(row, "number-rows-repeated"), 1);
    const std::string_view row_style = attribute(row, "default-cell-style-name");
    std::vector<Cells> found;
    Place place{row_, 0};
    for (pugi::xml_node node = row.first_child(); node && place.column < max_columns; node = node.next_sibling()) {
      const std::string_view name = local_name(node);
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const size_t count = count_in(attribute(node, "number-columns-repeated"), 1);
      Cell cell = read_cell(node, row_style, place);
      if (!cell.text.empty()) found.push_back({place.column, count, std::move(cell)});
      const size_t rows_spanned = count_in(attribute(node, "number-rows-spanned"), 1);
      if (rows_spanned > 1) merged_.push_back({place, row_ + rows_spanned - 1});
      place.column += count;
    }
    // What is empty is counted only: the row below the last one is often repeated a million times.
    for (size_t i = 0; i < repeats && !found.empty(); ++i) {
      for (const Cells& cells : found) {
        for (size_t j = 0; j < cells.count; ++j) {
          if (!rows_.put({row_ + i, cells.column + j}, cells.cell)) return false;
        }
      }
    }
    row_ = std::min(row_ + repeats, 4 * max_repeats);
    return true;
  }

  NumberFormat format_of(pugi::xml_node cell, std::string_view row_style, size_t column) const {
    std::string_view style = attribute(cell, "style-name");
    if (style.empty()) style = row_style;
    if (style.empty() && column < column_styles_.size()) style = column_styles_[column];
    const auto found = styles_.cells.find(style);
    return found == styles_.cells.end() ? NumberFormat() : found->second;
  }

  Cell read_cell(pugi::xml_node cell, std::string_view row_style, Place place) {
    const std::string_view own_type = cell.attribute("calcext:value-type").value();
    if (own_type == "error") {
      notes_.add(place, cell_text(cell), error_note);
      return {};
    }
    const std::string_view type = attribute(cell, "value-type"), value = attribute(cell, "value");
    if (type == "boolean") return {attribute(cell, "boolean-value") == "true" ? "TRUE" : "FALSE", true};
    if (type == "date") return date_cell(cell, row_style, place);
    if (type == "float" || type == "percentage" || type == "currency") {
      const std::optional<std::string> digits = plain_digits(value);
      if (!digits) return {cell_text(cell)};
      const std::string_view currency = attribute(cell, "currency");
      return {*digits, true, currency.empty() ? format_of(cell, row_style, place.column).unit : std::string(currency)};
    }
    if (type.empty() && cell.attribute("table:formula") && !cell.first_child()) notes_.add(place, "", no_result_note);
    const std::string_view said = attribute(cell, "string-value");
    std::string text = cell_text(cell);
    for_children(cell, "p", [&](pugi::xml_node paragraph) {
      if (child(paragraph, "a") && !is_address(text)) notes_.add_once(place, text, link_note);
    });
    return {text.empty() ? std::string(said) : std::move(text)};
  }

  Cell date_cell(pugi::xml_node cell, std::string_view row_style, Place place) {
    const std::string_view value = attribute(cell, "date-value");
    std::string text = shown_part(value, format_of(cell, row_style, place.column).shown);
    const size_t time = value.find('T');
    if (time != std::string_view::npos && value.find_first_of("123456789", time) != std::string_view::npos)
      notes_.add_once(place, text, time_note);
    return {std::move(text), true};
  }

  const Styles& styles_;
  SheetRows rows_;
  SheetNotes notes_;
  std::vector<std::string_view> column_styles_;
  std::vector<Merged> merged_;
  size_t row_ = 0;
};

}  // namespace

TablesRead read_ods(Package& package, Budget& budget) {
  TablesRead out;
  if (package.text("META-INF/manifest.xml").value_or("").find("encryption-data") != std::string::npos) {
    out.problem = "the workbook is protected by a password; save it without one";
    return out;
  }
  Styles styles;
  const auto common = package.xml("styles.xml");
  if (common != nullptr) read_styles(child(common->document, "document-styles"), styles);
  const auto xml = package.xml("content.xml");
  const pugi::xml_node content = xml == nullptr ? pugi::xml_node() : child(xml->document, "document-content");
  read_styles(content, styles);
  const pugi::xml_node book = child(child(content, "body"), "spreadsheet");
  if (xml != nullptr && !book) {
    out.problem =
        "this is a document without a spreadsheet; copy its table into one and save that as .ods, .xlsx or .csv";
    return out;
  }
  const std::string_view first_day = attribute(child(child(book, "calculation-settings"), "null-date"), "date-value");
  out.epoch = first_day == "1904-01-01" ? Epoch::from_1904 : Epoch::from_1900;
  for_children(book, "table", [&](pugi::xml_node table) {
    if (!budget.problem.empty()) return;
    const std::string name(attribute(table, "name"));
    const auto hidden = styles.hidden.find(attribute(table, "style-name"));
    if (hidden != styles.hidden.end() && hidden->second) {
      out.notes.push_back({name, 0, 0, "", std::string(hidden_sheet_note)});
      return;
    }
    SheetReader reader(styles, budget, out.notes, name);
    if (reader.read(table)) out.tables.push_back({"", name, reader.take()});
  });
  out.problem = !package.problem().empty() ? package.problem() : budget.problem;
  return out;
}

}  // namespace explainer
