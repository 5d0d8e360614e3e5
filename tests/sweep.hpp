// How much of a long sweep a build takes.
#pragma once

namespace explainer::test {

// Natively a sweep takes each step; where a step is slow, with sanitizers and as WASM, each so manyth. A prime, so that
// what goes round within a sweep (heights, dates) still comes to all of its values.
#ifdef EXPLAINER_SHORT_SWEEPS
inline constexpr int sweep_stride = 7;
#else
inline constexpr int sweep_stride = 1;
#endif

}  // namespace explainer::test
