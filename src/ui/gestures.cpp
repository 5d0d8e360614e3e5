#include "ui/gestures.hpp"

#include <algorithm>
#include <cmath>

#include "core/language.hpp"
#include "scene/hit_test.hpp"

namespace explainer {
namespace {

constexpr float drag_slack = 4, touch_slack = 10;  // pixels; a press that moves less is a click
constexpr float touch_reach = 22;                  // pixels from the middle of a mark of the time strip

bool on_axis(const Scene& scene, Point at) {
  return at.y >= scene.time_strip.y - 24 && at.y <= scene.time_strip.bottom() && at.x >= scene.time_strip.x - 16 &&
         at.x <= scene.time_strip.right() + 16;
}

GestureResult scrub(View& view, const Story& story, const Scene& scene, Point at) {
  const Date date = date_at(story, scene, at.x);
  const bool changed = date != view.playhead || view.selected != none;
  pause(view);
  seek(view, story, date);
  GestureResult result;
  result.used = true;
  result.changed = changed;
  return result;
}

// Stores what is under the pointer; returns whether that is something else than before. An event stays on the card
// while the pointer goes there to read it: until it meets something else.
bool hover(View& view, Target target) {
  const bool on_its_way =
      target.kind == TargetKind::nothing || target.kind == TargetKind::sheet || target.kind == TargetKind::link;
  if (view.hovered != none && on_its_way) return false;
  const auto index = [&](TargetKind kind) { return target.kind == kind ? target.index : none; };
  const bool mark = target.kind == TargetKind::day_mark;
  const int event = mark ? target.index : index(TargetKind::event), entity = index(TargetKind::entity),
            program = index(TargetKind::program);
  const bool changed = event != view.hovered || entity != view.hovered_entity || program != view.hovered_program;
  view.hovered = event;
  view.hovered_entity = entity;
  view.hovered_program = program;
  return changed;
}

bool end_hover(View& view) {
  const bool hovering = view.hovered != none || view.hovered_entity != none || view.hovered_program != none;
  view.hovered = view.hovered_entity = view.hovered_program = none;
  return hovering;
}

}  // namespace

GestureResult activate(View& view, const Story& story, const Scene& scene, Target target, Point at) {
  GestureResult result;
  result.used = result.changed = true;
  switch (target.kind) {
    case TargetKind::event:
      select(view, story, target.index);
      break;
    case TargetKind::day_mark:
      go_to(view, story, target.index);
      break;
    case TargetKind::time_strip:
      return scrub(view, story, scene, at);
    case TargetKind::play:
      toggle_play(view, story);
      break;
    case TargetKind::previous:
    case TargetKind::next:
      result.stepped = step(view, story, target.kind == TargetKind::next);
      break;
    case TargetKind::tab:
      show_tab(view, static_cast<Tab>(target.index));
      break;
    case TargetKind::sheet:
      if (target.index != none)
        select(view, story, target.index);
      else
        view.card_open = !view.card_open;
      break;
    case TargetKind::link:
      result.link = target.index;
      break;
    case TargetKind::newer:
      result.newer = true;
      break;
    case TargetKind::entity:
      toggle_entity(view, story, target.index);
      break;
    case TargetKind::kind:
      toggle_kind(view, story, static_cast<EventKind>(target.index));
      break;
    case TargetKind::clear_filter:
      set_filter(view, story, {});
      break;
    case TargetKind::more_rows:
      view.first_row = target.index;
      break;
    case TargetKind::more_left:
    case TargetKind::more_right:
      view.first_name[target.kind == TargetKind::more_left ? 0 : 1] = target.index;
      break;
    case TargetKind::pile:
      zoom_about(view, story, target.index + 0.5, 4);
      break;
    case TargetKind::zoom_in:
    case TargetKind::zoom_out:
      zoom_step(view, story, target.kind == TargetKind::zoom_in);
      break;
    case TargetKind::spacing:
      toggle_spacing(view, story);
      break;
    case TargetKind::program:
    case TargetKind::nothing:
      result.used = target.kind == TargetKind::program;
      result.changed = view.selected != none || view.card_open;
      result.changed |= end_hover(view);
      view.selected = none;
      view.card_open = false;
      break;
  }
  return result;
}

GestureResult pointer_move(Press& press, View& view, const Story& story, const Scene& scene, PointerKind kind,
                           Point at) {
  GestureResult result;
  if (press.down) {
    const float across = std::abs(at.x - press.from.x), along = std::abs(at.y - press.from.y);
    // A finger that goes up or down scrolls the page.
    const bool along_axis = press.kind == PointerKind::mouse || across > along;
    if (!press.scrubbing && along_axis && std::max(across, along) > drag_slack && on_axis(scene, press.from)) {
      press.scrubbing = true;
    }
    return press.scrubbing ? scrub(view, story, scene, at) : result;
  }
  if (kind == PointerKind::touch) return result;  // a finger does not hover
  result.changed = hover(view, hit_test(scene, at));
  return result;
}

GestureResult pointer_down(Press& press, View& view, const Story& story, const Scene& scene, PointerKind kind,
                           Point at) {
  const bool touch = kind == PointerKind::touch;
  press = {true, false, kind, at, touch ? hit_test(scene, at, touch_slack, touch_reach) : hit_test(scene, at)};
  GestureResult result;
  result.used = press.target.kind != TargetKind::nothing;
  // A mouse scrubs at once; a finger may only be passing by on its way down the page.
  if (kind == PointerKind::mouse && press.target.kind == TargetKind::time_strip) {
    press.scrubbing = true;
    return scrub(view, story, scene, at);
  }
  return result;
}

GestureResult pointer_up(Press& press, View& view, const Story& story, const Scene& scene, Point at) {
  const Press ended = press;
  press = {};
  if (!ended.down) return {};
  if (ended.scrubbing) return scrub(view, story, scene, at);
  const float slack = ended.kind == PointerKind::touch ? touch_slack : drag_slack;
  if (std::max(std::abs(at.x - ended.from.x), std::abs(at.y - ended.from.y)) > slack) return {};
  return activate(view, story, scene, ended.target, at);
}

GestureResult pointer_leave(Press& press, View& view) {
  press = {};
  GestureResult result;
  result.changed = end_hover(view);
  return result;
}

GestureResult wheel(View& view, const Story& story, const Scene& scene, Point at, float dx, float dy, bool zoom) {
  constexpr float pixels_to_double = 100;  // pointer_input.ts has the same number
  GestureResult result;
  const bool sideways = std::abs(dx) > std::abs(dy);
  if (!on_axis(scene, at) || !(zoom || (sideways && zoomed(view)))) return result;
  result.used = result.direct = true;
  const double length = std::max(1.0F, scene.time_strip.width);
  const float later = scene.right_to_left ? -dx : dx;
  if (dx != 0) result.changed |= pan(view, story, static_cast<double>(later) / length);
  if (zoom && dy != 0) {
    const double factor = std::exp2(std::clamp(-dy / pixels_to_double, -4.0F, 4.0F));
    result.changed |= zoom_about(view, story, scene.time_scale.exactly_at(at.x), factor);
  }
  return result;
}

GestureResult key_down(View& view, const Story& story, std::string_view dom_key) {
  GestureResult result;
  result.used = result.changed = true;
  const int tenth = std::max(1, (story.to.day - story.from.day) / 10);
  if (dom_key == " " || dom_key == "Spacebar") {
    toggle_play(view, story);
    return result;
  }
  if (dom_key == "Escape") {
    if (end_hover(view)) return result;
    result.used = result.changed = view.selected != none || view.card_open;
    view.selected = none;
    view.card_open = false;
    return result;
  }
  if (dom_key == "+" || dom_key == "=" || dom_key == "-" || dom_key == "0") {
    result.changed = dom_key == "0" ? zoom_all(view) : zoom_step(view, story, dom_key != "-");
    return result;
  }
  if (dom_key == "e" || dom_key == "E") {
    toggle_spacing(view, story);
    return result;
  }
  const bool leftwards = is_right_to_left(story.language);
  const bool playing = view.playing;
  pause(view);
  if (dom_key == (leftwards ? "ArrowLeft" : "ArrowRight") || dom_key == "ArrowUp") {
    result.stepped = next(view, story);
  } else if (dom_key == (leftwards ? "ArrowRight" : "ArrowLeft") || dom_key == "ArrowDown") {
    previous(view, story);
  } else if (dom_key == "Home") {
    seek(view, story, story.from);
  } else if (dom_key == "End") {
    seek(view, story, story.to);
  } else if (dom_key == "PageUp") {
    seek(view, story, Date{view.playhead.day + tenth});
  } else if (dom_key == "PageDown") {
    seek(view, story, Date{view.playhead.day - tenth});
  } else {
    view.playing = playing;
    return {};
  }
  return result;
}

Cursor cursor_at(const Press& press, const Scene& scene, Point at) {
  if (press.scrubbing) return Cursor::grab;
  const Target target = hit_test(scene, at);
  if (target.kind == TargetKind::nothing) return Cursor::arrow;
  return target.kind == TargetKind::time_strip ? Cursor::grab : Cursor::hand;
}

}  // namespace explainer
