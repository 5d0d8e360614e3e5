#include "app/app.hpp"

#include <algorithm>
#include <cmath>

#include "app_state.hpp"
#include "core/load_story.hpp"
#include "core/number_text.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

constexpr double growth_seconds = 0.4, widening_seconds = 0.32;
constexpr double glide_seconds = 0.25;
constexpr float largest_side = 16'384, largest_ratio = 16;  // more is no screen, and would be too much to draw

float ease_out(float t) { return 1 - (1 - t) * (1 - t) * (1 - t); }

float ease_in_out(float t) { return t < 0.5F ? 4 * t * t * t : 1 - 4 * (1 - t) * (1 - t) * (1 - t); }

// The speed a text says, 0 to 1000; nothing for anything else.
std::optional<double> parse_rate(const std::string& text) {
  const Decimal read = read_decimal(text.c_str());
  if (read.length != text.size() || read.value <= 0 || read.value > 1000) return std::nullopt;
  return read.value;
}

// A pointer that is nowhere is outside.
Point somewhere(float x, float y) {
  const bool on_earth = std::abs(x) <= largest_side && std::abs(y) <= largest_side;
  return on_earth ? Point{x, y} : Point{-1, -1};
}

}  // namespace

void App::State::apply(const GestureResult& result) {
  stale |= result.changed;
  animate_next |= result.stepped && !view.reduced_motion;
  if (result.changed && !result.stepped) growth_began = -1;
  skip_animation |= result.direct;
  if (result.link != none) link = indexed->story.sources[static_cast<size_t>(result.link)].url;
  if (result.newer && indexed->story.newer) link = indexed->story.newer->url;
}

DayRange App::State::glide(double seconds) {
  const DayRange wanted = visible_range(view, indexed->story);
  if (wanted != glide_to) {
    const bool jump = skip_animation || view.reduced_motion;
    glide_began = jump ? -1 : seconds;
    glide_from = seen;
    glide_to = wanted;
    stale = true;
  }
  skip_animation = false;
  seen = wanted;
  if (glide_began < 0) return seen;
  const double t = (seconds - glide_began) / glide_seconds;
  if (t >= 1) glide_began = -1;
  const double part = static_cast<double>(ease_out(static_cast<float>(std::clamp(t, 0.0, 1.0))));
  seen = {glide_from.from + (wanted.from - glide_from.from) * part, glide_from.to + (wanted.to - glide_from.to) * part};
  stale = true;
  return seen;
}

App::App() : state_(std::make_unique<State>()) {}

App::~App() = default;

bool App::set_fonts(std::string_view regular, std::string_view semibold) {
  state_->stale = true;
  state_->widths.forget();
  return state_->surface.set_fonts(regular, semibold);
}

ImDrawData* App::draw_data() const { return state_->surface.draw_data(); }

bool App::load(std::string_view bytes) {
  State& s = *state_;
  LoadResult result = load_story(bytes);
  s.problems = std::move(result.problems);
  if (!result.indexed) return false;
  const bool first = !s.indexed.has_value();
  const View before = s.view;
  const std::string terms = first ? "" : filter_terms(s.indexed->story, before.filter);
  s.indexed = std::move(result.indexed);
  s.plan = build_map_plan(*s.indexed);
  s.view = initial_view(s.indexed->story);
  s.view.theme = before.theme;
  s.view.tab = before.tab;
  s.view.rate = before.rate;
  s.view.reduced_motion = before.reduced_motion;
  if (!first) {
    seek(s.view, s.indexed->story, before.playhead);
    // What was chosen stays chosen if the new story knows it.
    if (before.spacing == Spacing::ordinal) set_spacing(s.view, s.indexed->story, before.spacing);
    if (std::optional<Filter> filter = parse_filter(s.indexed->story, terms))
      set_filter(s.view, s.indexed->story, *std::move(filter));
  }
  s.now = snapshot_at(*s.indexed, s.view.playhead);
  s.press = {};
  s.glide_to = {};
  s.skip_animation = s.stale = true;
  return true;
}

