// The money that went into each company so far: firm, about, and possible amounts over time, all on one scale.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/sort.hpp"
#include "core/wording.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float min_name = 36;  // pixels; a name cut shorter is illegible

// One ledger into the company: "Google about $3.3B".
struct Contribution {
  std::string payer, amount;
  double usd = 0;
};

// Every ledger into the company, the largest first.
std::vector<Contribution> contributions_to(const PanelContext& context, const TotalSeries& series) {
  std::vector<Contribution> all;
  for (const LedgerState& state : context.snapshot.ledgers) {
    const Ledger& ledger = context.ledger(state.ledger);
    if (ledger.kind != EventKind::investment || ledger.to != series.entity) continue;
    const Entity& from = at(context.story.entities, ledger.from);
    all.push_back({from.short_name, total_text(context.story.labels, state.total), finite_high(state.total)});
  }
  sort_stable(all, [](const Contribution& a, const Contribution& b) { return a.usd > b.usd; });
  return all;
}

// The contribution in no more than `width`: the name may be cut, the amount never; empty where too little of the name
// would be left.
std::string fit_contribution(const SceneBuilder& builder, const Contribution& part, float width,
                             const TextStyle& style) {
  const float rest = width - builder.width(" " + part.amount, style);
  if (rest < std::min(builder.width(part.payer, style), min_name)) return {};
  return builder.fit(part.payer, rest, style) + " " + part.amount;
}

// Fills lines with whole contributions; `widths`: of each line. The last line ends in "…" when there is no room for
// all.
std::vector<std::string> wrap_contributions(const SceneBuilder& builder, const std::vector<Contribution>& parts,
                                            const std::vector<float>& widths, const TextStyle& style) {
  constexpr std::string_view more = ", …";
  std::vector<std::string> lines;
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool last_line = lines.size() == widths.size(), last_part = i + 1 == parts.size();
    if (!lines.empty()) {
      // A line that may have to end in "…" keeps the room for it.
      const float reserved = last_line && !last_part ? builder.width(more, style) : 0;
      const std::string joined = lines.back() + ", " + parts[i].payer + " " + parts[i].amount;
      if (builder.width(joined, style) <= widths[lines.size() - 1] - reserved) {
        lines.back() = joined;
        continue;
      }
    }
    if (last_line) {
      if (!lines.empty()) lines.back() += more;
      break;
    }
    const float reserved = lines.size() + 1 == widths.size() && !last_part ? builder.width(more, style) : 0;
    const std::string part = fit_contribution(builder, parts[i], widths[lines.size()] - reserved, style);
    if (!lines.empty()) lines.back() += ",";
    lines.push_back(part.empty() ? "…" : part);
    if (part.empty()) break;
  }
  return lines;
}

constexpr float line_height = 14.5F;
constexpr float min_line = 80;       // a line narrower than this has no room for a contribution
constexpr float name_baseline = 12;  // of a row, from its top

enum class Layer : unsigned char { firm, about, up_to };

double edge(const Interval& total, Layer layer) {
  if (layer == Layer::firm) return total.about ? 0 : total.low;
  if (layer == Layer::about) return total.low;
  return finite_high(total);
}

// A part of a curve on which the total is the same.
struct Level {
  float x, end;
  const Interval* total;
};

// The levels of a curve at the date. Steps within one pixel are merged, so that it has no more levels than the axis has
// pixels.
std::vector<Level> build_levels(const PanelContext& context, const TotalSeries& series, const TimeScale& scale) {
  const Date now = context.snapshot.date;
  const std::vector<TotalStep>& steps = series.steps;
  const auto before = [](Date day, const TotalStep& step) { return day < step.day; };
  const auto begun = std::upper_bound(steps.begin(), steps.end(), now, before);
  std::vector<Level> levels;
  for (auto step = steps.begin(); step != begun;) {
    const float x = scale.begin(step->day);
    const Date same = std::max(step->day, scale.at(x + 0.5F));
    const auto next = std::upper_bound(step, begun, same, before);
    const float end = next != begun         ? scale.begin(next->day)
                      : next != steps.end() ? scale.begin(std::min(next->day, now))
                                            : scale.middle(now);
    levels.push_back({x, std::max(end, x), &std::prev(next)->total});
    step = next;
  }
  return levels;
}

