// What the page's text view is made of, as JSON in three parts. Every wording is made in the core, once; the script
// only places it.
#pragma once

#include <string>

#include "core/lead_wording.hpp"
#include "core/snapshot.hpp"
#include "core/story_index.hpp"

namespace explainer {

std::string write_overview_json(const Story& story);  // constant for a story; includes the number of events per year
std::string write_events_json(const Story& story, int first,
                              int count);  // in story order; fewer at the end of the list
// What changes from day to day, told of the event that the header tells of.
std::string write_day_json(const IndexedStory& indexed, const Snapshot& snapshot, const DayLead& lead);

}  // namespace explainer
