// The views of the picture, one file each. Every one is a pure function of the same context.
#pragma once

#include "scene/builder.hpp"
#include "scene/layout.hpp"
#include "scene/scene.hpp"
#include "scene/time_scale.hpp"

namespace explainer {

struct MoneyMap;

inline constexpr float faded = 0.3F;  // strength of what the pointer is not about

struct PanelContext {
  const SceneInput& input;
  const Layout& layout;
  SceneBuilder& builder;
  TimeScale scale;      // the axis shared by strip and chip lanes
  const MoneyMap* map;  // where rows and ribbons are; nullptr while it is being made
  int lead;             // event the day is about: the chosen one, else the headline; none when there is neither
  int focus;            // event in the light: the one under the pointer, else the lead

  const Story& story() const { return input.indexed.story; }
  const Event& event(int index) const { return input.indexed.story.events[static_cast<size_t>(index)]; }
  // 1, or less for what has nothing to do with what is under the pointer: an event, a ribbon, the total of a company.
  float emphasis(int event) const;
  bool phone() const { return layout.touch(); }
  bool low() const { return layout.breakpoint == Breakpoint::low; }
  float flow_emphasis(int flow) const;
  float total_emphasis(int entity) const;
  bool hovering() const;  // something is under the pointer
};

// Gives the card the room that it needs for the event in focus: more when the reader chose it, all of it as the open
// sheet of a phone. Views that it covers are not shown.
void grow_card(Layout& layout, const SceneInput& input, const SceneBuilder& builder, int focus);

void draw_header(const PanelContext& view);  // date, status, headline, what is new
void draw_as_of(const PanelContext& view);   // the day the story was last checked, and that there is a newer one
void draw_map(const PanelContext& view);     // ribbons between the two columns
void draw_legend(const PanelContext& view);
void draw_card(const PanelContext& view);        // what is known of the event in focus
void draw_totals(const PanelContext& view);      // money into each company so far
void draw_chip_lanes(const PanelContext& view);  // chip programmes
void draw_time_strip(const PanelContext& view);  // time axis with its marks and the playhead
void draw_controls(const PanelContext& view);    // previous, play, next, speed
void draw_tabs(const PanelContext& view);        // which view a phone shows

// The shape an event has on the strip and in the legend.
enum class Glyph : unsigned char { circle, square, diamond, triangle };
Glyph glyph_of(EventKind kind);
ColorRole color_of(EventKind kind);
bool hollow(const Event& event);  // nothing firm: talks, letters of intent, unpriced
void draw_glyph(SceneBuilder& builder, Point center, Glyph glyph, float radius, ColorRole ink, bool hollow,
                float emphasis = 1);

// The yellow around the mark of the event in focus. On dark paper it is a ring, with paper between it and the mark.
void draw_halo(const PanelContext& view, Point center);

}  // namespace explainer
