// Paints a Scene with Dear ImGui. Knows marks and colours; knows no story.
#pragma once

#include "scene/mark.hpp"
#include "scene/view.hpp"

struct ImDrawList;
struct ImFont;

namespace explainer {

// One typeface in two weights. `em` turns a size in pixels per em into the size Dear ImGui takes (ascent to descent).
struct Fonts {
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
  float em = 1;
  float ascent = 1;  // of one em, above the baseline
};

// `scale`: device pixels per logical pixel. All drawing is in device pixels, so that strokes and glyphs stay crisp at
// any ratio.
void paint(ImDrawList& list, const Scene& scene, Theme theme, const Fonts& fonts, float scale);

float text_width(const Fonts& fonts, std::string_view text, float size, Weight weight, float scale);

}  // namespace explainer
