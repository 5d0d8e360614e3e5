// What is known of a story in a language, for cells that are read in tests.
#pragma once

#include <string>

#include "cli/languages.hpp"
#include "tables/reading.hpp"

namespace explainer::test {

inline ReadingContext context_in(const std::string& language) {
  ReadingContext context;
  context.language = language;
  context.labels.set_language(read_words(language_pack(language)));
  return context;
}

}  // namespace explainer::test
