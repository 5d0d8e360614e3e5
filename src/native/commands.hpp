// What the program does for each command. Knows files and standard streams; the facts come from the core.
#pragma once

#include "options.hpp"

namespace explainer {

inline constexpr int exit_fine = 0, exit_story_has_errors = 1, exit_unusable = 2;

int run(const Options& options);  // the exit status

}  // namespace explainer
