// What the program says on standard error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/problem.hpp"
#include "core/story.hpp"

namespace explainer {

std::string_view shown(std::string_view file);  // its name in messages

void complain(std::string_view text);
void complain_unreadable(std::string_view file, std::string_view why);
void print_problems(const std::vector<Problem>& problems, std::string_view file);

// `there is no event "x"`, and the nearest id there is.
std::string unknown_event(const Story& story, std::string_view id);

}  // namespace explainer