void App::resize(float width, float height, float pixel_ratio) {
  State& s = *state_;
  const auto is_side = [](float side) { return side >= 0 && side <= largest_side; };
  if (!is_side(width) || !is_side(height) || !(pixel_ratio > 0 && pixel_ratio <= largest_ratio)) return;
  s.stale |= s.size.width != width || s.size.height != height || s.ratio != pixel_ratio;
  s.size = {width, height};
  s.ratio = pixel_ratio;
}

bool App::pointer_move(PointerKind kind, float x, float y) {
  State& s = *state_;
  s.pointer = somewhere(x, y);
  if (!s.indexed) return false;
  const GestureResult result = explainer::pointer_move(s.press, s.view, s.indexed->story, s.scene, kind, s.pointer);
  s.apply(result);
  return result.used;
}

bool App::pointer_button(PointerKind kind, float x, float y, bool down) {
  State& s = *state_;
  s.pointer = somewhere(x, y);
  if (!s.indexed) return false;
  const GestureResult result =
      down ? explainer::pointer_down(s.press, s.view, s.indexed->story, s.scene, kind, s.pointer)
           : explainer::pointer_up(s.press, s.view, s.indexed->story, s.scene, s.pointer);
  s.apply(result);
  return result.used;
}

void App::pointer_leave() {
  State& s = *state_;
  s.pointer = {-1, -1};
  s.apply(explainer::pointer_leave(s.press, s.view));
}

bool App::wheel(float x, float y, float dx, float dy, bool zoom) {
  State& s = *state_;
  if (!s.indexed || !std::isfinite(dx) || !std::isfinite(dy)) return false;
  const GestureResult result = explainer::wheel(s.view, s.indexed->story, s.scene, somewhere(x, y), dx, dy, zoom);
  s.apply(result);
  return result.used;
}

bool App::key(std::string_view dom_key, bool) {
  State& s = *state_;
  if (!s.indexed) return false;
  const GestureResult result = key_down(s.view, s.indexed->story, dom_key);
  s.apply(result);
  return result.used;
}

bool App::perform(std::string_view verb, std::string_view argument) {
  State& s = *state_;
  if (verb == "theme") {
    if (argument != "light" && argument != "dark") return false;
    s.view.theme = make_theme(argument == "dark", has_contrast(s.view.theme));
    s.stale = true;
    return true;
  }
  if (verb == "contrast") {
    if (argument != "normal" && argument != "more") return false;
    s.view.theme = make_theme(is_dark(s.view.theme), argument == "more");
    s.stale = true;
    return true;
  }
  if (verb == "motion") {
    if (argument != "full" && argument != "reduced") return false;
    s.view.reduced_motion = argument == "reduced";
    return true;
  }
  if (verb == "rate") {
    const std::optional<double> rate = parse_rate(std::string(argument));
    if (!rate) return false;
    set_rate(s.view, *rate);
    s.stale = true;
    return true;
  }
  if (verb == "tab") {
    for (const auto& [name, tab] :
         {std::pair("map", Tab::map), std::pair("totals", Tab::totals), std::pair("chips", Tab::chips)}) {
      if (argument == name) return s.view.tab = tab, s.stale = true;
    }
    return false;
  }
  if (!s.indexed) return false;
  GestureResult result;
  result.changed = true;
  if (verb == "seek") {
    const std::optional<DateSpan> date = parse_date(argument);
    if (!date) return false;
    seek(s.view, s.indexed->story, date->last);  // all of a year or month has happened when it is over
  } else if (verb == "date") {
    const std::optional<DateSpan> date = read_date(s.indexed->story.labels, argument);
    if (!date) return false;
    seek(s.view, s.indexed->story, date->last);
  } else if (verb == "select") {
    const int event = argument.empty() ? none : s.indexed->story.event_index(argument);
    if (event == none && !argument.empty()) return false;
    select(s.view, s.indexed->story, event);
  } else if (verb == "next") {
    result.stepped = next(s.view, s.indexed->story);
  } else if (verb == "previous") {
    previous(s.view, s.indexed->story);
  } else if (verb == "play") {
    play(s.view, s.indexed->story);
  } else if (verb == "pause") {
    pause(s.view);
  } else if (verb == "spacing") {
    if (argument != "time" && argument != "even") return false;
    set_spacing(s.view, s.indexed->story, argument == "even" ? Spacing::ordinal : Spacing::time);
  } else if (verb == "zoom") {
    if (argument == "all")
      zoom_all(s.view);
    else if (argument == "in" || argument == "out")
      zoom_step(s.view, s.indexed->story, argument == "in");
    else
      return false;
  } else if (verb == "filter") {
    std::optional<Filter> filter = parse_filter(s.indexed->story, argument);
    if (!filter) return false;
    set_filter(s.view, s.indexed->story, *std::move(filter));
  } else {
    return false;
  }
  s.apply(result);
  return true;
}

