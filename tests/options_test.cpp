#include "cli/options.hpp"

#include <doctest/doctest.h>

using namespace explainer;

namespace {

OptionsResult parse(std::initializer_list<std::string_view> words) {
  return parse_options({words.begin(), words.size()});
}

}  // namespace

TEST_CASE("each command takes its own options, before or after the file, with a blank or an equals sign") {
  const OptionsResult result = parse({"svg", "--size=1200x700", "s.json", "--at", "2023-09-25", "--theme", "dark",
                                      "--select=a", "--tab", "chips", "-o", "x.svg"});
  CHECK(result.problem.empty());
  const Options& options = result.options;
  CHECK(options.command == Command::svg);
  CHECK(options.files == std::vector<std::string>{"s.json"});
  CHECK(iso(options.at.value()) == "2023-09-25");
  CHECK(options.size.width == 1200);
  CHECK(options.size.height == 700);
  CHECK(options.theme == Theme::dark);
  CHECK(options.tab == Tab::chips);
  CHECK(options.select == "a");
  CHECK(options.output == "x.svg");
}

TEST_CASE("a year or a month is its last day") {
  CHECK(iso(parse({"json", "s.json", "--at", "2024"}).options.at.value()) == "2024-12-31");
  CHECK(iso(parse({"json", "s.json", "--at", "2024-02"}).options.at.value()) == "2024-02-29");
}

TEST_CASE("check takes many files, and a window none") {
  CHECK(parse({"check", "a", "b", "-"}).options.files.size() == 3);
  CHECK(parse({"check", "--format", "json", "a"}).options.format == Format::json);
  const OptionsResult window = parse({"window", "--scale", "1.5", "--screenshot", "w.png"});
  CHECK(window.problem.empty());
  CHECK(window.options.scale.value() == doctest::Approx(1.5));
  CHECK(window.options.screenshot == "w.png");
  const OptionsResult replay = parse({"window", "--replay", "a.jsonl", "--record=b.jsonl"});
  CHECK(replay.options.replay == "a.jsonl");
  CHECK(replay.options.record == "b.jsonl");
}

TEST_CASE("after -- everything is a file") {
  CHECK(parse({"check", "--", "--format"}).options.files == std::vector<std::string>{"--format"});
  CHECK(parse({"check", "--", "--help"}).options.command == Command::check);
}

TEST_CASE("help and version need nothing else") {
  for (const char* word : {"--help", "-h", "help"}) CHECK(parse({word}).options.command == Command::help);
  CHECK(parse({"svg", "--help"}).problem.empty());
  CHECK(parse({"svg", "--help"}).options.command == Command::help);
  CHECK(parse({"--version"}).options.command == Command::version);
}

TEST_CASE("a misspelt word is met with the nearest right one") {
  CHECK(parse({"chekc", "a"}).problem == "there is no command \"chekc\"; did you mean check?");
  CHECK(parse({"json", "a", "--att", "2024"}).problem == "there is no option \"--att\"; did you mean --at?");
  CHECK(parse({"svg", "a", "--them=dark"}).problem == "there is no option \"--them\"; did you mean --theme?");
  CHECK(parse({"frobnicate"}).problem == "there is no command \"frobnicate\"");
}

TEST_CASE("what makes no sense is refused with what would") {
  CHECK(parse({}).problem == "no command");
  CHECK(parse({"check"}).problem == "check wants a story: explainer check story.json");
  CHECK(parse({"json", "a"}).problem == "json wants a date: --at YYYY-MM-DD");
  CHECK(parse({"csv", "a", "b"}).problem == "csv takes one story; \"b\" is one too many");
  CHECK(parse({"csv", "a", "--at", "2024"}).problem == "csv takes no --at");
  CHECK(parse({"window", "-o", "x"}).problem == "window takes no -o");
  CHECK(parse({"json", "a", "--at"}).problem == "--at wants a value");
  CHECK(parse({"json", "a", "--at="}).problem == "--at wants a value");
  CHECK(parse({"json", "a", "--at", "2025-02-30"}).problem ==
        "\"2025-02-30\" is not a date, for that month has 28 days; write YYYY, YYYY-MM or YYYY-MM-DD");
  CHECK(parse({"check", "a", "--format", "xml"}).problem == "\"xml\" is not a format; write text or json");
  CHECK(parse({"svg", "a", "--at", "2024", "--theme", "blue"}).problem ==
        "\"blue\" is not a theme; write light or dark");
  CHECK(parse({"svg", "a", "--at", "2024", "--tab", "maps"}).problem ==
        "\"maps\" is not a tab; write map, totals or chips");
  CHECK(parse({"check", "-", "-"}).problem == "standard input can be read only once");
  CHECK(parse({"json", "a", "--at", "2020", "--at=2021"}).problem == "--at is given twice; keep one of them");
  CHECK(parse({"csv", "a", "-o", "x", "--output", "y"}).problem == "--output is given twice; keep one of them");
  CHECK(parse({"check", ""}).problem == "a file name is empty");
  for (const char* size : {"960", "960x", "x620", "0x0", "-5x620", "960x620x3", "960 x 620", "99999x99999"}) {
    CAPTURE(size);
    CHECK_FALSE(parse({"svg", "a", "--at", "2024", "--size", size}).problem.empty());
  }
  for (const char* size : {"100x100", "320x399", "319x640", "480x239"}) {
    CAPTURE(size);
    CHECK(parse({"svg", "a", "--at", "2024", "--size", size}).problem ==
          "\"" + std::string(size) + "\" is too small; the picture needs 320x400, or 480x240 on its side");
  }
  for (const char* size : {"320x400", "480x240", "960x620", "10000x10000"}) {
    CAPTURE(size);
    CHECK(parse({"svg", "a", "--at", "2024", "--size", size}).problem.empty());
  }
  for (const char* scale : {"0", "-1", "nan", "inf", "100", "1,5", "1.", "1.5x", "1.-5", "1.00001"}) {
    CAPTURE(scale);
    CHECK_FALSE(parse({"window", "--scale", scale}).problem.empty());
  }
}

TEST_CASE("a command that is in the npm package alone is known for what it is, and offered where it is misspelt") {
  CHECK(parse({"build", "story.json"}).problem ==
        "build is a command of the npm package; write npx story-explainer build");
  CHECK(parse({"serv"}).problem == "there is no command \"serv\"; did you mean serve?");
}
