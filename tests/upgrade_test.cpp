// A story of version 1 and what `explainer upgrade` makes of it tell the same.
#include "core/upgrade.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/snapshot_json.hpp"
#include "core_story.hpp"
#include "files.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

constexpr const char* stories_of_version_1[] = {
    "at-the-limits", "bank-rescues-version-1", "in-any-order",       "money-and-chips-version-1", "one-event", "polish",
    "space",         "with-windows-line-ends", "without-line-breaks"};

std::string story_file(const std::string& name) {
  return read_file(source_path("/tests/stories/good/" + name + ".json"));
}

std::vector<std::string> ids_of(const Story& story) {
  std::vector<std::string> ids;
  for (const Event& event : story.events) ids.push_back(event.id);
  return ids;
}

// The characters of a text, sorted: what is left when only the order has changed.
std::string shuffled(std::string text) {
  std::sort(text.begin(), text.end());
  return text;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a story of version 1 and its upgrade have equal snapshots on every day of an event") {
  for (const char* name : stories_of_version_1) {
    CAPTURE(std::string(name));
    const std::string text = story_file(name);
    const IndexedStory old = load_indexed(text);
    const std::string upgraded = upgrade_story(text, old.story);
    CHECK(problems_of(upgraded).empty());
    const IndexedStory now = load_indexed(upgraded);
    CHECK(ids_of(now.story) == ids_of(old.story));
    for (const Event& event : old.story.events) {
      for (const Date day : {Date{event.date.first.day - 1}, event.date.first, event.date.last}) {
        CAPTURE(iso(day));
        CHECK(write_snapshot_json(now, snapshot_at(now, day)) == write_snapshot_json(old, snapshot_at(old, day)));
      }
    }
  }
}

TEST_CASE("an upgrade changes the version, the spans and the order of the events, and leaves each other character") {
  for (const char* name : stories_of_version_1) {
    CAPTURE(std::string(name));
    std::string text = story_file(name);
    const IndexedStory old = load_indexed(text);
    const std::string upgraded = upgrade_story(text, old.story);
    for (const char* version : {"\"version\": 1.0", "\"version\": 1", "\"version\":1"}) {
      std::string newer(version);
      newer.replace(newer.find('1'), std::string::npos, "2");
      replace_all(text, version, newer);
    }
    for (const Event& event : old.story.events) {
      if (!event.date.is_range) continue;
      const std::string brackets = iso(event.date);
      const size_t dots = brackets.find("..");
      const std::string slash =
          brackets.substr(1, dots - 1) + "/" + brackets.substr(dots + 2, brackets.size() - dots - 3);
      replace_all(text, "\"" + slash + "\"", "\"" + brackets + "\"");
    }
    const bool same_characters = shuffled(upgraded) == shuffled(text);
    CHECK(same_characters);
    const bool again = upgrade_story(upgraded, load_good(upgraded)) == upgraded;
    CHECK(again);
  }
}

TEST_CASE("events of one day keep the order in which version 1 told them, by their ids") {
  const std::string text = story_text(joined({event_text("b", "2001-05-01", "terms", R"("parties": ["ada"])"),
                                              event_text("a", "2001-05-01", "terms", R"("parties": ["bob"])")}));
  const std::string upgraded = upgrade_story(text, load_good(text));
  CHECK(ids_of(load_good(upgraded)) == std::vector<std::string>{"before-all", "a", "b"});
  CHECK(upgraded.find("\"id\": \"a\"") < upgraded.find("\"id\": \"b\""));
}
