// The wording of facts, written and spoken: amounts, statuses, parties. The only place that words them.
#pragma once

#include <string>
#include <string_view>

#include "core/date_wording.hpp"
#include "core/story.hpp"

namespace explainer {

// A quantity of one of the story's units: "$8B", "€1.25B", "CHF 6B", "10 GW", "500,000 chips"; never rounded. A space
// in it is one that does not break (U+00A0).
std::string quantity(const Story& story, double value, int unit = 0);

std::string quantity_words(const Story& story, const Amount& amount);  // "about 500,000 chips"

// "up to $4B", "could exceed $10B", "$38B, 10 GW", "no price published", or "" where money plays no part.
std::string amount_text(const Story& story, const Event& event);
std::string amount_words(const Story& story, const Event& event);   // the same with its bound in words: "at least $3B"
std::string amount_prose(const Story& story, const Event& event);   // in running text: "at least $3 billion"
std::string amount_spoken(const Story& story, const Event& event);  // "up to 4 billion dollars"
std::string amount_words(const Story& story, const Amount& amount);
std::string amount_prose(const Story& story, const Amount& amount);

// "$8B", "about $13B", "≥ $3B", "up to $15B", "$1.25B–$4B".
std::string total_text(const Story& story, const Interval& total, int unit);
std::string total_words(const Story& story, const Interval& total, int unit);   // "at least $3B"
std::string total_prose(const Story& story, const Interval& total, int unit);   // "at least $3 billion"
std::string total_spoken(const Story& story, const Interval& total, int unit);  // "at least 3 billion dollars"

std::string_view unit_name(const Story& story, int unit);  // "British pounds", "gigawatts"

std::string_view kind_text(const Labels& labels, EventKind kind);
std::string_view status_text(const Labels& labels, Status status);
std::string_view stage_text(const Labels& labels, Stage stage);
std::string_view ending_word(const Labels& labels, Ending ending);

// Why a sum is not added to the others: "part of: TITLE", "not counted", or nothing.
std::string standing_text(const Story& story, const Event& event);

// Who pays whom how much, and how that stands to other sums, for running text:
// "Amazon → Anthropic: $1.25 billion · part of: Amazon to put up to $4B in Anthropic".
std::string money_text(const Story& story, const Event& event);

// With a capital where the first letter is of the Latin script (up to U+017F) or the Cyrillic one and has one: words
// that begin a heading.
std::string capitalised(std::string_view text);

// A name of the story within a text: isolated where the story's text runs from right to left.
std::string within_text(const Story& story, std::string_view name);

// "Amazon → Anthropic", "AWS Trainium", or the parties' names joined by commas.
std::string parties_text(const Story& story, const Event& event);

// The same with the names' short forms, for where there is less room.
std::string short_parties_text(const Story& story, const Event& event);

std::string as_of_text(const Story& story);  // "as of 16 Dec 2025": when the story was last checked

// Where a picture is from and how old it is: "Source: CNBC · as of 16 Dec 2025". The event may be none.
std::string source_line(const Story& story, int event);

}  // namespace explainer
