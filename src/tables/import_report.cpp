// What an import gives, as JSON for the studio and as lines for a terminal; and the answers that a person gave.
#include <algorithm>
#include <unordered_map>

#include "core/json_writer.hpp"
#include "core/mends.hpp"
#include "tables/columns.hpp"
#include "tables/import_story.hpp"
#include "tables/json_record.hpp"

namespace explainer {
namespace {

std::string objects(const auto& list, auto members) {
  std::string out = "[";
  for (const auto& item : list) {
    out.append(out.size() > 1 ? ",\n    " : "\n    ");
    JsonObject object(out);
    members(object, item);
    object.close();
  }
  return out.append(out.size() > 1 ? "\n  ]" : "]");
}

void add_place(JsonObject& object, const CellPlace& place) {
  object.text("file", place.file).text("sheet", place.sheet);
  if (place.row > 0) object.number("row", static_cast<int>(place.row));
  if (!place.column.empty()) object.text("column", place.column);
}

std::string columns_json(const std::vector<ImportedColumn>& columns) {
  return json_list(columns, [](std::string& out, const ImportedColumn& column) {
    JsonObject object(out);
    object.text("header", column.header);
    object.raw("field", column.field.empty() ? "null" : json_string(column.field));
    object.close();
  });
}

std::string cells_json(const std::vector<ImportQuestion::AskedCell>& cells) {
  return json_list(cells, [](std::string& out, const ImportQuestion::AskedCell& cell) {
    JsonObject object(out);
    object.number("row", static_cast<int>(cell.row)).text("text", cell.text);
    object.close();
  });
}

std::string choices_json(const std::vector<Choice>& choices) {
  return json_list(choices, [](std::string& out, const Choice& choice) {
    JsonObject object(out);
    object.text("value", choice.value).text("text", choice.text);
    object.close();
  });
}

std::string without_last_line_end(std::string text) {
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

// "deals.csv:4:A", "deals.xlsx[Tabelle1]:4:A".
std::string place_text(const CellPlace& place, bool has_sheets) {
  std::string out = visible(place.file);
  if (has_sheets && !place.sheet.empty()) out.append("[").append(visible(place.sheet)).append("]");
  if (place.row > 0) out.append(":").append(std::to_string(place.row));
  if (!place.letters.empty()) out.append(":").append(place.letters);
  return out;
}

bool has_several_sheets(const ImportResult& result, const std::string& file) {
  return std::count_if(result.tables.begin(), result.tables.end(),
                       [&](const ImportedTable& table) { return table.file == file; }) > 1;
}

using Places = std::unordered_map<std::string_view, const StoryPlace*>;

// The row that a pointer into the story is made from, of the longest part that has one.
const StoryPlace* place_of(const Places& places, std::string_view pointer) {
  for (;;) {
    if (const auto found = places.find(pointer); found != places.end()) return found->second;
    const size_t slash = pointer.rfind('/');
    if (slash == std::string_view::npos || slash == 0) return nullptr;
    pointer = pointer.substr(0, slash);
  }
}

}  // namespace

std::string import_json(const ImportResult& result) {
  std::string out = "{\n  \"story\": " + (result.story.empty() ? "null" : without_last_line_end(result.story));
  out.append(",\n  \"tables\": ").append(objects(result.tables, [](JsonObject& object, const ImportedTable& table) {
    object.text("file", table.file).text("sheet", table.sheet);
    object.raw("table", table.table.empty() ? "null" : json_string(table.table));
    object.raw("columns", columns_json(table.columns));
  }));
  out.append(",\n  \"questions\": ")
      .append(objects(result.questions, [](JsonObject& object, const ImportQuestion& question) {
        object.text("id", question.id).text("file", question.place.file).text("sheet", question.place.sheet);
        object.raw("column", question.place.column.empty() ? "null" : json_string(question.place.column));
        object.text("text", question.text).raw("cells", cells_json(question.cells));
        object.raw("choices", choices_json(question.choices));
      }));
  out.append(",\n  \"notes\": ").append(objects(result.notes, [](JsonObject& object, const ImportNote& note) {
    object.text("severity", note.is_remark ? "note" : "warning");
    add_place(object, note.place);
    if (!note.cell.empty()) object.text("cell", note.cell);
    object.text("text", note.text);
  }));
  out.append(",\n  \"places\": ").append(objects(result.places, [](JsonObject& object, const StoryPlace& place) {
    object.text("pointer", place.pointer).text("file", place.file).text("sheet", place.sheet);
    object.number("row", static_cast<int>(place.row));
  }));
  std::string problems = "[";
  for (const Problem& problem : result.problems)
    problems.append(problems.size() > 1 ? ",\n    " : "\n    ").append(write_problem_json(problem));
  return out.append(",\n  \"problems\": ").append(problems).append(problems.size() > 1 ? "\n  ]" : "]").append("\n}\n");
}

std::string import_report(const ImportResult& result) {
  std::string out;
  for (const ImportNote& note : result.notes) {
    out.append(place_text(note.place, has_several_sheets(result, note.place.file)));
    out.append(note.is_remark ? ": note: " : ": warning: ");
    if (!note.cell.empty() && note.text.find(note.cell) == std::string::npos)
      out.append("“").append(visible(note.cell)).append("”: ");
    out.append(visible(note.text)).append("\n");
  }
  Places places;
  for (const StoryPlace& place : result.places) places.emplace(place.pointer, &place);
  for (const Problem& problem : result.problems) {
    const StoryPlace* const place = place_of(places, problem.pointer);
    CellPlace from;
    if (place != nullptr) from = {place->file, place->sheet, place->row, {}, {}};
    if (place == nullptr && !result.tables.empty()) from.file = result.tables.front().file;
    out.append(place_text(from, has_several_sheets(result, from.file)));
    out.append(problem.severity == Severity::error ? ": error: " : ": warning: ");
    out.append(visible(problem.pointer))
        .append(problem.pointer.empty() ? "" : ": ")
        .append(visible(problem.message))
        .append("\n");
  }
  for (const ImportQuestion& question : result.questions) {
    out.append(place_text(question.place, has_several_sheets(result, question.place.file))).append(": question: ");
    out.append(visible(question.text));
    for (const Choice& choice : question.choices) {
      out.append("\n    \"").append(visible(question.id)).append("\": \"").append(visible(choice.value));
      out.append("\"  ").append(visible(choice.text));
    }
    out.push_back('\n');
  }
  return out;
}

ImportMapRead read_import_map(std::string_view json) {
  ImportMapRead out;
  const std::optional<JsonDocument> document = parse_json(json);
  if (!document || Json(*document).type() != JsonType::object) {
    out.problem =
        "the map is not JSON; write { \"columns\": { \"Who pays\": \"from\" }, \"answers\": {}, \"sheets\": {} }";
    return out;
  }
  const Json root(*document);
  for (Json key = root.first(); key; key = key.next().next()) {
    auto* const part = key.text() == "columns"   ? &out.map.columns
                       : key.text() == "answers" ? &out.map.answers
                       : key.text() == "sheets"  ? &out.map.sheets
                                                 : nullptr;
    const Json members = key.next();
    if (part == nullptr || members.type() != JsonType::object) {
      out.problem = "\"" + visible(key.text()) +
                    "\" of the map is none of its parts; write \"columns\", \"answers\" and \"sheets\", each an object";
      return out;
    }
    for (Json name = members.first(); name; name = name.next().next()) {
      const Json value = name.next();
      if (value.type() != JsonType::string && value.type() != JsonType::null) {
        out.problem = "\"" + visible(name.text()) + "\" of the map is no text; write a text, or null to leave it out";
        return out;
      }
      (*part)[std::string(name.text())] = value.type() == JsonType::null ? std::string() : std::string(value.text());
    }
  }
  return out;
}

}  // namespace explainer
