// What the page asks an App: its state, its words and its files, as text. Nothing here changes anything.
#include <string>
#include <string_view>
#include <utility>

#include "app_state.hpp"
#include "core/number_text.hpp"
#include "core/wording.hpp"
#include "scene/svg.hpp"

namespace explainer {
namespace {

std::string quoted(std::string_view text) { return std::string("\"").append(text).append("\""); }

}  // namespace

std::string App::snapshot_json() const {
  return state_->indexed ? write_snapshot_json(*state_->indexed, current()) : std::string("null");
}

std::string App::words_json() const {
  return state_->indexed ? write_overview_json(state_->indexed->story) : std::string("null");
}

std::string App::events_json(int first, int count) const {
  return state_->indexed ? write_events_json(state_->indexed->story, first, count) : std::string("null");
}

std::string App::about_json() const {
  const State& s = *state_;
  return s.indexed ? write_about_json(*s.indexed) : std::string("[]");
}

std::string App::moment_json() const {
  const State& s = *state_;
  return s.indexed ? write_day_json(*s.indexed, current()) : std::string("null");
}

std::string App::csv_text() const {
  return state_->indexed ? write_csv(state_->indexed->story, current().event_count) : std::string();
}

std::string App::source_text() const {
  const State& s = *state_;
  if (!s.indexed) return {};
  return source_line(s.indexed->story, s.view.selected != none ? s.view.selected : current().headline);
}

std::string App::svg_text() const {
  const State& s = *state_;
  if (!s.indexed) return {};
  constexpr float room = 28, margin = 24, text_size = 12;
  Scene scene = s.scene;
  Mark paper;
  paper.ink = ColorRole::background;
  paper.box = {0, scene.size.height, scene.size.width, room};
  Mark line;
  line.shape = Shape::text;
  line.ink = ColorRole::text_secondary;
  line.size = text_size;
  line.text = source_text();
  line.box = {margin, scene.size.height + 4, 0,
              text_size};  // no width: it was not measured, and nothing stands beside it
  scene.marks.push_back(std::move(paper));
  scene.marks.push_back(std::move(line));
  scene.size.height += room;
  return render_svg(scene, s.view.theme, s.indexed->story.language, s.indexed->story.title,
                    build_day_outline(*s.indexed, current()).headline);
}

std::string App::places_json() const {
  const State& s = *state_;
  std::string json = "{";
  const auto place = [&](std::string_view name, const Box& box) {
    if (json.size() > 1) json.push_back(',');
    json.append(quoted(name)).append(":[").append(decimals_text(static_cast<double>(box.x)));
    for (const float value : {box.y, box.width, box.height})
      json.append(",").append(decimals_text(static_cast<double>(value)));
    json.push_back(']');
  };
  constexpr std::pair<TargetKind, std::string_view> names[] = {
      {TargetKind::previous, "previous"}, {TargetKind::play, "play"},       {TargetKind::next, "next"},
      {TargetKind::speed, "speed"},       {TargetKind::spacing, "spacing"}, {TargetKind::zoom_out, "zoom_out"},
      {TargetKind::zoom_in, "zoom_in"}};
  for (const HitRegion& hit : s.scene.hits) {
    for (const auto& [kind, name] : names) {
      if (hit.target.kind == kind) place(name, hit.box);
    }
    if (hit.target.kind == TargetKind::strip && s.indexed) {
      const float radius = 22, x = x_of(s.indexed->story, s.scene, s.view.playhead), y = hit.box.y + radius;
      place("handle", {x - radius, y - radius, 2 * radius, 2 * radius});
    }
  }
  return json.append("}");
}

std::string App::shown_json() const {
  const State& s = *state_;
  if (!s.indexed) return "null";
  std::string json = "[";
  for (const Event& event : s.indexed->story.events) {
    if (!passes(s.indexed->story, event, s.view.filter)) continue;
    json.append(json.size() > 1 ? "," : "").append(quoted(event.id));
  }
  return json.append("]");
}

std::string App::filters_json() const {
  const State& s = *state_;
  return s.indexed ? write_filters_json(s.indexed->story, s.view.filter) : std::string("null");
}

std::string App::state_json() const {
  const State& s = *state_;
  if (!s.indexed) return "null";
  const Story& story = s.indexed->story;
  const int headline = current().headline;
  const auto id = [&](int event) {
    return event == none ? std::string("null") : quoted(story.events[static_cast<size_t>(event)].id);
  };
  std::string json = "{\"date\":" + quoted(iso(s.view.playhead));
  json.append(",\"start\":").append(quoted(iso(story.from))).append(",\"end\":").append(quoted(iso(story.to)));
  json.append(",\"selected\":").append(id(s.view.selected)).append(",\"headline\":").append(id(headline));
  json.append(",\"paused\":").append(s.view.playing ? "false" : "true");
  json.append(",\"ended\":").append(ended(s.view, story) ? "true" : "false");
  json.append(",\"rate\":").append(decimals_text(s.view.rate));
  json.append(",\"spacing\":").append(s.view.spacing == Spacing::ordinal ? "\"even\"" : "\"time\"");
  json.append(",\"zoomed\":").append(zoomed(s.view) ? "true" : "false");
  json.append(",\"filter\":").append(quoted(filter_terms(story, s.view.filter)));
  json.append(",\"shown\":").append(std::to_string(shown_count(s.view, story)));
  json.append(",\"events\":").append(std::to_string(story.events.size()));
  constexpr std::string_view cursors[] = {"default", "pointer", "ew-resize"};
  json.append(",\"cursor\":").append(quoted(cursors[static_cast<size_t>(cursor())]));
  return json.append("}");
}

}  // namespace explainer
