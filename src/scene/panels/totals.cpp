// The money that went into each company so far, the largest first: for each payer a row with its sum, a bar as high as
// the sum, and how it grew. All have one scale, and none stands on another, for what they hold may overlap.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/sort.hpp"
#include "core/wording.hpp"
#include "panels/more_rows.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float min_name = 36;  // pixels; a name cut shorter is illegible
constexpr float column_gap = 8;
constexpr float bar_width = 18;
constexpr float block_gap = 6;   // between two companies
constexpr float open_fade = 20;  // pixels above the floor of a sum whose high end is not known
constexpr float above_plot = 3;  // free above the highest plot of a row
constexpr float axis_room = 24;  // for the years and the scale
constexpr float heading_room = 18;

// One payer of a company at the date.
struct Row {
  const TotalPart* part;
  const LedgerStep* now;
};

struct Company {
  const TotalSeries* series;
  std::vector<Row> rows;  // the largest first
  bool overlap;
  double sum;  // in the main unit: what is named together, or the largest part where parts may overlap
};

// Those that have money at the date, the largest first.
std::vector<Company> companies_at(const PanelContext& context) {
  const Date now = context.snapshot.date;
  std::vector<Company> companies;
  for (const TotalSeries& series : context.plan.totals) {
    Company company{&series, {}, series.overlap_from && *series.overlap_from <= now, 0};
    for (const TotalPart& part : series.parts) {
      const LedgerStep* const step = context.ledger(part.ledger).step_at(now);
      if (!step) continue;
      company.rows.push_back({&part, step});
      const double named = step->named * series.rate;
      company.sum = company.overlap ? std::max(company.sum, named) : company.sum + named;
    }
    if (company.rows.empty()) continue;
    sort_stable(company.rows, [](const Row& a, const Row& b) { return a.now->named > b.now->named; });
    companies.push_back(std::move(company));
  }
  sort_stable(companies, [](const Company& a, const Company& b) { return a.sum > b.sum; });
  return companies;
}

// How high rows are. A company's first row has the line of its name above it, and its plot may use both.
struct RowSize {
  float line;         // of text
  double pixels = 0;  // for one of the main unit

  float height(const TotalPart& part, bool first) const {
    const float text = first ? 2 * line : line;
    return std::max(text, static_cast<float>(part.highest * pixels) + (part.open ? open_fade : 0) + above_plot);
  }
};

// The height of all rows that the story ever has.
float height_of_all(const std::vector<TotalSeries>& totals, const RowSize& size) {
  float height = -block_gap;
  for (const TotalSeries& series : totals) {
    const auto largest = std::max_element(series.parts.begin(), series.parts.end(),
                                          [](const TotalPart& a, const TotalPart& b) { return a.highest < b.highest; });
    height += block_gap;
    for (const TotalPart& part : series.parts) height += size.height(part, &part == &*largest);
  }
  return height;
}

// The scale with which all rows of the story fit, and what room is left spread over their lines; where they do not, the
// highest bar still has a height that shows its steps. The same at every date, so that no bar changes while time moves.
RowSize fit_rows(const MapPlan& plan, float line, float room) {
  constexpr float least_highest = 40, most_extra = 7;
  if (plan.highest_total <= 0) return {line};
  float low = std::min(least_highest, room * 0.4F),
        high = std::max(low, std::min(room * 0.4F, std::max(72.0F, room * 0.25F)));
  const auto size_of = [&](float highest) { return RowSize{line, static_cast<double>(highest) / plan.highest_total}; };
  if (height_of_all(plan.totals, size_of(high)) <= room) low = high;
  for (int i = 0; i < 8 && low < high; ++i) {
    const float middle = (low + high) / 2;
    (height_of_all(plan.totals, size_of(middle)) <= room ? low : high) = middle;
  }
  RowSize size = size_of(low);
  float extra = most_extra;
  while (extra > 0 && height_of_all(plan.totals, {line + extra, size.pixels}) > room) extra -= 1;
  size.line += std::max(extra, 0.0F);
  return size;
}

// A part of a curve on which the sum is the same.
struct Level {
  float x, end;
  const LedgerStep* step;
};

