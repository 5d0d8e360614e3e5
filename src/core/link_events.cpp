// What the events of a story file say of each other: tranches of umbrellas, and overlaps.
#include <tuple>

#include "loader.hpp"

namespace explainer {
namespace {

// Real umbrellas hold tranches, and perhaps tranches of tranches.
constexpr int deepest_umbrella = 64;

// Were kind, from and to read without a mistake? Mistakes there are reported already.
bool knows_ledger(const LoadedEvent& loaded, const Event& event) {
  const bool needs_both = event.kind == EventKind::investment || event.kind == EventKind::contract;
  return loaded.has_kind && (!needs_both || (event.from != none && event.to != none));
}

bool in_one_ledger(const Event& a, const Event& b) {
  return std::tuple(a.kind, a.from, a.to) == std::tuple(b.kind, b.from, b.to);
}

class Linker {
 public:
  Linker(Loader& loading, const Path& path) : loading_(loading), path_(path) {}

  void link() {
    for (int i = 0; i < count(); ++i) {
      const Path here{&path_, {}, i};
      if (const Json value = loaded(i).part_of) link_umbrella(i, value, Path{&here, "part_of"});
      if (const Json value = loaded(i).overlaps) link_overlaps(i, value, Path{&here, "overlaps"});
    }
    check_umbrellas();
  }

 private:
  int count() const { return static_cast<int>(loading_.events.size()); }
  const LoadedEvent& loaded(int index) const { return loading_.events[static_cast<size_t>(index)]; }
  Event& event(int index) { return loading_.story.events[static_cast<size_t>(index)]; }
  bool knows_ledgers(int a, int b) { return knows_ledger(loaded(a), event(a)) && knows_ledger(loaded(b), event(b)); }

  void link_umbrella(int index, Json value, const Path& here) {
    FieldContext& checker = loading_.checker;
    const EventKind kind = event(index).kind;
    if (loaded(index).has_kind && kind != EventKind::investment && kind != EventKind::contract) return;  // it has none
    const int umbrella = loading_.event_ids.find(checker, value, here, "an event");
    if (umbrella == none) return;
    event(index).part_of = umbrella;
    if (knows_ledgers(index, umbrella) && !in_one_ledger(event(index), event(umbrella))) {
      checker.report.error(
          value.offset(), here,
          checker.shown(value) + " has another kind, from or to; an event can only be part of one with the same three");
    }
    if (event(index).counts == Counts::states) {
      checker.report.error(
          value.offset(), here,
          "a running total is not part of " + checker.shown(value) + "; take part_of or \"counts\": \"states\" out");
    }
  }

  void link_overlaps(int index, Json list, const Path& there) {
    FieldContext& checker = loading_.checker;
    if (list.type() != JsonType::array) {
      checker.report.error(list.offset(), there, checker.shown(list) + " is not a list; put it in brackets: […]");
      return;
    }
    if (list.size() == 0) checker.report.error(list.offset(), there, "this list is empty; leave the key out");
    event(index).overlaps = loading_.event_ids.find_all(checker, list, there, "an event");
    for (const int other : event(index).overlaps) {
      if (other == index) {
        checker.report.warning(list.offset(), there, quoted(event(index).id) + " overlaps itself; take it out");
        continue;
      }
      if (!knows_ledgers(index, other) || !in_one_ledger(event(index), event(other))) continue;
      checker.report.warning(
          list.offset(), there,
          quoted(event(other).id) +
              " has the same kind, from and to, where overlaps says nothing; write part_of, or take it out");
    }
  }

  // Each event has one umbrella at most, so a walk upwards ends, or runs into itself.
  void check_umbrellas() {
    constexpr int unseen = 0, on_this_walk = -1;
    std::vector<int> depth(loading_.events.size(), unseen);  // 1: no umbrella
    std::vector<int> walk;
    for (int start = 0; start < count(); ++start) {
      walk.clear();
      int i = start;
      for (; i != none && depth[static_cast<size_t>(i)] == unseen; i = event(i).part_of) {
        depth[static_cast<size_t>(i)] = on_this_walk;
        walk.push_back(i);
      }
      if (i != none && depth[static_cast<size_t>(i)] == on_this_walk) report_cycle(i);
      int above = i == none || depth[static_cast<size_t>(i)] == on_this_walk ? 0 : depth[static_cast<size_t>(i)];
      for (size_t w = walk.size(); w-- > 0;) {
        depth[static_cast<size_t>(walk[w])] = ++above;
        if (above == deepest_umbrella + 1) report_depth(walk[w]);
      }
    }
  }

  void report_cycle(int index) {
    const Path here{&path_, {}, index};
    const Json value = loaded(index).part_of;
    const bool itself = event(index).part_of == index;
    loading_.checker.report.error(value.offset(), Path{&here, "part_of"},
                                  quoted(event(index).id) + " is part of itself" +
                                      (itself ? "" : ", by way of " + loading_.checker.shown(value)) +
                                      "; take one part_of out");
  }

  void report_depth(int index) {
    const Path here{&path_, {}, index};
    loading_.checker.report.error(loaded(index).part_of.offset(), Path{&here, "part_of"},
                                  "this is nested more than 64 umbrellas deep; name an outer umbrella");
  }

  Loader& loading_;
  const Path& path_;
};

}  // namespace

void link_events(Loader& loading, const Path& path) { Linker(loading, path).link(); }

}  // namespace explainer
