// How to mend a problem, as data: what its message says to write, where that is exact. It is read from the message, so
// that the two never differ, and so that a program which has no messages has nothing of this either.
#pragma once

#include <string>
#include <vector>

#include "core/problem.hpp"

namespace explainer {

struct Mend {
  std::string label;    // what is done: write "2008-03-24"
  std::string pointer;  // JSON pointer of the value that is put there, taken out or moved
  std::string value;    // JSON; empty: the value is taken out, or moved
  std::string to;       // where it is moved, for a key that is misspelt; else empty
};

// The likeliest first; none where only a person can say what is right.
std::vector<Mend> mends_of(const Problem& problem);

// {"severity":"error","line":1,"column":1,"pointer":"/start","message":"…","mends":[{"label":"write \"2008\"",
// "pointer":"/start","value":"2008"}]}; without mends where there are none, and a mend with neither value nor "to"
// takes out.
std::string write_problem_json(const Problem& problem);

}  // namespace explainer
