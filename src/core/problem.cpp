#include "core/problem.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace explainer {

std::string visible(std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    auto code = static_cast<unsigned char>(text[i]);
    if (const int invisible = invisible_at(text, i)) {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) out.push_back(hex[invisible >> shift & 15]);
      i += 2;
      continue;
    }
    const bool second = code == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (second) code = static_cast<unsigned char>(text[++i]);
    if (second || code < 0x20 || code == 0x7F) {
      out.append("\\u00").append({hex[code >> 4], hex[code & 15]});
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

bool has_errors(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::error; });
}

PositionCounter::Position PositionCounter::at(size_t offset) {
  for (; at_ < offset && at_ < bytes_.size(); ++at_) {
    if (bytes_[at_] == '\n') {
      ++position_.line;
      position_.column = 1;
    } else if ((static_cast<unsigned char>(bytes_[at_]) & 0xC0) != 0x80) {
      ++position_.column;
    }
  }
  return position_;
}

std::string describe(const Problem& problem, std::string_view file) {
  std::string out = visible(file);
  out.append(":").append(std::to_string(problem.line)).append(":").append(std::to_string(problem.column));
  out.append(problem.severity == Severity::error ? ": error: " : ": warning: ");
  if (!problem.pointer.empty()) {
    out.append(visible(problem.pointer)).append(": ");
  }
  return out.append(visible(problem.message));
}

}  // namespace explainer
