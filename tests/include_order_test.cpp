// Within a layer, includes run downwards only: the order of its files is written down here, lowest first. The folders
// of the layers themselves are kept apart by CMake.
#ifndef __EMSCRIPTEN__
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "files.hpp"

using namespace explainer;

namespace {

// A level names files without their endings: a header and its source stand together. A source that needs more than its
// header stands once more by itself, with its ending. A file includes its own header and files of lower levels.
using Levels = std::vector<std::string>;

const Levels core_levels = {
    "ascii at currency date json_document json_skipping json_writer markup money plural sort utf8",
    "amount json_error_hint labels language number_text problem suggest",
    "date_wording doubt_words interval_sum mends problem_messages report scales story",
    "aloud",
    "date_mend json_reader ledger lexer_functions prose_amounts wording",
    "csv doubt fields filter lead_wording rates story_index",
    "event_wording load_story snapshot sum_wording",
    "about_json diff json_ld loader outline snapshot_json upgrade",
    "check_story editor_warnings name_rows link_events load_entities load_events load_story.cpp load_units "
    "outline_html "
    "outline_json "
    "page_json",
};

const Levels scene_levels = {
    "box characters day_marks time_scale",
    "curve_fit geometry map_plan mark view",
    "row_order",
    "build_scene builder curve_fit.cpp hit_test layout mirror svg theme",
    "event_glyph map_plan.cpp panel_context sources_line svg.cpp",
    "chip_marks map_layout more_rows",
    "chip_uses key_rows map_labels map_state panels",
    "chip_table",
    "build_scene.cpp card chip_lanes controls header legend money_map time_strip totals",
};

const Levels tables_levels = {
    "candidates defused json_record names plain_cell reading table text_encoding xml zip",
    "amount_words columns date_words deal_words number_format read_amount read_date read_tables row_text write_tables "
    "write_workbook",
    "amount_grammar date_pieces package sheet_layout sheet_rows",
    "date_grammar read_amount.cpp read_text_table read_workbook write_csv_table write_ods write_xlsx",
    "cell import_story read_date.cpp read_ods read_tables.cpp read_xlsx",
    "importer",
    "event_amounts event_rows",
    "event_sources",
    "find_sheets import_endings import_events import_lists import_report import_story.cpp timeline_js "
    "write_tables.cpp",
};

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }
std::string unit_of(const std::string& path) { return name_of(path).substr(0, name_of(path).rfind('.')); }

std::map<std::string, int> places_in(const Levels& levels) {
  std::map<std::string, int> places;
  for (size_t level = 0; level < levels.size(); ++level) {
    std::istringstream names(levels[level]);
    for (std::string name; names >> name;) {
      CAPTURE(name);
      CHECK(places.emplace(name, static_cast<int>(level)).second);
    }
  }
  return places;
}

// "a.hpp includes b.hpp" for each include of a file that does not run downwards, and each file without a place.
std::vector<std::string> upward_includes(const Levels& levels, const std::string& layer, const std::string& file,
                                         const std::string& text) {
  const std::map<std::string, int> places = places_in(levels);
  auto own = places.find(name_of(file));
  if (own == places.end()) own = places.find(unit_of(file));
  if (own == places.end()) return {name_of(file) + " has no place in the order"};
  std::vector<std::string> out;
  std::istringstream lines(text);
  const std::string start = "#include \"";
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind(start, 0) != 0) continue;
    const std::string included = line.substr(start.size(), line.rfind('"') - start.size());
    if (layer != "core" && included.rfind("core/", 0) == 0) continue;
    if (unit_of(included) == unit_of(file)) continue;
    const auto other = places.find(unit_of(included));
    if (other == places.end() || other->second >= own->second) {
      out.push_back(name_of(file) + " includes " + name_of(included));
    }
  }
  return out;
}

void check_layer(const std::string& layer, const Levels& levels, int at_least = 20) {
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::source_path("/src/" + layer))) {
    if (entry.path().extension() != ".hpp" && entry.path().extension() != ".cpp") continue;
    const std::string path = entry.path().string();
    for (const std::string& problem : upward_includes(levels, layer, path, test::read_file(path))) FAIL_CHECK(problem);
    ++files;
  }
  CHECK(files > at_least);
}

}  // namespace

TEST_CASE("includes of the core run downwards") { check_layer("core", core_levels); }

TEST_CASE("includes of the tables run downwards") { check_layer("tables", tables_levels, 5); }

TEST_CASE("includes of the scene run downwards") { check_layer("scene", scene_levels); }

TEST_CASE("an include that runs upwards, or to a file without a place, is found") {
  const Levels levels = {"low", "middle other", "high low.cpp"};
  const auto found = [&](const std::string& file, const std::string& text) {
    const std::vector<std::string> all = upward_includes(levels, "core", file, text);
    return all.empty() ? std::string() : all.front();
  };
  CHECK(found("core/middle.hpp", "#include \"core/low.hpp\"\n#include <vector>\n").empty());
  CHECK(found("core/middle.cpp", "#include \"core/middle.hpp\"\n").empty());
  CHECK(found("core/middle.hpp", "#include \"core/high.hpp\"\n") == "middle.hpp includes high.hpp");
  CHECK(found("core/middle.hpp", "#include \"core/other.hpp\"\n") == "middle.hpp includes other.hpp");
  CHECK(found("core/low.hpp", "#include \"core/middle.hpp\"\n") == "low.hpp includes middle.hpp");
  CHECK(found("core/low.cpp", "#include \"core/middle.hpp\"\n").empty());
  CHECK(found("core/middle.hpp", "#include \"stray.hpp\"\n") == "middle.hpp includes stray.hpp");
  CHECK(found("core/stray.hpp", "") == "stray.hpp has no place in the order");
}
#endif
