// Chip programmes: a ring where a generation is announced, a bar from when it can be had, a thread for the wait
// between.
#include <algorithm>
#include <tuple>

#include "core/words.hpp"
#include "scene/views.hpp"

namespace explainer {
namespace {

struct Milestones {
  int announced = none;  // event; a preview counts as announcement where there was none before
  int available = none;  // event
};

// What has happened to one generation by the date.
Milestones milestones(const ViewContext& view, int program, int generation) {
  Milestones found;
  const std::vector<GenerationTrack>& tracks = view.input.ledgers.tracks;
  const auto track = std::lower_bound(tracks.begin(), tracks.end(), std::tuple(program, generation),
                                      [](const GenerationTrack& t, const std::tuple<int, int>& key) {
                                        return std::tuple(t.program, t.generation) < key;
                                      });
  if (track == tracks.end() || track->program != program || track->generation != generation) return found;
  for (const Milestone& milestone : track->milestones) {
    if (milestone.day > view.input.snapshot.date) break;
    int& place = milestone.stage == Stage::available ? found.available : found.announced;
    if (place == none) place = milestone.event;
  }
  return found;
}

bool before_axis(const ViewContext& view, int event) { return view.event(event).date.first < view.story().from; }

float x_of(const ViewContext& view, int event) {
  const DateSpan& date = view.event(event).date;
  // The middle of what is known of its day, but never later than the playhead.
  const Date middle = {date.first.day + (date.last.day - date.first.day) / 2};
  return view.scale.middle(std::min(middle, view.input.snapshot.date));
}

// What a bar cannot hold is said to the right of the playhead, if the next label leaves it room.
struct Loose {
  std::string text;
  Type type;
  float baseline;
};

// `taken`: down to where words already stand beside the playhead.
void draw_lane(const ViewContext& view, int program, float top, float& taken) {
  const Program& p = view.story().programs[static_cast<size_t>(program)];
  Builder& builder = view.builder;
  const float thread = top, bar = top + 5, bar_height = 13;
  const float now = view.scale.middle(view.input.snapshot.date);
  const Type name_type = {view.layout.small, Weight::regular, Ink::ink};
  if (view.phone()) {
    builder.text(p.name, view.layout.lanes.x, top - 20, {view.layout.small, Weight::semibold});
  } else {
    builder.text(builder.fit(p.name, view.scale.left() - view.layout.lanes.x - 12, name_type), view.layout.lanes.x,
                 bar + 11, name_type);
  }

  std::vector<Milestones> all;
  for (size_t g = 0; g < p.generations.size(); ++g) all.push_back(milestones(view, program, static_cast<int>(g)));
  std::vector<Loose> loose;
  std::string open;  // generations that are announced only
  for (size_t g = 0; g < all.size(); ++g) {
    if (all[g].available == none) continue;
    float end = now;
    for (size_t later = g + 1; later < all.size(); ++later) {
      if (all[later].available != none) {
        end = x_of(view, all[later].available);
        break;
      }
    }
    const float x = x_of(view, all[g].available);
    const float width = std::max(end - x - (end < now ? 1.0F : 0.0F), 1.5F);
    builder.rect({x, bar, width, bar_height}, {Ink::chip, Texture::solid, 1, 0, view.strength(all[g].available)});
    const Box place =
        view.phone() ? Box{x, bar, std::max(width, 44.0F), 44} : Box{x, bar - 2, std::max(width, 8.0F), bar_height + 4};
    builder.hit(place, {TargetKind::event, all[g].available});
    const Type on_bar = {view.layout.small, Weight::semibold, Ink::chip_text};
    if (builder.width(p.generations[g].name, on_bar) + 10 < width) {
      builder.text(p.generations[g].name, x + 6, bar + 10.5F, on_bar);
    } else if (end >= now) {
      loose.push_back({p.generations[g].name, {view.layout.small, Weight::semibold}, bar + 11});
    }
  }
  for (size_t g = 0; g < all.size(); ++g) {
    if (all[g].announced == none) continue;
    const float x = x_of(view, all[g].announced);
    const bool can_be_had = all[g].available != none;
    const float until = can_be_had ? x_of(view, all[g].available) : now;
    const float strength = view.strength(all[g].announced);
    const Style line = {Ink::chip, Texture::solid, 1.2F, 0, strength};
    builder.line({{x, thread}, {until, thread}},
                 can_be_had ? line : Style{Ink::chip, Texture::dash, 1.2F, 0, strength});
    if (can_be_had) builder.line({{until, thread}, {until, bar}}, line);
    const Target target = {TargetKind::event, all[g].announced};
    if (before_axis(view, all[g].announced)) {
      builder.polygon({{x - 2, thread}, {x + 4, thread - 4}, {x + 4, thread + 4}}, {Ink::chip});
      const std::string date = date_text(view.story().labels, view.event(all[g].announced).date);
      const Type type = {view.layout.small, Weight::regular, Ink::ink2};
      if (until - x > builder.width(date, type) + 10) builder.text(date, x + 4, bar + 11, type);
    } else {
      builder.circle({x, thread}, 3.9F, {Ink::chip, Texture::solid, 1, 0, strength});
      builder.circle({x, thread}, 2.5F, {Ink::bg});
    }
    builder.hit(view.phone() ? Box{x - 22, thread - 42, 44, 44} : Box{x - 10, thread - 9, 20, 14}, target);
    if (can_be_had) continue;
    // What cannot be had yet has its name beside its ring, or with the others beside the playhead.
    float next = now;
    for (size_t later = 0; later < all.size(); ++later) {
      const float at = all[later].announced == none ? x : x_of(view, all[later].announced);
      if (at > x) next = std::min(next, at);
    }
    const std::string& name = p.generations[g].name;
    const Type type = {view.layout.small, Weight::regular, Ink::ink2, strength};
    const float width = builder.width(name, type);
    if (next - x > width + 16) {
      builder.rect({x + 5, thread - 7, width + 6, 11}, {Ink::bg});
      builder.text(name, x + 8, thread + 2.5F, type);
    } else {
      open.append(open.empty() ? "" : ", ").append(name);
    }
  }
  if (!open.empty()) loose.push_back({open, {view.layout.small, Weight::regular, Ink::ink2}, thread + 3});
  std::stable_sort(loose.begin(), loose.end(), [](const Loose& a, const Loose& b) { return a.baseline < b.baseline; });
  for (const Loose& label : loose) {
    const float x = now + 8;
    if (label.baseline - text_ascent * label.type.size < taken ||
        x + builder.width(label.text, label.type) > view.layout.size.width - 4)
      continue;
    taken = builder.text(label.text, x, label.baseline, label.type).bottom();
  }
}

}  // namespace

void draw_lanes(const ViewContext& view) {
  if (view.layout.lanes.height <= 0) return;
  const float pitch = view.phone() ? phone_lane_pitch : lane_pitch;
  float top = view.layout.lanes.y + (view.phone() ? 44.0F : 6.0F);
  float taken = 0;
  for (size_t p = 0; p < view.story().programs.size(); ++p) {
    if (top + 16 > view.layout.lanes.bottom() + 4) break;
    draw_lane(view, static_cast<int>(p), top, taken);
    top += pitch;
  }
}

}  // namespace explainer
