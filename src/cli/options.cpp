#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

#include "scene/layout.hpp"

namespace explainer {
namespace {

struct CommandRule {
  std::string_view name;
  Command command;
  size_t min_files, max_files;
  std::string_view options;  // those it takes, each between blanks
};

constexpr size_t any_number = 1'000'000;

constexpr std::array rules{
    CommandRule{"check", Command::check, 1, any_number, " --format --output "},
    CommandRule{"import", Command::import_tables, 1, any_number, " --map --into --format --output "},
    CommandRule{"json", Command::json, 1, 1, " --at --output "},
    CommandRule{"svg", Command::svg, 1, 1, " --at --size --theme --select --tab --output "},
    CommandRule{"html", Command::html, 1, 1, " --at --output "},
    CommandRule{"csv", Command::csv, 1, 1, " --tables --output "},
    CommandRule{"sheet", Command::sheet, 1, 1, " --format --output "},
    CommandRule{"upgrade", Command::upgrade, 1, 1, " --output "},
    CommandRule{"diff", Command::diff, 2, 2, " --format --corrections --output "},
    CommandRule{"window", Command::window, 0, 1,
                " --at --size --scale --theme --select --screenshot --record --replay "},
};

// Commands that are in the npm package alone, for they want Node: web/src/node.
constexpr std::array<std::string_view, 3> package_commands{"build", "new", "serve"};

constexpr std::array<std::string_view, 15> option_names{
    "--at",    "--corrections", "--format", "--into", "--map", "--output", "--record", "--replay",
    "--scale", "--screenshot",  "--select", "--size", "--tab", "--tables", "--theme"};

std::string quoted(std::string_view text) { return std::string("\"").append(text).append("\""); }

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view guess = nearest(word, candidates);
  return guess.empty() ? std::string() : std::string("; did you mean ").append(guess).append("?");
}

// A number that is all of the text.
std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// A decimal fraction like "1.25", of up to four places; the standard library of the WASM program reads none.
std::optional<float> parse_scale(std::string_view text) {
  constexpr float parts[] = {1, 10, 100, 1000, 10000};
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::string_view places = text.substr(std::min(text.size(), whole.size() + 1)).substr(0, 4);
  std::string digits(whole);
  const auto value = number(digits.append(places));
  const size_t read = places.empty() ? whole.size() : whole.size() + 1 + places.size();
  if (!value || text.size() != read) return std::nullopt;
  return static_cast<float>(*value) / parts[places.size()];
}

std::optional<Size> parse_size(std::string_view text) {
  constexpr int min_side = 1, max_side = 10'000;
  const size_t x = text.find('x');
  if (x == std::string_view::npos) return std::nullopt;
  const auto width = number(text.substr(0, x)), height = number(text.substr(x + 1));
  if (!width || !height || std::min(*width, *height) < min_side || std::max(*width, *height) > max_side)
    return std::nullopt;
  return Size{static_cast<float>(*width), static_cast<float>(*height)};
}

// Sets one option. Returns what is wrong with its value; empty when nothing is.
std::string set(Options& options, std::string_view name, std::string_view value) {
  if (value.empty()) return std::string(name).append(" wants a value");
  if (name == "--at") {
    const std::optional<DateSpan> span = parse_date(value);
    if (!span) return quoted(value) + " is not a date" + impossible_day(value) + "; write YYYY, YYYY-MM or YYYY-MM-DD";
    options.at = span->last;
  } else if (name == "--format") {
    if (value != "text" && value != "json") return quoted(value).append(" is not a format; write text or json");
    options.format = value == "json" ? Format::json : Format::text;
  } else if (name == "--size") {
    const std::optional<Size> size = parse_size(value);
    if (!size) return quoted(value).append(" is not a size; write WIDTHxHEIGHT, up to 10000x10000");
    if (!has_room(*size))
      return quoted(value).append(" is too small; the picture needs 320x400, or 480x240 on its side");
    options.size = *size;
  } else if (name == "--scale") {
    const std::optional<float> scale = parse_scale(value);
    if (!scale || !(*scale >= 0.5F && *scale <= 8)) return quoted(value).append(" is not a scale; write 0.5 to 8");
    options.scale = scale;
  } else if (name == "--theme") {
    if (value != "light" && value != "dark") return quoted(value).append(" is not a theme; write light or dark");
    options.theme = value == "dark" ? Theme::dark : Theme::light;
  } else if (name == "--tab") {
    constexpr std::array<std::string_view, 3> tabs{"map", "totals", "chips"};
    const auto* const tab = std::find(tabs.begin(), tabs.end(), value);
    if (tab == tabs.end()) return quoted(value).append(" is not a tab; write map, totals or chips");
    options.tab = static_cast<Tab>(tab - tabs.begin());
  } else if (name == "--select") {
    options.select = value;
  } else if (name == "--map") {
    options.map = value;
  } else if (name == "--into") {
    options.into = value;
  } else if (name == "--tables") {
    options.tables = value;
  } else if (name == "--screenshot") {
    options.screenshot = value;
  } else if (name == "--record") {
    options.record = value;
  } else if (name == "--replay") {
    options.replay = value;
  } else {
    options.output = value;
  }
  return {};
}

const CommandRule* find_rule(std::string_view name) {
  const auto* const rule =
      std::find_if(rules.begin(), rules.end(), [&](const CommandRule& candidate) { return candidate.name == name; });
  return rule == rules.end() ? nullptr : rule;
}

bool takes(const CommandRule& rule, std::string_view option) {
  return rule.options.find(std::string(" ").append(option).append(" ")) != std::string_view::npos;
}

// One "--name VALUE" or "--name=VALUE" at `words[at]`; moves `at` onto the last word it used. `given`: the names so
// far.
std::string parse_option(Options& options, const CommandRule& rule, std::span<const std::string_view> words, size_t& at,
                         std::vector<std::string_view>& given) {
  const std::string_view word = words[at];
  const size_t equals = word.substr(0, 2) == "--" ? word.find('=') : std::string_view::npos;
  std::string_view name = word.substr(0, equals);
  if (name == "-o") name = "--output";
  if (std::find(option_names.begin(), option_names.end(), name) == option_names.end())
    return "there is no option " + quoted(name) + did_you_mean(name, option_names);
  if (!takes(rule, name)) return std::string(rule.name) + " takes no " + std::string(word.substr(0, equals));
  if (std::find(given.begin(), given.end(), name) != given.end())
    return std::string(name) + " is given twice; keep one of them";
  given.push_back(name);
  if (name == "--corrections") {
    options.corrections = true;
    return equals == std::string_view::npos ? std::string() : "--corrections takes no value";
  }
  if (equals != std::string_view::npos) return set(options, name, word.substr(equals + 1));
  if (at + 1 == words.size()) return std::string(word) + " wants a value";
  return set(options, name, words[++at]);
}

// What is missing or too much once all words are read; empty when nothing is.
std::string missing(const Options& options, const CommandRule& rule) {
  const std::string name(rule.name);
  if (rule.command == Command::diff && options.files.size() != 2)
    return "diff wants two stories: explainer diff old.json new.json";
  if (rule.command == Command::import_tables && options.files.empty())
    return "import wants a table: explainer import deals.xlsx";
  if (options.files.size() < rule.min_files) return name + " wants a story: explainer " + name + " story.json";
  if (options.files.size() > rule.max_files)
    return name + " takes one story; " + quoted(options.files[rule.max_files]) + " is one too many";
  if (rule.command == Command::sheet && options.format == Format::text && options.output.empty())
    return "sheet wants a file to write: -o story.xlsx, or story.ods";
  if (!options.tables.empty() && !options.output.empty())
    return "csv writes a file with --output or a folder with --tables; keep one of them";
  const bool dated = rule.command == Command::json || rule.command == Command::svg;
  if (dated && !options.at) return name + " wants a date: --at YYYY-MM-DD";
  if (std::count(options.files.begin(), options.files.end(), "-") > 1) return "standard input can be read only once";
  return {};
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view best;
  size_t best_distance = std::max<size_t>(word.size() < 4 ? 1 : 2, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    // Edit distance, one row at a time.
    std::vector<size_t> row(candidate.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 0; i < word.size(); ++i) {
      size_t diagonal = row[0];
      row[0] = i + 1;
      for (size_t j = 0; j < candidate.size(); ++j) {
        const size_t change = diagonal + (word[i] == candidate[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
      }
    }
    if (row.back() < best_distance) best = candidate, best_distance = row.back();
  }
  return best;
}

OptionsResult parse_options(std::span<const std::string_view> words) {
  OptionsResult result;
  if (words.empty()) return result.problem = "no command", result;
  for (const std::string_view word : words) {
    if (word == "--") break;
    if (word == "--help" || word == "-h") return result;
  }
  if (words[0] == "help") return result;
  if (words[0] == "--version" || words[0] == "version") return result.options.command = Command::version, result;

  const CommandRule* const rule = find_rule(words[0]);
  if (std::find(package_commands.begin(), package_commands.end(), words[0]) != package_commands.end()) {
    result.problem =
        std::string(words[0]).append(" is a command of the npm package; write npx story-explainer ").append(words[0]);
    return result;
  }
  if (!rule) {
    std::vector<std::string_view> names(package_commands.begin(), package_commands.end());
    for (const CommandRule& candidate : rules) names.push_back(candidate.name);
    result.problem = "there is no command " + quoted(words[0]) + did_you_mean(words[0], names);
    return result;
  }
  Options& options = result.options;
  options.command = rule->command;
  bool only_files = false;
  std::vector<std::string_view> given;
  for (size_t at = 1; at < words.size() && result.problem.empty(); ++at) {
    const std::string_view word = words[at];
    if (!only_files && word == "--") {
      only_files = true;
    } else if (!only_files && word.size() > 1 && word[0] == '-') {
      result.problem = parse_option(options, *rule, words, at, given);
    } else if (word.empty()) {
      result.problem = "a file name is empty";
    } else {
      options.files.emplace_back(word);
    }
  }
  if (result.problem.empty()) result.problem = missing(options, *rule);
  return result;
}

std::string_view usage() {
  return R"(Usage: explainer COMMAND …

  check FILE… [--format text|json]      lists every problem of a story
  json FILE --at DATE                   what is true on a date
  svg FILE --at DATE [--size 960x620] [--theme light|dark] [--select ID] [--tab map|totals|chips]
                                        the picture
  html FILE [--at DATE]                 the words
  csv FILE [--tables FOLDER]            the events, one per row; or each table in a file of its own
  sheet FILE -o OUT.xlsx                the story as a workbook; .ods and --format json too, which it reads as well
  import TABLE… [--map FILE] [--into STORY] [--format text|json]
                                        a story from spreadsheets: CSV, XLSX or ODS
  upgrade FILE                          the same story as a file of version 2
  diff OLD NEW [--format text|json] [--corrections]
                                        what changed, field by field; or drafts of corrections for it
  window [FILE] [--at DATE] [--size 960x620] [--scale S] [--theme light|dark]
         [--select ID] [--screenshot OUT.png] [--record LINES.jsonl] [--replay LINES.jsonl]
                                        the explainer in a window; F1 shows what is inside; what
                                        comes in can be recorded and played back

  With Node, npx story-explainer has all of these but window, and three more:

  new [FOLDER]                          a small story to start from
  build STORY --out FOLDER [--base-url URL]
                                        all files of its pages, to publish
  serve FOLDER-or-STORY [--watch] [--port 8080]
                                        shows the pages; with --watch they follow as the story is saved

  -o, --output OUT   writes to a file, whole or not at all (not for window)
  --help, --version

FILE is a story.json, or - for standard input. DATE is YYYY, YYYY-MM or YYYY-MM-DD; of a year
or a month it is the last day. Exit status: 0 all is well (warnings go to standard error),
1 the story has errors, 2 the command makes no sense or a file can't be read or written.
)";
}

}  // namespace explainer
