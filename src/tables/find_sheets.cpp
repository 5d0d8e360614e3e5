// Which table of a story each sheet holds, in which row its headers stand, and which field each column is.
#include <algorithm>
#include <map>

#include "importer.hpp"

namespace explainer {
namespace {

constexpr size_t rows_above_headers = 20;  // at most

std::string text_at(const std::vector<Cell>& row, size_t index) {
  return index < row.size() ? tidy(row[index].text) : std::string();
}

std::vector<std::string> texts_of(const std::vector<Cell>& row) {
  std::vector<std::string> out;
  for (size_t i = 0; i < row.size(); ++i) out.push_back(text_at(row, i));
  return out;
}

const std::string* decided(const std::map<std::string, std::string, std::less<>>& map, std::string_view name) {
  const auto exact = map.find(name);
  if (exact != map.end()) return &exact->second;
  const std::string word = folded(name);
  const auto found =
      std::find_if(map.begin(), map.end(), [&](const auto& entry) { return folded(entry.first) == word; });
  return found == map.end() ? nullptr : &found->second;
}

// The field that a person chose for a column: for this sheet's ("Deals/Date"), else for those of this header.
const std::string* decided_field(const ImportMap& map, const std::string& sheet, const std::string& header) {
  const std::string own = sheet + "/", word = folded(header);
  if (const auto exact = map.columns.find(own + header); exact != map.columns.end()) return &exact->second;
  const auto found = std::find_if(map.columns.begin(), map.columns.end(), [&](const auto& entry) {
    return entry.first.compare(0, own.size(), own) == 0 && folded(entry.first.substr(own.size())) == word;
  });
  return found == map.columns.end() ? decided(map.columns, header) : &found->second;
}

// How many headers of a row a table knows.
int known_headers(const ImportMap& map, const Table& table, TableKind kind, const std::vector<std::string>& headers) {
  return static_cast<int>(std::count_if(headers.begin(), headers.end(), [&](const std::string& header) {
    if (header.empty()) return false;
    const std::string* const said = decided_field(map, table.name, header);
    if (said != nullptr && (said->empty() || is_field(kind, *said))) return true;
    return !meaning_of(kind, header).field.empty();
  }));
}

struct HeaderRow {
  size_t index = 0;
  int known = 0;
};

// The row with the most headers that are known, the upper one of two; else the first row with text.
HeaderRow find_headers(const ImportMap& map, const Table& table, TableKind kind) {
  HeaderRow best;
  bool any = false;
  const size_t end = std::min(table.rows.size(), rows_above_headers);
  for (size_t i = 0; i < end; ++i) {
    const std::vector<std::string> headers = texts_of(table.rows[i]);
    const int known = is_timeline_js(headers) ? 100 : known_headers(map, table, kind, headers);
    const bool has_text = std::any_of(headers.begin(), headers.end(), [](const auto& text) { return !text.empty(); });
    if (!has_text || (any && known <= best.known)) continue;
    best = {i, known};
    any = true;
  }
  return best;
}

// Events are told by what they are about, others by most of their headers.
std::optional<TableKind> kind_by_headers(const ImportMap& map, const Table& table) {
  std::optional<TableKind> best;
  int most = 1;
  for (int k = 0; k < table_kind_count; ++k) {
    const auto kind = static_cast<TableKind>(k);
    const HeaderRow headers = find_headers(map, table, kind);
    if (headers.known <= most) continue;
    best = kind;
    most = headers.known;
  }
  return best;
}

// The field of a column that `explainer csv` writes; empty for those that say the same in words.
std::string_view csv_field(std::string_view header) {
  constexpr std::pair<std::string_view, std::string_view> renamed[] = {
      {"value", "amount"}, {"source_ids", "sources"}, {"first_day", ""}, {"last_day", ""}, {"amount_usd", ""},
      {"amount", ""},      {"sources", ""},           {"ended", ""},     {"quotes", ""}};
  for (const auto& [name, field] : renamed) {
    if (header == name) return field;
  }
  return meaning_of(TableKind::events, header).field;
}

bool is_our_csv(const std::vector<std::string>& headers) {
  return std::find(headers.begin(), headers.end(), "first_day") != headers.end() &&
         std::find(headers.begin(), headers.end(), "source_ids") != headers.end();
}

class SheetFinder {
 public:
  SheetFinder(Importer& importer, const std::vector<TablesRead>& files) : importer_(importer), files_(files) {}

