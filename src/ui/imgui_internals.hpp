// All that we use of Dear ImGui beyond its public header: draw lists without a context and without an atlas, which it
// keeps for its own windows. Internals may change with any version: change the number here when the tests have passed
// with a new one. Private to the ui.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

namespace explainer {

static_assert(IMGUI_VERSION_NUM == 19222, "src/ui was tried with Dear ImGui 1.92.2b only");

// --- textures ---

// What shapes are drawn from: row n has n white pixels in its middle, of which Dear ImGui makes smooth lines of that
// width, as ImFontAtlasBuildUpdateLinesTexData does for an atlas.
struct ShapeTexture {
  static constexpr int widest = IM_DRAWLIST_TEX_LINES_WIDTH_MAX, width = widest + 2, height = widest + 1;

  ImU32 pixels[width * height];
  ImTextureData texture;
  ImVec4 lines[height];
  ImVec2 white;

  ShapeTexture() {
    texture.Format = ImTextureFormat_RGBA32;
    texture.Width = width;
    texture.Height = height;
    texture.BytesPerPixel = 4;
    texture.Pixels = reinterpret_cast<unsigned char*>(pixels);
    texture.SetStatus(ImTextureStatus_WantCreate);
    for (int row = 0; row < height; ++row) {
      const int left = (width - row) / 2;
      for (int x = 0; x < width; ++x)
        pixels[row * width + x] = IM_COL32(255, 255, 255, x >= left && x < left + row ? 255 : 0);
      const float y = (static_cast<float>(row) + 0.5F) / height;
      lines[row] = {static_cast<float>(left - 1) / width, y, static_cast<float>(left + row + 1) / width, y};
    }
    white = {0.5F, (widest - 0.5F) / height};
  }
  ~ShapeTexture() { texture.Pixels = nullptr; }  // not Dear ImGui's to free
  ShapeTexture(const ShapeTexture&) = delete;
  ShapeTexture& operator=(const ShapeTexture&) = delete;
};

// To be called before a texture that a backend may have taken over is destroyed with it.
inline void retire(ImTextureData& texture) {
  texture.SetTexID(ImTextureID_Invalid);
  texture.BackendUserData = nullptr;
  texture.SetStatus(ImTextureStatus_Destroyed);
}

// Once a frame, before anything is measured or drawn with an atlas that no context has.
inline void begin_atlas_frame(ImFontAtlas& atlas, int frame) { ImFontAtlasUpdateNewFrame(&atlas, frame, true); }

// --- a draw list by itself ---

// What ImGui::NewFrame and GetBackgroundDrawList do to one.
inline void begin_list(ImDrawList& list, ImTextureData& texture, ImVec2 size) {
  list._ResetForNewFrame();
  list.PushTexture(texture.GetTexRef());
  list.PushClipRect({0, 0}, size);
}

inline void end_list(ImDrawList& list) { list._PopUnusedDrawCmd(); }

inline unsigned next_vertex(const ImDrawList& list) { return list._VtxCurrentIdx; }

inline ImVec2 white_pixel(const ImDrawList& list) { return list._Data->TexUvWhitePixel; }

// --- mathematics ---

// The point of the unit circle at an angle in radians.
inline ImVec2 unit_vector(float angle) { return {ImCos(angle), ImSin(angle)}; }

}  // namespace explainer
