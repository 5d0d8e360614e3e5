// What is inside a running explainer, for those who write stories and those who mend the program. Native only.
#pragma once

#include <string_view>

#include "app/replay.hpp"
#include "debug_overlay.hpp"

namespace explainer {

struct DebugPanel {
  bool open = false;
  bool metrics = false;  // Dear ImGui's own
  DebugOverlay overlay;
};

// Within a frame of the app's ImGui context.
// Its buttons are inputs like any other.
void draw_debug_panel(DebugPanel& panel, Recorder& door, std::string_view file, float scale);

}  // namespace explainer
