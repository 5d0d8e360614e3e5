// Every file of tests/stories against what the loader must say of it, line by line, and files too large to check in.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#ifndef __EMSCRIPTEN__
#include <filesystem>
#endif

#include "core_story.hpp"
#include "files.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

const std::string stories = explainer::test::source_path("/tests/stories/");

constexpr const char* good_stories[] = {"at-the-limits",
                                        "bank-rescues",
                                        "bank-rescues-version-1",
                                        "chips-ar",
                                        "chips-de",
                                        "chips-hi",
                                        "chips-ja",
                                        "doses",
                                        "in-any-order",
                                        "money-and-chips-version-1",
                                        "no-event-yet",
                                        "one-event",
                                        "polish",
                                        "programs-empty",
                                        "space",
                                        "with-windows-line-ends",
                                        "without-line-breaks"};

using Table = std::map<std::string, std::vector<std::string>>;  // what is said of each file

// Lines of NAME.json:LINE:COLUMN: SEVERITY: …
Table read_table(const std::string& folder) {
  const std::string text = read_file(stories + folder + "/expected.txt");
  Table table;
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    const std::string line = text.substr(start, end - start);
    table[line.substr(0, line.find(':'))].push_back(line);
    start = end + 1;
  }
  return table;
}

std::vector<std::string> said_of(const std::string& folder, const std::string& file) {
  std::vector<std::string> out;
  for (const Problem& problem : load_for_editor(read_file(stories + folder + "/" + file)).problems)
    out.push_back(describe(problem, file));
  return out;
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

void check_table(const std::string& folder) {
  for (const auto& entry : read_table(folder))
    CHECK(joined_lines(said_of(folder, entry.first)) == joined_lines(entry.second));
}

#ifndef __EMSCRIPTEN__
std::set<std::string> files_in(const std::string& folder) {
  std::set<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(stories + folder)) {
    if (entry.path().extension() == ".json") out.insert(entry.path().filename().string());
  }
  return out;
}

std::set<std::string> files_of(const Table& table) {
  std::set<std::string> out;
  for (const auto& entry : table) out.insert(entry.first);
  return out;
}
#endif

std::string repeated(std::string_view text, int times) {
  std::string out;
  out.reserve(text.size() * static_cast<size_t>(times));
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// The problem of a file that is refused.
std::string refusal_of(const std::string& text, size_t index = 0) {
  const LoadResult result = load_story(text);
  CHECK_FALSE(result.indexed);
  CHECK(has_errors(result.problems));
  return index < result.problems.size() ? result.problems[index].message : "";
}

}  // namespace

TEST_CASE("each bad story is refused with exactly the lines of its table") {
  const Table table = read_table("bad");
  CHECK(table.size() >= 60);
  for (const auto& entry : table) {
    CAPTURE(entry.first);
    CHECK(joined_lines(entry.second).find(": error: ") != std::string::npos);
  }
  check_table("bad");
}

TEST_CASE("each doubtful story is warned of with exactly the lines of its table, and shown") {
  const Table table = read_table("warnings");
  CHECK(table.size() >= 10);
  for (const auto& entry : table) {
    CAPTURE(entry.first);
    CHECK(joined_lines(entry.second).find(": error: ") == std::string::npos);
    CHECK(load_story(read_file(stories + "warnings/" + entry.first)).indexed);
  }
  check_table("warnings");
}

TEST_CASE("of a good story there is nothing to say") {
  for (const std::string name : good_stories) CHECK(joined_lines(said_of("good", name + ".json")).empty());
}

TEST_CASE("of the bundled story there is nothing to say") {
  CHECK(load_for_editor(read_file(explainer::test::source_path("/assets/story.json"))).problems.empty());
}

