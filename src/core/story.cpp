#include "core/story.hpp"

#include <algorithm>

namespace explainer {

int Story::event_index(std::string_view id) const {
  const auto found = std::lower_bound(events_by_id.begin(), events_by_id.end(), id,
                                      [](const auto& entry, std::string_view key) { return entry.first < key; });
  return found != events_by_id.end() && found->first == id ? found->second : none;
}

int Story::entity_index(std::string_view id) const {
  const auto found = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.id == id; });
  return found == entities.end() ? none : static_cast<int>(found - entities.begin());
}

int news_weight(EventKind kind) {
  switch (kind) {
    case EventKind::talks:
      return 5;
    case EventKind::investment:
      return 4;
    case EventKind::contract:
      return 3;
    case EventKind::end:
    case EventKind::repayment:
    case EventKind::share_sale:
      return 2;
    case EventKind::terms:
      return 1;
    case EventKind::program:
      return 0;
  }
  return 0;
}

}  // namespace explainer
