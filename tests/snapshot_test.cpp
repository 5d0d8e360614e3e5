// What is true at the end of a day, and the JSON that says so.
#include "core/snapshot.hpp"

#include <doctest/doctest.h>

#include "core/snapshot_json.hpp"
#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

struct World : IndexedStory {
  explicit World(const std::vector<std::string>& events) : IndexedStory(load_indexed(story_text(joined(events)))) {}

  Snapshot on(const char* date) const { return snapshot_at(*this, day(date)); }
  std::string headline(const char* date) const {
    const int event = on(date).headline;
    return event == none ? "none" : story.events[static_cast<size_t>(event)].id;
  }
  // "investment lab $5 overlap; contract …"
  std::string totals(const char* date) const {
    std::string out;
    for (const TotalState& total : on(date).totals) {
      if (!out.empty()) out += "; ";
      out += std::string(id_of(total.kind)) + " " + story.entities[static_cast<size_t>(total.to)].id + " " +
             total_text(story, total.total, 0);
      if (total.overlap) out += " overlap";
    }
    return out;
  }
};

std::string from_bob(const std::string& id, const std::string& date, const std::string& usd,
                     const std::string& members = "") {
  return event_text(
      id, date, "investment",
      R"("from": "bob", "to": "lab", "amount": {"usd": )" + usd + "}" + (members.empty() ? "" : ", " + members));
}

std::string milestone(const std::string& id, const std::string& date, const std::string& generation,
                      const std::string& stage) {
  return event_text(id, date, "program",
                    R"("program": "chips", "generation": ")" + generation + R"(", "stage": ")" + stage + "\"");
}

const std::string parties = R"("parties": ["lab"])";

}  // namespace

TEST_CASE("an event is there from the first day of its span") {
  const World world({event_text("month", "2001-02", "terms", parties)});
  CHECK(world.on("2001-01-31").event_count == 1);
  CHECK(world.on("2001-02-01").event_count == 2);
}

TEST_CASE("what happened before the range is there from its start") {
  const World world({event_text("old", "1950", "terms", parties), investment("money", "1990-01-01", "5")});
  const Snapshot start = snapshot_at(world, world.story.from);
  CHECK(start.event_count == 3);
  CHECK(start.ledgers.size() == 1);
}

TEST_CASE("before anything there is nothing") {
  const Snapshot empty = World({investment("money", "2001", "5")}).on("1900-01-01");
  CHECK(empty.event_count == 0);
  CHECK(empty.ledgers.empty());
  CHECK(empty.totals.empty());
  CHECK(empty.programs.empty());
  CHECK(empty.headline == none);
}

TEST_CASE("a ledger is there from the first day that counts, even while nothing is certain") {
  const World world({investment("money", "2001-02", "5")});
  CHECK(world.on("2001-01-31").ledgers.empty());
  REQUIRE(world.on("2001-02-01").ledgers.size() == 1);
  CHECK(world.on("2001-02-01").ledgers[0].total == Interval{0, 5, false});
  CHECK(world.on("2001-02-28").ledgers[0].total == Interval{5, 5, false});
}

TEST_CASE("ledgers of one kind into one company add up, kinds and companies stay apart") {
  const World world(
      {investment("a", "2001-01-01", "5", "about"), from_bob("b", "2002-01-01", "3"),
       event_text("c", "2002-01-01", "contract",
                  R"("from": "ada", "to": "lab", "amount": {"usd": 7, "bound": "at_least"})"),
       event_text("d", "2002-01-01", "investment", R"("from": "ada", "to": "rival", "amount": {"usd": 2})")});
  CHECK(world.totals("2001-06-01") == "investment lab about $5");
  CHECK(world.totals("2002-06-01") == "investment lab about $8; investment rival $2; contract lab ≥ $7");
}

TEST_CASE("totals overlap once both events that name each other count") {
  const World world({investment("a", "2001-01-01", "5", "exact", R"("overlaps": ["b"])"),
                     from_bob("b", "2002-01-01", "3"), from_bob("early", "2001-06-01", "1")});
  CHECK(world.totals("2001-12-31") == "investment lab $6");
  CHECK(world.totals("2002-01-01") == "investment lab $9 overlap");
}

TEST_CASE("a statement overlaps from the last day of its span") {
  const World world(
      {investment("a", "2001-01-01", "5"), from_bob("s", "2002", "3", R"("counts": "states", "overlaps": ["a"])")});
  CHECK(world.totals("2002-12-30") == "investment lab $5");
  CHECK(world.totals("2002-12-31") == "investment lab $8 overlap");
}

TEST_CASE("naming an event that does not count, or goes elsewhere, overlaps nothing") {
  const World world(
      {investment("a", "2001-01-01", "5", "exact", R"("overlaps": ["quiet", "other"])"),
       from_bob("b", "2001-01-01", "3"), from_bob("quiet", "2001-01-01", "3", R"("counts": "never")"),
       event_text("other", "2001-01-01", "contract", R"("from": "lab", "to": "bob", "amount": {"usd": 2})")});
  CHECK(world.totals("2001-01-01") == "investment lab $8; contract bob $2");
}

