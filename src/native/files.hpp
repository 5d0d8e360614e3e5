// Reads and writes whole files. Knows nothing of what is in them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace explainer {

struct FileResult {
  std::optional<std::string> bytes;
  std::string problem;  // why there are none: "No such file or directory"
};

// "-" is standard input. Reads little more than a story may hold, so that an endless file is refused rather than
// awaited.
FileResult read_file(const std::string& path);

// Writes to a file, whole or not at all; to standard output when path is empty. Returns what went wrong, or nothing.
std::string write_file(const std::string& path, std::string_view bytes);

}  // namespace explainer
