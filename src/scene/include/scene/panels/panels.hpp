// Draws the panels of the picture, all from the same context. Each file is about one panel and the small one beside it.
#pragma once

#include "scene/layout.hpp"
#include "scene/panels/map_layout.hpp"
#include "scene/panels/panel_context.hpp"

namespace explainer {

// Gives the card the height that its text needs: all of it as the open sheet of a phone, more than usual when the
// reader selected its event. Panels that it covers get no height in the layout and are not drawn.
void grow_card(PanelContext& context);

// Date, status, headline, the other events of its day, and the latest before it.
void draw_header(const PanelContext& context);

// The header shows the whole title of the event in focus.
bool header_tells_all(const PanelContext& context);

// The day on which the story was last checked, and the link to a newer one.
void draw_as_of(const PanelContext& context);

// Ribbons between the two columns of companies.
void draw_map(const PanelContext& context, const MoneyMap& map);

// What textures and widths mean.
void draw_legend(const PanelContext& context, const MoneyMap& map);

// The money that went into each company so far.
void draw_totals(const PanelContext& context);

// Chip programmes.
void draw_chip_lanes(const PanelContext& context);
ChipRows chip_rows(const IndexedStory& indexed);  // what they need of the layout

// What the marks of the time strip mean.
void draw_strip_key(const PanelContext& context);

// The time axis with its marks, the playhead, notes and buttons.
void draw_time_strip(const PanelContext& context);

// The event in focus.
void draw_card(const PanelContext& context);

// Previous, play or pause, next.
void draw_controls(const PanelContext& context);

// Which panel a phone shows.
void draw_tabs(const PanelContext& context);

}  // namespace explainer
