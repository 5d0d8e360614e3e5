// The time axis: a mark for each date, stacked where dates are close, the playhead, and room to scrub.
#include <algorithm>
#include <cmath>

#include "core/sort.hpp"
#include "core/wording.hpp"
#include "panels/key_rows.hpp"
#include "scene/panels/event_glyph.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

// Marks are a little smaller on a phone, where a month has four pixels.
struct GlyphSize {
  float radius, pitch;
};
constexpr float handle_radius = 8, handle_rim = 10;  // of the playhead; the rim is background around it
constexpr float label_drop = 20;                     // from the axis to the baseline of its labels, clear of the rim
constexpr GlyphSize wide_glyph = {2.9F, 6.2F}, phone_glyph = {2.6F, 5.4F};

const std::vector<DayMark>& marks_of(const PanelContext& context) {
  const View& view = context.view;
  return view.filter.on() || view.spacing == Spacing::ordinal ? view.marks : context.plan.marks;
}

// A line that ends softly, for nobody says where it ends.
void draw_soft_end(const PanelContext& context, float x, float direction, float y, ColorRole color, float emphasis) {
  constexpr int steps = 6;
  constexpr float step = 2;
  for (int i = 0; i < steps; ++i) {
    const float from = x + direction * step * static_cast<float>(i);
    context.builder.rect(
        {std::min(from, from + direction * step), y - 0.75F, step, 1.5F},
        {.color = color, .emphasis = emphasis * (1 - (static_cast<float>(i) + 0.5F) / static_cast<float>(steps))});
  }
}

// A date that is not known to the day gets a line as long as the month, the year, or the span that is known; where it
// is "about" or "perhaps", or has an open end, the line fades.
void draw_span(const PanelContext& context, const Event& event, float y, float emphasis) {
  const DateSpan& date = event.date;
  const bool doubted = date.doubt != DateDoubt::none;
  if (date.first_precision == Precision::day && date.first == date.last && !doubted) return;
  const Date first = date.starts_open() ? date.last : date.first, last = date.ends_open() ? date.first : date.last;
  const float left = context.time_scale.begin(first), right = context.time_scale.begin(Date{last.day + 1});
  const ColorRole color = color_of(event.kind);
  context.builder.rect({left, y - 0.75F, right - left, 1.5F}, {.color = color, .emphasis = emphasis});
  if (doubted || date.starts_open()) draw_soft_end(context, left, -1, y, color, emphasis);
  if (doubted || date.ends_open()) draw_soft_end(context, right, 1, y, color, emphasis);
}

// Marks stand in columns as wide as a mark, so that they stack neatly and at most half a mark from their day.
struct Columns {
  float left, pitch;      // middle of the first; from one to the next
  size_t rows;            // that fit one above the other
  std::vector<int> from;  // of each column: its first mark; one more at the end
  size_t count() const { return from.size() - 1; }
  float x(size_t column) const { return left + pitch * static_cast<float>(column); }
  size_t size(size_t column) const { return static_cast<size_t>(from[column + 1] - from[column]); }
};

