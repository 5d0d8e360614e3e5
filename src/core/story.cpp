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

std::string_view id_of(EventKind kind) {
  switch (kind) {
    case EventKind::investment:
      return "investment";
    case EventKind::contract:
      return "contract";
    case EventKind::program:
      return "program";
    case EventKind::terms:
      return "terms";
    case EventKind::share_sale:
      return "share_sale";
    case EventKind::talks:
      return "talks";
  }
  return "";
}

std::string_view id_of(Status status) {
  switch (status) {
    case Status::in_talks:
      return "in_talks";
    case Status::reported:
      return "reported";
    case Status::announced:
      return "announced";
    case Status::agreed:
      return "agreed";
    case Status::completed:
      return "completed";
  }
  return "";
}

std::string_view id_of(Stage stage) {
  switch (stage) {
    case Stage::announced:
      return "announced";
    case Stage::preview:
      return "preview";
    case Stage::available:
      return "available";
  }
  return "";
}

std::string_view id_of(Bound bound) {
  switch (bound) {
    case Bound::exact:
      return "exact";
    case Bound::about:
      return "about";
    case Bound::at_least:
      return "at_least";
    case Bound::up_to:
      return "up_to";
    case Bound::could_exceed:
      return "could_exceed";
  }
  return "";
}

int news_weight(EventKind kind) {
  switch (kind) {
    case EventKind::talks:
      return 5;
    case EventKind::investment:
      return 4;
    case EventKind::contract:
      return 3;
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
