// What every panel is drawn from: the story, the view of it, the layout and the builder. Knows no panel.
#pragma once

#include "core/at.hpp"
#include "core/snapshot.hpp"
#include "core/story_index.hpp"
#include "scene/builder.hpp"
#include "scene/layout.hpp"
#include "scene/map_plan.hpp"
#include "scene/time_scale.hpp"
#include "scene/view.hpp"

namespace explainer {

// The emphasis of marks that are unrelated to what is under the pointer.
inline constexpr float faded = 0.3F;

// Both name chips of one programme, and not two different generations of it.
bool about_same_chips(const Event& a, const Event& b);

// Whether the story has what the tab shows.
bool has_tab(const IndexedStory& indexed, const MapPlan& plan, Tab tab);

// Whether the event counts in the ledger or pays some of it back.
bool belongs_to(const Ledger& ledger, int event);

// Fields of SceneInput keep their meaning here.
struct PanelContext {
  const IndexedStory& indexed;
  const Story& story;  // of `indexed`
  const MapPlan& plan;
  const Snapshot& snapshot;
  const View& view;
  Tab tab;        // that of the view where the story has it
  Layout layout;  // written by grow_card only
  const TimeScale& time_scale;
  SceneBuilder& builder;
  float growth, widening;
  Date before;
  int lead;  // the event in the header: the selected one, else the headline; none when there is neither
  LeadRole lead_role;
  int focus;  // the event on the card: the one under the pointer, else the lead

  const Event& event(int index) const { return at(story.events, index); }
  const Ledger& ledger(int index) const { return at(indexed.index.ledgers.all, index); }

  // One panel at a time and targets for fingers: a phone, upright or on its side.
  bool compact() const { return layout.compact(); }
  bool landscape() const { return layout.breakpoint == Breakpoint::landscape; }

  // Something is under the pointer.
  bool hovering() const;

  // How the day tells of the lead.
  LeadWords words_of_lead() const { return lead_words(story, snapshot.date, {lead, lead_role}); }
  // The other shown events that begin on the same day as the lead.
  std::vector<int> beside_lead() const;
  // What was the latest before the lead; empty but on the lead's own day.
  std::string before_lead() const;

  // 1, or `faded` for what has nothing to do with what is under the pointer.
  float emphasis(int event) const;
  float flow_emphasis(int flow) const;
  float ledger_emphasis(int ledger) const;

  // The small print of the layout.
  TextStyle small() const { return {.size = layout.small_size}; }
  TextStyle small_bold() const { return {.size = layout.small_size, .weight = Weight::semibold}; }
  TextStyle note() const { return {.size = layout.small_size, .color = ColorRole::text_secondary}; }
  TextStyle note_or_bold(bool bold) const { return bold ? small_bold() : note(); }
};

}  // namespace explainer
