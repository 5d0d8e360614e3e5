// The events as a table for spreadsheets: RFC 4180, one row per event, formulas escaped. Whoever writes it to a file
// puts the byte order mark in front.
#pragma once

#include <string>

#include "core/story.hpp"

namespace explainer {

std::string write_csv(const Story& story);
std::string write_csv(const Story& story, int count);  // of the first `count` events

}  // namespace explainer
