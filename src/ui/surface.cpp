#include "ui/surface.hpp"

#include "imgui_internals.hpp"
#include "ui/text_setter.hpp"

namespace explainer {

struct Surface::State {
  ShapeTexture shapes;
  ImDrawListSharedData shared;
  ImDrawList list{&shared};
  ImDrawData data;
  ImVector<ImTextureData*> textures;
};

Surface::Surface() : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.shared.CurveTessellationTol = 1.25F;
  s.shared.SetCircleTessellationMaxError(0.3F);
  s.shared.InitialFlags =
      ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex | ImDrawListFlags_AntiAliasedFill;
  s.shared.TexUvWhitePixel = s.shapes.white;
  s.shared.TexUvLines = s.shapes.lines;
}

Surface::~Surface() { retire(state_->shapes.texture); }  // the renderer has gone already, and its textures with it

ImDrawList& Surface::begin(float width, float height) {
  State& s = *state_;
  s.shared.ClipRectFullscreen = {0, 0, width, height};
  s.data.Clear();
  s.data.DisplaySize = {width, height};
  s.data.FramebufferScale = {1, 1};  // everything is drawn in device pixels
  begin_list(s.list, s.shapes.texture, s.data.DisplaySize);
  return s.list;
}

void Surface::end(TextSetter& text) {
  State& s = *state_;
  end_list(s.list);
  s.textures.resize(0);
  s.textures.push_back(&s.shapes.texture);
  text.add_textures(s.textures);
  for (ImTextureData* texture : s.textures) texture->RefCount = 1;
  s.data.Valid = true;
  s.data.Textures = &s.textures;
  s.data.AddDrawList(&s.list);
}

ImDrawData* Surface::draw_data() const { return state_->data.Valid ? &state_->data : nullptr; }
ImDrawList& Surface::list() const { return state_->list; }
const ImTextureData& Surface::shapes() const { return state_->shapes.texture; }

void accept_textures(ImDrawData& data) {
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

}  // namespace explainer