// The levels of a curve at the date. Steps within one pixel are merged, so that it has no more levels than the axis has
// pixels.
std::vector<Level> build_levels(const std::vector<LedgerStep>& steps, Date now, const TimeScale& scale) {
  const auto before = [](Date day, const LedgerStep& step) { return day < step.day; };
  const auto begun = std::upper_bound(steps.begin(), steps.end(), now, before);
  std::vector<Level> levels;
  for (auto step = steps.begin(); step != begun;) {
    const float x = scale.begin(step->day);
    const Date same = std::max(step->day, scale.at(x + 0.5F));
    const auto next = std::upper_bound(step, begun, same, before);
    const float end = next != begun         ? scale.begin(next->day)
                      : next != steps.end() ? scale.begin(std::min(next->day, now))
                                            : scale.middle(now);
    levels.push_back({x, std::max(end, x + 1), &*std::prev(next)});
    step = next;
  }
  return levels;
}

// Where the curve of one payer stands.
struct Plot {
  const TimeScale& scale;
  float base;
  double pixels;  // for one of the ledger's unit
  bool by_rate;   // then nothing is firm
  float emphasis;
  float y(double usd) const { return base - static_cast<float>(usd * pixels); }
};

// The heights at which a sum's layers end: firm, then about, then what is named at most.
struct Heights {
  double firm, about, named;
};

Heights heights_of(const LedgerStep& step, bool by_rate) {
  return {step.total.about || by_rate ? 0 : step.total.low, step.total.low, step.named};
}

// Each layer from the top of the one below it to its own.
void draw_curve(SceneBuilder& builder, const std::vector<Level>& levels, const Plot& plot) {
  std::vector<Point> base, firm, about, named;
  for (const Level& level : levels) {
    const Heights heights = heights_of(*level.step, plot.by_rate);
    for (const float x : {level.x, level.end}) {
      base.push_back({x, plot.base});
      firm.push_back({x, plot.y(heights.firm)});
      about.push_back({x, plot.y(heights.about)});
      named.push_back({x, plot.y(heights.named)});
    }
  }
  const auto fill_between = [&](std::vector<Point> upper, const std::vector<Point>& lower, const MarkStyle& style) {
    const auto same = [](Point a, Point b) { return a.y == b.y; };
    if (std::equal(upper.begin(), upper.end(), lower.begin(), same)) return;
    upper.insert(upper.end(), lower.begin(), lower.end());
    builder.band(upper, style);
  };
  const float emphasis = plot.emphasis;
  fill_between(named, about, {.color = ColorRole::money, .texture = Texture::hatch, .emphasis = emphasis});
  fill_between(about, firm, {.color = ColorRole::money_tint, .emphasis = emphasis});
  fill_between(firm, base, {.color = ColorRole::money, .emphasis = emphasis});
  builder.line(about, {.color = ColorRole::money, .stroke_width = 1.2F, .emphasis = emphasis});
  builder.line(named, {.color = ColorRole::money, .emphasis = emphasis});
}

// A sum without a known high end fades upwards.
void draw_open_top(SceneBuilder& builder, const std::vector<Level>& levels, const Plot& plot) {
  constexpr int strips = 10;
  constexpr float strip = open_fade / strips;
  for (const Level& level : levels) {
    if (level.step->total.high != unbounded) continue;
    const float foot = plot.y(level.step->named);
    // Each strip reaches down to the foot under the next one, so that no seam shows.
    for (int i = strips; i > 0; --i) {
      const float height = strip * static_cast<float>(i);
      builder.rect(
          {level.x, foot - height, level.end - level.x, height},
          {.color = ColorRole::money, .emphasis = plot.emphasis * 0.5F * static_cast<float>(strips + 1 - i) / strips});
    }
  }
}

// The sum of the day, with an arrow where its high end is not known.
void draw_bar(SceneBuilder& builder, const LedgerStep& now, float x, const Plot& plot) {
  const std::vector<Level> level = {{x, x + bar_width, &now}};
  draw_curve(builder, level, plot);
  draw_open_top(builder, level, plot);
  if (now.named > now.total.low) {
    const float top = plot.y(now.named);
    builder.frame({x, top, bar_width, plot.y(now.total.low) - top},
                  {.color = ColorRole::money, .emphasis = plot.emphasis});
  }
  if (now.total.high != unbounded) return;
  constexpr float side = 3;
  const float middle = x + bar_width / 2, foot = plot.y(now.named) - 3, tip = foot - 12;
  const MarkStyle style = {.color = ColorRole::money, .stroke_width = 1.4F, .emphasis = plot.emphasis};
  builder.line({{middle, foot}, {middle, tip}}, style);
  builder.line({{middle - side, tip + side}, {middle, tip}, {middle + side, tip + side}}, style);
}

// The newest event of the ledger that has begun and is not hidden by a filter.
int newest_event(const PanelContext& context, const Ledger& ledger, Date day) {
  int newest = none;
  for (const int event : ledger.events) {
    if (context.event(event).date.first > day) break;
    if (shows(context.view, event)) newest = event;
  }
  return newest;
}

