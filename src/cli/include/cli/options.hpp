// Parses the command line. Knows the commands and their options; opens no file, prints nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.hpp"
#include "scene/mark.hpp"
#include "scene/view.hpp"

namespace explainer {

enum class Command : unsigned char {
  help,
  version,
  check,
  import_tables,
  json,
  svg,
  html,
  csv,
  sheet,
  upgrade,
  diff,
  window
};
enum class Format : unsigned char { text, json };

struct Options {
  Command command = Command::help;
  std::vector<std::string> files;  // "-" is standard input
  std::optional<Date> at;          // the last day of what was written
  Format format = Format::text;
  Size size{960, 620};
  std::optional<float> scale;  // device pixels per logical pixel; the screen's when absent
  Theme theme = Theme::light;
  Tab tab = Tab::map;        // what a narrow picture shows
  std::string select;        // event id
  bool corrections = false;  // drafts of corrections in place of what changed
  std::string map;           // file with a person's decisions about an import
  std::string into;          // file of the story that an import goes into
  std::string tables;        // folder for a CSV file of each table; empty: the events alone, in one
  std::string output;        // file; empty: standard output
  std::string screenshot;    // file; empty: a real window
  std::string record;        // file that input is recorded in
  std::string replay;        // file of recorded input to play back first
};

struct OptionsResult {
  Options options;
  std::string problem;  // what is wrong and what to write instead; empty when nothing is
};

// `words` are the arguments without the program's own name.
OptionsResult parse_options(std::span<const std::string_view> words);

std::string_view usage();

// The candidate that is nearest to a misspelt word; empty when none is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace explainer
