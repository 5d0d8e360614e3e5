// A few functions of the C library in small, for the page's program only. The library's own would make it a tenth
// larger: they bring floating point of 128 bits, all that printf can do, and angles of any size.
#include <cmath>
#include <cstddef>

#include "core/number_text.hpp"

namespace {

// The angle without its quarter turns, of which `quarters` becomes the number.
double within_quarter(float angle, int& quarters) {
  constexpr double quarter = 1.5707963267948966;
  const double turns = std::floor(angle / quarter + 0.5);
  quarters = static_cast<int>(turns);
  return angle - turns * quarter;
}

float sine(float angle, int shift) {
  int quarters = 0;
  const double x = within_quarter(angle, quarters), y = x * x;
  const int turn = quarters + shift;
  const double value = (turn & 1) != 0
                           ? 1 + y * (-1.0 / 2 + y * (1.0 / 24 + y * (-1.0 / 720 + y * (1.0 / 40320))))
                           : x * (1 + y * (-1.0 / 6 + y * (1.0 / 120 + y * (-1.0 / 5040 + y * (1.0 / 362880)))));
  return static_cast<float>((turn & 2) != 0 ? -value : value);
}

}  // namespace

extern "C" {

double strtod(const char* text, char** end) {
  const explainer::Decimal read = explainer::read_decimal(text);
  if (end != nullptr) *end = const_cast<char*>(text) + read.length;
  return read.value;
}

// Nobody calls these two, but the library has them in one piece with strtod.
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

// nlohmann's lexer writes control characters with it into a message that nobody reads: <U+0009>.
int snprintf(char* out, size_t size, const char*, ...) {
  if (size > 0) *out = '\0';
  return 0;
}

float sinf(float angle) { return sine(angle, 0); }
float cosf(float angle) { return sine(angle, 1); }
}
