#include "file_watch.hpp"

#include <utility>

namespace explainer {

FileWatch::FileWatch(std::string path) : path_(std::move(path)), reported_(stamp()), last_(reported_) {}

FileWatch::Stamp FileWatch::stamp() const {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(path_, error);
  if (error) return last_;
  const std::uintmax_t size = std::filesystem::file_size(path_, error);
  return error ? last_ : Stamp{time, size};
}

bool FileWatch::changed() {
  const Stamp now = stamp();
  const bool settled = now == std::exchange(last_, now);
  if (!settled || now == reported_) return false;
  reported_ = now;
  return true;
}

}  // namespace explainer
