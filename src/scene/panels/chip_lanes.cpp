// Chip programmes. Weight grows with certainty: a thread with a ring from when a generation is announced, a bar of half
// the height from when it is on trial, a whole one from when it is available. Wide pictures have a lane for each
// programme above the time strip, and below them one for each company that uses chips; phones have a table of their
// own.
#include <algorithm>

#include "core/sort.hpp"
#include "core/wording.hpp"
#include "panels/chip_marks.hpp"
#include "panels/chip_table.hpp"
#include "panels/chip_uses.hpp"
#include "scene/panels/event_glyph.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float bar_height = 13;
constexpr float bar_drop = 5;  // from a lane's line to its bars

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

 private:
  float x_of(int event) const { return x_on(context_, scale_, event); }

  bool before_axis(int event) const { return is_before_axis(context_, scale_, event); }

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
    builder_.hit({x, bar_y_ - 2, std::max(width, 8.0F), bar_height + 4}, {TargetKind::event, m.available});
    const std::string& name = program_.generations[g].name;
    const TextStyle on_bar = {
        .size = context_.layout.small_size, .weight = Weight::semibold, .color = ColorRole::chip_text};
    if (builder_.width(name, on_bar) + 10 < width) {
      builder_.text(name, x + 6, bar_y_ + 10.5F, on_bar);
    } else if (end >= now_x_) {
      overflow_.push_back({name, context_.small_bold(), bar_y_ + 11});
    }
  }

  void add_line_hit(int event) {
    if (on_axis(event) || before_axis(event))
      builder_.hit({x_of(event) - 10, line_y_ - 9, 20, 14}, {TargetKind::event, event});
  }

  void draw_beginning(int event) {
    if (!on_axis(event) && !before_axis(event)) return;
    const float x = x_of(event);
    if (event == context_.focus) draw_halo(builder_, {x, line_y_}, context_.view.theme);
    if (before_axis(event)) {
      draw_arrow_before(builder_, {x - 2, line_y_});
    } else {
      draw_ring(builder_, {x, line_y_}, context_.emphasis(event));
    }
  }

  void draw_preview(int event, float until, float emphasis) {
    const float x = x_of(event), width = until - x;
    if (event == context_.focus) draw_halo(builder_, {x, line_y_}, context_.view.theme);
    if (width > 0)
      builder_.rect({x, line_y_ - chip_preview / 2, width, chip_preview},
                    {.color = ColorRole::chip, .emphasis = emphasis});
  }

  void draw_wait(size_t g) {
    const Milestones& m = all_[g];
    if (m.first() == none) return;
    const float x = x_of(m.first());
    const bool is_available = m.available != none;
    const float until = is_available ? x_of(m.available) : now_x_;
    if (off_axis(m.first(), x, until)) return;
    const float emphasis = context_.emphasis(m.first());
    const MarkStyle thread = {.color = ColorRole::chip, .stroke_width = chip_thread, .emphasis = emphasis};
    builder_.line({{x, line_y_}, {until, line_y_}}, thread);
    if (is_available && (on_axis(m.available) || !zoomed(context_.view)))
      builder_.line({{until, line_y_}, {until, bar_y_}}, thread);
    if (before_axis(m.first()) && !zoomed(context_.view)) {
      const std::string date = date_text(context_.story.labels, context_.event(m.first()).date);
      const TextStyle style = context_.note();
      if (until - x > builder_.width(date, style) + 10) builder_.text(date, x + 4, bar_y_ + 11, style);
    }
    if (m.preview != none) draw_preview(m.preview, until, emphasis);
    if (m.announced != none) draw_beginning(m.announced);
    for (const int event : {m.announced, m.preview}) {
      if (event != none) add_line_hit(event);
    }
    if (!is_available) draw_awaited_name(g, x, emphasis);
  }

  // What is not available yet has its name beside its ring, or with others beside the playhead.
  void draw_awaited_name(size_t g, float x, float emphasis) {
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
      awaited_.push_back(g);
    }
  }

  // "Trainium4 announced, no date yet", or as much of it as has room: the whole sentence, the stage, the name.
  std::string awaited_text(size_t g, float room) const {
    const Labels& labels = context_.story.labels;
    const std::string& name = program_.generations[g].name;
    const Stage stage = all_[g].preview != none ? Stage::preview : Stage::announced;
    const std::string with_stage = name + " " + std::string(stage_text(labels, stage));
    for (std::string text :
         {with_stage + std::string(labels["list.comma"]).append(labels["stage.no_date"]), with_stage}) {
      if (builder_.width(text, context_.note()) <= room) return text;
    }
    return name;
  }

  void draw_overflow(float& taken_to) {
    const float room = context_.layout.chip_lanes.right() - now_x_ - 8;
    std::string awaited;
    for (const size_t g : awaited_)
      awaited.append(awaited.empty() ? "" : context_.story.labels["list.comma"])
          .append(awaited_.size() == 1 ? awaited_text(g, room) : program_.generations[g].name);
    if (!awaited.empty()) overflow_.push_back({awaited, context_.note(), line_y_ + 3});
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
  std::vector<size_t> awaited_;  // generations that are not available yet and have no room beside their ring
};

