// Reads the files tests work on.
#pragma once

#include <cstdio>
#include <string>

namespace explainer::test {

// A path below the top of the source tree, written with a leading slash.
std::string source_path(const std::string& path);

// All bytes of a file; empty when it cannot be read.
inline std::string read_file(const std::string& path) {
  std::string bytes;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    char buffer[65536];
    for (size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, n);
    std::fclose(file);
  }
  return bytes;
}

}  // namespace explainer::test
