// Reads a JSON file, and reports what is wrong with it and where. Private to the core.
#pragma once

#include <optional>
#include <string_view>

#include "core/json_document.hpp"
#include "report.hpp"

namespace explainer {

// Reads a file, which must live as long as the document. Nothing when it is no JSON or breaks a limit; duplicate keys,
// bad text and such are reported too.
std::optional<JsonDocument> read_json(std::string_view bytes, Report& report);

}  // namespace explainer
