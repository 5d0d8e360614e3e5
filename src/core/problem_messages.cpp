// A program that says nothing else has the messages: what is in a library gives way to what the program itself defines.
#include "core/problem.hpp"

namespace explainer {

const bool has_problem_messages = true;

}  // namespace explainer
