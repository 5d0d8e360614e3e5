// The schema and the loader accept the same keys and values. tests/schema/schema.test.mjs compares them on story
// files.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "core/json_document.hpp"
#include "core/labels.hpp"
#include "core/story.hpp"
#include "files.hpp"
#include "json_at.hpp"

using namespace explainer;
using explainer::test::json_at;

namespace {

Json schema() {
  static const std::string text = test::read_file(test::source_path("/assets/story.schema.json"));
  static const std::optional<JsonDocument> document = parse_json(text);
  REQUIRE(document);
  return Json(*document);
}

Json labels_in_schema() { return json_at(schema(), "/properties/labels/properties"); }

template <typename Enum>
void check_words(std::string_view pointer) {
  CAPTURE(pointer);
  const Json list = json_at(schema(), std::string(pointer) + "/enum");
  REQUIRE(list);
  std::vector<std::string_view> words;
  for (Json word = list.first(); word; word = word.next()) words.push_back(word.text());
  CHECK(words == std::vector<std::string_view>(words_of<Enum>.begin(), words_of<Enum>.end()));
}

std::set<std::string> slots_of(std::string_view pattern, std::string_view open, std::string_view close) {
  std::set<std::string> slots;
  for (size_t at = pattern.find(open); at != std::string_view::npos; at = pattern.find(open, at + 1)) {
    const size_t start = at + open.size();
    slots.emplace(pattern.substr(start, pattern.find(close, start) - start));
  }
  return slots;
}

}  // namespace

TEST_CASE("the schema lists the words of each enum, in the order of its values") {
  check_words<Side>("/properties/entities/items/properties/side");
  check_words<EventKind>("/$defs/event/properties/kind");
  check_words<Status>("/$defs/event/properties/status");
  check_words<Stage>("/$defs/event/properties/stage");
  check_words<Counts>("/$defs/event/properties/counts");
  check_words<Bound>("/$defs/amount/properties/bound");
  check_words<Ending>("/$defs/event/properties/how");
  check_words<Spacing>("/properties/spacing");
  check_words<UnitKind>("/properties/units/items/properties/kind");
}

TEST_CASE("each value of an enum is read from the word it is written with") {
  for (int i = 0; i < event_kind_count; ++i) {
    const auto kind = static_cast<EventKind>(i);
    CHECK(value_of<EventKind>(id_of(kind)) == kind);
  }
  CHECK(id_of(EventKind::talks) == "talks");
  CHECK(id_of(Status::completed) == "completed");
  CHECK(id_of(Stage::available) == "available");
  CHECK(id_of(Counts::never) == "never");
  CHECK(id_of(Bound::could_exceed) == "could_exceed");
  CHECK(id_of(Side::right) == "right");
  CHECK_FALSE(value_of<Status>("gone"));
}

TEST_CASE("the schema lists every label, and no other") {
  std::set<std::string_view> listed, known;
  for (Json key = labels_in_schema().first(); key; key = key.next().next()) CHECK(listed.insert(key.text()).second);
  for (const LabelKey& key : label_keys()) known.insert(key.key);
  CHECK_FALSE(known.empty());
  CHECK(listed == known);
}

TEST_CASE("the schema knows what stands in braces in each label, and how long each list is") {
  for (const LabelKey& key : label_keys()) {
    CAPTURE(key.key);
    const Json reference = json_at(labels_in_schema(), "/" + std::string(key.key) + "/$ref");
    REQUIRE(reference);
    const Json definition = json_at(schema(), reference.text().substr(1));  // without its #
    REQUIRE(definition);
    const bool is_list = key.english.find('|') != std::string_view::npos;
    const Json length = json_at(definition, "/maxItems"), pattern = json_at(definition, "/pattern");
    REQUIRE(static_cast<bool>(length) == is_list);
    if (is_list) {
      CHECK(length.number() == static_cast<double>(1 + std::count(key.english.begin(), key.english.end(), '|')));
    } else {
      const std::string_view text = pattern ? pattern.text() : std::string_view();
      CHECK(slots_of(text, "(?=.*\\{", "\\})") == slots_of(key.english, "{", "}"));
    }
  }
}
