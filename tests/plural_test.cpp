// tests/languages/plural.test.mjs compares the rules with those of Node for each language.
#include "core/plural.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/aloud.hpp"
#include "core/labels.hpp"
#include "core/wording.hpp"

using namespace explainer;

namespace {

Labels polish() {
  Labels labels;
  labels.set_language({
      {"dollars.billion", "{amount} mld $"},
      {"number.decimal", ","},
      {"number.group", "\u00A0"},
      {"number.grouping", "3|3|2"},
      {"plural.one", "i = 1 and v = 0"},
      {"plural.few", "v = 0 and i % 10 = 2..4 and i % 100 != 12..14"},
      {"plural.many", "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14"},
      {"rows.more", "i jeszcze {count} (inne)"},
      {"rows.more.one", "i jeszcze {count} rzecz"},
      {"rows.more.few", "i jeszcze {count} rzeczy"},
      {"rows.more.many", "i jeszcze {count} spraw"},
      {"spoken.billion", "{amount} miliarda"},
      {"spoken.billion.one", "{amount} miliard"},
      {"spoken.billion.few", "{amount} miliardy"},
      {"spoken.billion.many", "{amount} miliardów"},
      {"spoken.dollars", "{amount} dolara"},
      {"spoken.dollars.one", "{amount} dolar"},
      {"spoken.dollars.few", "{amount} dolary"},
      {"spoken.dollars.many", "{amount} dolarów"},
      {"units.billion", "{amount} mld"},
      {"units.currency", "{amount} {symbol}"},
      {"symbol.PLN", "zł"},
      {"currency.PLN", "złotego"},
      {"currency.PLN.many", "złotych"},
  });
  return labels;
}

Story in(Labels labels) {
  Story story;
  story.labels = std::move(labels);
  story.units.push_back({"PLN", "", "", "", UnitKind::money});
  return story;
}

std::string spoken(const Story& story, double value, int unit = 0) {
  return total_spoken(story, {value, value, false}, unit);
}

}  // namespace

TEST_CASE("a plural rule is read as the CLDR writes it") {
  const auto holds = [](const char* rule, const char* digits, int exponent = 0) {
    return plural_rule_holds(rule, {digits, exponent});
  };
  CHECK(holds("i = 1 and v = 0", "1"));
  CHECK_FALSE(holds("i = 1 and v = 0", "1.0"));
  CHECK_FALSE(holds("i = 1 and v = 0", "11"));
  CHECK(holds("n = 0..1", "1.0"));
  CHECK_FALSE(holds("n = 0..1", "0.5"));
  CHECK(holds("n != 0..1", "0.5"));
  CHECK(holds("n % 10 = 2..4,9 and n % 100 != 12..14", "39"));
  CHECK_FALSE(holds("n % 10 = 2..4,9 and n % 100 != 12..14", "13"));
  CHECK(holds("i = 0 or n = 1", "0.04"));
  CHECK(holds("t != 0 and i = 0,1", "1.50"));
  CHECK(holds("f = 50 and t = 5 and w = 1", "1.50"));
  CHECK(holds("e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5", "1000000"));
  CHECK(holds("e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5", "1500000", 6));
  CHECK_FALSE(holds("e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5", "1500000"));
  CHECK(holds("i % 10 = 1", "123456789012345678901"));
}

TEST_CASE("what is no rule does no harm") {
  for (const char* rule :
       {"", " ", "n", "i %", "i % 0 = 0", "and", "i = 1 or", "x = 2,", "=..", "i = 99999999999999999999"}) {
    CAPTURE(rule);
    CHECK_NOTHROW(plural_rule_holds(rule, {"7.5"}));
    CHECK_NOTHROW(plural_rule_holds(rule, {""}));
  }
}

TEST_CASE("a word takes the form that its language has for the number beside it") {
  const Labels labels = polish();
  CHECK(with_count(labels, "rows.more", 1) == "i jeszcze 1 rzecz");
  CHECK(with_count(labels, "rows.more", 3) == "i jeszcze 3 rzeczy");
  CHECK(with_count(labels, "rows.more", 12) == "i jeszcze 12 spraw");
  CHECK(with_count(Labels(), "rows.more", 1) == "and 1 more");
}

TEST_CASE("a story's own words win over its language's, in all their forms") {
  Labels labels = polish();
  labels.set("rows.more", "+{count}");
  CHECK(with_count(labels, "rows.more", 3) == "+3");
  labels.set("rows.more.few", "+{count}!");
  CHECK(with_count(labels, "rows.more", 3) == "+3!");
  CHECK(with_count(labels, "rows.more", 5) == "+5");
  Labels one;
  one.set("rows.more.one", "and another ({count})");
  CHECK(with_count(one, "rows.more", 1) == "and another (1)");
  CHECK(with_count(one, "rows.more", 2) == "and 2 more");
}

TEST_CASE("sums are written, spoken and read in the forms of the language") {
  const Story story = in(polish());
  CHECK(quantity(story, 38e9) == "38\u00A0mld\u00A0$");
  CHECK(quantity(story, 1.25e9, 1) == "1,25\u00A0mld\u00A0zł");
  CHECK(quantity(story, 1000.01) == "$1000,01");
  CHECK(quantity(story, 12345.67) == "$12\u00A0345,67");
  CHECK(spoken(story, 1e9) == "1 miliard dolarów");
  CHECK(spoken(story, 3e9) == "3 miliardy dolarów");
  CHECK(spoken(story, 38e9) == "38 miliardów dolarów");
  CHECK(spoken(story, 1.25e9) == "1,25 miliarda dolarów");
  CHECK(spoken(story, 3) == "3 dolary");
  CHECK(spoken(story, 5e9, 1) == "5 miliardów złotych");
  CHECK(aloud(story.labels, "Bank da 4 mld $ i 1,5\u00A0mld zł, nie 7 mld ton") ==
        "Bank da 4 miliardy $ i 1,5 miliarda zł, nie 7 mld ton");
}

TEST_CASE("a language may name other powers of ten, and group its digits by them") {
  Labels labels;
  labels.set_language({{"number.scales", "3|5|7|9"},
                       {"number.grouping", "3|2|1"},
                       {"dollars.thousand", "${amount} हज़ार"},
                       {"dollars.million", "${amount} लाख"},
                       {"dollars.billion", "${amount} करोड़"},
                       {"dollars.trillion", "${amount} अरब"},
                       {"spoken.million", "{amount} लाख"}});
  const Story story = in(labels);
  CHECK(quantity(story, 0.5e6) == "$5\u00A0लाख");
  CHECK(quantity(story, 35e7) == "$35\u00A0करोड़");
  CHECK(quantity(story, 38e9) == "$38\u00A0अरब");
  CHECK(quantity(story, 1'234'567) == "$12,34,567");
  CHECK(quantity(story, 500) == "$500");
  CHECK(aloud(story.labels, "$5\u00A0लाख") == "$5 लाख");
}

TEST_CASE("a power of ten that a language does not use is written out") {
  Labels labels;
  labels.set_language({{"number.scales", "0|6|9|12"}});
  CHECK(quantity(in(labels), 350e3) == "$350,000");
  CHECK(quantity(in(labels), 350e6) == "$350M");
}

TEST_CASE("a range of sums keeps its sense where the sign stands behind") {
  const Story story = in(polish());
  CHECK(total_prose(story, {10e9, 40e9, false}, 0) == "10 miliardów\u00A0$ to 40 miliardów\u00A0$");
}
