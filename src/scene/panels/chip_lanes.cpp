// Chip programmes. Weight grows with certainty: a thread with a ring from when a generation is announced, a bar of half
// the height from when it is on trial, a whole one from when it is available. Wide pictures have a lane for each
// programme above the time strip, phones a row with dates for each generation.
#include <algorithm>
#include <tuple>

#include "core/sort.hpp"
#include "core/wording.hpp"
#include "panels/more_rows.hpp"
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

constexpr float bar_height = 13, preview_height = 6;
constexpr float bar_drop = 5;  // from a lane's line to its bars
constexpr float thread_width = 1.5F;

void draw_ring(SceneBuilder& builder, Point center, float emphasis) {
  builder.circle(center, 3.9F, {.color = ColorRole::chip, .emphasis = emphasis});
  builder.circle(center, 2.4F, {ColorRole::background});
}

// What is drawn of a generation lies before the axis.
void draw_arrow_before(SceneBuilder& builder, Point tip) {
  builder.polygon({{tip.x, tip.y}, {tip.x + 6, tip.y - 4}, {tip.x + 6, tip.y + 4}}, {ColorRole::chip});
}

// Where an event begins on an axis: in the middle of a date that is not known to the day, but never later than the
// playhead.
float x_on(const PanelContext& context, const TimeScale& scale, int event) {
  const DateSpan& date = context.event(event).date;
  const Date middle = {date.first.day + (date.last.day - date.first.day) / 2};
  return scale.middle(std::min(middle, context.snapshot.date));
}

