// The time axis: one mark a day, piled up where days are close, the playhead, and room to scrub.
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/sort.hpp"
#include "core/wording.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

// Marks are a little smaller on a phone, where a month has four pixels.
struct GlyphSize {
  float radius, pitch;
};
constexpr float ring_radius = 10;  // paper around the handle of the playhead
constexpr float label_drop = 20;   // from the axis to the baseline of its labels: clear of that ring
constexpr GlyphSize wide_glyph = {2.9F, 6.2F}, phone_glyph = {2.6F, 5.4F};

const std::vector<DayMark>& marks_of(const PanelContext& view) {
  const View& v = view.input.view;
  return v.filter.on() || v.spacing == Spacing::ordinal ? v.marks : view.input.plan.marks;
}

// A day that is not known is as wide as what is: the month, the year, or the span.
void draw_span(const PanelContext& view, const Event& event, float y, float emphasis) {
  if (event.date.first_precision == Precision::day && event.date.first == event.date.last) return;
  const float left = view.scale.begin(event.date.first), right = view.scale.begin(Date{event.date.last.day + 1});
  view.builder.rect({left, y - 0.75F, right - left, 1.5F}, {color_of(event.kind), Texture::solid, 1, 0, emphasis});
}

// Marks stand in columns as wide as a mark, so that they pile up neatly and at most half a mark from their day.
struct Columns {
  float left, pitch;      // middle of the first; from one to the next
  size_t rows;            // that fit above each other
  std::vector<int> from;  // of each column: its first mark; one more at the end
  size_t count() const { return from.size() - 1; }
  float x(size_t column) const { return left + pitch * static_cast<float>(column); }
  size_t size(size_t column) const { return static_cast<size_t>(from[column + 1] - from[column]); }
};

// Looked up by halving: what this costs is decided by the pixels.
Columns columns_of(const PanelContext& view, const std::vector<DayMark>& marks, float pitch, size_t rows) {
  const TimeScale& scale = view.scale;
  Columns columns = {scale.left(), pitch, rows, {}};
  const auto first_from = [&](double day) {
    const auto at =
        std::lower_bound(marks.begin(), marks.end(), day, [](const DayMark& m, double d) { return m.day < d; });
    return static_cast<int>(at - marks.begin());
  };
  columns.from.push_back(first_from(scale.window().from));
  for (float x = scale.left() + pitch / 2; x < scale.right(); x += pitch) {
    columns.from.push_back(first_from(scale.exactly_at(x)));
  }
  columns.from.push_back(first_from(scale.window().to));
  // A column that is too full gives to the one beside it, if that has room.
  for (size_t c = 0; c < columns.count(); ++c) {
    const size_t more = columns.size(c) > rows ? columns.size(c) - rows : 0;
    if (more > 0 && c > 0 && columns.size(c - 1) + more <= rows)
      columns.from[c] += static_cast<int>(more);
    else if (more > 0 && c + 1 < columns.count() && columns.size(c + 1) + more <= rows)
      columns.from[c + 1] -= static_cast<int>(more);
  }
  return columns;
}

bool in_focus(const PanelContext& view, int mark) {
  return view.focus != none && view.event(mark).date == view.event(view.focus).date;
}

struct Place {
  int event;
  Point center;
};

void draw_mark(const PanelContext& view, const Place& place, const GlyphSize& glyph, float pitch) {
  const auto [index, center] = place;
  const Event& event = view.event(index);
  if (event.date.first > view.input.snapshot.date) {
    view.builder.circle(center, 1.3F, {ColorRole::hairline});
  } else {
    const float emphasis = view.emphasis(index);
    if (in_focus(view, index)) draw_halo(view, center);
    draw_span(view, event, center.y, emphasis);
    draw_glyph(view.builder, center, glyph_of(event.kind), glyph.radius, color_of(event.kind), hollow(event), emphasis);
  }
  // A finger cannot tell such marks apart: on a phone the strip as a whole answers.
  if (view.phone()) return;
  view.builder.hit({center.x - 6, center.y - pitch / 2, 12, pitch}, {TargetKind::event, index});
}

