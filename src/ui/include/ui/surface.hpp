// What Dear ImGui needs to draw without its windows: an atlas of glyphs, one draw list, and the data a renderer takes.
// Knows no ImGuiContext, so a program that uses no more than this links no more of Dear ImGui.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "ui/painter.hpp"

struct ImDrawData;

namespace explainer {

class Surface {
 public:
  Surface();
  ~Surface();
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  bool set_fonts(std::string_view regular, std::string_view semibold);  // TrueType bytes; copied, once
  const Fonts& fonts() const;                                           // regular is nullptr before they are set

  // Between the two, and only there, glyphs can be measured and drawn.
  void begin(float width, float height);  // in device pixels
  // `paint` draws the whole picture; it is called again when the atlas had to grow meanwhile, so that one command and
  // one texture draw it all.
  void end(const std::function<void(ImDrawList&)>& paint);

  ImDrawData* draw_data() const;  // of the last end(); nullptr before

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What a renderer does with the textures of `data`, for those that read the pixels themselves.
void accept_textures(ImDrawData& data);

}  // namespace explainer
