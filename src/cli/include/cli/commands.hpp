// What the program does for each command: the facts come from the core, files and streams from its caller.
#pragma once

#include <span>
#include <string_view>

#include "cli/files.hpp"
#include "cli/options.hpp"

namespace explainer {

inline constexpr int exit_fine = 0, exit_story_has_errors = 1, exit_unusable = 2;

// The command `window`, of which each program has its own; returns the exit status.
using WindowCommand = int (*)(const Options&, Files&);

// Returns the exit status. `words` are the arguments without the program's own name.
int run(std::span<const std::string_view> words, Files& files, WindowCommand window);

}  // namespace explainer