// Dates that are too many to stand above each other: one mark with their number, as wide as its words.
void draw_pile(const PanelContext& view, const std::vector<DayMark>& marks, int from, int to, Box box) {
  const int middle = from + (to - from) / 2;
  const double day = marks[static_cast<size_t>(middle)].day;
  const Date now = view.input.snapshot.date;
  const bool begun = marks[static_cast<size_t>(from)].day <= now.day + 1;
  const double focus =
      view.focus == none ? 0 : (view.event(view.focus).date.first.day + view.event(view.focus).date.last.day + 1) / 2.0;
  const bool lit = view.focus != none && focus >= marks[static_cast<size_t>(from)].day &&
                   focus <= marks[static_cast<size_t>(to - 1)].day;
  if (lit)
    view.builder.rect({box.x - 2, box.y - 2, box.width + 4, box.height + 4},
                      {ColorRole::highlight, Texture::solid, 1, 5});
  view.builder.rect(box, {begun ? ColorRole::text_secondary : ColorRole::hairline, Texture::solid, 1, 4});
  const TextStyle type = {view.layout.small, Weight::semibold,
                          begun ? ColorRole::background : ColorRole::text_secondary};
  view.builder.text(std::to_string(to - from), box.center().x, box.center().y + type.size * 0.36F, type, Align::center);
  if (!view.phone()) view.builder.hit(box, {TargetKind::pile, static_cast<int>(day)});
}

// How the marks are piled up.
struct Stacks {
  GlyphSize glyph;
  float lowest;  // middle of the lowest mark
  float pitch;   // from one mark up to the next
  size_t rows;
  Columns columns;
};

Stacks stacks_of(const PanelContext& view, float axis) {
  const GlyphSize glyph = view.phone() ? phone_glyph : wide_glyph;
  const float lowest = axis - 13, room = lowest - (view.layout.strip.y + glyph.radius);
  const float least = 2 * glyph.radius + 0.2F;
  const auto rows = static_cast<size_t>(1 + std::max(0.0F, room / least));
  Columns columns = columns_of(view, marks_of(view), glyph.pitch, rows);
  size_t most = 1;
  for (size_t c = 0; c < columns.count(); ++c) {
    if (columns.size(c) <= rows) most = std::max(most, columns.size(c));
  }
  // Where dates crowd, rows move together rather than into the view above.
  const float pitch = std::min(glyph.pitch, room / static_cast<float>(std::max<size_t>(1, most - 1)));
  return {glyph, lowest, pitch, rows, std::move(columns)};
}

void draw_marks(const PanelContext& view, const Stacks& stacks) {
  const auto& [glyph, lowest, pitch, rows, columns] = stacks;
  const std::vector<DayMark>& marks = marks_of(view);
  const TextStyle type = {view.layout.small, Weight::semibold};
  std::optional<Place> last;  // what is in the light, its yellow over its neighbours and none of them on it
  for (size_t c = 0; c < columns.count();) {
    if (columns.size(c) <= rows) {
      for (int i = columns.from[c]; i < columns.from[c + 1]; ++i) {
        const float y = lowest - static_cast<float>(i - columns.from[c]) * pitch;
        const Place place = {marks[static_cast<size_t>(i)].event, {columns.x(c), y}};
        if (in_focus(view, place.event))
          last = place;
        else
          draw_mark(view, place, glyph, pitch);
      }
      ++c;
      continue;
    }
    // Takes as many columns as its number needs.
    const float width = view.builder.width(std::to_string(columns.size(c) * 4), type) + 8;
    const size_t end = std::min(columns.count(), c + static_cast<size_t>(std::ceil(width / columns.pitch)));
    const float wide = std::max(static_cast<float>(end - c) * columns.pitch - 1.5F, width - 4);
    const float x = std::min(columns.x(c) - columns.pitch / 2, view.scale.right() + 12 - wide);
    draw_pile(view, marks, columns.from[c], columns.from[end], {x, lowest - 12, wide, 16});
    c = end;
  }
  if (last) draw_mark(view, *last, glyph, pitch);
}

// The first label says its year, and each that is of another; what would run into the label before it is left out.
void draw_ticks(const PanelContext& view, float axis) {
  SceneBuilder& builder = view.builder;
  const Date today = view.input.snapshot.date;
  const auto width = [&](std::string_view text) { return builder.width(text, {view.layout.small, Weight::semibold}); };
  const std::vector<Tick> ticks = calendar_ticks(view.scale, view.story().labels, width);
  float free = view.scale.left() - 2;
  int said = 0;  // year
  for (const Tick& tick : ticks) {
    const int its_year = calendar(tick.first).year;
    std::string label = tick.label;
    if (!tick.year && its_year != said)
      label = fill(view.story().labels["date.month"], {{"month", label}, {"year", std::to_string(its_year)}});
    // A label of several years is not that of one of them.
    const bool one_year = calendar(tick.first).year == calendar(tick.last).year;
    const bool current = one_year && tick.first <= today && today <= tick.last;
    const TextStyle type = {view.layout.small, current ? Weight::semibold : Weight::regular,
                            current ? ColorRole::text : ColorRole::text_secondary};
    const float x = view.scale.begin(tick.first), end = view.scale.begin(Date{tick.last.day + 1});
    builder.line({{x, axis - 3}, {x, axis + 3}}, {ColorRole::faint});
    const float wide = builder.width(label, type), left = tick.at_begin ? x : (x + end - wide) / 2;
    // With its year a month may take room of the next; else what is too short for its label goes without.
    const bool may_reach_out = its_year != said && tick.last.day - tick.first.day < 100;
    if (end - x < wide && !may_reach_out && !tick.at_begin) continue;
    if (left < free || left + wide > view.scale.right() + 2) continue;
    free = left + wide + 6;
    said = its_year;
    builder.text(label, left, axis + label_drop, type);
  }
}

