#include "table_commands.hpp"

#include <vector>

#include "cli/commands.hpp"
#include "cli/languages.hpp"
#include "cli/messages.hpp"
#include "core/csv.hpp"
#include "core/load_story.hpp"
#include "core/name_rows.hpp"
#include "core/upgrade.hpp"
#include "tables/import_story.hpp"
#include "tables/read_tables.hpp"
#include "tables/write_tables.hpp"
#include "tables/write_workbook.hpp"

namespace explainer {
namespace {

int write_out(Files& files, const std::string& name, std::string_view bytes) {
  const std::string problem = files.write(name, bytes);
  if (problem.empty()) return exit_fine;
  complain(files, "cannot write " + (name.empty() ? "standard output" : name) + ": " + problem);
  return exit_unusable;
}

// The bytes of a file; nothing when it cannot be read, which is said.
std::optional<std::string> bytes_of(Files& files, const std::string& name) {
  FileResult read = files.read(name);
  if (!read.bytes) complain_unreadable(files, name, read.problem);
  return std::move(read.bytes);
}

std::string without_folder(const std::string& name) {
  const size_t slash = name.find_last_of("/\\");
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

int write_csv_tables(const Options& options, Files& files, const std::vector<Table>& tables) {
  const std::string problem = files.make_folder(options.tables);
  if (!problem.empty()) {
    complain(files, "cannot make the folder " + options.tables + ": " + problem);
    return exit_unusable;
  }
  for (const Table& table : tables) {
    const int status = write_out(files, options.tables + "/" + table.name + ".csv", write_csv_table(table));
    if (status != exit_fine) return status;
  }
  return exit_fine;
}

}  // namespace

int import_tables(const Options& options, Files& files) {
  std::vector<TablesRead> tables;
  for (const std::string& name : options.files) {
    const std::optional<std::string> bytes = bytes_of(files, name);
    if (!bytes) return exit_unusable;
    tables.push_back(read_tables(*bytes, name == "-" ? "pasted" : without_folder(name)));
    if (!tables.back().problem.empty()) {
      complain(files, tables.back().problem);
      return exit_unusable;
    }
  }
  ImportMap map;
  if (!options.map.empty()) {
    const std::optional<std::string> bytes = bytes_of(files, options.map);
    if (!bytes) return exit_unusable;
    ImportMapRead read = read_import_map(*bytes);
    if (!read.problem.empty()) {
      complain(files, options.map + ": " + read.problem);
      return exit_unusable;
    }
    map = std::move(read.map);
  }
  std::optional<std::string> into;
  if (!options.into.empty()) {
    into = bytes_of(files, options.into);
    if (!into) return exit_unusable;
  }
  const ImportResult result = import_story(tables, map, into, language_pack);
  const int status = result.story.empty() || has_errors(result.problems) ? exit_story_has_errors : exit_fine;
  if (options.format == Format::json) return std::max(status, write_out(files, options.output, import_json(result)));
  if (result.story.empty() && !result.problems.empty()) {
    print_problems(files, result.problems, options.into);
    complain(files, "no rows are added to " + std::string(shown(options.into)) + "; mend it first");
    return exit_story_has_errors;
  }
  const std::string report = import_report(result);
  if (!report.empty()) files.tell(report);
  if (result.story.empty()) return exit_story_has_errors;
  return std::max(status, write_out(files, options.output, result.story));
}

int write_story_tables(const Options& options, Files& files) {
  const std::string& name = options.files.front();
  const std::optional<std::string> bytes = bytes_of(files, name);
  if (!bytes) return exit_unusable;
  // No story is a list, so tables as `--format json` prints them can't be mistaken for one.
  std::optional<std::vector<Table>> tables = tables_of_json(*bytes);
  if (!tables) {
    LoadResult loaded = load_for_editor(*bytes, language_pack);
    name_rows(*bytes, loaded.problems);
    print_problems(files, loaded.problems, name);
    if (!loaded.indexed) return exit_story_has_errors;
    tables = write_tables(upgrade_story(*bytes, loaded.indexed->story));
  }
  if (options.command == Command::csv) return write_csv_tables(options, files, *tables);
  if (options.format == Format::json) return write_out(files, options.output, tables_json(*tables));
  return write_out(files, options.output, ends_with(options.output, ".ods") ? write_ods(*tables) : write_xlsx(*tables));
}

}  // namespace explainer