TEST_CASE("a generation is at the furthest stage it has reached, since it got there first") {
  const World world(
      {milestone("shown", "2001-01-01", "one", "announced"), milestone("sold", "2002", "one", "available"),
       milestone("sold-more", "2003-01-01", "one", "available"),
       milestone("shown-again", "2004-01-01", "one", "preview"), milestone("next", "2003-01-01", "two", "announced")});
  REQUIRE(world.on("2001-06-01").programs.size() == 1);
  CHECK(world.on("2001-06-01").programs[0].generations.size() == 1);
  CHECK(world.on("2001-06-01").programs[0].generations[0].stage == Stage::announced);
  const Snapshot late = world.on("2005-01-01");
  REQUIRE(late.programs[0].generations.size() == 2);
  CHECK(late.programs[0].generations[0].stage == Stage::available);
  CHECK(late.programs[0].generations[0].event == world.story.event_index("sold"));
  CHECK(late.programs[0].generations[1].stage == Stage::announced);
}

TEST_CASE("a milestone without a generation is an event, but no state of a chip") {
  CHECK(World({event_text("e", "2001", "program", R"("program": "chips")")}).on("2002-01-01").programs.empty());
}

TEST_CASE("the headline is the newest event that has begun") {
  const World world({event_text("old", "2001-01-01", "talks", R"("parties": ["lab"], "beat": true)"),
                     event_text("new", "2001-02", "program", R"("program": "chips")")});
  CHECK(world.headline("1999-12-31") == "before-all");
  CHECK(world.headline("2001-01-31") == "old");
  CHECK(world.headline("2001-02-01") == "new");
}

TEST_CASE("on one day beats lead, then the weightier kind, then the larger amount, then the id") {
  const std::string date = "2001-01-01";
  const std::string beat = event_text("beat", date, "program", R"("program": "chips", "beat": true)");
  const std::string talks = event_text("talks", date, "talks", parties),
                    sale = event_text("sale", date, "share_sale", parties);
  const std::string terms = event_text("terms", date, "terms", parties),
                    chip = event_text("chip", date, "program", R"("program": "chips")");
  const std::string contract =
      event_text("contract", date, "contract", R"("from": "lab", "to": "bob", "amount": {"usd": 99})");
  const std::string little = investment("little", date, "5"), large = investment("large", date, "6"),
                    as_large = investment("as-large", date, "6");
  std::vector<std::string> all = {chip, terms, sale, contract, little, large, as_large, talks, beat};
  for (const char* leader : {"beat", "talks", "as-large", "large", "little", "contract", "sale", "terms", "chip"}) {
    CHECK(World(all).headline("2001-01-01") == leader);
    for (size_t i = 0; i < all.size(); ++i) {
      if (all[i].find(std::string("\"id\": \"") + leader + "\"") == std::string::npos) continue;
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      break;
    }
  }
}

TEST_CASE("the snapshot as JSON keeps its contract") {
  const World world({investment("money", "2001-01-01", "8000000000"),
                     from_bob("more", "2001-02-01", "1.5", R"("overlaps": ["money"])"),
                     milestone("sold", "2001-03-01", "two", "available")});
  CHECK(write_snapshot_json(world, world.on("2001-03-01")) == R"({
  "date": "2001-03-01",
  "events": [
    "before-all",
    "money",
    "more",
    "sold"
  ],
  "ledgers": [
    { "kind": "investment", "from": "ada", "to": "lab", "unit": "USD", "low": 8000000000, "high": 8000000000, "about": false, "label": "$8B" },
    { "kind": "investment", "from": "bob", "to": "lab", "unit": "USD", "low": 1.5, "high": 1.5, "about": false, "label": "$1.50" }
  ],
  "totals": [
    { "kind": "investment", "to": "lab", "unit": "USD", "low": 8000000001.5, "high": 8000000001.5, "about": false, "overlap": true, "label": "Ada Ventures $8B, Bob & Sons $1.50" }
  ],
  "programs": [
    { "id": "chips", "generations": [
      { "id": "two", "stage": "available", "since": "2001-03-01" }
    ] }
  ],
  "headline": { "event": "sold", "text": "An event" }
}
)");
}

TEST_CASE("an empty snapshot is JSON too, and no upper end is null") {
  const World world({investment("money", "2001-01-01", "3", "at_least")});
  CHECK(write_snapshot_json(world, world.on("1900-01-01")) ==
        "{\n  \"date\": \"1900-01-01\",\n  \"events\": [],\n  \"ledgers\": [],\n  \"totals\": [],\n  \"programs\": "
        "[],\n  \"headline\": null\n}\n");
  CHECK(write_snapshot_json(world, world.on("2001-01-01")).find("\"low\": 3, \"high\": null, \"about\": false") !=
        std::string::npos);
}

TEST_CASE("figures in JSON have no exponent") {
  const World world({investment("a", "2001-01-01", "1e15"), investment("b", "2001-01-01", "1e15"),
                     from_bob("c", "2001-01-01", "0.07")});
  const std::string json = write_snapshot_json(world, world.on("2001-01-01"));
  CHECK(json.find("\"low\": 2000000000000000,") != std::string::npos);
  CHECK(json.find("\"low\": 0.07,") != std::string::npos);
}
