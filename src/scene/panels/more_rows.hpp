// The last row of a list that has no room for all of its rows: how many more there are, their names, and the way to
// them.
#pragma once

#include <string>
#include <vector>

#include "scene/panels/panel_context.hpp"

namespace explainer {

// The height that the row takes.
float more_rows_height(const PanelContext& context);

// `names`: of those that are not shown; none: the list has ended. `next`: View::first_row after a click.
void draw_more_rows(const PanelContext& context, Box box, const std::vector<std::string>& names, int next);

}  // namespace explainer
