#include "scene/day_marks.hpp"

#include "core/sort.hpp"

namespace explainer {

std::vector<DayMark> day_marks(const Story& story, const std::vector<int>* only, bool at_first) {
  std::vector<DayMark> marks;
  const size_t count = only ? only->size() : story.events.size();
  const auto event = [&](size_t i) { return only ? (*only)[i] : static_cast<int>(i); };
  const auto at = [&](int index) -> const Event& { return story.events[static_cast<size_t>(index)]; };
  for (size_t i = 0; i < count;) {
    const DateSpan& date = at(event(i)).date;
    int best = event(i);
    for (; i < count && at(event(i)).date == date; ++i) {
      if (news_weight(at(event(i)).kind) > news_weight(at(best).kind)) best = event(i);
    }
    if (at(best).kind == EventKind::program || date.first < story.from || date.first > story.to) continue;
    const double middle = (date.first.day + date.last.day + 1) / 2.0;
    marks.push_back({at_first ? date.first.day + 0.5 : middle, best});
  }
  sort_stable(marks, [](const DayMark& a, const DayMark& b) { return a.day < b.day; });
  return marks;
}

}  // namespace explainer