// Searches the marks by bisection: the cost depends on the number of columns.
Columns build_columns(const PanelContext& context, const std::vector<DayMark>& marks, float pitch, size_t rows) {
  const TimeScale& scale = context.time_scale;
  Columns columns = {scale.left(), pitch, rows, {}};
  const auto first_from = [&](double day) {
    const auto at =
        std::lower_bound(marks.begin(), marks.end(), day, [](const DayMark& m, double d) { return m.day < d; });
    return static_cast<int>(at - marks.begin());
  };
  columns.from.push_back(first_from(scale.visible_range().from));
  for (float x = scale.left() + pitch / 2; x < scale.right(); x += pitch) {
    columns.from.push_back(first_from(scale.exactly_at(x)));
  }
  columns.from.push_back(first_from(scale.visible_range().to));
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

bool in_focus(const PanelContext& context, int mark) {
  return context.focus != none && context.event(mark).date == context.event(context.focus).date;
}

struct PlacedMark {
  int event;
  Point center;
};

bool begun(const PanelContext& context, int event) { return context.event(event).date.first <= context.snapshot.date; }

// What lies under all marks: halo, the line of a date that is not known to the day, and a rim of background.
void draw_under_mark(const PanelContext& context, const PlacedMark& place, const GlyphSize& glyph) {
  if (!begun(context, place.event)) return;
  const Event& event = context.event(place.event);
  if (in_focus(context, place.event)) draw_halo(context.builder, place.center, context.view.theme);
  draw_span(context, event, place.center.y, context.emphasis(place.event));
  draw_rim(context.builder, place.center, glyph_of(event.kind), glyph.radius);
}

void draw_mark(const PanelContext& context, const PlacedMark& place, const GlyphSize& glyph, float pitch) {
  const auto [index, center] = place;
  const Event& event = context.event(index);
  if (begun(context, index)) {
    draw_glyph(context.builder, center, glyph_of(event.kind), glyph.radius, color_of(event.kind), is_hollow(event),
               context.emphasis(index));
  } else {
    context.builder.circle(center, 1.3F, {ColorRole::hairline});
  }
  context.builder.day_mark({center.x - 6, center.y - pitch / 2, 12, pitch}, {TargetKind::day_mark, index});
}

// Dates that are too many to stand one above the other: one mark with their number, as wide as its text.
void draw_pile(const PanelContext& context, const std::vector<DayMark>& marks, int from, int to, Box box) {
  const int middle = from + (to - from) / 2;
  const double day = at(marks, middle).day;
  const Date now = context.snapshot.date;
  const bool begun = at(marks, from).day <= now.day + 1;
  const double focus = context.focus == none ? 0 : mark_day(context.event(context.focus).date, false);
  const bool focused = context.focus != none && focus >= at(marks, from).day && focus <= at(marks, to - 1).day;
  if (focused)
    context.builder.rect({box.x - 2, box.y - 2, box.width + 4, box.height + 4},
                         {.color = ColorRole::highlight, .radius = 5});
  context.builder.rect(box, {.color = begun ? ColorRole::text_secondary : ColorRole::hairline, .radius = 4});
  const TextStyle style = {.size = context.layout.small_size,
                           .weight = Weight::semibold,
                           .color = begun ? ColorRole::background : ColorRole::text_secondary};
  context.builder.text(std::to_string(to - from), box.center().x, box.center().y + style.size * 0.36F, style,
                       Align::center);
  context.builder.day_mark(box, {TargetKind::pile, static_cast<int>(day)});
}

// How the marks are stacked.
struct Stacks {
  GlyphSize glyph;
  float lowest;  // middle of the lowest mark
  float pitch;   // from one mark up to the next
  size_t rows;
  Columns columns;
};

Stacks build_stacks(const PanelContext& context, float axis) {
  const GlyphSize glyph = context.compact() ? phone_glyph : wide_glyph;
  const float lowest = axis - 13, min_pitch = 2 * glyph.radius + 0.2F;
  float room = lowest - (context.layout.time_strip.y + glyph.radius);
  const auto rows_in = [&](float height) { return static_cast<size_t>(1 + std::max(0.0F, height / min_pitch)); };
  size_t rows = rows_in(room);
  Columns columns = build_columns(context, marks_of(context), glyph.pitch, rows);
  // On a phone the day of the last check stands in the upper corner.
  const Box& as_of = context.layout.as_of;
  const float below = lowest - (as_of.bottom() + glyph.radius);
  for (size_t c = 0; c < columns.count() && context.compact() && below > 0 && below < room; ++c) {
    if (columns.x(c) > as_of.right() || columns.size(c) <= rows_in(below) || columns.size(c) > rows) continue;
    rows = rows_in(room = below);
    columns = build_columns(context, marks_of(context), glyph.pitch, rows);
  }
  size_t highest = 1;
  for (size_t c = 0; c < columns.count(); ++c) {
    if (columns.size(c) <= rows) highest = std::max(highest, columns.size(c));
  }
  // Where there are many dates, rows move together rather than into the panel above.
  const float pitch = std::min(glyph.pitch, room / static_cast<float>(std::max<size_t>(1, highest - 1)));
  return {glyph, lowest, pitch, rows, std::move(columns)};
}

void draw_marks(const PanelContext& context, const Stacks& stacks) {
  const auto& [glyph, lowest, pitch, rows, columns] = stacks;
  const std::vector<DayMark>& marks = marks_of(context);
  const TextStyle style = context.small_bold();
  std::vector<PlacedMark> places;
  for (size_t c = 0; c < columns.count();) {
    if (columns.size(c) <= rows) {
      for (int i = columns.from[c]; i < columns.from[c + 1]; ++i) {
        const float y = lowest - static_cast<float>(i - columns.from[c]) * pitch;
        places.push_back({at(marks, i).event, {columns.x(c), y}});
      }
      ++c;
      continue;
    }
    // A pile takes as many columns as the text of its number needs.
    const float width = context.builder.width(std::to_string(columns.size(c) * 4), style) + 8;
    const size_t end = std::min(columns.count(), c + static_cast<size_t>(std::ceil(width / columns.pitch)));
    const float wide = std::max(static_cast<float>(end - c) * columns.pitch - 1.5F, width - 4);
    const float x = std::min(columns.x(c) - columns.pitch / 2, context.time_scale.right() + 12 - wide);
    draw_pile(context, marks, columns.from[c], columns.from[end], {x, lowest - 12, wide, 16});
    c = end;
  }
  // The one in focus is drawn last: its halo covers its neighbours.
  for (const bool focus : {false, true}) {
    for (const PlacedMark& place : places) {
      if (in_focus(context, place.event) == focus) draw_under_mark(context, place, glyph);
    }
    for (const PlacedMark& place : places) {
      if (in_focus(context, place.event) == focus) draw_mark(context, place, glyph, pitch);
    }
  }
}

// The first label of each year says the year; a label that would run into the one before it is left out.
void draw_ticks(const PanelContext& context, float axis) {
  SceneBuilder& builder = context.builder;
  const Date today = context.snapshot.date;
  const auto width = [&](std::string_view text) { return builder.width(text, context.small_bold()); };
  const std::vector<Tick> ticks = calendar_ticks(context.time_scale, context.story.labels, width);
  float free_x = context.time_scale.left() - 2;
  int labelled_year = 0;
  for (const Tick& tick : ticks) {
    const int its_year = calendar(tick.first).year;
    std::string label = tick.label;
    if (!tick.year && its_year != labelled_year)
      label = fill(context.story.labels["date.month"], {{"month", label}, {"year", std::to_string(its_year)}});
    // A label of several years does not stand out for one of them.
    const bool one_year = calendar(tick.first).year == calendar(tick.last).year;
    const bool current = one_year && tick.first <= today && today <= tick.last;
    const TextStyle style = context.note_or_bold(current);
    const float x = context.time_scale.begin(tick.first), end = context.time_scale.begin(Date{tick.last.day + 1});
    builder.line({{x, axis - 3}, {x, axis + 3}}, {ColorRole::faint});
    const float wide = builder.width(label, style), left = tick.at_begin ? x : (x + end - wide) / 2;
    // With its year a month may take room of the next; other parts that are too short for their label get none.
    const bool may_overhang = its_year != labelled_year && tick.last.day - tick.first.day < 100;
    if (end - x < wide && !may_overhang && !tick.at_begin) continue;
    if (left < free_x || left + wide > context.time_scale.right() + 2) continue;
    free_x = left + wide + 6;
    labelled_year = its_year;
    builder.text(label, left, axis + label_drop, style);
  }
}

void draw_axis(const PanelContext& context, float axis, float now) {
  const float left = context.time_scale.left(), right = context.time_scale.right();
  context.builder.line({{left, axis}, {right, axis}}, {.color = ColorRole::hairline, .stroke_width = 2});
  context.builder.line({{left, axis}, {now, axis}}, {.color = ColorRole::text, .stroke_width = 2});
  draw_ticks(context, axis);
}

// A cross behind the note that begins at `left`; both are its target.
void draw_clear_filter(const PanelContext& context, float left, Point cross) {
  for (const float up : {-3.5F, 3.5F}) {
    context.builder.line({{cross.x - 3.5F, cross.y - up}, {cross.x + 3.5F, cross.y + up}},
                         {.color = ColorRole::text, .stroke_width = 1.6F});
  }
  const float high = context.compact() ? touch_target : 22.0F;
  context.builder.hit({left - 4, cross.y - high / 2, cross.x + 14 - left, high}, {TargetKind::clear_filter, none});
}

// Says when events are hidden by a filter, with a cross that clears it, and when time is not to scale.
void draw_notes(const PanelContext& context) {
  const Labels& labels = context.story.labels;
  const View& view = context.view;
  const Box& strip = context.layout.time_strip;
  const TextStyle style = context.small_bold();
  const float x = context.compact() ? strip.x : context.layout.margin,
              room = context.compact() ? strip.width * 0.6F : strip.x - x - 20;
  float y = strip.y + (context.compact() ? 14.0F : 8.0F);
  if (view.filter.on()) {
    const std::string shown = std::to_string(shown_count(view, context.story)),
                      all = std::to_string(context.story.events.size());
    const std::string note = fill(labels.counted("filter.shown", {shown}), {{"shown", shown}, {"all", all}});
    const Box box = context.builder.text(context.builder.fit(note, room - 18, style), x, y, style);
    if (!view.still) draw_clear_filter(context, x, {box.right() + 10, y - 4});
    y += style.size + 3;
  }
  if (view.spacing == Spacing::ordinal) {
    context.builder.text(context.builder.fit(labels["strip.even_note"], room, style), x, y,
                         {.size = style.size, .color = ColorRole::text_secondary});
  }
}

// Zoom in, zoom out and even spacing, beside the right end; a phone has none, for there two fingers zoom. The medium
// layout is a tablet's: there each is as large as a finger.
void draw_buttons(const PanelContext& context) {
  const Box& strip = context.layout.time_strip;
  const View& view = context.view;
  const bool fingers = context.layout.breakpoint == Breakpoint::medium;
  const bool one_row = context.layout.strip_key.x > strip.right();  // below the key, else one above the other
  const float right = context.layout.size.width, radius = fingers ? 12 : 9, left = strip.right() + 22;
  const Point out =
      fingers ? Point{right - 72, strip.y + 18} : Point{left + radius, strip.bottom() - (one_row ? 11.0F : 38.0F)};
  const Point in = fingers ? Point{out.x + 44, out.y} : Point{out.x + 26, out.y};
  const Size target = fingers ? Size{touch_target, touch_target} : Size{24, 24};
  const auto draw_zoom = [&](Point at, TargetKind kind, bool enabled) {
    const MarkStyle style = {.color = ColorRole::text_secondary, .stroke_width = 1.4F, .emphasis = enabled ? 1 : faded};
    context.builder.ring(at, radius, {.color = ColorRole::faint, .emphasis = enabled ? 1 : faded});
    context.builder.line({{at.x - 4, at.y}, {at.x + 4, at.y}}, style);
    if (kind == TargetKind::zoom_in) context.builder.line({{at.x, at.y - 4}, {at.x, at.y + 4}}, style);
    context.builder.hit({at.x - target.width / 2, at.y - target.height / 2, target.width, target.height}, {kind, none});
  };
  draw_zoom(in, TargetKind::zoom_in, true);
  draw_zoom(out, TargetKind::zoom_out, zoomed(view));
  const bool on = view.spacing == Spacing::ordinal;
  const TextStyle style = context.note_or_bold(on);
  const float x = fingers ? (in.x + out.x) / 2 : one_row ? in.x + 22 : left;
  const float baseline = fingers ? strip.bottom() - 17 : one_row ? out.y + 4 : strip.bottom() - 8;
  const std::string word =
      context.builder.fit(context.story.labels["button.even"], fingers ? 96 : right - 6 - x, style);
  const Box box = context.builder.text(word, x, baseline, style, fingers ? Align::center : Align::left);
  context.builder.line({{box.x, baseline + 3}, {box.right(), baseline + 3}},
                       {.color = on ? ColorRole::text : ColorRole::faint});
  const float width = fingers ? 2 * touch_target : box.width + 8;
  context.builder.hit({box.center().x - width / 2, baseline - 5 - target.height / 2, width, target.height},
                      {TargetKind::spacing, none});
}

}  // namespace

