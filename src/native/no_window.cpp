// Stands in for window.cpp where the program is built with EXPLAINER_BUILD_WINDOW off.
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "window.hpp"

namespace explainer {

int run_window(const Options&, Files& files) {
  complain(files, "this build has no window; build with -DEXPLAINER_BUILD_WINDOW=ON to have one");
  return exit_unusable;
}

}  // namespace explainer
