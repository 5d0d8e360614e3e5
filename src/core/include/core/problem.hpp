// What is wrong with a story file, where, and how to correct it. Knows no rules itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace explainer {

enum class Severity : unsigned char { error, warning };

struct Problem {
  Severity severity = Severity::error;
  int line = 1;         // from 1
  int column = 1;       // from 1, in characters (UTF-8 code points)
  std::string pointer;  // JSON pointer, "" for the whole file
  std::string message;  // what is wrong, the value, and the correction: `"2025-13" is not a date; write YYYY, ...`
};

// Whether this program holds the messages of problems. The page's does not: it decides the same of every file, but most
// readers never meet a problem, and for the few the page fetches the checker. A constant of each program, so that the
// linker takes out what only builds messages; loading gives no problems then, and tells a sound file by its story.
extern const bool has_problem_messages;

bool has_errors(const std::vector<Problem>& problems);

// A text for a terminal, on one line: control and invisible characters are written as "\u001b" or "\u200b".
std::string visible(std::string_view text);

// "FILE:LINE:COL: error: /events/3/date: ..." without a newline.
std::string describe(const Problem& problem, std::string_view file);

// Finds line and column of places in a text. Places are asked for in ascending order: it walks through the text once.
class PositionCounter {
 public:
  struct Position {
    int line = 1, column = 1;  // from 1; columns are characters (UTF-8 code points)
  };

  explicit PositionCounter(std::string_view bytes) : bytes_(bytes) {}
  Position at(size_t offset);

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  Position position_;
};

}  // namespace explainer
