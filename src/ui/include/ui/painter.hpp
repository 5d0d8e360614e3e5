// Paints a Scene with Dear ImGui. Knows marks and colours; knows no story.
#pragma once

#include "scene/mark.hpp"
#include "scene/view.hpp"

struct ImDrawList;

namespace explainer {

class TextSetter;

// `scale`: device pixels per logical pixel. All drawing is in device pixels, so that strokes and glyphs stay crisp at
// any ratio.
void paint(ImDrawList& list, const Scene& scene, Theme theme, TextSetter& text, float scale);

}  // namespace explainer
