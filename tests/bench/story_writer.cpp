// Writes a generated story, for measurements: generated_story EVENTS [SEED] >story.json
#include <cstdio>
#include <cstdlib>
#include <string>

#include "../generated_story.hpp"

int main(int count, char** words) {
  const int events = count > 1 ? std::atoi(words[1]) : 0;
  if (events < 1) {
    std::fputs("Usage: generated_story EVENTS [SEED]\n", stderr);
    return 2;
  }
  const unsigned seed = count > 2 ? static_cast<unsigned>(std::atoi(words[2])) : 1;
  const std::string story = explainer::test::generated_story(events, seed);
  return std::fwrite(story.data(), 1, story.size(), stdout) == story.size() ? 0 : 2;
}
