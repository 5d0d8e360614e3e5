// What lies over the picture while it is looked into: the extent of each mark, the places that answer the pointer, and
// how long frames take. Native only.
#pragma once

#include <array>
#include <string>

#include "app/app.hpp"

namespace explainer {

struct DebugOverlay {
  bool marks = false;                     // outlines of all that is drawn
  bool hits = false;                      // boxes and bands that answer the pointer
  std::array<float, 120> milliseconds{};  // of the last frames, around and around
  size_t frames = 0;                      // in all
  double wake = -1;                       // what the last frame returned

  void note(double seconds, double next);
};

// Within a frame of Dear ImGui; `scale` is device pixels per logical pixel.
void draw_debug_overlay(const DebugOverlay& overlay, const Scene& scene, float scale);

// The same as switches, a curve and a sentence, for a panel.
void draw_frame_report(DebugOverlay& overlay, const App& app);

// Why it sleeps, or does not: "asleep until something comes in".
std::string sleep_reason(double wake, const View& view);

}  // namespace explainer