// For a mouse: a row is a target of its newest event, and each level of its plot of the event that made it.
void add_row_hits(const PanelContext& context, const Ledger& ledger, const std::vector<Level>& levels, const Plot& plot,
                  const Box& row) {
  constexpr size_t max_levels = 60;  // in a dense curve they are too narrow
  const int newest = newest_event(context, ledger, context.snapshot.date);
  if (newest != none) context.builder.hit(row, {TargetKind::event, newest});
  if (levels.size() > max_levels) return;
  for (const Level& level : levels) {
    const int event = newest_event(context, ledger, plot.scale.at(level.x + 0.5F));
    if (event != none)
      context.builder.hit({level.x, row.y, level.end - level.x, row.height}, {TargetKind::event, event});
  }
}

// For a finger rows are too close: a company is a target of its newest event.
void add_company_hit(const PanelContext& context, const Company& company, Box box) {
  int newest = none;
  for (const Row& row : company.rows)
    newest = std::max(newest, newest_event(context, context.ledger(row.part->ledger), context.snapshot.date));
  box.height = std::max(box.height, touch_target);
  if (newest != none) context.builder.hit(box, {TargetKind::event, newest});
}

// The name of a company in no more than `width`.
std::string fit_name(const SceneBuilder& builder, const Entity& entity, float width, const TextStyle& style) {
  return builder.width(entity.name, style) <= width ? entity.name : builder.fit(entity.short_name, width, style);
}

// Payer and sum on one line: the name may be cut, the sum never.
void draw_row_text(const PanelContext& context, const Row& row, float x, float right, float baseline) {
  SceneBuilder& builder = context.builder;
  const Ledger& ledger = context.ledger(row.part->ledger);
  const bool in_focus = std::binary_search(ledger.events.begin(), ledger.events.end(), context.focus);
  const float emphasis = context.ledger_emphasis(row.part->ledger);
  const std::string amount = total_words(context.story, row.now->total, ledger.unit);
  TextStyle sum = context.small();
  sum.emphasis = emphasis;
  const float width = builder.width(amount, sum);
  if (in_focus) {
    builder.rect({right - width - 4, baseline - sum.size - 1, width + 8, sum.size + 5}, {ColorRole::highlight});
    sum.color = ColorRole::highlight_text;
  }
  builder.text(amount, right, baseline, sum, Align::right);
  TextStyle name = context.note();
  name.emphasis = emphasis;
  const Entity& payer = at(context.story.entities, ledger.from);
  builder.text(fit_name(builder, payer, right - width - 8 - x, name), x, baseline, name);
}

// What the parts of a company come to, in words; nothing where there is one only.
std::string company_total(const PanelContext& context, const Company& company) {
  if (company.rows.size() < 2) return {};
  Interval total;
  for (const Row& row : company.rows) total = total + row.now->total;
  return total_words(context.story, total, context.ledger(company.rows[0].part->ledger).unit);
}

// The company's name and, in a story of which no parts overlap, what they come to.
void draw_company(const PanelContext& context, const Company& company, float x, float right, float baseline,
                  bool with_total) {
  SceneBuilder& builder = context.builder;
  const TextStyle style = context.small_bold();
  float room = right - x;
  const std::string amount = with_total ? company_total(context, company) : std::string();
  if (!amount.empty()) {
    const float rest = room - builder.width(amount, style) - 8;
    if (rest >= min_name) {
      builder.text(amount, right, baseline, style, Align::right);
      room = rest;
    }
  }
  const Entity& entity = at(context.story.entities, company.series->entity);
  builder.text(fit_name(builder, entity, room, style), x, baseline, style);
}

// From left to right: text, bars, and growth over time.
struct Columns {
  float x, text_right, bar;
  TimeScale scale;
  bool has_curve() const { return scale.right() - scale.left() >= 32; }  // else it is too narrow to show anything
};

