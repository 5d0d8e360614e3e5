// References between the events of a story file: tranches of umbrellas, overlaps, ends and replacements.
#include <algorithm>
#include <tuple>

#include "core/at.hpp"
#include "loader.hpp"

namespace explainer {
namespace {

// Real stories nest tranches one or two levels deep.
constexpr int deepest_umbrella = 64;

// Whether kind, from and to were read without a mistake. Mistakes in them are reported already.
bool knows_ledger(const LoadedEvent& loaded, const Event& event) {
  const bool needs_both = has_ledger(event.kind);
  return loaded.has_kind && (!needs_both || (event.from != none && event.to != none));
}

int unit_of(const Event& event) { return event.amount ? event.amount->unit : none; }

bool same_parties(const Event& a, const Event& b) {
  return std::tuple(a.kind, a.repays, a.from, a.to) == std::tuple(b.kind, b.repays, b.from, b.to);
}

bool in_one_ledger(const Event& a, const Event& b) {
  return same_parties(a, b) && (!a.amount || !b.amount || unit_of(a) == unit_of(b));
}

class Linker {
 public:
  Linker(Loader& loader, const Path& path) : loader_(loader), path_(path) {}

  void link() {
    for (int i = 0; i < count(); ++i) {
      const Path here{&path_, {}, i};
      if (const Json value = loaded(i).part_of) link_umbrella(i, value, Path{&here, "part_of"});
      if (const Json value = loaded(i).overlaps) link_overlaps(i, value, Path{&here, "overlaps"});
      if (const Json value = loaded(i).ends) link_ends(i, value, Path{&here, "ends"});
      if (const Json value = loaded(i).replaces) link_replaced(i, value, Path{&here, "replaces"});
    }
    check_umbrellas();
    check_replaced();
  }

 private:
  int count() const { return static_cast<int>(loader_.events.size()); }
  const LoadedEvent& loaded(int index) const { return at(loader_.events, index); }
  Event& event(int index) { return at(loader_.story.events, index); }
  bool knows_ledgers(int a, int b) { return knows_ledger(loaded(a), event(a)) && knows_ledger(loaded(b), event(b)); }

  void link_umbrella(int index, Json value, const Path& here) {
    FieldContext& context = loader_.context;
    const EventKind kind = event(index).kind;
    if (loaded(index).has_kind && !has_ledger(kind)) return;  // it has none
    const int umbrella = loader_.event_ids.find(context, value, here, "an event");
    if (umbrella == none) return;
    event(index).part_of = umbrella;
    if (knows_ledgers(index, umbrella) && !in_one_ledger(event(index), event(umbrella))) {
      const bool other_unit = same_parties(event(index), event(umbrella));
      context.report.error(value.offset(), here, [&] {
        return context.shown(value) + (other_unit
                                           ? " is in another unit; an event can only be part of one in the same unit"
                                           : " has another kind, from or to; an event can only be part of one with the "
                                             "same three");
      });
    }
    if (event(index).counts == Counts::states) {
      context.report.error(value.offset(), here, [&] {
        return "a running total is not part of " + context.shown(value) +
               "; take part_of or \"counts\": \"states\" out";
      });
    }
  }

  void link_overlaps(int index, Json list, const Path& there) {
    FieldContext& context = loader_.context;
    if (list.type() != JsonType::array) {
      context.report.error(list.offset(), there,
                           [&] { return context.shown(list) + " is not a list; put it in brackets: […]"; });
      return;
    }
    if (list.size() == 0) context.report.error(list.offset(), there, "this list is empty; leave the key out");
    event(index).overlaps = loader_.event_ids.find_all(context, list, there, "an event");
    for (const int other : event(index).overlaps) {
      if (other == index) {
        context.report.warning(list.offset(), there,
                               [&] { return quoted(event(index).id) + " overlaps itself; take it out"; });
        continue;
      }
      if (!knows_ledgers(index, other) || !in_one_ledger(event(index), event(other))) continue;
      context.report.warning(list.offset(), there, [&] {
        return quoted(event(other).id) +
               " has the same kind, from and to, where overlaps says nothing; write part_of, or take it out";
      });
    }
  }

  // The events of a list that must not be empty; nothing when it is no list.
  std::vector<int> listed_events(Json list, const Path& there, std::string_view mend) {
    FieldContext& context = loader_.context;
    if (list.type() != JsonType::array) {
      context.report.error(list.offset(), there,
                           [&] { return context.shown(list) + " is not a list; put it in brackets: […]"; });
      return {};
    }
    if (list.size() == 0)
      context.report.error(list.offset(), there, [&] { return "this list is empty; " + std::string(mend); });
    return loader_.event_ids.find_all(context, list, there, "an event");
  }

