// Date, status and headline: the first thing read.
#include <algorithm>

#include "core/changes_since_beat.hpp"
#include "core/wording.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

// Each status has a sign of its own beside its word, for those who tell no dash from a line.
void draw_status_sign(SceneBuilder& builder, Point center, Status status) {
  const MarkStyle line = {ColorRole::text, Texture::solid, 1.6F};
  switch (status) {
    case Status::in_talks:
      builder.ring(center, 4.5F, {ColorRole::text, Texture::dash, 1.6F});
      break;
    case Status::reported:  // a quotation mark
      for (const float dx : {-3.0F, 2.0F}) {
        builder.circle({center.x + dx, center.y - 1.5F}, 1.8F, {});
        builder.line({{center.x + dx + 1.4F, center.y - 1}, {center.x + dx - 0.6F, center.y + 4}},
                     {ColorRole::text, Texture::solid, 1.3F});
      }
      break;
    case Status::announced:
      builder.ring(center, 4.5F, line);
      break;
    case Status::agreed:
      builder.ring(center, 4.5F, line);
      builder.polygon({{center.x, center.y - 4.5F},
                       {center.x, center.y + 4.5F},
                       {center.x - 3.2F, center.y + 3.2F},
                       {center.x - 4.5F, center.y},
                       {center.x - 3.2F, center.y - 3.2F}},
                      {});
      break;
    case Status::completed:
      builder.circle(center, 5, {});
      break;
  }
}

// The pill stands beside the date, on a phone at the right edge; where its word does not fit it is left to the card.
// Returns its right end.
float draw_status(const PanelContext& view, float left, float middle, Status status) {
  const TextStyle type = {13, Weight::semibold};
  const float right = view.layout.header.right();
  const std::string word(status_text(view.story().labels, status));
  const float width = view.builder.width(word, type) + 40;
  if (left + width > right) return left;
  const float x = view.phone() ? right - width : left;
  const MarkStyle style = {ColorRole::text, status == Status::in_talks ? Texture::dash : Texture::solid, 1.4F, 12};
  view.builder.frame({x, middle - 12, width, 24}, style);
  draw_status_sign(view.builder, {x + 16, middle}, status);
  view.builder.text(word, x + 27, middle + 4.6F, type);
  return x + width;
}

// What is new since the last beat, in small print between the date and the right edge. Where there is no room for
// enough of it, it is left to the words.
void draw_changed(const PanelContext& view, float left, float baseline, size_t most) {
  constexpr float least = 190, leading = 14;
  const Box& box = view.layout.header;
  const TextStyle type = {view.layout.small, Weight::regular, ColorRole::text_secondary};
  if (box.right() - left < least) return;
  const std::string changed = changes_since_beat(view.input.indexed, view.input.snapshot);
  const std::vector<std::string> lines = view.builder.wrap(changed, box.right() - left, type, most);
  float y = lines.size() == 1 ? baseline - 1 : lines.size() == 2 ? baseline - 11 : baseline - 20;
  for (const std::string& line : lines) {
    view.builder.text(line, left, y, type);
    y += leading;
  }
}

// The lines of a headline, about as long as each other: none is a single word.
std::vector<std::string> balanced(const SceneBuilder& builder, const std::string& title, float width,
                                  const TextStyle& type, size_t most) {
  std::vector<std::string> lines = builder.wrap(title, width, type, most);
  if (lines.size() < 2 || builder.width(lines.back(), type) > width / 2) return lines;
  const size_t count = lines.size();
  for (float narrow = width - 8; narrow > width / 2; narrow -= 8) {
    std::vector<std::string> next = builder.wrap(title, narrow, type, count + 1);
    if (next.size() > count) break;
    lines = std::move(next);
    if (builder.width(lines.back(), type) > narrow / 2) break;
  }
  return lines;
}

}  // namespace

void draw_header(const PanelContext& view) {
  const Layout& layout = view.layout;
  const Box& box = layout.header;
  if (box.height <= 0) return;
  const TextStyle date_type = {layout.date_size, Weight::semibold};
  const float baseline = box.y + layout.date_size * 0.875F;
  const Box date =
      view.builder.text(date_text(view.story().labels, view.input.snapshot.date), box.x, baseline, date_type);
  if (view.lead == none) return;
  const Event& event = view.event(view.lead);
  const float middle = baseline - layout.date_size * 0.36F;
  const float pill = draw_status(view, date.right() + 16, middle, event.status);
  const TextStyle type = {layout.headline_size};
  // A headline that needs a second line moves up and closer; the map below stays where it is.
  const bool low = view.low(), two = view.phone() || view.builder.width(event.title, type) > box.width;
  const bool roomy = layout.breakpoint == Breakpoint::wide && !two;
  if (!view.phone()) draw_changed(view, pill + 24, baseline, roomy ? 3 : 2);
  const float leading = layout.headline_size * (low ? 1.2F : view.phone() ? 1.3F : 1.1F);
  const bool medium = layout.breakpoint == Breakpoint::medium;
  float y = low            ? baseline + leading + 4
            : view.phone() ? box.y + 50
            : medium       ? box.y + (two ? 46.0F : 54.0F)
                           : box.y + (two ? 52.0F : 60.0F);
  const size_t most = low ? static_cast<size_t>((box.bottom() - 4 - y) / leading + 1) : two ? 2 : 1;
  for (const std::string& line : balanced(view.builder, event.title, box.width, type, most)) {
    view.builder.text(line, box.x, y, type);
    y += leading;
  }
}

void draw_as_of(const PanelContext& view) {
  // What the strip says of a filter or of even spacing stands in its place.
  const bool noted = view.input.view.filter.on() || view.input.view.spacing == Spacing::ordinal;
  if (noted && !view.low()) return;
  const Box& box = view.layout.as_of;
  const Story& story = view.story();
  SceneBuilder& builder = view.builder;
  const TextStyle type = {view.layout.small, Weight::regular, ColorRole::text_secondary};
  const auto line = [&](std::string_view key, const std::string& date) {
    return builder.fit(fill(story.labels[key], {{"date", date}}), box.width, type);
  };
  float y = box.y + 12;
  const std::string as_of = line("picture.as_of", date_text(story.labels, story.as_of));
  if (!story.newer) {
    builder.text(as_of, box.x, y, type);
    return;
  }
  const std::string newer = line("picture.newer", date_text(story.labels, story.newer->date));
  const bool two = box.height >= 28;
  if (two) builder.text(as_of, box.x, y, type), y += box.height / 2;
  const TextStyle strong = {view.layout.small, Weight::semibold};
  const Box words = builder.text(builder.fit(newer, box.width, strong), box.x, y, strong);
  builder.line({{words.x, y + 2.5F}, {words.right(), y + 2.5F}}, {ColorRole::text});
  const float high = view.phone() ? 44.0F : 20.0F;
  builder.hit({words.x - 4, y - 4 - high / 2, std::max(words.width + 8, 44.0F), high}, {TargetKind::newer, none});
}

}  // namespace explainer
