#include "recording.hpp"

#include <cerrno>
#include <cstring>

namespace explainer {

Recording read_recording(std::string_view bytes, std::string_view file) {
  Recording out;
  int number = 0;
  while (!bytes.empty()) {
    const size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (std::optional<Input> input = parse_input(line)) {
      out.inputs.push_back(std::move(*input));
      continue;
    }
    out.problem = std::string(file) + ":" + std::to_string(number) +
                  R"(: this is no recorded input; one reads like ["key","ArrowRight"])";
    return out;
  }
  return out;
}

RecordingFile::~RecordingFile() {
  if (file_) std::fclose(file_);
}

std::string RecordingFile::open(const std::string& path) {
  file_ = std::fopen(path.c_str(), "wb");
  return file_ ? std::string() : std::strerror(errno);
}

void RecordingFile::add(const std::string& line) {
  if (!file_) return;
  std::fputs((line + "\n").c_str(), file_);
  std::fflush(file_);
}

}  // namespace explainer
