#include "scene/mirror.hpp"

namespace explainer {

void mirror(Scene& scene) {
  const float width = scene.size.width;
  const auto turn = [width](Box& box) { box.x = width - box.right(); };
  for (Mark& mark : scene.marks) turn(mark.box);
  for (PanelMarks& panel : scene.panels) turn(panel.box);
  for (HitRegion& hit : scene.hits) turn(hit.box);
  for (HitRegion& mark : scene.day_marks) turn(mark.box);
  for (Point& point : scene.points) point.x = width - point.x;
  turn(scene.time_strip);
  scene.time_scale.mirror(width);
}

}  // namespace explainer
