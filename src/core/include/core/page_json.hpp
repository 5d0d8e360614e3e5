// What the page's text view is made of, as JSON in three parts. Every wording is made in the core, once; the script
// only places it.
#pragma once

#include <string>
#include <string_view>

#include "core/lead_wording.hpp"
#include "core/snapshot.hpp"
#include "core/story_index.hpp"

namespace explainer {

std::string write_overview_json(const Story& story);  // constant for a story; includes the number of events per year
// In story order; fewer at the end of the list.
std::string write_events_json(const IndexedStory& indexed, int first, int count);
// What changes from day to day, told of the event that the header tells of.
std::string write_day_json(const IndexedStory& indexed, const Snapshot& snapshot, const DayLead& lead);

// What a reader means who types this text: "date", the last day of what is meant, empty where it is no date; and "say",
// a sentence where it is none or not in the story's range, else empty.
std::string write_typed_date_json(const Story& story, std::string_view text);

}  // namespace explainer
