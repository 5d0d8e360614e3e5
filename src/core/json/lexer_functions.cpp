// What the JSON lexer calls in a WebAssembly program in place of strtod and snprintf (src/CMakeLists.txt renames the
// calls): the C library's link 128-bit floating point and all of printf, a tenth of the page's program.
#include <cstddef>

#include "core/number_text.hpp"

extern "C" {

double explainer_strtod(const char* text, char** end) {
  const explainer::Decimal read = explainer::read_decimal(text);
  if (end != nullptr) *end = const_cast<char*>(text) + read.length;
  return read.value;
}

float explainer_strtof(const char* text, char** end) { return static_cast<float>(explainer_strtod(text, end)); }

long double explainer_strtold(const char* text, char** end) { return explainer_strtod(text, end); }

// The lexer writes a control character with it into an error message. The reader makes its own messages, so nothing is
// written.
int explainer_snprintf(char* out, size_t size, const char*, ...) {
  if (size > 0) *out = '\0';
  return 0;
}
}