void draw_axis(const PanelContext& view, float axis, float now) {
  const float left = view.scale.left(), right = view.scale.right();
  view.builder.line({{left, axis}, {right, axis}}, {ColorRole::hairline, Texture::solid, 2});
  view.builder.line({{left, axis}, {now, axis}}, {ColorRole::text, Texture::solid, 2});
  draw_ticks(view, axis);
}

// Where the first pile of marks reaches up to `y`; the end of the axis where none does.
float first_above(const PanelContext& view, const Stacks& stacks, float y) {
  for (size_t c = 0; c < stacks.columns.count(); ++c) {
    const size_t size = stacks.columns.size(c);
    if (size == 0 || size > stacks.rows) continue;
    const float top = stacks.lowest - static_cast<float>(size - 1) * stacks.pitch - stacks.glyph.radius;
    if (top < y) return stacks.columns.x(c) - stacks.glyph.radius - 6;
  }
  return view.scale.right();
}

// What the shapes mean, above the quiet years; each word only where it does not run into the marks. Each is a switch.
void draw_key(const PanelContext& view, float baseline, float end) {
  struct Entry {
    EventKind kind;
    std::string_view label;
    bool open;
  };
  const Labels& labels = view.story().labels;
  const unsigned chosen = view.input.view.filter.kinds;
  float x = view.scale.left() + 8;
  for (const Entry& entry : {Entry{EventKind::investment, labels["kind.investment"], false},
                             Entry{EventKind::contract, labels["kind.contract"], false},
                             Entry{EventKind::terms, labels["kind.terms"], false},
                             Entry{EventKind::share_sale, labels["kind.share_sale"], false},
                             Entry{EventKind::talks, labels["legend.not_firm"], true}}) {
    const bool on = !entry.open && (chosen & bit_of(entry.kind)) != 0;
    const float emphasis = chosen == 0 || on ? 1 : faded;
    const TextStyle type = {view.layout.small, on ? Weight::semibold : Weight::regular,
                            on ? ColorRole::text : ColorRole::text_secondary};
    std::string text(entry.label);
    const int count = view.input.plan.kind_counts[static_cast<size_t>(entry.kind)];
    if (!entry.open) text.append(" ").append(std::to_string(count));
    if (x + 8 + view.builder.width(text, type) > end) break;
    draw_glyph(view.builder, {x, baseline - 4}, glyph_of(entry.kind), wide_glyph.radius, color_of(entry.kind),
               entry.open, emphasis);
    const float from = x - 8;
    x = view.builder.text(text, x + 8, baseline, type).right() + 20;
    if (!entry.open && count > 0)
      view.builder.hit({from, baseline - 16, x - 6 - from, 22}, {TargetKind::kind, static_cast<int>(entry.kind)});
  }
}

// What is not as usual is said: that events are hidden, with a cross to show them, and that time is not to scale.
void draw_notes(const PanelContext& view) {
  const Labels& labels = view.story().labels;
  const View& v = view.input.view;
  const Box& strip = view.layout.strip;
  const TextStyle type = {view.layout.small, Weight::semibold};
  const float x = view.phone() ? strip.x : view.layout.margin,
              room = view.phone() ? strip.width * 0.6F : strip.x - x - 20;
  float y = strip.y + (view.phone() ? 14.0F : 8.0F);
  if (v.filter.on()) {
    const std::string shown = std::to_string(shown_count(v, view.story())),
                      all = std::to_string(view.story().events.size());
    const std::string note = fill(labels["filter.shown"], {{"shown", shown}, {"all", all}});
    const Box box = view.builder.text(view.builder.fit(note, room - 18, type), x, y, type);
    const Point cross = {box.right() + 10, y - 4};
    for (const float up : {-3.5F, 3.5F}) {
      view.builder.line({{cross.x - 3.5F, cross.y - up}, {cross.x + 3.5F, cross.y + up}},
                        {ColorRole::text, Texture::solid, 1.6F});
    }
    const float high = view.phone() ? 44.0F : 22.0F;
    view.builder.hit({x - 4, y - 4 - high / 2, cross.x + 14 - x, high}, {TargetKind::clear_filter, none});
    y += type.size + 3;
  }
  if (v.spacing == Spacing::ordinal) {
    view.builder.text(view.builder.fit(labels["strip.even_note"], room, type), x, y,
                      {type.size, Weight::regular, ColorRole::text_secondary});
  }
}

