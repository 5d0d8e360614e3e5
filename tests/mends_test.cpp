#include "core/mends.hpp"

#include <doctest/doctest.h>

using namespace explainer;

namespace {

// "pointer = value", "pointer -" for what is taken out, "pointer > to" for what is moved; with commas between.
std::string mends(const std::string& pointer, const std::string& message) {
  std::string out;
  for (const Mend& mend : mends_of({Severity::error, 1, 1, pointer, message})) {
    out.append(out.empty() ? "" : ", ").append(mend.pointer);
    out.append(!mend.to.empty() ? " > " + mend.to : mend.value.empty() ? " -" : " = " + mend.value);
  }
  return out;
}

}  // namespace

TEST_CASE("what a message says to write is a mend") {
  CHECK(mends("/events/0/date", "\"Q4 2008\" is not a date; write \"2008-Q4\"") == "/events/0/date = \"2008-Q4\"");
  CHECK(mends("/events/0/amount", "\"$4B\" is not an object; write { \"usd\": 4000000000 }") ==
        "/events/0/amount = { \"usd\": 4000000000 }");
  CHECK(mends("/events/0/from", "\"bnak\" is not the id of an entity; did you mean \"bank\"?") ==
        "/events/0/from = \"bank\"");
  CHECK(mends("/entities/1/side", "\"up\" is not a side; write left or right") ==
        "/entities/1/side = \"left\", /entities/1/side = \"right\"");
  CHECK(mends("/events/4/repays", "\"talks\" is not paid back; write \"investment\" or \"contract\"") ==
        "/events/4/repays = \"investment\", /events/4/repays = \"contract\"");
  CHECK(mends("/events/0/counts", "\"adds\" cannot be, for it has no amount; write \"never\", or leave the key out") ==
        "/events/0/counts = \"never\", /events/0/counts -");
  CHECK(mends("/events/0/amount/usd", "\"4000000000\" is not a number; write digits only, without quotes") ==
        "/events/0/amount/usd = 4000000000");
  CHECK(mends("/asOf", "2005 is not a date; put it in quotes: \"…\"") == "/asOf = \"2005\"");
  CHECK(mends("/events/0/sources", "\"gazette\" is not a list; put it in brackets: […]") ==
        "/events/0/sources = [\"gazette\"]");
}

TEST_CASE("a mend stands where the value goes, also when the problem stands elsewhere") {
  CHECK(mends("/events/0/ends", "\"ends\" belongs to version 2; write \"version\": 2, or take it out") ==
        "/version = 2, /events/0/ends -");
  CHECK(mends("/events/1/status",
              "an event in talks is counted as money; write \"counts\": \"never\", or another status") ==
        "/events/1/counts = \"never\"");
  CHECK(mends("/events/0/amount",
              "the words say \"up to\" of $4B, but its bound is \"exact\"; write \"bound\": \"up_to\", or mend the "
              "words") == "/events/0/amount/bound = \"up_to\"");
}

TEST_CASE("an unknown key is renamed, or taken out") {
  CHECK(mends("/events/0/stauts", "\"stauts\" is not a key here; did you mean \"status\"?") ==
        "/events/0/stauts > /events/0/status, /events/0/stauts -");
  CHECK(mends("/events/0/colour", "\"colour\" is not a key here; the keys are id and date") == "/events/0/colour -");
}

TEST_CASE("what row a message is about is no part of its mend") {
  CHECK(mends("/events/3/date", "\"H1 2003\" is not a date; write \"2003-H1\" (event 4, \"Amazon (US) adds; more\")") ==
        "/events/3/date = \"2003-H1\"");
}

TEST_CASE("where only a person can say what is right there is no mend") {
  CHECK(mends("/events/0/date", "\"soon\" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD") == "");
  CHECK(mends("/events/0/amount",
              "\"4bn\" is not an object; write { \"usd\": NUMBER }, with \"bound\" where the figure is not exact") ==
        "");
  CHECK(mends("/events/0", "\"to\" is missing; write who gets the money") == "");
  CHECK(mends("/title", "\"\" is empty; write something") == "");
  CHECK(mends("/events/0/from",
              "\"bnak\" is not the id of an entity; did you mean \"a very long name that is cut…\"?") == "");
  CHECK(mends("/events/0/text", "the tag \"<b>\" is shown as it stands here; take it out") == "");
  CHECK(mends("", "the key title needs quotes; write \"title\"") == "");
  CHECK(mends("/title", "a list is not text; write one text in quotes: \"…\"") == "");
  CHECK(mends("/events/0/amount/eur", "\"eur\" is not a key; write \"value\", with \"unit\": \"EUR\"") == "");
}

TEST_CASE("mends are part of a problem's JSON") {
  CHECK(
      write_problem_json({Severity::error, 3, 4, "/start", "\"May 2008\" is not a date; write \"2008-05\""}) ==
      R"({"severity":"error","line":3,"column":4,"pointer":"/start","message":"\"May 2008\" is not a date; write \"2008-05\"",)"
      R"("mends":[{"label":"write \"2008-05\"","pointer":"/start","value":"2008-05"}]})");
  CHECK(write_problem_json({Severity::warning, 1, 1, "", "nothing"}) ==
        R"({"severity":"warning","line":1,"column":1,"pointer":"","message":"nothing"})");
}
