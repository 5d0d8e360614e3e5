// JSON text as a small tree that remembers where each value stands. Knows JSON and its limits; knows no story.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace explainer {

enum class JsonType : unsigned char { null, boolean, number, string, array, object };

// All values of a text in its order; a container is followed by what it holds, a key by its value.
class JsonDocument {
 public:
  struct Extent {
    std::uint32_t size;   // items, members, or bytes of text
    std::uint32_t place;  // a container: the node behind it and all it holds; a copied text: its start in `copies`
  };
  // Small, for there are millions of them.
  struct Node {
    JsonType type = JsonType::null;
    bool copied = false;      // a text that does not stand in the file as it reads
    std::uint32_t start = 0;  // byte in the file
    union {
      double number = 0;
      bool truth;
      Extent extent;
    };

    bool is_container() const { return type == JsonType::array || type == JsonType::object; }
  };
  std::string_view bytes;  // the file
  std::vector<Node> nodes;
  std::string copies;  // texts with their escapes undone
};

// One value of a document, or (false) the place behind the last one of a container.
class Json {
 public:
  Json() = default;
  explicit Json(const JsonDocument& document)  // its outermost value
      : Json(document, 0, static_cast<std::uint32_t>(document.nodes.size())) {}
  Json(const JsonDocument& document, std::uint32_t index, std::uint32_t end)
      : document_(&document), index_(index), end_(end) {}

  explicit operator bool() const { return index_ < end_; }
  JsonType type() const { return node().type; }
  size_t offset() const { return node().start; }  // of its first byte; a text's is its quote
  bool truth() const { return node().truth; }
  double number() const { return node().number; }
  std::string_view text() const {
    const JsonDocument::Node& text = node();
    const char* from = text.copied ? document_->copies.data() + text.extent.place
                                   : document_->bytes.data() + text.start + 1;  // behind the quote
    return {from, text.extent.size};
  }
  int size() const { return static_cast<int>(node().extent.size); }  // items or members

  Json first() const { return {*document_, index_ + 1, node().extent.place}; }  // item, or key of the first member
  Json next() const {                                                           // sibling; the value of a key
    return {*document_, node().is_container() ? node().extent.place : index_ + 1, end_};
  }

 private:
  const JsonDocument::Node& node() const { return document_->nodes[index_]; }

  const JsonDocument* document_ = nullptr;
  std::uint32_t index_ = 0, end_ = 0;
};

// Reads a text, which must live as long as the document; nothing when it is no JSON or breaks a limit (16 MiB, 64
// levels). Of a key that stands twice both are there.
std::optional<JsonDocument> parse_json(std::string_view bytes);

// The byte behind the value that starts at `begin` in sound JSON.
size_t json_value_end(std::string_view bytes, size_t begin);

}  // namespace explainer
