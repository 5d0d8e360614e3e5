// Money into each company so far: what is firm, about, and possible, over time and on one scale.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/words.hpp"
#include "scene/views.hpp"

namespace explainer {
namespace {

constexpr float least_name = 36;  // a name cut shorter than this says nothing

// "Google about $3.3B": one ledger into the company.
struct Part {
  std::string name, amount;
  double most = 0;
};

// Every ledger into the company, the largest first.
std::vector<Part> parts_of(const ViewContext& view, const TotalSeries& series) {
  std::vector<Part> parts;
  for (const LedgerState& state : view.input.snapshot.ledgers) {
    const Ledger& ledger = view.input.ledgers.all[static_cast<size_t>(state.ledger)];
    if (ledger.kind != EventKind::investment || ledger.to != series.entity) continue;
    const Entity& from = view.story().entities[static_cast<size_t>(ledger.from)];
    const double most = std::isinf(state.total.high) ? state.total.low : state.total.high;
    parts.push_back({from.short_name, total_text(view.story().labels, state.total), most});
  }
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.most > b.most; });
  return parts;
}

// The part in no more than `width`: a name may be cut, a figure never; empty when the figure alone is too wide.
std::string fit_part(const Builder& builder, const Part& part, float width, const Type& type) {
  const float rest = width - builder.width(" " + part.amount, type);
  if (rest >= std::min(builder.width(part.name, type), least_name))
    return builder.fit(part.name, rest, type) + " " + part.amount;
  return builder.width(part.amount, type) <= width ? part.amount : std::string();
}

// Fills lines with whole parts; `widths` gives the room of each. The last line says when there is no room for all.
std::vector<std::string> flow_lines(const Builder& builder, const std::vector<Part>& parts,
                                    const std::vector<float>& widths, const Type& type) {
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
    if (!lines.empty()) lines.back() += ",";
    const float keep = lines.size() + 1 == widths.size() && !last_part ? builder.width(more, type) : 0;
    lines.push_back(fit_part(builder, parts[i], widths[lines.size()] - keep, type));
  }
  return lines;
}

constexpr float line_height = 14.5F;
constexpr float least_room = 80;  // a line narrower than this holds no sum

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
std::vector<Level> levels_of(const ViewContext& view, const TotalSeries& series, const TimeScale& scale) {
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

void draw_series(const ViewContext& view, const std::vector<Level>& levels, const TimeScale& scale, float base,
                 float height) {
  Builder& builder = view.builder;
  const double per_pixel = view.input.plan.most > 0 ? view.input.plan.most / static_cast<double>(height) : 1;
  for (const Layer layer : {Layer::up_to, Layer::about, Layer::firm}) {
    std::vector<Point> top;
    for (const Level& level : levels) {
      const float y = base - static_cast<float>(edge(*level.total, layer) / per_pixel);
      top.push_back({level.x, y});
      top.push_back({level.end, y});
    }
    if (top.size() < 2) continue;
    std::vector<Point> edges = top;
    for (const Point p : top) edges.push_back({p.x, base});
    if (layer == Layer::up_to) builder.band(edges, {Ink::money, Texture::hatch, 1});
    if (layer == Layer::about) builder.band(edges, {Ink::money_tint});
    if (layer == Layer::firm) builder.band(edges, {Ink::money});
    if (layer != Layer::firm) builder.line(top, {Ink::money, Texture::solid, layer == Layer::up_to ? 1.0F : 1.2F});
  }
  builder.line({{scale.left(), base}, {scale.right(), base}}, {Ink::faint});
}

// Room for words in front of the curve: from the left edge to where it rises above `y`.
float room_at(const ViewContext& view, const std::vector<Level>& levels, const TimeScale& scale, float base,
              float height, float y) {
  for (const Level& level : levels) {
    const float top = base - static_cast<float>(edge(*level.total, Layer::up_to) / view.input.plan.most) * height;
    if (top < y + 4) return level.x - 4 - scale.left();
  }
  return scale.right() - scale.left();
}

}  // namespace

void draw_totals(const ViewContext& view) {
  const Box& box = view.layout.totals;
  if (box.height <= 0 || view.input.plan.totals.empty()) return;
  Builder& builder = view.builder;
  const Labels& labels = view.story().labels;
  const Layout& layout = view.layout;
  const Type heading = {layout.small, Weight::semibold}, small = {layout.small, Weight::regular, Ink::ink2};
  builder.text(builder.fit(labels["totals.heading"], box.width, heading), box.x, box.y + 10, heading);
  std::string counted(labels["totals.counted"]);
  const std::vector<TotalState>& totals = view.input.snapshot.totals;
  if (std::any_of(totals.begin(), totals.end(), [](const TotalState& total) { return total.overlap; })) {
    counted.append(" ").append(labels["totals.overlap"]);
  }
  const std::vector<std::string> note = builder.wrap(counted, box.width, small, 3);
  // Room for three lines whether or not they are all used, so that the curves stay where they are.
  const float note_height = 3 * layout.leading;
  const float axis_room = 18;
  const float top = box.y + 20, bottom = box.bottom() - note_height - axis_room;
  const auto count = static_cast<float>(view.input.plan.totals.size());
  const float each = (bottom - top) / count;
  const TimeScale scale(view.story().from, view.story().to, box.x, box.right());
  float y = top;
  for (const TotalSeries& series : view.input.plan.totals) {
    const float base = y + each - 4;
    const std::string& company = view.story().entities[static_cast<size_t>(series.entity)].name;
    builder.text(builder.fit(company, box.width, heading), box.x, y + 12, heading);
    const std::vector<Level> levels = levels_of(view, series, scale);
    draw_series(view, levels, scale, base, each - 22);
    // The words stand in the empty upper left: lines that would run into the curve give way.
    std::vector<float> widths;
    for (float line = y + 12 + line_height; line < base - 2; line += line_height) {
      const float room = room_at(view, levels, scale, base, each - 22, line);
      if (room < least_room) break;
      widths.push_back(room);
    }
    float line = y + 12;
    for (const std::string& text : flow_lines(builder, parts_of(view, series), widths, small)) {
      line += line_height;
      builder.text(text, box.x, line, small);
    }
    y += each;
  }
  float free = box.x;  // right end of the last label
  for (const Tick& tick : year_ticks(scale, 68)) {
    const float x = scale.begin(tick.first);
    if (x < free) continue;
    free = x + builder.width(tick.label, small) + 8;
    builder.line({{x, bottom - 4}, {x, bottom}}, {Ink::faint});
    builder.text(tick.label, x, bottom + 13, small);
  }
  float line = bottom + axis_room + 14;
  for (const std::string& text : note) {
    builder.text(text, box.x, line, small);
    line += layout.leading;
  }
}

}  // namespace explainer
