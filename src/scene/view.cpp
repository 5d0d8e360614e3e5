#include "scene/view.hpp"

#include <algorithm>

namespace explainer {
namespace {

// How long play rests on a day, at rate 1: longer where the author marked a beat.
constexpr double beat_seconds = 2.0;
constexpr double step_seconds = 0.9;

// The first event whose span begins after `date`; events.end() when there is none.
auto first_after(const Story& story, Date date) {
  return std::upper_bound(story.events.begin(), story.events.end(), date,
                          [](Date day, const Event& event) { return day < event.date.first; });
}

auto first_from(const Story& story, Date date) {
  return std::lower_bound(story.events.begin(), story.events.end(), date,
                          [](const Event& event, Date day) { return event.date.first < day; });
}

Date clamped(const Story& story, Date date) { return std::clamp(date, story.from, story.to); }

double rest(const Story& story, Date day) {
  const auto begin = first_from(story, day), end = first_after(story, day);
  const bool beat = std::any_of(begin, end, [](const Event& event) { return event.beat; });
  return beat ? beat_seconds : step_seconds;
}

void move(View& view, const Story& story, Date date) {
  view.playhead = clamped(story, date);
  view.selected = none;
  view.hovered = none;
}

// The next day on which something begins, or the end of the range.
Date stop_after(const Story& story, Date date) {
  const auto event = first_after(story, date);
  return event == story.events.end() ? story.to : clamped(story, event->date.first);
}

}  // namespace

View initial_view(const Story& story) {
  View view;
  view.playhead = story.to;
  return view;
}

void seek(View& view, const Story& story, Date date) {
  move(view, story, date);
  if (view.playing) view.dwell = rest(story, view.playhead);
}

bool next(View& view, const Story& story) {
  if (view.playhead >= story.to) return false;
  seek(view, story, stop_after(story, view.playhead));
  return true;
}

bool previous(View& view, const Story& story) {
  if (view.playhead <= story.from) return false;
  const auto here = first_from(story, view.playhead);
  seek(view, story, here == story.events.begin() ? story.from : std::prev(here)->date.first);
  return true;
}

void select(View& view, const Story& story, int event) {
  if (event != none) {
    const Date begun = story.events[static_cast<size_t>(event)].date.first;
    if (begun > view.playhead) seek(view, story, begun);
    pause(view);
  }
  view.selected = event;
}

void play(View& view, const Story& story) {
  if (ended(view, story)) seek(view, story, story.from);
  view.playing = true;
  view.selected = none;
  view.dwell = step_seconds / 2;  // the first step answers the press soon
}

void pause(View& view) {
  view.playing = false;
  view.dwell = 0;
}

void set_rate(View& view, double rate) { view.rate = std::clamp(rate, slowest_rate, fastest_rate); }

bool ended(const View& view, const Story& story) { return view.playhead >= story.to; }

double advance(View& view, const Story& story, double seconds) {
  if (!view.playing) return -1;
  view.dwell -= seconds * view.rate;
  // One stop a call: a frame that came late shows every step all the same.
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
