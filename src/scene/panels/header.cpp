// The header: date, status and headline.
#include <algorithm>

#include "core/changes_since_beat.hpp"
#include "core/wording.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float sign_radius = 4.5F;

// Each status has a sign of its own beside its word, for readers who do not notice a dashed outline.
void draw_status_sign(SceneBuilder& builder, Point center, Status status) {
  const MarkStyle line = {.stroke_width = 1.6F};
  switch (status) {
    case Status::in_talks:
      builder.ring(center, sign_radius, {.texture = Texture::dash, .stroke_width = 1.6F});
      break;
    case Status::reported:  // a quotation mark
      for (const float dx : {-3.0F, 2.0F}) {
        builder.circle({center.x + dx, center.y - 1.5F}, 1.8F, {});
        builder.line({{center.x + dx + 1.4F, center.y - 1}, {center.x + dx - 0.6F, center.y + 4}},
                     {.stroke_width = 1.3F});
      }
      break;
    case Status::announced:
      builder.ring(center, sign_radius, line);
      break;
    case Status::agreed:  // a ring whose left half is filled
      builder.ring(center, sign_radius, line);
      builder.polygon({{center.x, center.y - sign_radius},
                       {center.x, center.y + sign_radius},
                       {center.x - 3.2F, center.y + 3.2F},
                       {center.x - sign_radius, center.y},
                       {center.x - 3.2F, center.y - 3.2F}},
                      {});
      break;
    case Status::completed:
      builder.circle(center, 5, {});
      break;
  }
}

// The status stands in a pill beside the date, on a phone at the right edge. Where it does not fit it is not drawn: the
// card says it too. Returns the right end of the pill.
float draw_status(const PanelContext& context, float left, float middle, Status status) {
  constexpr float height = 24, sign_x = 16, word_x = 27, padding = 40;
  const TextStyle style = {.size = 13, .weight = Weight::semibold};
  const float right = context.layout.header.right();
  const std::string word(status_text(context.story.labels, status));
  const float width = context.builder.width(word, style) + padding;
  if (left + width > right) return left;
  const float x = context.compact() ? right - width : left;
  context.builder.frame({x, middle - height / 2, width, height},
                        {.texture = status == Status::in_talks ? Texture::dash : Texture::solid,
                         .stroke_width = 1.4F,
                         .radius = height / 2});
  draw_status_sign(context.builder, {x + sign_x, middle}, status);
  context.builder.text(word, x + word_x, middle + 4.6F, style);
  return x + width;
}

// What changed since the last beat, in small print between the date and the right edge. Not drawn where there is too
// little room: the text below the picture has it.
void draw_changes(const PanelContext& context, float left, float baseline, size_t max_lines) {
  constexpr float min_width = 190, leading = 14;
  const Box& box = context.layout.header;
  if (box.right() - left < min_width) return;
  const std::string changes = changes_since_beat(context.indexed, context.snapshot);
  const std::vector<std::string> lines = context.builder.wrap(changes, box.right() - left, context.note(), max_lines);
  float y = lines.size() == 1 ? baseline - 1 : lines.size() == 2 ? baseline - 11 : baseline - 20;
  for (const std::string& line : lines) {
    context.builder.text(line, left, y, context.note());
    y += leading;
  }
}

// Breaks a headline into lines of about the same length, so that none is a single word.
std::vector<std::string> wrap_balanced(const SceneBuilder& builder, const std::string& title, float width,
                                       const TextStyle& style, size_t max_lines) {
  std::vector<std::string> lines = builder.wrap(title, width, style, max_lines);
  if (lines.size() < 2 || builder.width(lines.back(), style) > width / 2) return lines;
  const size_t count = lines.size();
  for (float narrow = width - 8; narrow > width / 2; narrow -= 8) {
    std::vector<std::string> next = builder.wrap(title, narrow, style, count + 1);
    if (next.size() > count) break;
    lines = std::move(next);
    if (builder.width(lines.back(), style) > narrow / 2) break;
  }
  return lines;
}

