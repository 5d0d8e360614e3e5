// Dates in words: as they are written, read aloud, and typed by a reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/date.hpp"
#include "core/labels.hpp"

namespace explainer {

std::string date_text(const Labels& labels, const DateSpan& span);    // "16 Dec 2025", "Nov 2022", "2021"
std::string date_text(const Labels& labels, Date date);               // "16 Dec 2025"
std::string date_spoken(const Labels& labels, const DateSpan& span);  // "16 December 2025"

// The same behind a verb: "on 10 Sep 2008", "in Sep 2008", "by Mar 2009", "about 1866".
std::string when_text(const Labels& labels, const DateSpan& span);
std::string when_spoken(const Labels& labels, const DateSpan& span);

// A date as a reader types or pastes it: "2023", "Sep 2023", "Mon, 25th September 2023", "25.09.2023", "2023-09-25",
// "1 Jan 2021 – 3 Mar 2021"; with any blanks and dashes, and month names of the story, or English. nullopt for no date,
// and for figures that could be day and month either way: "3/4/2023".
std::optional<DateSpan> read_date(const Labels& labels, std::string_view text);

}  // namespace explainer
