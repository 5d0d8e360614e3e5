#include "scene/hit_test.hpp"

#include <algorithm>

#include "core/at.hpp"
#include "scene/geometry.hpp"

namespace explainer {

Target hit_test(const Scene& scene, Point point, float slack) {
  for (size_t i = scene.hits.size(); i-- > 0;) {
    const HitRegion& hit = scene.hits[i];
    if (hit.count == 0) {
      if (hit.box.contains(point)) return hit.target;
      continue;
    }
    const Box around = {hit.box.x - slack, hit.box.y - slack, hit.box.width + 2 * slack, hit.box.height + 2 * slack};
    if (around.contains(point) && inside_band(&at(scene.points, hit.first), hit.count, point, slack)) {
      return hit.target;
    }
  }
  return {};
}

Date date_at(const Story& story, const Scene& scene, float x) {
  return std::clamp(scene.time_scale.at(x), story.from, story.to);
}

float x_of(const Story& story, const Scene& scene, Date date) {
  return scene.time_scale.middle(std::clamp(date, story.from, story.to));
}

}  // namespace explainer
