#include "scene/view.hpp"

#include <algorithm>

#include "core/at.hpp"

namespace explainer {
namespace {

// How long playback stays on a day, at rate 1: longer where the author marked a beat.
constexpr double beat_seconds = 2.0;
constexpr double step_seconds = 0.9;

// The least of the time axis that is visible.
constexpr double min_days = 7, min_stops = 4;

// The first event whose span begins after `date`; events.end() when there is none.
auto first_after(const Story& story, Date date) {
  return std::upper_bound(story.events.begin(), story.events.end(), date,
                          [](Date day, const Event& event) { return day < event.date.first; });
}

auto first_from(const Story& story, Date date) {
  return std::lower_bound(story.events.begin(), story.events.end(), date,
                          [](const Event& event, Date day) { return event.date.first < day; });
}

// The first shown event from this one on, or before it; nullptr when there is none.
const Event* shown_from(const View& view, const Story& story, int event) {
  if (view.filter.on()) {
    const auto it = std::lower_bound(view.shown.begin(), view.shown.end(), event);
    return it == view.shown.end() ? nullptr : &at(story.events, *it);
  }
  return event < static_cast<int>(story.events.size()) ? &at(story.events, event) : nullptr;
}

const Event* shown_before(const View& view, const Story& story, int event) {
  if (view.filter.on()) {
    const auto it = std::lower_bound(view.shown.begin(), view.shown.end(), event);
    return it == view.shown.begin() ? nullptr : &at(story.events, *std::prev(it));
  }
  return event > 0 ? &at(story.events, event - 1) : nullptr;
}

Date clamped(const Story& story, Date date) { return std::clamp(date, story.from, story.to); }

double dwell_on(const Story& story, Date day) {
  const auto begin = first_from(story, day), end = first_after(story, day);
  const bool beat = std::any_of(begin, end, [](const Event& event) { return event.beat; });
  return beat ? beat_seconds : step_seconds;
}

// Zooms to `width` from `from` on, in positions on the axis, moved into the story's range.
void set_zoom_range(View& view, const Story& story, double from, double width) {
  const double first = position_of(view.stops, story.from.day), last = position_of(view.stops, story.to.day + 1.0);
  if (width >= (last - first) * 0.999) {
    view.zoom_range = {};
    return;
  }
  from = std::clamp(from, first, last - width);
  view.zoom_range = {day_at(view.stops, from), day_at(view.stops, from + width)};
}

// Moves the visible range after a playhead that left it, with some room ahead.
void follow_playhead(View& view, const Story& story) {
  const double noon = view.playhead.day + 0.5;
  if (!zoomed(view) || (noon >= view.zoom_range.from && noon < view.zoom_range.to)) return;
  const double from = position_of(view.stops, view.zoom_range.from), to = position_of(view.stops, view.zoom_range.to);
  const double room = noon < view.zoom_range.from ? 0.25 : 0.75;
  set_zoom_range(view, story, position_of(view.stops, noon) - room * (to - from), to - from);
}

void move(View& view, const Story& story, Date date) {
  view.playhead = clamped(story, date);
  view.selected = none;
  view.hovered = view.hovered_entity = view.hovered_program = none;
  follow_playhead(view, story);
}

int index_of(const Story& story, std::vector<Event>::const_iterator event) {
  return static_cast<int>(event - story.events.begin());
}

// The next day on which something shown begins, or the end of the range.
Date stop_after(const View& view, const Story& story, Date date) {
  const Event* const event = shown_from(view, story, index_of(story, first_after(story, date)));
  return event ? clamped(story, event->date.first) : story.to;
}

// Builds what View keeps for its filter and spacing.
void refresh(View& view, const Story& story) {
  const bool on = view.filter.on(), ordinal = view.spacing == Spacing::ordinal;
  view.shown.clear();
  view.stops.clear();
  view.marks.clear();
  for (int i = 0; on && i < static_cast<int>(story.events.size()); ++i) {
    if (passes(story, at(story.events, i), view.filter)) view.shown.push_back(i);
  }
  if (ordinal) {
    view.stops.push_back(story.from);
    while (view.stops.back() < story.to) view.stops.push_back(stop_after(view, story, view.stops.back()));
  }
  if (on || ordinal) view.marks = build_day_marks(story, on ? &view.shown : nullptr, ordinal);
  if (zoomed(view)) zoom_about(view, story, view.playhead.day + 0.5, 1);  // the narrowest range may be another now
}

// Of the first `count` events the newest that is shown; of one day that of the most weight. none where there is none.
int newest_shown(const View& view, const Story& story, int count) {
  const auto end = std::lower_bound(view.shown.begin(), view.shown.end(), count);
  int best = none;
  for (auto it = end; it != view.shown.begin();) {
    const Event& event = at(story.events, *--it);
    if (best != none) {
      const Event& other = at(story.events, best);
      if (event.date.first != other.date.first) break;
      if (news_weight(event.kind) < news_weight(other.kind)) continue;
    }
    best = *it;
  }
  return best;
}

}  // namespace

View initial_view(const Story& story) {
  View view;
  view.playhead = story.start.value_or(story.to);
  if (story.spacing != view.spacing) set_spacing(view, story, story.spacing);
  return view;
}

void seek(View& view, const Story& story, Date date) {
  move(view, story, date);
  if (view.playing) view.dwell = dwell_on(story, view.playhead);
}

bool next(View& view, const Story& story) {
  if (view.playhead >= story.to) return false;
  seek(view, story, stop_after(view, story, view.playhead));
  return true;
}

bool previous(View& view, const Story& story) {
  if (view.playhead <= story.from) return false;
  const Event* const event = shown_before(view, story, index_of(story, first_from(story, view.playhead)));
  seek(view, story, event ? event->date.first : story.from);
  return true;
}

bool step(View& view, const Story& story, bool forward) {
  pause(view);
  return forward ? next(view, story) : (previous(view, story), false);
}

void select(View& view, const Story& story, int event) {
  if (event != none) {
    const Date begun = at(story.events, event).date.first;
    if (begun > view.playhead) seek(view, story, begun);
    pause(view);
  }
  view.selected = event;
}

void go_to(View& view, const Story& story, int event) {
  pause(view);
  seek(view, story, at(story.events, event).date.first);
  view.selected = event;
}

void play(View& view, const Story& story) {
  if (ended(view, story)) seek(view, story, story.from);
  view.playing = true;
  view.selected = none;
  view.dwell = step_seconds / 2;  // the first step comes soon after the press
}

void pause(View& view) {
  view.playing = false;
  view.dwell = 0;
}

void toggle_play(View& view, const Story& story) { view.playing ? pause(view) : play(view, story); }

void set_rate(View& view, double rate) { view.rate = std::clamp(rate, slowest_rate, fastest_rate); }

void cycle_rate(View& view) { set_rate(view, view.rate < 0.5 ? 0.5 : view.rate < 1 ? 1 : view.rate < 2 ? 2 : 0.5); }

bool ended(const View& view, const Story& story) { return view.playhead >= story.to; }

void show_tab(View& view, Tab tab) {
  view.tab = tab;
  view.first_row = 0;
  view.card_open = false;
}

void set_filter(View& view, const Story& story, Filter filter) {
  view.filter = std::move(filter);
  view.hovered = view.hovered_entity = view.hovered_program = none;
  refresh(view, story);
  if (view.selected != none && !shows(view, view.selected)) view.selected = none;
}

void toggle_kind(View& view, const Story& story, EventKind kind) {
  Filter filter = view.filter;
  filter.kinds ^= bit_of(kind);
  set_filter(view, story, std::move(filter));
}

void toggle_entity(View& view, const Story& story, int entity) {
  Filter filter = view.filter;
  filter.entities = filter.entities == std::vector<int>{entity} ? std::vector<int>{} : std::vector<int>{entity};
  set_filter(view, story, std::move(filter));
}

bool shows(const View& view, int event) {
  return !view.filter.on() || std::binary_search(view.shown.begin(), view.shown.end(), event);
}

int shown_count(const View& view, const Story& story) {
  return static_cast<int>(view.filter.on() ? view.shown.size() : story.events.size());
}

DayLead lead_of(const View& view, const Story& story, const Snapshot& now) {
  if (view.selected != none) return {view.selected, LeadRole::selected};
  if (now.headline == none || shows(view, now.headline)) return {now.headline};
  return {newest_shown(view, story, now.event_count), LeadRole::shown};
}

int lead_before(const View& view, const IndexedStory& indexed, int event) {
  const Date day = at(indexed.story.events, event).date.first;
  const int before = lead_before(indexed.index, day);
  if (before == none || shows(view, before)) return before;
  return newest_shown(view, indexed.story, index_of(indexed.story, first_from(indexed.story, day)));
}

void set_spacing(View& view, const Story& story, Spacing spacing) {
  view.spacing = spacing;
  refresh(view, story);
}

void toggle_spacing(View& view, const Story& story) {
  set_spacing(view, story, view.spacing == Spacing::ordinal ? Spacing::time : Spacing::ordinal);
}

DayRange visible_range(const View& view, const Story& story) {
  return zoomed(view) ? view.zoom_range : DayRange{static_cast<double>(story.from.day), story.to.day + 1.0};
}

bool zoomed(const View& view) { return view.zoom_range.to > view.zoom_range.from; }

bool zoom_about(View& view, const Story& story, double day, double factor) {
  const DayRange before = view.zoom_range, visible = visible_range(view, story);
  const DayRange all = {static_cast<double>(story.from.day), story.to.day + 1.0};
  const double whole = position_of(view.stops, all.to) - position_of(view.stops, all.from);
  const double narrowest = std::min(view.stops.empty() ? min_days : min_stops, whole);
  const double from = position_of(view.stops, visible.from), width = position_of(view.stops, visible.to) - from;
  const double at = std::clamp(position_of(view.stops, day), from, from + width);
  const double wanted = std::clamp(width / factor, narrowest, whole);
  set_zoom_range(view, story, at - (at - from) * wanted / width, wanted);
  return view.zoom_range != before;
}

bool zoom_step(View& view, const Story& story, bool in) {
  const DayRange visible = visible_range(view, story);
  const double noon = view.playhead.day + 0.5;
  const bool on_axis = noon >= visible.from && noon < visible.to;
  return zoom_about(view, story, on_axis ? noon : (visible.from + visible.to) / 2, in ? 2 : 0.5);
}

bool zoom_all(View& view) {
  const bool was = zoomed(view);
  view.zoom_range = {};
  return was;
}

bool pan(View& view, const Story& story, double part) {
  if (!zoomed(view)) return false;
  const DayRange before = view.zoom_range;
  const double from = position_of(view.stops, before.from), width = position_of(view.stops, before.to) - from;
  set_zoom_range(view, story, from + part * width, width);
  return view.zoom_range != before;
}

double advance(View& view, const Story& story, double seconds) {
  if (!view.playing) return -1;
  view.dwell -= seconds * view.rate;
  // One stop per call: a late frame does not skip any.
  if (view.dwell <= 0) {
    next(view, story);
    if (ended(view, story)) {
      pause(view);
      return -1;
    }
  }
  return view.dwell / view.rate;
}

}  // namespace explainer
