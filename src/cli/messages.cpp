#include "cli/messages.hpp"

#include "cli/options.hpp"

namespace explainer {

std::string_view shown(std::string_view file) { return file == "-" ? "standard input" : file; }

void complain(Files& files, std::string_view text) {
  files.tell(std::string("explainer: ").append(visible(text)).append("\n"));
}

void complain_unreadable(Files& files, std::string_view file, std::string_view why) {
  complain(files, std::string("cannot read ").append(shown(file)).append(": ").append(why));
}

void print_problems(Files& files, const std::vector<Problem>& problems, std::string_view file) {
  for (const Problem& problem : problems) files.tell(describe(problem, shown(file)).append("\n"));
}

std::string unknown_event(const Story& story, std::string_view id) {
  std::vector<std::string_view> ids;
  for (const Event& event : story.events) ids.push_back(event.id);
  std::string text = std::string("there is no event \"").append(id).append("\"");
  const std::string_view guess = nearest(id, ids);
  return guess.empty() ? text : text.append("; did you mean \"").append(guess).append("\"?");
}

}  // namespace explainer
