// Ends, replacements, repayments and units against a second, slow and simple implementation, on random stories of
// version 2.
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

constexpr Date dawn{-1'000'000}, never{1'000'000};

// --- the simple implementation ---

struct Over {
  Date low = never, high = never;
};

// When each event stops counting, from the words of the file format.
Over over_of(const Story& story, int index) {
  Over over;
  for (const Event& by : story.events) {
    const bool ends = by.kind == EventKind::end && by.status != Status::in_talks && by.ending != Ending::expired &&
                      std::count(by.ends.begin(), by.ends.end(), index) > 0;
    const bool replaces = by.counts != Counts::never && std::count(by.replaces.begin(), by.replaces.end(), index) > 0;
    if (!ends && !replaces) continue;
    over.low = std::min(over.low, by.date.first);
    over.high = std::min(over.high, by.date.last);
  }
  return over;
}

struct Oracle {
  const Story& story;
  std::vector<int> events;  // of one ledger, or repayments of one

  const Event& event(int index) const { return at(story.events, index); }
  bool adds(int index) const { return event(index).counts == Counts::adds; }
  bool holds(int index) const { return std::count(events.begin(), events.end(), index) > 0; }

  Interval contribution(int index, Date after, Date date) const {
    const Interval all = *interval_of(*event(index).amount);
    const Over over = over_of(story, index);
    Interval own;
    if (event(index).date.first <= date && date < over.high) own = {0, all.high, all.about};
    if (event(index).date.last <= date && date < over.low) own.low = all.low;
    Interval tranches;
    for (const int other : events) {
      if (!adds(other) || event(other).part_of != index || event(other).date.first <= after) continue;
      tranches = tranches + contribution(other, after, date);
    }
    return {std::max(own.low, tranches.low), std::max(own.high, tranches.high), own.about || tranches.about};
  }

  bool stands_alone(int index, Date after) const {
    const int umbrella = event(index).part_of;
    return umbrella == none || !holds(umbrella) || !adds(umbrella) || event(umbrella).date.first <= after;
  }

  Interval added(Date after, Date date) const {
    Interval sum;
    for (const int index : events) {
      if (adds(index) && event(index).date.first > after && stands_alone(index, after))
        sum = sum + contribution(index, after, date);
    }
    return sum;
  }

  std::optional<Interval> total(Date date) const {
    Interval stated;    // of the last statement, less what was over since
    Date after = dawn;  // its day
    bool any = false;
    std::optional<Interval> now;
    for (Date day = first_day(); day <= date; ++day.day) {
      now = stated + added(after, day);
      for (const int index : events) {  // what is over of what the statement covers
        if (!adds(index) || event(index).date.first > after) continue;
        const Over over = over_of(story, index);
        const Interval all = *interval_of(*event(index).amount);
        if (over.low > after && over.low == day) now->low = std::max(0.0, now->low - all.high);
        if (over.low > after && over.high == day) now->high = std::max(0.0, now->high - all.low);
      }
      now->low = std::max(now->low, 0.0);
      now->high = std::max(now->high, now->low);
      const Interval rest = added(after, day);
      stated.low = now->low - rest.low;
      if (stated.high != unbounded && rest.high != unbounded) stated.high = now->high - rest.high;
      any = any || std::any_of(events.begin(), events.end(),
                               [&](int index) { return adds(index) && event(index).date.first == day; });
      for (const Bound bound : {Bound::at_least, Bound::up_to, Bound::about, Bound::exact}) {
        std::vector<double> figures;
        for (const int index : events) {
          const Event& e = event(index);
          if (e.counts == Counts::states && e.date.last == day && e.amount->bound == bound)
            figures.push_back(e.amount->value);
        }
        std::sort(figures.begin(), figures.end());
        for (const double figure : figures) {
          stated = narrowed(any ? now : std::nullopt, {figure, bound});
          now = stated;
          after = day;
          any = true;
        }
      }
    }
    return any ? now : std::nullopt;
  }

  Date first_day() const {
    Date first = never;
    for (const int index : events) first = std::min(first, event(index).date.first);
    return first;
  }
};

// --- random stories ---

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

// Few days, so that events meet.
std::string random_date(RandomNumbers& random) {
  const int first = 1 + random.below(9);
  switch (random.below(6)) {
    case 0:
      return "2001-01";
    case 1:
      return "[2001-01-" + two(first) + "..2001-01-" + two(first + random.below(8)) + "]";
    default:
      return "2001-01-" + two(first);
  }
}

std::string version_2(std::string text) {
  const std::string old = "\"version\": 1";
  text.replace(text.find(old), old.size(), "\"version\": 2");
  return text;
}

struct Draft {
  bool repays = false, states = false, counts = true, ends = false;
  int unit = 0;
};

constexpr const char* bounds[] = {"exact", "about", "at_least", "up_to"};

