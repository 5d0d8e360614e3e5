#include "tables/write_tables.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/csv.hpp"
#include "core/json_writer.hpp"
#include "core/money.hpp"
#include "tables/columns.hpp"
#include "tables/json_record.hpp"
#include "tables/read_tables.hpp"
#include "tables/write_workbook.hpp"

namespace explainer {
namespace {

constexpr std::string_view list_joint = "; ";

Cell text_cell(std::string_view text) { return {std::string(text), false}; }

// A value as a cell: texts as they are, lists joined, what is true as "yes"; all else as JSON.
std::string text_of(std::string_view bytes, Json value) {
  if (!value) return {};
  switch (value.type()) {
    case JsonType::string:
      return std::string(value.text());
    case JsonType::boolean:
      return value.truth() ? "yes" : "";
    case JsonType::array: {
      std::string out;
      for (Json item = value.first(); item; item = item.next())
        out.append(out.empty() ? "" : list_joint).append(text_of(bytes, item));
      return out;
    }
    case JsonType::number:
    case JsonType::object:
    case JsonType::null:
      break;
  }
  return std::string(raw_json(bytes, value));
}

struct AmountCells {
  Cell value;
  std::string unit, bound;
};

AmountCells cells_of_amount(std::string_view bytes, Json amount) {
  if (!amount || amount.type() != JsonType::object) return {text_cell(text_of(bytes, amount)), {}, {}};
  const Json dollars = member_of(amount, "usd"), value = dollars ? dollars : member_of(amount, "value");
  AmountCells cells;
  const bool is_figure = value && value.type() == JsonType::number;
  cells.value = is_figure ? Cell{plain_number(value.number()), true} : text_cell(text_of(bytes, value));
  cells.unit = dollars ? "USD" : text_of(bytes, member_of(amount, "unit"));
  cells.bound = text_of(bytes, member_of(amount, "bound"));
  if (cells.bound == "exact") cells.bound.clear();
  return cells;
}

// "at_least 500000 chips"
std::string amount_text(std::string_view bytes, Json amount, std::string_view main_unit) {
  const AmountCells cells = cells_of_amount(bytes, amount);
  std::string out = cells.bound.empty() ? "" : cells.bound + " ";
  out.append(cells.value.text);
  if (amount.type() == JsonType::object) out.append(" ").append(cells.unit.empty() ? main_unit : cells.unit);
  return out;
}

class StoryTables {
 public:
  StoryTables(std::string_view bytes, Json root) : bytes_(bytes), root_(root) {
    const Json unit = member_of(root, "unit");
    main_unit_ = unit && unit.type() == JsonType::string ? std::string(unit.text()) : "USD";
  }

  std::vector<Table> write() {
    write_events();
    write_list(TableKind::entities, member_of(root_, "entities"), true);
    write_list(TableKind::sources, member_of(root_, "sources"), true);
    write_list(TableKind::programs, member_of(root_, "programs"), false);
    write_generations();
    write_list(TableKind::units, member_of(root_, "units"), false);
    write_list(TableKind::rates, member_of(root_, "rates"), false);
    write_quotes();
    write_list(TableKind::corrections, member_of(root_, "corrections"), false);
    write_labels();
    write_story();
    return std::move(tables_);
  }

 private:
  static std::vector<Cell> header_of(TableKind kind) {
    std::vector<Cell> header;
    for (const std::string_view field : fields_of(kind)) header.push_back(text_cell(field));
    return header;
  }

  Table& start(TableKind kind) {
    tables_.push_back({{}, std::string(table_name(kind)), {header_of(kind)}});
    return tables_.back();
  }

  void write_list(TableKind kind, Json list, bool needed) {
    const bool is_list = list && list.type() == JsonType::array;
    if (!needed && (!is_list || list.size() == 0)) return;
    Table& table = start(kind);
    if (!is_list) return;
    for (Json item = list.first(); item; item = item.next()) {
      std::vector<Cell>& row = table.rows.emplace_back();
      for (const std::string_view field : fields_of(kind)) {
        const Json value = member_of(item, field);
        row.push_back({text_of(bytes_, value), value && value.type() == JsonType::number});
      }
    }
  }

  // --- events ---