double App::frame(double seconds) {
  State& s = *state_;
  // A machine that was suspended does not fast-forward: no more time passes than was asked for, give or take a slow
  // frame.
  const double passed = s.last < 0 ? 0 : std::clamp(seconds - s.last, 0.0, std::max(s.last_wake, 0.0) + 0.25);
  s.last = seconds;
  if (!s.surface.fonts().regular) return -1;
  s.surface.begin(std::max(1.0F, std::round(s.size.width * s.ratio)),
                  std::max(1.0F, std::round(s.size.height * s.ratio)));
  double wake = -1;
  if (s.indexed) {
    wake = advance_view(passed);
    rebuild(seconds);
    if (s.growth_began >= 0 || s.glide_began >= 0) wake = 0;
  }
  s.surface.end([&s](ImDrawList& list) {
    if (s.indexed) paint(list, s.scene, s.view.theme, s.surface.fonts(), s.ratio);
  });
  s.last_wake = wake;
  return wake;
}

// Lets the view's own time pass; returns when it wants more.
double App::advance_view(double passed) {
  State& s = *state_;
  double wake = -1;
  if (s.view.playing) {
    const Date before = s.view.playhead;
    wake = advance(s.view, s.indexed->story, passed);
    s.stale = true;  // the button shows whether it plays
    s.animate_next |= s.view.playhead > before && !s.view.reduced_motion;
  }
  if (s.now.date != s.view.playhead || s.now.event_count == 0) s.now = snapshot_at(*s.indexed, s.view.playhead);
  return wake;
}

// Builds the picture anew when it is not the same any more.
void App::rebuild(double seconds) {
  State& s = *state_;
  if (s.animate_next) s.growth_began = seconds, s.grow_from = s.painted, s.animate_next = false;
  float growth = 1, widening = 1;
  if (s.growth_began >= 0) {
    const double passed = seconds - s.growth_began;
    const auto part = [&](double whole) { return static_cast<float>(std::clamp(passed / whole, 0.0, 1.0)); };
    growth = ease_out(part(growth_seconds));
    widening = ease_in_out(part(widening_seconds));
    s.stale = true;
    if (passed >= growth_seconds) s.growth_began = -1;
  }
  const DayRange window = s.glide(seconds);
  if (!s.stale) return;
  const TextMeasure measure = [&s](std::string_view text, float size, Weight weight) {
    return s.widths.width(s.surface.fonts(), text, size, weight, s.ratio);
  };
  s.scene = build_scene({*s.indexed, s.plan, s.now, s.view, s.size, measure, growth, widening, s.grow_from, window});
  s.painted = s.view.playhead;
  s.stale = false;
}

int App::texts_measured() const { return state_->widths.measured(); }

const Story* App::story() const { return state_->indexed ? &state_->indexed->story : nullptr; }
const View& App::view() const { return state_->view; }
const IndexedStory* App::indexed() const { return state_->indexed ? &*state_->indexed : nullptr; }
const Snapshot& App::current() const {
  State& s = *state_;
  if (s.indexed && s.now.date != s.view.playhead) s.now = snapshot_at(*s.indexed, s.view.playhead);
  return s.now;
}
const Scene& App::scene() const { return state_->scene; }
const std::vector<Problem>& App::problems() const { return state_->problems; }

Cursor App::cursor() const {
  return state_->indexed ? cursor_at(state_->press, state_->scene, state_->pointer) : Cursor::arrow;
}

std::string App::link_clicked() { return std::exchange(state_->link, {}); }

}  // namespace explainer
