// Hostile text as a date: what is taken for one is a span of real days and prints as it was written. As the date of an
// event in either version of the file it is taken or refused, and what the message says to write instead is taken.
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/date.hpp"
#include "core/json_writer.hpp"
#include "core/load_story.hpp"
#include "require.hpp"

using namespace explainer;
using explainer::fuzz::require;

namespace {

void check_days(const DateSpan& span) {
  require(span.first <= span.last);
  for (const Date end : {span.first, span.last}) {
    if (end == first_of_days || end == last_of_days) continue;
    const CalendarDay day = calendar(end);
    require(make_date(day.year, day.month, day.day) == end);
  }
}

LoadResult load_dated(std::string_view date, int version) {
  return load_for_editor(R"({"version":)" + std::to_string(version) +
                         R"(,"title":"T","language":"en","asOf":"9999","range":{"from":"0001","to":"9999"},)"
                         R"("entities":[{"id":"a","name":"A","kind":"bank","side":"left"}],)"
                         R"("sources":[{"id":"s","publisher":"P","title":"T"}],"events":[{"id":"e","kind":"terms",)"
                         R"("status":"announced","title":"T","text":"T","parties":["a"],"sources":["s"],"date":)" +
                         json_string(date) + "}]}");
}

// What the end of a message says to write, unless it is shortened: `…; write "2001-03"`. The text itself stands before.
std::string mend_in(const std::string& message) {
  const std::string mark = "write \"";
  const size_t last = message.rfind("; "), start = last == std::string::npos ? last : message.find(mark, last);
  if (start == std::string::npos || message.back() != '"' || message.find("…") != std::string::npos) return {};
  const size_t begin = start + mark.size();
  return message.substr(begin, message.size() - 1 - begin);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::optional<DateSpan> span = parse_span(text), uncertain = parse_uncertain_date(text);
  if (span) {
    check_days(*span);
    if (!span->is_range) require(iso(*span) == text);
  }
  if (uncertain) {
    check_days(*uncertain);
    require(iso(*uncertain) == text);
  }
  if (const std::optional<DateSpan> date = parse_date(text)) require(span == date && uncertain == date);

  const int version = size % 2 == 0 ? 2 : 1;  // one of them, for loading takes most of the time
  const LoadResult result = load_dated(text, version);
  require(result.indexed.has_value() == (version == 1 ? span : uncertain).has_value());
  for (const Problem& problem : result.problems) {
    const std::string mend = problem.pointer == "/events/0/date" ? mend_in(problem.message) : "";
    if (!mend.empty()) require(load_dated(mend, version).indexed.has_value());
  }
  return 0;
}
