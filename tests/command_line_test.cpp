// The native program as a user runs it: words in, streams and exit status out.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "small_story.hpp"

using explainer::test::small_story_json;

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void write(const fs::path& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

struct Outcome {
  int status = -1;
  std::string out, err;
};

// A folder of its own with a story that is good, and one that is not.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("explainer-test-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directory(path_);
    write(path_ / "good.json", small_story_json);
    std::string bad(small_story_json);
    bad.replace(bad.find("2000-03-10"), 10, "2000-13-10");
    write(path_ / "bad.json", bad);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path operator/(const char* name) const { return path_ / name; }

  // Runs the program in the folder, as a shell would.
  Outcome run(const std::string& words) const {
    const std::string at = path_.string();
    const std::string command = "cd '" + at + "' && '" EXPLAINER_PROGRAM "' " + words + " >out.txt 2>err.txt";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(path_ / "out.txt"), read(path_ / "err.txt")};
  }

 private:
  fs::path path_;
};

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("check tells a good story from a bad one by its exit status") {
  const Folder folder;
  const Outcome good = folder.run("check good.json");
  CHECK(good.status == 0);
  CHECK(contains(good.out, "good.json: 6 events, 0 errors"));
  const Outcome bad = folder.run("check bad.json good.json");
  CHECK(bad.status == 1);
  CHECK(contains(bad.out, ": error: /events/1/date: \"2000-13-10\" is not a date"));
  CHECK(contains(bad.out, "(event 2, \"Bank puts $4B in the lab\")\n"));
  CHECK(bad.out.rfind("bad.json:", 0) == 0);
  CHECK_FALSE(contains(bad.err, "error"));
  CHECK(contains(bad.out, "bad.json: 1 error,"));
  CHECK(contains(bad.out, "good.json: 6 events"));
  CHECK(folder.run("check missing.json bad.json").status == 2);
}

TEST_CASE("check accepts every script: browsers have typefaces for those that Inter lacks") {
  const Folder folder;
  std::string story(small_story_json);
  story.replace(story.find("A small story"), 13, "Łódź “é” 漢 \\u6f22 \xF0\x9F\x9A\x80");
  write(folder / "far.json", story);
  const Outcome outcome = folder.run("check far.json");
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  CHECK(contains(outcome.out, "0 errors, 0 warnings"));
}

