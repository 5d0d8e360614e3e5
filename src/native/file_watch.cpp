#include "file_watch.hpp"

#include <utility>

namespace explainer {

FileWatch::FileWatch(std::string path) : path_(std::move(path)), taken_(look()), last_(taken_) {}

FileWatch::Stamp FileWatch::look() const {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(path_, error);
  if (error) return last_;
  const std::uintmax_t size = std::filesystem::file_size(path_, error);
  return error ? last_ : Stamp{time, size};
}

bool FileWatch::changed() {
  const Stamp stamp = look();
  const bool at_rest = stamp == std::exchange(last_, stamp);
  if (!at_rest || stamp == taken_) return false;
  taken_ = stamp;
  return true;
}

}  // namespace explainer
