// Which row of a list a problem is about, as people count and name it.
#pragma once

#include <string_view>
#include <vector>

#include "core/problem.hpp"

namespace explainer {

// Puts behind each message about an event, entity, programme or source which one it is: `(event 4, "Amazon adds
// $2.75B")` for /events/3, and the same in place of pointers within messages. `bytes`: the file that the problems are
// of; where it is no JSON, nothing is named.
void name_rows(std::string_view bytes, std::vector<Problem>& problems);

}  // namespace explainer
