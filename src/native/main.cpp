// The native program: parses the command line and runs the command.
#include <cstdio>

#include "commands.hpp"
#include "messages.hpp"

int main(int count, char** words) {
  const std::vector<std::string_view> arguments(words + (count > 0 ? 1 : 0), words + count);
  const explainer::OptionsResult result = explainer::parse_options(arguments);
  if (!result.problem.empty()) {
    explainer::complain(result.problem);
    std::fputs(arguments.empty() ? explainer::usage().data() : "explainer --help says what can be asked\n", stderr);
    return explainer::exit_unusable;
  }
  return explainer::run(result.options);
}
