// The header: date, status and headline.
#include <algorithm>

#include "core/lead_wording.hpp"
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

// Breaks a headline into lines of about the same length, so that none is a single word.
std::vector<std::string> wrap_balanced(const SceneBuilder& builder, const std::string& text, float width,
                                       const TextStyle& style, size_t max_lines) {
  std::vector<std::string> lines = builder.wrap(text, width, style, max_lines);
  if (lines.size() < 2 || builder.width(lines.back(), style) > width / 2) return lines;
  const size_t count = lines.size();
  for (float narrow = width - 8; narrow > width / 2; narrow -= 8) {
    std::vector<std::string> next = builder.wrap(text, narrow, style, count + 1);
    if (next.size() > count) break;
    lines = std::move(next);
    if (builder.width(lines.back(), style) > narrow / 2) break;
  }
  return lines;
}

TextStyle bold(TextStyle style) {
  style.weight = Weight::semibold;
  return style;
}

std::string joined(const LeadWords& lead) { return lead.strong.empty() ? lead.text : lead.strong + " " + lead.text; }

// Each line is measured as if all were regular, so the room is less by what bold letters are wider.
std::vector<std::string> headline_lines(const PanelContext& context, const LeadWords& lead, const TextStyle& style,
                                        size_t max_lines) {
  const SceneBuilder& builder = context.builder;
  const float wider = builder.width(lead.strong, bold(style)) - builder.width(lead.strong, style);
  return wrap_balanced(builder, joined(lead), context.layout.header.width - wider, style, max_lines);
}

void draw_headline(const PanelContext& context, const std::vector<std::string>& lines, size_t strong, float y,
                   float leading, const TextStyle& style) {
  for (const std::string& line : lines) {
    float x = context.layout.header.x;
    const size_t cut = std::min(strong, line.size());
    if (cut > 0) x = context.builder.text(std::string_view(line).substr(0, cut), x, y, bold(style)).right();
    const size_t rest = line.find_first_not_of(' ', cut);
    if (rest != std::string::npos) {
      if (cut > 0) x += context.builder.width(" ", style);
      context.builder.text(std::string_view(line).substr(rest), x, y, style);
    }
    strong -= std::min(strong, line.size() + 1);
    y += leading;
  }
}

// Other events of the day that the lead brings, and, on its own day, what was the latest before it: as much as fits.
std::vector<std::string> note_lines(const PanelContext& context, float width, size_t max_lines) {
  const Story& story = context.story;
  const std::vector<int> others = context.beside_lead();
  const std::string before = context.before_lead();
  const auto with_before = [&](const std::string& also) {
    return also.empty() || before.empty() ? also + before : also + ". " + before;
  };
  std::vector<std::string> lines;
  const auto fits = [&](const std::string& text) {
    lines = context.builder.wrap(text, width, context.note(), max_lines + 1);
    return lines.size() <= max_lines;
  };
  if (fits(with_before(also_text(story, context.lead, others, others.size())))) return lines;
  for (size_t named = others.size(); named > 0; --named) {
    if (fits(also_text(story, context.lead, others, named))) return lines;
  }
  const std::string count = also_text(story, context.lead, others, 0);
  if (!count.empty()) return fits(with_before(count)) || fits(count) ? lines : std::vector<std::string>();
  return fits(before) ? lines : std::vector<std::string>();  // a cut one may lose "up to"
}

// Beside the date, up from its baseline. Not drawn where there is too little room: the words below the picture have it.
void draw_notes_beside(const PanelContext& context, float left, float baseline, size_t max_lines) {
  constexpr float min_width = 190, leading = 14;
  const Box& box = context.layout.header;
  if (box.right() - left < min_width) return;
  const std::vector<std::string> lines = note_lines(context, box.right() - left, max_lines);
  float y = lines.size() == 1 ? baseline - 1 : lines.size() == 2 ? baseline - 11 : baseline - 20;
  for (const std::string& line : lines) {
    context.builder.text(line, left, y, context.note());
    y += leading;
  }
}

