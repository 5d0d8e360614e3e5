#include "scene/layout.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace explainer;

TEST_CASE("breakpoints are at 560 and 880 pixels") {
  const auto at = [](float width) { return layout_of({width, 700}, Tab::map).breakpoint; };
  CHECK(at(559) == Breakpoint::phone);
  CHECK(at(560) == Breakpoint::medium);
  CHECK(at(879) == Breakpoint::medium);
  CHECK(at(880) == Breakpoint::wide);
}

TEST_CASE("no panel lies outside the picture and none lies on another") {
  for (const Size size :
       {Size{960, 620}, Size{1400, 620}, Size{880, 620}, Size{700, 760}, Size{560, 760}, Size{360, 640}, Size{320, 640},
        Size{568, 320}, Size{667, 375}, Size{844, 390}, Size{932, 430}}) {
    for (const auto& [tab, still] : {std::pair(Tab::map, false), std::pair(Tab::totals, false),
                                     std::pair(Tab::chips, false), std::pair(Tab::map, true)}) {
      const Layout layout = layout_of(size, tab, {2, 1}, still);
      std::vector<Box> boxes;
      for (const Box& box : {layout.header, layout.map, layout.card, layout.totals, layout.legend, layout.strip_key,
                             layout.chip_lanes, layout.time_strip, layout.controls, layout.tabs}) {
        if (box.height > 0) boxes.push_back(box);
      }
      CHECK(boxes.size() >= (still ? 4 : 6));
      for (size_t i = 0; i < boxes.size(); ++i) {
        CAPTURE(size.width);
        CAPTURE(i);
        CHECK(boxes[i].x >= 0);
        CHECK(boxes[i].y >= 0);
        CHECK(boxes[i].right() <= size.width);
        CHECK(boxes[i].bottom() <= size.height);
        CHECK(boxes[i].width > 0);
        for (size_t j = i + 1; j < boxes.size(); ++j) {
          CAPTURE(j);
          const bool apart = boxes[i].right() <= boxes[j].x || boxes[j].right() <= boxes[i].x ||
                             boxes[i].bottom() <= boxes[j].y || boxes[j].bottom() <= boxes[i].y;
          CHECK(apart);
        }
      }
    }
  }
}

TEST_CASE("the picture of a phone gets the room of the controls in a still") {
  const Layout operable = layout_of({360, 640}, Tab::map), still = layout_of({360, 640}, Tab::map, {2, 0}, true);
  CHECK(still.map.height > operable.map.height + 40);
  CHECK(still.controls.height + still.tabs.height == 0);
}

TEST_CASE("a phone in landscape has a layout of its own, whatever its width") {
  for (const Size size : {Size{568, 320}, Size{667, 375}, Size{844, 390}, Size{932, 430}})
    CHECK(layout_of(size, Tab::map).breakpoint == Breakpoint::landscape);
  CHECK(layout_of({360, 400}, Tab::map).breakpoint == Breakpoint::phone);
}
