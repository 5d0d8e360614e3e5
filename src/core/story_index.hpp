// Fills in what snapshot() looks up: groups of ledgers, tracks of chip generations, leading events. Private to the
// core.
#pragma once

#include "core/ledger.hpp"

namespace explainer {

void build_snapshot_index(const Story& story, Ledgers& ledgers);

}  // namespace explainer
