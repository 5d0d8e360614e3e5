// Money into each company so far: what is firm, about, and possible, over time and on one scale.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/sort.hpp"
#include "core/wording.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float least_name = 36;  // a name cut shorter than this says nothing

// "Google about $3.3B": one ledger into the company.
struct Panel {
  std::string name, amount;
  double most = 0;
};

// Every ledger into the company, the largest first.
std::vector<Panel> parts_of(const PanelContext& view, const TotalSeries& series) {
  std::vector<Panel> parts;
  for (const LedgerState& state : view.input.snapshot.ledgers) {
    const Ledger& ledger = view.input.indexed.index.ledgers.all[static_cast<size_t>(state.ledger)];
    if (ledger.kind != EventKind::investment || ledger.to != series.entity) continue;
    const Entity& from = view.story().entities[static_cast<size_t>(ledger.from)];
    const double most = std::isinf(state.total.high) ? state.total.low : state.total.high;
    parts.push_back({from.short_name, total_text(view.story().labels, state.total), most});
  }
  sort_stable(parts, [](const Panel& a, const Panel& b) { return a.most > b.most; });
  return parts;
}

// The part in no more than `width`: a name may be cut, a figure never; empty when a name would say nothing.
std::string fit_part(const SceneBuilder& builder, const Panel& part, float width, const TextStyle& type) {
  const float rest = width - builder.width(" " + part.amount, type);
  if (rest < std::min(builder.width(part.name, type), least_name)) return {};
  return builder.fit(part.name, rest, type) + " " + part.amount;
}

// Fills lines with whole parts; `widths` gives the room of each. The last line says when there is no room for all.
std::vector<std::string> flow_lines(const SceneBuilder& builder, const std::vector<Panel>& parts,
                                    const std::vector<float>& widths, const TextStyle& type) {
  constexpr std::string_view more = ", …";
  std::vector<std::string> lines;
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool last_line = lines.size() == widths.size(), last_part = i + 1 == parts.size();
    if (!lines.empty()) {
      // A line that may have to say that there is more keeps the room for it.
      const float keep = last_line && !last_part ? builder.width(more, type) : 0;
      const std::string joined = lines.back() + ", " + parts[i].name + " " + parts[i].amount;
      if (builder.width(joined, type) <= widths[lines.size() - 1] - keep) {
        lines.back() = joined;
        continue;
      }
    }
    if (last_line) {
      if (!lines.empty()) lines.back() += more;
      break;
    }
    const float keep = lines.size() + 1 == widths.size() && !last_part ? builder.width(more, type) : 0;
    const std::string part = fit_part(builder, parts[i], widths[lines.size()] - keep, type);
    if (!lines.empty()) lines.back() += ",";
    lines.push_back(part.empty() ? "…" : part);
    if (part.empty()) break;
  }
  return lines;
}

constexpr float line_height = 14.5F;
constexpr float least_room = 80;     // a line narrower than this holds no sum
constexpr float name_baseline = 12;  // of a row, from its top

enum class Layer : unsigned char { firm, about, up_to };

double edge(const Interval& total, Layer layer) {
  if (layer == Layer::firm) return total.about ? 0 : total.low;
  if (layer == Layer::about) return total.low;
  return std::isinf(total.high) ? total.low : total.high;
}

// A stretch of a curve on which the total is the same.
struct Level {
  float x, end;
  const Interval* total;
};

// What a curve shows at the date. Steps that share a pixel are one, so that it has no more levels than the axis pixels.
std::vector<Level> levels_of(const PanelContext& view, const TotalSeries& series, const TimeScale& scale) {
  const Date now = view.input.snapshot.date;
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
  double most;  // dollars at its top
  float y(double usd) const { return most > 0 ? base - static_cast<float>(usd / most) * height : base; }
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
    if (layer == Layer::up_to) builder.band(edges, {ColorRole::money, Texture::hatch, 1, 0, emphasis});
    if (layer == Layer::about) builder.band(edges, {ColorRole::money_tint, Texture::solid, 1, 0, emphasis});
    if (layer == Layer::firm) builder.band(edges, {ColorRole::money, Texture::solid, 1, 0, emphasis});
    if (layer != Layer::firm)
      builder.line(top, {ColorRole::money, Texture::solid, layer == Layer::up_to ? 1.0F : 1.2F, 0, emphasis});
  }
}

