// The story as a reading order: what the words (HTML), screen readers, and tests go by. Made from Story and Snapshot,
// never from pixels.
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
// The same without the events: what changes from day to day, at a price that does not grow with the story.
Outline build_day_outline(const IndexedStory& indexed, const Snapshot& snapshot);

std::string render_html(const IndexedStory& indexed,
                        const Outline& outline);  // the words, as one HTML fragment; every text escaped
std::string write_outline_json(const Outline& outline, const Story& story);              // the same for JavaScript
std::string write_snapshot_json(const IndexedStory& indexed, const Snapshot& snapshot);  // the snapshot contract

// What the page's words are made of, in four parts: what never changes (with how many events each year has), who and
// what it is about, some of the events in their order (those that there are), and one day.
std::string write_overview_json(const Story& story);
std::string write_about_json(const IndexedStory& indexed);
std::string write_events_json(const Story& story, int first, int count);
std::string write_day_json(const IndexedStory& indexed, const Snapshot& snapshot);

// Where a picture is from and how old it is: "Source: CNBC · as of 16 Dec 2025". The event may be none.
std::string source_line(const Story& story, int event);

std::string write_csv(const Story& story);             // one row per event, RFC 4180, formulas defused
std::string write_csv(const Story& story, int count);  // the same of the first `count` events

}  // namespace explainer
