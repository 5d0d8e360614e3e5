// What an App holds, and the functions that its parts share: app.cpp takes input and makes frames, verbs.cpp changes
// the view, queries.cpp answers questions. Private to the app.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "animation.hpp"
#include "app/app.hpp"
#include "scene/map_plan.hpp"
#include "scene/svg.hpp"
#include "ui/surface.hpp"
#include "ui/text_setter.hpp"
#include "ui/text_widths.hpp"

namespace explainer {

struct AppState {
  Surface surface;
  std::unique_ptr<TextSetter> text;  // absent before a shell has said how text is set
  TextWidths widths;
  std::string font_family{still_font_family};  // of drawings as SVG

  LanguagePacks packs = nullptr;
  std::optional<IndexedStory> indexed;  // absent before the first good load
  std::vector<Problem> problems;        // of the last load
  MapPlan plan;
  View view;
  Snapshot now;  // may be of a date that the playhead has left: read it through current_snapshot
  Press press;
  Point pointer{-1, -1};
  std::string link;  // address that the reader asked to open; empty when there is none

  Size size;
  float ratio = 1;         // device pixels per CSS pixel
  double last_frame = -1;  // clock of the last frame; negative before the first
  double last_wake = -1;   // what the last frame returned
  Animation animation;
  bool stale = true;  // the scene must be built anew
  Scene scene;

  // Answers that were given last, and how often they have changed: AppOutput's revisions.
  std::string reported_state, reported_places;
  std::uint32_t revision = 0, layout_revision = 0;

  const Story& story() const { return indexed->story; }
};

// After a change of the view: a step forward makes what is new grow, any other change ends the growth there is.
void grow_after(AppState& s, bool stepped);

// The snapshot of the playhead's date. Requires a loaded story.
const Snapshot& current_snapshot(AppState& s);

// The picture of a view when nothing moves. Requires a loaded story.
Scene settled_scene(AppState& s, const View& view);

// Answers of the queries "state" and "places". Both require a loaded story.
std::string write_state_json(const AppState& s);
std::string write_places_json(const AppState& s);

// What the page calls a drawn control: "play", "tab 1", "link 3". Empty for what is no control.
std::string control_name(Target target);

// The box of the slider's handle; empty when none is drawn.
Box handle_box(const AppState& s);

}  // namespace explainer
