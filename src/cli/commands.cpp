#include "cli/commands.hpp"

#include <algorithm>

#include "cli/languages.hpp"
#include "cli/messages.hpp"
#include "cli/text_measure.hpp"
#include "core/diff.hpp"
#include "core/json_ld.hpp"
#include "core/json_writer.hpp"
#include "core/load_story.hpp"
#include "core/mends.hpp"
#include "core/name_rows.hpp"
#include "core/outline.hpp"
#include "core/outline_html.hpp"
#include "core/snapshot_json.hpp"
#include "core/upgrade.hpp"
#include "core/wording.hpp"
#include "scene/build_scene.hpp"
#include "scene/svg.hpp"
#include "table_commands.hpp"
#include "tables/write_tables.hpp"

namespace explainer {
namespace {

int emit(Files& files, const std::string& output, const std::string& text) {
  const std::string problem = files.write(output, text);
  if (problem.empty()) return exit_fine;
  complain(files, "cannot write " + (output.empty() ? "standard output" : output) + ": " + problem);
  return exit_unusable;
}

// --- check ---

std::string counted(size_t count, std::string_view what) {
  return std::to_string(count).append(" ").append(what).append(count == 1 ? "" : "s");
}

// One file's problems. They are what check is asked for: its errors are the report; warnings, as with every command,
// go to standard error.
std::string report_of(Files& files, const std::string& file, const LoadResult& result, Format format) {
  const auto is_error = [](const Problem& problem) { return problem.severity == Severity::error; };
  const auto errors = static_cast<size_t>(std::count_if(result.problems.begin(), result.problems.end(), is_error));
  const size_t warnings = result.problems.size() - errors;
  std::string report;
  if (format == Format::json) {
    report.append("{\"file\":").append(json_string(file));
    report.append(",\"errors\":")
        .append(std::to_string(errors))
        .append(",\"warnings\":")
        .append(std::to_string(warnings));
    report.append(",\"problems\":[");
    for (const Problem& problem : result.problems) {
      report.append(&problem == result.problems.data() ? "\n" : ",\n").append(write_problem_json(problem));
    }
    return report.append("]}");
  }
  std::vector<Problem> told;
  for (const Problem& problem : result.problems) {
    if (is_error(problem)) {
      report.append(describe(problem, shown(file))).append("\n");
    } else {
      told.push_back(problem);
    }
  }
  print_problems(files, told, file);
  report.append(visible(shown(file))).append(": ");
  if (result.indexed) report.append(counted(result.indexed->story.events.size(), "event")).append(", ");
  return report.append(counted(errors, "error")).append(", ").append(counted(warnings, "warning")).append("\n");
}

int check(const Options& options, Files& files) {
  const bool as_json = options.format == Format::json;
  int status = exit_fine;
  std::string report;
  for (const std::string& file : options.files) {
    const FileResult read = files.read(file);
    if (!read.bytes) {
      complain_unreadable(files, file, read.problem);
      status = exit_unusable;
      continue;
    }
    LoadResult result = load_for_editor(*read.bytes, language_pack);
    name_rows(*read.bytes, result.problems);
    if (has_errors(result.problems)) status = std::max(status, exit_story_has_errors);
    if (as_json) report.append(report.empty() ? "[\n" : ",\n");
    report.append(report_of(files, file, result, options.format));
  }
  if (as_json) report.append(report.empty() ? "[]\n" : "\n]\n");
  return std::max(status, emit(files, options.output, report));
}

// --- one story in, one text out ---

struct Subject {
  const IndexedStory& indexed;
  const Options& options;
  const std::string& bytes;  // of the file
  Files& files;
};

struct Text {
  std::string text;
  std::string problem;  // instead of a text
};

Text draw_svg(const Subject& subject) {
  const auto& [indexed, options, bytes, files] = subject;
  const Story& story = indexed.story;
  View view = initial_view(story);
  seek(view, story, *options.at);
  if (view.playhead != *options.at) {
    const bool late = view.playhead < *options.at;
    complain(files, iso(*options.at) +
                        (late ? " is after the story's range ends" : " is before the story's range starts") +
                        "; the picture shows " + iso(view.playhead));
  }
  view.theme = options.theme;
  view.tab = options.tab;
  view.still = true;
  if (!options.select.empty()) {
    const int event = story.event_index(options.select);
    if (event == none) return {{}, unknown_event(story, options.select)};
    if (story.events[static_cast<size_t>(event)].date.first > view.playhead)
      return {{}, "event \"" + options.select + "\" begins after " + iso(view.playhead)};
    select(view, story, event);
  }
  const Snapshot now = snapshot_at(indexed, view.playhead);
  const MapPlan plan = build_map_plan(indexed);
  const TextMeasure measure = measure_with_fonts();
  const Scene scene = build_scene({indexed, plan, now, view, options.size, measure});
  const std::string description = lead_spoken(story, view.playhead, lead_of(view, story, now));
  return {render_svg(scene, view.theme, story.language, story.title, description), {}};
}

Text produce(const Subject& subject) {
  const auto& [indexed, options, bytes, files] = subject;
  const Story& story = indexed.story;
  switch (options.command) {
    case Command::json:
      return {write_snapshot_json(indexed, snapshot_at(indexed, *options.at)), {}};
    case Command::svg:
      return draw_svg(subject);
    case Command::html:
      return {render_html(indexed, build_outline(indexed, snapshot_at(indexed, options.at.value_or(story.to)))) +
                  json_ld_script(story),
              {}};
    case Command::csv:
      return {write_event_csv(story, upgrade_story(bytes, story)), {}};
    case Command::upgrade:
      return {upgrade_story(bytes, story), {}};
    case Command::help:
    case Command::version:
    case Command::check:
    case Command::import_tables:
    case Command::sheet:
    case Command::diff:
    case Command::window:
      break;
  }
  return {};
}

int convert(const Options& options, Files& files) {
  const std::string& file = options.files.front();
  const FileResult read = files.read(file);
  if (!read.bytes) return complain_unreadable(files, file, read.problem), exit_unusable;
  LoadResult result = load_for_editor(*read.bytes, language_pack);
  name_rows(*read.bytes, result.problems);
  print_problems(files, result.problems, file);
  if (!result.indexed) return exit_story_has_errors;
  Text text = produce({*result.indexed, options, *read.bytes, files});
  if (!text.problem.empty()) {
    complain(files, text.problem);
    return exit_unusable;
  }
  if (!text.text.empty() && text.text.back() != '\n') text.text.push_back('\n');
  return emit(files, options.output, text.text);
}

// --- two stories in ---

int diff(const Options& options, Files& files) {
  int status = exit_fine;
  std::vector<IndexedStory> stories;
  for (const std::string& file : options.files) {
    const FileResult read = files.read(file);
    if (!read.bytes) {
      complain_unreadable(files, file, read.problem);
      status = exit_unusable;
      continue;
    }
    LoadResult result = load_story(*read.bytes, language_pack);
    name_rows(*read.bytes, result.problems);
    if (result.indexed) {
      stories.push_back(std::move(*result.indexed));
    } else {
      print_problems(files, result.problems, file);
      status = std::max(status, exit_story_has_errors);
    }
  }
  if (stories.size() < options.files.size()) return status;
  const Story &before = stories[0].story, &after = stories[1].story;
  if (options.corrections) return emit(files, options.output, correction_drafts(before, after));
  const std::vector<Change> changes = diff_stories(before, after);
  return emit(files, options.output, options.format == Format::json ? diff_json(changes) : diff_text(changes));
}

int run(const Options& options, Files& files, WindowCommand window) {
  switch (options.command) {
    case Command::help:
      return emit(files, {}, std::string(usage()));
    case Command::version:
      return emit(files, {}, "explainer " EXPLAINER_VERSION "\n");
    case Command::check:
      return check(options, files);
    case Command::diff:
      return diff(options, files);
    case Command::import_tables:
      return import_tables(options, files);
    case Command::sheet:
      return write_story_tables(options, files);
    case Command::window:
      return window(options, files);
    case Command::json:
    case Command::svg:
    case Command::html:
    case Command::csv:
    case Command::upgrade:
      break;
  }
  if (!options.tables.empty()) return write_story_tables(options, files);
  return convert(options, files);
}

}  // namespace

int run(std::span<const std::string_view> words, Files& files, WindowCommand window) {
  const OptionsResult result = parse_options(words);
  if (result.problem.empty()) return run(result.options, files, window);
  complain(files, result.problem);
  files.tell(words.empty() ? usage() : "explainer --help says what can be asked\n");
  return exit_unusable;
}

}  // namespace explainer
