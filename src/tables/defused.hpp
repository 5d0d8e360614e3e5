// Texts that a spreadsheet program would take for formulas, in CSV. Private to the tables.
#pragma once

#include <string>
#include <string_view>

namespace explainer {

// Does a text begin, behind any apostrophes, as a formula does?
inline bool looks_like_formula(std::string_view text) {
  const size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

// An apostrophe goes in front of such a text, and is taken away from one, so that each text reads back as it was.
inline std::string with_fuse(std::string_view text) {
  return (looks_like_formula(text) ? "'" : "") + std::string(text);
}

inline std::string without_fuse(std::string text) {
  if (!text.empty() && text.front() == '\'' && looks_like_formula(text)) text.erase(0, 1);
  return text;
}

}  // namespace explainer
