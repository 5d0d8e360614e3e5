// The card: what is known of the event in focus, how sure it is, and who says so. On a phone it is a sheet that opens.
#include <algorithm>

#include "core/changes_since_beat.hpp"
#include "core/wording.hpp"
#include "panels/sources_line.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float pad = 20;  // from the card's left edge, its yellow rim included, to its words
constexpr float text_leading = 17;
constexpr float line_height = 18;  // of status and sources
constexpr float open_leading = 20;
constexpr float open_text = 14;
constexpr size_t most_changed = 5;  // lines

std::string status_line(const Labels& labels, const Event& event) {
  std::string line(status_text(labels, event.status));
  // Talks go stale: their status holds for a day, it did not happen on one.
  if (event.status == Status::in_talks) line.append(" ").append(labels["card.as_of"]);
  return line.append(" ").append(date_text(labels, event.date));
}

std::string with_standing(std::string line, const Story& story, const Event& event) {
  if (event.counts != Counts::never) return line;  // what it is part of is too long for a card, and in the words
  const std::string standing = standing_text(story, event);
  return standing.empty() ? line : line.append(" · ").append(standing);
}

std::string full_status(const Story& story, const Event& event) {
  return with_standing(status_line(story.labels, event), story, event);
}

// What the card leads with: the money where there is some, what became of a chip, else what kind of thing it is.
std::string lead(const Story& story, const Event& event) {
  if (event.amount) return amount_words(story.labels, event);
  if (event.generation != none) {
    const Program& program = story.programs[static_cast<size_t>(event.program)];
    return program.generations[static_cast<size_t>(event.generation)].name + " " +
           std::string(stage_text(story.labels, event.stage));
  }
  return capitalised(kind_text(story.labels, event.kind));
}

// Where the parts of the card beside the map stand, from its top and from its bottom.
struct Sections {
  float head, foot;
};
Sections sections_of(const Layout& layout, int source_rows) {
  const bool wide = layout.breakpoint == Breakpoint::wide;
  return {wide ? 76.0F : 68.0F, 16 + line_height * static_cast<float>(1 + source_rows)};
}

size_t lines_in(float height, float leading) { return static_cast<size_t>(std::max(0.0F, height / leading + 0.01F)); }

// A chevron that says that there is more, or less.
void draw_chevron(SceneBuilder& builder, Point at, bool down) {
  const float up = down ? 3.0F : -3.0F;
  builder.line({{at.x - 6, at.y - up}, {at.x, at.y + up}, {at.x + 6, at.y - up}}, {ColorRole::text, Texture::solid, 2});
}

void draw_paper(const PanelContext& view, Box box) {
  view.builder.rect(box, {ColorRole::card});
  view.builder.rect({box.x, box.y, 4, box.height}, {ColorRole::highlight});
  if (has_contrast(view.input.view.theme)) view.builder.frame(box, {ColorRole::faint});
}

// Whom the event concerns, behind `before`, in full where that has room.
std::string fit_parties(const SceneBuilder& builder, std::string before, const Story& story, const Event& event,
                        float width, const TextStyle& type) {
  std::string full = before + parties_text(story, event);
  if (builder.width(full, type) <= width) return full;
  return builder.fit(before.append(short_parties_text(story, event)), width, type);
}

void draw_beside(const PanelContext& view, const Event& event) {
  const Box& box = view.layout.card;
  SceneBuilder& builder = view.builder;
  draw_paper(view, box);
  const float x = box.x + pad, width = box.width - pad - 16, small = view.layout.small;
  const bool wide = view.layout.breakpoint == Breakpoint::wide;
  const float parties = box.y + (wide ? 26.0F : 22.0F), big_line = parties + (wide ? 26.0F : 23.0F);
  builder.text(fit_parties(builder, {}, view.story(), event, width, {small}), x, parties,
               {small, Weight::regular, ColorRole::text_secondary});
  const TextStyle big = {wide ? 20.0F : 18.0F, Weight::semibold};
  builder.text(builder.fit(lead(view.story(), event), width, big), x, big_line, big);

  const bool chosen = view.input.view.selected != none;
  const SourcesLine sources(view.story(), event, builder, {small, Weight::regular, ColorRole::text_secondary}, width,
                            line_height,
                            chosen ? 12
                            : wide ? 2
                                   : 1);
  const Sections sections = sections_of(view.layout, sources.rows());
  const TextStyle body = {13};
  const size_t most = lines_in(box.height - sections.head - sections.foot, text_leading);
  const std::vector<std::string> lines = builder.wrap(event.text, width, body, most);
  float y = box.y + sections.head;
  for (const std::string& line : lines) {
    builder.text(line, x, y, body);
    y += text_leading;
  }
  // What the card has no room for is seen when the reader chooses the event.
  const bool cut = !chosen && (sources.left_out() || builder.wrap(event.text, width, body, most + 1).size() > most);
  if (cut) {
    builder.hit(box, {TargetKind::event, view.focus});
    draw_chevron(builder, {box.right() - 18, box.bottom() - sections.foot + 14}, true);
  }
  const float rule = box.bottom() - sections.foot;
  builder.line({{x, rule}, {x + width, rule}}, {ColorRole::hairline});
  const TextStyle status = {small, Weight::semibold};
  const float status_width = cut ? width - 20 : width;
  builder.text(builder.fit(full_status(view.story(), event), status_width, status), x, rule + 19, status);
  sources.draw(builder, x, rule + 19 + line_height, false);
}