std::string id_of_draft(int index) { return "e" + std::to_string(index); }

// Money from ada to lab in two units, money back, ends of what stands before and replacements of it.
std::vector<std::string> random_events(RandomNumbers& random) {
  std::vector<std::string> out;
  std::vector<Draft> drafts;
  const int count = 2 + random.below(9);
  for (int i = 0; i < count; ++i) {
    Draft draft;
    draft.ends = i > 0 && random.below(4) == 0;
    draft.repays = !draft.ends && random.below(4) == 0;
    draft.states = !draft.ends && random.below(8) == 0;
    draft.counts = !draft.ends && (draft.states || random.below(8) != 0);
    draft.unit = random.below(4) == 0 ? 1 : 0;
    const auto can_end = [&](int other) { return !at(drafts, other).ends && !at(drafts, other).states; };
    std::string members;
    if (draft.ends) {
      std::string over;
      for (int other = 0; other < i; ++other) {
        if (can_end(other) && random.below(3) == 0) over += (over.empty() ? "\"" : ", \"") + id_of_draft(other) + "\"";
      }
      constexpr const char* ways[] = {"withdrawn", "lapsed", "cancelled", "expired"};
      if (over.empty()) draft.ends = false;
      members = "\"how\": \"" + std::string(ways[random.below(4)]) + "\", \"ends\": [" + over + "]";
      if (draft.ends) out.push_back(event_text(id_of_draft(i), random_date(random), "end", members));
      if (!draft.ends) out.push_back(event_text(id_of_draft(i), random_date(random), "terms", R"("parties": ["ada"])"));
      if (!draft.ends) draft.states = true;  // nothing can end it
    } else {
      members = draft.repays ? R"("from": "lab", "to": "ada")" : R"("from": "ada", "to": "lab")";
      members += ", \"amount\": {\"value\": " + std::to_string(random.below(9)) + ", \"unit\": \"" +
                 (draft.unit == 0 ? "USD" : "EUR") + "\", \"bound\": \"" + bounds[random.below(4)] + "\"}";
      if (!draft.counts) members += R"(, "counts": "never")";
      if (draft.states) members += R"(, "counts": "states")";
      const int other = random.below(count);
      if (!draft.states && other < i && can_end(other) && at(drafts, other).repays == draft.repays &&
          at(drafts, other).unit == draft.unit && random.below(2) == 0) {
        members += ", \"part_of\": \"" + id_of_draft(other) + "\"";
      } else if (draft.counts && other < i && can_end(other) && random.below(3) == 0) {
        members += ", \"replaces\": [\"" + id_of_draft(other) + "\"]";
      }
      out.push_back(
          event_text(id_of_draft(i), random_date(random), draft.repays ? "repayment" : "investment", members));
    }
    drafts.push_back(draft);
  }
  return out;
}

std::string text_of(const std::optional<Interval>& total) {
  if (!total) return "nothing";
  return std::to_string(total->low) + ".." + std::to_string(total->high) + (total->about ? " about" : "");
}

std::string text_of(const Interval* total) { return text_of(total != nullptr ? std::optional(*total) : std::nullopt); }

template <typename Each>
void for_each_day(Each each) {
  for (Date date = day("2000-12-30"); date <= day("2001-02-03"); ++date.day) each(date);
}

}  // namespace

TEST_CASE("with ends, replacements, repayments and two units every ledger agrees with the rules, on every day") {
  RandomNumbers random{std::mt19937(20260301)};
  int compared = 0, returned = 0, lower = 0;
  for (int round = 0; round < 3'000 / sweep_stride; ++round) {
    const std::string text = version_2(story_text(joined(random_events(random))));
    const Story story = load_good(text);
    for (const Ledger& ledger : build_ledgers(story).all) {
      const Oracle given{story, ledger.events}, back{story, ledger.repayments};
      double highest = 0;
      for_each_day([&](Date date) {
        const Interval* total = ledger.at(date);
        const std::string found = text_of(total), expected = text_of(given.total(date));
        const std::string found_back = text_of(ledger.returned_at(date)), expected_back = text_of(back.total(date));
        compared += 1;
        returned += found_back == "nothing" ? 0 : 1;
        if (found != expected) FAIL_CHECK(text << "\n" << iso(date) << ": " << found << " instead of " << expected);
        if (found_back != expected_back)
          FAIL_CHECK(text << "\n" << iso(date) << ": paid back " << found_back << " instead of " << expected_back);
        if (total == nullptr) return;
        if (total->low > total->high || total->low < 0) FAIL_CHECK(text << "\n" << iso(date) << ": " << found);
        if (total->low < highest) ++lower;
        highest = std::max(highest, total->low);
      });
    }
  }
  CHECK(compared > 50'000 / sweep_stride);
  CHECK(returned > 10'000 / sweep_stride);
  CHECK(lower > 1'000 / sweep_stride);
}
