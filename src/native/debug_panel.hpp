// A panel that shows the story, ledgers and state of a running explainer, for debugging. Native only.
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

// Call it between ImGui::NewFrame and ImGui::Render. What its buttons do goes through `recorder`, as any input does.
// `file` is the story's name in messages; `scale` is device pixels per logical pixel.
void draw_debug_panel(DebugPanel& panel, Recorder& recorder, std::string_view file, float scale);

}  // namespace explainer
