// Hostile text as a date: what is taken for one is a span of real days and prints as it was written.
#include <cstddef>
#include <cstdint>

#include "core/date.hpp"
#include "require.hpp"

using namespace explainer;
using explainer::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const std::optional<DateSpan> span = parse_span(text)) {
    require(span->first <= span->last);
    require(iso(*span) == text);
    for (const Date end : {span->first, span->last}) {
      const CalendarDay day = calendar(end);
      require(make_date(day.year, day.month, day.day) == end);
    }
  }
  if (const std::optional<DateSpan> date = parse_date(text)) require(parse_span(text) == date);
  return 0;
}
