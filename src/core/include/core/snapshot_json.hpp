// The snapshot as JSON: a contract, described in web/explainer.d.ts.
#pragma once

#include <string>

#include "core/snapshot.hpp"

namespace explainer {

std::string write_snapshot_json(const IndexedStory& indexed, const Snapshot& snapshot);

}  // namespace explainer
