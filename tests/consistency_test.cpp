// Canvas, text, still and snapshot say the same amounts in the same strings.
#include <doctest/doctest.h>

#include "core/aloud.hpp"
#include "core/csv.hpp"
#include "core/outline_html.hpp"
#include "core/snapshot_json.hpp"
#include "core/wording.hpp"
#include "files.hpp"
#include "scene/svg.hpp"
#include "small_story.hpp"

using namespace explainer;
using namespace explainer::test;

TEST_CASE("every ledger reads the same in the picture, the still, the words and the snapshot") {
  World world(*load_story(read_file(source_path("/assets/story.json"))).indexed);
  world.size = {1280, 760};
  size_t compared = 0;
  for (const char* date : {"2020-01-01", "2021-06-01", "2023-09-25", "2024-12-31", "2025-12-16", "2025-12-31"}) {
    CAPTURE(std::string(date));
    seek(world.view, world.story, parse_date(date)->first);
    const Snapshot now = snapshot_at(world, world.view.playhead);
    const Scene scene = world.scene();
    const std::string still = render_svg(scene, Theme::light, "en", "t", "d");
    const std::string words = render_html(world, build_outline(world, now));
    const std::string json = write_snapshot_json(world, now);
    for (const LedgerState& state : now.ledgers) {
      const std::string label = total_text(world.story, state.total, 0);
      CAPTURE(label);
      const std::string in_words = total_words(world.story, state.total, 0);
      CHECK(has_text(scene, in_words));
      CHECK(still.find(">" + in_words + "<") != std::string::npos);
      CHECK(words.find(aloud(world.story.labels, in_words)) != std::string::npos);
      CHECK(json.find("\"label\": \"" + label + "\"") != std::string::npos);
      ++compared;
    }
  }
  CHECK(compared > 30);
}

TEST_CASE("every event's amount reads the same on the card and in the table") {
  World world;
  const std::string table = write_csv(world.story);
  int amounts = 0;
  for (const Event& event : world.story.events) {
    if (!event.amount) continue;
    ++amounts;
    select(world.view, world.story, world.story.event_index(event.id));
    const std::string amount = amount_text(world.story, event);
    CHECK(has_text(world.scene(), amount));
    CHECK(table.find(amount) != std::string::npos);
  }
  CHECK(amounts == 3);
}
