#include "scene/hit_test.hpp"

#include <algorithm>
#include <cmath>

#include "core/at.hpp"
#include "scene/geometry.hpp"

namespace explainer {

namespace {

// The mark of the time strip that is nearest, within reach of its middle.
Target nearest_mark(const Scene& scene, Point point, float reach) {
  Target nearest;
  for (const HitRegion& mark : scene.day_marks) {
    // Many dates in one mark are as wide as their number.
    const bool pile = mark.target.kind == TargetKind::pile;
    const Point middle = mark.box.center();
    const float x = pile ? std::clamp(point.x, mark.box.x, mark.box.right()) : middle.x;
    const float distance = std::hypot(point.x - x, point.y - middle.y);
    if (distance > reach) continue;
    nearest = mark.target;
    reach = distance;
  }
  return nearest;
}

}  // namespace

Target hit_test(const Scene& scene, Point point, float slack, float mark_reach) {
  Target target;
  for (size_t i = scene.hits.size(); i-- > 0 && target.kind == TargetKind::nothing;) {
    const HitRegion& hit = scene.hits[i];
    if (hit.count == 0) {
      if (hit.box.contains(point)) target = hit.target;
      continue;
    }
    const Box around = {hit.box.x - slack, hit.box.y - slack, hit.box.width + 2 * slack, hit.box.height + 2 * slack};
    if (around.contains(point) && inside_band(&at(scene.points, hit.first), hit.count, point, slack))
      target = hit.target;
  }
  // The axis itself scrubs, also right below a mark.
  constexpr float axis_half = 4;
  const bool strip = target.kind == TargetKind::nothing || target.kind == TargetKind::time_strip;
  if (!strip || point.y >= scene.axis - axis_half) return target;
  const Target mark = nearest_mark(scene, point, mark_reach);
  return mark.kind == TargetKind::nothing ? target : mark;
}

Date date_at(const Story& story, const Scene& scene, float x) {
  return std::clamp(scene.time_scale.at(x), story.from, story.to);
}

float x_of(const Story& story, const Scene& scene, Date date) {
  return scene.time_scale.middle(std::clamp(date, story.from, story.to));
}

}  // namespace explainer
