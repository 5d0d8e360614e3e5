// The commands about spreadsheets: what the layer of the tables does, between files.
#pragma once

#include "cli/files.hpp"
#include "cli/options.hpp"

namespace explainer {

int import_tables(const Options& options, Files& files);       // import
int write_story_tables(const Options& options, Files& files);  // sheet, and csv --tables

}  // namespace explainer
