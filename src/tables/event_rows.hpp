// Which rows of a sheet of events are events, and which names in them are one. Private to the tables.
#pragma once

#include "importer.hpp"

namespace explainer {

// Indices of the rows that hold an event; says of all others why they do not. Takes the title of the story from the
// first slide of a sheet for TimelineJS.
std::vector<size_t> event_rows(Importer& importer, const Sheet& sheet);

// Takes names as one that differ in case, blanks and signs only, and says so; asks of those that are likely misspelt.
void settle_names(Importer& importer, const Sheet& sheet, const std::vector<size_t>& rows);

}  // namespace explainer
