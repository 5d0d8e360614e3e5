// The card: what is known of the event in focus, its status, and the sources. On a phone it is a sheet that opens.
#include <algorithm>

#include "core/event_wording.hpp"
#include "core/lead_wording.hpp"
#include "core/wording.hpp"
#include "panels/sources_line.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

// Of the card beside the map, in pixels.
constexpr float left_padding = 20, right_padding = 16;  // the left one with the highlighted edge
constexpr float edge_width = 4;
constexpr float text_leading = 17;
constexpr float line_height = 18;  // of status and sources
constexpr TextStyle body_style = {.size = 13};

// Of the sheet.
constexpr float sheet_leading = 19;
constexpr float open_leading = 20;
constexpr float chevron_right = 24;  // from the right edge to the middle of the chevron
constexpr TextStyle sheet_lead_style = {.size = 16, .weight = Weight::semibold};
constexpr TextStyle sheet_title_style = {.size = 15, .weight = Weight::semibold};
constexpr TextStyle sheet_body_style = {.size = 14};
constexpr size_t max_note_lines = 8;

// More lines than any text or list of sources takes.
constexpr size_t all_text = 60, all_sources = 12;

std::string status_line(const Labels& labels, const Event& event) {
  std::string line(status_text(labels, event.status));
  // Talks may have ended since: they were in progress as of a day, they did not happen on it.
  if (event.status == Status::in_talks) line.append(" ").append(labels["card.as_of"]);
  return line.append(" ").append(date_text(labels, event.date));
}

// With whether the event's amount is counted, where it is not.
std::string with_standing(std::string line, const Story& story, const Event& event) {
  if (event.counts != Counts::never) return line;  // which sum it is part of is too long for a card
  const std::string standing = standing_text(story, event);
  return standing.empty() ? line : line.append(" · ").append(standing);
}

std::string full_status(const Story& story, const Event& event) {
  return with_standing(status_line(story.labels, event), story, event);
}

// The first line of the card: the amount where there is one, the stage of a chip, else the kind of event.
std::string lead_text(const Story& story, const Event& event) {
  if (event.amount) return amount_words(story, event);
  if (event.kind == EventKind::program && event.generation != none) {
    const Program& program = at(story.programs, event.program);
    return at(program.generations, event.generation).name + " " + std::string(stage_text(story.labels, event.stage));
  }
  const bool is_over = event.kind == EventKind::end && event.status != Status::in_talks;
  return capitalised(is_over ? ending_word(story.labels, event.ending) : kind_text(story.labels, event.kind));
}

// All sentences of the event on the card, the most important first: that it is over by now, what it is, when it became
// known, what was corrected, what its sources say.
std::vector<std::string> sentences_of(const PanelContext& context) {
  const Story& story = context.story;
  const Event& event = context.event(context.focus);
  std::vector<std::string> out = {capitalised(ending_text(context.indexed, context.focus, context.snapshot.date)),
                                  event.text};
  if (event.known) out.push_back(capitalised(event_date_text(story, event)));
  for (const int index : corrections_of(story, context.focus))
    out.push_back(correction_text(story, at(story.corrections, index)));
  for (const Citation& citation : event.citations) out.push_back(citation_text(story, event, citation.source));
  out.erase(std::remove(out.begin(), out.end(), std::string()), out.end());
  return out;
}

// Each sentence from a line of its own, `max_lines` in all.
std::vector<std::string> wrap_sentences(const PanelContext& context, float width, const TextStyle& style,
                                        size_t max_lines) {
  std::vector<std::string> lines;
  for (const std::string& sentence : sentences_of(context)) {
    if (lines.size() >= max_lines) break;
    for (std::string& line : context.builder.wrap(sentence, width, style, max_lines - lines.size()))
      lines.push_back(std::move(line));
  }
  return lines;
}

// Heights of the card beside the map above and below its text.
struct Sections {
  float head, foot;
};

Sections sections_of(const Layout& layout, int source_rows) {
  const bool wide = layout.breakpoint == Breakpoint::wide;
  return {wide ? 76.0F : 68.0F, 16 + line_height * static_cast<float>(1 + source_rows)};
}

// How many lines fit.
size_t lines_in(float height, float leading) { return static_cast<size_t>(std::max(0.0F, height / leading + 0.01F)); }