  std::vector<Cell> event_cells(Json event) const {
    const AmountCells amount = cells_of_amount(bytes_, member_of(event, "amount"));
    std::vector<Cell> row;
    for (const std::string_view field : fields_of(TableKind::events)) {
      if (field == "amount")
        row.push_back(amount.value);
      else if (field == "unit")
        row.push_back(
            text_cell(amount.value.typed && amount.unit.empty() ? std::string_view(main_unit_) : amount.unit));
      else if (field == "bound")
        row.push_back(text_cell(amount.bound));
      else if (field == "also")
        row.push_back(text_cell(also_text(member_of(event, "also"))));
      else if (field == "sources")
        row.push_back(text_cell(source_ids(member_of(event, "sources"))));
      else
        row.push_back(text_cell(text_of(bytes_, member_of(event, field))));
    }
    return row;
  }

  std::string also_text(Json list) const {
    if (!list || list.type() != JsonType::array) return text_of(bytes_, list);
    std::string out;
    for (Json amount = list.first(); amount; amount = amount.next())
      out.append(out.empty() ? "" : list_joint).append(amount_text(bytes_, amount, main_unit_));
    return out;
  }

  std::string source_ids(Json list) const {
    if (!list || list.type() != JsonType::array) return text_of(bytes_, list);
    std::string out;
    for (Json source = list.first(); source; source = source.next()) {
      const Json id = source.type() == JsonType::object ? member_of(source, "id") : source;
      out.append(out.empty() ? "" : list_joint).append(text_of(bytes_, id));
    }
    return out;
  }

  // Columns that most stories need stand there even where they are empty.
  static bool is_usual(std::string_view field) {
    constexpr std::string_view usual[] = {"id",   "date", "title",  "text", "kind",  "status",
                                          "from", "to",   "amount", "unit", "bound", "sources"};
    return std::find(std::begin(usual), std::end(usual), field) != std::end(usual);
  }

  void write_events() {
    Table& table = start(TableKind::events);
    const Json events = member_of(root_, "events");
    if (events && events.type() == JsonType::array) {
      for (Json event = events.first(); event; event = event.next()) table.rows.push_back(event_cells(event));
    }
    const auto fields = fields_of(TableKind::events);
    std::vector<char> used(fields.size());
    for (size_t i = 0; i < fields.size(); ++i) used[i] = is_usual(fields[i]) ? 1 : 0;
    for (size_t row = 1; row < table.rows.size(); ++row) {
      for (size_t i = 0; i < fields.size(); ++i) {
        if (!table.rows[row][i].text.empty()) used[i] = 1;
      }
    }
    for (std::vector<Cell>& row : table.rows) {
      size_t kept = 0;
      for (size_t i = 0; i < fields.size(); ++i) {
        if (used[i] == 0) continue;
        if (kept != i) row[kept] = std::move(row[i]);
        ++kept;
      }
      row.resize(kept);
    }
  }

  void write_quotes() {
    std::vector<std::vector<Cell>> rows;
    const Json events = member_of(root_, "events");
    if (!events || events.type() != JsonType::array) return;
    for (Json event = events.first(); event; event = event.next()) {
      const Json sources = member_of(event, "sources");
      if (!sources || sources.type() != JsonType::array) continue;
      for (Json source = sources.first(); source; source = source.next()) {
        const Json quote = member_of(source, "quote"), says = member_of(source, "says");
        if (!quote && !says) continue;
        rows.push_back({text_cell(text_of(bytes_, member_of(event, "id"))),
                        text_cell(text_of(bytes_, member_of(source, "id"))), text_cell(text_of(bytes_, quote)),
                        text_cell(says ? amount_text(bytes_, says, main_unit_) : std::string())});
      }
    }
    if (rows.empty()) return;
    Table& table = start(TableKind::quotes);
    std::move(rows.begin(), rows.end(), std::back_inserter(table.rows));
  }

  // --- the rest ---

  void write_generations() {
    const Json programs = member_of(root_, "programs");
    if (!programs || programs.type() != JsonType::array || programs.size() == 0) return;
    Table& table = start(TableKind::generations);
    for (Json program = programs.first(); program; program = program.next()) {
      const Json generations = member_of(program, "generations");
      if (!generations || generations.type() != JsonType::array) continue;
      for (Json generation = generations.first(); generation; generation = generation.next()) {
        std::vector<Cell>& row = table.rows.emplace_back();
        for (const std::string_view field : fields_of(TableKind::generations)) {
          const Json value = member_of(field == "program" ? program : generation, field == "program" ? "id" : field);
          row.push_back(text_cell(text_of(bytes_, value)));
        }
      }
    }
  }

