// The command line as a WASM program: files and streams are in memory, so that it runs in a page's worker and under
// Node alike. web/src/cli/program.ts calls it: puts in files, runs the command, takes out what it wrote.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/languages.hpp"
#include "cli/messages.hpp"
#include "tables/cell.hpp"

namespace {

using explainer::FileResult;

class Memory final : public explainer::Files {
 public:
  FileResult read(const std::string& name) override {
    const auto file = given.find(name);
    if (file != given.end()) return file->second;
    wanted.insert(name);
    return {{}, "No such file or directory"};
  }

  std::string write(const std::string& name, std::string_view bytes) override {
    if (name.empty() || name == "-") return out.append(bytes), std::string();
    const auto file = given.find(name);
    if (file != given.end())
      return std::string(file->second.bytes ? explainer::is_what_was_read : file->second.problem);
    written[name] = bytes;
    return {};
  }

  std::string make_folder(const std::string& name) override {
    const auto file = given.find(name);
    if (file != given.end()) return file->second.bytes ? "File exists" : file->second.problem;
    return folders.insert(name), std::string();
  }

  void tell(std::string_view text) override { err.append(text); }

  std::map<std::string, FileResult> given;
  std::set<std::string> wanted;  // names of files that were to be read and are not there
  std::set<std::string> folders;
  std::map<std::string, std::string> written;
  std::string out, err;
};

Memory memory;

struct Bytes {
  const char* start = nullptr;
  std::uint32_t size = 0;
};

// The same address for all answers: what is there is as of the last call.
const Bytes* answer(std::string_view bytes) {
  static Bytes last;
  last = {bytes.data(), static_cast<std::uint32_t>(bytes.size())};
  return &last;
}

// Names in a row, each ended by a zero.
const Bytes* names(const std::set<std::string>& set) {
  static std::string row;
  row.clear();
  for (const std::string& name : set) row.append(name).push_back('\0');
  return answer(row);
}

int refuse_window(const explainer::Options&, explainer::Files& files) {
  explainer::complain(
      files, "a window needs the native program, which README.md says how to build; svg draws the same picture");
  return explainer::exit_unusable;
}

}  // namespace

extern "C" {

// Forgets all files and what was said.
EMSCRIPTEN_KEEPALIVE void cli_clear() {
  memory.given.clear();
  memory.wanted.clear();
  memory.folders.clear();
  memory.written.clear();
  memory.out.clear();
  memory.err.clear();
}

// A file that can be read; "-" is standard input. `name` ends with a zero.
EMSCRIPTEN_KEEPALIVE void cli_add_file(const char* name, const char* bytes, std::size_t size) {
  memory.given[name] = {std::string(bytes, size), {}};
}

// A file that can't be read or written, and why. Both end with a zero.
EMSCRIPTEN_KEEPALIVE void cli_add_problem(const char* name, const char* problem) { memory.given[name] = {{}, problem}; }

// Runs one command; returns its exit status. `words` are its arguments, each ended by a zero.
EMSCRIPTEN_KEEPALIVE int cli_run(const char* words, std::size_t size) {
  std::vector<std::string_view> arguments;
  for (std::string_view rest(words, size); !rest.empty(); rest.remove_prefix(arguments.back().size() + 1)) {
    arguments.push_back(rest.substr(0, rest.find('\0')));
  }
  return explainer::run(arguments, memory, refuse_window);
}

// What the command wrote to standard output and standard error.
EMSCRIPTEN_KEEPALIVE const Bytes* cli_out() { return answer(memory.out); }
EMSCRIPTEN_KEEPALIVE const Bytes* cli_err() { return answer(memory.err); }

// The names of files that it would have read, of folders that it made, and of files that it wrote.
EMSCRIPTEN_KEEPALIVE const Bytes* cli_wanted() { return names(memory.wanted); }
EMSCRIPTEN_KEEPALIVE const Bytes* cli_folders() { return names(memory.folders); }
EMSCRIPTEN_KEEPALIVE const Bytes* cli_files() {
  std::set<std::string> set;
  for (const auto& [name, bytes] : memory.written) set.insert(name);
  return names(set);
}

// What one of the files it wrote holds.
EMSCRIPTEN_KEEPALIVE const Bytes* cli_file(const char* name) { return answer(memory.written[name]); }

// Cells of a table to values of the story, and the other way; request and answer are JSON: see tables/cell.hpp.
EMSCRIPTEN_KEEPALIVE const Bytes* cli_read_cells(const char* request, std::size_t size) {
  memory.out = explainer::read_cells({request, size}, explainer::language_pack);
  return answer(memory.out);
}
EMSCRIPTEN_KEEPALIVE const Bytes* cli_write_cells(const char* request, std::size_t size) {
  memory.out = explainer::write_cells({request, size}, explainer::language_pack);
  return answer(memory.out);
}

}  // extern "C"
