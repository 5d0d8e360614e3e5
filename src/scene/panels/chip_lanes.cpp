// Chip programmes: a ring where a generation is announced, a half disc where it can be tried, a bar from when it can be
// had, a thread for the wait between.
#include <algorithm>
#include <tuple>

#include "core/sort.hpp"
#include "core/wording.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

struct Milestones {
  int announced = none;  // events
  int preview = none;
  int available = none;
  int first() const { return announced != none ? announced : preview; }
};

// What has happened to one generation by the date.
Milestones milestones(const PanelContext& view, int program, int generation) {
  Milestones found;
  const std::vector<GenerationTrack>& tracks = view.input.indexed.index.tracks;
  const auto track = std::lower_bound(tracks.begin(), tracks.end(), std::tuple(program, generation),
                                      [](const GenerationTrack& t, const std::tuple<int, int>& key) {
                                        return std::tuple(t.program, t.generation) < key;
                                      });
  if (track == tracks.end() || track->program != program || track->generation != generation) return found;
  // A filter shows a generation whole or not at all: half of its way would be another.
  if (std::none_of(track->milestones.begin(), track->milestones.end(),
                   [&](const Milestone& milestone) { return shows(view.input.view, milestone.event); }))
    return found;
  for (const Milestone& milestone : track->milestones) {
    if (milestone.day > view.input.snapshot.date) break;
    int& place = milestone.stage == Stage::available ? found.available
                 : milestone.stage == Stage::preview ? found.preview
                                                     : found.announced;
    if (place == none) place = milestone.event;
  }
  return found;
}

// Announced: a ring. In preview: a ring half filled.
void draw_stage_ring(SceneBuilder& builder, Point center, bool half, float emphasis) {
  builder.circle(center, 3.9F, {ColorRole::chip, Texture::solid, 1, 0, emphasis});
  builder.circle(center, 2.5F, {ColorRole::background});
  if (!half) return;
  const float r = 3.2F;
  builder.polygon({{center.x, center.y - r},
                   {center.x, center.y + r},
                   {center.x - r * 0.71F, center.y + r * 0.71F},
                   {center.x - r, center.y},
                   {center.x - r * 0.71F, center.y - r * 0.71F}},
                  {ColorRole::chip, Texture::solid, 1, 0, emphasis});
}

constexpr float bar_height = 13, preview_height = 7;

// What a bar cannot hold is said to the right of the playhead, if the next label leaves it room.
struct Loose {
  std::string text;
  TextStyle type;
  float baseline;
};

// One programme: a thread with its rings, and under it the bars.
class Lane {
 public:
  Lane(const PanelContext& view, const TimeScale& scale, int program, float top)
      : view_(view),
        builder_(view.builder),
        scale_(scale),
        program_(view.story().programs[static_cast<size_t>(program)]),
        index_(program),
        thread_(top),
        bar_(top + 5),
        now_(scale.middle(view.input.snapshot.date)) {
    for (size_t g = 0; g < program_.generations.size(); ++g)
      all_.push_back(milestones(view, program, static_cast<int>(g)));
  }

  // `taken`: down to where words already stand beside the playhead.
  void draw(float& taken) {
    draw_name();
    for (size_t g = 0; g < all_.size(); ++g) draw_bar(g);
    for (size_t g = 0; g < all_.size(); ++g) draw_thread(g);
    draw_loose(taken);
  }

  // Where the first thing of the lane stands: before it there is room for the key.
  float begins() const {
    float x = scale_.right();
    for (const Milestones& m : all_) {
      for (const int event : {m.announced, m.preview, m.available}) {
        if (event != none) x = std::min(x, x_of(event));
      }
    }
    return x;
  }

 private:
  float x_of(int event) const {
    const DateSpan& date = view_.event(event).date;
    // The middle of what is known of its day, but never later than the playhead.
    const Date middle = {date.first.day + (date.last.day - date.first.day) / 2};
    return scale_.middle(std::min(middle, view_.input.snapshot.date));
  }

  bool before_axis(int event) const { return view_.event(event).date.last.day + 1 <= scale_.window().from; }

  bool on_axis(int event) const { return scale_.shows(view_.event(event).date.first, view_.event(event).date.last); }

  // The axis is zoomed, and what begins with the event and takes no room on it lies beside it.
  bool beside(int event, float from, float to) const {
    return zoomed(view_.input.view) && to <= from && !on_axis(event);
  }

  bool chosen(const Milestones& m) const {
    const int focus = view_.focus;
    return focus != none && (focus == m.announced || focus == m.preview || focus == m.available);
  }

  void draw_name() {
    const float x = view_.layout.lanes.x;
    if (view_.phone()) {
      const TextStyle type = {view_.layout.small, Weight::semibold};
      builder_.text(builder_.fit(program_.name, view_.layout.lanes.width, type), x, thread_ - 20, type);
      return;
    }
    const TextStyle type = {view_.layout.small};
    const Box name = builder_.text(builder_.fit(program_.name, scale_.left() - x - 12, type), x, bar_ + 11, type);
    builder_.hit({name.x - 4, name.y - 5, name.width + 8, 22}, {TargetKind::program, index_});
  }

