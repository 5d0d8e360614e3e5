// What Dear ImGui needs to draw without its windows: one draw list, a small texture for shapes, and the data a renderer
// takes. Has no ImGuiContext and no fonts, so that the page's program holds nothing of Dear ImGui's windows, widgets
// and letters.
#pragma once

#include <memory>

struct ImDrawData;
struct ImDrawList;
struct ImTextureData;

namespace explainer {

class TextSetter;

class Surface {
 public:
  Surface();
  ~Surface();
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  // Starts a picture of so many device pixels; what is drawn between begin and end is in it.
  ImDrawList& begin(float width, float height);
  void end(TextSetter& text);  // `text`: where its letters came from

  ImDrawData* draw_data() const;        // of the last end(); nullptr before
  ImDrawList& list() const;             // what draw_data() draws
  const ImTextureData& shapes() const;  // the texture of all that is not text; stays the same

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Marks the textures of `data` as taken over, as a Dear ImGui backend does; for shells that draw nothing.
void accept_textures(ImDrawData& data);

}  // namespace explainer