// A total without a known top: dots above it, and an arrow where it stands now.
void draw_open_top(SceneBuilder& builder, const std::vector<Level>& levels, const Plot& plot) {
  constexpr float above = 4, arrow = 9;
  for (const Level& level : levels) {
    if (!std::isinf(level.total->high)) continue;
    const float y = plot.y(level.total->low) - above;
    if (level.end - level.x >= 4)
      builder.line({{level.x + 1, y}, {level.end, y}}, {ColorRole::money, Texture::dots, 1.6F});
    if (&level != &levels.back()) continue;
    const float x = std::min(level.end - 3, plot.scale.right() - 3);
    builder.line({{x, y - 1}, {x, y - arrow}}, {ColorRole::money, Texture::solid, 1.4F});
    builder.line({{x - 3, y - arrow + 3}, {x, y - arrow}, {x + 3, y - arrow + 3}},
                 {ColorRole::money, Texture::solid, 1.4F});
  }
}

// The event that made the step to a level: the newest that begins or ends by its day.
int event_of(const PanelContext& view, const TotalSeries& series, Date day) {
  int best = none;
  for (const int index : series.ledgers) {
    const Ledger& ledger = view.input.indexed.index.ledgers.all[static_cast<size_t>(index)];
    for (const int i : ledger.events) {
      const DateSpan& date = view.event(i).date;
      if (date.first > day) break;
      if (date.first == day || date.last == day) best = std::max(best, i);
    }
  }
  return best;
}

// What made a step answers below it. Few steps only: in a dense curve no pointer could tell them apart.
void add_step_hits(const PanelContext& view, const TotalSeries& series, const std::vector<Level>& levels,
                   const Plot& plot) {
  constexpr size_t most_steps = 60;
  if (levels.size() > most_steps) return;
  const float finger = view.phone() ? 44 : 8;
  for (const Level& level : levels) {
    const int event = event_of(view, series, plot.scale.at(level.x + 0.5F));
    if (event == none) continue;
    const float width = std::max(level.end - level.x, finger), high = std::max(plot.height, finger);
    view.builder.hit({std::min(level.x, plot.scale.right() - width), plot.base - high, width, high},
                     {TargetKind::event, event});
  }
}

// The one line of the grid: a round sum at about a third of the height; none in a low plot.
double reference_sum(double most) {
  if (most <= 0) return 0;
  double power = std::pow(10, std::floor(std::log10(most / 2)));
  for (const double factor : {5.0, 2.0, 1.0}) {
    if (factor * power <= most / 2) return factor * power;
  }
  return power;
}

// Room for words in front of the curve: from the left edge to where it rises above `y`.
float room_at(const std::vector<Level>& levels, const Plot& plot, float y) {
  for (const Level& level : levels) {
    if (plot.y(edge(*level.total, Layer::up_to)) < y + 4) return level.x - 4 - plot.scale.left();
  }
  return plot.scale.right() - plot.scale.left();
}

// A company's name, its parts and its curve in one row. In a low row the words stand at the left of the curve, in a
// high one in the empty upper left of it.
struct Row {
  float top, height;
  float words;  // width of the words' column; 0 when they stand over the curve
};

// Where the sums behind a company's name go: the room of each line, and whether the first goes on beside the name.
struct Room {
  std::vector<float> widths;
  bool beside;
};