float date_baseline(const Layout& layout) { return layout.header.y + layout.date_size * 0.875F; }

// The lines below the date on a phone.
struct CompactLines {
  float first, leading;  // baseline of the first, and from one to the next
  size_t count;          // as many as the box holds
};

CompactLines compact_lines(const Layout& layout) {
  const float leading = layout.headline_size * 1.25F, first = date_baseline(layout) + leading + 5;
  return {first, leading, static_cast<size_t>((layout.header.bottom() - 4 - first) / leading + 1)};
}

// First the headline, then small print in what it leaves.
void draw_compact(const PanelContext& context, const LeadWords& lead, const TextStyle& style) {
  const Box& box = context.layout.header;
  const auto [first, leading, count] = compact_lines(context.layout);
  const std::vector<std::string> lines = headline_lines(context, lead, style, count);
  draw_headline(context, lines, lead.strong.size(), first, leading, style);
  if (context.lead == none || lines.size() >= count) return;
  float y = first + leading * static_cast<float>(lines.size());
  for (const std::string& line : note_lines(context, box.width, count - lines.size())) {
    context.builder.text(line, box.x, y, context.note());
    y += leading;
  }
}

}  // namespace

bool header_tells_all(const PanelContext& context) {
  const Layout& layout = context.layout;
  if (layout.header.height <= 0 || context.lead == none || context.focus != context.lead) return false;
  const size_t most = context.compact() ? compact_lines(layout).count : 2;
  const TextStyle style = {.size = layout.headline_size};
  return headline_lines(context, context.words_of_lead(), style, most + 1).size() <= most;
}

void draw_header(const PanelContext& context) {
  const Layout& layout = context.layout;
  const Box& box = layout.header;
  if (box.height <= 0) return;
  const float baseline = date_baseline(layout);
  const Box date = context.builder.text(date_text(context.story.labels, context.snapshot.date), box.x, baseline,
                                        {.size = layout.date_size, .weight = Weight::semibold});
  const LeadWords lead = context.words_of_lead();
  const TextStyle style = {.size = layout.headline_size};
  const float middle = baseline - layout.date_size * 0.36F;
  const float pill_right = context.lead == none
                               ? date.right()
                               : draw_status(context, date.right() + 16, middle, context.event(context.lead).status);
  if (context.compact()) return draw_compact(context, lead, style);
  // A headline that needs a second line moves up and its lines closer: the map below stays where it is.
  const std::vector<std::string> lines = headline_lines(context, lead, style, 2);
  const bool two_lines = lines.size() > 1, wide = layout.breakpoint == Breakpoint::wide;
  if (context.lead != none) draw_notes_beside(context, pill_right + 24, baseline, wide && !two_lines ? 3 : 2);
  const float first = box.y + (wide ? 60.0F : 54.0F) - (two_lines ? 8.0F : 0.0F);
  draw_headline(context, lines, lead.strong.size(), first, layout.headline_size * 1.1F, style);
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
  // Where there is room for one line only, the link is the line; else it is the first, away from the buttons.
  const std::string newer = line("picture.newer", date_text(story.labels, story.newer->date));
  const bool two_lines = box.height >= 24;
  if (two_lines) builder.text(as_of, box.x, y + box.height / 2, context.note());
  const TextStyle strong = context.small_bold();
  const Box link = builder.text(builder.fit(newer, box.width, strong), box.x, y, strong);
  if (context.view.still) return;
  builder.line({{link.x, y + 2.5F}, {link.right(), y + 2.5F}}, {ColorRole::text});
  const float height = context.compact() ? touch_target : 20.0F, middle = context.layout.controls.center().y;
  float top = y - 4 - height / 2;
  if (y > middle) top = std::max(top, middle + touch_target / 2);  // below the buttons, and up to them
  const float bottom = std::min(y - 4 + height / 2, context.layout.size.height);
  builder.hit({link.x - 4, top, std::max(link.width + 8, touch_target), bottom - top}, {TargetKind::newer, none});
}

}  // namespace explainer
