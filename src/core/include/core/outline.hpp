// The story in reading order, for HTML, screen readers and tests. Made from Story and Snapshot, never from
// pixels.
#pragma once

#include <string>
#include <vector>

#include "core/snapshot.hpp"
#include "core/story.hpp"

namespace explainer {

struct OutlineEvent {
  int event = none;
  bool begun = false;  // has begun at the snapshot's date
  std::string date;    // "25 Sep 2023"
  std::string spoken;  // "25 September 2023"
  std::string name;    // accessible name: title, amount and status in one line
  std::string kind, status, amount, parties;
};

struct OutlineYear {
  int year = 0;
  std::vector<OutlineEvent> events;
};

struct OutlineTotal {
  std::string kind, to, total, spoken;
  bool overlap = false;
  std::vector<std::pair<std::string, std::string>> parts;  // from, total
};

struct Outline {
  std::string title, subtitle;
  std::string date;                // "25 September 2023"
  std::string headline;            // the live line: "25 September 2023: Amazon to put up to $4B in Anthropic"
  std::vector<OutlineYear> years;  // every event of the story
  std::vector<OutlineTotal> totals;
};

Outline build_outline(const IndexedStory& indexed, const Snapshot& snapshot);
// The same without the events: what changes from day to day. Its cost does not grow with the number of events.
Outline build_day_outline(const IndexedStory& indexed, const Snapshot& snapshot);

}  // namespace explainer
