#include "animation.hpp"

#include <algorithm>

namespace explainer {
namespace {

constexpr double growth_seconds = 0.4, widening_seconds = 0.32, glide_seconds = 0.25;

float ease_out(float t) { return 1 - (1 - t) * (1 - t) * (1 - t); }

float ease_in_out(float t) { return t < 0.5F ? 4 * t * t * t : 1 - 4 * (1 - t) * (1 - t) * (1 - t); }

float part_of(double passed, double whole) { return static_cast<float>(std::clamp(passed / whole, 0.0, 1.0)); }

void grow(Animation& animation, double seconds, AnimationFrame& frame) {
  if (animation.animate_next) {
    animation.growth_began = seconds;
    animation.grow_from = animation.painted;
    animation.animate_next = false;
  }
  if (animation.growth_began < 0) return;
  const double passed = seconds - animation.growth_began;
  frame.growth = ease_out(part_of(passed, growth_seconds));
  frame.widening = ease_in_out(part_of(passed, widening_seconds));
  frame.changed = true;
  if (passed >= growth_seconds) animation.growth_began = -1;
}

void glide(Animation& animation, double seconds, DayRange wanted, bool jump, AnimationFrame& frame) {
  if (wanted != animation.glide_to) {
    animation.glide_began = jump ? -1 : seconds;
    animation.glide_from = animation.visible;
    animation.glide_to = wanted;
    frame.changed = true;
  }
  animation.visible = wanted;
  if (animation.glide_began >= 0) {
    const double passed = seconds - animation.glide_began;
    const auto part = static_cast<double>(ease_out(part_of(passed, glide_seconds)));
    const DayRange from = animation.glide_from;
    animation.visible = {from.from + (wanted.from - from.from) * part, from.to + (wanted.to - from.to) * part};
    frame.changed = true;
    if (passed >= glide_seconds) animation.glide_began = -1;
  }
  frame.visible = animation.visible;
}

}  // namespace

AnimationFrame advance(Animation& animation, double seconds, DayRange wanted, bool reduced_motion) {
  AnimationFrame frame;
  grow(animation, seconds, frame);
  glide(animation, seconds, wanted, animation.skip_glide || reduced_motion, frame);
  animation.skip_glide = false;
  return frame;
}

bool is_running(const Animation& animation) { return animation.growth_began >= 0 || animation.glide_began >= 0; }

}  // namespace explainer
