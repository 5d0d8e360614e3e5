// The tables beside the events: entities, sources, programmes, units, rates, corrections, labels and the story itself.
#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "core/json_writer.hpp"
#include "importer.hpp"
#include "tables/deal_words.hpp"

namespace explainer {
namespace {

bool is_empty(const Sheet& sheet, size_t row) {
  return std::all_of(sheet.columns.begin(), sheet.columns.end(),
                     [&](const Column& column) { return sheet.cell(row, &column).empty(); });
}

template <typename Each>
void for_each_row(const Sheet& sheet, Each each) {
  for (size_t row = sheet.first_row; row < sheet.table->rows.size(); ++row) {
    if (!is_empty(sheet, row)) each(row);
  }
}

// The row as an object of texts, the fields in their usual order; empty cells are left out.
JsonRecord record_of(const Sheet& sheet, size_t row) {
  JsonRecord record;
  for (const std::string_view field : fields_of(sheet.kind))
    record.text_unless_empty(field, sheet.words(row, sheet.column(field)));
  return record;
}

void set_date(Importer& importer, const Sheet& sheet, size_t row, std::string_view field, JsonRecord& record) {
  const std::string text = sheet.cell(row, field);
  if (text.empty() || exact_date(text)) return;
  const Cell cell = sheet.table->rows[row][sheet.column(field)->index];
  const DateColumn read = read_dates({&cell, 1}, importer.context);
  if (!read.cells.empty() && read.cells.front().outcome == Outcome::value)
    record.text(field, iso(read.cells.front().date));
}

bool is_json_number(const std::string& text) {
  const std::optional<JsonDocument> document = parse_json(text);
  return document && Json(*document).type() == JsonType::number;
}

// An id of what has a name only.
void give_id(JsonRecord& record, IdMaker& ids, std::string_view fallback) {
  std::string id = record.text_of("id");
  if (id.empty()) {
    id = slug(record.text_of("name"), 40);
    id = ids.make(id.empty() ? std::string(fallback) : id);
    JsonRecord with_id;
    with_id.text("id", id);
    for (const auto& [key, json] : record.members()) {
      if (key != "id") with_id.set(key, json);
    }
    record = std::move(with_id);
  } else {
    ids.take(id);
  }
}

void add_place(Importer& importer, const Sheet& sheet, size_t row, std::string_view list, size_t index) {
  importer.result.places.push_back(
      {"/" + std::string(list) + "/" + std::to_string(index), sheet.table->file, sheet.table->name, row + 1});
}

void import_entities(Importer& importer, const Sheet& sheet) {
  IdMaker ids;
  for_each_row(sheet, [&](size_t row) {
    JsonRecord record = record_of(sheet, row);
    if (!record.has("name")) record.text_unless_empty("name", record.text_of("id"));
    give_id(record, ids, "entity-" + std::to_string(row + 1));
    if (const auto side = side_in_words(record.text_of("side"))) record.text("side", id_of(*side));
    if (record.has("kind"))
      record.text("kind", [&] {
        const std::string kind = record.text_of("kind");
        const bool is_id =
            kind.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") ==
            std::string::npos;
        return is_id ? kind : slug(kind, 40);
      }());
    if (importer.entities.has_id(record.text_of("id"))) {
      importer.warn(sheet.place(row), record.text_of("name"),
                    in_quotes(record.text_of("name")) + " is listed already; the first stays, this row is left out");
      return;
    }
    add_place(importer, sheet, row, "entities", importer.entities.records().size());
    importer.entities.add(std::move(record));
  });
}

void import_sources(Importer& importer, const Sheet& sheet) {
  IdMaker ids;
  for_each_row(sheet, [&](size_t row) {
    JsonRecord record = record_of(sheet, row);
    if (!record.has("id")) {
      record.text("name", record.text_of("publisher"));
      give_id(record, ids, "source-" + std::to_string(row + 1));
      record.remove("name");
    }
    for (const char* const field : {"date", "retrieved"}) set_date(importer, sheet, row, field, record);
    record.remove("primary");
    if (const auto primary = truth_in_words(sheet.cell(row, "primary")); primary && *primary)
      record.set("primary", "true");
    add_place(importer, sheet, row, "sources", importer.sources.records().size());
    importer.sources.add(std::move(record));
  });
}

void import_programs(Importer& importer, const Sheet& sheet) {
  IdMaker ids;
  for_each_row(sheet, [&](size_t row) {
    JsonRecord record = record_of(sheet, row);
    give_id(record, ids, "program-" + std::to_string(row + 1));
    if (const std::string maker = record.text_of("maker"); !maker.empty())
      record.text("maker", importer.entities.find_or_make(maker));
    ProgramDraft program;
    program.id = record.text_of("id");
    program.name = record.text_of("name");
    // "Trainium1, Trainium2" in a column of its own.
    for (const std::string& generation : pieces_of(sheet.cell(row, "generations"), ",;"))
      program.find_or_make_generation(generation);
    program.record = std::move(record);
    add_place(importer, sheet, row, "programs", importer.programs.all().size());
    importer.programs.add(std::move(program));
  });
}

void import_generations(Importer& importer, const Sheet& sheet) {
  for_each_row(sheet, [&](size_t row) {
    const std::string name = sheet.cell(row, "program");
    ProgramDraft* const program = importer.programs.find(name);
    if (program == nullptr) {
      importer.warn(sheet.place(row, sheet.column("program")), name,
                    in_quotes(name) + " is no programme of the sheet “programs”, so this row is left out");
      return;
    }
    JsonRecord generation;
    for (const char* const field : {"id", "name", "about"})
      generation.text_unless_empty(field, sheet.words(row, sheet.column(field)));
    give_id(generation, program->ids, "generation-" + std::to_string(row + 1));
    program->add_generation(std::move(generation));
  });
}

void import_units(Importer& importer, const Sheet& sheet) {
  for_each_row(sheet, [&](size_t row) {
    const JsonRecord record = record_of(sheet, row);
    const auto& known = importer.context.units;
    const bool is_listed =
        std::any_of(known.begin(), known.end(), [&](const Unit& other) { return other.id == record.text_of("id"); });
    if (is_listed)
      return importer.warn(sheet.place(row), record.text_of("id"),
                           "this unit is listed already, so this row is left out");
    Unit unit{record.text_of("id"), record.text_of("name"), record.text_of("one"), record.text_of("short"),
              UnitKind::count};
    if (const auto kind = value_of<UnitKind>(record.text_of("kind"))) unit.kind = *kind;
    importer.context.units.push_back(std::move(unit));
    importer.units.push_back(record);
  });
}

void import_rates(Importer& importer, const Sheet& sheet) {
  for_each_row(sheet, [&](size_t row) {
    JsonRecord record = record_of(sheet, row);
    if (const std::string value = record.text_of("value"); is_json_number(value)) record.set("value", value);
    set_date(importer, sheet, row, "date", record);
    if (const std::string source = record.text_of("source"); !source.empty()) {
      const std::string* const known = importer.sources.find(source);
      record.text("source", known != nullptr ? *known : importer.sources.find_or_make({source, {}, {}, {}, {}, {}}));
    }
    importer.rates.push_back(std::move(record));
  });
}

void import_corrections(Importer& importer, const Sheet& sheet) {
  for_each_row(sheet, [&](size_t row) {
    JsonRecord record = record_of(sheet, row);
    set_date(importer, sheet, row, "date", record);
    importer.corrections.push_back(std::move(record));
  });
}

// A list, as that of the months, is joined by '|'.
void import_labels(Importer& importer, const Sheet& sheet) {
  for_each_row(sheet, [&](size_t row) {
    const std::string key = sheet.cell(row, "key"), text = sheet.words(row, sheet.column("text"));
    const auto keys = label_keys();
    const auto label = std::find_if(keys.begin(), keys.end(), [&](const LabelKey& known) { return known.key == key; });
    if (label == keys.end() || label->english.find('|') == std::string_view::npos) {
      importer.labels.text(key, text);
      return;
    }
    std::vector<std::string> words;
    for (size_t start = 0; start <= text.size();) {
      const size_t end = std::min(text.find('|', start), text.size());
      words.push_back(text.substr(start, end - start));
      start = end + 1;
    }
    importer.labels.set(key, json_texts(words));
  });
}

struct StoryKey {
  std::string_view key, words;  // folded
  bool is_date = false;
};
constexpr std::array<StoryKey, 14> story_keys = {{
    {"title", "title|name|headline|titel|titre|titulo|titolo", false},
    {"subtitle", "subtitle|summary|standfirst|untertitel|vorspann|chapeau|sous titre|subtitulo", false},
    {"language", "language|lang|sprache|langue|idioma|lingua|taal|jezyk", false},
    {"asOf", "asof|as of|checked|last checked|stand|zuletzt gepruft|verifie le", true},
    {"range.from", "range from|from|start of range|von|de|desde", true},
    {"range.to", "range to|to|end of range|bis|a|hasta", true},
    {"spacing", "spacing", false},
    {"start", "start|opens at", true},
    {"unit", "unit|main unit|currency|main currency|wahrung|devise|moneda", false},
    {"newer.url", "newer url|newer", false},
    {"newer.date", "newer date", true},
    {"credits", "credits|credit|by|author|dank|autor|auteur", false},
    {"$schema", "schema", false},
    {"version", "version", false},
}};

void import_story_row(Importer& importer, const Sheet& sheet, size_t row) {
  const std::string key = sheet.cell(row, "key"), value = sheet.words(row, sheet.column("value"));
  if (value.empty()) return;
  const std::string word = "|" + folded(key) + "|";
  const auto* const known = std::find_if(story_keys.begin(), story_keys.end(), [&](const StoryKey& candidate) {
    return folded(candidate.key) == folded(key) ||
           ("|" + std::string(candidate.words) + "|").find(word) != std::string::npos;
  });
  if (known == story_keys.end()) {
    importer.warn(sheet.place(row, sheet.column("key")), key,
                  in_quotes(key) + " is nothing that a story has, so it is left out; write title, language, asOf …");
    return;
  }
  if (known->key == "version") return;
  JsonRecord holder;
  holder.text("value", value);
  if (known->is_date) set_date(importer, sheet, row, "value", holder);
  std::string json = *holder.find("value");
  const size_t dot = known->key.find('.');
  if (dot == std::string_view::npos) {
    importer.head.set(known->key, std::move(json));
    return;
  }
  // "range.from" and the like: an object of two.
  const std::string outer(known->key.substr(0, dot)), inner(known->key.substr(dot + 1));
  JsonRecord object;
  if (const std::string* const before = importer.head.find(outer)) {
    const std::optional<JsonDocument> document = parse_json(*before);
    if (document) object = JsonRecord(*before, Json(*document));
  }
  object.set(inner, std::move(json));
  importer.head.set(outer, one_line(object));
}

void import_story_sheet(Importer& importer, const Sheet& sheet) {
  for_each_row(sheet, [&](size_t row) { import_story_row(importer, sheet, row); });
}

}  // namespace

void import_lists(Importer& importer, const std::vector<Sheet>& sheets) {
  using Import = void (*)(Importer&, const Sheet&);
  // What names others comes behind them.
  constexpr std::pair<TableKind, Import> steps[] = {
      {TableKind::story, import_story_sheet}, {TableKind::units, import_units},
      {TableKind::entities, import_entities}, {TableKind::sources, import_sources},
      {TableKind::programs, import_programs}, {TableKind::generations, import_generations},
      {TableKind::rates, import_rates},       {TableKind::corrections, import_corrections},
      {TableKind::labels, import_labels},
  };
  for (const auto& [kind, import] : steps) {
    for (const Sheet& sheet : sheets) {
      if (sheet.kind == kind) import(importer, sheet);
    }
  }
}

}  // namespace explainer