// The text's column is as wide as its widest row will be, within limits, so that it stays while time moves; wider only
// where a sum of the day needs it.
Columns columns_of(const PanelContext& context, const std::vector<Company>& companies, bool with_total) {
  constexpr float least_text = 0.42F, most_text = 0.62F, most_heading = 0.7F;
  constexpr size_t enough = 100;  // rows measured
  const Box& box = context.layout.totals;
  const SceneBuilder& builder = context.builder;
  const TextStyle style = context.small();
  const auto sum_width = [&](const LedgerStep& step, int ledger) {
    return builder.width(total_words(context.story, step.total, context.ledger(ledger).unit), style);
  };
  float width = 0, sums = 0;
  size_t measured = 0;
  for (const TotalSeries& series : context.plan.totals) {
    for (const TotalPart& part : series.parts) {
      if (++measured > enough) break;
      const Ledger& ledger = context.ledger(part.ledger);
      const float name = builder.width(at(context.story.entities, ledger.from).name, style);
      width = std::max(width, sum_width(ledger.steps.back(), part.ledger) + 8 + name);
    }
  }
  for (const Company& company : companies) {
    for (const Row& row : company.rows) sums = std::max(sums, sum_width(*row.now, row.part->ledger));
  }
  width = std::clamp(width, box.width * least_text, box.width * most_text);
  for (const Company& company : companies) {
    const std::string total = with_total ? company_total(context, company) : std::string();
    if (total.empty()) continue;
    const Entity& entity = at(context.story.entities, company.series->entity);
    const TextStyle bold = context.small_bold();
    const float heading = builder.width(entity.short_name, bold) + 8 + builder.width(total, bold);
    if (heading <= box.width * most_heading) width = std::max(width, heading);
  }
  width = std::min(std::max(width, sums + 8 + min_name), box.width - bar_width - column_gap);
  const float bar = box.x + width + column_gap;
  return {box.x, box.x + width, bar,
          TimeScale(context.story.from, context.story.to, bar + bar_width + column_gap, box.right())};
}

void draw_row(const PanelContext& context, const Row& row, double rate, const Columns& columns, const RowSize& size,
              const Box& box) {
  SceneBuilder& builder = context.builder;
  draw_row_text(context, row, columns.x, columns.text_right, box.bottom() - 5);
  const Ledger& ledger = context.ledger(row.part->ledger);
  const Plot plot{columns.scale, box.bottom() - 2, size.pixels * rate, ledger.unit != 0,
                  context.ledger_emphasis(row.part->ledger)};
  // A sum without a rate stands in words alone, for the bars have one scale.
  if (rate <= 0) return;
  const std::vector<Level> levels = build_levels(ledger.steps, context.snapshot.date, columns.scale);
  if (columns.has_curve()) draw_curve(builder, levels, plot);
  if (columns.has_curve()) draw_open_top(builder, levels, plot);
  draw_bar(builder, *row.now, columns.bar, plot);
  builder.line({{columns.bar, plot.base}, {columns.bar + bar_width, plot.base}}, {ColorRole::hairline});
  if (columns.has_curve())
    builder.line({{columns.scale.left(), plot.base}, {columns.scale.right(), plot.base}}, {ColorRole::hairline});
  if (!context.compact()) add_row_hits(context, ledger, levels, plot, box);
}

// The largest of 1, 2, 5, 10, 20 … dollars that is no higher than `height`.
double round_sum(double pixels, float height) {
  const double most = static_cast<double>(height) / pixels;
  const double power = std::pow(10, std::floor(std::log10(most)));
  return most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
}

// What a height stands for, and the years.
void draw_axis(const PanelContext& context, const Columns& columns, double pixels, float top) {
  SceneBuilder& builder = context.builder;
  const TextStyle small = context.note();
  const float baseline = top + 18;
  if (pixels > 0) {
    constexpr float cap = 3;
    const double sum = round_sum(pixels, 15);
    const float x = columns.x + cap, foot = baseline + 1, head = foot - static_cast<float>(sum * pixels);
    const MarkStyle style = {ColorRole::text_secondary};
    builder.line({{x, head}, {x, foot}}, style);
    for (const float y : {head, foot}) builder.line({{x - cap, y}, {x + cap, y}}, style);
    const std::string text = fill(context.story.labels["totals.scale"], {{"amount", quantity(context.story, sum)}});
    builder.text(builder.fit(text, columns.text_right - x - 8, small), x + 8, baseline, small);
  }
  // Its first and its last year, which have room on every axis.
  const TimeScale& scale = columns.scale;
  const std::string first = std::to_string(calendar(context.story.from).year),
                    last = std::to_string(calendar(context.story.to).year);
  if (scale.left() + builder.width(first, small) > scale.right()) return;
  const Box box = builder.text(first, scale.left(), baseline, small);
  if (last != first && box.right() + 8 + builder.width(last, small) <= scale.right())
    builder.text(last, scale.right(), baseline, small, Align::right);
  for (const float x : {scale.left(), scale.right()}) builder.line({{x, top + 1}, {x, top + 5}}, {ColorRole::faint});
}