  // To where a bar goes: the next generation that can be had, or the playhead.
  float end_of(size_t generation) const {
    for (size_t later = generation + 1; later < all_.size(); ++later) {
      if (all_[later].available != none) return x_of(all_[later].available);
    }
    return now_;
  }

  void draw_bar(size_t g) {
    const Milestones& m = all_[g];
    if (m.available == none) return;
    const float x = x_of(m.available), end = end_of(g);
    if (beside(m.available, x, end)) return;
    const float width = std::max(end - x - (end < now_ ? 1.0F : 0.0F), 1.5F);
    if (chosen(m)) {  // as with ribbons: on dark paper yellow never touches what it marks
      builder_.rect({x - 3, bar_ - 3, width + 6, bar_height + 6}, {ColorRole::highlight});
      if (is_dark(view_.input.view.theme))
        builder_.rect({x - 1, bar_ - 1, width + 2, bar_height + 2}, {ColorRole::background});
    }
    builder_.rect({x, bar_, width, bar_height}, {ColorRole::chip, Texture::solid, 1, 0, view_.emphasis(m.available)});
    const Box place = view_.phone() ? Box{x, bar_, std::max(width, 44.0F), 44}
                                    : Box{x, bar_ - 2, std::max(width, 8.0F), bar_height + 4};
    builder_.hit(place, {TargetKind::event, m.available});
    const std::string& name = program_.generations[g].name;
    const TextStyle on_bar = {view_.layout.small, Weight::semibold, ColorRole::chip_text};
    if (builder_.width(name, on_bar) + 10 < width) {
      builder_.text(name, x + 6, bar_ + 10.5F, on_bar);
    } else if (end >= now_) {
      loose_.push_back({name, {view_.layout.small, Weight::semibold}, bar_ + 11});
    }
  }

  void draw_ring(int event, bool half) {
    if (!on_axis(event) && !before_axis(event)) return;
    const float x = x_of(event), emphasis = view_.emphasis(event);
    if (event == view_.focus) draw_halo(view_, {x, thread_});
    if (before_axis(event)) {
      builder_.polygon({{x - 2, thread_}, {x + 4, thread_ - 4}, {x + 4, thread_ + 4}}, {ColorRole::chip});
    } else {
      draw_stage_ring(builder_, {x, thread_}, half, emphasis);
    }
    builder_.hit(view_.phone() ? Box{x - 22, thread_ - 42, 44, 44} : Box{x - 10, thread_ - 9, 20, 14},
                 {TargetKind::event, event});
  }

  void draw_thread(size_t g) {
    const Milestones& m = all_[g];
    if (m.first() == none) return;
    const float x = x_of(m.first());
    const bool can_be_had = m.available != none;
    const float until = can_be_had ? x_of(m.available) : now_;
    if (beside(m.first(), x, until)) return;
    const float emphasis = view_.emphasis(m.first());
    const MarkStyle line = {ColorRole::chip, Texture::solid, 1.2F, 0, emphasis};
    builder_.line({{x, thread_}, {until, thread_}},
                  can_be_had ? line : MarkStyle{ColorRole::chip, Texture::dash, 1.2F, 0, emphasis});
    if (can_be_had && (on_axis(m.available) || !zoomed(view_.input.view)))
      builder_.line({{until, thread_}, {until, bar_}}, line);
    if (m.preview != none && until - x_of(m.preview) > 2) {  // it can be tried: half a bar, hatched
      const float from = x_of(m.preview);
      const std::vector<Point> edges = {
          {from, thread_}, {until, thread_}, {from, thread_ + preview_height}, {until, thread_ + preview_height}};
      builder_.band(edges, {ColorRole::background});
      builder_.band(edges, {ColorRole::chip, Texture::hatch, 1.1F, 0, emphasis});
      builder_.frame({from, thread_, until - from, preview_height}, line);
    }
    if (before_axis(m.first()) && !zoomed(view_.input.view)) {
      const std::string date = date_text(view_.story().labels, view_.event(m.first()).date);
      const TextStyle type = {view_.layout.small, Weight::regular, ColorRole::text_secondary};
      if (until - x > builder_.width(date, type) + 10) builder_.text(date, x + 4, bar_ + 11, type);
    }
    if (m.announced != none) draw_ring(m.announced, false);
    if (m.preview != none) draw_ring(m.preview, true);
    if (!can_be_had) name_what_is_to_come(g, x, emphasis);
  }