// Three lines that say the most; as many as there is room for.
void draw_closed_sheet(const PanelContext& view, const Event& event) {
  SceneBuilder& builder = view.builder;
  const Box& box = view.layout.card;
  const bool low = view.low();
  draw_paper(view, box);
  builder.hit({box.x, box.y, box.width, std::max(box.height, 44.0F)}, {TargetKind::sheet, none});
  const float x = box.x + (low ? 14.0F : 16.0F), width = box.right() - (low ? 10.0F : 16.0F) - x;
  draw_chevron(builder, {box.right() - 24, box.y + (low ? 16.0F : 18.0F)}, false);
  const TextStyle big = {16, Weight::semibold}, small = {view.layout.small};
  float y = box.y + (low ? 21.0F : 24.0F);
  const Story& story = view.story();
  const std::string head = with_standing(lead(story, event), story, event);
  for (const std::string& line : builder.wrap(head, width - 28, big, low ? 2 : 1)) {
    builder.text(line, x, y, big);
    y += 19;
  }
  y -= 19;
  const std::string status = status_line(view.story().labels, event);
  const auto room = lines_in(box.bottom() - 5 - y, 19);
  y += low ? 18.0F : 20.0F;
  std::vector<std::string> lines;
  if (low) lines.push_back(builder.fit(status, width, small));
  lines.push_back(fit_parties(builder, low ? "" : status + " · ", story, event, width, small));
  lines.resize(std::min(lines.size(), room));
  for (const std::string& line : lines) {
    builder.text(line, x, y, small);
    y += 19;
  }
  if (lines.size() == room) return;
  const TextStyle ink2 = {view.layout.small, Weight::regular, ColorRole::text_secondary};
  const SourcesLine sources(view.story(), event, builder, ink2, width, 19, 1);
  sources.draw_as_words(builder, x, y);
  // Beside the map there may be room for more.
  const size_t more = low ? lines_in(box.bottom() - 8 - y, text_leading) : 0;
  if (more < 2) return;
  for (const std::string& line : builder.wrap(event.text, width, small, more))
    builder.text(line, x, y += text_leading, small);
}

// All of it.
struct OpenSheet {
  std::vector<std::string> parties, title, text;
  std::vector<std::string> changed;  // what is new since the last beat, which the head of a phone has no room for
  float height = 0;                  // with `below`
  float below = 0;                   // room of what changed
};

// The head of the picture says all of the event's headline.
bool says_headline(const Layout& layout, const SceneBuilder& builder, const Event& event) {
  return layout.header.height > 0 &&
         builder.wrap(event.title, layout.header.width, {layout.headline_size}, 3).size() < 3;
}

// `titled`: with the headline, where the head of the picture does not say it.
OpenSheet set_sheet(const SceneInput& input, const Event& event, const SceneBuilder& builder, float small, float width,
                    float source_height, bool titled) {
  const Story& story = input.indexed.story;
  OpenSheet sheet;
  sheet.changed = builder.wrap(changes_since_beat(input.indexed, input.snapshot), width, {small}, most_changed);
  sheet.below = sheet.changed.empty() ? 0 : 12 + text_leading * static_cast<float>(sheet.changed.size());
  sheet.parties = builder.wrap(parties_text(story, event), width - 40, {small}, 2);
  if (titled) sheet.title = builder.wrap(event.title, width, {15, Weight::semibold}, 4);
  sheet.text = builder.wrap(event.text, width, {open_text}, 60);
  sheet.height = 30 + 18 * static_cast<float>(sheet.parties.size()) + 8 + 20 * static_cast<float>(sheet.title.size()) +
                 4 + open_leading * static_cast<float>(sheet.text.size()) + 22 + source_height + sheet.below;
  return sheet;
}

float open_width(const Box& box) { return box.width - 32; }

SourcesLine open_sources(const Story& story, const Event& event, const SceneBuilder& builder, float small,
                         float width) {
  return {story, event, builder, {small, Weight::regular, ColorRole::text_secondary}, width, 44, 12};
}

