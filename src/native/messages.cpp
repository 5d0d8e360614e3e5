#include "messages.hpp"

#include <cstdio>

#include "options.hpp"

namespace explainer {

std::string_view shown(std::string_view file) { return file == "-" ? "standard input" : file; }

void complain(std::string_view text) { std::fprintf(stderr, "explainer: %s\n", visible(text).c_str()); }

void complain_unreadable(std::string_view file, std::string_view why) {
  complain(std::string("cannot read ").append(shown(file)).append(": ").append(why));
}

void print_problems(const std::vector<Problem>& problems, std::string_view file) {
  for (const Problem& problem : problems) std::fprintf(stderr, "%s\n", describe(problem, shown(file)).c_str());
}

std::string unknown_event(const Story& story, std::string_view id) {
  std::vector<std::string_view> ids;
  for (const Event& event : story.events) ids.push_back(event.id);
  std::string text = std::string("there is no event \"").append(id).append("\"");
  const std::string_view guess = nearest(id, ids);
  return guess.empty() ? text : text.append("; did you mean \"").append(guess).append("\"?");
}

}  // namespace explainer
