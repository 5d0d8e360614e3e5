// The words of an event beside its money: when it was and became known, what it is, what became of it, what its
// sources say, and what was corrected.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/story_index.hpp"

namespace explainer {

std::string event_date_text(const Story& story, const Event& event);    // "2021, as reported in Jan 2023"
std::string event_date_spoken(const Story& story, const Event& event);  // "2021, as reported in January 2023"

// The heading above the events of a year: "2021"; "by 2009" of those whose first day is not known.
std::string year_text(const Labels& labels, const DateSpan& date);

// The day to go to for an event: its first, or the last of those that it was by.
Date day_of(const DateSpan& date);

// "investment · Reported", "lapsed · Announced", "contract · Agreed · about Trainium2"
std::string facts_text(const Story& story, const Event& event);

// What became of an event, as far as it has come by `date`, or at all: "lapsed on 10 Sep 2008", "replaced on 24 Mar
// 2008 by TITLE"; empty for what goes on.
std::string ending_text(const IndexedStory& indexed, int event, std::optional<Date> date);
std::string ending_spoken(const IndexedStory& indexed, int event, std::optional<Date> date);

// The words of a source on an event: "“QUOTE”; The Paper says $12 billion"; empty where it says no more than the event.
std::string citation_text(const Story& story, const Event& event, int source);

// "Corrected 3 Mar 2026: It was $8 billion. Before, it said: $4 billion"
std::string correction_text(const Story& story, const Correction& correction);

// The corrections of an event, the newest first.
std::vector<int> corrections_of(const Story& story, int event);

}  // namespace explainer