// Where one company's curve stands.
struct Plot {
  TimeScale scale;
  float base, height;
  double top_usd;  // dollars at its top
  float y(double usd) const { return top_usd > 0 ? base - static_cast<float>(usd / top_usd) * height : base; }
};

void draw_curve(SceneBuilder& builder, const std::vector<Level>& levels, const Plot& plot, float emphasis) {
  for (const Layer layer : {Layer::up_to, Layer::about, Layer::firm}) {
    std::vector<Point> top;
    for (const Level& level : levels) {
      const float y = plot.y(edge(*level.total, layer));
      top.push_back({level.x, y});
      top.push_back({level.end, y});
    }
    if (top.size() < 2) continue;
    std::vector<Point> edges = top;
    for (const Point p : top) edges.push_back({p.x, plot.base});
    if (layer == Layer::up_to)
      builder.band(edges, {.color = ColorRole::money, .texture = Texture::hatch, .emphasis = emphasis});
    if (layer == Layer::about) builder.band(edges, {.color = ColorRole::money_tint, .emphasis = emphasis});
    if (layer == Layer::firm) builder.band(edges, {.color = ColorRole::money, .emphasis = emphasis});
    if (layer != Layer::firm)
      builder.line(
          top, {.color = ColorRole::money, .stroke_width = layer == Layer::up_to ? 1.0F : 1.2F, .emphasis = emphasis});
  }
}

// A total without a known high end: dots above it, and an arrow at its present value.
void draw_open_top(SceneBuilder& builder, const std::vector<Level>& levels, const Plot& plot) {
  constexpr float above = 4, arrow = 9;
  for (const Level& level : levels) {
    if (!std::isinf(level.total->high)) continue;
    const float y = plot.y(level.total->low) - above;
    if (level.end - level.x >= 4)
      builder.line({{level.x + 1, y}, {level.end, y}},
                   {.color = ColorRole::money, .texture = Texture::dots, .stroke_width = 1.6F});
    if (&level != &levels.back()) continue;
    const float x = std::min(level.end - 3, plot.scale.right() - 3);
    builder.line({{x, y - 1}, {x, y - arrow}}, {.color = ColorRole::money, .stroke_width = 1.4F});
    builder.line({{x - 3, y - arrow + 3}, {x, y - arrow}, {x + 3, y - arrow + 3}},
                 {.color = ColorRole::money, .stroke_width = 1.4F});
  }
}

// The event that made the step to a level: the newest that begins or ends on its day.
int event_of(const PanelContext& context, const TotalSeries& series, Date day) {
  int best = none;
  for (const int index : series.ledgers) {
    const Ledger& ledger = context.ledger(index);
    for (const int i : ledger.events) {
      const DateSpan& date = context.event(i).date;
      if (date.first > day) break;
      if (date.first == day || date.last == day) best = std::max(best, i);
    }
  }
  return best;
}

// The area below a step is a target of the event that made it. Not in a dense curve, where steps are too narrow.
void add_step_hits(const PanelContext& context, const TotalSeries& series, const std::vector<Level>& levels,
                   const Plot& plot) {
  constexpr size_t max_steps = 60;
  if (levels.size() > max_steps) return;
  const float min_size = context.compact() ? touch_target : 8;
  for (const Level& level : levels) {
    const int event = event_of(context, series, plot.scale.at(level.x + 0.5F));
    if (event == none) continue;
    const float width = std::max(level.end - level.x, min_size), height = std::max(plot.height, min_size);
    context.builder.hit({std::min(level.x, plot.scale.right() - width), plot.base - height, width, height},
                        {TargetKind::event, event});
  }
}

// The sum of the one grid line: a round one in the lower half of the plot.
double reference_sum(double top_usd) {
  if (top_usd <= 0) return 0;
  double power = std::pow(10, std::floor(std::log10(top_usd / 2)));
  for (const double factor : {5.0, 2.0, 1.0}) {
    if (factor * power <= top_usd / 2) return factor * power;
  }
  return power;
}

// The width of the free room before the curve: from the left edge to where it rises above `y`.
float room_at(const std::vector<Level>& levels, const Plot& plot, float y) {
  for (const Level& level : levels) {
    if (plot.y(edge(*level.total, Layer::up_to)) < y + 4) return level.x - 4 - plot.scale.left();
  }
  return plot.scale.right() - plot.scale.left();
}

