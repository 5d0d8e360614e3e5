// What HTML, SVG and XML have in common.
#pragma once

#include <string_view>

namespace explainer {

// What stands for a character between tags and in double quotes; empty where it stands for itself.
constexpr std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

}  // namespace explainer
