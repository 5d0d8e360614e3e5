// The verbs of an App by name: for the page's script, the native window and recordings.
// web/src/engine/protocol.ts has the same names.
#include <initializer_list>

#include "app_state.hpp"
#include "core/number_text.hpp"

namespace explainer {
namespace {

// What a verb did.
enum class Effect : unsigned char {
  refused,  // nothing: its argument is invalid
  repaint,  // the picture looks different
  moved,    // the view is elsewhere: what grows is grown at once
  stepped   // the view went one step forward: what is new grows
};

// Which of the words the argument is; none when it is another.
int index_in(std::initializer_list<std::string_view> words, std::string_view argument) {
  int index = 0;
  for (const std::string_view word : words) {
    if (word == argument) return index;
    ++index;
  }
  return none;
}

Effect seek_iso(AppState& s, std::string_view argument) {
  const std::optional<DateSpan> date = parse_date(argument);
  if (!date) return Effect::refused;
  seek(s.view, s.story(), date->last);  // all of a year or month has happened when it is over
  return Effect::moved;
}

Effect select_event(AppState& s, std::string_view argument) {
  const int event = argument.empty() ? none : s.story().event_index(argument);
  if (event == none && !argument.empty()) return Effect::refused;
  select(s.view, s.story(), event);
  return Effect::moved;
}

Effect go_next(AppState& s, std::string_view) { return next(s.view, s.story()) ? Effect::stepped : Effect::moved; }

Effect go_previous(AppState& s, std::string_view) {
  previous(s.view, s.story());
  return Effect::moved;
}

Effect step_by_hand(AppState& s, std::string_view argument) {
  const int forward = index_in({"previous", "next"}, argument);
  if (forward == none) return Effect::refused;
  return step(s.view, s.story(), forward != 0) ? Effect::stepped : Effect::moved;
}

Effect start_playing(AppState& s, std::string_view) {
  play(s.view, s.story());
  return Effect::moved;
}

Effect stop_playing(AppState& s, std::string_view) {
  pause(s.view);
  return Effect::moved;
}

Effect play_or_pause(AppState& s, std::string_view) {
  toggle_play(s.view, s.story());
  return Effect::moved;
}

Effect set_play_rate(AppState& s, std::string_view argument) {
  constexpr double max_rate = 1000;  // rates up to this are clamped to fastest_rate; larger ones are refused
  const std::string text(argument);
  const Decimal read = read_decimal(text.c_str());
  if (read.length != text.size() || read.value <= 0 || read.value > max_rate) return Effect::refused;
  set_rate(s.view, read.value);
  return Effect::repaint;
}

Effect set_next_rate(AppState& s, std::string_view) {
  cycle_rate(s.view);
  return Effect::repaint;
}

Effect set_axis_spacing(AppState& s, std::string_view argument) {
  const int even = index_in({"time", "even"}, argument);
  if (even == none) return Effect::refused;
  set_spacing(s.view, s.story(), even != 0 ? Spacing::ordinal : Spacing::time);
  return Effect::moved;
}

Effect switch_spacing(AppState& s, std::string_view) {
  toggle_spacing(s.view, s.story());
  return Effect::moved;
}

Effect zoom(AppState& s, std::string_view argument) {
  const int direction = index_in({"out", "in", "all"}, argument);
  if (direction == none) return Effect::refused;
  direction == 2 ? zoom_all(s.view) : zoom_step(s.view, s.story(), direction == 1);
  return Effect::moved;
}

Effect set_event_filter(AppState& s, std::string_view argument) {
  std::optional<Filter> filter = parse_filter(s.story(), argument);
  if (!filter) return Effect::refused;
  set_filter(s.view, s.story(), *std::move(filter));
  return Effect::moved;
}

Effect set_theme(AppState& s, std::string_view argument) {
  const int dark = index_in({"light", "dark"}, argument);
  if (dark == none) return Effect::refused;
  s.view.theme = make_theme(dark != 0, has_contrast(s.view.theme));
  return Effect::repaint;
}

Effect set_contrast(AppState& s, std::string_view argument) {
  const int more = index_in({"normal", "more"}, argument);
  if (more == none) return Effect::refused;
  s.view.theme = make_theme(is_dark(s.view.theme), more != 0);
  return Effect::repaint;
}

Effect set_motion(AppState& s, std::string_view argument) {
  const int reduced = index_in({"full", "reduced"}, argument);
  if (reduced == none) return Effect::refused;
  s.view.reduced_motion = reduced != 0;
  return Effect::repaint;
}

Effect set_tab(AppState& s, std::string_view argument) {
  const int tab = index_in({"map", "totals", "chips"}, argument);
  if (tab == none) return Effect::refused;
  show_tab(s.view, static_cast<Tab>(tab));
  return Effect::repaint;
}

Effect set_still(AppState& s, std::string_view argument) {
  const int on = index_in({"off", "on"}, argument);
  if (on == none) return Effect::refused;
  s.view.still = on != 0;
  return Effect::repaint;
}

// A click on a control, wherever it is drawn.
Effect activate_drawn(AppState& s, std::string_view argument) {
  for (const HitRegion& hit : s.scene.hits) {
    if (argument.empty() || control_name(hit.target) != argument) continue;
    return activate(s.view, s.story(), s.scene, hit.target, {}).stepped ? Effect::stepped : Effect::moved;
  }
  return Effect::refused;
}

struct Verb {
  std::string_view name;
  Effect (*perform)(AppState& s, std::string_view argument);
  bool needs_story = true;
};

constexpr Verb verbs[] = {
    {"seek", seek_iso},                    // YYYY, YYYY-MM or YYYY-MM-DD; of a year or month its last day
    {"select", select_event},              // id of an event; "" clears the selection
    {"next", go_next},                     // to the next day on which something begins, playing or not
    {"previous", go_previous},             // to the day before on which something began
    {"step", step_by_hand},                // next or previous: the same as the drawn buttons do, which pause first
    {"play", start_playing},               // no argument
    {"pause", stop_playing},               // no argument
    {"toggle_play", play_or_pause},        // no argument
    {"rate", set_play_rate, false},        // a number; 1 is the usual speed
    {"cycle_rate", set_next_rate, false},  // no argument: the next speed that the drawn button offers
    {"spacing", set_axis_spacing},         // time or even: how the days of the time axis are spaced
    {"toggle_spacing", switch_spacing},    // no argument
    {"zoom", zoom},                        // in, out or all: how much of the time axis is seen
    {"filter", set_event_filter},          // terms of core/filter.hpp; "" clears the filter
    {"theme", set_theme, false},           // light or dark
    {"contrast", set_contrast, false},     // normal or more
    {"motion", set_motion, false},         // full or reduced
    {"tab", set_tab, false},               // map, totals or chips: what a narrow picture shows
    {"still", set_still, false},           // on or off: without controls, as a picture that nobody can operate
    {"activate", activate_drawn},          // a name of the query "places": what a click on that control does
};

}  // namespace

bool App::perform(std::string_view name, std::string_view argument) {
  AppState& s = *state_;
  for (const Verb& verb : verbs) {
    if (verb.name != name) continue;
    const Effect effect = verb.needs_story && !s.indexed ? Effect::refused : verb.perform(s, argument);
    if (effect == Effect::refused) return false;
    s.stale = true;
    if (effect != Effect::repaint) grow_after(s, effect == Effect::stepped);
    return true;
  }
  return false;
}

std::vector<std::string_view> App::verb_names() {
  std::vector<std::string_view> names;
  for (const Verb& verb : verbs) names.push_back(verb.name);
  return names;
}

}  // namespace explainer
