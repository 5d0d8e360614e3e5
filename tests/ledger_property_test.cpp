// The ledger against a second, slow and simple implementation of its rules, on thousands of random stories.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core_story.hpp"
#include "ledger_oracle.hpp"
#include "sweep.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// --- the simple implementation: for one day, directly from the rules ---

struct Oracle {
  const Story& story;
  std::vector<int> ledger;  // all events of one ledger that count or state

  const Event& event(int index) const { return story.events[static_cast<size_t>(index)]; }
  bool holds(int index) const { return std::find(ledger.begin(), ledger.end(), index) != ledger.end(); }

  // What one event adds by `date`, with its tranches, when the last statement before it was on `after`.
  Interval contribution(int index, Date after, Date date) const {
    Interval own;
    const Interval all = *interval_of(*event(index).amount);
    if (event(index).date.first <= date) {
      own.high = all.high;
      own.about = all.about;
    }
    if (event(index).date.last <= date) own.low = all.low;
    Interval tranches;
    for (const int other : ledger) {
      if (event(other).counts != Counts::adds || event(other).part_of != index || event(other).date.first <= after)
        continue;
      const Interval part = contribution(other, after, date);
      tranches = {tranches.low + part.low, tranches.high + part.high, tranches.about || part.about};
    }
    return {std::max(own.low, tranches.low), std::max(own.high, tranches.high), own.about || tranches.about};
  }

  bool stands_alone(int index, Date after) const {
    const int umbrella = event(index).part_of;
    return umbrella == none || !holds(umbrella) || event(umbrella).counts != Counts::adds ||
           event(umbrella).date.first <= after;
  }

  Interval added(Date after, Date date, Date until) const {
    Interval sum;
    for (const int index : ledger) {
      const Event& e = event(index);
      if (e.counts != Counts::adds || e.date.first <= after || e.date.first > until || !stands_alone(index, after))
        continue;
      const Interval part = contribution(index, after, date);
      sum = {sum.low + part.low, sum.high + part.high, sum.about || part.about};
    }
    // A tranche whose umbrella begins only after `until` counts already.
    for (const int index : ledger) {
      const Event& e = event(index);
      if (e.counts != Counts::adds || e.date.first <= until || !stands_alone(index, after)) continue;
      const Interval part = contribution(index, after, until);
      sum = {sum.low + part.low, sum.high + part.high, sum.about || part.about};
    }
    return sum;
  }

  std::optional<Interval> total(Date date) const {
    const Date dawn{-1'000'000};
    std::set<Date> statement_days;
    for (const int index : ledger) {
      if (event(index).counts == Counts::states && event(index).date.last <= date)
        statement_days.insert(event(index).date.last);
    }
    std::optional<Interval> base;
    Date after = dawn;
    for (const Date stated : statement_days) {
      base = sum(base, after, stated);
      for (const Bound bound : {Bound::at_least, Bound::up_to, Bound::about, Bound::exact}) {
        std::vector<double> figures;
        for (const int index : ledger) {
          const Event& e = event(index);
          if (e.counts == Counts::states && e.date.last == stated && e.amount->bound == bound)
            figures.push_back(e.amount->value);
        }
        std::sort(figures.begin(), figures.end());
        for (const double usd : figures) base = narrowed(base, {usd, bound});
      }
      after = stated;
    }
    return sum(base, after, date);
  }

  std::optional<Interval> sum(const std::optional<Interval>& base, Date after, Date date) const {
    const bool any = std::any_of(ledger.begin(), ledger.end(), [&](int index) {
      return event(index).counts == Counts::adds && event(index).date.first > after && event(index).date.first <= date;
    });
    if (!base && !any) return std::nullopt;
    const Interval more = added(after, date, date);
    const Interval from = base.value_or(Interval{});
    return Interval{from.low + more.low, from.high + more.high, from.about || more.about};
  }
};

// --- random stories ---

constexpr const char* bounds[] = {"exact", "about", "at_least", "up_to"};

