// Tells when a file has been written anew.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace explainer {

class FileWatch {
 public:
  explicit FileWatch(std::string path);

  // True once for each change, when the file has come to rest: call it a few times a second. A file that is gone is no
  // change.
  bool changed();

 private:
  struct Stamp {
    std::filesystem::file_time_type time{};
    std::uintmax_t size = 0;
    bool operator==(const Stamp&) const = default;
  };
  Stamp look() const;

  std::string path_;
  Stamp taken_, last_;
};

}  // namespace explainer
