// The words of the money map: names, sums, the rules between them, and the direction heads. Knows no ribbons.
#pragma once

#include "scene/panels/map_layout.hpp"

namespace explainer {

void draw_headings(const PanelContext& context, const MoneyMap& map);

// The blocks of the left column: a name on the first row, a sum on the row of each ribbon, a rule below.
void draw_left_labels(const PanelContext& context, const MoneyMap& map);

// The names of the right column, and where there is room what each of its companies pays to whom.
void draw_right_labels(const PanelContext& context, const MoneyMap& map);

// How many ribbons of the day are not drawn, at the foot of the map.
void draw_undrawn(const PanelContext& context, size_t count);

}  // namespace explainer
