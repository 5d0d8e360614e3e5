#include "core/rates.hpp"

#include <doctest/doctest.h>

#include "core_story.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

Story with_rate(const std::string& value, const std::string& date = "2007-09", const std::string& unit = "GBP") {
  return load_good(version_2_text(
      event_text("pounds", "2007-09-14", "investment",
                 R"("from": "ada", "to": "lab", "amount": {"value": 27000000000, "unit": ")" + unit + "\"}"),
      R"(, "rates": [{"unit": ")" + unit + R"(", "value": )" + value + R"(, "date": ")" + date +
          R"(", "source": "paper"}], "units": [{"id": "doses", "name": "doses", "one": "dose", "kind": "count"}])"));
}

int other_unit(const Story& story) { return story.rates.front().unit; }

}  // namespace

TEST_CASE("a sum in another unit is converted by the story's rate, and is about") {
  const Story story = with_rate("1.99");
  const int pounds = other_unit(story);
  CHECK(in_main_unit(story, {8e9, 8e9, false}, 0) == Interval{8e9, 8e9, false});
  CHECK(in_main_unit(story, {27e9, 27e9, false}, pounds) == Interval{53.73e9, 53.73e9, true});
  CHECK(in_main_unit(story, {0, 20e9, true}, pounds) == Interval{0, 39.8e9, true});
  CHECK(in_main_unit(story, {0.01, unbounded, false}, pounds) == Interval{0.02, unbounded, true});
}

TEST_CASE("without a rate there is no way from one unit to another") {
  Story story = with_rate("1.99");
  const int pounds = other_unit(story);
  story.rates.clear();
  CHECK_FALSE(in_main_unit(story, {1, 1, false}, pounds));
  CHECK(rate_text(story, pounds).empty());
  CHECK(converted_text(story, {1, 1, false}, pounds).empty());
  CHECK(converted_spoken(story, {1, 1, false}, pounds).empty());
}

TEST_CASE("a converted sum is rounded to two digits and names its rate") {
  const Story story = with_rate("1.99");
  const int pounds = other_unit(story);
  CHECK(rate_text(story, pounds) == "at 1.99, Sep 2007");
  CHECK(rate_spoken(story, pounds) == "at 1.99, September 2007");
  CHECK(converted_text(story, {27e9, 27e9, true}, pounds) == "≈ $54B at 1.99, Sep 2007");
  CHECK(converted_spoken(story, {27e9, 27e9, true}, pounds) == "about 54 billion dollars at 1.99, September 2007");
  CHECK(converted_text(story, {0, 20e9, false}, pounds) == "≈ $40B at 1.99, Sep 2007");
  CHECK(converted_text(story, {20e9, unbounded, false}, pounds) == "≈ $40B at 1.99, Sep 2007");
  CHECK(converted_text(story, {1e9, 2e9, false}, pounds) == "≈ $2B–$4B at 1.99, Sep 2007");
  CHECK(converted_text(story, {2.6e9, 2.6e9, false}, pounds) == "≈ $5.2B at 1.99, Sep 2007");
  CHECK(converted_text(story, {0.005, 0.005, false}, pounds) == "≈ $0.01 at 1.99, Sep 2007");
  CHECK(converted_text(story, {0, unbounded, false}, pounds).empty());
  CHECK(converted_text(story, {8e9, 8e9, false}, 0).empty());
}

TEST_CASE("a rate is said with all the digits it was written with") {
  const auto said = [](const std::string& rate) {
    const Story story = with_rate(rate, "2008-10-01", "IDR");
    return rate_text(story, other_unit(story));
  };
  CHECK(said("0.0000613") == "at 0.0000613, 1 Oct 2008");
  CHECK(said("2") == "at 2, 1 Oct 2008");
  CHECK(said("1.0625") == "at 1.0625, 1 Oct 2008");
  CHECK(said("0.1") == "at 0.1, 1 Oct 2008");
  CHECK(said("1000000000") == "at 1000000000, 1 Oct 2008");
}

TEST_CASE("money by a rate, where the main unit is a count") {
  const Story story = load_good(version_2_text(
      event_text("doses", "2021", "investment", R"("from": "ada", "to": "lab", "amount": {"value": 40000000})") +
          ",\n" +
          event_text("euros", "2021", "investment",
                     R"("from": "bob", "to": "lab", "amount": {"value": 31000000, "unit": "EUR"})"),
      R"(, "unit": "doses", "units": [{"id": "doses", "name": "doses", "one": "dose", "kind": "count"}],
         "rates": [{"unit": "EUR", "value": 0.0645, "date": "2021", "source": "paper"}])"));
  CHECK(converted_text(story, {31e6, 31e6, false}, other_unit(story)) == "≈ 2M\u00A0doses at 0.0645, 2021");
  CHECK(converted_text(story, {16, 16, false}, other_unit(story)) == "≈ 1\u00A0dose at 0.0645, 2021");
}