struct HeadlinePlace {
  float baseline, leading;  // of the first line
  size_t max_lines;
};

// A headline that needs a second line moves up and its lines closer: the map below stays where it is.
HeadlinePlace headline_place(const Layout& layout, float date_baseline, bool two_lines) {
  const Box& box = layout.header;
  const size_t max_lines = two_lines ? 2 : 1;
  switch (layout.breakpoint) {
    case Breakpoint::wide:
      return {box.y + (two_lines ? 52.0F : 60.0F), layout.headline_size * 1.1F, max_lines};
    case Breakpoint::medium:
      return {box.y + (two_lines ? 46.0F : 54.0F), layout.headline_size * 1.1F, max_lines};
    case Breakpoint::phone:
      return {box.y + 50, layout.headline_size * 1.3F, max_lines};
    case Breakpoint::landscape:
      break;
  }
  const float leading = layout.headline_size * 1.2F, baseline = date_baseline + leading + 4;
  return {baseline, leading, static_cast<size_t>((box.bottom() - 4 - baseline) / leading + 1)};
}

}  // namespace

void draw_header(const PanelContext& context) {
  const Layout& layout = context.layout;
  const Box& box = layout.header;
  if (box.height <= 0) return;
  const float baseline = box.y + layout.date_size * 0.875F;
  const Box date = context.builder.text(date_text(context.story.labels, context.snapshot.date), box.x, baseline,
                                        {.size = layout.date_size, .weight = Weight::semibold});
  if (context.lead == none) return;
  const Event& event = context.event(context.lead);
  const float middle = baseline - layout.date_size * 0.36F;
  const float pill_right = draw_status(context, date.right() + 16, middle, event.status);
  const TextStyle style = {.size = layout.headline_size};
  const bool two_lines = context.compact() || context.builder.width(event.title, style) > box.width;
  const bool roomy = layout.breakpoint == Breakpoint::wide && !two_lines;
  if (!context.compact()) draw_changes(context, pill_right + 24, baseline, roomy ? 3 : 2);
  const HeadlinePlace place = headline_place(layout, baseline, two_lines);
  float y = place.baseline;
  for (const std::string& line : wrap_balanced(context.builder, event.title, box.width, style, place.max_lines)) {
    context.builder.text(line, box.x, y, style);
    y += place.leading;
  }
}

void draw_as_of(const PanelContext& context) {
  // The time strip's notes on filter and ordinal spacing take this place.
  const bool noted = context.view.filter.on() || context.view.spacing == Spacing::ordinal;
  if (noted && !context.landscape()) return;
  const Box& box = context.layout.as_of;
  const Story& story = context.story;
  SceneBuilder& builder = context.builder;
  const auto line = [&](std::string_view key, const std::string& date) {
    return builder.fit(fill(story.labels[key], {{"date", date}}), box.width, context.note());
  };
  float y = box.y + 12;
  const std::string as_of = line("picture.as_of", date_text(story.labels, story.as_of));
  if (!story.newer) {
    builder.text(as_of, box.x, y, context.note());
    return;
  }
  // Where there is room for one line only, the link is the line.
  const std::string newer = line("picture.newer", date_text(story.labels, story.newer->date));
  const bool two_lines = box.height >= 28;
  if (two_lines) builder.text(as_of, box.x, y, context.note()), y += box.height / 2;
  const TextStyle strong = context.small_bold();
  const Box link = builder.text(builder.fit(newer, box.width, strong), box.x, y, strong);
  builder.line({{link.x, y + 2.5F}, {link.right(), y + 2.5F}}, {ColorRole::text});
  const float height = context.compact() ? touch_target : 20.0F;
  builder.hit({link.x - 4, y - 4 - height / 2, std::max(link.width + 8, touch_target), height},
              {TargetKind::newer, none});
}

}  // namespace explainer
