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

// "-" is standard input. Stops at 64 MiB, so that an endless file is refused as too large.
FileResult read_file(const std::string& path);

// Writes to a file, whole or not at all; to standard output when path is empty or "-". Returns what went wrong; empty
// when all went well.
std::string write_file(const std::string& path, std::string_view bytes);

}  // namespace explainer
