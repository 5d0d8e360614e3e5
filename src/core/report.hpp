// Collects the problems of one story file, with their places, and puts them in the order of the file. Private to the
// core.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/problem.hpp"

namespace explainer {

// The way to a value: a chain that lives on the stack, so that a value without problems costs no text.
struct Path {
  const Path* up = nullptr;
  std::string_view key;  // of an object's member; unused when index >= 0
  int index = -1;        // of an array's item
};

std::string pointer_to(const Path& path);  // JSON pointer, RFC 6901
void append_pointer_part(std::string& pointer, std::string_view key);

class Report {
 public:
  void error(size_t offset, std::string pointer, std::string message) {
    add({Severity::error, offset, std::move(pointer), std::move(message)});
  }
  void warning(size_t offset, std::string pointer, std::string message) {
    add({Severity::warning, offset, std::move(pointer), std::move(message)});
  }
  void error(size_t offset, const Path& path, std::string message) {
    error(offset, is_full() ? std::string() : pointer_to(path), std::move(message));
  }
  void warning(size_t offset, const Path& path, std::string message) {
    warning(offset, is_full() ? std::string() : pointer_to(path), std::move(message));
  }

  bool has_errors() const { return errors_ > 0; }
  bool is_full() const;  // more problems are only counted

  // All problems in the order of the file; lines and columns are counted in `bytes`.
  std::vector<Problem> in_file_order(std::string_view bytes);

 private:
  struct Entry {
    Severity severity;
    size_t offset;
    std::string pointer, message;
  };
  void add(Entry entry);

  std::vector<Entry> entries_;
  size_t text_bytes_ = 0;  // of all entries
  int errors_ = 0;
  int left_out_ = 0;
};

}  // namespace explainer