  void link_ends(int index, Json list, const Path& there) {
    if (loaded(index).has_kind && event(index).kind != EventKind::end) return;  // reported
    event(index).ends = listed_events(list, there, "name the events that are over");
    for (const int over : event(index).ends) check_over(index, over, list, there);
  }

  void link_replaced(int index, Json list, const Path& there) {
    const Event& replacing = event(index);
    event(index).replaces = listed_events(list, there, "leave the key out");
    if (loaded(index).has_kind && has_ledger(replacing.kind) && replacing.counts == Counts::never) {
      loader_.context.report.error(
          list.offset(), there,
          "only an event that counts takes the place of others; give it an amount that counts, "
          "or write an event of kind \"end\"");
    }
    for (const int over : event(index).replaces) check_over(index, over, list, there);
  }

  // What an event says of another that it is over.
  void check_over(int index, int over, Json list, const Path& there) {
    Report& report = loader_.context.report;
    const auto id = [&] { return quoted(event(over).id); };
    if (over == index) {
      const bool ends = event(index).kind == EventKind::end;
      report.error(list.offset(), there, [&] {
        return id() + (ends ? " cannot put an end to itself; take it out" : " cannot replace itself; take it out");
      });
    } else if (event(over).counts == Counts::states) {
      report.error(list.offset(), there, [&] {
        return id() + " is a running total, which says what was so on its day; name the events that are over instead";
      });
    } else if (event(over).kind == EventKind::end || event(over).kind == EventKind::program) {
      report.error(list.offset(), there, [&] { return id() + " is no deal that can be over; take it out"; });
    } else if (loaded(index).has_date && loaded(over).has_date && event(index).date.last < event(over).date.first) {
      report.warning(list.offset(), there, [&] { return id() + " begins after this; mend one of the dates"; });
    }
  }

  // In a ring of events that replace each other none would count.
  void check_replaced() {
    constexpr char unseen = 0, on_this_walk = 1, done = 2;
    std::vector<char> state(loader_.events.size(), unseen);
    std::vector<std::pair<int, size_t>> walk;  // an event, and how many of those it replaces have been looked at
    for (int start = 0; start < count(); ++start) {
      if (event(start).replaces.empty() || at(state, start) != unseen) continue;
      walk.assign(1, {start, 0});
      at(state, start) = on_this_walk;
      while (!walk.empty()) {
        const int index = walk.back().first;
        const std::vector<int>& replaced = event(index).replaces;
        if (walk.back().second == replaced.size()) {
          at(state, index) = done;
          walk.pop_back();
          continue;
        }
        const int next = replaced[walk.back().second++];
        if (next != index && at(state, next) == on_this_walk) report_ring(index, next);
        if (at(state, next) != unseen) continue;
        at(state, next) = on_this_walk;
        walk.emplace_back(next, 0);
      }
    }
  }

  void report_ring(int index, int replaced) {
    const Path here{&path_, {}, index};
    loader_.context.report.error(loaded(index).replaces.offset(), Path{&here, "replaces"}, [&] {
      return quoted(event(replaced).id) +
             " takes the place of this one, directly or by way of others; take one of the two out";
    });
  }

  // Each event has one umbrella at most, so a walk upwards ends, or runs into itself.
  void check_umbrellas() {
    constexpr int unseen = 0, on_this_walk = -1;
    std::vector<int> depth(loader_.events.size(), unseen);  // 1: no umbrella
    std::vector<int> walk;
    for (int start = 0; start < count(); ++start) {
      walk.clear();
      int i = start;
      for (; i != none && at(depth, i) == unseen; i = event(i).part_of) {
        at(depth, i) = on_this_walk;
        walk.push_back(i);
      }
      if (i != none && at(depth, i) == on_this_walk) report_cycle(i);
      int above = i == none || at(depth, i) == on_this_walk ? 0 : at(depth, i);
      for (size_t w = walk.size(); w-- > 0;) {
        at(depth, walk[w]) = ++above;
        if (above == deepest_umbrella + 1) report_depth(walk[w]);
      }
    }
  }

  void report_cycle(int index) {
    const Path here{&path_, {}, index};
    const Json value = loaded(index).part_of;
    const bool itself = event(index).part_of == index;
    loader_.context.report.error(value.offset(), Path{&here, "part_of"}, [&] {
      return quoted(event(index).id) + " is part of itself" +
             (itself ? "" : ", by way of " + loader_.context.shown(value)) + "; take one part_of out";
    });
  }

  void report_depth(int index) {
    const Path here{&path_, {}, index};
    loader_.context.report.error(loaded(index).part_of.offset(), Path{&here, "part_of"},
                                 "this is nested more than 64 umbrellas deep; name an outer umbrella");
  }

  Loader& loader_;
  const Path& path_;
};

}  // namespace

void link_events(Loader& loader, const Path& path) { Linker(loader, path).link(); }

}  // namespace explainer
