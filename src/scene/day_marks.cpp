#include "scene/day_marks.hpp"

#include "core/at.hpp"
#include "core/sort.hpp"

namespace explainer {

double mark_day(const DateSpan& date, bool at_first) {
  if (date.starts_open()) return date.last.day + 0.5;
  return at_first || date.ends_open() ? date.first.day + 0.5 : (date.first.day + date.last.day + 1) / 2.0;
}

std::vector<DayMark> build_day_marks(const Story& story, const std::vector<int>* only, bool at_first) {
  std::vector<DayMark> marks;
  const size_t count = only ? only->size() : story.events.size();
  const auto index = [&](size_t i) { return only ? (*only)[i] : static_cast<int>(i); };
  const auto event = [&](size_t i) -> const Event& { return at(story.events, index(i)); };
  for (size_t i = 0; i < count;) {
    const DateSpan& date = event(i).date;
    size_t best = i;
    for (; i < count && event(i).date == date; ++i) {
      if (news_weight(event(i).kind) > news_weight(event(best).kind)) best = i;
    }
    const Date known = date.starts_open() ? date.last : date.first;
    if (event(best).kind == EventKind::program || known < story.from || known > story.to) continue;
    marks.push_back({mark_day(date, at_first), index(best)});
  }
  sort_stable(marks, [](const DayMark& a, const DayMark& b) { return a.day < b.day; });
  return marks;
}

bool is_hollow(const Event& event) {
  if (event.kind == EventKind::talks || event.status == Status::in_talks) return true;
  const bool money = has_ledger(event.kind);
  if (!money) return false;
  return !event.amount || event.counts == Counts::never || event.amount->bound == Bound::up_to;
}

}  // namespace explainer
