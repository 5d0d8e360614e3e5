// The state of the view: one plain struct, and the functions that are the only way to change it. Knows no
// pixels and no toolkit.
#pragma once

#include <string_view>
#include <vector>

#include "core/filter.hpp"
#include "core/lead_wording.hpp"
#include "core/snapshot.hpp"
#include "core/story.hpp"
#include "scene/day_marks.hpp"
#include "scene/time_scale.hpp"

namespace explainer {

// The contrast themes are for readers whose system asks for more contrast or forces its own colours.
enum class Theme : unsigned char { light, dark, light_contrast, dark_contrast };

constexpr bool is_dark(Theme theme) { return theme == Theme::dark || theme == Theme::dark_contrast; }

constexpr bool has_contrast(Theme theme) { return theme == Theme::light_contrast || theme == Theme::dark_contrast; }

constexpr Theme make_theme(bool dark, bool contrast) {
  return contrast ? (dark ? Theme::dark_contrast : Theme::light_contrast) : (dark ? Theme::dark : Theme::light);
}

// The panels of which a phone shows one at a time.
enum class Tab : unsigned char { map, totals, chips };

inline constexpr double slowest_rate = 0.25, fastest_rate = 16;

struct View {
  Date playhead;
  int selected = none;  // the event that the reader selected; none: the headline of the day is shown
  // What is under the pointer: one of these at most.
  int hovered = none;  // event
  int hovered_entity = none;
  int hovered_program = none;
  bool playing = false;
  double rate = 1;   // slowest_rate..fastest_rate
  double dwell = 0;  // while playing: seconds at rate 1 until the next day
  Theme theme = Theme::light;
  Tab tab = Tab::map;
  bool card_open = false;      // on a phone: the card is open as a sheet
  int first_row = 0;           // of a list that has no room for all of its rows: the first that is shown
  int first_name[2] = {0, 0};  // of the map's columns, by Side: how many of the largest the reader has passed over
  bool reduced_motion = false;
  bool still = false;  // nobody can operate the picture: it has no controls, and their room goes to the rest
  Filter filter;
  Spacing spacing = Spacing::time;
  DayRange zoom_range;  // what is visible of the time axis; empty: all of the story's range

  // Written by set_filter and set_spacing, so that no frame has to go through the whole story.
  std::vector<int> shown;      // while a filter is on: the events that pass it
  Stops stops;                 // while spacing is ordinal: the dates on which something shown begins, and both ends
  std::vector<DayMark> marks;  // while either is: the marks of the time strip
};

// Where the story says that it opens, else at the end of its range; its spacing.
View initial_view(const Story& story);

// Clamped to the range; drops the selection.
void seek(View& view, const Story& story, Date date);

// To the next day on which something shown begins, then to the end of the range; false when already there.
bool next(View& view, const Story& story);

// To the previous day on which something shown began, then to the start of the range; false when already there.
bool previous(View& view, const Story& story);

// Pauses, then next() or previous(); true where it went forward.
bool step(View& view, const Story& story, bool forward);

// Seeks to an event that is still to come, and pauses. `event` none: drops the selection.
void select(View& view, const Story& story, int event);

// What a click on an event's mark does: pauses, seeks to the day on which it begins, and selects it.
void go_to(View& view, const Story& story, int event);

// From the start when at the end.
void play(View& view, const Story& story);
void pause(View& view);
void toggle_play(View& view, const Story& story);

// Clamped to slowest_rate..fastest_rate.
void set_rate(View& view, double rate);

// Changes the panel that a phone shows: from its first row on, the card closed.
void show_tab(View& view, Tab tab);

// To the next of 0.5, 1 and 2, after the last to the first.
void cycle_rate(View& view);

// The playhead is at the end of the range.
bool ended(const View& view, const Story& story);

void set_filter(View& view, const Story& story, Filter filter);
void toggle_kind(View& view, const Story& story, EventKind kind);
void toggle_entity(View& view, const Story& story, int entity);

// The event passes the filter.
bool shows(const View& view, int event);
int shown_count(const View& view, const Story& story);

// The event that the header tells of: the selected one, else the newest that is shown, as Snapshot::headline is of all.
DayLead lead_of(const View& view, const Story& story, const Snapshot& now);

// What led the news on the last day before this event's that has a shown event; none where there is none.
int lead_before(const View& view, const IndexedStory& indexed, int event);

// The time axis: what of it is visible, and its spacing. None of these leaves the story's range or shows less than a
// week (less than four dates with ordinal spacing). False where nothing changes.
void set_spacing(View& view, const Story& story, Spacing spacing);
void toggle_spacing(View& view, const Story& story);
DayRange visible_range(const View& view, const Story& story);
bool zoomed(const View& view);

// Keeps `day` where it is on the axis; shows `factor` times less.
bool zoom_about(View& view, const Story& story, double day, double factor);

// One step in or out: about the playhead, or the middle when the playhead is not visible.
bool zoom_step(View& view, const Story& story, bool in);
bool zoom_all(View& view);

// By `part` of what is visible; later when positive.
bool pan(View& view, const Story& story, double part);

// Advances the playback by `seconds`. Returns the seconds until the next call is due; negative when not playing.
double advance(View& view, const Story& story, double seconds);

}  // namespace explainer