TEST_CASE("the lines that the readme shows for the harder cases stand in stories that are tested") {
  const auto without_blanks = [](std::string text) {
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }), text.end());
    return text;
  };
  std::string told;
  for (const char* file :
       {"/assets/story.json", "/tests/stories/good/bank-rescues.json", "/tests/stories/good/doses.json"})
    told += without_blanks(read_file(source_path(file)));
  const std::string readme = read_file(source_path("/README.md"));
  const size_t start = readme.find("| what happened | lines |"), end = readme.find("\n\n", start);
  REQUIRE(start != std::string::npos);
  int lines = 0;
  for (size_t at = readme.find("`", start); at < end;) {
    const size_t close = readme.find("`", at + 1);
    const std::string line = readme.substr(at + 1, close - at - 1);
    CAPTURE(line);
    if (line != "amount") {
      CHECK(told.find(without_blanks(line)) != std::string::npos);
      ++lines;
    }
    at = readme.find("`", close + 1);
  }
  CHECK(lines > 15);
}

#ifndef __EMSCRIPTEN__
TEST_CASE("no story file is left out of its table") {
  for (const std::string folder : {"bad", "warnings"}) CHECK(files_in(folder) == files_of(read_table(folder)));
  std::set<std::string> listed;
  for (const std::string name : good_stories) listed.insert(name + ".json");
  CHECK(files_in("good") == listed);
}
#endif

TEST_CASE("brackets a million deep are refused") {
  for (const std::string_view open : {"[", "{\"a\":", "[[{\"a\":"})
    CHECK(refusal_of(repeated(open, 1'000'000)) == "this is nested more than 64 deep; a story needs no more than 6");
  CHECK(refusal_of("{\"entities\": " + repeated("[", 1'000'000)) ==
        "this is nested more than 64 deep; a story needs no more than 6");
}

TEST_CASE("a text of 20 MiB is refused, and one that just fits into a file is too long") {
  CHECK(refusal_of("{\"title\": \"" + std::string(size_t{20} << 20, 'x') + "\"}") ==
        "the file has 20971533 bytes, and 16 MiB (16777216) is the most; split the story");
  const LoadResult result = load_story("{\"title\": \"" + std::string(size_t{15} << 20, 'x') + "\"}");
  CHECK(std::any_of(result.problems.begin(), result.problems.end(), [](const Problem& p) {
    return p.pointer == "/title" && p.message == "this text has more than 10,000 characters; shorten it";
  }));
}

TEST_CASE("a hundred thousand times the same key is refused, each time but the first") {
  const LoadResult result = load_story("{" + repeated("\"version\": 1,\n", 100'000) + "\"version\": 1}");
  CHECK_FALSE(result.indexed);
  const auto doubles = std::count_if(result.problems.begin(), result.problems.end(), [](const Problem& p) {
    return p.message == "the key \"version\" stands here twice; keep one of them";
  });
  CHECK(doubles == 100'000);
}

TEST_CASE("200,001 events are refused") {
  const LoadResult result = load_story("{\"events\": [" + repeated("{},", 200'000) + "{}]}");
  CHECK(std::any_of(result.problems.begin(), result.problems.end(), [](const Problem& p) {
    return p.pointer == "/events" && p.message == "200001 events are too many; 200,000 are the most";
  }));
}

TEST_CASE("10,001 entities are refused") {
  const LoadResult result = load_story("{\"entities\": [" + repeated("{},", 10'000) + "{}]}");
  CHECK(std::any_of(result.problems.begin(), result.problems.end(), [](const Problem& p) {
    return p.pointer == "/entities" && p.message == "10001 of these are too many; 10,000 are the most";
  }));
}

TEST_CASE("problems with long pointers end in a count, not in a full memory") {
  const std::string deep = "\"" + std::string(100, 'k') + "\":";
  std::string text = "{" + deep + repeated("{" + deep, 60);
  text += "[" + repeated("\"\\u0001\",", 200'000) + "1]" + repeated("}", 61);
  const LoadResult result = load_story(text);
  CHECK(result.problems.size() < 100'000);
  CHECK(result.problems.back().message.find("more problems are not listed") != std::string::npos);
}