// Says that the card opens or closes.
void draw_chevron(SceneBuilder& builder, Point at, bool down) {
  const float up = down ? 3.0F : -3.0F;
  builder.line({{at.x - 6, at.y - up}, {at.x, at.y + up}, {at.x + 6, at.y - up}}, {.stroke_width = 2});
}

void draw_surface(const PanelContext& context, Box box) {
  context.builder.rect(box, {ColorRole::card});
  context.builder.rect({box.x, box.y, edge_width, box.height}, {ColorRole::highlight});
  if (has_contrast(context.view.theme)) context.builder.frame(box, {ColorRole::faint});
}

// The parties of the event behind `before`, with their full names where those have room.
std::string fit_parties(const SceneBuilder& builder, std::string before, const Story& story, const Event& event,
                        float width, const TextStyle& style) {
  std::string full = before + parties_text(story, event);
  if (builder.width(full, style) <= width) return full;
  return builder.fit(before.append(short_parties_text(story, event)), width, style);
}

SourcesLine sources_beside(const PanelContext& context, const Event& event, size_t max_rows) {
  const float width = context.layout.card.width - left_padding - right_padding;
  return {context.story, event, context.builder, context.note(), width, line_height, max_rows};
}

// The sum is the card's main word: set smaller before it is cut.
void draw_lead(SceneBuilder& builder, std::string_view text, Point at, float width, float size) {
  constexpr float smallest = 14;
  TextStyle style = {.size = size, .weight = Weight::semibold};
  while (style.size > smallest && builder.width(text, style) > width) style.size -= 1;
  builder.text(builder.fit(text, width, style), at.x, at.y, style);
}

// The card of the wide and the medium layout.
void draw_beside(const PanelContext& context, const Event& event) {
  const Box& box = context.layout.card;
  SceneBuilder& builder = context.builder;
  draw_surface(context, box);
  const float x = box.x + left_padding, width = box.width - left_padding - right_padding;
  const bool wide = context.layout.breakpoint == Breakpoint::wide;
  const float parties_y = box.y + (wide ? 26.0F : 22.0F), lead_y = parties_y + (wide ? 26.0F : 23.0F);
  builder.text(fit_parties(builder, {}, context.story, event, width, context.small()), x, parties_y, context.note());
  draw_lead(builder, lead_text(context.story, event), {x, lead_y}, width, wide ? 20.0F : 18.0F);

  const bool selected = context.view.selected != none;
  const size_t max_source_rows = selected ? all_sources : wide ? 2 : 1;
  const SourcesLine sources = sources_beside(context, event, max_source_rows);
  const Sections sections = sections_of(context.layout, sources.rows());
  const size_t max_lines = lines_in(box.height - sections.head - sections.foot, text_leading);
  float y = box.y + sections.head;
  for (const std::string& line : wrap_sentences(context, width, body_style, max_lines)) {
    builder.text(line, x, y, body_style);
    y += text_leading;
  }
  // What the card has no room for is shown when the reader selects the event.
  const bool cut =
      !selected && (sources.left_out() || wrap_sentences(context, width, body_style, max_lines + 1).size() > max_lines);
  const float rule_y = box.bottom() - sections.foot;
  if (cut && !context.view.still) {
    builder.hit(box, {TargetKind::sheet, context.focus});
    draw_chevron(builder, {box.right() - 18, rule_y + 14}, true);
  }
  builder.line({{x, rule_y}, {x + width, rule_y}}, {ColorRole::hairline});
  const float status_y = rule_y + 19, status_width = cut ? width - 20 : width;
  const TextStyle status = context.small_bold();
  builder.text(builder.fit(full_status(context.story, event), status_width, status), x, status_y, status);
  sources.draw(builder, x, status_y + line_height,
               context.view.still ? SourcesLine::Links::off : SourcesLine::Links::row_high);
}

