// How a day tells of one event: only the event's own date stands right before it. The only place that words this.
#pragma once

#include <string>
#include <vector>

#include "core/story.hpp"

namespace explainer {

// Why a day tells of an event: it is the newest, the newest that the filter lets through, or the reader selected it.
enum class LeadRole : unsigned char { newest, shown, selected };

struct DayLead {
  int event = none;  // none: nothing has begun
  LeadRole role = LeadRole::newest;
};

struct LeadWords {
  std::string strong;  // "Latest: 27 Mar 2024,", "Nothing yet in 2019;"; empty on the event's own day
  std::string text;    // "Amazon adds $2.75B", "before it, 28 Nov 2018: AWS unveils Inferentia"
};
LeadWords lead_words(const Story& story, Date day, const DayLead& lead);

// The same as sentences that begin with the day: "16 December 2025: Amazon in talks …", "15 June 2024. Latest, 27 March
// 2024: Amazon adds …".
std::string lead_spoken(const Story& story, Date day, const DayLead& lead);

// What of it stands between day and title: "Latest, 27 March 2024:"; empty on the event's own day.
std::string lead_intro(const Story& story, Date day, const DayLead& lead);

// The other events that begin on the day on which this one begins.
std::vector<int> events_beside(const Story& story, int event);

// "Also that day: TITLE; TITLE; and 2 more that day": the first `named` of `others`, events beside the lead. A title
// whose date is another than the lead's stands behind its own. Empty for no others.
std::string also_text(const Story& story, int lead, const std::vector<int>& others, size_t named);

// "Latest before it: 2 Dec 2025, AWS opens Trainium3"
std::string before_text(const Story& story, int event);

}  // namespace explainer