bool is_before_axis(const PanelContext& context, const TimeScale& scale, int event) {
  return context.event(event).date.last.day + 1 <= scale.visible_range().from;
}

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
      builder_.rect({x, line_y_ - preview_height / 2, width, preview_height},
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
    const MarkStyle thread = {.color = ColorRole::chip, .stroke_width = thread_width, .emphasis = emphasis};
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
    for (std::string text : {with_stage + ", " + std::string(labels["stage.no_date"]), with_stage}) {
      if (builder_.width(text, context_.note()) <= room) return text;
    }
    return name;
  }

  void draw_overflow(float& taken_to) {
    const float room = context_.layout.chip_lanes.right() - now_x_ - 8;
    std::string awaited;
    for (const size_t g : awaited_)
      awaited.append(awaited.empty() ? "" : ", ")
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

bool has_preview(const PanelContext& context) {
  for (const GenerationTrack& track : context.indexed.index.tracks) {
    for (const Milestone& milestone : track.milestones) {
      if (milestone.stage == Stage::preview) return true;
    }
  }
  return false;
}

constexpr float swatch = 18;  // of the key, with the gap behind it

// The shape of a stage in the key, in the room that ends at `x` + 14.
void draw_swatch(SceneBuilder& builder, Stage stage, float x, float baseline) {
  const float foot = baseline + 1;
  if (stage == Stage::announced) {
    builder.line({{x + 4, baseline - 4}, {x + 14, baseline - 4}},
                 {.color = ColorRole::chip, .stroke_width = thread_width});
    draw_ring(builder, {x + 4, baseline - 4}, 1);
  } else {
    const float height = stage == Stage::preview ? preview_height - 1 : 11;
    builder.rect({x, foot - height, 14, height}, {ColorRole::chip});
  }
}

// The stages that the story has.
std::vector<Stage> stages_of(const PanelContext& context) {
  return has_preview(context) ? std::vector{Stage::announced, Stage::preview, Stage::available}
                              : std::vector{Stage::announced, Stage::available};
}

// What thread, half and whole bar mean, in one line.
void draw_key(const PanelContext& context, float x, float baseline, float right) {
  const TextStyle style = context.note();
  for (const Stage stage : stages_of(context)) {
    const std::string_view word = stage_text(context.story.labels, stage);
    if (x + swatch + context.builder.width(word, style) > right) return;
    draw_swatch(context.builder, stage, x, baseline);
    x = context.builder.text(word, x + swatch, baseline, style).right() + 16;
  }
}

void draw_lanes(const PanelContext& context) {
  const Box& box = context.layout.chip_lanes;
  const TimeScale& scale = context.time_scale;
  const size_t count = context.story.programs.size();
  const float last_top = box.bottom() + 4 - 16;
  draw_key(context, scale.left(), box.y + 9, box.right());
  float taken_to = 0, top = box.y + 6 + lane_key;
  size_t drawn = 0;
  for (; drawn < count && top <= last_top; ++drawn, top += lane_pitch)
    Lane(context, scale, static_cast<int>(drawn), top).draw(taken_to);
  if (drawn == count) return;
  // Lanes that have no room are counted where the next would stand; the text below the picture has them.
  const std::string more = fill(context.story.labels["rows.more"], {{"count", std::to_string(count - drawn)}});
  context.builder.text(more, box.x, top - lane_pitch + 28, context.note());
}

// A generation that has begun, for the table of a phone.
struct TableRow {
  int program;
  std::string_view name;
  Milestones reached;

  int event(Stage stage) const {
    return stage == Stage::announced ? reached.announced
           : stage == Stage::preview ? reached.preview
                                     : reached.available;
  }
};

std::vector<TableRow> rows_at(const PanelContext& context) {
  std::vector<TableRow> rows;
  for (size_t p = 0; p < context.story.programs.size(); ++p) {
    const std::vector<Generation>& generations = context.story.programs[p].generations;
    for (size_t g = 0; g < generations.size(); ++g) {
      const Milestones reached = milestones(context, static_cast<int>(p), static_cast<int>(g));
      if (reached.first() != none || reached.available != none)
        rows.push_back({static_cast<int>(p), generations[g].name, reached});
    }
  }
  return rows;
}

// The day of a stage; "–" for a stage that was passed over, and words for the one that is awaited.
std::string stage_date(const PanelContext& context, const TableRow& row, Stage stage) {
  const int event = row.event(stage);
  if (event != none) return date_text(context.story.labels, context.event(event).date);
  return stage == Stage::available ? std::string(context.story.labels["stage.no_date"]) : "–";
}

// Where the table's columns begin; the names stand above the dates where there is no room beside them.
struct Table {
  std::vector<Stage> stages;
  std::vector<float> columns;  // of stages
  bool names_above = false;
  float line = 15;  // from a name to the dates below it
};

Table table_of(const PanelContext& context, const std::vector<TableRow>& rows) {
  constexpr float gap = 8;
  const Box& box = context.layout.chip_lanes;
  const SceneBuilder& builder = context.builder;
  Table table{.stages = stages_of(context), .columns = {}};
  float x = box.x;
  for (const Program& program : context.story.programs) {
    for (const Generation& generation : program.generations)
      x = std::max(x, box.x + builder.width(generation.name, context.small_bold()) + gap);
  }
  for (const Stage stage : table.stages) {
    table.columns.push_back(x);
    float width = swatch + builder.width(stage_text(context.story.labels, stage), context.note());
    for (const TableRow& row : rows)
      width = std::max(width, builder.width(stage_date(context, row, stage), context.small()));
    x += width + gap;
  }
  const auto count = static_cast<float>(table.columns.size());
  table.names_above = x - gap > box.right();
  const float spare = table.names_above ? 0 : std::clamp((box.right() - 8 - (x - gap)) / (count + 1), 0.0F, 14.0F);
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const auto place = static_cast<float>(i);
    table.columns[i] = table.names_above ? box.x + box.width * place / count : table.columns[i] + spare * (place + 1);
  }
  return table;
}

// The lane of a generation on the strip's own axis: its shapes stand on `foot`.
void draw_table_lane(const PanelContext& context, const TimeScale& scale, const TableRow& row, float foot,
                     float height) {
  SceneBuilder& builder = context.builder;
  const float now = scale.middle(context.snapshot.date), thread = foot - 2;
  const Milestones& reached = row.reached;
  const auto bar = [&](int event, float until, float high) {
    const float x = x_on(context, scale, event);
    builder.rect({x, foot - high, std::max(until - x, 1.5F), high},
                 {.color = ColorRole::chip, .emphasis = context.emphasis(event)});
  };
  const float until = reached.available == none ? now : x_on(context, scale, reached.available);
  if (reached.first() != none) {
    const float x = x_on(context, scale, reached.first()), emphasis = context.emphasis(reached.first());
    builder.line({{x, thread}, {until, thread}},
                 {.color = ColorRole::chip, .stroke_width = thread_width, .emphasis = emphasis});
    if (reached.preview != none) bar(reached.preview, until, height * 0.45F);
    if (is_before_axis(context, scale, reached.first())) {
      draw_arrow_before(builder, {x, thread});
    } else if (reached.announced != none) {
      draw_ring(builder, {x, thread}, emphasis);
    }
  }
  if (reached.available != none) bar(reached.available, now, height);
  for (const Tick& tick : year_ticks(scale, 12)) {
    const float x = scale.begin(tick.first);
    if (x > scale.left() + 1) builder.line({{x, foot + 3}, {x, foot + 6}}, {ColorRole::faint});
  }
}

