#include "panels/chip_table.hpp"

#include <algorithm>

#include "core/wording.hpp"
#include "panels/chip_marks.hpp"
#include "panels/chip_uses.hpp"
#include "panels/more_rows.hpp"

namespace explainer {
namespace {

// A row: a generation that has begun, the head over those who use chips of which no generation is named, or a use.
struct TableRow {
  std::string name;  // of the generation, the head, or who uses the chips
  bool is_generation = false;
  Milestones reached;
  ChipUse use;

  int event(Stage stage) const {
    return stage == Stage::announced ? reached.announced
           : stage == Stage::preview ? reached.preview
                                     : reached.available;
  }
  bool is_use() const { return use.event != none; }
};

// The uses of a generation, or of a programme where none is named, with what stands over them.
void add_rows(const PanelContext& context, const std::vector<ChipUse>& uses, int program, int generation,
              const TableRow& head, std::vector<TableRow>& rows) {
  const bool begun = head.reached.any();
  bool has_head = begun;
  if (begun) rows.push_back(head);
  for (const ChipUse& use : uses) {
    const Event& event = context.event(use.event);
    if (event.program != program || event.generation != generation) continue;
    if (!has_head) rows.push_back(head);
    has_head = true;
    rows.push_back({at(context.story.entities, use.user).short_name, false, {}, use});
  }
}

std::vector<TableRow> rows_at(const PanelContext& context) {
  const std::vector<ChipUse> uses = uses_at(context);
  std::vector<TableRow> rows, unnamed;
  for (int p = 0; p < static_cast<int>(context.story.programs.size()); ++p) {
    const Program& program = at(context.story.programs, p);
    for (int g = 0; g < static_cast<int>(program.generations.size()); ++g)
      add_rows(context, uses, p, g, {at(program.generations, g).name, true, milestones(context, p, g), {}}, rows);
    const std::string head = fill(context.story.labels["chips.no_generation"], {{"program", program.name}});
    add_rows(context, uses, p, none, {head, false, {}, {}}, unnamed);
  }
  for (TableRow& row : unnamed) rows.push_back(std::move(row));
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
    float width = chip_swatch + builder.width(stage_text(context.story.labels, stage), context.note());
    for (const TableRow& row : rows)
      if (row.is_generation) width = std::max(width, builder.width(stage_date(context, row, stage), context.small()));
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
                 {.color = ColorRole::chip, .stroke_width = chip_thread, .emphasis = emphasis});
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
  if (!row.reached.any()) return;
  const int newest = row.reached.available != none ? row.reached.available
                     : row.reached.preview != none ? row.reached.preview
                                                   : row.reached.announced;
  builder.hit({box.x, box.y, box.width, std::max(box.height, touch_target)}, {TargetKind::event, newest});
}

constexpr float head_height = 20, use_row = 24, most_pitch = 56;

// A use on a line of its own: the words stand left of the mark, where the past is empty; where they do not fit there,
// above it.
struct UseLine {
  std::string text;
  bool above = false;
  float height() const { return above ? use_row + 12 : use_row; }
};

// `named`: with the chips' name, for nothing above it says which.
UseLine use_line(const PanelContext& context, const TimeScale& scale, const ChipUse& use, bool named) {
  const Box& box = context.layout.chip_lanes;
  const float room = x_on(context, scale, use.event) - 12 - box.x;
  UseWords words = {.user = true, .chips = named};
  std::string text = use_text(context, use, words, room, context.small_bold());
  if (!text.empty()) return {std::move(text), false};
  words.brief = true;
  text = use_text(context, use, words, box.width, context.small_bold());
  if (text.empty()) text = context.builder.fit(at(context.story.entities, use.user).name, box.width, context.small());
  return {std::move(text), true};
}

void draw_use_line(const PanelContext& context, const TimeScale& scale, const ChipUse& use, const UseLine& line,
                   float top) {
  SceneBuilder& builder = context.builder;
  const Box& box = context.layout.chip_lanes;
  const float y = top + line.height() - use_row / 2;
  const float mark = draw_use(context, scale, use.event, y);
  const bool in_focus = use.event == context.focus;
  TextStyle style = in_focus ? context.small_bold() : context.small();
  style.color = in_focus ? ColorRole::highlight_text : ColorRole::compute;
  style.emphasis = context.emphasis(use.event);
  const float width = builder.width(line.text, style), x = line.above ? box.x : mark - 6 - width,
              baseline = line.above ? top + 12 : y + 4.5F;
  if (in_focus) builder.rect({x - 4, baseline - 13, width + 8, 17}, {ColorRole::highlight});
  builder.text(line.text, x, baseline, style);
  builder.hit({box.x, top, box.width, std::max(line.height(), touch_target)}, {TargetKind::event, use.event});
}

// The key of the marks of those who use chips.
void draw_use_key(const PanelContext& context, float x, float baseline) {
  for (int i = 0; i < use_state_count; ++i) {
    const auto state = static_cast<UseState>(i);
    const std::string_view word = use_state_text(context.story.labels, state);
    if (x + chip_swatch + context.builder.width(word, context.note()) > context.layout.chip_lanes.right()) return;
    draw_use_swatch(context.builder, state, x, baseline);
    x = context.builder.text(word, x + chip_swatch, baseline, context.note()).right() + 20;
  }
}

// The key of the stages: the head of the columns.
void draw_head(const PanelContext& context, const Table& table) {
  SceneBuilder& builder = context.builder;
  const Box& box = context.layout.chip_lanes;
  const TextStyle note = context.note();
  for (size_t i = 0; i < table.stages.size(); ++i) {
    const float x = table.columns[i] + chip_swatch;
    const float room = (i + 1 < table.columns.size() ? table.columns[i + 1] - 4 : box.right()) - x;
    draw_stage_swatch(builder, table.stages[i], table.columns[i], box.y + 10);
    builder.text(builder.fit(stage_text(context.story.labels, table.stages[i]), room, note), x, box.y + 10, note);
  }
  builder.line({{box.x, box.y + 17}, {box.right(), box.y + 17}}, {ColorRole::hairline});
}

bool names_chips(const PanelContext& context, const TableRow& row, bool first_of_page) {
  return first_of_page || context.event(row.use.event).generation == none;
}

float least_height(const PanelContext& context, const Table& table, const TimeScale& scale, const TableRow& row) {
  if (row.is_generation) return table.names_above ? 47 : 36;
  return row.is_use() ? use_line(context, scale, row.use, names_chips(context, row, false)).height() : head_height;
}

}  // namespace

