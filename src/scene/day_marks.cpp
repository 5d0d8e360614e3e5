#include "scene/day_marks.hpp"

#include "core/at.hpp"
#include "core/sort.hpp"

namespace explainer {

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
    if (event(best).kind == EventKind::program || date.first < story.from || date.first > story.to) continue;
    const double middle = (date.first.day + date.last.day + 1) / 2.0;
    marks.push_back({at_first ? date.first.day + 0.5 : middle, index(best)});
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
