// The schema and the loader know the same keys. tests/schema/schema.test.mjs holds them against each other on story files.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/labels.hpp"
#include "files.hpp"

using namespace explainer;

namespace {

// What stands between the braces that follow `key`, which is a member of an object.
std::string object_of(const std::string& text, const std::string& key) {
  const size_t start = text.find("\"" + key + "\": {");
  if (start == std::string::npos) return "";
  const size_t open = text.find('{', start);
  int depth = 0;
  for (size_t i = open; i < text.size(); ++i) {
    if (text[i] == '"') {
      for (++i; text[i] != '"'; ++i) i += text[i] == '\\' ? 1 : 0;
    } else if (text[i] == '{') {
      ++depth;
    } else if (text[i] == '}' && --depth == 0) {
      return text.substr(open, i + 1 - open);
    }
  }
  return "";
}

size_t count_of(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("the schema lists every label, and no other") {
  const std::string schema = test::read_file(test::source_path("/assets/story.schema.json"));
  const std::string labels = object_of(object_of(schema, "labels"), "properties");
  REQUIRE_FALSE(labels.empty());
  for (const LabelKey& key : label_keys()) {
    CAPTURE(key.key);
    CHECK(count_of(labels, "\"" + std::string(key.key) + "\": {") == 1);
  }
  CHECK(count_of(labels, ": {") == label_keys().size());
}

TEST_CASE("the schema knows what stands in braces in each label, and that the months are twelve") {
  const std::string schema = test::read_file(test::source_path("/assets/story.schema.json"));
  const std::string labels = object_of(object_of(schema, "labels"), "properties");
  for (const LabelKey& key : label_keys()) {
    CAPTURE(key.key);
    const std::string entry = object_of(labels, std::string(key.key));
    const size_t name = entry.find("#/$defs/");
    REQUIRE(name != std::string::npos);
    const std::string definition =
        object_of(schema.substr(schema.find("\"$defs\"")), entry.substr(name + 8, entry.find('"', name) - name - 8));
    REQUIRE_FALSE(definition.empty());
    const bool is_list = key.english.find('|') != std::string_view::npos;
    CHECK(is_list == (count_of(definition, "\"maxItems\": 12") == 1));
    const std::string pattern = is_list ? "" : definition.substr(definition.find("\"pattern\""));
    size_t slots = 0;
    for (size_t open = key.english.find('{'); open != std::string_view::npos; open = key.english.find('{', open + 1)) {
      const std::string slot(key.english.substr(open + 1, key.english.find('}', open) - open - 1));
      CHECK(count_of(pattern, "(?=.*\\\\{" + slot + "\\\\})") == 1);
      ++slots;
    }
    CHECK(count_of(pattern, "(?=") == slots);
  }
}
