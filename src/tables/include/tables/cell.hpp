// One cell of the studio's grid, to and from the value that stands in the story file.
#pragma once

#include <string>
#include <string_view>

#include "core/load_story.hpp"

namespace explainer {

// Reads cells. `request` is JSON:
//   { "language": "de", "unit": "EUR", "units": [ … as in the story … ],
//     "cells": [ { "field": "amount", "text": "up to $4bn" } ] }
// The answer is a list, one item a cell:
//   { "value": { "usd": 4000000000, "bound": "up_to" } }, with "note" where the value does not hold all the cell says;
//   { } for a cell that leaves its field out (empty, undisclosed);
//   { "problem": "…" } or { "question": "…", "choices": [ { "value": …, "text": "…" } ] }.
// Fields are those of the story's tables: "date", "known", "amount", "also", lists of ids ("parties", "ends" …),
// "article", "beat", "primary"; all others are text. A request that is no such object gives an empty list.
std::string read_cells(std::string_view request, LanguagePacks packs);

// Writes cells, the other way: "cells": [ { "field": "amount", "value": … } ] gives [ "up to $4bn" ]. What is read from
// such a text is the same value again; a value of the wrong type is written as JSON.
std::string write_cells(std::string_view request, LanguagePacks packs);

}  // namespace explainer
