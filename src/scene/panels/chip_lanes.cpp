// Chip programmes: a ring where a generation is announced, a half-filled one where its preview begins, a bar from when
// it is available, and a line for the wait before that.
#include <algorithm>
#include <tuple>

#include "core/sort.hpp"
#include "core/wording.hpp"
#include "scene/panels/event_glyph.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

struct Milestones {
  int announced = none;  // events
  int preview = none;
  int available = none;
  // Of those before `available`.
  int first() const { return announced != none ? announced : preview; }
};

// What has happened to one generation by the date.
Milestones milestones(const PanelContext& context, int program, int generation) {
  Milestones found;
  const std::vector<GenerationTrack>& tracks = context.indexed.index.tracks;
  const auto track = std::lower_bound(tracks.begin(), tracks.end(), std::tuple(program, generation),
                                      [](const GenerationTrack& t, const std::tuple<int, int>& key) {
                                        return std::tuple(t.program, t.generation) < key;
                                      });
  if (track == tracks.end() || track->program != program || track->generation != generation) return found;
  // A filter shows all milestones of a generation or none: some of them would give wrong lengths.
  if (std::none_of(track->milestones.begin(), track->milestones.end(),
                   [&](const Milestone& milestone) { return shows(context.view, milestone.event); }))
    return found;
  for (const Milestone& milestone : track->milestones) {
    if (milestone.day > context.snapshot.date) break;
    int& event = milestone.stage == Stage::available ? found.available
                 : milestone.stage == Stage::preview ? found.preview
                                                     : found.announced;
    if (event == none) event = milestone.event;
  }
  return found;
}

// Announced: a ring. In preview: a ring half filled.
void draw_stage_ring(SceneBuilder& builder, Point center, bool half, float emphasis) {
  builder.circle(center, 3.9F, {.color = ColorRole::chip, .emphasis = emphasis});
  builder.circle(center, 2.5F, {ColorRole::background});
  if (!half) return;
  constexpr float r = 3.2F;
  builder.polygon({{center.x, center.y - r},
                   {center.x, center.y + r},
                   {center.x - r * 0.71F, center.y + r * 0.71F},
                   {center.x - r, center.y},
                   {center.x - r * 0.71F, center.y - r * 0.71F}},
                  {.color = ColorRole::chip, .emphasis = emphasis});
}

constexpr float bar_height = 13, preview_height = 7;
constexpr float bar_drop = 5;  // from a lane's line to its bars
constexpr float line_width = 1.2F;

// A name that has no room on its bar or beside its ring stands to the right of the playhead, where there is room.
struct OverflowLabel {
  std::string text;
  TextStyle style;
  float baseline;
};

// One programme: a line with its rings, and under it the bars.
class Lane {
 public:
  Lane(const PanelContext& context, const TimeScale& scale, int program, float top)
      : context_(context),
        builder_(context.builder),
        scale_(scale),
        program_(at(context.story.programs, program)),
        index_(program),
        line_y_(top),
        bar_y_(top + bar_drop),
        now_x_(scale.middle(context.snapshot.date)) {
    for (size_t g = 0; g < program_.generations.size(); ++g)
      all_.push_back(milestones(context, program, static_cast<int>(g)));
  }

  // `taken_to`: the lower end of the labels that stand beside the playhead already.
  void draw(float& taken_to) {
    draw_name();
    for (size_t g = 0; g < all_.size(); ++g) draw_bar(g);
    for (size_t g = 0; g < all_.size(); ++g) draw_wait(g);
    draw_overflow(taken_to);
  }

  // The x of the first milestone: before it there is room for the key.
  float first_x() const {
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
    const DateSpan& date = context_.event(event).date;
    // In the middle of a date that is not known to the day, but never later than the playhead.
    const Date middle = {date.first.day + (date.last.day - date.first.day) / 2};
    return scale_.middle(std::min(middle, context_.snapshot.date));
  }

  bool before_axis(int event) const { return context_.event(event).date.last.day + 1 <= scale_.visible_range().from; }

  bool on_axis(int event) const {
    return scale_.shows(context_.event(event).date.first, context_.event(event).date.last);
  }

  // The axis is zoomed, and what begins with the event lies outside of it.
  bool off_axis(int event, float from, float to) const {
    return zoomed(context_.view) && to <= from && !on_axis(event);
  }

  bool in_focus(const Milestones& m) const {
    const int focus = context_.focus;
    return focus != none && (focus == m.announced || focus == m.preview || focus == m.available);
  }

  void draw_name() {
    const float x = context_.layout.chip_lanes.x;
    if (context_.compact()) {
      const TextStyle style = context_.small_bold();
      builder_.text(builder_.fit(program_.name, context_.layout.chip_lanes.width, style), x, line_y_ - 20, style);
      return;
    }
    const TextStyle style = context_.small();
    const Box name = builder_.text(builder_.fit(program_.name, scale_.left() - x - 12, style), x, bar_y_ + 11, style);
    builder_.hit({name.x - 4, name.y - 5, name.width + 8, 22}, {TargetKind::program, index_});
  }

