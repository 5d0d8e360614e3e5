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
// * An event that is over counts from no day on which it is over, whenever it began: its low neither on nor after the
//   first day of the end's span, its high neither on nor after the last.
// * Ends of one event add nothing to each other: the earliest first and the earliest last day hold.
// * What is over and covered by a statement is taken off the total after all that begins or ends on that day, and
//   before the day's statements. A running total (`states`) is never over: it says what was true on its day.
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
  std::optional<End> end;    // from when it no longer counts
  int end_period = none;     // the statement period in which its end began, when a statement covers it
  IntervalSum tranches;      // sum of its tranches since the last statement
  int tranches_period = 0;   // the statement period they were summed in
  int umbrella = none;       // another part
  int statement_period = 0;  // how many days with statements came before it began
};

// In their order within a day. `ends` is the last day of an event's span; then come the first and the last day of the
// span of what put an end to it.
enum class Step : unsigned char { begins, ends, over_low, over_high, states };

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

// Adds up the events of one ledger, or of what was paid back of it, day by day.
class LedgerBuilder {
 public:
  LedgerBuilder(const Story& story, const std::vector<std::optional<End>>& ends, const std::vector<int>& events,
                std::vector<LedgerStep>& steps, std::vector<Contradiction>& contradictions)
      : story_(story), ends_(ends), events_(events), steps_(steps), contradictions_(contradictions) {}

  void run() {
    make_parts();
    const std::vector<Change> changes = make_changes();
    for (size_t i = 0; i < changes.size(); ++i) {
      apply(changes[i]);
      if (i + 1 == changes.size() || changes[i + 1].day != changes[i].day) end_day(changes[i].day);
    }
  }

 private:
  const Event& event_of(int part) const { return at(story_.events, at(events_, part)); }
  Part& part(int index) { return at(parts_, index); }
  int part_count() const { return static_cast<int>(events_.size()); }

  void make_parts() {
    std::vector<Date> stated;
    for (int i = 0; i < part_count(); ++i) {
      if (event_of(i).counts == Counts::states) stated.push_back(event_of(i).date.last);
    }
    sort_stable(stated);
    stated.erase(std::unique(stated.begin(), stated.end()), stated.end());

    parts_.resize(events_.size());
    for (int i = 0; i < part_count(); ++i) {
      const Event& event = event_of(i);
      part(i).amount = *interval_of(*event.amount);
      const auto before = std::lower_bound(stated.begin(), stated.end(), event.date.first);
      part(i).statement_period = static_cast<int>(before - stated.begin());
      if (event.counts == Counts::adds) part(i).end = at(ends_, at(events_, i));
    }
    for (int i = 0; i < part_count(); ++i) part(i).umbrella = umbrella_of(i);
  }

  int umbrella_of(int index) {
    const Event& event = event_of(index);
    if (event.part_of == none) return none;
    const auto found = std::lower_bound(events_.begin(), events_.end(), event.part_of);
    if (found == events_.end() || *found != event.part_of) return none;
    const int umbrella = static_cast<int>(found - events_.begin());
    return event_of(umbrella).counts == Counts::adds ? umbrella : none;
  }

  // Every change in its order: by day, within a day by step, and statements from loose to firm.
  std::vector<Change> make_changes() const {
    std::vector<Change> begins, ends, statements, overs;
    for (int i = 0; i < part_count(); ++i) {
      const Event& event = event_of(i);
      if (event.counts == Counts::states) {
        statements.push_back({event.date.last, Step::states, i});
      } else {
        begins.push_back({event.date.first, Step::begins, i});  // events are sorted by it
        ends.push_back({event.date.last, Step::ends, i});
      }
      if (const std::optional<End>& end = at(parts_, i).end) {
        if (end->low > event.date.first) overs.push_back({end->low, Step::over_low, i});
        if (end->high > event.date.first) overs.push_back({end->high, Step::over_high, i});
      }
    }
    const auto by_day = [](const Change& a, const Change& b) {
      return std::tie(a.day, a.step, a.part) < std::tie(b.day, b.step, b.part);
    };
    sort_stable(ends, by_day);
    sort_stable(overs, by_day);
    const auto rank = [this](const Change& m) {
      const Amount& amount = *event_of(m.part).amount;
      return std::tuple(m.day, looseness_rank(amount.bound), amount.value, m.part);
    };
    sort_stable(statements, [&](const Change& a, const Change& b) { return rank(a) < rank(b); });

    const auto earlier = [](const Change& a, const Change& b) { return a.day < b.day; };
    const auto merged = [&](const std::vector<Change>& a, const std::vector<Change>& b) {
      std::vector<Change> out;
      out.reserve(a.size() + b.size());
      std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out), earlier);
      return out;
    };
    return merged(merged(merged(begins, ends), overs), statements);
  }

  void apply(const Change& change) {
    if (change.step == Step::states) return apply_statement(change.part);
    Part& p = part(change.part);
    if (p.statement_period != statement_period_) {  // a statement covers it
      if (change.step == Step::over_low) {
        p.end_period = statement_period_;
        over_ = over_ + IntervalSum{sum_of(p.amount).high, 0, sum_of(p.amount).unbounded, 0};
      } else if (change.step == Step::over_high && p.end_period == statement_period_) {
        over_.high += to_cents(p.amount.low);
      }
      return;
    }
    const Event& event = event_of(change.part);
    const bool low_counts = event.date.last <= change.day && !(p.end && p.end->low <= change.day);
    const bool high_counts = event.date.first <= change.day && !(p.end && p.end->high <= change.day);
    const IntervalSum all = sum_of(p.amount);
    IntervalSum own;
    if (high_counts) own = {0, all.high, all.unbounded, all.about};
    if (low_counts) own.low = all.low;
    set_known(change.part, own);
    note(change.part);
  }

  // Takes off what was over on this day and is within the last statement; never more than there is. A part that ends
  // may leave less than nothing of what the statement and its ends said: then nothing is left.
  void take_off() {
    stated_.low -= std::min(stated_.low + added_.low, Cents{0});
    const IntervalSum now = total();
    stated_.low -= over_.unbounded > 0 ? now.low : std::min(now.low, over_.low);
    stated_.high -= std::min(now.high, over_.high);
    if (now.unbounded == 0) stated_.high += std::max(total().low - total().high, Cents{0});
    over_ = {};
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
    take_off();
    const Event& event = event_of(index);
    const Interval said = part(index).amount;
    const Interval steps = interval_of(total());
    Interval now = {std::max(said.low, steps.low), std::min(said.high, steps.high), steps.about};
    if (newest_ == none) {
      now = said;
    } else if (now.low > now.high) {
      contradictions_.push_back({at(events_, index), at(events_, newest_), steps, said});
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
    take_off();
    const LedgerStep now = {day, interval_of(total()), to_dollars(total().high)};
    const bool same = !steps_.empty() && steps_.back().total == now.total && steps_.back().named == now.named;
    if (!same) steps_.push_back(now);
  }

  IntervalSum total() const { return stated_ + added_; }
  void note(int index) { newest_ = std::max(newest_, index); }

  const Story& story_;
  const std::vector<std::optional<End>>& ends_;  // beside story_.events
  const std::vector<int>& events_;
  std::vector<LedgerStep>& steps_;
  std::vector<Contradiction>& contradictions_;
  std::vector<Part> parts_;   // beside events_
  IntervalSum stated_;        // what the last statement left
  IntervalSum added_;         // what began since
  IntervalSum over_;          // of `stated_`, what is over today
  int statement_period_ = 0;  // days with statements so far
  bool stated_today_ = false;
  int newest_ = none;  // part
};

