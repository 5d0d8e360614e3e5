#include "core/problem.hpp"

#include <algorithm>

namespace explainer {

namespace {

// A problem is one line, and what it quotes must not steer a terminal.
void append_visible(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  for (size_t i = 0; i < text.size(); ++i) {
    auto code = static_cast<unsigned char>(text[i]);
    const bool second = code == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (second) code = static_cast<unsigned char>(text[++i]);
    if (second || code < 0x20 || code == 0x7F) {
      out.append("\\u00").append({hex[code >> 4], hex[code & 15]});
    } else {
      out.push_back(text[i]);
    }
  }
}

}  // namespace

bool has_errors(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::error; });
}

std::string describe(const Problem& problem, std::string_view file) {
  std::string out(file);
  out.append(":").append(std::to_string(problem.line)).append(":").append(std::to_string(problem.column));
  out.append(problem.severity == Severity::error ? ": error: " : ": warning: ");
  if (!problem.pointer.empty()) {
    append_visible(out, problem.pointer);
    out.append(": ");
  }
  append_visible(out, problem.message);
  return out;
}

}  // namespace explainer
