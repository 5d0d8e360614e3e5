#include "app/replay.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "app_driver.hpp"

using namespace explainer;
using explainer::test::Driver;

TEST_CASE("an input is a line of JSON and comes back the same") {
  for (const Input& input : {Input{"frame", {}, {1234.0166666666667}}, Input{"resize", {}, {960, 620.5, 2}},
                             Input{"press", {"touch"}, {0.1F, -3}}, Input{"leave", {}, {}},
                             Input{"wheel", {}, {1, 2, -3, 1e-7, 1}}, Input{"key", {"\"\\\n\x01 ł"}, {}},
                             Input{"key", {"End"}, {1}}, Input{"perform", {"select", "amazon-anthropic-2023"}, {}}}) {
    const std::string line = line_of(input);
    CAPTURE(line);
    const std::optional<Input> read = parse_input(line);
    REQUIRE(read);
    CHECK(read->name == input.name);
    CHECK(read->words == input.words);
    REQUIRE(read->numbers.size() == input.numbers.size());
    for (size_t i = 0; i < input.numbers.size(); ++i)
      CHECK(read->numbers[i] == doctest::Approx(input.numbers[i]).epsilon(1e-15));  // WebAssembly: all but the last bit
  }
  CHECK(line_of({"press", {"mouse"}, {12.5, 80}}) == R"(["press","mouse",12.5,80])");
}

TEST_CASE("a number that is not finite is null, and is read as not a number") {
  const std::optional<Input> read = parse_input(line_of({"move", {"mouse"}, {std::nan(""), 1}}));
  REQUIRE(read);
  CHECK(std::isnan(read->numbers[0]));
}

TEST_CASE("a line that no recorder wrote is refused") {
  for (const char* line :
       {"", "[", "[]", "[\"leave\"", "[\"leave\"] more", "[\"dance\"]", "[\"frame\"]", "[\"frame\",\"1\"]",
        "[\"frame\",1e999]", "[\"frame\",1,2]", "[\"key\",1,\"a\"]", "[\"key\",\"a]", "[\"key\",\"\\u12\",0]",
        "[\"key\",\"\\ud800\",0]", "{\"frame\":1}", "[\"resize\",1,2,three]"}) {
    const std::string text = line;
    CAPTURE(text);
    CHECK_FALSE(parse_input(text));
  }
}

TEST_CASE("a recorder writes each call down and makes it") {
  Driver driver;
  std::string recorded;
  Recorder recorder(driver.app, [&](const std::string& line) { recorded += line + "\n"; });
  CHECK(recorder.perform("seek", "2001-05-01"));
  CHECK_FALSE(recorder.perform("seek", "never"));
  recorder.key("End");
  CHECK(driver.date() == "2004-12-31");
  recorder.frame(7);
  CHECK(recorded == R"(["perform","seek","2001-05-01"]
["perform","seek","never"]
["key","End"]
["frame",7]
)");
}
