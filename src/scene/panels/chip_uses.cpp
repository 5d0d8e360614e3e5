#include "panels/chip_uses.hpp"

#include <algorithm>

#include "core/wording.hpp"
#include "panels/chip_marks.hpp"
#include "scene/panels/event_glyph.hpp"

namespace explainer {
namespace {

constexpr float mark_size = 8, bar_height = 5, talks_width = 14, talks_height = 11;

void draw_mark(SceneBuilder& builder, UseState state, Point at, float emphasis) {
  const Box box = {at.x - mark_size / 2, at.y - mark_size / 2, mark_size, mark_size};
  const MarkStyle filled = {.color = ColorRole::compute, .emphasis = emphasis};
  if (state == UseState::in_use) return builder.rect(box, filled);
  builder.rect(box, {ColorRole::background});
  builder.frame({box.x + 0.75F, box.y + 0.75F, box.width - 1.5F, box.height - 1.5F},
                {.color = ColorRole::compute, .stroke_width = chip_thread, .emphasis = emphasis});
}

void draw_talks(SceneBuilder& builder, Box box, float emphasis) {
  builder.frame(
      box,
      {.color = ColorRole::compute, .texture = Texture::dash, .stroke_width = 1.4F, .radius = 2, .emphasis = emphasis});
}

// The day up to which a use is drawn.
Date end_of(const PanelContext& context, int event) {
  const std::span<const EndedEvent> endings = endings_of(context.indexed.index, event);
  return endings.empty() ? context.snapshot.date : std::min(endings.front().day, context.snapshot.date);
}

// How many chips, where that is known.
std::string count_of(const PanelContext& context, const Event& event) {
  for (const Amount& amount : event.also) {
    if (at(context.story.units, amount.unit).kind == UnitKind::count) return quantity_words(context.story, amount);
  }
  return {};
}

std::string_view chips_of(const Story& story, const Event& event) {
  const Program& program = at(story.programs, event.program);
  return event.generation == none ? program.name : at(program.generations, event.generation).name;
}

}  // namespace

UseState use_state(const Event& event) {
  if (event.kind == EventKind::talks || event.status == Status::in_talks) return UseState::in_talks;
  // Money that was paid says nothing of chips that run.
  return event.kind == EventKind::contract && event.status == Status::completed ? UseState::in_use : UseState::promised;
}

std::string_view use_state_text(const Labels& labels, UseState state) {
  constexpr std::string_view keys[use_state_count] = {"chips.promised", "chips.in_use", "chips.in_talks"};
  return labels[keys[static_cast<int>(state)]];
}

std::vector<int> chip_users(const StoryIndex& index) {
  std::vector<int> users;
  for (const ChipUse& use : index.chip_uses) {
    if (std::find(users.begin(), users.end(), use.user) == users.end()) users.push_back(use.user);
  }
  return users;
}

std::vector<ChipUse> uses_at(const PanelContext& context) {
  std::vector<ChipUse> uses;
  for (const ChipUse& use : context.indexed.index.chip_uses) {
    if (use.event >= context.snapshot.event_count) break;
    if (shows(context.view, use.event)) uses.push_back(use);
  }
  return uses;
}

std::string use_text(const PanelContext& context, const ChipUse& use, UseWords words, float room,
                     const TextStyle& style) {
  const Event& event = context.event(use.event);
  const Labels& labels = context.story.labels;
  const std::string count = count_of(context, event), date = date_text(labels, event.date);
  const std::string_view state = use_state_text(labels, use_state(event)),
                         what = !count.empty() || !words.chips ? count : chips_of(context.story, event);
  const auto sentence = [&](std::string_view subject, std::string_view verb) {
    std::string said(subject);
    if (!verb.empty()) said.append(said.empty() ? "" : " ").append(verb);
    std::string out = fill(labels["chips.use"], {{"what", said}, {"date", date}});
    if (!words.user) return out;
    return fill(labels["chips.user"], {{"name", at(context.story.entities, use.user).short_name}, {"use", out}});
  };
  for (std::string text : {sentence(what, state), sentence(count, count.empty() ? state : ""),
                           words.brief ? sentence("", state) : std::string()}) {
    if (!text.empty() && context.builder.width(text, style) <= room) return text;
  }
  return {};
}

float draw_use(const PanelContext& context, const TimeScale& scale, int event, float y) {
  SceneBuilder& builder = context.builder;
  const DateSpan& date = context.event(event).date;
  const UseState state = use_state(context.event(event));
  const float x = x_on(context, scale, event), emphasis = context.emphasis(event),
              end = std::max(scale.middle(end_of(context, event)), x);
  const bool is_seen = scale.shows(date.first, date.last);
  if (state == UseState::in_talks) {
    const Box box = {std::min(x, scale.right() - talks_width), y - talks_height / 2, std::max(end - x, talks_width),
                     talks_height};
    if (is_seen || end > x) draw_talks(builder, box, emphasis);
    return box.x;
  }
  const float height = state == UseState::in_use ? bar_height : chip_thread;
  if (end > x) builder.rect({x, y - height / 2, end - x, height}, {.color = ColorRole::compute, .emphasis = emphasis});
  if (!is_seen) return x;
  if (event == context.focus) draw_halo(builder, {x, y}, context.view.theme);
  draw_mark(builder, state, {x, y}, emphasis);
  return x - mark_size / 2;
}

void draw_use_swatch(SceneBuilder& builder, UseState state, float x, float baseline) {
  const float y = baseline - 4;
  if (state == UseState::in_talks) return draw_talks(builder, {x, y - 5, 14, 10}, 1);
  const float height = state == UseState::in_use ? bar_height : chip_thread;
  builder.rect({x, y - height / 2, 14, height}, {ColorRole::compute});
  if (state == UseState::promised) draw_mark(builder, state, {x + 4, y}, 1);
}

}  // namespace explainer