// Closer, farther, and evenly spaced, beside the right end; on a phone two fingers do the first two. The medium layout
// is a tablet's: there each is as large as a finger.
void draw_buttons(const PanelContext& view) {
  const Box& strip = view.layout.strip;
  const View& v = view.input.view;
  const bool fingers = view.layout.breakpoint == Breakpoint::medium;
  const float right = view.layout.size.width, radius = fingers ? 12 : 9;
  const Point in = fingers ? Point{right - 28, strip.y + 18} : Point{right - view.layout.margin - 14, strip.y + 10};
  const Point out = fingers ? Point{in.x - 44, in.y} : Point{in.x, in.y + 24};
  const Point even = {fingers ? (in.x + out.x) / 2 : in.x, strip.bottom() - (fingers ? 22.0F : 9.0F)};
  const Size target = fingers ? Size{44, 44} : Size{36, 24};
  const auto answer = [&](Point at, float width, TargetKind kind) {
    view.builder.hit({at.x - width / 2, at.y - target.height / 2, width, target.height}, {kind, none});
  };
  const auto round = [&](Point at, TargetKind kind, bool can) {
    const MarkStyle style = {ColorRole::text_secondary, Texture::solid, 1.4F, 0, can ? 1 : faded};
    view.builder.ring(at, radius, {ColorRole::faint, Texture::solid, 1, 0, can ? 1 : faded});
    view.builder.line({{at.x - 4, at.y}, {at.x + 4, at.y}}, style);
    if (kind == TargetKind::zoom_in) view.builder.line({{at.x, at.y - 4}, {at.x, at.y + 4}}, style);
    answer(at, target.width, kind);
  };
  round(in, TargetKind::zoom_in, true);
  round(out, TargetKind::zoom_out, zoomed(v));
  const bool on = v.spacing == Spacing::ordinal;
  const TextStyle type = {view.layout.small, on ? Weight::semibold : Weight::regular,
                          on ? ColorRole::text : ColorRole::text_secondary};
  const std::string word = view.builder.fit(view.story().labels["strip.even"], 2 * (right - 4 - even.x), type);
  const float baseline = even.y + 5;
  const Box box = view.builder.text(word, even.x, baseline, type, Align::center);
  view.builder.line({{box.x, baseline + 3}, {box.right(), baseline + 3}},
                    {on ? ColorRole::text : ColorRole::faint, Texture::solid, 1});
  answer(even, fingers ? 88 : target.width, TargetKind::spacing);
}

}  // namespace

void draw_time_strip(const PanelContext& view) {
  const Box& box = view.layout.strip;
  const float axis = box.bottom() - 24 - (view.phone() ? 4.0F : 0.0F);
  const Date today = view.input.snapshot.date;
  const float now = view.scale.middle(today);
  const bool there = view.scale.shows(today, today);  // the playhead may lie beside what is zoomed to
  // On a phone the line begins below the as-of date, so that none of its words stands in the way.
  const float lane_top = view.phone() ? box.y + 20 : view.layout.lanes.y;
  // The whole strip scrubs, 44 pixels of it at least; marks and controls on top of it answer first.
  view.builder.hit({box.x - 12, axis - 22, box.width + 24, 46}, {TargetKind::strip, none});
  const Stacks stacks = stacks_of(view, axis);
  if (!view.phone()) draw_key(view, box.y + 10, first_above(view, stacks, box.y + 14));
  draw_notes(view);
  if (there) view.builder.line_beside_words(now, lane_top, axis, {ColorRole::text});
  draw_axis(view, axis, now);
  draw_marks(view, stacks);
  if (!view.phone()) draw_buttons(view);
  if (!there) return;
  view.builder.circle({now, axis}, ring_radius, {ColorRole::background});
  view.builder.circle({now, axis}, 8, {ColorRole::text});
}

}  // namespace explainer