void draw_chip_table(const PanelContext& context) {
  const Box& box = context.layout.chip_lanes;
  // In landscape the table does not stand above the time strip: it has an axis of its own, of the whole range.
  const TimeScale own(context.story.from, context.story.to, box.x, box.right());
  const TimeScale& scale = context.landscape() ? own : context.time_scale;
  const std::vector<TableRow> rows = rows_at(context);
  const Table table = table_of(context, rows);
  draw_head(context, table);
  if (rows.empty()) return;
  const bool has_uses = std::any_of(rows.begin(), rows.end(), [](const TableRow& row) { return row.is_use(); });
  const float foot = has_uses && box.height > 160 ? 20.0F : 0.0F;
  if (foot > 0) draw_use_key(context, box.x, box.bottom() - 5);
  const float room = box.height - head_height - foot;
  std::vector<float> heights;
  float all = 0;
  for (const TableRow& row : rows) {
    heights.push_back(least_height(context, table, scale, row));
    all += heights.back();
  }
  const bool whole = all <= room;
  const float end = whole ? room : room - more_rows_height(context);
  size_t first = static_cast<size_t>(std::max(context.view.first_row, 0));
  if (whole || first >= rows.size()) first = 0;
  size_t last = first;
  float taken = 0;
  int groups = 0;
  for (; last < rows.size() && (last == first || taken + heights[last] <= end); ++last) {
    taken += heights[last];
    if (last + 1 == rows.size() || !rows[last + 1].is_use()) ++groups;
  }
  const float spare = std::max(end - taken, 0.0F) / static_cast<float>(std::max(groups, 1));
  const float more = std::min(spare, most_pitch - 36);
  float y = box.y + head_height;
  for (size_t i = first; i < last; ++i) {
    const TableRow& row = rows[i];
    // Spare room stands below those who use a generation, never between it and them.
    const bool ends_group = i + 1 == rows.size() || !rows[i + 1].is_use();
    const float height = heights[i] + (ends_group ? more : 0);
    if (row.is_use()) {
      draw_use_line(context, scale, row.use, use_line(context, scale, row.use, names_chips(context, row, i == first)),
                    y);
    } else if (row.is_generation) {
      draw_table_row(context, table, scale, row, {box.x, y, box.width, height});
    } else {
      context.builder.text(context.builder.fit(row.name, box.width, context.small_bold()), box.x, y + 14,
                           context.small_bold());
    }
    y += height;
  }
  y = std::min(y, box.y + head_height + end);
  // One playhead through all lanes and the strip.
  context.builder.line_around_text(scale.middle(context.snapshot.date), box.y + 19, y - 4, {ColorRole::text});
  if (whole) return;
  std::vector<std::string> rest;
  for (size_t i = last; i < rows.size(); ++i) rest.push_back(rows[i].name);
  draw_more_rows(context, {box.x, box.y + head_height + end, box.width, room - end}, rest,
                 last < rows.size() ? static_cast<int>(last) : 0);
}

}  // namespace explainer
