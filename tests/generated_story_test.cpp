// Generated stories of any size are sound, so that what is measured with them is the usual path.
#include "generated_story.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

TEST_CASE("a generated story of any size loads without a problem") {
  for (const int events : {1, 2, 10, 1'000, 10'000}) {
    for (const unsigned seed : {1U, 2U}) {
      CAPTURE(events);
      CAPTURE(seed);
      const std::string text = generated_story(events, seed);
      CHECK(load_story(text).problems.empty());  // without editor warnings: the tranches are random
      CHECK(load_good(text).events.size() == static_cast<size_t>(events));
    }
  }
}

TEST_CASE("a generated story holds every sort of event and sum") {
  const Story story = load_good(generated_story(1'000, 1));
  const auto any = [&](auto matches) { return std::any_of(story.events.begin(), story.events.end(), matches); };
  for (int kind = 0; kind <= static_cast<int>(EventKind::talks); ++kind)  // those of version 1
    CHECK(any([&](const Event& e) { return static_cast<int>(e.kind) == kind; }));
  for (const std::string_view bound : words_of<Bound>)
    CHECK(any([&](const Event& e) { return e.amount && id_of(e.amount->bound) == bound; }));
  CHECK(any([](const Event& e) { return e.counts == Counts::states; }));
  CHECK(any([](const Event& e) { return e.part_of != none; }));
  CHECK(any([](const Event& e) { return !e.overlaps.empty(); }));
  CHECK(any([](const Event& e) { return e.date.is_range; }));
  CHECK(any([](const Event& e) { return e.beat; }));
}

TEST_CASE("a generated story of version 2 is sound, and holds what version 2 brought") {
  for (const unsigned seed : {1U, 2U}) {
    const std::string text = generated_story(10'000, seed, 2);
    const std::vector<Problem> problems = load_story(text).problems;
    const std::string first = problems.empty() ? "" : problems.front().pointer + ": " + problems.front().message;
    CAPTURE(first);
    CHECK(first.empty());
  }
  const Story story = load_good(generated_story(2'000, 1, 2));
  const auto any = [&](auto matches) { return std::any_of(story.events.begin(), story.events.end(), matches); };
  for (const EventKind kind : {EventKind::repayment, EventKind::end})
    CHECK(any([&](const Event& e) { return e.kind == kind; }));
  CHECK(any([](const Event& e) { return !e.replaces.empty(); }));
  CHECK(any([](const Event& e) { return !e.also.empty(); }));
  CHECK(any([](const Event& e) { return e.amount && e.amount->unit != 0; }));
  CHECK(any([](const Event& e) { return e.date.doubt == DateDoubt::about; }));
  CHECK(any([](const Event& e) { return e.date.first_precision == Precision::half; }));
  CHECK(any([](const Event& e) { return e.kind == EventKind::investment && e.program != none; }));
  CHECK(any([&](const Event& e) {  // within a column
    return e.from != none && e.to != none && at(story.entities, e.from).side == at(story.entities, e.to).side;
  }));
}

TEST_CASE("a generated story of 100,000 events fits into a file") {
  CHECK(generated_story(100'000, 1).size() <= size_t{16} << 20);
  CHECK(generated_story(100'000, 2).size() <= size_t{16} << 20);
}

TEST_CASE("the same seed gives the same story, another seed another one") {
  CHECK(generated_story(100, 7) == generated_story(100, 7));
  CHECK(generated_story(100, 7) != generated_story(100, 8));
}
