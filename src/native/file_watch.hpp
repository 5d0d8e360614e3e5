// Notices when a file has changed, by its time and size.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace explainer {

class FileWatch {
 public:
  explicit FileWatch(std::string path);

  // True once for each change, when the file has not changed any more since the last call: call it a few times a
  // second. A file that is missing counts as unchanged, for editors remove a file and write another.
  bool changed();

 private:
  struct Stamp {
    std::filesystem::file_time_type time{};
    std::uintmax_t size = 0;
    bool operator==(const Stamp&) const = default;
  };
  Stamp stamp() const;

  std::string path_;
  Stamp reported_;  // when changed() last returned true
  Stamp last_;      // at the last call
};

}  // namespace explainer
