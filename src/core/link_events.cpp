// What the events of a story file say of each other: tranches of umbrellas, and overlaps.
#include <tuple>

#include "loading.hpp"

namespace explainer {
namespace {

// Real umbrellas hold tranches, and perhaps tranches of tranches.
constexpr int deepest_umbrella = 64;

// Were kind, from and to read without a mistake? Mistakes there are reported already.
bool knows_ledger(const LoadedEvent& loaded) {
  const bool needs_both = loaded.event.kind == EventKind::investment || loaded.event.kind == EventKind::contract;
  return loaded.has_kind && (!needs_both || (loaded.event.from != none && loaded.event.to != none));
}

bool in_one_ledger(const LoadedEvent& a, const LoadedEvent& b) {
  return std::tuple(a.event.kind, a.event.from, a.event.to) == std::tuple(b.event.kind, b.event.from, b.event.to);
}

class Linker {
 public:
  Linker(Loading& loading, const Path& path) : loading_(loading), path_(path) {}

  void link() {
    for (int i = 0; i < count(); ++i) {
      if (!at(i).object) continue;
      const Path here{&path_, {}, i};
      if (const Json value = member(at(i).object, "part_of")) link_umbrella(i, value, Path{&here, "part_of"});
      if (const Json value = member(at(i).object, "overlaps")) link_overlaps(i, value, Path{&here, "overlaps"});
    }
    check_umbrellas();
  }

 private:
  int count() const { return static_cast<int>(loading_.events.size()); }
  LoadedEvent& at(int index) { return loading_.events[static_cast<size_t>(index)]; }

  void link_umbrella(int index, Json value, const Path& here) {
    Checker& checker = loading_.checker;
    const EventKind kind = at(index).event.kind;
    if (at(index).has_kind && kind != EventKind::investment && kind != EventKind::contract) return;  // it has none
    const int umbrella = loading_.event_ids.find(checker, value, here, "an event");
    if (umbrella == none) return;
    at(index).event.part_of = umbrella;
    if (knows_ledger(at(index)) && knows_ledger(at(umbrella)) && !in_one_ledger(at(index), at(umbrella))) {
      checker.report.error(
          value.offset(), here,
          checker.shown(value) + " has another kind, from or to; an event can only be part of one with the same three");
    }
    if (at(index).event.counts == Counts::states) {
      checker.report.error(
          value.offset(), here,
          "a running total is not part of " + checker.shown(value) + "; take part_of or \"counts\": \"states\" out");
    }
  }

  void link_overlaps(int index, Json list, const Path& there) {
    Checker& checker = loading_.checker;
    if (list.type() != JsonType::array) {
      checker.report.error(list.offset(), there, checker.shown(list) + " is not a list; put it in brackets: […]");
      return;
    }
    if (list.size() == 0) checker.report.error(list.offset(), there, "this list is empty; leave the key out");
    at(index).event.overlaps = loading_.event_ids.find_all(checker, list, there, "an event");
    for (const int other : at(index).event.overlaps) {
      if (!knows_ledger(at(index)) || !knows_ledger(at(other)) || !in_one_ledger(at(index), at(other))) continue;
      checker.report.warning(
          list.offset(), there,
          quoted(at(other).event.id) +
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
      for (; i != none && depth[static_cast<size_t>(i)] == unseen; i = at(i).event.part_of) {
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
    const Path event{&path_, {}, index};
    const Json value = member(at(index).object, "part_of");
    const bool itself = at(index).event.part_of == index;
    loading_.checker.report.error(value.offset(), Path{&event, "part_of"},
                                  quoted(at(index).event.id) + " is part of itself" +
                                      (itself ? "" : ", by way of " + loading_.checker.shown(value)) +
                                      "; take one part_of out");
  }

  void report_depth(int index) {
    const Path event{&path_, {}, index};
    loading_.checker.report.error(member(at(index).object, "part_of").offset(), Path{&event, "part_of"},
                                  "this is nested more than 64 umbrellas deep; name an outer umbrella");
  }

  Loading& loading_;
  const Path& path_;
};

}  // namespace

void link_events(Loading& loading, const Path& path) { Linker(loading, path).link(); }

}  // namespace explainer
