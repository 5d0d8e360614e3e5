// The value a JSON pointer names.
#pragma once

#include <string_view>

#include "core/json_document.hpp"

namespace explainer::test {

// "/$defs/event/properties"; false where there is none. Knows no escapes, and of lists only that they have no keys.
inline Json json_at(Json value, std::string_view pointer) {
  while (!pointer.empty() && value) {
    pointer.remove_prefix(1);
    const std::string_view name = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(name.size());
    Json found;
    if (value.type() == JsonType::object) {
      for (Json key = value.first(); key && !found; key = key.next().next()) {
        if (key.text() == name) found = key.next();
      }
    }
    value = found;
  }
  return value;
}

}  // namespace explainer::test
