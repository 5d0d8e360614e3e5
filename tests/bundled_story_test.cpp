// The story that comes with the program: it is sound, and its sums are those that were checked by hand.
#include <doctest/doctest.h>

#include "core/snapshot.hpp"
#include "core_story.hpp"
#include "files.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

const std::string& bundled_text() {
  static const std::string text = read_file(source_path("/assets/story.json"));
  return text;
}

std::string total_on(const char* date, EventKind kind, const char* from, const char* to) {
  const Story story = load_good(bundled_text());
  for (const Ledger& ledger : build_ledgers(story).all) {
    if (ledger.kind != kind || ledger.from != story.entity_index(from) || ledger.to != story.entity_index(to)) continue;
    const Interval* total = ledger.at(parse_date(date)->last);
    return total == nullptr ? "nothing" : total_text(story, *total, 0);
  }
  return "no ledger";
}

}  // namespace

TEST_CASE("the bundled story has neither errors nor warnings") {
  CHECK(problems_of(bundled_text()) == std::vector<std::string>{});
}

TEST_CASE("Amazon's money in Anthropic grows to $8B") {
  CHECK(total_on("2023-09-24", EventKind::investment, "amazon", "anthropic") == "nothing");
  CHECK(total_on("2023-09-25", EventKind::investment, "amazon", "anthropic") == "$1.25B–$4B");
  CHECK(total_on("2024-03-27", EventKind::investment, "amazon", "anthropic") == "$4B");
  CHECK(total_on("2024-11-22", EventKind::investment, "amazon", "anthropic") == "$8B");
  CHECK(total_on("2025-12-16", EventKind::investment, "amazon", "anthropic") == "$8B");
}

TEST_CASE("Microsoft's money in OpenAI is about $13B until a filing states $13B") {
  CHECK(total_on("2020", EventKind::investment, "microsoft", "openai") == "$1B");
  CHECK(total_on("2021-06", EventKind::investment, "microsoft", "openai") == "about $1B–$3B");
  CHECK(total_on("2021", EventKind::investment, "microsoft", "openai") == "about $3B");
  CHECK(total_on("2023-01-23", EventKind::investment, "microsoft", "openai") == "about $13B");
  CHECK(total_on("2024-10-30", EventKind::investment, "microsoft", "openai") == "$13B");
  CHECK(total_on("2025-12-16", EventKind::investment, "microsoft", "openai") == "$13B");
}

TEST_CASE("talks, letters of intent and share sales count nowhere") {
  CHECK(total_on("2025-12-31", EventKind::investment, "amazon", "openai") == "no ledger");
  CHECK(total_on("2025-12-31", EventKind::investment, "nvidia", "openai") == "no ledger");
}

TEST_CASE("the ceilings of November 2025 stay ceilings") {
  CHECK(total_on("2025-12-16", EventKind::investment, "microsoft", "anthropic") == "up to $5B");
  CHECK(total_on("2025-12-16", EventKind::investment, "nvidia", "anthropic") == "up to $10B");
}

TEST_CASE("the article's day leads with the talks") {
  const IndexedStory indexed = load_indexed(bundled_text());
  const Snapshot now = snapshot_at(indexed, day("2025-12-16"));
  REQUIRE(now.headline != none);
  CHECK(at(indexed.story.events, now.headline).kind == EventKind::talks);
}
