// What write_tables writes is read back by import_story as an equal story, directly and by way of each kind of file.
#include <set>

#include "core/upgrade.hpp"
#include "files.hpp"
#include "generated_story.hpp"
#include "import_tables.hpp"
#include "tables/write_tables.hpp"
#include "tables/write_workbook.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

using Members = std::map<std::string, std::string>;

// JSON in one way of writing: members in the order of their keys, amounts with value and unit, what is left out by
// default left out.
std::string canonical(Json value, const std::string& main_unit);

std::string canonical_object(Json object, const std::string& main_unit) {
  Members members;
  for (Json key = object.first(); key; key = key.next().next())
    members[std::string(key.text())] = canonical(key.next(), main_unit);
  if (const auto usd = members.find("usd"); usd != members.end()) {
    members["value"] = usd->second;
    members["unit"] = "\"USD\"";
    members.erase("usd");
  }
  if (members.count("value") != 0 && members.count("date") == 0) members.emplace("unit", "\"" + main_unit + "\"");
  for (const auto& [key, usual] : Members{{"bound", "\"exact\""},
                                          {"beat", "false"},
                                          {"primary", "false"},
                                          {"programs", "[]"},
                                          {"labels", "{}"},
                                          {"rates", "[]"},
                                          {"units", "[]"},
                                          {"corrections", "[]"}}) {
    if (const auto found = members.find(key); found != members.end() && found->second == usual) members.erase(found);
  }
  std::string out = "{";
  for (const auto& [key, json] : members) out.append("\n\"").append(key).append("\":").append(json);
  return out.append("}");
}

std::string canonical(Json value, const std::string& main_unit) {
  switch (value.type()) {
    case JsonType::object:
      return canonical_object(value, main_unit);
    case JsonType::array: {
      std::string out = "[";
      for (Json item = value.first(); item; item = item.next()) out.append(canonical(item, main_unit)).append(",");
      return out.append("]");
    }
    case JsonType::string:
      return "\"" + std::string(value.text()) + "\"";
    case JsonType::number:
      return std::to_string(value.number());
    case JsonType::boolean:
      return value.truth() ? "true" : "false";
    case JsonType::null:
      break;
  }
  return "null";
}

std::string canonical(const std::string& story) {
  const auto document = parse_json(story);
  if (!document) return "no JSON";
  const Json unit = member_of(Json(*document), "unit");
  return canonical(Json(*document), unit ? std::string(unit.text()) : "USD");
}

// The first line in which two texts differ, with those of both.
std::string first_difference(const std::string& a, const std::string& b) {
  if (a == b) return "";
  size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const size_t start = at < 60 ? 0 : at - 60;
  return a.substr(start, 160) + "\n--- is not ---\n" + b.substr(start, 160);
}

std::string in_version_2(const std::string& bytes) {
  const LoadResult loaded = load_story(bytes);
  REQUIRE(loaded.indexed);
  return upgrade_story(bytes, loaded.indexed->story);
}

void check_round_trip(const std::string& story, const std::vector<TablesRead>& files) {
  const ImportResult result = import_story(files);
  CHECK(first_difference(canonical(story), canonical(result.story)) == "");
  CHECK(result.questions.empty());
  for (const ImportNote& note : result.notes) CHECK(note.text == "");
}

std::vector<TablesRead> as_read(std::vector<Table> tables) {
  TablesRead file;
  file.tables = std::move(tables);
  return {file};
}

}  // namespace

TEST_CASE("a story that is written as tables is read back as an equal one") {
  for (const char* const name :
       {"at-the-limits", "bank-rescues", "bank-rescues-version-1", "chips-ar", "chips-de", "chips-hi", "chips-ja",
        "doses", "in-any-order", "money-and-chips-version-1", "no-event-yet", "one-event", "polish", "programs-empty",
        "space", "with-windows-line-ends", "without-line-breaks"}) {
    CAPTURE(name);
    const std::string story =
        in_version_2(read_file(source_path("/tests/stories/good/" + std::string(name) + ".json")));
    check_round_trip(story, as_read(write_tables(story)));
    // One file of the events goes back into its story.
    const LoadResult loaded = load_story(story);
    const ImportResult result =
        import_story({read_tables(write_event_csv(loaded.indexed->story, story), "events.csv")}, {}, story);
    CHECK(first_difference(canonical(story), canonical(result.story)) == "");
  }
}

TEST_CASE("the bundled story comes back from a workbook and from a folder of CSV files") {
  const std::string story = in_version_2(read_file(source_path("/assets/story.json")));
  const std::vector<Table> tables = write_tables(story);
  check_round_trip(story, {read_tables(write_xlsx(tables), "story.xlsx")});
  check_round_trip(story, {read_tables(write_ods(tables), "story.ods")});
  std::vector<TablesRead> files;
  for (const Table& table : tables) files.push_back(read_tables(write_csv_table(table), table.name + ".csv"));
  check_round_trip(story, files);
}

TEST_CASE("stories of any events come back from tables") {
  for (const unsigned seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    const std::string story = in_version_2(generated_story(300, seed, 2));
    check_round_trip(story, as_read(write_tables(story)));
  }
}

TEST_CASE("an event that is changed in a table of a story is changed there, and all else stays") {
  const std::string story = in_version_2(read_file(source_path("/tests/stories/good/bank-rescues.json")));
  const LoadResult loaded = load_story(story);
  std::string csv = write_event_csv(loaded.indexed->story, story);
  const std::string before = "Nomura buys Lehman’s European share business for $2";
  REQUIRE(has(csv, before));
  csv.replace(csv.find(before), before.size(), "Nomura pays two dollars");
  const ImportResult result = import_story({read_tables(csv, "events.csv")}, {}, story);
  std::string wanted = story;
  wanted.replace(wanted.find(before), before.size(), "Nomura pays two dollars");
  CHECK(first_difference(canonical(wanted), canonical(result.story)) == "");
}
