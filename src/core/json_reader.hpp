// JSON text as a small tree that remembers where each value stands. Knows JSON and its limits; knows no story.
// Private to the core.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report.hpp"

namespace explainer {

enum class JsonType : unsigned char { null, boolean, number, string, array, object };

// All values of a file in the order of the text; a container is followed by what it holds, a key by its value.
class JsonDocument {
 public:
  struct Node {
    JsonType type = JsonType::null;
    std::uint32_t start = 0;  // byte in the file
    std::uint32_t next = 0;   // the node behind this one and all it holds
    std::uint32_t size = 0;   // items, members, or bytes of text
    union {
      double number = 0;
      std::uint32_t text;  // where it starts in `texts`
      bool truth;
    };
  };
  std::vector<Node> nodes;
  std::string texts;  // strings with their escapes undone
};

// One value of a document, or (false) the place behind the last one of a container.
class Json {
 public:
  Json() = default;
  Json(const JsonDocument& document, std::uint32_t index, std::uint32_t end)
      : document_(&document), index_(index), end_(end) {}

  explicit operator bool() const { return index_ < end_; }
  JsonType type() const { return node().type; }
  size_t offset() const { return node().start; }
  bool truth() const { return node().truth; }
  double number() const { return node().number; }
  std::string_view text() const { return std::string_view(document_->texts).substr(node().text, node().size); }
  int size() const { return static_cast<int>(node().size); }  // items or members

  Json first() const { return {*document_, index_ + 1, node().next}; }  // item, or key of the first member
  Json next() const { return {*document_, node().next, end_}; }         // sibling; the value of a key

 private:
  const JsonDocument::Node& node() const { return document_->nodes[index_]; }

  const JsonDocument* document_ = nullptr;
  std::uint32_t index_ = 0, end_ = 0;
};

// Reads a file. Nothing when it is no JSON or breaks a limit; duplicate keys, bad text and such are reported too.
std::optional<JsonDocument> read_json(std::string_view bytes, Report& report);

// Where the parser stopped, and (fault) what to tell the author; private to the reader.
enum class Place : unsigned char { file_start, list, object, value, file_end };  // value: behind a key
struct Stop {
  size_t token_start = 0;
  size_t read_to = 0;      // bytes it had read; one more than there are at the end of the file
  bool in_string = false;  // it could not read a string to its end
  Place place = Place::file_start;
};
struct Fault {
  size_t offset = 0;
  std::string message;
};
Fault find_fault(std::string_view bytes, const Stop& stop);

}  // namespace explainer
