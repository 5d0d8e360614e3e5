#include "ui/surface.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <optional>
#include <string>

#include "ui/font_metrics.hpp"

namespace explainer {
namespace {

constexpr int most_paints = 4;  // an atlas doubles each time it grows

}  // namespace

struct Surface::State {
  std::string regular_bytes, semibold_bytes;  // Dear ImGui reads glyphs from them as they are needed
  Fonts fonts;
  ImFontAtlas atlas;
  ImDrawListSharedData shared;
  ImDrawList list{&shared};
  ImDrawData data;
  int frame = 0;

  // What ImGui::NewFrame and GetBackgroundDrawList do to a draw list.
  void reset() {
    list._ResetForNewFrame();
    list.PushTexture(atlas.TexRef);
    list.PushClipRect({0, 0}, data.DisplaySize);
  }
};

Surface::Surface() : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  s.atlas.RefCount = 1;
  s.shared.FontAtlas = &s.atlas;
  s.shared.CurveTessellationTol = 1.25F;
  s.shared.SetCircleTessellationMaxError(0.3F);
  s.shared.InitialFlags =
      ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex | ImDrawListFlags_AntiAliasedFill;
  ImFontAtlasAddDrawListSharedData(&s.atlas, &s.shared);
}

Surface::~Surface() {
  // The renderer is gone, and its textures with it.
  for (ImTextureData* texture : state_->atlas.TexList) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->BackendUserData = nullptr;
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImFontAtlasRemoveDrawListSharedData(&state_->atlas, &state_->shared);
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
  ImFontAtlasUpdateNewFrame(&s.atlas, ++s.frame, true);
  ImFontAtlasUpdateDrawListsSharedData(&s.atlas);
  s.shared.ClipRectFullscreen = {0, 0, width, height};
  s.data.Clear();
  s.data.DisplaySize = {width, height};
  s.data.FramebufferScale = {1, 1};  // all is drawn in device pixels
}

void Surface::end(const std::function<void(ImDrawList&)>& paint) {
  State& s = *state_;
  for (int i = 0; i < most_paints; ++i) {
    s.reset();
    paint(s.list);
    s.list._PopUnusedDrawCmd();
    if (s.list.CmdBuffer.Size <= 1) break;
  }
  s.data.Valid = true;
  s.data.Textures = &s.atlas.TexList;
  for (ImTextureData* texture : s.atlas.TexList) texture->RefCount = 1;
  s.data.AddDrawList(&s.list);
}

ImDrawData* Surface::draw_data() const { return state_->data.Valid ? &state_->data : nullptr; }

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
