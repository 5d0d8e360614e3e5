// The checker: a second WASM program, which says what is wrong with a story file. The page fetches it for a story that
// its own program refuses, since that one is linked without the messages.
#include <emscripten/emscripten.h>

#include <string>

#include "core/json_writer.hpp"
#include "core/load_story.hpp"
#include "core/mends.hpp"

namespace {

std::string answer;  // of the last call, until the next

}  // namespace

extern "C" {

// All problems as a list in JSON, in the order of the file; `for_editor`: with the warnings of load_for_editor.
EMSCRIPTEN_KEEPALIVE const char* checker_problems(const char* bytes, size_t size, int for_editor) {
  using namespace explainer;
  const LoadResult result = for_editor != 0 ? load_for_editor({bytes, size}) : load_story({bytes, size});
  answer =
      json_list(result.problems, [](std::string& out, const Problem& problem) { out += write_problem_json(problem); });
  return answer.c_str();
}

}  // extern "C"
