// The chips on a phone: a row for each generation with its dates in words and its lane, and below it who uses it.
#pragma once

#include "scene/panels/panel_context.hpp"

namespace explainer {

void draw_chip_table(const PanelContext& context);

}  // namespace explainer
