// Collects the problems of one story file, with their places, and puts them in the order of the file. Private to the
// core.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
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
  // `where` is a Path or a JSON pointer, `message` a text; both may be functions that return one.
  template <typename Where, typename Message>
  void error(size_t offset, const Where& where, const Message& message) {
    ++errors_;
    add(Severity::error, offset, where, message);
  }
  template <typename Where, typename Message>
  void warning(size_t offset, const Where& where, const Message& message) {
    add(Severity::warning, offset, where, message);
  }

  static std::string text_of(const Path& path) { return pointer_to(path); }
  template <typename Text>
  static std::string text_of(const Text& text) {
    if constexpr (std::is_invocable_v<const Text&>) {
      return std::string(text());
    } else {
      return std::string(text);
    }
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
  template <typename Where, typename Message>
  void add(Severity severity, size_t offset, const Where& where, const Message& message) {
    if (has_problem_messages) add({severity, offset, is_full() ? std::string() : text_of(where), text_of(message)});
  }
  void add(Entry entry);

  std::vector<Entry> entries_;
  size_t text_bytes_ = 0;  // of all entries
  int errors_ = 0;
  int left_out_ = 0;
};

}  // namespace explainer
