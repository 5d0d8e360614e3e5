#include "core/filter.hpp"

#include <doctest/doctest.h>

#include "small_story.hpp"

using namespace explainer;

namespace {

const Story& story() {
  static const Story small = test::small_story();
  return small;
}

std::vector<std::string> shown(const char* terms) {
  const std::optional<Filter> filter = parse_filter(story(), terms);
  REQUIRE(filter);
  std::vector<std::string> ids;
  for (const Event& event : story().events) {
    if (passes(story(), event, *filter)) ids.push_back(event.id);
  }
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a filter of one sort shows what matches any of its terms") {
  CHECK(shown("kind:investment") == Ids{"first-money", "ceiling"});
  CHECK(shown("kind:investment kind:talks") == Ids{"first-money", "ceiling", "rumour"});
  CHECK(shown("status:agreed status:in_talks") == Ids{"deal", "rumour"});
  CHECK(shown("").size() == story().events.size());
}

TEST_CASE("terms of different sorts must all match") {
  CHECK(shown("kind:investment entity:mill") == Ids{"ceiling"});
  CHECK(shown("kind:talks entity:mill").empty());
}

TEST_CASE("a company is in what it pays, is paid, takes part in, and in the programmes it makes") {
  CHECK(shown("entity:mill") == Ids{"first-engine", "deal", "engine-sold", "ceiling"});
}

TEST_CASE("a filter with an unknown term is none at all") {
  for (const char* terms :
       {"kind:gift", "status:", "entity:nobody", "colour:red", "kind", "kind:talks entity:nobody"}) {
    CAPTURE(terms);
    CHECK_FALSE(parse_filter(story(), terms));
  }
}

TEST_CASE("the terms of a filter come back in one order, once each") {
  const std::optional<Filter> filter =
      parse_filter(story(), "article  entity:lab kind:talks entity:bank entity:lab kind:investment ");
  REQUIRE(filter);
  CHECK(filter_terms(story(), *filter) == "kind:investment kind:talks entity:bank entity:lab article");
  CHECK(filter_terms(story(), Filter{}).empty());
}

TEST_CASE("what can be chosen is told with its words and counts, and only what the story has") {
  const std::string json = write_filters_json(story(), *parse_filter(story(), "kind:talks"));
  CHECK(json.find(R"({ "term": "kind:investment", "label": "investment", "count": 2, "on": false })") !=
        std::string::npos);
  CHECK(json.find(R"({ "term": "kind:talks", "label": "talks", "count": 1, "on": true })") != std::string::npos);
  CHECK(json.find(R"("term": "entity:mill", "label": "Steel Mill", "count": 4)") != std::string::npos);
  CHECK(json.find("share_sale") == std::string::npos);  // there is none
  CHECK(json.find("article") == std::string::npos);     // nothing names a paragraph
}
