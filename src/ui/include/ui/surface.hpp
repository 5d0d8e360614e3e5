// What Dear ImGui needs to draw without its windows: an atlas of glyphs, one draw list, and the data a renderer takes.
// Has no ImGuiContext, so that the page's program holds nothing of Dear ImGui's windows and widgets.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "ui/painter.hpp"

struct ImDrawData;
struct ImTextureData;

namespace explainer {

class Surface {
 public:
  Surface();
  ~Surface();
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  bool set_fonts(std::string_view regular, std::string_view semibold);  // TrueType bytes; copied, once
  const Fonts& fonts() const;                                           // regular is nullptr before they are set

  // Glyphs can be measured and drawn between begin and end, and only there.
  void begin(float width, float height);  // in device pixels
  // `paint` draws the whole picture. It is called again where the atlas had to grow meanwhile, so that one command with
  // one texture draws everything.
  void end(const std::function<void(ImDrawList&)>& paint);

  ImDrawData* draw_data() const;  // of the last end(); nullptr before

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The texture that draws everything of `data`; nullptr where there is nothing to draw.
const ImTextureData* drawn_texture(const ImDrawData& data);

// Marks the textures of `data` as taken over, as a Dear ImGui backend does; for shells that read the pixels themselves.
void accept_textures(ImDrawData& data);

}  // namespace explainer
