// A story as tables: events, entities, sources and all else it holds, so that import_story gives back an equal one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/story.hpp"
#include "tables/table.hpp"

namespace explainer {

// `story` is the JSON of version 2. Tables that would be empty are left out, but for events, entities, sources and
// story; so are columns that are seldom used. Figures are typed cells. Empty where it is no JSON object.
std::vector<Table> write_tables(std::string_view story);

// The events alone as CSV, one row each behind a byte order mark: the columns of write_csv, and behind them what else
// an event says. import_story puts it back into the story that it is of. `bytes` are that story's, of version 2.
std::string write_event_csv(const Story& story, std::string_view bytes);

// [{ "name": "events", "rows": [["id", "date"], ["a", "2021"]] }]
std::string tables_json(const std::vector<Table>& tables);

// The tables of such a text, where a number is a typed cell; nullopt where it is none.
std::optional<std::vector<Table>> tables_of_json(std::string_view json);

}  // namespace explainer
