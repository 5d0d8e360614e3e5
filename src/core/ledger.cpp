// How the rules of "How money adds up" (README.md) apply in edge cases:
//
// * A day is over when it is shown: everything that begins or ends on a day has done so in that day's total, in any
//   order, and only then do the day's statements apply. So an event of the statement's own day is covered by it.
// * A statement compares itself with what has begun. Of an event still under way it covers all: its high counted before
//   the statement, and its low is not added when the event ends after it.
// * A statement with nothing before it contradicts nothing; it is the total.
// * Several statements of one day apply from the loosest to the firmest (at least, up to, about, exact), smaller
//   figures first. So neither the order of the file nor the ids decide, and of two that clash the firmer wins.
// * Where a statement wins over steps that contradict it, its own figures replace theirs; an at-least or up-to
//   statement still keeps their `about`, for it does not say that the doubt is gone.
// * What began before a statement is covered by it: it neither adds nor counts as a part. A later tranche of it counts
//   by itself, and so does a tranche of an umbrella that is not counted, or is itself a statement.
// * A tranche that begins before its umbrella counts at once; the umbrella takes it in when it begins. If that umbrella
//   is a tranche in turn, the money is within the outer umbrella from the start.
// * Nothing that comes later changes a total of before, so a tranche stays linked to its umbrella until a statement
// covers the umbrella.
// * An umbrella is `about` when it or one of its tranches is: a total is never more certain than its parts.
#include "core/ledger.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/at.hpp"
#include "core/sort.hpp"
#include "interval_sum.hpp"

namespace explainer {
namespace {

// The wider of what an umbrella says and what its tranches add up to, as one part.
IntervalSum wider(const IntervalSum& own, const IntervalSum& tranches) {
  return {std::max(own.low, tranches.low), std::max(own.high, tranches.high),
          own.unbounded + tranches.unbounded > 0 ? 1 : 0, own.about + tranches.about > 0 ? 1 : 0};
}

struct Part {
  Interval amount;           // all the event stands for
  IntervalSum own;           // the part of it that counts so far
  IntervalSum tranches;      // sum of its tranches since the last statement
  int tranches_period = 0;   // the statement period they were summed in
  int umbrella = none;       // another part
  int statement_period = 0;  // how many days with statements came before it began
};

enum class Step : unsigned char { begins, ends, states };  // in their order within a day

struct Change {
  Date day;
  Step step = Step::begins;
  int part = none;
};

int looseness_rank(Bound bound) {
  switch (bound) {
    case Bound::at_least:
      return 0;
    case Bound::up_to:
      return 1;
    case Bound::about:
      return 2;
    default:
      return 3;
  }
}

// Adds up the events of one ledger, day by day.
class LedgerBuilder {
 public:
  LedgerBuilder(const Story& story, Ledger& ledger, std::vector<Contradiction>& contradictions)
      : story_(story), ledger_(ledger), contradictions_(contradictions) {}

  void run() {
    make_parts();
    const std::vector<Change> changes = make_changes();
    for (size_t i = 0; i < changes.size(); ++i) {
      apply(changes[i]);
      if (i + 1 == changes.size() || changes[i + 1].day != changes[i].day) end_day(changes[i].day);
    }
  }

 private:
  const Event& event_of(int part) const { return at(story_.events, at(ledger_.events, part)); }
  Part& part(int index) { return at(parts_, index); }
  int part_count() const { return static_cast<int>(ledger_.events.size()); }

  void make_parts() {
    std::vector<Date> stated;
    for (int i = 0; i < part_count(); ++i) {
      if (event_of(i).counts == Counts::states) stated.push_back(event_of(i).date.last);
    }
    sort_stable(stated);
    stated.erase(std::unique(stated.begin(), stated.end()), stated.end());

    parts_.resize(ledger_.events.size());
    for (int i = 0; i < part_count(); ++i) {
      const Event& event = event_of(i);
      part(i).amount = *interval_of(*event.amount);
      const auto before = std::lower_bound(stated.begin(), stated.end(), event.date.first);
      part(i).statement_period = static_cast<int>(before - stated.begin());
    }
    for (int i = 0; i < part_count(); ++i) part(i).umbrella = umbrella_of(i);
  }

  int umbrella_of(int index) {
    const Event& event = event_of(index);
    if (event.part_of == none) return none;
    const std::vector<int>& events = ledger_.events;
    const auto found = std::lower_bound(events.begin(), events.end(), event.part_of);
    if (found == events.end() || *found != event.part_of) return none;
    const int umbrella = static_cast<int>(found - events.begin());
    return event_of(umbrella).counts == Counts::adds ? umbrella : none;
  }

  // Every change in its order: by day, within a day by step, and statements from loose to firm.
  std::vector<Change> make_changes() const {
    std::vector<Change> begins, ends, statements;
    for (int i = 0; i < part_count(); ++i) {
      const Event& event = event_of(i);
      if (event.counts == Counts::states) {
        statements.push_back({event.date.last, Step::states, i});
      } else {
        begins.push_back({event.date.first, Step::begins, i});  // events are sorted by it
        ends.push_back({event.date.last, Step::ends, i});
      }
    }
    sort_stable(ends,
                [](const Change& a, const Change& b) { return std::tie(a.day, a.part) < std::tie(b.day, b.part); });
    const auto rank = [this](const Change& m) {
      const Amount& amount = *event_of(m.part).amount;
      return std::tuple(m.day, looseness_rank(amount.bound), amount.usd, m.part);
    };
    sort_stable(statements, [&](const Change& a, const Change& b) { return rank(a) < rank(b); });

    const auto earlier = [](const Change& a, const Change& b) { return a.day < b.day; };
    std::vector<Change> spans, all;
    spans.reserve(begins.size() + ends.size());
    std::merge(begins.begin(), begins.end(), ends.begin(), ends.end(), std::back_inserter(spans), earlier);
    all.reserve(spans.size() + statements.size());
    std::merge(spans.begin(), spans.end(), statements.begin(), statements.end(), std::back_inserter(all), earlier);
    return all;
  }

