// What the reader is looking at: one plain struct, and the verbs that are the only way to change it. Knows no pixels,
// no toolkit.
#pragma once

#include <string_view>
#include <vector>

#include "core/filter.hpp"
#include "core/snapshot.hpp"
#include "core/story.hpp"
#include "scene/day_marks.hpp"
#include "scene/time_scale.hpp"

namespace explainer {

// The contrast themes are for readers who ask their system for more contrast, or for colours of its own.
enum class Theme : unsigned char { light, dark, light_contrast, dark_contrast };

constexpr bool is_dark(Theme theme) { return theme == Theme::dark || theme == Theme::dark_contrast; }

constexpr bool has_contrast(Theme theme) { return theme == Theme::light_contrast || theme == Theme::dark_contrast; }

constexpr Theme make_theme(bool dark, bool contrast) {
  return contrast ? (dark ? Theme::dark_contrast : Theme::light_contrast) : (dark ? Theme::dark : Theme::light);
}
enum class Tab : unsigned char { map, totals, chips };  // phone layout shows one at a time

// Of the time axis: even gives each date on which something begins the same room.
enum class Spacing : unsigned char { time, ordinal };

inline constexpr double slowest_rate = 0.25, fastest_rate = 16;

struct View {
  Date playhead;
  int selected = none;  // event the reader chose; none: the headline of the day is shown
  // What is under the pointer: one of these at most.
  int hovered = none;  // event
  int hovered_entity = none;
  int hovered_program = none;
  bool playing = false;
  double rate = 1;   // slowest_rate..fastest_rate
  double dwell = 0;  // seconds at rate 1 still to rest on this day while playing
  Theme theme = Theme::light;
  Tab tab = Tab::map;
  bool card_open = false;  // phone: the sheet is open
  bool reduced_motion = false;
  Filter filter;
  Spacing spacing = Spacing::time;
  DayRange window;  // of the time axis; empty: all of the range

  // Made by set_filter and set_spacing, so that no frame has to walk through the story.
  std::vector<int> shown;      // while a filter is on: the events that pass it
  Stops steps;                 // while spacing is even: the dates on which something shown begins, and both ends
  std::vector<DayMark> marks;  // while either: what stands on the strip
};

View initial_view(const Story& story);  // at the end of the range

void seek(View& view, const Story& story, Date date);  // clamped to the range; drops the selection
bool next(View& view, const Story& story);  // to the next day on which something begins, then to the end; false there
bool previous(View& view,
              const Story& story);  // to the day before on which something began, then to the start; false there
bool step(View& view, const Story& story, bool forward);  // pauses, then next or previous; true where it went forward
void select(View& view, const Story& story, int event);   // none clears; seeks to it when it is still to come; pauses
void play(View& view, const Story& story);                // at the end starts over
void pause(View& view);
void toggle_play(View& view, const Story& story);
void set_rate(View& view, double rate);            // clamped to slowest_rate..fastest_rate
void cycle_rate(View& view);                       // to the next of 0.5, 1 and 2, after the last to the first
bool ended(const View& view, const Story& story);  // the playhead is at the end of the range

void set_filter(View& view, const Story& story, Filter filter);
void toggle_kind(View& view, const Story& story, EventKind kind);
void toggle_entity(View& view, const Story& story, int entity);
bool shows(const View& view, int event);  // the filter lets it through
int shown_count(const View& view, const Story& story);
int headline(const View& view, const Story& story, const Snapshot& now);  // the newest shown one; none before the first

// The time axis: what of it is seen, and how it is spaced. Zooming keeps `day` where it is on the screen; none of these
// leaves the range or gets narrower than a week, or a few dates. False where nothing changes.
void set_spacing(View& view, const Story& story, Spacing spacing);
void toggle_spacing(View& view, const Story& story);
DayRange visible_range(const View& view, const Story& story);
bool zoomed(const View& view);
bool zoom_about(View& view, const Story& story, double day, double factor);  // factor > 1: closer
bool zoom_step(View& view, const Story& story, bool in);                     // about the playhead
bool zoom_all(View& view);
bool pan(View& view, const Story& story, double part);  // by so much of what is seen; forward when positive

// Lets `seconds` of play go by. Returns seconds until it wants to be called again; negative when not playing.
double advance(View& view, const Story& story, double seconds);

}  // namespace explainer