TEST_CASE("check --format json says the same for machines, all on standard output") {
  const Folder folder;
  const Outcome outcome = folder.run("check --format json bad.json");
  CHECK(outcome.status == 1);
  CHECK(outcome.err.empty());
  CHECK(contains(outcome.out, R"([
{"file":"bad.json","errors":1,"warnings":0,"problems":[
{"severity":"error","line":)"));
  CHECK(contains(outcome.out, R"("pointer":"/events/1/date","message":"\"2000-13-10\" is not a date)"));
}

TEST_CASE("what can't be read, asked or written is status 2 and one clear line") {
  const Folder folder;
  CHECK(folder.run("json missing.json --at 2001").err ==
        "explainer: cannot read missing.json: No such file or directory\n");
  CHECK(folder.run("json missing.json --at 2001").status == 2);
  CHECK(folder.run("csv .").status == 2);
  CHECK(folder.run("jsno good.json").status == 2);
  CHECK(contains(folder.run("jsno good.json").err, "did you mean json?"));
  CHECK(folder.run("").status == 2);
  CHECK(folder.run("csv good.json -o nowhere/x.csv").status == 2);
  CHECK(folder.run("csv good.json -o /dev/full").status == 2);
  CHECK(contains(folder.run("svg good.json --at 2003 --select first-mony").err, "did you mean \"first-money\"?"));
  CHECK(folder.run("svg good.json --at 2000 --select rumour").status == 2);
}

TEST_CASE("json, svg, html and csv of a good story are what they say") {
  const Folder folder;
  const Outcome json = folder.run("json good.json --at 2000-12-31");
  CHECK(json.status == 0);
  CHECK(contains(json.out, "2000-12-31"));
  CHECK(contains(json.out, "first-money"));
  CHECK_FALSE(contains(json.out, "ceiling"));
  const Outcome svg = folder.run("svg good.json --at 2003-08 --size 900x600 --theme dark --select ceiling");
  CHECK(svg.status == 0);
  CHECK(svg.out.rfind("<", 0) == 0);
  CHECK(contains(svg.out, "</svg>"));
  CHECK(contains(folder.run("html good.json").out, "A small story"));
  const std::string table = folder.run("csv good.json").out;
  CHECK(table.rfind("\uFEFFid,", 0) == 0);
  CHECK(contains(table, "first-money"));
}

TEST_CASE("a bad story gives no half of anything") {
  const Folder folder;
  write(folder / "old.csv", "old");
  const Outcome outcome = folder.run("csv bad.json -o old.csv");
  CHECK(outcome.status == 1);
  CHECK(outcome.out.empty());
  CHECK(contains(outcome.err, "is not a date"));
  CHECK(read(folder / "old.csv") == "old");
}

TEST_CASE("-o writes the same bytes as standard output, and leaves nothing else behind") {
  const Folder folder;
  const Outcome outcome = folder.run("csv good.json -o new.csv");
  CHECK(outcome.status == 0);
  CHECK(outcome.out.empty());
  CHECK(read(folder / "new.csv") == folder.run("csv good.json").out);
  fs::create_symlink("new.csv", folder / "link.csv");
  CHECK(folder.run("csv good.json -o link.csv").status == 0);
  CHECK(fs::is_symlink(folder / "link.csv"));
  CHECK(folder.run("csv good.json -o /dev/null").status == 0);
  for (const auto& entry : fs::directory_iterator(folder / ".")) CHECK_FALSE(contains(entry.path().string(), ".new"));
}

TEST_CASE("-o writes to where a link leads, and an old file keeps its mode") {
  const Folder folder;
  write(folder / "old.csv", "old");
  fs::permissions(folder / "old.csv", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("old.csv", folder / "link.csv");
  CHECK(folder.run("csv good.json -o link.csv").status == 0);
  CHECK(fs::is_symlink(folder / "link.csv"));
  CHECK(read(folder / "old.csv") == folder.run("csv good.json").out);
  CHECK(fs::status(folder / "old.csv").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  fs::create_symlink("yet-to-come.csv", folder / "dangling.csv");
  CHECK(folder.run("csv good.json -o dangling.csv").status == 0);
  CHECK(fs::is_symlink(folder / "dangling.csv"));
  CHECK(fs::exists(folder / "yet-to-come.csv"));
  fs::create_symlink("ring.csv", folder / "ring.csv");
  CHECK(folder.run("csv good.json -o ring.csv").status == 2);
}

TEST_CASE("a file name cannot steer the terminal") {
  const Folder folder;
  CHECK(contains(folder.run("csv \"$(printf 'a\\033[31mb.json')\"").err, "cannot read a\\u001b[31mb.json: "));
  fs::copy_file(folder / "bad.json", folder / "a\nb.json");
  const Outcome outcome = folder.run("check \"$(printf 'a\\nb.json')\"");
  CHECK(outcome.out.rfind("a\\u000ab.json:", 0) == 0);
  CHECK(contains(outcome.out, "a\\u000ab.json: 1 error"));
}

TEST_CASE("a day beyond the story's range is said to have been moved") {
  const Folder folder;
  const Outcome late = folder.run("svg good.json --at 2099");
  CHECK(late.status == 0);
  CHECK(late.err == "explainer: 2099-12-31 is after the story's range ends; the picture shows 2004-12-31\n");
  CHECK(contains(folder.run("svg good.json --at 1950").err, "is before the story's range starts"));
  CHECK(folder.run("svg good.json --at 2004").err.empty());
}

TEST_CASE("the story itself is never overwritten") {
  const Folder folder;
  const std::string before = folder.run("csv good.json").out;
  CHECK(folder.run("json good.json --at 2001 -o good.json").status == 2);
  CHECK(folder.run("check good.json -o ./good.json").status == 2);
  CHECK(folder.run("csv good.json").out == before);
  CHECK(folder.run("csv good.json -o -").out == before);
}

TEST_CASE("a story can come from standard input") {
  const Folder folder;
  CHECK(folder.run("csv - <good.json").out == folder.run("csv good.json").out);
  CHECK(contains(folder.run("check - <bad.json").out, "standard input:"));
}

TEST_CASE("help and version are on standard output") {
  const Folder folder;
  CHECK(folder.run("--help").status == 0);
  CHECK(contains(folder.run("--help").out, "Usage: explainer COMMAND"));
  CHECK(folder.run("--version").out == "explainer " EXPLAINER_VERSION "\n");
}

TEST_CASE("diff says what changed, as text, as data, and as drafts of corrections") {
  const Folder folder;
  std::string changed(small_story_json);
  changed.replace(changed.find("2000-03-10"), 10, "2000-04-10");
  write(folder / "changed.json", changed);
  const Outcome text = folder.run("diff good.json changed.json");
  CHECK(text.status == 0);
  CHECK(contains(text.out, ": date: 2000-03-10 → 2000-04-10\n"));
  const Outcome data = folder.run("diff good.json changed.json --format json");
  CHECK(contains(data.out, R"("before":"2000-03-10","after":"2000-04-10")"));
  const Outcome drafts = folder.run("diff good.json changed.json --corrections");
  CHECK(contains(drafts.out, R"("was": "Date: 10 Mar 2000")"));
  CHECK(folder.run("diff good.json good.json").out.empty());
}

TEST_CASE("diff wants two sound stories") {
  const Folder folder;
  const Outcome bad = folder.run("diff good.json bad.json");
  CHECK(bad.status == 1);
  CHECK(bad.out.empty());
  CHECK(contains(bad.err, "is not a date"));
  const Outcome alone = folder.run("diff good.json");
  CHECK(alone.status == 2);
  CHECK(contains(alone.err, "diff wants two stories: explainer diff old.json new.json"));
  for (const char* words : {"diff good.json missing.json", "diff bad.json missing.json",
                            "diff good.json good.json good.json", "diff good.json good.json --corrections=yes",
                            "json good.json --at 2001 --corrections", "diff good.json good.json -o good.json"}) {
    CAPTURE(std::string(words));
    CHECK(folder.run(words).status == 2);
  }
}

TEST_CASE("the words end with a data block for search engines") {
  const Folder folder;
  const std::string words = folder.run("html good.json").out;
  CHECK(contains(words, "</section>\n<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\""));
  CHECK(words.substr(words.size() - 11) == "}</script>\n");
}

TEST_CASE("import makes a story of a sheet, and says what is open") {
  const Folder folder;
  write(folder / "deals.csv",
        "When,Who pays,Who gets,Type,What happened,Status,Source\n"
        "3/4/2008,Ada,Bob,loan,Ada lends money,agreed,The Paper\n");
  const Outcome outcome = folder.run("import deals.csv");
  CHECK(outcome.status == 0);
  CHECK(contains(outcome.out, "\"date\": \"[2008-03-04..2008-04-03]\""));
  CHECK(contains(outcome.err, "deals.csv:2:A: question: "));
  write(folder / "map.json", R"({ "answers": { "events/When/day-order": "day-first" } })");
  const Outcome answered = folder.run("import deals.csv --map map.json -o story.json");
  CHECK(answered.status == 0);
  CHECK(contains(read(folder / "story.json"), "\"date\": \"2008-04-03\""));
  CHECK_FALSE(contains(answered.err, "question"));
  CHECK(contains(folder.run("import deals.csv --into story.json --format json").out, "\"questions\": ["));
  CHECK(folder.run("check story.json").status == 0);

  write(folder / "broken.csv", "When,What happened,Source\nsoon,A deal,The Paper\n");
  const Outcome broken = folder.run("import broken.csv");
  CHECK(broken.status == 1);
  CHECK(contains(broken.err, "broken.csv:2: error: "));
  CHECK(folder.run("import missing.csv").status == 2);
  CHECK(folder.run("import deals.csv --map deals.csv").status == 2);
  CHECK(folder.run("import").status == 2);
}

TEST_CASE("import adds no rows to what is no story, and says why") {
  const Folder folder;
  write(folder / "deals.csv", "Date,From,To,Type,Title,Status,Source\n2008,Ada,Bob,loan,A loan,agreed,The Paper\n");
  write(folder / "newer.json", R"({ "version": 3, "title": "A story of later" })");
  write(folder / "cut.json", R"({ "version": 2, "title": )");
  write(folder / "empty.json", "");
  for (const std::string name : {"newer.json", "cut.json", "empty.json"}) {
    CAPTURE(name);
    const Outcome refused = folder.run("import deals.csv --into " + name + " -o out.json");
    CHECK(refused.status == 1);
    CHECK(refused.out.empty());
    CHECK(refused.err.substr(0, name.size() + 3) == name + ":1:");
    CHECK(contains(refused.err, "explainer: no rows are added to " + name + "; mend it first\n"));
    CHECK_FALSE(std::filesystem::exists(folder / "out.json"));
    const Outcome data = folder.run("import deals.csv --format json --into " + name);
    CHECK(data.status == 1);
    CHECK(contains(data.out, "\"story\": null,"));
  }
}

TEST_CASE("a story is written as a workbook and as CSV files, which read back as the same story") {
  const Folder folder;
  for (const char* const words : {"sheet good.json -o story.xlsx", "sheet good.json -o story.ods"}) {
    CAPTURE(words);
    CHECK(folder.run(words).status == 0);
  }
  CHECK(folder.run("csv good.json --tables tables").status == 0);
  for (const char* const tables : {"story.xlsx", "story.ods", "tables/*.csv"}) {
    CAPTURE(tables);
    const Outcome back = folder.run("import " + std::string(tables) + " -o back.json");
    CHECK(back.status == 0);
    CHECK(back.err.empty());
    CHECK(folder.run("diff good.json back.json").out.empty());
  }
  CHECK(contains(folder.run("sheet good.json --format json").out, "{ \"name\": \"events\", \"rows\": ["));
  CHECK(folder.run("sheet good.json").status == 2);
  CHECK(folder.run("sheet bad.json -o bad.xlsx").status == 1);
}
