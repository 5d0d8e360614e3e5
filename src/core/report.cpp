#include "report.hpp"

#include <algorithm>

#include "core/sort.hpp"

namespace explainer {
namespace {

// A file of 16 MiB can hold millions of mistakes; more than this many are not useful to an editor.
constexpr size_t max_problems = 100'000;
constexpr size_t max_text_bytes = size_t{32} * 1024 * 1024;  // pointers of hostile files are long

}  // namespace

void append_pointer_part(std::string& pointer, std::string_view key) {
  pointer.push_back('/');
  for (const char c : key) {
    if (c == '~') {
      pointer.append("~0");
    } else if (c == '/') {
      pointer.append("~1");
    } else {
      pointer.push_back(c);
    }
  }
}

std::string pointer_to(const Path& path) {
  if (path.up == nullptr) return {};
  std::string out = pointer_to(*path.up);
  append_pointer_part(out, path.index >= 0 ? std::to_string(path.index) : std::string(path.key));
  return out;
}

bool Report::is_full() const { return entries_.size() >= max_problems || text_bytes_ >= max_text_bytes; }

void Report::add(Entry entry) {
  if (!is_full()) {
    text_bytes_ += entry.pointer.size() + entry.message.size();
    entries_.push_back(std::move(entry));
  } else {
    ++left_out_;
  }
}

std::vector<Problem> Report::in_file_order(std::string_view bytes) {
  if (!has_problem_messages) return {};
  sort_stable(entries_, [](const Entry& a, const Entry& b) { return a.offset < b.offset; });
  std::vector<Problem> out;
  out.reserve(entries_.size() + 1);
  PositionCounter counter(bytes);
  PositionCounter::Position position;
  for (Entry& entry : entries_) {
    position = counter.at(entry.offset);
    out.push_back({entry.severity, position.line, position.column, std::move(entry.pointer), std::move(entry.message)});
  }
  if (left_out_ > 0) {
    const Severity severity = errors_ > 0 ? Severity::error : Severity::warning;
    out.push_back({severity, position.line, position.column, "",
                   std::to_string(left_out_) + " more problems are not listed; mend these first"});
  }
  return out;
}

}  // namespace explainer