  std::vector<Sheet> find() {
    for (const TablesRead& file : files_) {
      for (const Table& table : file.tables) look_at(table, file);
    }
    name_sheets();
    for (Sheet& sheet : sheets_) read_columns(sheet);
    return std::move(sheets_);
  }

 private:
  size_t tables() const {
    size_t count = 0;
    for (const TablesRead& file : files_) count += file.tables.size();
    return count;
  }

  // What a person said of a sheet, in the map's sheets or in answer to the question below.
  const std::string* decided_table(const std::string& sheet) const {
    const std::string* const said = decided(importer_.map.sheets, sheet);
    return said != nullptr ? said : importer_.answer(question_about(sheet));
  }

  static std::string question_about(const std::string& sheet) { return "sheets/" + sheet; }

  void look_at(const Table& table, const TablesRead& file) {
    const bool is_empty = std::all_of(table.rows.begin(), table.rows.end(), [](const auto& row) {
      return std::all_of(row.begin(), row.end(), [](const Cell& cell) { return tidy(cell.text).empty(); });
    });
    if (is_empty) return importer_.remark({table.file, table.name, 0, {}, {}}, {}, "this sheet is empty");
    // The template has such a sheet: it is for people.
    if (tables() > 1 && table.name == "columns" && !decided_table(table.name))
      return importer_.remark({table.file, table.name, 0, {}, {}}, {},
                              "this sheet explains the others, and is left out");
    std::optional<TableKind> kind;
    if (const std::string* const said = decided_table(table.name)) {
      if (said->empty()) {
        importer_.result.tables.push_back({table.file, table.name, {}, {}});
        return importer_.remark({table.file, table.name, 0, {}, {}}, {}, "this sheet is left out, as you said");
      }
      kind = table_named(*said);
      if (!kind)
        importer_.warn(
            {table.file, table.name, 0, {}, {}}, *said,
            in_quotes(*said) + " is no table of a story; write events, entities, sources, programs or story");
    }
    if (!kind) {
      kind = table_named(table.name);
      // A name alone is no proof: "Companies" may list their deals.
      if (kind && find_headers(importer_.map, table, *kind).known < 2) kind.reset();
    }
    if (!kind) kind = kind_by_headers(importer_.map, table);
    if (!kind && tables() == 1) kind = TableKind::events;
    if (!kind) return ask_what(table);
    Sheet sheet;
    sheet.table = &table;
    sheet.kind = *kind;
    sheet.epoch = file.epoch;
    const HeaderRow headers = find_headers(importer_.map, table, *kind);
    sheet.first_row = headers.index + 1;
    sheet.is_timeline_js = *kind == TableKind::events && is_timeline_js(texts_of(table.rows[headers.index]));
    sheets_.push_back(std::move(sheet));
  }

  void ask_what(const Table& table) {
    ImportQuestion question;
    question.id = question_about(table.name);
    question.place = {table.file, table.name, 1, {}, {}};
    question.text = "What is on the sheet " + in_quotes(table.name) + "? Its headers do not say, so it is left out.";
    for (const char* const choice : {"events", "entities", "sources", "programs", "story"})
      question.choices.push_back({choice, choice});
    question.choices.push_back({"", "leave it out"});
    importer_.result.tables.push_back({table.file, table.name, {}, {}});
    importer_.result.questions.push_back(std::move(question));
  }

  void name_sheets() {
    std::map<TableKind, int> count;
    for (const Sheet& sheet : sheets_) ++count[sheet.kind];
    for (Sheet& sheet : sheets_)
      sheet.name = count[sheet.kind] == 1 ? std::string(table_name(sheet.kind)) : sheet.table->name;
  }

