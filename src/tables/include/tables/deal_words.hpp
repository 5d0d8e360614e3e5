// The words in which people say what kind of deal an event is, how far it came and how it was over. English, and the
// common languages of spreadsheets.
#pragma once

#include <optional>
#include <string_view>

#include "core/story.hpp"

namespace explainer {

// Of "loan", "preferred shares", "supply deal" …; nothing of a word that may mean several.
std::optional<EventKind> kind_in_words(std::string_view text);

// What a status says: how far a deal came, or that it is over, or that another took its place, or that it was paid
// back.
struct StatusMeaning {
  std::optional<Status> status;
  std::optional<Ending> ending;
  bool is_replaced = false, is_repaid = false;
  bool is_known() const { return status || ending || is_replaced || is_repaid; }
};
StatusMeaning status_in_words(std::string_view text);

std::optional<Bound> bound_in_words(std::string_view text);
std::optional<Counts> counts_in_words(std::string_view text);
std::optional<Stage> stage_in_words(std::string_view text);
std::optional<Side> side_in_words(std::string_view text);
std::optional<bool> truth_in_words(std::string_view text);  // yes, no, x, 1, 0, true …

}  // namespace explainer
