// Puts the rows of the map, and the ribbons of each row, in an order in which little crosses.
#pragma once

#include "scene/map_plan.hpp"

namespace explainer {

// Orders `left` and `right` of the plan, which hold its entities in the author's order, and fills `left_ends` and
// `right_ends`. By the whole of the story, so that rows stay where they are while time moves.
void order_rows(MapPlan& plan, size_t entities);

}  // namespace explainer
