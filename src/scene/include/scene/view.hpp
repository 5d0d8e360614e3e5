// What the reader is looking at: one plain struct, and the verbs that are the only way to change it. Knows no pixels,
// no toolkit.
#pragma once

#include <string_view>

#include "core/snapshot.hpp"
#include "core/story.hpp"

namespace explainer {

// The contrast themes are for readers who ask their system for more contrast, or for colours of its own.
enum class Theme : unsigned char { light, dark, light_contrast, dark_contrast };

constexpr bool is_dark(Theme theme) { return theme == Theme::dark || theme == Theme::dark_contrast; }

constexpr bool has_contrast(Theme theme) { return theme == Theme::light_contrast || theme == Theme::dark_contrast; }

constexpr Theme make_theme(bool dark, bool contrast) {
  return contrast ? (dark ? Theme::dark_contrast : Theme::light_contrast) : (dark ? Theme::dark : Theme::light);
}
enum class Tab : unsigned char { map, totals, chips };  // phone layout shows one at a time

inline constexpr double slowest_rate = 0.25, fastest_rate = 16;

struct View {
  Date playhead;
  int selected = none;  // event the reader chose; none: the headline of the day is shown
  int hovered = none;   // event
  bool playing = false;
  double rate = 1;   // slowest_rate..fastest_rate
  double dwell = 0;  // seconds at rate 1 still to rest on this day while playing
  Theme theme = Theme::light;
  Tab tab = Tab::map;
  bool card_open = false;  // phone: the sheet is open
  bool reduced_motion = false;
};

View initial_view(const Story& story);  // at the end of the range

void seek(View& view, const Story& story, Date date);  // clamped to the range; drops the selection
bool next(View& view, const Story& story);  // to the next day on which something begins, then to the end; false there
bool previous(View& view,
              const Story& story);  // to the day before on which something began, then to the start; false there
void select(View& view, const Story& story, int event);  // none clears; seeks to it when it is still to come; pauses
void play(View& view, const Story& story);               // at the end starts over
void pause(View& view);
void set_rate(View& view, double rate);
bool ended(const View& view, const Story& story);  // the playhead is at the end of the range

// Lets `seconds` of play go by. Returns seconds until it wants to be called again; negative when not playing.
double advance(View& view, const Story& story, double seconds);

}  // namespace explainer