// What thread, half and whole bar mean, in one line; and square, line and dashes of those who use chips. It stands
// above the axis, or from the margin on where the playhead would run through it.
void draw_key(const PanelContext& context, float baseline) {
  const Box& box = context.layout.chip_lanes;
  SceneBuilder& builder = context.builder;
  const TextStyle style = context.note();
  const Labels& labels = context.story.labels;
  const std::vector<Stage> stages = stages_of(context);
  const auto count = stages.size() + (context.layout.use_rows == 0 ? 0 : use_state_count);
  const auto use = [&](size_t i) { return static_cast<UseState>(i - stages.size()); };
  const auto word = [&](size_t i) {
    return i < stages.size() ? stage_text(labels, stages[i]) : use_state_text(labels, use(i));
  };
  constexpr float gap = 16;
  float width = -gap;
  for (size_t i = 0; i < count; ++i) width += chip_swatch + builder.width(word(i), style) + gap;
  const float axis = context.time_scale.left(), now = context.time_scale.middle(context.snapshot.date);
  constexpr float beside = 8;  // the playhead goes through no word
  const auto clear = [&](float left) { return now <= left - beside || now >= left + width + beside; };
  const float after = now + beside;
  float x = clear(axis) ? axis : !clear(box.x) && after + width <= box.right() ? after : box.x;
  for (size_t i = 0; i < count; ++i) {
    const float length = chip_swatch + builder.width(word(i), style);
    if (now > x - beside && now < x + length + beside) x = after;
    if (x + length > box.right()) return;
    i < stages.size() ? draw_stage_swatch(builder, stages[i], x, baseline)
                      : draw_use_swatch(builder, use(i), x, baseline);
    x = builder.text(word(i), x + chip_swatch, baseline, style).right() + gap;
  }
}

// The lane of a company: its uses from left to right. Each has its words to the left of its mark, where what was before
// it leaves room; the latest to the right of the playhead, where it has room there.
void draw_user(const PanelContext& context, int user, const std::vector<ChipUse>& uses, float y) {
  SceneBuilder& builder = context.builder;
  const TimeScale& scale = context.time_scale;
  const Box& box = context.layout.chip_lanes;
  const float baseline = y + 4, after = scale.middle(context.snapshot.date) + 12;
  const std::string& name = at(context.story.entities, user).short_name;
  const Box head =
      builder.text(builder.fit(name, scale.left() - box.x - 12, context.small()), box.x, baseline, context.small());
  builder.hit({head.x - 4, y - use_pitch / 2, head.width + 8, use_pitch}, {TargetKind::entity, user});
  int latest = none;
  for (const ChipUse& use : uses) {
    if (use.user == user) latest = use.event;
  }
  constexpr UseWords words = {.chips = true, .brief = true};
  float taken = scale.left();
  for (const ChipUse& use : uses) {
    if (use.user != user) continue;
    const bool in_focus = use.event == context.focus;
    TextStyle style = context.small();
    style.color = in_focus ? ColorRole::highlight_text : ColorRole::compute;
    if (in_focus) style.weight = Weight::semibold;
    style.emphasis = context.emphasis(use.event);
    const float mark = draw_use(context, scale, use.event, y);
    const bool beside = use.event == latest;
    std::string text = beside ? use_text(context, use, words, box.right() - after - 4, style) : std::string();
    float x = after;
    if (text.empty()) {
      text = use_text(context, use, words, mark - taken - 14, style);
      x = mark - 8 - builder.width(text, style);
    }
    taken = mark + 10;
    builder.hit({mark - 8, y - use_pitch / 2, 24, use_pitch}, {TargetKind::event, use.event});
    if (text.empty()) continue;
    const float width = builder.width(text, style);
    if (in_focus) builder.rect({x - 5, y - 8, width + 10, 16}, {ColorRole::highlight});
    builder.text(text, x, baseline, style);
    builder.hit({x - 4, y - use_pitch / 2, width + 8, use_pitch}, {TargetKind::event, use.event});
  }
}

void draw_users(const PanelContext& context, float top) {
  const std::vector<int> users = chip_users(context.indexed.index);
  const std::vector<ChipUse> uses = uses_at(context);
  const int places = context.layout.use_rows;
  if (places == 0) return;
  const int rows = static_cast<int>(users.size()) > places ? places - 1 : static_cast<int>(users.size());
  float y = top + use_pitch / 2;
  for (int i = 0; i < rows; ++i, y += use_pitch) draw_user(context, at(users, i), uses, y);
  if (rows == static_cast<int>(users.size())) return;
  const size_t left = users.size() - static_cast<size_t>(rows);
  context.builder.text(with_count(context.story.labels, "rows.more", left), context.layout.chip_lanes.x, y + 4,
                       context.note());
}

void draw_lanes(const PanelContext& context) {
  const Box& box = context.layout.chip_lanes;
  const TimeScale& scale = context.time_scale;
  const size_t count = context.story.programs.size();
  const float users = box.bottom() - use_pitch * static_cast<float>(context.layout.use_rows);
  const float last_top = users + 4 - 16;
  draw_key(context, box.y + 9);
  float taken_to = 0, top = box.y + 6 + lane_key;
  size_t drawn = 0;
  for (; drawn < count && top <= last_top; ++drawn, top += lane_pitch)
    Lane(context, scale, static_cast<int>(drawn), top).draw(taken_to);
  draw_users(context, users + 2);
  if (drawn == count) return;
  // Lanes that have no room are counted where the next would stand; the text below the picture has them.
  const std::string more = with_count(context.story.labels, "rows.more", count - drawn);
  context.builder.text(more, box.x, top - lane_pitch + 28, context.note());
}

}  // namespace

void draw_chip_lanes(const PanelContext& context) {
  if (context.layout.chip_lanes.height <= 0) return;
  context.compact() ? draw_chip_table(context) : draw_lanes(context);
}

ChipRows chip_rows(const IndexedStory& indexed) {
  return {static_cast<int>(indexed.story.programs.size()), static_cast<int>(chip_users(indexed.index).size())};
}

}  // namespace explainer