bool enters_ledger(const Event& event) {
  return has_ledger(event.kind) && event.counts != Counts::never && event.amount &&
         event.amount->bound != Bound::could_exceed;
}

const LedgerStep* last_step(const std::vector<LedgerStep>& steps, Date date) {
  const auto after =
      std::upper_bound(steps.begin(), steps.end(), date, [](Date d, const LedgerStep& step) { return d < step.day; });
  return after == steps.begin() ? nullptr : &*std::prev(after);
}

void take_earlier(std::optional<End>& end, const DateSpan& span) {
  end = end ? End{std::min(end->low, span.first), std::min(end->high, span.last)} : End{span.first, span.last};
}

auto key_of(const Ledger& ledger) { return std::tuple(ledger.kind, ledger.from, ledger.to, ledger.unit); }

}  // namespace

const LedgerStep* Ledger::step_at(Date date) const { return last_step(steps, date); }

const Interval* Ledger::at(Date date) const {
  const LedgerStep* const step = step_at(date);
  return step ? &step->total : nullptr;
}

const Interval* Ledger::returned_at(Date date) const {
  const LedgerStep* const step = last_step(returned_steps, date);
  return step ? &step->total : nullptr;
}

Interval outstanding(const Interval& given, const Interval& returned) {
  const Interval left{std::max(0.0, given.low - returned.high), std::max(0.0, given.high - returned.low),
                      given.about || returned.about};
  return left.high == unbounded ? left : interval_of(sum_of(left));  // to the cent
}

std::vector<std::optional<End>> ends_of_events(const Story& story) {
  std::vector<std::optional<End>> ends(story.events.size());
  for (const Event& event : story.events) {
    const bool is_end = event.kind == EventKind::end && event.status != Status::in_talks;
    for (const int over : is_end&& event.ending != Ending::expired ? event.ends : std::vector<int>())
      take_earlier(at(ends, over), event.date);
    for (const int over : enters_ledger(event) ? event.replaces : std::vector<int>())
      take_earlier(at(ends, over), event.date);
  }
  return ends;
}

Ledgers build_ledgers(const Story& story) {
  // A repayment stands with what it pays back.
  const auto key = [&](int index) {
    const Event& event = at(story.events, index);
    const bool repays = event.kind == EventKind::repayment;
    return std::tuple(repays ? event.repays : event.kind, repays ? event.to : event.from,
                      repays ? event.from : event.to, event.amount->unit);
  };
  std::vector<int> counted;
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    if (enters_ledger(at(story.events, i))) counted.push_back(i);
  }
  sort_stable(counted, [&](int a, int b) { return key(a) < key(b); });

  Ledgers ledgers;
  for (const int index : counted) {
    const auto [kind, from, to, unit] = key(index);
    if (ledgers.all.empty() || key_of(ledgers.all.back()) != key(index)) {
      ledgers.all.push_back({kind, from, to, unit, {}, {}, {}, {}});
    }
    Ledger& ledger = ledgers.all.back();
    (at(story.events, index).kind == EventKind::repayment ? ledger.repayments : ledger.events).push_back(index);
  }
  const std::vector<std::optional<End>> ends = ends_of_events(story);
  for (Ledger& ledger : ledgers.all) {
    LedgerBuilder(story, ends, ledger.events, ledger.steps, ledgers.contradictions).run();
    LedgerBuilder(story, ends, ledger.repayments, ledger.returned_steps, ledgers.contradictions).run();
  }
  return ledgers;
}

}  // namespace explainer
