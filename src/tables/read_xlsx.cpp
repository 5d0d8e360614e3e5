#include <algorithm>
#include <charconv>
#include <map>

#include "core/ascii.hpp"
#include "core/at.hpp"
#include "number_format.hpp"
#include "read_workbook.hpp"
#include "text_encoding.hpp"

namespace explainer {
namespace {

int number_in(std::string_view text, int otherwise = -1) {
  int out = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

// "AB12", with dollar signs or without; columns up to XFD, rows up to 1,048,576.
std::optional<Place> read_place(std::string_view text) {
  size_t column = 0, row = 0, i = 0;
  const auto skip_dollar = [&] { i += i < text.size() && text[i] == '$' ? 1 : 0; };
  skip_dollar();
  for (; i < text.size() && is_letter(text[i]) && column <= max_columns; ++i)
    column = column * 26 + static_cast<size_t>(to_lower(text[i]) - 'a' + 1);
  skip_dollar();
  for (; i < text.size() && is_digit(text[i]) && row <= max_rows; ++i)
    row = row * 10 + static_cast<size_t>(text[i] - '0');
  if (i != text.size() || column == 0 || column > max_columns || row == 0 || row > max_rows) return std::nullopt;
  return Place{row - 1, column - 1};
}

// "_x000D_" stands for a character that XML has no room for.
std::string unescaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t mark = std::min(text.find("_x", i), text.size());
    out.append(text.substr(i, mark - i));
    unsigned code = 0;
    const char* const digits = text.data() + std::min(mark + 2, text.size());
    const bool has_room = mark + 6 < text.size() && text[mark + 6] == '_';
    if (has_room && std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4) {
      append_utf8(out, code != 0 ? code : 0xFFFD);
      i = mark + 7;
    } else {
      out.append(text.substr(mark, 1));
      i = mark + 1;
    }
  }
  return out;
}

// The text of a shared or inline string: its runs, without the reading aids of East Asian scripts.
std::string string_text(pugi::xml_node item) {
  std::string out;
  for (Walk walk(item); walk;) {
    const pugi::xml_node node = walk.node();
    const std::string_view name = local_name(node);
    if (is_element(node) && name == "rPh") {
      walk.skip();
      continue;
    }
    if (is_element(node) && name == "t") {
      out.append(unescaped(node.child_value()));
      walk.skip();
      continue;
    }
    walk.next();
  }
  return out;
}

struct Sheet {
  std::string name, part;
  bool is_hidden = false;
};

struct Workbook {
  Epoch epoch = Epoch::from_1900;
  std::vector<Sheet> sheets;
  std::vector<std::string> strings;
  std::vector<NumberFormat> formats;  // by the number of a cell's style
};

// The targets of a part's relations, as names in the package: by id, where they are of this type.
std::map<std::string, std::string, std::less<>> read_relations(Package& package, std::string_view part,
                                                               std::string_view type) {
  std::map<std::string, std::string, std::less<>> out;
  const size_t name_at = part.rfind('/') + 1;  // npos + 1 is 0
  const std::string folder(part.substr(0, name_at));
  const auto relations = package.xml(folder + "_rels/" + std::string(part.substr(name_at)) + ".rels");
  if (relations == nullptr) return out;
  for_children(child(relations->document, "Relationships"), "Relationship", [&](pugi::xml_node item) {
    const std::string_view of = attribute(item, "Type");
    std::string_view target = attribute(item, "Target");
    if (of.substr(of.rfind('/') + 1) != type || target.empty()) return;
    const bool is_whole = target.front() == '/';
    if (is_whole) target.remove_prefix(1);
    if (target.substr(0, 2) == "./") target.remove_prefix(2);
    out.emplace(attribute(item, "Id"), (is_whole ? "" : folder) + std::string(target));
  });
  return out;
}

std::string first_of(const std::map<std::string, std::string, std::less<>>& relations, std::string_view otherwise) {
  return relations.empty() ? std::string(otherwise) : relations.begin()->second;
}

void read_strings(Package& package, std::string_view part, std::vector<std::string>& strings) {
  const auto xml = package.xml(part);
  if (xml == nullptr) return;
  for_children(child(xml->document, "sst"), "si", [&](pugi::xml_node item) { strings.push_back(string_text(item)); });
}

void read_formats(Package& package, std::string_view part, std::vector<NumberFormat>& formats) {
  const auto xml = package.xml(part);
  if (xml == nullptr) return;
  const pugi::xml_node sheet = child(xml->document, "styleSheet");
  std::map<int, NumberFormat> own;
  for_children(child(sheet, "numFmts"), "numFmt", [&](pugi::xml_node item) {
    own[number_in(attribute(item, "numFmtId"))] = read_format(attribute(item, "formatCode"));
  });
  for_children(child(sheet, "cellXfs"), "xf", [&](pugi::xml_node item) {
    const int id = number_in(attribute(item, "numFmtId"), 0);
    const auto found = own.find(id);
    formats.push_back(found != own.end() ? found->second : built_in_format(id));
  });
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

Workbook read_parts(Package& package) {
  Workbook out;
  const std::string part = first_of(read_relations(package, "", "officeDocument"), "xl/workbook.xml");
  const auto sheets = read_relations(package, part, "worksheet");
  const auto xml = package.xml(part);
  if (xml == nullptr) return out;
  const pugi::xml_node book = child(xml->document, "workbook");
  if (is_true(attribute(child(book, "workbookPr"), "date1904"))) out.epoch = Epoch::from_1904;
  for_children(child(book, "sheets"), "sheet", [&](pugi::xml_node item) {
    for (pugi::xml_attribute id = item.first_attribute(); id; id = id.next_attribute()) {
      const auto found = sheets.find(id.value());
      if (local_name(id.name()) != "id" || found == sheets.end()) continue;
      const std::string_view state = attribute(item, "state");
      out.sheets.push_back(
          {std::string(attribute(item, "name")), found->second, state == "hidden" || state == "veryHidden"});
    }
  });
  const std::string folder = part.substr(0, part.rfind('/') + 1);
  read_strings(package, first_of(read_relations(package, part, "sharedStrings"), folder + "sharedStrings.xml"),
               out.strings);
  read_formats(package, first_of(read_relations(package, part, "styles"), folder + "styles.xml"), out.formats);
  return out;
}

class SheetReader {
 public:
  SheetReader(const Workbook& book, const Sheet& sheet, Budget& budget, std::vector<TableNote>& notes)
      : book_(book), rows_(budget), notes_(notes, sheet.name) {}

  // False: beyond the limits.
  bool read(pugi::xml_node sheet) {
    bool fits = true;
    Place place;
    for_children(child(sheet, "sheetData"), "row", [&](pugi::xml_node row) {
      const int number = number_in(attribute(row, "r"));
      if (number >= 1) place.row = std::min(static_cast<size_t>(number - 1), max_rows);
      place.column = 0;
      for_children(row, "c", [&](pugi::xml_node cell) {
        if (!fits) return;
        place = read_place(attribute(cell, "r")).value_or(place);
        fits = rows_.put(place, read_cell(cell, place));
        ++place.column;
      });
      ++place.row;
    });
    for_children(child(sheet, "mergeCells"), "mergeCell",
                 [&](pugi::xml_node merged) { fits = fits && fill(attribute(merged, "ref")); });
    for_children(child(sheet, "hyperlinks"), "hyperlink", [&](pugi::xml_node link) { look_at_link(link); });
    return fits;
  }

  std::vector<std::vector<Cell>> take() { return rows_.take(); }

 private:
  Cell read_cell(pugi::xml_node cell, Place place) {
    const std::string_view type = attribute(cell, "t");
    if (type == "inlineStr") return {string_text(child(cell, "is"))};
    const std::string_view value = child(cell, "v").child_value();
    if (type == "s") return {shared_string(value)};
    if (type == "str") return {unescaped(value)};
    if (value.empty()) {
      if (child(cell, "f")) notes_.add(place, "", no_result_note);
      return {};
    }
    if (type == "b") return {is_true(value) ? "TRUE" : "FALSE", true};
    if (type == "d") return {shown_part(value, Shown::day), true};
    if (type == "e") {
      notes_.add(place, value, error_note);
      return {};
    }
    const int style = number_in(attribute(cell, "s"), 0);
    const bool has_format = style >= 0 && static_cast<size_t>(style) < book_.formats.size();
    return number_cell(value, has_format ? at(book_.formats, style) : NumberFormat(), place);
  }

  std::string shared_string(std::string_view value) const {
    const int index = number_in(value);
    return index >= 0 && static_cast<size_t>(index) < book_.strings.size() ? at(book_.strings, index) : "";
  }

  Cell number_cell(std::string_view value, const NumberFormat& format, Place place) {
    std::optional<std::string> text;
    if (format.shown == Shown::time) {
      text = time_of_serial(value);
      if (text) return {*text};
    } else if (format.shown != Shown::number) {
      bool has_time = false;
      text = date_of_serial(value, format.shown, book_.epoch, has_time);
      if (text && has_time) notes_.add_once(place, *text, time_note);
      if (text) return {*text, true};
    }
    text = plain_digits(value);
    if (!text) return {std::string(value)};
    return {*text, true, format.unit};
  }

  // A link has an id where it leads out of the workbook.
  void look_at_link(pugi::xml_node link) {
    const std::optional<Place> place = read_place(attribute(link, "ref"));
    const Cell* const cell = place && !attribute(link, "id").empty() ? rows_.find(*place) : nullptr;
    if (cell != nullptr && !cell->text.empty() && !is_address(cell->text))
      notes_.add_once(*place, cell->text, link_note);
  }

  bool fill(std::string_view reference) {
    const size_t colon = reference.find(':');
    if (colon == std::string_view::npos) return true;
    const std::optional<Place> first = read_place(reference.substr(0, colon)),
                               last = read_place(reference.substr(colon + 1));
    bool filled = false;
    if (!first || !last) return true;
    if (!rows_.fill_down(*first, last->row, filled)) return false;
    if (filled) notes_.add(*first, rows_.find(*first)->text, merged_note);
    return true;
  }

  const Workbook& book_;
  SheetRows rows_;
  SheetNotes notes_;
};

}  // namespace

TablesRead read_xlsx(Package& package, Budget& budget) {
  TablesRead out;
  const Workbook book = read_parts(package);
  out.epoch = book.epoch;
  for (const Sheet& sheet : book.sheets) {
    if (!package.problem().empty() || !budget.problem.empty()) break;
    if (sheet.is_hidden) {
      out.notes.push_back({sheet.name, 0, 0, "", std::string(hidden_sheet_note)});
      continue;
    }
    const auto xml = package.xml(sheet.part);
    if (xml == nullptr) continue;
    SheetReader reader(book, sheet, budget, out.notes);
    if (reader.read(child(xml->document, "worksheet"))) out.tables.push_back({"", sheet.name, reader.take()});
  }
  if (package.has_like("xl/comments") || package.has_like("xl/threadedComments"))
    out.notes.push_back({"", 0, 0, "", "comments on cells are not read"});
  out.problem = !package.problem().empty() ? package.problem() : budget.problem;
  return out;
}

}  // namespace explainer
