// Recordings as files: one line for each input, in the order they came.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "app/replay.hpp"

namespace explainer {

struct Recording {
  std::vector<Input> inputs;
  std::string problem;  // where and why it is none; empty when all is well
};

// Reads what a recorder wrote; blank lines are passed over.
Recording read_recording(std::string_view bytes, std::string_view file);

// Writes lines as they come, so that a crash leaves all that led to it.
class RecordingFile {
 public:
  RecordingFile() = default;
  ~RecordingFile();
  RecordingFile(const RecordingFile&) = delete;
  RecordingFile& operator=(const RecordingFile&) = delete;

  std::string open(const std::string& path);  // what went wrong, or nothing
  void add(const std::string& line);

 private:
  std::FILE* file_ = nullptr;
};

}  // namespace explainer