  void apply(const Change& change) {
    if (change.step == Step::states) return apply_statement(change.part);
    const Part& p = part(change.part);
    if (p.statement_period != statement_period_) return;  // ends after a statement that covers it
    IntervalSum own = p.own;
    const IntervalSum all = sum_of(p.amount);
    if (change.step == Step::begins) {
      own = {own.low, all.high, all.unbounded, all.about};
    } else {
      own.low = all.low;
    }
    set_known(change.part, own);
    note(change.part);
  }

  // Carries a new figure up through the umbrellas into the running sum.
  void set_known(int index, const IntervalSum& own) {
    IntervalSum before = known_of(index);
    part(index).own = own;
    IntervalSum after = known_of(index);
    for (int up = umbrella_now(index); up != none && !(before == after); up = umbrella_now(up)) {
      const IntervalSum difference = after - before;
      before = known_of(up);
      part(up).tranches = part(up).tranches + difference;
      after = known_of(up);
    }
    added_ = added_ + (after - before);
  }

  // The umbrella, unless a statement covers it.
  int umbrella_now(int index) {
    const int umbrella = part(index).umbrella;
    return umbrella != none && part(umbrella).statement_period >= statement_period_ ? umbrella : none;
  }

  IntervalSum known_of(int index) {
    Part& p = part(index);
    if (p.tranches_period != statement_period_) {  // a statement covers the tranches there were
      p.tranches = {};
      p.tranches_period = statement_period_;
    }
    return wider(p.own, p.tranches);
  }

  void apply_statement(int index) {
    const Event& event = event_of(index);
    const Interval said = part(index).amount;
    const Interval steps = interval_of(total());
    Interval now = {std::max(said.low, steps.low), std::min(said.high, steps.high), steps.about};
    if (newest_ == none) {
      now = said;
    } else if (now.low > now.high) {
      contradictions_.push_back({at(ledger_.events, index), at(ledger_.events, newest_), steps, said});
      now = {said.low, said.high, steps.about};
    }
    if (event.amount->bound == Bound::exact) now.about = false;
    if (event.amount->bound == Bound::about) now.about = true;
    const Cents named = total().high;
    stated_ = sum_of(now);
    if (now.high == unbounded) stated_.high = std::max(stated_.high, named);  // a floor takes no ceiling away
    added_ = {};
    stated_today_ = true;
    note(index);
  }

  void end_day(Date day) {
    if (stated_today_) ++statement_period_;
    stated_today_ = false;
    const LedgerStep now = {day, interval_of(total()), to_dollars(total().high)};
    const bool same =
        !ledger_.steps.empty() && ledger_.steps.back().total == now.total && ledger_.steps.back().named == now.named;
    if (!same) ledger_.steps.push_back(now);
  }

  IntervalSum total() const { return stated_ + added_; }
  void note(int index) { newest_ = std::max(newest_, index); }

  const Story& story_;
  Ledger& ledger_;
  std::vector<Contradiction>& contradictions_;
  std::vector<Part> parts_;   // beside ledger_.events
  IntervalSum stated_;        // what the last statement left
  IntervalSum added_;         // what began since
  int statement_period_ = 0;  // days with statements so far
  bool stated_today_ = false;
  int newest_ = none;  // part
};

bool enters_ledger(const Event& event) {
  return has_ledger(event.kind) && event.counts != Counts::never && event.amount &&
         event.amount->bound != Bound::could_exceed;
}

}  // namespace

const LedgerStep* Ledger::step_at(Date date) const {
  const auto after =
      std::upper_bound(steps.begin(), steps.end(), date, [](Date d, const LedgerStep& step) { return d < step.day; });
  return after == steps.begin() ? nullptr : &*std::prev(after);
}

const Interval* Ledger::at(Date date) const {
  const LedgerStep* const step = step_at(date);
  return step ? &step->total : nullptr;
}

Ledgers build_ledgers(const Story& story) {
  const auto key = [&](int index) {
    const Event& event = at(story.events, index);
    return std::tuple(event.kind, event.from, event.to);
  };
  std::vector<int> counted;
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    if (enters_ledger(at(story.events, i))) counted.push_back(i);
  }
  sort_stable(counted, [&](int a, int b) { return key(a) < key(b); });

  Ledgers ledgers;
  for (const int index : counted) {
    const auto [kind, from, to] = key(index);
    if (ledgers.all.empty() || std::tuple(ledgers.all.back().kind, ledgers.all.back().from, ledgers.all.back().to) !=
                                   std::tuple(kind, from, to)) {
      ledgers.all.push_back({kind, from, to, {}, {}});
    }
    ledgers.all.back().events.push_back(index);
  }
  for (Ledger& ledger : ledgers.all) LedgerBuilder(story, ledger, ledgers.contradictions).run();
  return ledgers;
}

}  // namespace explainer
