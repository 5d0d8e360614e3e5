#include "core/problem.hpp"

#include <algorithm>

namespace explainer {

bool has_errors(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::error; });
}

std::string describe(const Problem& problem, std::string_view file) {
  std::string out(file);
  out.append(":").append(std::to_string(problem.line)).append(":").append(std::to_string(problem.column));
  out.append(problem.severity == Severity::error ? ": error: " : ": warning: ");
  if (!problem.pointer.empty()) out.append(problem.pointer).append(": ");
  return out.append(problem.message);
}

}  // namespace explainer
