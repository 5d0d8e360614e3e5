#include "debug_overlay.hpp"

#include <imgui.h>

#include <algorithm>
#include <cstdio>

namespace explainer {
namespace {

constexpr ImU32 mark_ink = IM_COL32(0, 140, 255, 160), hit_ink = IM_COL32(255, 0, 110, 200);

void outline(ImDrawList& list, const Box& box, ImU32 ink, float scale) {
  list.AddRect({box.x * scale, box.y * scale}, {box.right() * scale, box.bottom() * scale}, ink);
}

// A band's two edges as one closed line.
void outline_band(ImDrawList& list, const Scene& scene, const HitRegion& hit, float scale) {
  std::vector<ImVec2> path;
  const auto at = [&](int i) {
    const Point p = (scene.points.data() + hit.first)[i];
    path.push_back({p.x * scale, p.y * scale});
  };
  for (int i = 0; i < hit.count / 2; ++i) at(i);
  for (int i = hit.count - 1; i >= hit.count / 2; --i) at(i);
  list.AddPolyline(path.data(), static_cast<int>(path.size()), hit_ink, ImDrawFlags_Closed, 1);
}

}  // namespace

void DebugOverlay::add_frame(double seconds, double next_wake) {
  milliseconds[frames++ % milliseconds.size()] = static_cast<float>(seconds * 1000);
  wake = next_wake;
}

void draw_debug_overlay(const DebugOverlay& overlay, const Scene& scene, float scale) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  if (overlay.marks) {
    for (const Mark& mark : scene.marks) outline(list, mark.box, mark_ink, scale);
  }
  if (overlay.hits) {
    for (const HitRegion& hit : scene.hits) {
      hit.count > 0 ? outline_band(list, scene, hit, scale) : outline(list, hit.box, hit_ink, scale);
    }
  }
}

void draw_frame_report(DebugOverlay& overlay, const App& app) {
  ImGui::Checkbox("mark outlines", &overlay.marks);
  ImGui::SameLine();
  ImGui::Checkbox("hit regions", &overlay.hits);
  const size_t count = std::min(overlay.frames, overlay.milliseconds.size());
  const float last = count > 0 ? overlay.milliseconds[(overlay.frames - 1) % overlay.milliseconds.size()] : 0;
  char text[64];
  std::snprintf(text, sizeof text, "%.2f ms, frame %zu", static_cast<double>(last), overlay.frames);
  const int offset = count < overlay.milliseconds.size() ? 0 : static_cast<int>(overlay.frames % count);
  ImGui::PlotLines("##frames", overlay.milliseconds.data(), static_cast<int>(count), offset, text, 0, 16, {-1, 60});
  ImGui::TextUnformatted(sleep_reason(overlay.wake, app.view()).c_str());
}

std::string sleep_reason(double wake, const View& view) {
  if (wake == 0) return "awake: something new is growing";
  if (wake < 0) return view.playing ? "asleep: play has ended" : "asleep until something comes in";
  char text[64];
  std::snprintf(text, sizeof text, "asleep for %.2f s, then play takes its next step", wake);
  return text;
}

}  // namespace explainer
