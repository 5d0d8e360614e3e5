// An App as a shell drives it, on Dear ImGui without a renderer.
#pragma once

#include <doctest/doctest.h>
#include <imgui.h>

#include "app/app.hpp"
#include "files.hpp"
#include "small_story.hpp"

namespace explainer::test {

// What a renderer would do with ImGui's textures, without one.
inline void accept_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
    if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates)
      texture->SetStatus(ImTextureStatus_OK);
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
}

struct Driver {
  App app;
  double clock = 0;

  explicit Driver(std::string_view story = small_story_json) {
    ImGui::SetCurrentContext(app.context());
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    const std::string fonts = source_path("/build/fonts/");
    REQUIRE(app.set_fonts(read_file(fonts + "inter-400.ttf"), read_file(fonts + "inter-600.ttf")));
    REQUIRE(app.load(story));
    app.resize(960, 620, 1);
    frame();
  }
  ~Driver() {
    ImGui::SetCurrentContext(app.context());
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }

  double frame(double passed = 0.016) {
    clock += passed;
    const double wake = app.frame(clock);
    accept_textures();
    return wake;
  }
  int vertices() const {
    ImGui::SetCurrentContext(app.context());
    return ImGui::GetDrawData()->TotalVtxCount;
  }
  std::string date() const { return iso(app.view().playhead); }
};

}  // namespace explainer::test