void draw_strip_key(const PanelContext& context) {
  if (context.layout.strip_key.height <= 0) return;
  struct Entry {
    EventKind kind;
    std::string_view label;
    bool hollow;
  };
  constexpr float text_at = 9, gap = 12;
  const Labels& labels = context.story.labels;
  const unsigned filtered = context.view.filter.kinds;
  const bool wide = context.layout.breakpoint == Breakpoint::wide;
  KeyRows rows(context.layout.strip_key, wide ? 16.0F : 20.0F);
  for (const Entry& entry :
       {Entry{EventKind::investment, labels["kind.investment"], false},
        Entry{EventKind::contract, labels["kind.contract"], false},
        Entry{EventKind::terms, labels["kind.terms"], false},
        Entry{EventKind::share_sale, labels["kind.share_sale"], false},
        Entry{EventKind::repayment, labels["kind.repayment"], false}, Entry{EventKind::end, labels["kind.end"], false},
        Entry{EventKind::talks, labels["legend.not_firm"], true}}) {
    const bool used =
        entry.hollow ? context.plan.key.hollow : at(context.plan.kind_counts, static_cast<int>(entry.kind)) > 0;
    if (!used) continue;
    const bool on = !entry.hollow && (filtered & bit_of(entry.kind)) != 0;
    const TextStyle style = context.note_or_bold(on);
    const float width = text_at + context.builder.width(entry.label, style);
    const auto at = rows.place(width, gap);
    if (!at) return;
    draw_glyph(context.builder, {at->x + 3, at->y - 4}, glyph_of(entry.kind), wide_glyph.radius, color_of(entry.kind),
               entry.hollow, filtered == 0 || on ? 1 : faded);
    context.builder.text(entry.label, at->x + text_at, at->y, style);
    if (!entry.hollow)
      context.builder.hit({at->x - 4, at->y - 12, width + 8, 16}, {TargetKind::kind, static_cast<int>(entry.kind)});
  }
}

void draw_time_strip(const PanelContext& context) {
  const Box& box = context.layout.time_strip;
  const float axis = context.layout.axis();
  const Date today = context.snapshot.date;
  const float now = context.time_scale.middle(today);
  const bool on_axis = context.time_scale.shows(today, today);  // the playhead may lie outside of the visible range
  // On a phone the line begins below the as-of date, which could stand in its way.
  const float line_top = context.compact() ? box.y + 20 : context.layout.chip_lanes.y;
  // The whole strip scrubs, at least 44 pixels of it; marks and controls lie on top.
  context.builder.hit({box.x - 12, axis - 22, box.width + 24, 46}, {TargetKind::time_strip, none});
  const Stacks stacks = build_stacks(context, axis);
  draw_notes(context);
  if (on_axis) context.builder.line_around_text(now, line_top, axis, {ColorRole::text});
  draw_axis(context, axis, now);
  draw_marks(context, stacks);
  if (!context.compact() && !context.view.still) draw_buttons(context);
  if (!on_axis) return;
  context.builder.circle({now, axis}, handle_rim, {ColorRole::background});
  context.builder.circle({now, axis}, handle_radius, {ColorRole::text});
}

}  // namespace explainer
