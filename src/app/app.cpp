#include "app/app.hpp"

#include <algorithm>
#include <cmath>

#include "app_state.hpp"
#include "core/at.hpp"
#include "scene/build_scene.hpp"
#include "ui/painter.hpp"

namespace explainer {
namespace {

constexpr float largest_side = 16'384, largest_ratio = 16;  // limits of a picture; more would not fit into memory

constexpr Point outside = {-1, -1};

// The pointer's position; outside the picture when a coordinate is not finite or larger than any screen.
Point screen_point(float x, float y) {
  return std::abs(x) <= largest_side && std::abs(y) <= largest_side ? Point{x, y} : outside;
}

// Applies the result of a gesture to the state. Returns whether the explainer used the input.
bool apply(AppState& s, const GestureResult& result) {
  s.stale |= result.changed;
  if (result.changed) grow_after(s, result.stepped);
  s.animation.skip_glide |= result.direct;
  if (result.link != none) s.link = at(s.story().sources, result.link).url;
  if (result.newer && s.story().newer) s.link = s.story().newer->url;
  return result.used;
}

// Advances playback; returns the seconds until the next call is due, negative when nothing is playing.
double advance_view(AppState& s, double passed) {
  if (!s.view.playing) return -1;
  const Date before = s.view.playhead;
  const double wake = advance(s.view, s.story(), passed);
  s.stale = true;  // the button shows whether it plays
  s.animation.animate_next |= s.view.playhead > before && !s.view.reduced_motion;
  return wake;
}

Scene scene_of(AppState& s, const View& view, float growth, float widening, DayRange visible) {
  const TextMeasure measure = [&s](std::string_view text, float size, Weight weight) {
    return s.text ? s.widths.width(*s.text, text, size, weight, s.ratio) : 0;
  };
  return build_scene({*s.indexed, s.plan, current_snapshot(s), view, s.size, measure, growth, widening,
                      s.animation.grow_from, visible});
}

// Builds the scene again where it has changed.
void update_scene(AppState& s, double seconds) {
  const AnimationFrame frame = advance(s.animation, seconds, visible_range(s.view, s.story()), s.view.reduced_motion);
  if (!s.stale && !frame.changed) return;
  s.scene = scene_of(s, s.view, frame.growth, frame.widening, frame.visible);
  s.animation.painted = s.view.playhead;
  s.stale = false;
  if (s.view.still) return;  // the page keeps its controls where they were before and will be again
  if (std::string places = write_places_json(s); places != s.reported_places) {
    s.reported_places = std::move(places);
    ++s.layout_revision;
  }
}

}  // namespace

Scene settled_scene(AppState& s, const View& view) { return scene_of(s, view, 1, 1, {}); }

void grow_after(AppState& s, bool stepped) {
  s.animation.animate_next |= stepped && !s.view.reduced_motion;
  if (!stepped) s.animation.growth_began = -1;
}

const Snapshot& current_snapshot(AppState& s) {
  if (s.now.date != s.view.playhead) s.now = snapshot_at(*s.indexed, s.view.playhead);
  return s.now;
}

App::App() : state_(std::make_unique<AppState>()) {}

App::~App() = default;

void App::set_text(std::unique_ptr<TextSetter> text) {
  state_->text = std::move(text);
  set_font_family(still_font_family);
}

void App::set_font_family(std::string_view font_family) {
  AppState& s = *state_;
  s.font_family = std::string(font_family);
  s.widths.forget();
  if (s.text) s.text->forget();
  s.stale = true;
}

ImDrawData* App::draw_data() const { return state_->surface.draw_data(); }
const Surface& App::surface() const { return state_->surface; }

void App::set_languages(LanguagePacks packs) { state_->packs = packs; }

bool App::load(std::string_view bytes) {
  AppState& s = *state_;
  LoadResult result = load_story(bytes, s.packs);
  s.problems = std::move(result.problems);
  if (!result.indexed) return false;
  const bool first = !s.indexed.has_value();
  const View before = s.view;
  const std::string terms = first ? "" : filter_terms(s.story(), before.filter);
  s.indexed = std::move(result.indexed);
  s.plan = build_map_plan(*s.indexed);
  s.view = initial_view(s.story());
  s.view.theme = before.theme;
  s.view.tab = before.tab;
  s.view.rate = before.rate;
  s.view.reduced_motion = before.reduced_motion;
  if (!first) {
    seek(s.view, s.story(), before.playhead);
    // What was chosen stays chosen if the new story knows it.
    if (before.spacing != s.view.spacing) set_spacing(s.view, s.story(), before.spacing);
    if (std::optional<Filter> filter = parse_filter(s.story(), terms))
      set_filter(s.view, s.story(), *std::move(filter));
  }
  s.now = snapshot_at(*s.indexed, s.view.playhead);
  s.press = {};
  s.animation.glide_to = {};
  s.animation.skip_glide = s.stale = true;
  return true;
}

void App::resize(float width, float height, float pixel_ratio) {
  AppState& s = *state_;
  const auto is_side = [](float side) { return side >= 0 && side <= largest_side; };
  if (!is_side(width) || !is_side(height) || !(pixel_ratio > 0 && pixel_ratio <= largest_ratio)) return;
  s.stale |= s.size.width != width || s.size.height != height || s.ratio != pixel_ratio;
  s.size = {width, height};
  s.ratio = pixel_ratio;
}

bool App::pointer_move(PointerKind kind, float x, float y) {
  AppState& s = *state_;
  s.pointer = screen_point(x, y);
  if (!s.indexed) return false;
  return apply(s, explainer::pointer_move(s.press, s.view, s.story(), s.scene, kind, s.pointer));
}

bool App::pointer_button(PointerKind kind, float x, float y, bool down) {
  AppState& s = *state_;
  s.pointer = screen_point(x, y);
  if (!s.indexed) return false;
  return apply(s, down ? pointer_down(s.press, s.view, s.story(), s.scene, kind, s.pointer)
                       : pointer_up(s.press, s.view, s.story(), s.scene, s.pointer));
}

void App::pointer_leave() {
  AppState& s = *state_;
  s.pointer = outside;
  apply(s, explainer::pointer_leave(s.press, s.view));
}

bool App::wheel(float x, float y, float dx, float dy, bool zoom) {
  AppState& s = *state_;
  if (!s.indexed || !std::isfinite(dx) || !std::isfinite(dy)) return false;
  return apply(s, explainer::wheel(s.view, s.story(), s.scene, screen_point(x, y), dx, dy, zoom));
}

bool App::key(std::string_view dom_key) {
  AppState& s = *state_;
  return s.indexed && apply(s, key_down(s.view, s.story(), dom_key));
}

double App::frame(double seconds) {
  AppState& s = *state_;
  // After an unintended pause (the machine was suspended) play does not skip ahead: no more time passes than
  // the last frame asked for, and a quarter of a second for a slow one.
  const double passed =
      s.last_frame < 0 ? 0 : std::clamp(seconds - s.last_frame, 0.0, std::max(s.last_wake, 0.0) + 0.25);
  s.last_frame = seconds;
  if (!s.text) return -1;
  s.text->begin_frame();
  double wake = -1;
  if (s.indexed) {
    wake = advance_view(s, passed);
    update_scene(s, seconds);
    if (is_running(s.animation)) wake = 0;
  }
  ImDrawList& list = s.surface.begin(std::max(1.0F, std::round(s.size.width * s.ratio)),
                                     std::max(1.0F, std::round(s.size.height * s.ratio)));
  if (s.indexed) paint(list, s.scene, s.view.theme, *s.text, s.ratio);
  s.surface.end(*s.text);
  s.last_wake = wake;
  return wake;
}

int App::texts_measured() const { return state_->widths.measured(); }

const Story* App::story() const { return state_->indexed ? &state_->story() : nullptr; }
const IndexedStory* App::indexed() const { return state_->indexed ? &*state_->indexed : nullptr; }
const View& App::view() const { return state_->view; }
const Snapshot& App::current() const { return current_snapshot(*state_); }
const Scene& App::scene() const { return state_->scene; }
const std::vector<Problem>& App::problems() const { return state_->problems; }

AppOutput App::output() {
  AppState& s = *state_;
  if (!s.indexed) return {};
  if (std::string state = write_state_json(s); state != s.reported_state) {
    s.reported_state = std::move(state);
    ++s.revision;
  }
  return {s.revision, s.layout_revision, handle_box(s), cursor_at(s.press, s.scene, s.pointer), !s.link.empty()};
}

}  // namespace explainer