  // The end of a bar: the next generation that is available, or the playhead.
  float end_of(size_t generation) const {
    for (size_t later = generation + 1; later < all_.size(); ++later) {
      if (all_[later].available != none) return x_of(all_[later].available);
    }
    return now_x_;
  }

  void draw_bar(size_t g) {
    const Milestones& m = all_[g];
    if (m.available == none) return;
    const float x = x_of(m.available), end = end_of(g);
    if (off_axis(m.available, x, end)) return;
    const float width = std::max(end - x - (end < now_x_ ? 1.0F : 0.0F), 1.5F);
    if (in_focus(m)) {  // on a dark background the highlight keeps a gap to the bar, as with ribbons
      builder_.rect({x - 3, bar_y_ - 3, width + 6, bar_height + 6}, {ColorRole::highlight});
      if (is_dark(context_.view.theme))
        builder_.rect({x - 1, bar_y_ - 1, width + 2, bar_height + 2}, {ColorRole::background});
    }
    builder_.rect({x, bar_y_, width, bar_height},
                  {.color = ColorRole::chip, .emphasis = context_.emphasis(m.available)});
    const Box place = context_.compact() ? Box{x, bar_y_, std::max(width, touch_target), touch_target}
                                         : Box{x, bar_y_ - 2, std::max(width, 8.0F), bar_height + 4};
    builder_.hit(place, {TargetKind::event, m.available});
    const std::string& name = program_.generations[g].name;
    const TextStyle on_bar = {
        .size = context_.layout.small_size, .weight = Weight::semibold, .color = ColorRole::chip_text};
    if (builder_.width(name, on_bar) + 10 < width) {
      builder_.text(name, x + 6, bar_y_ + 10.5F, on_bar);
    } else if (end >= now_x_) {
      overflow_.push_back({name, context_.small_bold(), bar_y_ + 11});
    }
  }

  void draw_ring(int event, bool half) {
    if (!on_axis(event) && !before_axis(event)) return;
    const float x = x_of(event), emphasis = context_.emphasis(event);
    if (event == context_.focus) draw_halo(builder_, {x, line_y_}, context_.view.theme);
    if (before_axis(event)) {
      builder_.polygon({{x - 2, line_y_}, {x + 4, line_y_ - 4}, {x + 4, line_y_ + 4}}, {ColorRole::chip});
    } else {
      draw_stage_ring(builder_, {x, line_y_}, half, emphasis);
    }
    builder_.hit(context_.compact() ? Box{x - touch_target / 2, line_y_ - 42, touch_target, touch_target}
                                    : Box{x - 10, line_y_ - 9, 20, 14},
                 {TargetKind::event, event});
  }

  void draw_wait(size_t g) {
    const Milestones& m = all_[g];
    if (m.first() == none) return;
    const float x = x_of(m.first());
    const bool is_available = m.available != none;
    const float until = is_available ? x_of(m.available) : now_x_;
    if (off_axis(m.first(), x, until)) return;
    const float emphasis = context_.emphasis(m.first());
    const MarkStyle line = {.color = ColorRole::chip, .stroke_width = line_width, .emphasis = emphasis};
    MarkStyle wait = line;
    if (!is_available) wait.texture = Texture::dash;
    builder_.line({{x, line_y_}, {until, line_y_}}, wait);
    if (is_available && (on_axis(m.available) || !zoomed(context_.view)))
      builder_.line({{until, line_y_}, {until, bar_y_}}, line);
    if (m.preview != none && until - x_of(m.preview) > 2) {  // half a bar, hatched
      const float from = x_of(m.preview);
      const std::vector<Point> edges = {
          {from, line_y_}, {until, line_y_}, {from, line_y_ + preview_height}, {until, line_y_ + preview_height}};
      builder_.band(edges, {ColorRole::background});
      builder_.band(edges,
                    {.color = ColorRole::chip, .texture = Texture::hatch, .stroke_width = 1.1F, .emphasis = emphasis});
      builder_.frame({from, line_y_, until - from, preview_height}, line);
    }
    if (before_axis(m.first()) && !zoomed(context_.view)) {
      const std::string date = date_text(context_.story.labels, context_.event(m.first()).date);
      const TextStyle style = context_.note();
      if (until - x > builder_.width(date, style) + 10) builder_.text(date, x + 4, bar_y_ + 11, style);
    }
    if (m.announced != none) draw_ring(m.announced, false);
    if (m.preview != none) draw_ring(m.preview, true);
    if (!is_available) draw_announced_name(g, x, emphasis);
  }

