#include "debug_panel.hpp"

#include <imgui.h>

#include "core/at.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

void text(std::string_view line) { ImGui::TextUnformatted(line.data(), line.data() + line.size()); }

void cell(std::string_view line) {
  ImGui::TableNextColumn();
  text(line);
}

const std::string& short_name(const Story& story, int entity) {
  return story.entities[static_cast<size_t>(entity)].short_name;
}

void draw_problems(const App& app, std::string_view file) {
  const std::string heading = "Problems (" + std::to_string(app.problems().size()) + ")###problems";
  if (!ImGui::CollapsingHeader(heading.c_str(), app.problems().empty() ? 0 : ImGuiTreeNodeFlags_DefaultOpen)) return;
  ImGui::PushTextWrapPos(0);
  if (app.problems().empty()) text("None.");
  if (has_errors(app.problems()) && app.story()) text("The last story without errors is shown.");
  for (const Problem& problem : app.problems()) text(describe(problem, file));
  ImGui::PopTextWrapPos();
}

// Some verbs as buttons, and the state they lead to.
void draw_view(Recorder& recorder) {
  App& app = recorder.app();
  if (!ImGui::CollapsingHeader("View", ImGuiTreeNodeFlags_DefaultOpen)) return;
  const Story& story = *app.story();
  int day = app.view().playhead.day;
  const std::string date = iso(app.view().playhead);
  if (ImGui::SliderInt("playhead", &day, story.from.day, story.to.day, date.c_str()))
    recorder.perform("seek", iso(Date{day}));
  for (const char* verb : {"previous", "play", "pause", "next"}) {
    if (ImGui::Button(verb)) recorder.perform(verb, "");
    ImGui::SameLine();
  }
  if (ImGui::Button("theme")) recorder.perform("theme", app.view().theme == Theme::dark ? "light" : "dark");
  for (const char* tab : {"map", "totals", "chips"}) {
    if (ImGui::Button(tab)) recorder.perform("tab", tab);
    ImGui::SameLine();
  }
  bool reduced = app.view().reduced_motion;
  if (ImGui::Checkbox("reduced motion", &reduced)) recorder.perform("motion", reduced ? "reduced" : "full");
  ImGui::PushTextWrapPos(0);
  text(app.query("state"));
  ImGui::PopTextWrapPos();
}

void draw_story(Recorder& recorder) {
  const App& app = recorder.app();
  const Story& story = *app.story();
  if (!ImGui::CollapsingHeader("Story")) return;
  text(story.title);
  ImGui::Text("%s to %s, %zu entities, %zu events, %zu sources", iso(story.from).c_str(), iso(story.to).c_str(),
              story.entities.size(), story.events.size(), story.sources.size());
  if (!ImGui::BeginChild("events", {0, ImGui::GetTextLineHeightWithSpacing() * 10}, ImGuiChildFlags_ResizeY))
    return ImGui::EndChild();
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(story.events.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const Event& event = story.events[static_cast<size_t>(i)];
      const std::string line = iso(event.date) + "  " + event.title + "###" + event.id;
      if (ImGui::Selectable(line.c_str(), i == app.view().selected)) recorder.perform("select", event.id);
    }
  }
  ImGui::EndChild();
}

void draw_ledgers(const App& app) {
  const Story& story = *app.story();
  const Snapshot& now = app.current();
  const std::string heading = "Ledgers (" + std::to_string(now.ledgers.size()) + ")###ledgers";
  if (!ImGui::CollapsingHeader(heading.c_str())) return;
  constexpr ImGuiTableFlags flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp;
  if (ImGui::BeginTable("ledgers", 5, flags)) {
    for (const char* title : {"kind", "from", "to", "total", "events"}) ImGui::TableSetupColumn(title);
    ImGui::TableHeadersRow();
    for (const LedgerState& state : now.ledgers) {
      const Ledger& ledger = at(app.indexed()->index.ledgers.all, state.ledger);
      cell(id_of(ledger.kind));
      cell(short_name(story, ledger.from));
      cell(short_name(story, ledger.to));
      cell(total_text(story, state.total, ledger.unit));
      cell(std::to_string(ledger.events.size()));
    }
    ImGui::EndTable();
  }
}

void draw_picture(DebugPanel& panel, const App& app) {
  if (!ImGui::CollapsingHeader("Picture")) return;
  const Scene& scene = app.scene();
  ImGui::Text("%g by %g, %zu marks, %zu points, %zu hit regions", static_cast<double>(scene.size.width),
              static_cast<double>(scene.size.height), scene.marks.size(), scene.points.size(), scene.hits.size());
  if (const ImDrawData* data = app.draw_data())
    ImGui::Text("%d vertices, %d indices", data->TotalVtxCount, data->TotalIdxCount);
  draw_frame_report(panel.overlay, app);
  ImGui::Checkbox("Dear ImGui's metrics", &panel.metrics);
}

}  // namespace

void draw_debug_panel(DebugPanel& panel, Recorder& recorder, std::string_view file, float scale) {
  if (!panel.open) return;
  const App& app = recorder.app();
  draw_debug_overlay(panel.overlay, app.scene(), scale);
  ImGui::PushFont(nullptr, 14 * scale);
  ImGui::SetNextWindowPos({8 * scale, 8 * scale}, ImGuiCond_FirstUseEver);
  ImGui::SetNextWindowSize({420 * scale, 480 * scale}, ImGuiCond_FirstUseEver);
  ImGui::SetNextWindowBgAlpha(1);
  if (ImGui::Begin("Inside", &panel.open)) {
    draw_problems(app, file);
    if (app.story()) {
      draw_view(recorder);
      draw_story(recorder);
      draw_ledgers(app);
      draw_picture(panel, app);
    }
  }
  ImGui::End();
  if (panel.metrics) ImGui::ShowMetricsWindow(&panel.metrics);
  ImGui::PopFont();
}

}  // namespace explainer