std::string note_text(const Labels& labels, bool overlap) {
  std::string counted(labels["totals.counted"]);
  if (overlap) counted.append(" ").append(labels["totals.overlap"]);
  return counted;
}

// What the rest of the rows is about: the payers of the company that has begun, then the other companies.
std::vector<std::string> names_of_rest(const PanelContext& context, const std::vector<Company>& companies, size_t from,
                                       size_t row) {
  std::vector<std::string> names;
  const auto name = [&](int entity) { names.push_back(at(context.story.entities, entity).short_name); };
  for (size_t c = from; c < companies.size(); ++c, row = 0) {
    if (row == 0) {
      name(companies[c].series->entity);
    } else {
      for (; row < companies[c].rows.size(); ++row) name(context.ledger(companies[c].rows[row].part->ledger).from);
    }
  }
  return names;
}

// Draws the rows that have room between `top` and `bottom`, and a last one that leads to the others.
void draw_rows(const PanelContext& context, const std::vector<Company>& companies, const Columns& columns,
               const RowSize& size, bool with_totals, float top, float bottom) {
  const Box& box = context.layout.totals;
  size_t count = 0;
  float all = -block_gap;
  for (const Company& company : companies) {
    count += company.rows.size();
    all += block_gap;
    for (const Row& row : company.rows) all += size.height(*row.part, &row == &company.rows.front());
  }
  const auto first = static_cast<size_t>(std::max(context.view.first_row, 0)) < count
                         ? static_cast<size_t>(std::max(context.view.first_row, 0))
                         : 0;
  const bool whole = first == 0 && all <= bottom - top + 0.5F;
  const float end = whole ? bottom : bottom - more_rows_height(context);
  float y = top;
  size_t index = 0, next = 0;
  std::vector<std::string> rest;
  for (size_t c = 0; c < companies.size() && rest.empty(); ++c) {
    const Company& company = companies[c];
    float block = -1;  // top of the company
    for (size_t r = 0; r < company.rows.size(); ++r, ++index) {
      if (index < first) continue;
      const bool named = block < 0;
      const float height = size.height(*company.rows[r].part, named);
      const float begin = named && y > top ? y + block_gap : y;
      if (index > first && begin + height > end + 0.5F) {
        next = index;
        rest = names_of_rest(context, companies, c, r);
        break;
      }
      if (named)
        draw_company(context, company, columns.x, columns.text_right, (block = begin) + size.line - 5, with_totals);
      draw_row(context, company.rows[r], company.series->rate, columns, size, {box.x, begin, box.width, height});
      y = begin + height;
    }
    if (block >= 0 && context.compact()) add_company_hit(context, company, {box.x, block, box.width, y - block});
  }
  if (!whole) draw_more_rows(context, {box.x, end, box.width, bottom - end}, rest, static_cast<int>(next));
}

}  // namespace

void draw_totals(const PanelContext& context) {
  const Box& box = context.layout.totals;
  if (box.height <= 0 || context.plan.totals.empty()) return;
  SceneBuilder& builder = context.builder;
  const Layout& layout = context.layout;
  const Labels& labels = context.story.labels;
  const TextStyle heading = context.small_bold(), small = context.note();
  builder.text(builder.fit(labels["totals.heading"], box.width, heading), box.x, box.y + 10, heading);

  const std::vector<TotalSeries>& totals = context.plan.totals;
  // Room for the whole note even while it is shorter, so that the rows stay where they are.
  const bool ever = std::any_of(totals.begin(), totals.end(),
                                [](const TotalSeries& series) { return series.overlap_from.has_value(); });
  const size_t note_lines = builder.wrap(note_text(labels, ever), box.width, small, 4).size();
  const float top = box.y + heading_room;
  const float bottom = box.bottom() - static_cast<float>(note_lines) * layout.leading - axis_room;

  const std::vector<Company> companies = companies_at(context);
  const Columns columns = columns_of(context, companies, !ever);
  const RowSize size = fit_rows(context.plan, layout.small_size + 4, bottom - top);
  // Below all rows that the story will have, where they have room.
  const float axis = std::min(bottom, top + height_of_all(totals, size));
  draw_rows(context, companies, columns, size, !ever, top, axis);
  draw_axis(context, columns, size.pixels, axis);

  const bool overlap =
      std::any_of(companies.begin(), companies.end(), [](const Company& company) { return company.overlap; });
  float line = axis + axis_room + 11;
  for (const std::string& text : builder.wrap(note_text(labels, overlap), box.width, small, note_lines)) {
    builder.text(text, box.x, line, small);
    line += layout.leading;
  }
}

}  // namespace explainer
