#include "disk.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace explainer {
namespace {

struct Close {
  void operator()(FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<FILE, Close>;

std::string reason() { return std::strerror(errno); }

FileResult read_stream(FILE* file) {
  std::string bytes;
  char block[65536];
  while (bytes.size() < max_file_bytes) {
    const size_t count = std::fread(block, 1, sizeof block, file);
    bytes.append(block, count);
    if (count < sizeof block) break;
  }
  if (std::ferror(file)) return {{}, reason()};
  return {std::move(bytes), {}};
}

bool write_stream(FILE* file, std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
}

std::string write_directly(const std::string& path, std::string_view bytes) {
  const File file(std::fopen(path.c_str(), "wb"));
  return file && write_stream(file.get(), bytes) ? std::string() : reason();
}

// The path that symbolic links lead to, which need not exist yet; empty where the links form a cycle.
std::filesystem::path end_of_links(std::filesystem::path path) {
  constexpr int max_links = 40;
  std::error_code error;
  for (int links = 0; links < max_links; ++links) {
    if (!std::filesystem::is_symlink(std::filesystem::symlink_status(path, error))) return path;
    path = path.parent_path() / std::filesystem::read_symlink(path, error);  // an absolute one replaces all
  }
  return {};
}

}  // namespace

FileResult Disk::read(const std::string& name) {
  read_.insert(name);
  if (name == "-") return read_stream(stdin);
  const File file(std::fopen(name.c_str(), "rb"));
  return file ? read_stream(file.get()) : FileResult{{}, reason()};
}

std::string Disk::write(const std::string& name, std::string_view bytes) {
  if (name.empty() || name == "-") return write_stream(stdout, bytes) ? std::string() : reason();
  namespace fs = std::filesystem;
  std::error_code error;
  const bool was_read = std::any_of(read_.begin(), read_.end(), [&](const std::string& other) {
    return fs::equivalent(other, name, error) && !error;
  });
  if (was_read) return std::string(is_what_was_read);
  // Pipes and devices can't be replaced by renaming a file; of a link, the file that it points to is replaced.
  const fs::file_status status = fs::status(name, error);
  if (fs::is_directory(status)) return "Is a directory";
  if (fs::exists(status) && !fs::is_regular_file(status)) return write_directly(name, bytes);
  const fs::path target = end_of_links(name);
  if (target.empty()) return "Too many levels of symbolic links";

  fs::path draft = target;
  draft += "." + std::to_string(getpid()) + ".new";
  std::string problem = write_directly(draft.string(), bytes);
  if (problem.empty()) {
    if (fs::exists(status)) fs::permissions(draft, status.permissions(), error);
    fs::rename(draft, target, error);
    if (error) problem = error.message();
  }
  if (!problem.empty()) fs::remove(draft, error);
  return problem;
}

std::string Disk::make_folder(const std::string& name) {
  std::error_code error;
  std::filesystem::create_directory(name, error);
  return error ? error.message() : std::string();
}

void Disk::tell(std::string_view text) { write_stream(stderr, text); }

}  // namespace explainer
