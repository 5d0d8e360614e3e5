#include "recording.hpp"

#include <doctest/doctest.h>

#include "debug_overlay.hpp"

using namespace explainer;

TEST_CASE("a recording is read line by line, and blank lines are passed over") {
  const Recording recording = read_recording("[\"leave\"]\n\n  \r\n[\"frame\",1.5]", "r.jsonl");
  CHECK(recording.problem.empty());
  REQUIRE(recording.inputs.size() == 2);
  CHECK(recording.inputs[1] == Input{"frame", {}, {1.5}});
}

TEST_CASE("a recording with a line that is none says where") {
  const Recording recording = read_recording("[\"leave\"]\n[\"dance\"]\n", "r.jsonl");
  CHECK(recording.problem == "r.jsonl:2: this is no recorded input; one reads like [\"key\",\"ArrowRight\"]");
}

TEST_CASE("the debug panel says why the picture sleeps") {
  View view;
  CHECK(sleep_reason(-1, view) == "asleep until something comes in");
  CHECK(sleep_reason(0, view) == "awake: something new is growing");
  CHECK(sleep_reason(1.25, view) == "asleep for 1.25 s, then play takes its next step");
}