  // Lists of words, as those of the months, are joined by '|'.
  void write_labels() {
    const Json labels = member_of(root_, "labels");
    if (!labels || labels.type() != JsonType::object || labels.size() == 0) return;
    Table& table = start(TableKind::labels);
    for (Json key = labels.first(); key; key = key.next().next()) {
      const Json value = key.next();
      std::string text;
      if (value.type() == JsonType::array) {
        for (Json word = value.first(); word; word = word.next())
          text.append(text.empty() ? "" : "|").append(text_of(bytes_, word));
      } else {
        text = text_of(bytes_, value);
      }
      table.rows.push_back({text_cell(key.text()), text_cell(text)});
    }
  }

  void write_story() {
    Table& table = start(TableKind::story);
    for (Json key = root_.first(); key; key = key.next().next()) {
      const Json value = key.next();
      if (value.type() == JsonType::object && key.text() != "labels") {
        for (Json inner = value.first(); inner; inner = inner.next().next())
          table.rows.push_back({text_cell(std::string(key.text()) + "." + std::string(inner.text())),
                                text_cell(text_of(bytes_, inner.next()))});
      } else if (value.type() == JsonType::string) {
        table.rows.push_back({text_cell(key.text()), text_cell(value.text())});
      }
    }
  }

  std::string_view bytes_;
  Json root_;
  std::string main_unit_;
  std::vector<Table> tables_;
};

}  // namespace

std::vector<Table> write_tables(std::string_view story) {
  const std::optional<JsonDocument> document = parse_json(story);
  if (!document || Json(*document).type() != JsonType::object) return {};
  return StoryTables(story, Json(*document)).write();
}

std::string write_event_csv(const Story& story, std::string_view bytes) {
  constexpr std::pair<std::string_view, std::string_view> more[] = {
      {"text", "text"}, {"parties", "parties"}, {"overlaps", "overlaps"}, {"beat", "beat"}, {"source_ids", "sources"}};
  TablesRead csv = read_tables(write_csv(story), "events.csv");
  const std::vector<Table> tables = write_tables(bytes);
  if (csv.tables.empty() || tables.empty()) return write_csv(story);
  const std::vector<std::vector<Cell>>& events = tables.front().rows;
  std::unordered_map<std::string_view, const std::vector<Cell>*> by_id;
  for (size_t row = 1; row < events.size(); ++row) by_id.emplace(events[row].front().text, &events[row]);
  Table& table = csv.tables.front();
  const size_t width = table.rows.front().size();
  for (const auto& column : more) table.rows.front().push_back(text_cell(column.first));
  for (size_t row = 1; row < table.rows.size(); ++row) {
    std::vector<Cell>& cells = table.rows[row];
    const auto event = by_id.find(cells.front().text);
    cells.resize(width);
    for (const auto& column_of_csv : more) {
      const std::string_view field = column_of_csv.second;
      const auto column = std::find_if(events.front().begin(), events.front().end(),
                                       [&](const Cell& header) { return header.text == field; });
      const bool is_there = event != by_id.end() && column != events.front().end();
      cells.push_back(is_there ? (*event->second)[static_cast<size_t>(column - events.front().begin())] : Cell{});
    }
  }
  return write_csv_table(table);
}

std::string tables_json(const std::vector<Table>& tables) {
  std::string out = "[";
  for (const Table& table : tables) {
    out.append(out.size() > 1 ? ",\n" : "\n")
        .append("{ \"name\": ")
        .append(json_string(table.name))
        .append(", \"rows\": ");
    append_json_lines(out, table.rows, "", [&](const std::vector<Cell>& row) {
      out.append(json_list(row, [](std::string& list, const Cell& cell) { append_json_string(list, cell.text); }));
    });
    out.append(" }");
  }
  return out.append(out.size() > 1 ? "\n]\n" : "]\n");
}

std::optional<std::vector<Table>> tables_of_json(std::string_view json) {
  const std::optional<JsonDocument> document = parse_json(json);
  if (!document || Json(*document).type() != JsonType::array) return std::nullopt;
  std::vector<Table> out;
  for (Json item = Json(*document).first(); item; item = item.next()) {
    if (item.type() != JsonType::object) return std::nullopt;
    const Json name = member_of(item, "name"), rows = member_of(item, "rows");
    if (!name || name.type() != JsonType::string || !rows || rows.type() != JsonType::array) return std::nullopt;
    Table table{{}, std::string(name.text()), {}};
    for (Json row = rows.first(); row; row = row.next()) {
      if (row.type() != JsonType::array) return std::nullopt;
      table.rows.emplace_back();
      for (Json cell = row.first(); cell; cell = cell.next())
        table.rows.back().push_back({text_of(json, cell), cell.type() == JsonType::number});
    }
    out.push_back(std::move(table));
  }
  return out;
}

}  // namespace explainer
