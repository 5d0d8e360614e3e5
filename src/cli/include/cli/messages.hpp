// What the program says on standard error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/files.hpp"
#include "core/problem.hpp"
#include "core/story.hpp"

namespace explainer {

std::string_view shown(std::string_view file);  // its name in messages

void complain(Files& files, std::string_view text);
void complain_unreadable(Files& files, std::string_view file, std::string_view why);
void print_problems(Files& files, const std::vector<Problem>& problems, std::string_view file);

// `there is no event "x"`, and the nearest id there is.
std::string unknown_event(const Story& story, std::string_view id);

}  // namespace explainer