Room room_for_sums(const std::vector<Level>& levels, const Plot& plot, const Row& row, float behind_name,
                   float first_sum) {
  Room room{{}, row.words > 0 && behind_name >= least_room};
  if (room.beside) room.widths.push_back(behind_name);
  const float end = plot.base + (row.words > 0 ? 2 : -2);
  for (float line = row.top + name_baseline + line_height; line < end; line += line_height) {
    const float width = row.words > 0 ? row.words : room_at(levels, plot, line);
    if (width < least_room) break;
    room.widths.push_back(width);
  }
  // Over a curve that begins near the left edge there may be more room beside the name.
  const float below = room.widths.empty() ? 0 : room.widths.front();
  if (row.words > 0 || below >= first_sum || behind_name <= std::max(least_room, below)) return room;
  room.widths.insert(room.widths.begin(), behind_name);
  return {std::move(room.widths), true};
}

// The company's name and what came from whom; returns the lowest baseline.
float draw_sums(const PanelContext& view, const TotalSeries& series, const std::vector<Level>& levels, const Plot& plot,
                const Row& row) {
  SceneBuilder& builder = view.builder;
  const TextStyle heading = {view.layout.small, Weight::semibold},
                  small = {view.layout.small, Weight::regular, ColorRole::text_secondary};
  const float x = view.layout.totals.x, first = row.top + name_baseline;
  const float name_room = row.words > 0 ? row.words : room_at(levels, plot, first);
  const std::string& company = view.story().entities[static_cast<size_t>(series.entity)].name;
  builder.text(builder.fit(company, name_room, heading), x, first, heading);

  const std::vector<Panel> parts = parts_of(view, series);
  if (parts.empty()) return first;
  const float behind = builder.width(company, heading) + 8;
  const float first_sum = builder.width(parts[0].name + " " + parts[0].amount, small);
  const Room room = room_for_sums(levels, plot, row, name_room - behind, first_sum);
  float lowest = room.beside ? first - line_height : first;
  for (const std::string& text : flow_lines(builder, parts, room.widths, small)) {
    lowest += line_height;
    builder.text(text, lowest == first ? x + behind : x, lowest, small);
  }
  return lowest;
}

// `words`: the lowest baseline of the words in front of the curve.
void draw_reference_sum(const PanelContext& view, const std::vector<Level>& levels, const Plot& plot, const Row& row,
                        float words) {
  SceneBuilder& builder = view.builder;
  const TextStyle small = {view.layout.small, Weight::regular, ColorRole::text_secondary};
  const double sum = reference_sum(plot.most);
  const float grid = plot.y(sum), left = plot.scale.left();
  const std::string label = dollars(view.story().labels, sum);
  const Box box = {left, grid - 3 - text_ascent * small.size, builder.width(label, small),
                   (text_ascent + text_descent) * small.size};
  const bool clear = row.words > 0 ? box.y > row.top + 2 : box.y > words + 4;
  if (plot.height < 24 || !clear || room_at(levels, plot, box.y - 4) < box.width + 4) return;
  builder.line({{left, grid}, {left + room_at(levels, plot, grid - 4), grid}}, {ColorRole::hairline});
  builder.text(label, left, grid - 3, small);
}

void draw_row(const PanelContext& view, const TotalSeries& series, const Row& row, const Plot& plot) {
  const std::vector<Level> levels = levels_of(view, series, plot.scale);
  draw_curve(view.builder, levels, plot, view.total_emphasis(series.entity));
  draw_open_top(view.builder, levels, plot);
  add_step_hits(view, series, levels, plot);
  view.builder.line({{plot.scale.left(), plot.base}, {plot.scale.right(), plot.base}}, {ColorRole::faint});
  draw_reference_sum(view, levels, plot, row, draw_sums(view, series, levels, plot, row));
}

constexpr float above_curves = 25, low_above_curves = 14;  // of a row: for the name's line, or for an arrow alone

