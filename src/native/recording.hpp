// Recordings as files: a line for each input, in their order.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "app/replay.hpp"

namespace explainer {

struct Recording {
  std::vector<Input> inputs;
  std::string problem;  // the line that is no input; empty when all are
};

// Reads what a recorder wrote; blank lines are skipped. `file` is its name in `problem`.
Recording read_recording(std::string_view bytes, std::string_view file);

// Writes each line at once, so that after a crash the file has everything that led to it.
class RecordingFile {
 public:
  RecordingFile() = default;
  ~RecordingFile();
  RecordingFile(const RecordingFile&) = delete;
  RecordingFile& operator=(const RecordingFile&) = delete;

  std::string open(const std::string& path);  // returns what went wrong; empty when all went well
  void add(const std::string& line);

 private:
  std::FILE* file_ = nullptr;
};

}  // namespace explainer
