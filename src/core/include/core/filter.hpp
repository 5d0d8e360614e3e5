// Which events are shown: by kind, status, company, and whether the article itself mentions them.
// A filter hides and skips; it never changes a sum.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/story.hpp"

namespace explainer {

// An empty criterion matches all events. Values of one criterion are alternatives; all criteria must match.
struct Filter {
  unsigned kinds = 0, statuses = 0;  // one bit each, by EventKind and Status
  std::vector<int> entities;         // ascending
  bool article = false;
  bool on() const { return kinds != 0 || statuses != 0 || !entities.empty() || article; }
  bool operator==(const Filter&) const = default;
};

template <typename Enum>
constexpr unsigned bit_of(Enum value) {
  return 1U << static_cast<unsigned>(value);
}

// The entity pays, is paid, takes part, or makes the programme.
bool touches(const Story& story, const Event& event, int entity);

bool passes(const Story& story, const Event& event, const Filter& filter);

// "kind:talks status:in_talks entity:amazon article": nullopt when a term is unknown; "" is no filter.
std::optional<Filter> parse_filter(const Story& story, std::string_view terms);
std::string filter_terms(const Story& story, const Filter& filter);  // the same back, in the order of the story

// What can be chosen, as JSON: [{"group","label","options":[{"term","label","count","on"}]}]; only what the story has.
std::string write_filters_json(const Story& story, const Filter& filter);

}  // namespace explainer