// Few days, so that events meet; spans of a day, some days, a month, all of it.
std::string random_date(RandomNumbers& random) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const int first = 1 + random.below(8);
  switch (random.below(6)) {
    case 0:
      return "2001-01";
    case 1:
      return "2001-01-" + two(first) + "/2001-01-" + two(first + random.below(10));
    case 2:
      return "2001-02-" + two(first);
    default:
      return "2001-01-" + two(first);
  }
}

std::vector<std::string> random_events(RandomNumbers& random) {
  std::vector<std::string> events;
  const int count = 1 + random.below(9);
  std::vector<int> pair_of;
  for (int i = 0; i < count; ++i) {
    const int pair = random.below(3) == 0 ? 1 : 0;
    pair_of.push_back(pair);
    std::string members = pair == 0 ? R"("from": "ada", "to": "lab")" : R"("from": "bob", "to": "lab")";
    members += ", \"amount\": {\"usd\": " + std::to_string(random.below(9)) + ", \"bound\": \"" +
               bounds[random.below(4)] + "\"}";
    const int counts = random.below(8);
    if (counts == 0) members += R"(, "counts": "never")";
    if (counts == 1) members += R"(, "counts": "states")";
    const int umbrella = random.below(count);
    if (counts != 1 && umbrella < i && pair_of[static_cast<size_t>(umbrella)] == pair)
      members += ", \"part_of\": \"e" + std::to_string(umbrella) + "\"";
    events.push_back(event_text("e" + std::to_string(i), random_date(random), "investment", members));
  }
  return events;
}

std::string text_of(const std::optional<Interval>& total) {
  if (!total) return "nothing";
  return std::to_string(total->low) + ".." + std::to_string(total->high) + (total->about ? " about" : "");
}

std::string text_of(const Interval* total) { return text_of(total != nullptr ? std::optional(*total) : std::nullopt); }

template <typename Each>
void for_each_day(Each each) {
  for (Date date = day("2000-12-30"); date <= day("2001-03-02"); ++date.day) each(date);
}

// All totals on all days as one text, to compare whole stories.
std::string history_of(const std::string& text) {
  const Story story = load_good(text);
  const Ledgers ledgers = build_ledgers(story);
  std::string out;
  for (const Ledger& ledger : ledgers.all) {
    out += "from " + std::to_string(ledger.from) + "\n";
    for (const LedgerStep& step : ledger.steps) out += iso(step.day) + " " + text_of(&step.total) + "\n";
  }
  return out + std::to_string(ledgers.contradictions.size());
}

}  // namespace

TEST_CASE("on random stories every ledger agrees with the rules, on every day") {
  RandomNumbers random{std::mt19937(20251216)};
  int compared = 0;
  for (int round = 0; round < 4'000 / sweep_stride; ++round) {
    const std::string text = story_text(joined(random_events(random)));
    const Story story = load_good(text);
    const Ledgers ledgers = build_ledgers(story);
    for (const Ledger& ledger : ledgers.all) {
      const Oracle oracle{story, ledger.events};
      for_each_day([&](Date date) {
        const Interval* total = ledger.at(date);
        const std::string found = text_of(total), expected = text_of(oracle.total(date));
        ++compared;
        if (found != expected) FAIL_CHECK(text << "\n" << iso(date) << ": " << found << " instead of " << expected);
        if (total != nullptr && total->low > total->high) FAIL_CHECK(text << "\n" << iso(date) << ": low is over high");
      });
    }
  }
  CHECK(compared > 100'000 / sweep_stride);
}

TEST_CASE("the order of events in the file does not matter") {
  RandomNumbers random{std::mt19937(7)};
  int with_money = 0;
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> events = random_events(random);
    const std::string history = history_of(story_text(joined(events)));
    with_money += build_ledgers(load_good(story_text(joined(events)))).all.empty() ? 0 : 1;
    std::shuffle(events.begin(), events.end(), random.engine);
    CHECK(history_of(story_text(joined(events))) == history);
  }
  CHECK(with_money > 400);
}

