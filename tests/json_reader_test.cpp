// Problems of a file that is not JSON, or exceeds a limit: the place, and the likely cause.
#include <doctest/doctest.h>

#include "core/json_document.hpp"
#include "core/json_writer.hpp"
#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("what stands behind a NUL byte is not dropped in silence") {
  const std::string behind = story_text("") + std::string("\n\0 {garbage", 11);
  CHECK(problem_of(behind) == "error: there is a NUL byte here, which no text has; take it out");
  CHECK(problem_of(std::string(1, '\0')) == "error: there is a NUL byte here, which no text has; take it out");
}

TEST_CASE("a comma too many is named at the comma") {
  CHECK(problems_of("{\n  \"version\": 1,\n}")[0] ==
        "s.json:2:15: error: a comma before } is not valid JSON; take the comma out");
  CHECK(problems_of("{\"events\": [1, 2,]}")[0] ==
        "s.json:1:17: error: /events: a comma before ] is not valid JSON; take the comma out");
  CHECK(problem_of("{\"events\": [1,, 2]}") == "error: /events: two commas in a row; take one out");
  CHECK(problem_of("{\"events\": [, 2]}") == "error: /events: a value is missing before this comma");
}

TEST_CASE("a comma too few is named where it belongs") {
  CHECK(problems_of("{\"version\": 1\n \"title\": \"x\"}")[0] ==
        "s.json:1:14: error: a comma or a } is missing here, before what follows");
  CHECK(problems_of("{\"events\": [{} {}]}")[0] ==
        "s.json:1:15: error: /events: a comma or a ] is missing here, before what follows");
  CHECK(problems_of("{\"version\" 1}")[0] == "s.json:1:11: error: a : is missing here, between a key and its value");
}

TEST_CASE("comments are named as such") {
  for (const char* text : {"{ // the story\n}", "{ /* x */ }", "# story\n{}", "{\"version\": 1 // one\n}"}) {
    CAPTURE(text);
    CHECK(problem_of(text) == "error: JSON has no comments; take this one out");
  }
}

TEST_CASE("quotes of the wrong sort are named") {
  CHECK(problem_of("{'version': 1}") == "error: single quotes are not valid JSON; write \" around text");
  CHECK(problem_of("{\"title\": 'x'}") == "error: single quotes are not valid JSON; write \" around text");
  CHECK(problem_of("{“version”: 1}") == "error: typographic quotes are not valid JSON; write \" around text");
  CHECK(problem_of("{version: 1}") == "error: the key version needs quotes; write \"version\"");
  CHECK(problem_of("{\"title\": hello}") == "error: hello is not valid JSON; put \" around text");
}

TEST_CASE("a text without its end is named where it starts") {
  CHECK(problems_of("{\"title\": \"x,\n \"version\": 1}")[0] ==
        "s.json:1:11: error: this text is not closed on its line; a \" is missing, or a blank in place of the line "
        "break");
  CHECK(problems_of("{\"title\": \"x")[0] == "s.json:1:11: error: this text is not closed; a \" is missing at its end");
  CHECK(problem_of("{\"title\": \"a\tb\"}") == "error: this text holds a tab; write a blank instead");
  CHECK(problem_of("{\"title\": \"C:\\dir\"}") ==
        "error: this \\ starts no escape JSON knows; write \\\\ for a backslash");
  CHECK(problem_of("{\"title\": \"\\ud800\"}") == "error: this is half of a \\u pair; write the character itself");
  CHECK(problems_of("{\"title\": \"\\u12x4\"}")[0] ==
        "s.json:1:12: error: four hexadecimal digits belong behind \\u, as in \\u00e9");
}

TEST_CASE("a file that ends too early says so") {
  CHECK(problem_of("{\"events\": [") == "error: /events: the file ends too early; a ] is missing");
  CHECK(problem_of("{\"version\":") == "error: the file ends in the middle of a value");
  CHECK(problem_of("{") == "error: the file ends too early; a } is missing");
}

TEST_CASE("brackets that do not match are named") {
  CHECK(problem_of("{\"events\": [1}") ==
        "error: /events: a ] is expected here, not }; is a bracket missing, or one too many?");
  CHECK(problem_of("{}}") == "error: this } closes nothing that is open here; is a bracket missing, or one too many?");
  CHECK(problem_of("{\"version\":}") == "error: the value of the key before this is missing");
}