void draw_open_sheet(const PanelContext& view, const Event& event) {
  SceneBuilder& builder = view.builder;
  const Box& box = view.layout.card;
  draw_paper(view, box);
  builder.hit(box, {TargetKind::sheet, none});
  const float x = box.x + 16, width = open_width(box), small = view.layout.small;
  draw_chevron(builder, {box.right() - 24, box.y + 18}, true);
  const SourcesLine sources = open_sources(view.story(), event, builder, small, width);
  const float source_height = 44 * static_cast<float>(sources.rows());
  OpenSheet sheet =
      set_sheet(view.input, event, builder, small, width, source_height, !says_headline(view.layout, builder, event));
  if (sheet.height > box.height + 1) sheet.below = 0;  // what is told of the event goes first
  const TextStyle big = {16, Weight::semibold}, title = {15, Weight::semibold}, body = {open_text};
  float y = box.y + 24;
  builder.text(builder.fit(lead(view.story(), event), width - 40, big), x, y, big);
  y += 6;
  for (const std::string& line : sheet.parties) {
    builder.text(line, x, y += 18, {small, Weight::regular, ColorRole::text_secondary});
  }
  y += 8;
  for (const std::string& line : sheet.title) builder.text(line, x, y += 20, title);
  y += 4;
  // Text that not even the whole sheet can hold ends in an ellipsis: the words below the picture have all of it.
  float foot = box.bottom() - sheet.below - source_height - 14;
  const size_t room = lines_in(foot - 20 - y, open_leading);
  for (const std::string& line : builder.wrap(event.text, width, body, room))
    builder.text(line, x, y += open_leading, body);
  foot = std::min(foot, y + 30);  // what there is stands together, below it the sheet is empty
  builder.text(builder.fit(full_status(view.story(), event), width, {small, Weight::semibold}), x, foot,
               {small, Weight::semibold});
  sources.draw(builder, x, foot + 27, true);
  if (sheet.below == 0) return;
  y = foot + 14 + source_height;
  builder.line({{x, y}, {x + width, y}}, {ColorRole::hairline});
  for (const std::string& line : sheet.changed)
    builder.text(line, x, y += text_leading, {small, Weight::regular, ColorRole::text_secondary});
}

void open_sheet(Layout& layout, const SceneInput& input, const Event& event, const SceneBuilder& builder) {
  const Story& story = input.indexed.story;
  const bool low = layout.breakpoint == Breakpoint::low;
  Box box = layout.card;
  const float bottom = low ? layout.strip.y - 2 : box.bottom();
  if (low) box.x = 0, box.width = layout.size.width;
  const SourcesLine sources = open_sources(story, event, builder, layout.small, open_width(box));
  const auto set = [&](bool titled) {
    const float source_height = 44 * static_cast<float>(sources.rows());
    return set_sheet(input, event, builder, layout.small, open_width(box), source_height, titled);
  };
  OpenSheet sheet = set(!says_headline(layout, builder, event));
  const float under_header = low ? 0 : layout.header.bottom() + 4;
  if (low || bottom - sheet.height + sheet.below < under_header) {
    layout.header.height = 0;
    sheet = set(true);
  }
  box.y = layout.header.height > 0 ? under_header : std::max(0.0F, std::min(under_header, bottom - sheet.height));
  if (low) box.y = 0, layout.tabs.height = 0;
  box.height = bottom - box.y;
  layout.card = box;
  layout.map.height = layout.totals.height = layout.lanes.height = 0;
}

}  // namespace

void grow_card(Layout& layout, const SceneInput& input, const SceneBuilder& builder, int focus) {
  if (focus == none) return;
  const Event& event = input.indexed.story.events[static_cast<size_t>(focus)];
  if (layout.touch()) {
    if (input.view.card_open) open_sheet(layout, input, event, builder);
    return;
  }
  if (input.view.selected == none) return;
  const bool wide = layout.breakpoint == Breakpoint::wide;
  const auto needed = [&] {
    const float width = layout.card.width - pad - 16;
    const SourcesLine sources(input.indexed.story, event, builder, {layout.small}, width, line_height, 12);
    const Sections sections = sections_of(layout, sources.rows());
    return sections.head + sections.foot +
           text_leading * static_cast<float>(builder.wrap(event.text, width, {13}, 60).size());
  };
  const float height = needed();
  if (height <= layout.card.height) return;
  constexpr float gap = 36, least_totals = 150;
  if (wide) {
    const float bottom = layout.totals.bottom();
    layout.card.height = std::min(height, bottom - layout.card.y);
    layout.totals.y = layout.card.bottom() + gap;
    layout.totals.height = bottom - layout.totals.y;
    if (layout.totals.height < least_totals) layout.totals.height = 0;
  } else {
    layout.card.width = layout.totals.right() - layout.card.x;
    layout.totals.height = 0;
    if (needed() <= layout.card.height) return;
    layout.card.height = layout.legend.bottom() - layout.card.y;
    layout.legend.height = 0;
  }
}

void draw_card(const PanelContext& view) {
  if (view.layout.card.height <= 0 || view.focus == none) return;
  const Event& event = view.event(view.focus);
  if (!view.layout.touch()) return draw_beside(view, event);
  view.input.view.card_open ? draw_open_sheet(view, event) : draw_closed_sheet(view, event);
}

}  // namespace explainer
