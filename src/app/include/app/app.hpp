// One explainer: a story, a view of it, and the surface it is painted on. Knows no GL, no browser, no window:
// the shell owns the loop, feeds input, draws draw_data() with a renderer of its own, and reads output().
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/load_story.hpp"
#include "core/snapshot.hpp"
#include "core/story_index.hpp"
#include "scene/mark.hpp"
#include "scene/view.hpp"
#include "ui/gestures.hpp"

struct ImDrawData;

namespace explainer {

struct AppState;
class Surface;
class TextSetter;

// What a shell shows beside the picture, and when it should ask for more.
struct AppOutput {
  std::uint32_t revision = 0;         // rises when the query "state" has another answer
  std::uint32_t layout_revision = 0;  // rises when the query "places" has another answer
  Box handle;                         // of the slider that the time strip is, in CSS pixels; empty when there is none
  Cursor cursor = Cursor::arrow;
  bool link_clicked = false;  // the query "link" has an address to open
};

class App {
 public:
  App();
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // How text is measured and drawn; before that there is no frame and no draw_data().
  void set_text(std::unique_ptr<TextSetter> text);

  // The same by Dear ImGui, with a typeface given as TrueType bytes of its two weights; copied. False when they are no
  // fonts.
  bool set_fonts(std::string_view regular, std::string_view semibold);

  // Text looks different from now on: all is measured and drawn again. `font_family`: as CSS names the typeface, for
  // drawings as SVG.
  void set_font_family(std::string_view font_family);

  // Where the words of the languages of stories come from; before load().
  void set_languages(LanguagePacks packs);

  // Replaces the story when the bytes hold one without errors; the view keeps its date where it can.
  // False leaves the old story in place; problems() says why.
  bool load(std::string_view bytes);

  void resize(float width, float height, float pixel_ratio);  // CSS pixels; impossible sizes are ignored

  // Input, in CSS pixels from the canvas' top left. Each returns true when the explainer makes use of it (the shell
  // then keeps it from the page).
  bool pointer_move(PointerKind kind, float x, float y);
  bool pointer_button(PointerKind kind, float x, float y, bool down);
  void pointer_leave();
  bool wheel(float x, float y, float dx, float dy, bool zoom);  // zoom: Ctrl or pinch
  bool key(std::string_view dom_key);                           // KeyboardEvent.key of a key that went down

  // Does what the table in verbs.cpp says: perform("seek", "2025-06"). False when there is no such verb, its argument
  // is invalid, or it requires a story and none is loaded.
  bool perform(std::string_view verb, std::string_view argument = {});

  // Answers as the table in queries.cpp says: query("events", "0 50"). Empty when there is no such query; "null" when
  // it requires a story and none is loaded.
  std::string query(std::string_view name, std::string_view argument = {});

  // Draws one frame. `seconds` is a clock that only goes forward.
  // Returns when the next frame is due: 0 next frame, > 0 in so many seconds, negative not until something happens.
  double frame(double seconds);

  // What the last frame drew, in device pixels, for a Dear ImGui backend; nullptr before the first.
  ImDrawData* draw_data() const;
  const Surface& surface() const;

  AppOutput output();  // as of now

  const Story* story() const;           // nullptr before the first good load
  const IndexedStory* indexed() const;  // the same with its ledgers
  const View& view() const;
  const Snapshot& current() const;               // of the view's date; requires a loaded story
  const Scene& scene() const;                    // of the last frame
  const std::vector<Problem>& problems() const;  // of the last load
  int texts_measured() const;                    // so far; what was measured before is remembered

  // The names in both tables.
  static std::vector<std::string_view> verb_names();
  static std::vector<std::string_view> query_names();

 private:
  std::unique_ptr<AppState> state_;
};

}  // namespace explainer