// A company's name, its contributions and its curve in one row. In a low row the text stands at the left of the curve,
// in a high one in its empty upper left.
struct Row {
  float top, height;
  float text_width;  // of the text at the left of the curve; 0: the text stands above the curve
};

// Where the contributions to a company stand: the widths of their lines, and whether the first is beside the name.
struct TextRoom {
  std::vector<float> widths;
  bool beside;
};

TextRoom room_for_text(const std::vector<Level>& levels, const Plot& plot, const Row& row, float beside_name,
                       float first_sum) {
  TextRoom room{{}, row.text_width > 0 && beside_name >= min_line};
  if (room.beside) room.widths.push_back(beside_name);
  const float end = plot.base + (row.text_width > 0 ? 2 : -2);
  for (float line = row.top + name_baseline + line_height; line < end; line += line_height) {
    const float width = row.text_width > 0 ? row.text_width : room_at(levels, plot, line);
    if (width < min_line) break;
    room.widths.push_back(width);
  }
  // Above a curve that begins near the left edge there may be more room beside the name.
  const float below = room.widths.empty() ? 0 : room.widths.front();
  if (row.text_width > 0 || below >= first_sum || beside_name <= std::max(min_line, below)) return room;
  room.widths.insert(room.widths.begin(), beside_name);
  return {std::move(room.widths), true};
}

// The company's name and the contributions; returns the lowest baseline.
float draw_text(const PanelContext& context, const TotalSeries& series, const std::vector<Level>& levels,
                const Plot& plot, const Row& row) {
  SceneBuilder& builder = context.builder;
  const TextStyle heading = context.small_bold(), small = context.note();
  const float x = context.layout.totals.x, first = row.top + name_baseline;
  const float name_room = row.text_width > 0 ? row.text_width : room_at(levels, plot, first);
  const std::string& company = at(context.story.entities, series.entity).name;
  builder.text(builder.fit(company, name_room, heading), x, first, heading);

  const std::vector<Contribution> parts = contributions_to(context, series);
  if (parts.empty()) return first;
  const float behind = builder.width(company, heading) + 8;
  const float first_sum = builder.width(parts[0].payer + " " + parts[0].amount, small);
  const TextRoom room = room_for_text(levels, plot, row, name_room - behind, first_sum);
  float lowest = room.beside ? first - line_height : first;
  for (const std::string& text : wrap_contributions(builder, parts, room.widths, small)) {
    lowest += line_height;
    builder.text(text, lowest == first ? x + behind : x, lowest, small);
  }
  return lowest;
}

// `text_bottom`: the lowest baseline of the text before the curve.
void draw_reference_sum(const PanelContext& context, const std::vector<Level>& levels, const Plot& plot, const Row& row,
                        float text_bottom) {
  SceneBuilder& builder = context.builder;
  const TextStyle small = context.note();
  const double sum = reference_sum(plot.top_usd);
  const float grid = plot.y(sum), left = plot.scale.left();
  const std::string label = dollars(context.story.labels, sum);
  const Box box = {left, grid - 3 - text_ascent * small.size, builder.width(label, small),
                   (text_ascent + text_descent) * small.size};
  const bool clear = row.text_width > 0 ? box.y > row.top + 2 : box.y > text_bottom + 4;
  if (plot.height < 24 || !clear || room_at(levels, plot, box.y - 4) < box.width + 4) return;
  builder.line({{left, grid}, {left + room_at(levels, plot, grid - 4), grid}}, {ColorRole::hairline});
  builder.text(label, left, grid - 3, small);
}

void draw_row(const PanelContext& context, const TotalSeries& series, const Row& row, const Plot& plot) {
  const std::vector<Level> levels = build_levels(context, series, plot.scale);
  draw_curve(context.builder, levels, plot, context.total_emphasis(series.entity));
  draw_open_top(context.builder, levels, plot);
  add_step_hits(context, series, levels, plot);
  context.builder.line({{plot.scale.left(), plot.base}, {plot.scale.right(), plot.base}}, {ColorRole::faint});
  draw_reference_sum(context, levels, plot, row, draw_text(context, series, levels, plot, row));
}

// Room of a row above its curve: for the name's line, or for an arrow alone.
constexpr float above_curves = 25, low_above_curves = 14;

