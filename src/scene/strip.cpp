// The time axis: one mark a day, piled up where days are close, the playhead, and room to scrub.
#include <algorithm>
#include <cmath>

#include "core/sort.hpp"
#include "core/words.hpp"
#include "scene/views.hpp"

namespace explainer {
namespace {

// Marks are a little smaller on a phone, where a month has four pixels.
struct GlyphSize {
  float radius, pitch;
};
constexpr float ring_radius = 10;  // paper around the handle of the playhead
constexpr float label_drop = 20;   // from the axis to the baseline of its labels: clear of that ring
constexpr GlyphSize wide_glyph = {2.9F, 6.2F}, phone_glyph = {2.6F, 5.4F};

// The middle of what is known of the day: "2021" stands in the middle of 2021.
float mark_x(const ViewContext& view, const DateSpan& date) {
  return (view.scale.begin(date.first) + view.scale.begin(Date{date.last.day + 1})) / 2;
}

// One day's marks: the events that begin on it, in the shape of the weightiest.
struct DayMark {
  int event = none;
  bool focus = false;
  float x = 0;
};

std::vector<DayMark> day_marks(const ViewContext& view) {
  const Story& story = view.story();
  std::vector<DayMark> marks;
  const auto events = static_cast<int>(story.events.size());
  for (int i = 0; i < events;) {
    const DateSpan& day = view.event(i).date;
    int best = i;
    bool focus = false;
    for (; i < events && view.event(i).date == day; ++i) {
      if (news_weight(view.event(i).kind) > news_weight(view.event(best).kind)) best = i;
      focus |= i == view.focus;
    }
    // Chips have lanes of their own; what came before the axis is there from the start.
    if (view.event(best).kind == EventKind::program || day.first < story.from || day.first > story.to) continue;
    marks.push_back({best, focus, mark_x(view, day)});
  }
  sort_stable(marks, [](const DayMark& a, const DayMark& b) { return a.x < b.x; });
  return marks;
}

// A day that is not known is as wide as what is: the month, the year, or the span.
void draw_span(const ViewContext& view, const Event& event, float y, float strength) {
  if (event.date.first_precision == Precision::day && event.date.first == event.date.last) return;
  const float left = view.scale.begin(event.date.first), right = view.scale.begin(Date{event.date.last.day + 1});
  view.builder.rect({left, y - 0.75F, right - left, 1.5F}, {ink_of(event.kind), Texture::solid, 1, 0, strength});
}

void draw_marks(const ViewContext& view, float axis) {
  const GlyphSize glyph = view.phone() ? phone_glyph : wide_glyph;
  // Marks stand in columns as wide as a mark, so that they pile up neatly and at most half a mark from their day.
  std::vector<std::pair<DayMark, int>> placed;
  int most = 1;
  float column = -1;
  int row = 0;
  for (DayMark mark : day_marks(view)) {
    mark.x = view.scale.left() + std::round((mark.x - view.scale.left()) / glyph.pitch) * glyph.pitch;
    row = mark.x == column ? row + 1 : 0;
    column = mark.x;
    most = std::max(most, row + 1);
    placed.emplace_back(mark, row);
  }
  // Where days crowd, rows move together rather than into the view above.
  const float lowest = axis - 13, room = lowest - (view.layout.strip.y + glyph.radius);
  const float pitch = std::min(glyph.pitch, room / static_cast<float>(std::max(1, most - 1)));
  for (const auto& [mark, level] : placed) {
    const Event& event = view.event(mark.event);
    const Point center = {mark.x, lowest - static_cast<float>(level) * pitch};
    if (event.date.first > view.input.snapshot.date) {
      view.builder.circle(center, 1.3F, {Ink::hair});
    } else {
      const float strength = view.strength(mark.event);
      if (mark.focus) view.builder.circle(center, 7.2F, {Ink::highlight});
      draw_span(view, event, center.y, strength);
      draw_glyph(view.builder, center, glyph_of(event.kind), glyph.radius, ink_of(event.kind), hollow(event), strength);
    }
    // A finger cannot tell such marks apart: on a phone the strip as a whole answers.
    if (view.phone()) continue;
    view.builder.hit({center.x - 6, center.y - glyph.pitch / 2, 12, glyph.pitch}, {TargetKind::event, mark.event});
  }
}

void draw_axis(const ViewContext& view, float axis, float now) {
  Builder& builder = view.builder;
  const float left = view.scale.left(), right = view.scale.right();
  builder.line({{left, axis}, {right, axis}}, {Ink::hair, Texture::solid, 2});
  builder.line({{left, axis}, {now, axis}}, {Ink::ink, Texture::solid, 2});
  const Date today = view.input.snapshot.date;
  for (const Tick& tick : year_ticks(view.scale, 36)) {
    const float x = view.scale.begin(tick.first);
    builder.line({{x, axis - 3}, {x, axis + 3}}, {Ink::faint});
    // A label of several years is not that of one of them.
    const bool one_year = calendar(tick.first).year == calendar(tick.last).year;
    const bool current = one_year && tick.first <= today && today <= tick.last;
    const Type type = {view.layout.small, current ? Weight::semibold : Weight::regular, current ? Ink::ink : Ink::ink2};
    const float middle = (x + view.scale.begin(Date{tick.last.day + 1})) / 2;
    // The stretch at either end may be too short for its label.
    if (view.scale.begin(Date{tick.last.day + 1}) - x < builder.width(tick.label, type)) continue;
    builder.text(tick.label, middle, axis + label_drop, type, Align::center);
  }
}

// What the shapes mean, above the quiet years; each word only where it does not run into the marks.
void draw_key(const ViewContext& view, float baseline) {
  struct Entry {
    EventKind kind;
    std::string_view label;
    bool open;
  };
  const Labels& labels = view.story().labels;
  const Type type = {view.layout.small, Weight::regular, Ink::ink2};
  float x = view.scale.left() + 8;
  for (const Entry& entry : {Entry{EventKind::investment, labels["kind.investment"], false},
                             Entry{EventKind::contract, labels["kind.contract"], false},
                             Entry{EventKind::terms, labels["kind.terms"], false},
                             Entry{EventKind::share_sale, labels["kind.share_sale"], false},
                             Entry{EventKind::talks, labels["legend.not_firm"], true}}) {
    if (x + 8 + view.builder.width(entry.label, type) > view.layout.size.width - view.layout.margin) break;
    draw_glyph(view.builder, {x, baseline - 4}, glyph_of(entry.kind), wide_glyph.radius, ink_of(entry.kind),
               entry.open);
    x = view.builder.text(entry.label, x + 8, baseline, type).right() + 20;
  }
}

}  // namespace

void draw_strip(const ViewContext& view) {
  const Box& box = view.layout.strip;
  const float axis = box.bottom() - 24 - (view.phone() ? 4.0F : 0.0F);
  const float now = view.scale.middle(view.input.snapshot.date);
  const float lane_top = view.phone() ? box.y : view.layout.lanes.y;
  // The whole strip scrubs, 44 pixels of it at least; marks and controls on top of it answer first.
  view.builder.hit({box.x - 12, axis - 22, box.width + 24, 46}, {TargetKind::strip, none});
  if (!view.phone()) draw_key(view, box.y + 10);
  view.builder.line({{now, lane_top}, {now, axis}}, {Ink::ink});
  draw_axis(view, axis, now);
  draw_marks(view, axis);
  view.builder.circle({now, axis}, ring_radius, {Ink::bg});
  view.builder.circle({now, axis}, 8, {Ink::ink});
}

}  // namespace explainer