  std::string field_of(const Sheet& sheet, const std::string& header, std::string& language) {
    if (const std::string* const said = decided_field(importer_.map, sheet.table->name, header)) {
      if (said->empty() || is_field(sheet.kind, *said)) return *said;
      if (sheet.kind == TableKind::events)
        importer_.warn(sheet.place(sheet.first_row - 1), header,
                       in_quotes(*said) + " is no field of an event; write title, date, from, to …");
    }
    if (sheet.is_timeline_js) return std::string(timeline_js_field(header));
    if (sheet.is_our_csv) return std::string(csv_field(header));
    const HeaderMeaning meaning = meaning_of(sheet.kind, header);
    if (!meaning.language.empty()) language = meaning.language;
    return std::string(sheet.kind == TableKind::events && meaning.field == "value" ? "amount" : meaning.field);
  }

  void read_columns(Sheet& sheet) {
    const Table& table = *sheet.table;
    const std::vector<std::string> headers = texts_of(table.rows[sheet.first_row - 1]);
    ImportedTable told{table.file, table.name, std::string(table_name(sheet.kind)), {}};
    sheet.is_our_csv = sheet.kind == TableKind::events && is_our_csv(headers);
    const auto fields = fields_of(sheet.kind);
    sheet.is_ours = std::all_of(headers.begin(), headers.end(), [&](const std::string& header) {
      return sheet.is_our_csv || std::find(fields.begin(), fields.end(), header) != fields.end();
    });
    std::map<std::string, int> votes;
    std::map<std::string, std::string> taken;  // field → header
    for (size_t i = 0; i < headers.size(); ++i) {
      if (headers[i].empty()) {
        complain_of_nameless(sheet, i);
        continue;
      }
      std::string language;
      Column column{headers[i], field_of(sheet, headers[i], language), i};
      // Several columns may add to a text; of all else one.
      if (!column.field.empty() && column.field != "text" && column.field != "note" && column.field != "parties") {
        const auto [place, is_new] = taken.emplace(column.field, column.header);
        if (!is_new) {
          importer_.warn(sheet.place(sheet.first_row - 1, &column), column.header,
                         "columns " + in_quotes(place->second) + " and " + in_quotes(column.header) +
                             " both stand for " + in_quotes(column.field) + "; the first is used");
          column.field.clear();
        }
      } else if (column.field.empty() && !sheet.is_our_csv &&
                 !decided_field(importer_.map, table.name, column.header)) {
        importer_.warn(sheet.place(sheet.first_row - 1, &column), column.header,
                       "no field is known for this column, so it is left out; choose one for it if it should come in");
      }
      ++votes[language];
      const bool is_used = !column.field.empty() && column.field != "note";
      told.columns.push_back({column.header, is_used ? column.field : std::string()});
      sheet.columns.push_back(std::move(column));
    }
    votes[""] = 0;
    const auto most =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most->second > 0) sheet.language = most->first;
    if (sheet.first_row > 1 && !all_empty_above(sheet))
      importer_.remark(sheet.place(0), text_at(table.rows[0], 0),
                       "what stands above the headers in row " + std::to_string(sheet.first_row) + " is left out");
    importer_.result.tables.push_back(std::move(told));
  }

  static bool all_empty_above(const Sheet& sheet) {
    const auto begin = sheet.table->rows.begin();
    return std::all_of(begin, begin + static_cast<std::ptrdiff_t>(sheet.first_row) - 1, [](const auto& row) {
      return std::all_of(row.begin(), row.end(), [](const Cell& cell) { return tidy(cell.text).empty(); });
    });
  }

  void complain_of_nameless(const Sheet& sheet, size_t index) {
    const auto& rows = sheet.table->rows;
    for (size_t row = sheet.first_row; row < rows.size(); ++row) {
      const std::string text = text_at(rows[row], index);
      if (text.empty()) continue;
      CellPlace place = sheet.place(row);
      place.letters = column_letters(index);
      return importer_.warn(std::move(place), text,
                            "column " + column_letters(index) + " has no header, so it is left out; write one in row " +
                                std::to_string(sheet.first_row));
    }
  }

  Importer& importer_;
  const std::vector<TablesRead>& files_;
  std::vector<Sheet> sheets_;
};

}  // namespace

std::vector<Sheet> find_sheets(Importer& importer, const std::vector<TablesRead>& files) {
  return SheetFinder(importer, files).find();
}

}  // namespace explainer
