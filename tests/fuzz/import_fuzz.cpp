// Any table as a sheet of deals: importing ends, what it gives is a story file or none, and a story that is sound comes
// back from its own tables. Cells stand between tabs, rows between line ends, sheets behind a form feed.
#include <cstddef>
#include <cstdint>
#include <string>

#include "require.hpp"
#include "tables/import_story.hpp"
#include "tables/write_tables.hpp"

using namespace explainer;
using explainer::fuzz::require;

namespace {

TablesRead tables_of(std::string_view bytes) {
  TablesRead file;
  file.tables.push_back({"deals.tsv", "deals", {{}}});
  std::string cell;
  const auto end_cell = [&] {
    file.tables.back().rows.back().push_back({cell, false});
    cell.clear();
  };
  for (const char c : bytes) {
    if (c == '\t' || c == '\n' || c == '\f') end_cell();
    if (c == '\n') file.tables.back().rows.emplace_back();
    if (c == '\f') file.tables.push_back({"deals.tsv", "Sheet" + std::to_string(file.tables.size()), {{}}});
    if (c != '\t' && c != '\n' && c != '\f') cell.push_back(c);
  }
  end_cell();
  return file;
}

std::string usual_headers() { return "Date\tTitle\tFrom\tTo\tAmount\tType\tStatus\tSource\tLink\tText\n"; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const std::string& text : {bytes, usual_headers() + bytes}) {
    const ImportResult result = import_story({tables_of(text)});
    require(!import_json(result).empty());
    import_report(result);
    for (const StoryPlace& place : result.places) require(place.row > 0);
    if (result.story.empty() || has_errors(result.problems)) continue;
    TablesRead again;
    again.tables = write_tables(result.story);
    const ImportResult back = import_story({again});
    require(!has_errors(back.problems));
    require(back.questions.empty());
  }
  return 0;
}
