#include "core/labels.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace explainer;

TEST_CASE("every key has English words, and stands there once") {
  std::set<std::string_view> seen;
  for (const LabelKey& key : label_keys()) {
    CAPTURE(key.key);
    CHECK(seen.insert(key.key).second);
    CHECK_FALSE(key.english.empty());
    CHECK(Labels()[key.key] == key.english);
  }
}

TEST_CASE("a story's own word wins, and only for its key") {
  Labels labels;
  labels.set("kind.talks", "Gespräche");
  CHECK(labels["kind.talks"] == "Gespräche");
  CHECK(labels["kind.terms"] == "terms");
}

TEST_CASE("a key that does not exist has no word") {
  CHECK(Labels()["kind.unheard_of"].empty());
  CHECK(Labels()[""].empty());
}

TEST_CASE("an item of a list is found by its place") {
  const Labels labels;
  CHECK(labels.item("months.short", 0) == "Jan");
  CHECK(labels.item("months.short", 11) == "Dec");
  CHECK(labels.item("months.short", 12).empty());
  CHECK(labels.item("kind.talks", 0) == "talks");
}

TEST_CASE("both month lists name twelve months") {
  for (const char* key : {"months.short", "months.long"}) {
    CAPTURE(key);
    CHECK_FALSE(Labels().item(key, 11).empty());
    CHECK(Labels().item(key, 12).empty());
  }
}

TEST_CASE("fill puts values in, in any order and more than once") {
  CHECK(fill("{b} and {a}, {a}", {{"a", "1"}, {"b", "2"}}) == "2 and 1, 1");
  CHECK(fill("", {{"a", "1"}}).empty());
  CHECK(fill("plain", {}) == "plain");
}

TEST_CASE("fill leaves alone what it does not know") {
  CHECK(fill("{x} {a}", {{"a", "1"}}) == "{x} 1");
  CHECK(fill("{a", {{"a", "1"}}) == "{a");
  CHECK(fill("{{a}}", {{"a", "1"}}) == "{1}");
}

TEST_CASE("fill does not look into the values") { CHECK(fill("{a}{b}", {{"a", "{b}"}, {"b", "2"}}) == "{b}2"); }

TEST_CASE("beside letters that run from right to left a value with Latin letters is isolated") {
  CHECK(fill("ضمن: {title}", {{"title", "Amazon 4"}}) == "ضمن: \u2068Amazon 4\u2069");
  CHECK(fill("ضمن: {title}", {{"title", "أمازون"}}) == "ضمن: أمازون");
  CHECK(fill("{amount} מיליארד", {{"amount", "2.75"}}) == "2.75 מיליארד");
  CHECK(fill("{name}: {use}", {{"name", "Amazon"}, {"use", "استثمار 2"}}) == "\u2068Amazon\u2069: استثمار 2");
  CHECK(fill("{name}: {use}", {{"name", "Amazon"}, {"use", "cloud"}}) == "Amazon: cloud");
  CHECK(fill("часть: {title}", {{"title", "Amazon"}}) == "часть: Amazon");
}
