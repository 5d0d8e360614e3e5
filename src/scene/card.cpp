// The card: what is known of the event in focus, how sure it is, and who says so.
#include <algorithm>

#include "core/words.hpp"
#include "scene/views.hpp"

namespace explainer {
namespace {

std::string status_line(const ViewContext& view, const Event& event) {
  const Labels& labels = view.story().labels;
  std::string line(status_text(labels, event.status));
  // Talks go stale: their status holds for a day, it did not happen on one.
  if (event.status == Status::in_talks) line.append(" ").append(labels["card.as_of"]);
  return line.append(" ").append(date_text(labels, event.date));
}

// "Source: CNBC", with a link where the source has one.
void draw_source(const ViewContext& view, const Event& event, float x, float baseline, float width) {
  if (event.sources.empty()) return;
  const int index = event.sources.front();
  const Source& source = view.story().sources[static_cast<size_t>(index)];
  std::string text = fill(view.story().labels["card.source"], {{"source", source.publisher}});
  if (const std::optional<DateSpan> date = parse_date(source.date))
    text.append(", ").append(date_text(view.story().labels, *date));
  if (event.sources.size() > 1) text.append(" +").append(std::to_string(event.sources.size() - 1));
  const Type type = {view.layout.small, Weight::regular, Ink::ink2};
  const Box box = view.builder.text(view.builder.fit(text, width, type), x, baseline, type);
  if (source.url.empty()) return;
  view.builder.line({{box.x, baseline + 2.5F}, {box.right(), baseline + 2.5F}}, {Ink::faint, Texture::solid, 1});
  view.builder.hit({box.x - 4, baseline - 22, box.width + 8, 44}, {TargetKind::link, index});
}

// What the card leads with: the money where there is some, what became of a chip, else what kind of thing it is.
std::string lead(const ViewContext& view, const Event& event) {
  const Labels& labels = view.story().labels;
  if (event.amount) return amount_text(labels, event);
  if (event.generation != none) {
    const Program& program = view.story().programs[static_cast<size_t>(event.program)];
    return program.generations[static_cast<size_t>(event.generation)].name + " " +
           std::string(stage_text(labels, event.stage));
  }
  std::string kind(kind_text(labels, event.kind));
  if (!kind.empty() && kind[0] >= 'a' && kind[0] <= 'z') kind[0] = static_cast<char>(kind[0] - 'a' + 'A');
  return kind;
}

void draw_full(const ViewContext& view, const Event& event) {
  const Box& box = view.layout.card;
  Builder& builder = view.builder;
  builder.rect(box, {Ink::card});
  builder.rect({box.x, box.y, 4, box.height}, {Ink::highlight});
  const float x = box.x + 20, width = box.width - 36, small = view.layout.small;
  builder.text(builder.fit(parties_text(view.story(), event), width, {small}), x, box.y + 26,
               {small, Weight::regular, Ink::ink2});
  const Type big = {20, Weight::semibold};
  builder.text(builder.fit(lead(view, event), width, big), x, box.y + 46, big);
  const float foot = box.bottom() - 50;
  const Type body = {13};
  constexpr float leading = 16.5F;
  const auto lines = static_cast<size_t>(std::max(0.0F, (foot - 4 - (box.y + 50)) / leading));
  float y = box.y + 66;
  for (const std::string& line : builder.wrap(event.text, width, body, lines)) {
    builder.text(line, x, y, body);
    y += leading;
  }
  builder.line({{x, foot + 4}, {x + width, foot + 4}}, {Ink::hair});
  const Type status = {small, Weight::semibold};
  builder.text(builder.fit(status_line(view, event), width, status), x, foot + 22, status);
  draw_source(view, event, x, foot + 40, width);
}

// On a phone the card is a sheet: three lines, more when the reader opens it.
void draw_sheet(const ViewContext& view, const Event& event) {
  Builder& builder = view.builder;
  const bool open = view.input.view.card_open;
  Box box = view.layout.card;
  if (open) {
    const float top = view.layout.header.bottom() + 8;
    box.height += box.y - top;
    box.y = top;
  }
  builder.rect(box, {Ink::card});
  builder.rect({box.x, box.y, 4, box.height}, {Ink::highlight});
  builder.hit(box, {TargetKind::sheet, none});
  const float x = 16, width = box.width - 32 - 28;
  const Point chevron = {box.right() - 24, box.y + 18};
  const float up = open ? 3.0F : -3.0F;
  builder.line({{chevron.x - 6, chevron.y - up}, {chevron.x, chevron.y + up}, {chevron.x + 6, chevron.y - up}},
               {Ink::ink, Texture::solid, 2});
  const Type big = {16, Weight::semibold};
  const float small = view.layout.small;
  const Type status = {small};
  builder.text(builder.fit(lead(view, event), width, big), x, box.y + 24, big);
  if (!open) {
    const std::string line = status_line(view, event) + " · " + parties_text(view.story(), event);
    builder.text(builder.fit(line, box.width - 32, status), x, box.y + 44, status);
    draw_source(view, event, x, box.y + 63, box.width - 32);
    return;
  }
  builder.text(builder.fit(parties_text(view.story(), event), width, status), x, box.y + 48,
               {small, Weight::regular, Ink::ink2});
  float y = box.y + 74;
  // The headline above may have been cut: here it is whole.
  const Type title = {15, Weight::semibold};
  for (const std::string& line : builder.wrap(event.title, box.width - 32, title, 4)) {
    builder.text(line, x, y, title);
    y += 20;
  }
  y += 4;
  const Type body = {14};
  const auto lines = static_cast<size_t>(std::max(0.0F, (box.bottom() - 52 - y) / 20));
  for (const std::string& line : builder.wrap(event.text, box.width - 32, body, lines)) {
    builder.text(line, x, y, body);
    y += 20;
  }
  builder.text(status_line(view, event), x, box.bottom() - 36, {small, Weight::semibold});
  draw_source(view, event, x, box.bottom() - 15, box.width - 32);
}

}  // namespace

void draw_card(const ViewContext& view) {
  if (view.layout.card.height <= 0 || view.focus == none) return;
  const Event& event = view.event(view.focus);
  view.phone() ? draw_sheet(view, event) : draw_full(view, event);
}

}  // namespace explainer
