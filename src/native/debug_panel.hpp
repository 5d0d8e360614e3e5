// What is inside a running explainer, for those who write stories and those who mend the program. Native only.
#pragma once

#include <string_view>

#include "app/app.hpp"

namespace explainer {

struct DebugPanel {
  bool open = false;
  bool metrics = false;  // Dear ImGui's own
};

// Within a frame of the app's ImGui context.
void draw_debug_panel(DebugPanel& panel, App& app, std::string_view file, float scale);

}  // namespace explainer
