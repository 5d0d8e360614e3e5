// Dear ImGui's mathematics in the page's program (IMGUI_DISABLE_DEFAULT_MATH_FUNCTIONS): its defaults, but sine and
// cosine are small ones. The C library's reduce angles of any size, which makes the program larger by kilobytes.
#pragma once

#include <math.h>
#include <stdlib.h>

namespace explainer {

// The sine of an angle plus so many quarter turns; good to a float's last bits for angles of a few turns.
inline float small_sine(float angle, int quarters) {
  constexpr double quarter = 1.5707963267948966;
  const double turns = floor(angle / quarter + 0.5);
  const double x = angle - turns * quarter, y = x * x;
  quarters += static_cast<int>(turns);
  const double value = (quarters & 1) != 0
                           ? 1 + y * (-1.0 / 2 + y * (1.0 / 24 + y * (-1.0 / 720 + y * (1.0 / 40320))))
                           : x * (1 + y * (-1.0 / 6 + y * (1.0 / 120 + y * (-1.0 / 5040 + y * (1.0 / 362880)))));
  return static_cast<float>((quarters & 2) != 0 ? -value : value);
}

}  // namespace explainer

#define ImCos(X) explainer::small_sine((X), 1)
#define ImSin(X) explainer::small_sine((X), 0)

#define ImFabs(X) fabsf(X)
#define ImSqrt(X) sqrtf(X)
#define ImFmod(X, Y) fmodf((X), (Y))
#define ImAcos(X) acosf(X)
#define ImAtan2(Y, X) atan2f((Y), (X))
#define ImAtof(STR) atof(STR)
#define ImCeil(X) ceilf(X)
inline float ImPow(float x, float y) { return powf(x, y); }
inline double ImPow(double x, double y) { return pow(x, y); }
inline float ImLog(float x) { return logf(x); }
inline double ImLog(double x) { return log(x); }
inline int ImAbs(int x) { return x < 0 ? -x : x; }
inline float ImAbs(float x) { return fabsf(x); }
inline double ImAbs(double x) { return fabs(x); }
inline float ImSign(float x) { return x < 0 ? -1.0F : x > 0 ? 1.0F : 0.0F; }
inline double ImSign(double x) { return x < 0 ? -1.0 : x > 0 ? 1.0 : 0.0; }
inline float ImRsqrt(float x) { return 1 / sqrtf(x); }
inline double ImRsqrt(double x) { return 1 / sqrt(x); }