// Whether the curves may rise beside the names: none is ever as high as its name's line where that and a sum stand.
bool leave_names(const PanelContext& view, const TimeScale& scale, float each, size_t count) {
  const MapPlan& plan = view.input.plan;
  const TextStyle heading = {view.layout.small, Weight::semibold};
  constexpr float arrow = 13, a_sum = 140;
  const float height = each - low_above_curves, free = height + low_above_curves - 4 - name_baseline - 4 - arrow;
  for (size_t i = 0; i < count; ++i) {
    const TotalSeries& series = plan.totals[i];
    const std::string& company = view.story().entities[static_cast<size_t>(series.entity)].name;
    const float words = scale.left() + view.builder.width(company, heading) + a_sum;
    for (const TotalStep& step : series.steps) {
      if (scale.begin(step.day) >= words) break;
      if (edge(step.total, Layer::up_to) / plan.most * static_cast<double>(height) > static_cast<double>(free))
        return false;
    }
  }
  return true;
}

void draw_years(const PanelContext& view, const TimeScale& scale, float y) {
  SceneBuilder& builder = view.builder;
  const TextStyle small = {view.layout.small, Weight::regular, ColorRole::text_secondary};
  float free = scale.left();  // right end of the last label
  for (const Tick& tick : year_ticks(scale, scale.right() - scale.left() < 160 ? 30 : 68)) {
    const float x = scale.begin(tick.first);
    if (x < free || x + builder.width(tick.label, small) > scale.right() + 1) continue;
    free = x + builder.width(tick.label, small) + 8;
    builder.line({{x, y - 4}, {x, y}}, {ColorRole::faint});
    builder.text(tick.label, x, y + 13, small);
  }
}

std::string note_of(const PanelContext& view, bool overlap) {
  const Labels& labels = view.story().labels;
  std::string counted(labels["totals.counted"]);
  if (overlap) counted.append(" ").append(labels["totals.overlap"]);
  return counted;
}

}  // namespace

void draw_totals(const PanelContext& view) {
  const Box& box = view.layout.totals;
  if (box.height <= 0 || view.input.plan.totals.empty()) return;
  SceneBuilder& builder = view.builder;
  const Layout& layout = view.layout;
  const TextStyle heading = {layout.small, Weight::semibold},
                  small = {layout.small, Weight::regular, ColorRole::text_secondary};
  builder.text(builder.fit(view.story().labels["totals.heading"], box.width, heading), box.x, box.y + 10, heading);
  // Room for all of the note whether or not it is used, so that the curves stay where they are.
  const size_t note_lines = builder.wrap(note_of(view, view.input.plan.overlap), box.width, small, 4).size();
  const float note_height = static_cast<float>(note_lines) * layout.leading;
  constexpr float axis_room = 18, least_row = 34, low_row = 54, least_beside = 280;
  const float top = box.y + 20, bottom = box.bottom() - note_height - axis_room;
  // The author's first companies, where there are more than fit.
  const size_t count = std::clamp<size_t>(static_cast<size_t>(std::max(0.0F, bottom - top) / least_row), 1,
                                          view.input.plan.totals.size());
  const float each = (bottom - top) / static_cast<float>(count);
  const float words = each < low_row && box.width >= least_beside ? box.width * 0.64F : 0;
  const TimeScale scale(view.story().from, view.story().to, words > 0 ? box.x + words + 12 : box.x, box.right());
  const float above = words > 0 ? 10 : leave_names(view, scale, each, count) ? low_above_curves : above_curves;
  const float height = each - above;
  for (size_t i = 0; i < count; ++i) {
    const float y = top + each * static_cast<float>(i);
    draw_row(view, view.input.plan.totals[i], {y, each, words}, {scale, y + each - 4, height, view.input.plan.most});
  }
  draw_years(view, scale, bottom);
  const std::vector<TotalState>& totals = view.input.snapshot.totals;
  const bool overlap = std::any_of(totals.begin(), totals.end(), [](const TotalState& total) { return total.overlap; });
  float line = bottom + axis_room + 14;
  for (const std::string& text : builder.wrap(note_of(view, overlap), box.width, small, note_lines)) {
    builder.text(text, box.x, line, small);
    line += layout.leading;
  }
}

}  // namespace explainer
