// From pointer and keys to the verbs of view.hpp. Knows a Scene and what lies where; knows no toolkit and no page.
#pragma once

#include <string_view>

#include "scene/mark.hpp"
#include "scene/view.hpp"

namespace explainer {

enum class PointerKind : unsigned char { mouse, touch };
enum class Cursor : unsigned char { arrow, hand, grab };

// What a gesture asks for that is not a verb of the view.
struct GestureResult {
  bool used = false;     // the explainer made use of it: the page should not
  bool changed = false;  // the picture is not the same any more
  bool stepped = false;  // moved forward by one step: what is new may grow
  bool direct = false;   // the picture is moved by hand: it follows at once, without gliding
  int link = none;       // source whose page the reader wants
  bool newer = false;    // the reader wants the story that replaces this one
};

// A press that has not ended yet.
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

// dx, dy in pixels. `zoom`: with Ctrl, or by two fingers; else only a wheel that goes sideways over a zoomed strip is
// used, for the page scrolls with the others. With dx and dy of nothing it tells whether it would be used.
GestureResult wheel(View& view, const Story& story, const Scene& scene, Point at, float dx, float dy, bool zoom);

// `dom_key` as in KeyboardEvent.key.
GestureResult key_down(View& view, const Story& story, std::string_view dom_key);

Cursor cursor_at(const Press& press, const Scene& scene, Point at);

}  // namespace explainer