  // What cannot be had yet has its name beside its ring, or with the others beside the playhead.
  void name_what_is_to_come(size_t g, float x, float emphasis) {
    float next = now_;
    for (const Milestones& other : all_) {
      for (const int event : {other.announced, other.preview}) {
        const float at = event == none ? x : x_of(event);
        if (at > x) next = std::min(next, at);
      }
    }
    const std::string& name = program_.generations[g].name;
    const TextStyle type = {view_.layout.small, Weight::regular, ColorRole::text_secondary, emphasis};
    const float width = builder_.width(name, type);
    if (next - x > width + 16) {
      builder_.rect({x + 5, thread_ - 7, width + 6, 11}, {ColorRole::background});
      builder_.text(name, x + 8, thread_ + type.size / 4, type);
    } else {
      open_.append(open_.empty() ? "" : ", ").append(name);
    }
  }

  void draw_loose(float& taken) {
    if (!open_.empty())
      loose_.push_back({open_, {view_.layout.small, Weight::regular, ColorRole::text_secondary}, thread_ + 3});
    sort_stable(loose_, [](const Loose& a, const Loose& b) { return a.baseline < b.baseline; });
    const float right = view_.layout.lanes.right();
    for (const Loose& label : loose_) {
      const float x = now_ + 8;
      if (label.baseline - text_ascent * label.type.size < taken || x + builder_.width(label.text, label.type) > right)
        continue;
      taken = builder_.text(label.text, x, label.baseline, label.type).bottom();
    }
  }

  const PanelContext& view_;
  SceneBuilder& builder_;
  const TimeScale& scale_;
  const Program& program_;
  int index_;
  float thread_, bar_, now_;
  std::vector<Milestones> all_;
  std::vector<Loose> loose_;
  std::string open_;  // generations that are announced only
};

bool has_preview(const PanelContext& view) {
  for (const GenerationTrack& track : view.input.indexed.index.tracks) {
    for (const Milestone& milestone : track.milestones) {
      if (milestone.stage == Stage::preview) return true;
    }
  }
  return false;
}

float key_width(const PanelContext& view, bool preview) {
  const TextStyle type = {view.layout.small};
  float width = 0;
  for (const Stage stage : {Stage::announced, Stage::preview, Stage::available}) {
    if (stage == Stage::preview && !preview) continue;
    width += 16 + view.builder.width(stage_text(view.story().labels, stage), type) + 14;
  }
  return width;
}

// What ring, half disc and bar mean, in the empty years of a lane. What the half disc means gives way first: the card
// says it too.
void draw_key(const PanelContext& view, float x, float baseline, float right) {
  const bool preview = has_preview(view) && x + key_width(view, true) <= right;
  SceneBuilder& builder = view.builder;
  const TextStyle type = {view.layout.small, Weight::regular, ColorRole::text_secondary};
  for (const Stage stage : {Stage::announced, Stage::preview, Stage::available}) {
    if (stage == Stage::preview && !preview) continue;
    const Point center = {x + 5, baseline - 4};
    if (stage == Stage::available) {
      builder.rect({x, center.y - 5, 11, 11}, {ColorRole::chip});
    } else {
      draw_stage_ring(builder, center, stage == Stage::preview, 1);
    }
    x = builder.text(stage_text(view.story().labels, stage), x + 16, baseline, type).right() + 14;
  }
}

}  // namespace

void draw_chip_lanes(const PanelContext& view) {
  const Box& box = view.layout.lanes;
  if (box.height <= 0) return;
  // A sheet between the lanes and the strip, or beside them, parts their axes: then the lanes show all of the range.
  const TimeScale own(view.story().from, view.story().to, box.x, box.right() - 48);
  const TimeScale& scale = view.low() ? own : view.scale;
  const auto count = view.story().programs.size();
  float pitch = lane_pitch, top = box.y + 6;
  if (view.phone()) {
    top = box.y + (view.low() ? 32.0F : 44.0F);
    constexpr float least = 58;  // name, thread and bar
    pitch = std::clamp((box.height - 60) / static_cast<float>(std::max<size_t>(count, 1)), least, phone_lane_pitch);
  }
  const float last = box.bottom() + 4 - 16 - (view.phone() ? 20.0F : 0.0F);
  float taken = 0;
  bool key = false;
  size_t drawn = 0;
  for (; drawn < count && top <= last; ++drawn, top += pitch) {
    Lane lane(view, scale, static_cast<int>(drawn), top);
    lane.draw(taken);
    if (key || view.phone() || lane.begins() < scale.left() + 8 + key_width(view, false)) continue;
    draw_key(view, scale.left() + 4, top + 16, lane.begins());
    key = true;
  }
  if (view.phone() && drawn > 0) draw_key(view, box.x, box.bottom() - 6, box.right());
  if (drawn == count || view.phone()) return;
  // Lanes that have no room are counted where the next would stand; the list of words has them.
  const std::string more = "+" + std::to_string(count - drawn);
  const TextStyle type = {view.layout.small, Weight::regular, ColorRole::text_secondary};
  const float width = view.builder.width(more, type);
  view.builder.text(more, scale.left() - 12 - width, top - pitch + 16, type);
}

}  // namespace explainer
