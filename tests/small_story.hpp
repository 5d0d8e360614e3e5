// A story small enough to check by hand, and what the scene tests need to draw it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/at.hpp"
#include "core/load_story.hpp"
#include "scene/build_scene.hpp"
#include "scene/hit_test.hpp"

namespace explainer::test {

// A bank and a lab, from 2000 to 2004: one firm sum, one ceiling, one contract without a price, talks, and an engine.
inline constexpr std::string_view small_story_json = R"({
  "version": 1, "title": "A small story", "language": "en", "asOf": "2005-01-01",
  "range": {"from": "2000-01-01", "to": "2004-12-31"},
  "entities": [
    {"id": "bank", "name": "Big Bank", "short": "Bank", "kind": "investor", "side": "left"},
    {"id": "mill", "name": "Steel Mill", "short": "Mill", "kind": "chipmaker", "side": "left"},
    {"id": "lab", "name": "The Lab", "short": "Lab", "kind": "lab", "side": "right"}
  ],
  "programs": [{"id": "engine", "name": "Engines", "maker": "mill", "generations": [{"id": "e1", "name": "E1"}, {"id": "e2", "name": "E2"}]}],
  "sources": [{"id": "gazette", "publisher": "The Gazette", "title": "A page", "url": "https://example.org/a"}],
  "events": [
    {"id": "first-engine", "title": "An engine is shown", "text": "It ran.", "date": "1999-06", "kind": "program", "status": "announced",
     "program": "engine", "generation": "e1", "stage": "announced", "sources": ["gazette"]},
    {"id": "first-money", "title": "Bank puts $4B in the lab", "text": "A first sum.", "date": "2000-03-10", "kind": "investment",
     "status": "completed", "from": "bank", "to": "lab", "amount": {"usd": 4000000000}, "sources": ["gazette"], "beat": true},
    {"id": "deal", "title": "The lab buys steel", "text": "No price was given.", "date": "2001-05-01", "kind": "contract",
     "status": "agreed", "from": "lab", "to": "mill", "sources": ["gazette"]},
    {"id": "engine-sold", "title": "The engine is for sale", "text": "At last.", "date": "2002", "kind": "program", "status": "completed",
     "program": "engine", "generation": "e1", "stage": "available", "sources": ["gazette"]},
    {"id": "ceiling", "title": "Mill to put up to $9B in the lab", "text": "At most.", "date": "2003-07-01", "kind": "investment",
     "status": "announced", "from": "mill", "to": "lab", "amount": {"usd": 9000000000, "bound": "up_to"}, "sources": ["gazette"]},
    {"id": "rumour", "title": "Bank in talks on more", "text": "Nothing is settled.", "date": "2004-02-02", "kind": "talks",
     "status": "in_talks", "from": "bank", "to": "lab", "amount": {"usd": 16000000000, "bound": "could_exceed"}, "sources": ["gazette"]}
  ]
})";

inline Story small_story() { return load_story(small_story_json).indexed->story; }

// Every character is half as wide as it is high: widths can be checked by hand.
inline float half_width(std::string_view text, float size, Weight) {
  float characters = 0;
  for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0.0F : 1.0F;
  return characters * size / 2;
}

// A story with its index, all that is made from it, and a view to change.
struct World : IndexedStory {
  explicit World(IndexedStory indexed = index_story(small_story())) : IndexedStory(std::move(indexed)) {}

  MapPlan plan = build_map_plan(*this);
  View view = initial_view(story);
  Size size{960, 620};
  TextMeasure measure = half_width;

  Scene scene() const {
    const Snapshot now = snapshot_at(*this, view.playhead);
    return build_scene({*this, plan, now, view, size, measure});
  }

  // After a change to the story.
  void reindex() {
    index = build_index(story);
    plan = build_map_plan(*this);
  }

  int event(std::string_view id) const { return story.event_index(id); }
};

inline const Mark* find_text(const Scene& scene, std::string_view text) {
  for (const Mark& mark : scene.marks) {
    if (mark.shape == Shape::text && mark.text == text) return &mark;
  }
  return nullptr;
}

// The marks of one panel.
inline std::span<const Mark> marks_of(const Scene& scene, Panel panel) {
  const PanelMarks& marks = at(scene.panels, static_cast<int>(panel));
  return {scene.marks.data() + marks.first, static_cast<size_t>(marks.count)};
}

inline bool has_text(const Scene& scene, std::string_view text) { return find_text(scene, text) != nullptr; }

}  // namespace explainer::test