// Whether the curves may rise to the height of the names: no curve ever reaches the line of its name where the name and
// a contribution stand.
bool clear_of_names(const PanelContext& context, const TimeScale& scale, float each, size_t count) {
  const MapPlan& plan = context.plan;
  const TextStyle heading = context.small_bold();
  constexpr float arrow = 13, contribution = 140;
  const float height = each - low_above_curves, free = height + low_above_curves - 4 - name_baseline - 4 - arrow;
  for (size_t i = 0; i < count; ++i) {
    const TotalSeries& series = plan.totals[i];
    const std::string& company = at(context.story.entities, series.entity).name;
    const float text_right = scale.left() + context.builder.width(company, heading) + contribution;
    for (const TotalStep& step : series.steps) {
      if (scale.begin(step.day) >= text_right) break;
      if (edge(step.total, Layer::up_to) / plan.highest_total * static_cast<double>(height) > static_cast<double>(free))
        return false;
    }
  }
  return true;
}

void draw_years(const PanelContext& context, const TimeScale& scale, float y) {
  SceneBuilder& builder = context.builder;
  const TextStyle small = context.note();
  float free_x = scale.left();  // behind the last label
  for (const Tick& tick : year_ticks(scale, scale.right() - scale.left() < 160 ? 30 : 68)) {
    const float x = scale.begin(tick.first);
    if (x < free_x || x + builder.width(tick.label, small) > scale.right() + 1) continue;
    free_x = x + builder.width(tick.label, small) + 8;
    builder.line({{x, y - 4}, {x, y}}, {ColorRole::faint});
    builder.text(tick.label, x, y + 13, small);
  }
}

std::string note_text(const PanelContext& context, bool overlap) {
  const Labels& labels = context.story.labels;
  std::string counted(labels["totals.counted"]);
  if (overlap) counted.append(" ").append(labels["totals.overlap"]);
  return counted;
}

}  // namespace

void draw_totals(const PanelContext& context) {
  const Box& box = context.layout.totals;
  if (box.height <= 0 || context.plan.totals.empty()) return;
  SceneBuilder& builder = context.builder;
  const Layout& layout = context.layout;
  const TextStyle heading = {.size = layout.small_size, .weight = Weight::semibold},
                  small = {.size = layout.small_size, .color = ColorRole::text_secondary};
  builder.text(builder.fit(context.story.labels["totals.heading"], box.width, heading), box.x, box.y + 10, heading);
  // Room for the whole note even while it is shorter, so that the curves stay where they are.
  const size_t note_lines = builder.wrap(note_text(context, context.plan.overlap), box.width, small, 4).size();
  const float note_height = static_cast<float>(note_lines) * layout.leading;
  constexpr float axis_room = 18, min_row = 34, low_row = 54, min_width_beside = 280;
  const float top = box.y + 20, bottom = box.bottom() - note_height - axis_room;
  // Where not all companies fit, the author's first ones.
  const size_t count =
      std::clamp<size_t>(static_cast<size_t>(std::max(0.0F, bottom - top) / min_row), 1, context.plan.totals.size());
  const float each = (bottom - top) / static_cast<float>(count);
  const float text_width = each < low_row && box.width >= min_width_beside ? box.width * 0.64F : 0;
  const TimeScale scale(context.story.from, context.story.to, text_width > 0 ? box.x + text_width + 12 : box.x,
                        box.right());
  const float above = text_width > 0                                ? 10
                      : clear_of_names(context, scale, each, count) ? low_above_curves
                                                                    : above_curves;
  const float height = each - above;
  for (size_t i = 0; i < count; ++i) {
    const float y = top + each * static_cast<float>(i);
    draw_row(context, context.plan.totals[i], {y, each, text_width},
             {scale, y + each - 4, height, context.plan.highest_total});
  }
  draw_years(context, scale, bottom);
  const std::vector<TotalState>& totals = context.snapshot.totals;
  const bool overlap = std::any_of(totals.begin(), totals.end(), [](const TotalState& total) { return total.overlap; });
  float line = bottom + axis_room + 14;
  for (const std::string& text : builder.wrap(note_text(context, overlap), box.width, small, note_lines)) {
    builder.text(text, box.x, line, small);
    line += layout.leading;
  }
}

}  // namespace explainer