  // What is not available yet has its name beside its ring, or with others beside the playhead.
  void draw_announced_name(size_t g, float x, float emphasis) {
    float next = now_x_;
    for (const Milestones& other : all_) {
      for (const int event : {other.announced, other.preview}) {
        const float at = event == none ? x : x_of(event);
        if (at > x) next = std::min(next, at);
      }
    }
    const std::string& name = program_.generations[g].name;
    const TextStyle style = {
        .size = context_.layout.small_size, .color = ColorRole::text_secondary, .emphasis = emphasis};
    const float width = builder_.width(name, style);
    if (next - x > width + 16) {
      builder_.rect({x + 5, line_y_ - 7, width + 6, 11}, {ColorRole::background});
      builder_.text(name, x + 8, line_y_ + style.size / 4, style);
    } else {
      announced_.append(announced_.empty() ? "" : ", ").append(name);
    }
  }

  void draw_overflow(float& taken_to) {
    if (!announced_.empty()) overflow_.push_back({announced_, context_.note(), line_y_ + 3});
    sort_stable(overflow_, [](const OverflowLabel& a, const OverflowLabel& b) { return a.baseline < b.baseline; });
    const float right = context_.layout.chip_lanes.right();
    for (const OverflowLabel& label : overflow_) {
      const float x = now_x_ + 8;
      if (label.baseline - text_ascent * label.style.size < taken_to ||
          x + builder_.width(label.text, label.style) > right)
        continue;
      taken_to = builder_.text(label.text, x, label.baseline, label.style).bottom();
    }
  }

  const PanelContext& context_;
  SceneBuilder& builder_;
  const TimeScale& scale_;
  const Program& program_;
  int index_;
  float line_y_, bar_y_, now_x_;
  std::vector<Milestones> all_;
  std::vector<OverflowLabel> overflow_;
  std::string announced_;  // names of generations that are not available yet
};

bool has_preview(const PanelContext& context) {
  for (const GenerationTrack& track : context.indexed.index.tracks) {
    for (const Milestone& milestone : track.milestones) {
      if (milestone.stage == Stage::preview) return true;
    }
  }
  return false;
}

float key_width(const PanelContext& context, bool preview) {
  const TextStyle style = context.small();
  float width = 0;
  for (const Stage stage : {Stage::announced, Stage::preview, Stage::available}) {
    if (stage == Stage::preview && !preview) continue;
    width += 16 + context.builder.width(stage_text(context.story.labels, stage), style) + 14;
  }
  return width;
}

// What ring, half-filled ring and bar mean, in the empty years of a lane. The half-filled ring is left out first: the
// card says it too.
void draw_key(const PanelContext& context, float x, float baseline, float right) {
  const bool preview = has_preview(context) && x + key_width(context, true) <= right;
  SceneBuilder& builder = context.builder;
  const TextStyle style = context.note();
  for (const Stage stage : {Stage::announced, Stage::preview, Stage::available}) {
    if (stage == Stage::preview && !preview) continue;
    const Point center = {x + 5, baseline - 4};
    if (stage == Stage::available) {
      builder.rect({x, center.y - 5, 11, 11}, {ColorRole::chip});
    } else {
      draw_stage_ring(builder, center, stage == Stage::preview, 1);
    }
    x = builder.text(stage_text(context.story.labels, stage), x + 16, baseline, style).right() + 14;
  }
}

}  // namespace

void draw_chip_lanes(const PanelContext& context) {
  const Box& box = context.layout.chip_lanes;
  if (box.height <= 0) return;
  // In landscape the lanes do not stand above the time strip: they have an axis of their own, of the whole range.
  const TimeScale own(context.story.from, context.story.to, box.x, box.right() - 48);
  const TimeScale& scale = context.landscape() ? own : context.time_scale;
  const auto count = context.story.programs.size();
  float pitch = lane_pitch, top = box.y + 6;
  if (context.compact()) {
    top = box.y + (context.landscape() ? 32.0F : 44.0F);
    constexpr float min_pitch = 58;  // name, line and bar
    pitch =
        std::clamp((box.height - 60) / static_cast<float>(std::max<size_t>(count, 1)), min_pitch, max_phone_lane_pitch);
  }
  const float last_top = box.bottom() + 4 - 16 - (context.compact() ? 20.0F : 0.0F);
  float taken_to = 0;
  bool key_drawn = false;
  size_t drawn = 0;
  for (; drawn < count && top <= last_top; ++drawn, top += pitch) {
    Lane lane(context, scale, static_cast<int>(drawn), top);
    lane.draw(taken_to);
    if (key_drawn || context.compact() || lane.first_x() < scale.left() + 8 + key_width(context, false)) continue;
    draw_key(context, scale.left() + 4, top + 16, lane.first_x());
    key_drawn = true;
  }
  if (context.compact() && drawn > 0) draw_key(context, box.x, box.bottom() - 6, box.right());
  if (drawn == count || context.compact()) return;
  // Lanes that have no room are counted where the next would stand; the text below the picture has them.
  const std::string more = "+" + std::to_string(count - drawn);
  const TextStyle style = context.note();
  const float width = context.builder.width(more, style);
  context.builder.text(more, scale.left() - 12 - width, top - pitch + 16, style);
}

}  // namespace explainer
