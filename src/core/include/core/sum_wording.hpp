// What is known of a sum, for running text and read aloud: the sum itself, what it is in the main unit, what was paid
// back and what is left.
#pragma once

#include <optional>
#include <string>

#include "core/story.hpp"

namespace explainer {

// "$45 billion, of which $20 billion paid back, $25 billion outstanding", "about £27 billion (about $54 billion at
// 1.99, Sep 2007)"
std::string sum_prose(const Story& story, const Interval& sum, const std::optional<Interval>& returned, int unit);
std::string sum_spoken(const Story& story, const Interval& sum, const std::optional<Interval>& returned, int unit);

// Only what was paid back: "of which $20 billion paid back, $25 billion outstanding". Empty where nothing was.
std::string returned_prose(const Story& story, const Interval& sum, const std::optional<Interval>& returned, int unit);

}  // namespace explainer
