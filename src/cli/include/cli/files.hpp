// What a command reads and writes: files by their names, and the three standard streams. The native program has them
// from the system (src/native/disk.hpp), a program in WASM in memory (src/web/cli.cpp). Knows nothing of what is in
// them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace explainer {

struct FileResult {
  std::optional<std::string> bytes;
  std::string problem;  // why there are none: "No such file or directory"
};

class Files {
 public:
  Files() = default;
  virtual ~Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  // "-" is standard input. Stops at max_file_bytes, so that an endless file is refused as too large.
  virtual FileResult read(const std::string& name) = 0;

  // Writes a file, whole or not at all, but none that was read; to standard output when the name is empty or "-".
  // Returns what went wrong; empty when all went well.
  virtual std::string write(const std::string& name, std::string_view bytes) = 0;

  // Makes a folder where there is none of that name. Returns what went wrong.
  virtual std::string make_folder(const std::string& name) = 0;

  // Says something on standard error.
  virtual void tell(std::string_view text) = 0;
};

// Four times what load_story takes: its message says what is too large.
inline constexpr size_t max_file_bytes = 64U * 1024 * 1024;

// Why a file is not written that was read.
inline constexpr std::string_view is_what_was_read = "it is what was read; write to another file";

}  // namespace explainer