void draw_table_row(const PanelContext& context, const Table& table, const TimeScale& scale, const TableRow& row,
                    Box box) {
  const float lane = table.names_above ? 9 : 11;
  SceneBuilder& builder = context.builder;
  const TextStyle bold = context.small_bold();
  float baseline = box.y + 12;
  const float name_room = (table.names_above ? box.right() : table.columns[0] - 4) - box.x;
  builder.text(builder.fit(row.name, name_room, bold), box.x, baseline, bold);
  if (table.names_above) baseline += table.line;
  for (size_t i = 0; i < table.stages.size(); ++i) {
    const int event = row.event(table.stages[i]);
    TextStyle style = event == none ? context.note() : context.small();
    const float x = table.columns[i],
                room = (i + 1 < table.columns.size() ? table.columns[i + 1] - 4 : box.right()) - x;
    const std::string date = builder.fit(stage_date(context, row, table.stages[i]), room, style);
    if (event != none && event == context.focus) {
      builder.rect({x - 3, baseline - style.size, builder.width(date, style) + 6, style.size + 5},
                   {ColorRole::highlight});
      style.color = ColorRole::highlight_text;
    }
    builder.text(date, x, baseline, style);
  }
  draw_table_lane(context, scale, row, baseline + 4 + lane, lane);
  const int newest = row.reached.available != none ? row.reached.available
                     : row.reached.preview != none ? row.reached.preview
                                                   : row.reached.announced;
  builder.hit({box.x, box.y, box.width, std::max(box.height, touch_target)}, {TargetKind::event, newest});
}

// A row for each generation: its name, its dates in words, and its lane on the axis of the time strip.
void draw_table(const PanelContext& context) {
  const Box& box = context.layout.chip_lanes;
  SceneBuilder& builder = context.builder;
  // In landscape the table does not stand above the time strip: it has an axis of its own, of the whole range.
  const TimeScale own(context.story.from, context.story.to, box.x, box.right());
  const TimeScale& scale = context.landscape() ? own : context.time_scale;
  const std::vector<TableRow> rows = rows_at(context);
  const Table table = table_of(context, rows);
  constexpr float head = 20, most_pitch = 56;
  const TextStyle note = context.note();
  for (size_t i = 0; i < table.stages.size(); ++i) {
    const float x = table.columns[i] + swatch;
    const float room = (i + 1 < table.columns.size() ? table.columns[i + 1] - 4 : box.right()) - x;
    draw_swatch(builder, table.stages[i], table.columns[i], box.y + 10);
    builder.text(builder.fit(stage_text(context.story.labels, table.stages[i]), room, note), x, box.y + 10, note);
  }
  builder.line({{box.x, box.y + 17}, {box.right(), box.y + 17}}, {ColorRole::hairline});
  if (rows.empty()) return;
  const float least_pitch = table.names_above ? 47 : 36, room = box.height - head;
  const auto all = static_cast<float>(rows.size());
  const bool whole = all * least_pitch <= room;
  const float end = whole ? room : room - more_rows_height(context);
  const auto fitting = whole ? rows.size() : static_cast<size_t>(std::max(1.0F, end / least_pitch));
  const float pitch = std::min(most_pitch, end / static_cast<float>(fitting));
  size_t first = static_cast<size_t>(std::max(context.view.first_row, 0));
  if (whole || first >= rows.size()) first = 0;
  const size_t last = std::min(rows.size(), first + fitting);
  float y = box.y + head;
  for (size_t i = first; i < last; ++i, y += pitch)
    draw_table_row(context, table, scale, rows[i], {box.x, y, box.width, pitch});
  // One playhead through all lanes and the strip.
  builder.line_around_text(scale.middle(context.snapshot.date), box.y + 19, y - 4, {ColorRole::text});
  if (whole) return;
  std::vector<std::string> rest;
  for (size_t i = last; i < rows.size(); ++i) rest.emplace_back(rows[i].name);
  draw_more_rows(context, {box.x, box.y + head + end, box.width, room - end}, rest,
                 last < rows.size() ? static_cast<int>(last) : 0);
}

}  // namespace

void draw_chip_lanes(const PanelContext& context) {
  if (context.layout.chip_lanes.height <= 0) return;
  context.compact() ? draw_table(context) : draw_lanes(context);
}

}  // namespace explainer