TEST_CASE("a total is the sum of its ledgers, on every day") {
  RandomNumbers random{std::mt19937(11)};
  int totals = 0;
  for (int round = 0; round < 500; ++round) {
    const IndexedStory indexed = load_indexed(story_text(joined(random_events(random))));
    for_each_day([&](Date date) {
      const Snapshot now = snapshot_at(indexed, date);
      size_t counted = 0;
      for (const TotalState& total : now.totals) {
        Interval sum;
        for (const int index : total.ledgers) sum = sum + *at(indexed.index.ledgers.all, index).at(date);
        CHECK(sum == total.total);
        ++totals;
        counted += total.ledgers.size();
      }
      CHECK(counted == now.ledgers.size());
    });
  }
  CHECK(totals > 10'000);
}

TEST_CASE("a statement changes nothing before its day") {
  RandomNumbers random{std::mt19937(10)};
  int compared = 0;
  for (int round = 0; round < 500; ++round) {
    const std::vector<std::string> events = random_events(random);
    const Story before = load_good(story_text(joined(events)));
    const Story after =
        load_good(story_text(joined(events) + ",\n" +
                             event_text("late", "2001-01-06", "investment",
                                        R"("from": "ada", "to": "lab", "amount": {"usd": 3}, "counts": "states")")));
    const Ledgers before_ledgers = build_ledgers(before), after_ledgers = build_ledgers(after);
    for (const Ledger& ledger : before_ledgers.all) {
      for (const Ledger& other : after_ledgers.all) {
        if (other.from != ledger.from) continue;
        for (Date date = day("2000-12-30"); date < day("2001-01-06"); ++date.day) {
          CHECK(text_of(other.at(date)) == text_of(ledger.at(date)));
          ++compared;
        }
      }
    }
  }
  CHECK(compared > 3'000);
}

TEST_CASE("the ids of events do not matter") {
  RandomNumbers random{std::mt19937(8)};
  int with_money = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string text = story_text(joined(random_events(random)));
    std::string renamed = text;  // e0..e9 the other way round
    for (size_t at = renamed.find("\"e"); at != std::string::npos; at = renamed.find("\"e", at + 1)) {
      char& digit = renamed[at + 2];
      if (digit >= '0' && digit <= '9' && renamed[at + 3] == '"') digit = static_cast<char>('0' + ('9' - digit));
    }
    REQUIRE(renamed != text);
    CHECK(history_of(renamed) == history_of(text));
    with_money += build_ledgers(load_good(text)).all.empty() ? 0 : 1;
  }
  CHECK(with_money > 400);
}

TEST_CASE("naming the tranches of a sum never widens what is known of it") {
  RandomNumbers random{std::mt19937(9)};
  int compared = 0;
  for (int round = 0; round < 500; ++round) {
    const int whole = 2 + random.below(20), first = 1 + random.below(whole - 1);
    const std::string umbrella =
        investment("whole", "2001-01", std::to_string(whole), random.below(2) == 0 ? "exact" : "up_to");
    const auto tranche = [&](const char* id, int usd) {
      return investment(id, random.below(2) == 0 ? "2001-01" : "2001-02-0" + std::to_string(1 + random.below(9)),
                        std::to_string(usd), "exact", R"("part_of": "whole")");
    };
    const Story one = load_good(story_text(umbrella));
    const Story split = load_good(story_text(joined({umbrella, tranche("a", first), tranche("b", whole - first)})));
    const Ledgers one_ledger = build_ledgers(one), split_ledger = build_ledgers(split);
    for_each_day([&](Date date) {
      const Interval* before = one_ledger.all[0].at(date);
      const Interval* after = split_ledger.all[0].at(date);
      REQUIRE((before == nullptr) == (after == nullptr));
      if (before == nullptr) return;
      CHECK(after->low >= before->low);
      CHECK(after->high <= before->high);
      ++compared;
    });
  }
  CHECK(compared > 3'000);
}
