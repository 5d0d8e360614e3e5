// The explainer in a window of the desktop, for debugging: GLFW, OpenGL 3, and Dear ImGui's own backends.
#pragma once

#include "cli/commands.hpp"

namespace explainer {

int run_window(const Options& options, Files& files);  // the exit status

}  // namespace explainer
