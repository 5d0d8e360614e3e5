#include "ui/surface.hpp"

#include <optional>
#include <string>

#include "imgui_internals.hpp"
#include "ui/font_metrics.hpp"

namespace explainer {
namespace {

constexpr int max_paints = 4;  // an atlas doubles each time it grows

}  // namespace

struct Surface::State {
  std::string regular_bytes, semibold_bytes;  // Dear ImGui reads glyphs from them as they are needed
  Fonts fonts;
  ImFontAtlas atlas;
  ImDrawListSharedData shared;
  ImDrawList list{&shared};
  ImDrawData data;
  int frame = 0;
};

Surface::Surface() : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  s.shared.CurveTessellationTol = 1.25F;
  s.shared.SetCircleTessellationMaxError(0.3F);
  s.shared.InitialFlags =
      ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex | ImDrawListFlags_AntiAliasedFill;
  connect(s.atlas, s.shared);
}

Surface::~Surface() {
  // The renderer has gone already, and its textures with it.
  for (ImTextureData* texture : state_->atlas.TexList) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->BackendUserData = nullptr;
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  disconnect(state_->atlas, state_->shared);
}

bool Surface::set_fonts(std::string_view regular, std::string_view semibold) {
  State& s = *state_;
  const std::optional<FontMetrics> metrics = font_metrics(regular);
  if (!metrics || !font_metrics(semibold) || s.fonts.regular) return false;
  s.regular_bytes = regular;
  s.semibold_bytes = semibold;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  const auto add = [&](std::string& bytes) {
    return s.atlas.AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), 16, &config);
  };
  s.fonts = {add(s.regular_bytes), add(s.semibold_bytes), metrics->ascent + metrics->descent, metrics->ascent};
  return s.fonts.regular && s.fonts.semibold;
}

const Fonts& Surface::fonts() const { return state_->fonts; }

void Surface::begin(float width, float height) {
  State& s = *state_;
  begin_frame(s.atlas, ++s.frame);
  s.shared.ClipRectFullscreen = {0, 0, width, height};
  s.data.Clear();
  s.data.DisplaySize = {width, height};
  s.data.FramebufferScale = {1, 1};  // everything is drawn in device pixels
}

void Surface::end(const std::function<void(ImDrawList&)>& paint) {
  State& s = *state_;
  for (int i = 0; i < max_paints; ++i) {
    begin_list(s.list, s.atlas, s.data.DisplaySize);
    paint(s.list);
    end_list(s.list);
    if (s.list.CmdBuffer.Size <= 1) break;
  }
  s.data.Valid = true;
  s.data.Textures = &s.atlas.TexList;
  for (ImTextureData* texture : s.atlas.TexList) texture->RefCount = 1;
  s.data.AddDrawList(&s.list);
}

ImDrawData* Surface::draw_data() const { return state_->data.Valid ? &state_->data : nullptr; }

const ImTextureData* drawn_texture(const ImDrawData& data) {
  return data.CmdLists.empty() ? nullptr : texture_of(data.CmdLists[0]->CmdBuffer.back());
}

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
