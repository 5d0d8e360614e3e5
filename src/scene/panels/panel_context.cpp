#include "scene/panels/panel_context.hpp"

#include <algorithm>

namespace explainer {

bool has_tab(const IndexedStory& indexed, const MapPlan& plan, Tab tab) {
  return tab == Tab::totals ? !plan.totals.empty() : tab == Tab::chips ? !indexed.index.tracks.empty() : true;
}

bool belongs_to(const Ledger& ledger, int event) {
  return std::binary_search(ledger.events.begin(), ledger.events.end(), event) ||
         std::binary_search(ledger.repayments.begin(), ledger.repayments.end(), event);
}

bool PanelContext::hovering() const {
  return view.hovered != none || view.hovered_entity != none || view.hovered_program != none;
}

std::vector<int> PanelContext::beside_lead() const {
  std::vector<int> events = lead == none ? std::vector<int>() : events_beside(story, lead);
  events.erase(std::remove_if(events.begin(), events.end(), [&](int event) { return !shows(view, event); }),
               events.end());
  return events;
}

std::string PanelContext::before_lead() const {
  if (lead == none || !words_of_lead().strong.empty()) return {};
  const int latest = lead_before(view, indexed, lead);
  return latest == none ? std::string() : before_text(story, latest);
}

bool about_same_chips(const Event& a, const Event& b) {
  if (a.program == none || a.program != b.program) return false;
  return a.generation == b.generation || a.generation == none || b.generation == none;
}

float PanelContext::emphasis(int index) const {
  const Event& asked = event(index);
  if (view.hovered_entity != none) return touches(story, asked, view.hovered_entity) ? 1 : faded;
  if (view.hovered_program != none) return asked.program == view.hovered_program ? 1 : faded;
  if (view.hovered == none || view.hovered == index) return 1;
  const int flow = at(plan.flow_of_event, view.hovered);
  if (flow != none && flow == at(plan.flow_of_event, index)) return 1;
  return about_same_chips(event(view.hovered), asked) ? 1 : faded;
}

float PanelContext::flow_emphasis(int index) const {
  if (!hovering()) return 1;
  const Flow& flow = at(plan.flows, index);
  const int entity = view.hovered_entity;
  if (entity != none) return flow.from == entity || flow.to == entity ? 1 : faded;
  if (view.hovered != none && at(plan.flow_of_event, view.hovered) == index) return 1;
  // Deals about the chips under the pointer.
  const auto is_meant = [&](int other) {
    return view.hovered != none ? other == view.hovered || about_same_chips(event(view.hovered), event(other))
                                : event(other).program == view.hovered_program;
  };
  return std::any_of(flow.events.begin(), flow.events.end(), is_meant) ? 1 : faded;
}

float PanelContext::ledger_emphasis(int index) const {
  if (!hovering()) return 1;
  const Ledger& asked = ledger(index);
  const int entity = view.hovered_entity;
  if (entity != none) return asked.from == entity || asked.to == entity ? 1 : faded;
  return view.hovered != none && belongs_to(asked, view.hovered) ? 1 : faded;
}

}  // namespace explainer
