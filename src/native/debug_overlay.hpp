// Lines over the picture for debugging: boxes of marks and of hit regions, and how long frames take. Native only.
#pragma once

#include <array>
#include <string>

#include "app/app.hpp"

namespace explainer {

struct DebugOverlay {
  bool marks = false;                     // outlines of what is drawn
  bool hits = false;                      // outlines of the hit regions
  std::array<float, 120> milliseconds{};  // that the last frames took; a ring buffer
  size_t frames = 0;                      // so far
  double wake = -1;                       // what the last frame returned

  void add_frame(double seconds, double next_wake);
};

// Call it between ImGui::NewFrame and ImGui::Render; `scale` is device pixels per logical pixel.
void draw_debug_overlay(const DebugOverlay& overlay, const Scene& scene, float scale);

// The switches of the overlay, a curve of frame times, and why no frame is due; for a panel.
void draw_frame_report(DebugOverlay& overlay, const App& app);

// Why no frame follows at once, or one does: "asleep until something comes in".
std::string sleep_reason(double wake, const View& view);

}  // namespace explainer
