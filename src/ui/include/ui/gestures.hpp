// Turns pointer, wheel and keys into changes of the view, by the functions of view.hpp. Knows a Scene; knows no toolkit
// and no page.
#pragma once

#include <string_view>

#include "scene/mark.hpp"
#include "scene/view.hpp"

namespace explainer {

enum class PointerKind : unsigned char { mouse, touch };
enum class Cursor : unsigned char { arrow, hand, grab };

// The result of a gesture, beside the changed view.
struct GestureResult {
  bool used = false;     // the explainer used the input, so the page should not
  bool changed = false;  // the picture looks different
  bool stepped = false;  // went one step forward: what is new grows
  bool direct = false;   // the time axis follows the pointer: no gliding
  int link = none;       // source whose page is to be opened
  bool newer = false;    // the story that replaces this one is to be opened
};

// A button or finger that is down.
struct Press {
  bool down = false;
  bool scrubbing = false;
  PointerKind kind = PointerKind::mouse;
  Point from;
  Target target;
};

GestureResult pointer_move(Press& press, View& view, const Story& story, const Scene& scene, PointerKind kind,
                           Point at);
GestureResult pointer_down(Press& press, View& view, const Story& story, const Scene& scene, PointerKind kind,
                           Point at);
GestureResult pointer_up(Press& press, View& view, const Story& story, const Scene& scene, Point at);
GestureResult pointer_leave(Press& press, View& view);  // also when the page takes a touch for scrolling

// What a click on a target at that point does.
GestureResult activate(View& view, const Story& story, const Scene& scene, Target target, Point at);

// dx, dy in pixels. With `zoom` (Ctrl, or two fingers) it zooms the time strip. Without, only a sideways wheel over a
// zoomed strip is used; any other scrolls the page. With dx and dy of 0, `used` says whether it would be.
GestureResult wheel(View& view, const Story& story, const Scene& scene, Point at, float dx, float dy, bool zoom);

// `dom_key` as in KeyboardEvent.key. Where time runs to the left, the left arrow leads to later days.
GestureResult key_down(View& view, const Story& story, std::string_view dom_key);

Cursor cursor_at(const Press& press, const Scene& scene, Point at);

}  // namespace explainer