TEST_CASE("numbers and words that JSON does not know are named") {
  CHECK(problem_of("{\"version\": NaN}") == "error: NaN is not valid JSON; write a number, or leave the key out");
  CHECK(problem_of("{\"beat\": True}") == "error: True is not valid JSON; write true, false or null in small letters");
  CHECK(problem_of("{\"version\": 300_000}") == "error: a number holds digits only; take the underscores out");
  CHECK(problem_of("{\"version\": 01}") == "error: a number must not start with 0; take it out");
  CHECK(problem_of("{\"version\": +1}") == "error: a number starts with a digit; write 1 for +1 and 0.5 for .5");
  CHECK(problem_of("{\"version\": .5}") == "error: a number starts with a digit; write 1 for +1 and 0.5 for .5");
  CHECK(problem_of("{\"usd\": 1e999}") ==
        "error: this number is not valid JSON, or is too large; write digits only, such as 8000000000");
  CHECK(problem_of("{\"usd\": 5.}") ==
        "error: this number is not valid JSON, or is too large; write digits only, such as 8000000000");
}

TEST_CASE("what is no story file at all is named") {
  CHECK(problem_of("") == "error: the file is empty; a story starts with {");
  CHECK(problem_of(" \n\t ") == "error: the file is empty; a story starts with {");
  CHECK(problem_of("<!doctype html>") == "error: this is a web page, not a story; is the address right?");
  CHECK(problem_of("\xEF\xBB\xBF{}") == "error: the file starts with a byte order mark; save it as UTF-8 without one");
  CHECK(problem_of("\xFF\xFE{") == "error: the file is UTF-16; save it as UTF-8");
  CHECK(problem_of("[]") == "error: a list is not an object; write {…}");
  CHECK(problem_of("{} {}") == "error: the story ends before this; take out what follows");
  CHECK(problem_of("version: 1") == "error: a story starts with {, not with this; is it the right file?");
}

TEST_CASE("columns count characters, not bytes") {
  CHECK(problems_of("{\"title\": \"Ærø – 東京\",}")[0] ==
        "s.json:1:21: error: a comma before } is not valid JSON; take the comma out");
}

TEST_CASE("lines end with a line feed, with or without a carriage return") {
  CHECK(problems_of("{\r\n  \"version\": 1,\r\n}")[0].substr(0, 12) == "s.json:2:15:");
}

TEST_CASE("bytes that are no UTF-8 are named, each at its place, and the rest is still checked") {
  const std::string text =
      story_text(event_text("a", "2025-13", "terms", "\"parties\": [\"ada\"], \"beat\": \"\xC3(\xFF\""));
  const std::vector<std::string> problems = problems_of(text);
  REQUIRE(problems.size() == 4);
  CHECK(problems[0].find("/events/0/date: \"2025-13\" is not a date") != std::string::npos);
  CHECK(problems[1].find("/events/0/beat: \"?(?\" is not true or false") != std::string::npos);
  CHECK(problems[2].find("/events/0/beat: this is not valid UTF-8") != std::string::npos);
  CHECK(problems[3].find("not valid UTF-8") != std::string::npos);
}

TEST_CASE("a byte that is no UTF-8 between the values is named, not guessed at") {
  CHECK(problem_of("{\"version\": \xA0 1}") == "error: this is not valid UTF-8; save the file as UTF-8");
}

TEST_CASE("overlong forms, surrogates and what lies past Unicode are no UTF-8") {
  for (const char* bytes :
       {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82"}) {
    CHECK(problems_of(story_text("", std::string(",\n \"credits\": \"") + bytes + "\"")).size() >= 1);
  }
  CHECK(problems_of(story_text("", ",\n \"credits\": \"é€𝄞\xF4\x8F\xBF\xBF\"")).empty());
}

TEST_CASE("control characters are errors even when they are escaped") {
  CHECK(problem_of(story_text("", ",\n \"credits\": \"a\\u0007b\"")) ==
        "error: /credits: this text holds the control character U+0007; write a blank instead, or nothing");
  CHECK(problem_of(story_text("", ",\n \"credits\": \"a\\u0000b\"")).find("U+0000") != std::string::npos);
  CHECK(problem_of(story_text("", ",\n \"credits\": \"a\xC2\x85z\"")).find("U+0085") != std::string::npos);
}

TEST_CASE("a key that stands twice is an error at the second one") {
  const std::vector<std::string> problems = problems_of(story_text("", ",\n \"title\": \"Again\""));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].find(":2: error: /title: the key \"title\" stands here twice; keep one of them") !=
        std::string::npos);
  CHECK(problem_of(story_text(event_text("a", "2001", "terms", R"("parties": ["ada"], "d~/e": 1, "d~/e": 2)")))
            .find("/events/0/d~0~1e") != std::string::npos);
}

