// One explainer: a story, a view of it, and the surface it is painted on. Knows no GL, no browser, no window:
// the shell owns the loop, feeds input, draws draw_data() with a renderer of its own, and reads what changed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/outline.hpp"
#include "core/problem.hpp"
#include "scene/scene.hpp"
#include "scene/view.hpp"
#include "ui/gestures.hpp"

struct ImDrawData;

namespace explainer {

class App {
 public:
  App();
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // TrueType bytes of the two weights; copied, once. Until they are there, there is no frame and no draw_data().
  bool set_fonts(std::string_view regular, std::string_view semibold);

  // Replaces the story when the bytes hold one without errors; the view keeps its date where it can.
  // False leaves the old story in place. problems() says why.
  bool load(std::string_view bytes);

  void resize(float width, float height, float pixel_ratio);  // CSS pixels

  // Input, in CSS pixels from the canvas' top left. Each returns true when the explainer makes use of it (the shell
  // then keeps it from the page).
  bool pointer_move(PointerKind kind, float x, float y);
  bool pointer_button(PointerKind kind, float x, float y, bool down);
  void pointer_leave();
  bool wheel(float x, float y, float dx, float dy, bool zoom);  // zoom: Ctrl or pinch
  bool key(std::string_view dom_key,
           bool shift);  // KeyboardEvent.key of a key that went down: "ArrowRight", " ", "Home", ...

  // A verb by name, for shells and replays: seek DATE (of a year or month the last day),
  // date TEXT (the same as a reader types it), select ID, select "", next,
  // previous, play, pause, rate N, spacing time|even, zoom in|out|all, filter TERMS (see core/filter.hpp; "" clears),
  // theme light|dark, contrast normal|more, motion full|reduced, tab map|totals|chips.
  // False when the verb or its argument makes no sense.
  bool perform(std::string_view verb, std::string_view argument);

  // Draws one frame. `seconds` is a clock that only goes forward.
  // Returns when it wants to run again: 0 next frame, > 0 in so many seconds, negative not until something happens.
  double frame(double seconds);

  // What the last frame drew, in device pixels, for a Dear ImGui backend; nullptr before the first.
  ImDrawData* draw_data() const;

  int texts_measured() const;  // so far; what was measured before is remembered

  const Story* story() const;           // nullptr before the first good load
  const IndexedStory* indexed() const;  // the same with its ledgers
  const View& view() const;
  const Snapshot& current() const;
  const Scene& scene() const;
  const std::vector<Problem>& problems() const;  // of the last load
  Cursor cursor() const;
  std::string link_clicked();  // URL the reader asked to open since the last call, or ""

  std::string snapshot_json() const;
  std::string words_json() const;                       // what never changes of the words, see outline.hpp
  std::string events_json(int first, int count) const;  // so many events, from one on
  std::string about_json() const;                       // who and what the story is about
  std::string moment_json() const;                      // what the words say of this day
  std::string svg_text() const;                         // the picture as it is, with a line that says where it is from
  std::string csv_text() const;                         // the events until this day
  std::string source_text() const;                      // that line
  std::string places_json() const;   // where controls are drawn: {"play": [x, y, width, height], …, "handle": …}
  std::string filters_json() const;  // what can be chosen with "filter"
  std::string shown_json() const;    // ids of the events that the filter lets through
  // {"date","start","end","selected","headline","paused","ended","rate","spacing","zoomed","filter","shown","events",
  // "cursor"}
  std::string state_json() const;

 private:
  double advance_view(double passed);
  void rebuild(double seconds);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace explainer