// The three most important lines, or as many of them as fit.
void draw_closed_sheet(const PanelContext& context, const Event& event) {
  SceneBuilder& builder = context.builder;
  const Story& story = context.story;
  const Box& box = context.layout.card;
  const bool landscape = context.landscape();
  draw_surface(context, box);
  builder.hit({box.x, box.y, box.width, std::max(box.height, touch_target)}, {TargetKind::sheet, none});
  const float x = box.x + (landscape ? 14.0F : 16.0F), width = box.right() - (landscape ? 10.0F : 16.0F) - x;
  if (!context.view.still)
    draw_chevron(builder, {box.right() - chevron_right, box.y + (landscape ? 16.0F : 18.0F)}, false);
  const TextStyle small = context.small();
  float y = box.y + (landscape ? 21.0F : 24.0F);
  const std::string lead = with_standing(lead_text(story, event), story, event);
  for (const std::string& line : builder.wrap(lead, width - 28, sheet_lead_style, landscape ? 2 : 1)) {
    builder.text(line, x, y, sheet_lead_style);
    y += sheet_leading;
  }
  const size_t max_lines = lines_in(box.bottom() - 5 - (y - sheet_leading), sheet_leading);
  y += landscape ? -1 : 1;
  const std::string status = status_line(story.labels, event);
  std::vector<std::string> lines;
  if (landscape) lines.push_back(builder.fit(status, width, small));
  lines.push_back(fit_parties(builder, landscape ? "" : status + " · ", story, event, width, small));
  lines.resize(std::min(lines.size(), max_lines));
  for (const std::string& line : lines) {
    builder.text(line, x, y, small);
    y += sheet_leading;
  }
  if (lines.size() == max_lines) return;
  const SourcesLine sources(story, event, builder, context.note(), width, sheet_leading, 1);
  sources.draw_as_text(builder, x, y);
  // In landscape there may be room for some of the text.
  const size_t text_lines = landscape ? lines_in(box.bottom() - 8 - y, text_leading) : 0;
  if (text_lines < 2) return;
  for (const std::string& line : wrap_sentences(context, width, small, text_lines))
    builder.text(line, x, y += text_leading, small);
}

// What the open sheet says.
struct OpenSheet {
  std::vector<std::string> parties, title, text;
  std::vector<std::string> notes;  // the other events of its day and the latest before it: a phone's header is small
  float height = 0;                // of the whole sheet
  float notes_height = 0;
};

float open_width(const Box& box) { return box.width - 32; }

SourcesLine open_sources(const PanelContext& context, const Event& event, float width) {
  return {context.story, event, context.builder, context.note(), width, touch_target, all_sources};
}

float height_of(const SourcesLine& sources) { return touch_target * static_cast<float>(sources.rows()); }

// `titled`: with the event's headline, where the header does not show it.
OpenSheet set_sheet(const PanelContext& context, const Event& event, float width, float sources_height, bool titled) {
  const SceneBuilder& builder = context.builder;
  const auto lines = [](const std::vector<std::string>& text) { return static_cast<float>(text.size()); };
  OpenSheet sheet;
  const std::vector<int> beside = context.beside_lead();
  if (context.focus == context.lead) {
    for (const std::string& note :
         {also_text(context.story, context.lead, beside, beside.size()), context.before_lead()}) {
      for (std::string& line : builder.wrap(note, width, context.small(), max_note_lines))
        sheet.notes.push_back(std::move(line));
    }
  }
  sheet.notes_height = sheet.notes.empty() ? 0 : 12 + text_leading * lines(sheet.notes);
  sheet.parties = builder.wrap(parties_text(context.story, event), width - 40, context.small(), 2);
  if (titled) sheet.title = builder.wrap(event.title, width, sheet_title_style, 4);
  sheet.text = wrap_sentences(context, width, sheet_body_style, all_text);
  sheet.height = 30 + 18 * lines(sheet.parties) + 8 + 20 * lines(sheet.title) + 4 + open_leading * lines(sheet.text) +
                 22 + sources_height + sheet.notes_height;
  return sheet;
}

