// A JSON object as a list of keys and of values that are JSON text already: what a story is put together from, piece by
// piece, without a tree of its own.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json_document.hpp"

namespace explainer {

class JsonRecord {
 public:
  JsonRecord() = default;
  JsonRecord(std::string_view bytes, Json object);  // each member as it stands in its file

  JsonRecord& set(std::string_view key, std::string json);  // in place of what was there
  JsonRecord& text(std::string_view key, std::string_view value);
  JsonRecord& text_unless_empty(std::string_view key, std::string_view value);
  void remove(std::string_view key);

  const std::string* find(std::string_view key) const;  // JSON text; nullptr where there is none
  std::string text_of(std::string_view key) const;      // of a text; empty where there is none
  bool has(std::string_view key) const { return find(key) != nullptr; }
  bool empty() const { return members_.empty(); }
  const std::vector<std::pair<std::string, std::string>>& members() const { return members_; }

 private:
  std::vector<std::pair<std::string, std::string>> members_;
};

// A value as it stands in the bytes of its file, without what is around it.
std::string_view raw_json(std::string_view bytes, Json value);

// The member of an object; false where there is none.
Json member_of(Json object, std::string_view key);

std::string json_texts(const std::vector<std::string>& texts);  // ["a", "b"]

// "{ "id": "a" }", on one line.
std::string one_line(const JsonRecord& record);

}  // namespace explainer
