// The shapes that events have on the time strip and in its key, and the halo of the one in focus.
#pragma once

#include "core/story.hpp"
#include "scene/builder.hpp"
#include "scene/view.hpp"

namespace explainer {

// arrow: back to the left.
enum class Glyph : unsigned char { circle, square, diamond, triangle, arrow, cross };

Glyph glyph_of(EventKind kind);

ColorRole color_of(EventKind kind);

void draw_glyph(SceneBuilder& builder, Point center, Glyph glyph, float radius, ColorRole color, bool hollow,
                float emphasis = 1);

// A rim of background, which sets a mark apart from what it lies on.
void draw_rim(SceneBuilder& builder, Point center, Glyph glyph, float radius);

// The highlight behind the mark of the event in focus. On a dark background it is a ring that does not touch the mark.
void draw_halo(SceneBuilder& builder, Point center, Theme theme);

}  // namespace explainer
