// The story in reading order, for HTML, screen readers and tests. Made from Story and Snapshot, never from
// pixels.
#pragma once

#include <string>
#include <vector>

#include "core/lead_wording.hpp"
#include "core/snapshot.hpp"
#include "core/story.hpp"

namespace explainer {

struct OutlineEvent {
  int event = none;
  bool begun = false;  // has begun at the snapshot's date
  std::string date;    // "25 Sep 2023"
  std::string spoken;  // "25 September 2023"
  std::string name;    // accessible name: title, amount, status and end in one line
  std::string kind, status, amount, parties;
  std::string ending;  // "lapsed on 10 Sep 2008"; empty for what goes on
};

struct OutlineYear {
  int year = 0;
  std::string heading;  // "2023"; "By 2009" of events whose first day is not known
  std::vector<OutlineEvent> events;
};

// Of one company and kind of money; sums in several units stand one after the other.
struct OutlineTotal {
  std::string kind, to, total, spoken;
  bool overlap = false;
  std::vector<std::pair<std::string, std::string>> parts;  // from, total
};

// What companies have with each other, of one degree of certainty.
struct OutlineFlows {
  std::string heading;             // "Firm", "Up to", "Talks, letter of intent"
  std::vector<std::string> items;  // "Amazon to Anthropic: $8 billion, investment"; largest first
};

struct OutlineCorrection {
  int event = none;  // when it is about one
  std::string text;  // "Corrected 3 Mar 2026: …"
};

struct Outline {
  std::string title, subtitle;
  Date day;
  std::string date;                  // the same in words: "25 September 2023"
  std::string headline;              // the live line: "25 September 2023: Amazon to put up to $4 billion in Anthropic"
  std::string heading;               // "On 25 September 2023"
  DayLead lead;                      // the event that the day is told by
  std::string intro;                 // "Latest, 25 September 2023:", before its title; empty on its own day
  std::string beside;                // the other events of its day, and on its own day the latest before it
  std::vector<OutlineFlows> flows;   // every ribbon of the map, surest first
  std::vector<OutlineYear> years;    // every event of the story
  std::vector<OutlineTotal> totals;  // of each kind the largest first
  std::vector<OutlineCorrection> corrections;  // the newest first
};

Outline build_outline(const IndexedStory& indexed, const Snapshot& snapshot);
// The same without the events: what changes from day to day. Its cost does not grow with the number of events.
Outline build_day_outline(const IndexedStory& indexed, const Snapshot& snapshot, const DayLead& lead);

}  // namespace explainer
