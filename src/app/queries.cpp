// The queries of an App by name, answered as text: for the page's script, mostly JSON.
// web/src/engine/protocol.ts has the same names and the types of the answers.
#include <array>
#include <charconv>
#include <utility>

#include "app_state.hpp"
#include "core/about_json.hpp"
#include "core/at.hpp"
#include "core/csv.hpp"
#include "core/json_writer.hpp"
#include "core/lead_wording.hpp"
#include "core/number_text.hpp"
#include "core/page_json.hpp"
#include "core/snapshot_json.hpp"
#include "core/wording.hpp"
#include "scene/hit_test.hpp"
#include "scene/svg.hpp"

namespace explainer {
namespace {

// "[x,y,width,height]"
std::string place_json(const Box& box) {
  return json_list(std::array{box.x, box.y, box.width, box.height},
                   [](std::string& out, float number) { out += decimals_text(static_cast<double>(number)); });
}

std::string id_or_null(const Story& story, int event) {
  return event == none ? "null" : json_string(at(story.events, event).id);
}

DayLead current_lead(AppState& s) { return lead_of(s.view, s.story(), current_snapshot(s)); }

// --- JSON ---

std::string answer_state(AppState& s, std::string_view) { return write_state_json(s); }

std::string answer_snapshot(AppState& s, std::string_view) {
  return write_snapshot_json(*s.indexed, current_snapshot(s));
}

std::string answer_overview(AppState& s, std::string_view) { return write_overview_json(s.story()); }

std::string answer_about(AppState& s, std::string_view) { return write_about_json(*s.indexed); }

std::string answer_events(AppState& s, std::string_view argument) {
  int first = 0, count = 0;
  const char* const end = argument.data() + argument.size();
  const char* const blank = std::from_chars(argument.data(), end, first).ptr;
  if (blank != end) std::from_chars(blank + 1, end, count);
  return write_events_json(*s.indexed, first, count);
}

std::string answer_day(AppState& s, std::string_view) {
  return write_day_json(*s.indexed, current_snapshot(s), current_lead(s));
}

std::string answer_typed_date(AppState& s, std::string_view argument) {
  return write_typed_date_json(s.story(), argument);
}

std::string answer_filters(AppState& s, std::string_view) { return write_filters_json(s.story(), s.view.filter); }

std::string answer_shown(AppState& s, std::string_view) {
  std::string json = "[";
  for (const Event& event : s.story().events) {
    if (passes(s.story(), event, s.view.filter)) append_json_string(json += json.size() > 1 ? "," : "", event.id);
  }
  return json += ']';
}

std::string answer_places(AppState& s, std::string_view) {
  return s.reported_places.empty() ? "[]" : s.reported_places;
}

// "[[x,y,width,height],…]"
template <typename List>
std::string boxes_json(const List& list) {
  return json_list(list, [](std::string& out, const auto& item) { out += place_json(item.box); });
}

std::string answer_boxes(AppState& s, std::string_view) {
  return "{\"marks\":" + boxes_json(s.scene.marks) + ",\"hits\":" + boxes_json(s.scene.hits) + '}';
}

// --- text ---

std::string answer_link(AppState& s, std::string_view) { return std::exchange(s.link, {}); }

std::string answer_source(AppState& s, std::string_view) { return source_line(s.story(), current_lead(s).event); }

std::string answer_svg(AppState& s, std::string_view argument) {
  constexpr float height = 28, margin = 24, text_size = 12;
  View view = s.view;
  view.still = true;
  Scene scene = settled_scene(s, view);
  Mark paper;
  paper.color = ColorRole::background;
  paper.box = {0, scene.size.height, scene.size.width, height};
  Mark line;
  line.shape = Shape::text;
  line.color = ColorRole::text_secondary;
  line.size = text_size;
  line.text = answer_source(s, {});
  // No width: it was not measured, and nothing stands beside it.
  line.box = {scene.right_to_left ? scene.size.width - margin : margin, scene.size.height + 4, 0, text_size};
  scene.marks.push_back(std::move(paper));
  scene.marks.push_back(std::move(line));
  scene.size.height += height;
  const Theme theme = argument == "light" ? Theme::light : s.view.theme;
  return render_svg(scene, theme, s.story().language, s.story().title,
                    lead_spoken(s.story(), s.view.playhead, current_lead(s)), s.font_family);
}

std::string answer_picture(AppState& s, std::string_view) {
  return render_svg(s.scene, s.view.theme, s.story().language, s.story().title, {}, s.font_family);
}

std::string answer_csv(AppState& s, std::string_view) { return write_csv(s.story(), current_snapshot(s).event_count); }

struct Query {
  std::string_view name;
  std::string (*answer)(AppState& s, std::string_view argument);
  bool needs_story = true;
};

constexpr Query queries[] = {
    {"state", answer_state},            // date, selection, play, axis and filter: a change raises AppOutput::revision
    {"snapshot", answer_snapshot},      // what is true on the date: the contract of web/explainer.d.ts
    {"overview", answer_overview},      // title, labels and years: constant for a story, see core/page_json.hpp
    {"about", answer_about},            // who and what the story is about
    {"events", answer_events},          // "FIRST COUNT": so many events in their order, from one on
    {"day", answer_day},                // what the text view shows of the date
    {"typed_date", answer_typed_date},  // what a reader means who types this text
    {"filters", answer_filters},        // what can be chosen with the verb filter
    {"shown", answer_shown},            // ids of the events that the filter lets through
    {"places", answer_places},          // boxes of the drawn controls, in CSS pixels: a change raises layout_revision
    {"boxes", answer_boxes},            // of all marks and places that answer the pointer, for debugging
    {"link", answer_link, false},  // text: the address that the reader asked to open, given once; "" when there is none
    {"source", answer_source},     // text: where the picture's facts are from and how old they are
    {"svg", answer_svg},           // text: the picture without controls, with its source below; "light": in that theme
    {"picture", answer_picture},   // text: the last frame as SVG, with all that can be operated
    {"csv", answer_csv},           // text: the events until the date
};

}  // namespace

std::string write_state_json(const AppState& s) {
  const Story& story = s.story();
  const View& view = s.view;
  std::string json;
  JsonObject(json, JsonStyle::compact)
      .text("date", iso(view.playhead))
      .text("start", iso(story.from))
      .text("end", iso(story.to))
      .raw("selected", id_or_null(story, view.selected))
      .flag("paused", !view.playing)
      .flag("ended", ended(view, story))
      .raw("rate", decimals_text(view.rate))
      .text("spacing", view.spacing == Spacing::ordinal ? "even" : "time")
      .flag("zoomed", zoomed(view))
      .text("filter", filter_terms(story, view.filter))
      .close();
  return json;
}

std::string control_name(Target target) {
  constexpr std::pair<TargetKind, std::string_view> names[] = {{TargetKind::previous, "previous"},
                                                               {TargetKind::play, "play"},
                                                               {TargetKind::next, "next"},
                                                               {TargetKind::more_rows, "more_rows"},
                                                               {TargetKind::spacing, "spacing"},
                                                               {TargetKind::zoom_out, "zoom_out"},
                                                               {TargetKind::zoom_in, "zoom_in"},
                                                               {TargetKind::tab, "tab"},
                                                               {TargetKind::sheet, "sheet"},
                                                               {TargetKind::clear_filter, "clear_filter"},
                                                               {TargetKind::link, "link"},
                                                               {TargetKind::more_left, "more_left"},
                                                               {TargetKind::more_right, "more_right"}};
  for (const auto& [kind, name] : names) {
    if (target.kind != kind) continue;
    const bool one_of_many = kind == TargetKind::tab || kind == TargetKind::link;
    return std::string(name).append(one_of_many ? " " + std::to_string(target.index) : "");
  }
  return {};
}

std::string write_places_json(const AppState& s) {
  const Labels& labels = s.story().labels;
  std::vector<std::string> items;
  for (const HitRegion& hit : s.scene.hits) {
    const auto [kind, index] = hit.target;
    const std::string name = control_name(hit.target);
    if (name.empty()) continue;
    std::string& json = items.emplace_back();
    JsonObject item(json, JsonStyle::compact);
    item.text("control", name).raw("place", place_json(hit.box));
    if (kind == TargetKind::tab) {
      constexpr std::string_view tabs[] = {"tab.map", "tab.totals", "tab.programs"};
      item.text("name", labels[tabs[index]]).flag("pressed", index == static_cast<int>(s.view.tab));
    } else if (kind == TargetKind::sheet) {
      item.text("name", labels["button.details"]);
      if (index == none) item.flag("expanded", s.view.card_open);  // else it selects the event, and is gone
    } else if (kind == TargetKind::more_rows || kind == TargetKind::more_left || kind == TargetKind::more_right) {
      item.text("name", labels["button.rows"]);
    } else if (kind == TargetKind::clear_filter) {
      item.text("name", labels["button.filter_clear"]);
    } else if (kind == TargetKind::link) {
      const Source& source = at(s.story().sources, index);
      item.text("name", source.publisher + ": " + source.title).text("url", source.url);
    }
    item.close();
  }
  return json_list(items, [](std::string& out, const std::string& item) { out += item; });
}

Box handle_box(const AppState& s) {
  constexpr float radius = 22;
  for (const HitRegion& hit : s.scene.hits) {
    if (hit.target.kind != TargetKind::time_strip) continue;
    return {x_of(s.story(), s.scene, s.view.playhead) - radius, hit.box.y, 2 * radius, 2 * radius};
  }
  return {};
}

std::string App::query(std::string_view name, std::string_view argument) {
  AppState& s = *state_;
  for (const Query& query : queries) {
    if (query.name == name) return query.needs_story && !s.indexed ? "null" : query.answer(s, argument);
  }
  return {};
}

std::vector<std::string_view> App::query_names() {
  std::vector<std::string_view> names;
  for (const Query& query : queries) names.push_back(query.name);
  return names;
}

}  // namespace explainer