void draw_open_sheet(const PanelContext& context, const Event& event) {
  SceneBuilder& builder = context.builder;
  const Box& box = context.layout.card;
  draw_surface(context, box);
  builder.hit(box, {TargetKind::sheet, none});
  const float x = box.x + 16, width = open_width(box);
  draw_chevron(builder, {box.right() - chevron_right, box.y + 18}, true);
  const SourcesLine sources = open_sources(context, event, width);
  OpenSheet sheet = set_sheet(context, event, width, height_of(sources), !header_tells_all(context));
  if (sheet.height > box.height + 1) sheet.notes_height = 0;  // the event itself is more important
  float y = box.y + 24;
  builder.text(builder.fit(lead_text(context.story, event), width - 40, sheet_lead_style), x, y, sheet_lead_style);
  y += 6;
  for (const std::string& line : sheet.parties) builder.text(line, x, y += 18, context.note());
  y += 8;
  for (const std::string& line : sheet.title) builder.text(line, x, y += 20, sheet_title_style);
  y += 4;
  // Text that does not fit on the whole sheet ends in an ellipsis: the text below the picture has all of it.
  float status_y = box.bottom() - sheet.notes_height - height_of(sources) - 14;
  const size_t max_lines = lines_in(status_y - 20 - y, open_leading);
  for (const std::string& line : wrap_sentences(context, width, sheet_body_style, max_lines))
    builder.text(line, x, y += open_leading, sheet_body_style);
  status_y = std::min(status_y, y + 30);  // spare height stays below the text
  const TextStyle status = context.small_bold();
  builder.text(builder.fit(full_status(context.story, event), width, status), x, status_y, status);
  sources.draw(builder, x, status_y + 27, SourcesLine::Links::finger_wide);
  if (sheet.notes_height == 0) return;
  y = status_y + 14 + height_of(sources);
  builder.line({{x, y}, {x + width, y}}, {ColorRole::hairline});
  for (const std::string& line : sheet.notes) builder.text(line, x, y += text_leading, context.note());
}

void grow_sheet(PanelContext& context, const Event& event) {
  Layout& layout = context.layout;
  const bool landscape = context.landscape();
  Box box = layout.card;
  const float bottom = landscape ? layout.time_strip.y - 2 : box.bottom();
  if (landscape) box.x = 0, box.width = layout.size.width;
  const float width = open_width(box), sources_height = height_of(open_sources(context, event, width));
  OpenSheet sheet = set_sheet(context, event, width, sources_height, !header_tells_all(context));
  const float under_header = landscape ? 0 : layout.header.bottom() + 4;
  if (landscape || bottom - sheet.height + sheet.notes_height < under_header) {
    layout.header.height = 0;
    sheet = set_sheet(context, event, width, sources_height, true);
  }
  box.y = layout.header.height > 0 ? under_header : std::max(0.0F, std::min(under_header, bottom - sheet.height));
  if (landscape) box.y = 0, layout.tabs.height = 0;
  box.height = bottom - box.y;
  layout.card = box;
  layout.map.height = layout.legend.height = layout.totals.height = layout.chip_lanes.height = 0;
}

// The height that all of the event takes on the card beside the map.
float needed_height(const PanelContext& context, const Event& event) {
  const float width = context.layout.card.width - left_padding - right_padding;
  const Sections sections = sections_of(context.layout, sources_beside(context, event, all_sources).rows());
  const size_t lines = wrap_sentences(context, width, body_style, all_text).size();
  return sections.head + sections.foot + text_leading * static_cast<float>(lines);
}

void grow_beside(PanelContext& context, const Event& event) {
  constexpr float totals_gap = 36, min_totals = 150;
  Layout& layout = context.layout;
  const float height = needed_height(context, event);
  if (height <= layout.card.height) return;
  if (layout.breakpoint == Breakpoint::wide) {
    const float bottom = layout.totals.bottom();
    layout.card.height = std::min(height, bottom - layout.card.y);
    layout.totals.y = layout.card.bottom() + totals_gap;
    layout.totals.height = bottom - layout.totals.y;
    if (layout.totals.height < min_totals) layout.totals.height = 0;
    return;
  }
  layout.card.width = layout.totals.right() - layout.card.x;
  layout.totals.height = 0;
  if (needed_height(context, event) <= layout.card.height) return;
  layout.card.height = layout.legend.bottom() - layout.card.y;
  layout.legend.height = 0;
}

}  // namespace

void grow_card(PanelContext& context) {
  if (context.focus == none) return;
  const Event& event = context.event(context.focus);
  if (context.compact()) {
    if (context.view.card_open) grow_sheet(context, event);
  } else if (context.view.selected != none) {
    grow_beside(context, event);
  }
}

void draw_card(const PanelContext& context) {
  if (context.layout.card.height <= 0 || context.focus == none) return;
  const Event& event = context.event(context.focus);
  if (!context.compact()) return draw_beside(context, event);
  context.view.card_open ? draw_open_sheet(context, event) : draw_closed_sheet(context, event);
}

}  // namespace explainer
