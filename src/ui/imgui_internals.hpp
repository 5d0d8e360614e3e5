// All that we use of Dear ImGui beyond its public header: atlases and draw lists without a context, which it keeps for
// its own windows. Internals may change with any version: change the number here when the tests have passed with a new
// one. Private to the ui.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

namespace explainer {

static_assert(IMGUI_VERSION_NUM == 19222, "src/ui was tried with Dear ImGui 1.92.2b only");

// --- an atlas that draws without a context ---

inline void connect(ImFontAtlas& atlas, ImDrawListSharedData& shared) {
  atlas.RefCount = 1;
  shared.FontAtlas = &atlas;
  ImFontAtlasAddDrawListSharedData(&atlas, &shared);
}

inline void disconnect(ImFontAtlas& atlas, ImDrawListSharedData& shared) {
  ImFontAtlasRemoveDrawListSharedData(&atlas, &shared);
}

// Once a frame, before anything is measured or drawn.
inline void begin_frame(ImFontAtlas& atlas, int frame) {
  ImFontAtlasUpdateNewFrame(&atlas, frame, true);
  ImFontAtlasUpdateDrawListsSharedData(&atlas);
}

// --- a draw list by itself ---

// What ImGui::NewFrame and GetBackgroundDrawList do to one.
inline void begin_list(ImDrawList& list, const ImFontAtlas& atlas, ImVec2 size) {
  list._ResetForNewFrame();
  list.PushTexture(atlas.TexRef);
  list.PushClipRect({0, 0}, size);
}

inline void end_list(ImDrawList& list) { list._PopUnusedDrawCmd(); }

inline unsigned next_vertex(const ImDrawList& list) { return list._VtxCurrentIdx; }

inline ImVec2 white_pixel(const ImDrawList& list) { return list._Data->TexUvWhitePixel; }

inline const ImTextureData* texture_of(const ImDrawCmd& command) { return command.TexRef._TexData; }

// --- mathematics ---

// The point of the unit circle at an angle in radians.
inline ImVec2 unit_vector(float angle) { return {ImCos(angle), ImSin(angle)}; }

}  // namespace explainer