TEST_CASE("nesting may be deep, but not bottomless") {
  const auto nested = [](int depth) { return "{\"x\": " + repeated("[", depth - 1) + repeated("]", depth - 1) + "}"; };
  CHECK(problems_of(nested(64))[0].find("nested") == std::string::npos);
  CHECK(problem_of(nested(65)).find("this is nested more than 64 deep") != std::string::npos);
}

// How fast such files are refused is measured in tests/bench.
TEST_CASE("a million open brackets end in one error, not in a crash") {
  CHECK(problems_of(repeated("[", 1'000'000)).size() == 1);
  CHECK(problems_of(repeated("{\"a\":", 1'000'000)).size() == 1);
}

TEST_CASE("a hundred thousand times the same key are as many errors") {
  const std::string text = "{" + repeated("\"version\": 1,\n", 100'000);
  CHECK(load_story(text + "\"title\": \"x\"}").problems.size() >= 99'999);
}

TEST_CASE("a hundred thousand unknown keys are as many errors") {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i) text += "\"key" + std::to_string(i) + "\": 1,\n";
  CHECK(load_story(text + "\"title\": \"x\"}").problems.size() > 99'999);
}

TEST_CASE("a file over 16 MiB is refused, one of 16 MiB is read") {
  std::string text = story_text("");
  text.resize(size_t{16} << 20, ' ');
  CHECK(problems_of(text).empty());
  text.push_back(' ');
  CHECK(problem_of(text) == "error: the file has 16777217 bytes, and 16 MiB (16777216) is the most; split the story");
}

TEST_CASE("more values than any story has are refused") {
  std::string text = "{\"events\": [1";
  for (int i = 0; i < 4'000'000; ++i) text += ",1";
  CHECK(problem_of(text + "]}").find("more than 4,000,000 values") != std::string::npos);
}

TEST_CASE("a text of 10,000 characters is read, a longer one is an error") {
  CHECK(problems_of(story_text("", ",\n \"credits\": \"" + repeated("é", 10'000) + "\"")).empty());
  CHECK(problem_of(story_text("", ",\n \"credits\": \"" + repeated("é", 10'001) + "\"")) ==
        "error: /credits: this text has more than 10,000 characters; shorten it");
}

TEST_CASE("escapes are undone") {
  const Story story = load_good(story_text("", R"(, "credits": "caf\u00e9 \ud834\udd1e \"x\" \/ \\")"));
  CHECK(story.credits == "café 𝄞 \"x\" / \\");
}

TEST_CASE("a text is read into a tree with places, its escapes undone") {
  const std::string text = "[1.5, {\"a\": \"x\\u00e9\\n\"},\n null, true]";
  const std::optional<JsonDocument> document = parse_json(text);
  REQUIRE(document);
  const Json list(*document);
  REQUIRE(list.type() == JsonType::array);
  CHECK(list.size() == 4);
  const Json number = list.first(), object = number.next(), nothing = object.next(), truth = nothing.next();
  CHECK(number.number() == 1.5);
  CHECK(object.size() == 1);
  CHECK(object.first().text() == "a");
  CHECK(object.first().next().text() == "xé\n");
  CHECK(nothing.type() == JsonType::null);
  CHECK(nothing.offset() == text.find("null"));
  CHECK(truth.truth());
  CHECK_FALSE(truth.next());
}

TEST_CASE("what is no JSON has no tree") {
  for (const char* text : {"", " ", "[1,]", "{\"a\"}", "[1] 2", "'x'", "[\"\\x\"]"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_json(text));
  }
}

TEST_CASE("what is written as JSON reads as it was") {
  for (const std::string& text :
       {std::string(), std::string("plain"), std::string("\"\\/\n\t\x01\x1f"), std::string("é 漢 🚀")}) {
    const std::string written = json_string(text);
    const std::optional<JsonDocument> document = parse_json(written);
    REQUIRE(document);
    CHECK(Json(*document).text() == text);
  }
}

TEST_CASE("an object is written on one line, with blanks or without") {
  std::string out;
  JsonObject(out).text("a", "x").number("b", -2).flag("c", true).raw("d", "[]").close();
  CHECK(out == R"({ "a": "x", "b": -2, "c": true, "d": [] })");
  out.clear();
  JsonObject(out, JsonStyle::compact).text("a", "x").number("b", -2).close();
  CHECK(out == R"({"a":"x","b":-2})");
}

TEST_CASE("a list is written with commas between its elements") {
  const auto add = [](std::string& out, int value) { out += std::to_string(value); };
  CHECK(json_list(std::vector<int>{}, add) == "[]");
  CHECK(json_list(std::vector<int>{1, 2}, add) == "[1,2]");
}
