#include "core/json_ld.hpp"

#include <doctest/doctest.h>

#include "core_story.hpp"
#include "json_at.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

constexpr std::string_view opening = "<script type=\"application/ld+json\">", closing = "</script>\n";

// What a search engine parses: all between the tags.
std::string inside(const std::string& script) {
  REQUIRE(script.substr(0, opening.size()) == opening);
  const size_t end = script.find("</", opening.size());
  REQUIRE(end == script.size() - closing.size());
  return script.substr(opening.size(), end - opening.size());
}

std::string text_at(Json value, std::string_view pointer) {
  const Json found = json_at(value, pointer);
  CAPTURE(std::string(pointer));
  REQUIRE(bool(found));
  return std::string(found.text());
}

}  // namespace

TEST_CASE("search engines read what the story is about, when it was checked, its sources and its corrections") {
  std::string text = version_2_text(event_text("a", "2001", "terms", R"("parties": ["lab"])"),
                                    R"(, "subtitle": "What happened", "credits": "By hand", "corrections": [
         {"date": "2030-02-01", "text": "A name was wrong", "was": "Adda"}])");
  const std::string url = R"("url": "https://paper.example/a")";
  text.replace(
      text.find(url), url.size(),
      R"("url": "https://paper.example/a?b=1&c=2", "date": "2001-05", "archived": "https://archive.example/a")");
  const std::string json = inside(json_ld_script(load_good(text)));
  const std::optional<JsonDocument> parsed = parse_json(json);
  REQUIRE(parsed);
  const Json root(*parsed);
  CHECK(text_at(root, "/@context") == "https://schema.org");
  CHECK(text_at(root, "/@type") == "CreativeWork");
  CHECK(text_at(root, "/headline") == "A small story");
  CHECK(text_at(root, "/description") == "What happened");
  CHECK(text_at(root, "/inLanguage") == "en");
  CHECK(text_at(root, "/dateModified") == "2030-02-01");
  CHECK(text_at(root, "/temporalCoverage") == "2000-01-01/2029-12-31");
  CHECK(text_at(root, "/creditText") == "By hand");
  const Json citation = json_at(root, "/citation").first();
  CHECK(text_at(citation, "/@type") == "CreativeWork");
  CHECK(text_at(citation, "/name") == "A report");
  CHECK(text_at(citation, "/publisher/name") == "The Paper");
  CHECK(text_at(citation, "/url") == "https://paper.example/a?b=1&c=2");
  CHECK(text_at(citation, "/datePublished") == "2001-05");
  CHECK(text_at(citation, "/archivedAt") == "https://archive.example/a");
  const Json correction = json_at(root, "/correction").first();
  CHECK(text_at(correction, "/@type") == "CorrectionComment");
  CHECK(text_at(correction, "/datePublished") == "2030-02-01");
  CHECK(text_at(correction, "/text") == "Corrected 1 Feb 2030: A name was wrong. Before, it said: Adda");
}

TEST_CASE("what a story does not say is left out for search engines") {
  const std::string json = write_json_ld(load_good(story_text("")));
  for (const char* name : {"correction", "description", "creditText", "datePublished", "archivedAt", "\"\"", "[]"})
    CHECK(json.find(name) == std::string::npos);
  CHECK(json.find(R"("dateModified":"2030-01-01")") != std::string::npos);
}

TEST_CASE("no text of a story can end the data block") {
  const std::string evil = R"(</script><!--<script>\"\u2028]]>)";
  std::string text = version_2_text("", ", \"subtitle\": \"" + evil + R"(", "credits": ")" + evil + "\"");
  text.replace(text.find("A small story"), 13, evil);
  text.replace(text.find("A report"), 8, evil);
  const std::string script = json_ld_script(load_good(text));
  const std::string json = inside(script);
  const std::optional<JsonDocument> parsed = parse_json(json);
  REQUIRE(parsed);
  CHECK(text_at(Json(*parsed), "/headline") == "</script><!--<script>\"\u2028]]>");
  CHECK(script.find('<', 1) == script.size() - closing.size());
}
