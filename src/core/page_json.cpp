#include "core/page_json.hpp"

#include <algorithm>

#include "core/aloud.hpp"
#include "core/at.hpp"
#include "core/event_wording.hpp"
#include "core/json_writer.hpp"
#include "core/outline.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

// The labels that the page uses itself; all others are drawn by the picture.
bool is_for_the_page(std::string_view key) {
  for (const std::string_view group :
       {"button.", "filter.", "page.", "save.", "speed.", "strip.", "totals.", "words."}) {
    if (key.substr(0, group.size()) == group) return true;
  }
  return false;
}

// The message for a text that is no date, with the three ways to write one.
std::string date_wrong(const Story& story) {
  const DateSpan& day = story.as_of;
  const DateSpan month = {day.first, day.last, Precision::month, Precision::month, false};
  return fill(story.labels["page.date_wrong"], {{"year", std::to_string(calendar(day.last).year)},
                                                {"month", date_text(story.labels, month)},
                                                {"day", iso(day.last)}});
}

std::string labels_json(const Story& story) {
  std::string out;
  JsonObject line(out);
  for (const LabelKey& key : label_keys()) {
    if (!is_for_the_page(key.key)) continue;
    const std::string_view usual = story.labels[key.key];
    line.text(key.key, usual);
    if (!has_plural_forms(key.key)) continue;
    for (const std::string_view form : plural_forms) {
      const std::string_view other = story.labels.in_form(key.key, form);
      if (other != usual) line.text(std::string(key.key).append(".").append(form), other);
    }
  }
  line.close();
  return out;
}

std::string years_json(const Story& story) {
  std::vector<std::pair<std::string, int>> years;
  for (const Event& event : story.events) {
    std::string year = year_text(story.labels, event.date);
    if (years.empty() || years.back().first != year) years.emplace_back(std::move(year), 0);
    ++years.back().second;
  }
  return json_list(years, [&](std::string& out, const std::pair<std::string, int>& year) {
    JsonObject(out).text("label", year.first).number("count", year.second).close();
  });
}

std::string newer_json(const Story& story) {
  if (!story.newer) return "null";
  std::string out;
  const std::string date = date_text(story.labels, story.newer->date);
  JsonObject(out)
      .text("url", story.newer->url)
      .text("text", fill(story.labels["words.newer"], {{"date", date}}))
      .close();
  return out;
}

std::string sources_json(const Story& story, const Event& event) {
  return json_list(event.sources, [&](std::string& out, int index) {
    const Source& source = at(story.sources, index);
    std::string when;
    if (const std::optional<DateSpan> date = parse_date(source.date)) when = date_text(story.labels, *date);
    if (const std::optional<DateSpan> date = parse_date(source.retrieved))
      when.append(when.empty() ? "" : story.labels["list.comma"])
          .append(fill(story.labels["source.retrieved"], {{"date", date_text(story.labels, *date)}}));
    JsonObject(out)
        .text("text", within_text(story, source.publisher) + ": " + within_text(story, source.title))
        .text("url", source.url)
        .text("date", when)
        .text("archived", source.archived)
        .text("said", citation_text(story, event, index))
        .close();
  });
}

// What became of an event, by `date` or at all, and what was corrected.
std::string notes_json(const IndexedStory& indexed, int event, std::optional<Date> date) {
  std::vector<std::string> notes;
  std::string ending = capitalised(ending_text(indexed, event, date));
  if (!ending.empty()) notes.push_back(std::move(ending));
  for (const int index : corrections_of(indexed.story, event))
    notes.push_back(correction_text(indexed.story, at(indexed.story.corrections, index)));
  return json_list(notes, append_json_string);
}

void append_event(std::string& out, const IndexedStory& indexed, int index, std::optional<Date> date) {
  const Story& story = indexed.story;
  const Event& event = at(story.events, index);
  JsonObject(out)
      .text("id", event.id)
      .text("iso", iso(day_of(event.date)))
      .text("date", event_date_text(story, event))
      .text("facts", facts_text(story, event))
      .text("title", event.title)
      .text("text", event.text)
      .text("money", aloud(story.labels, money_text(story, event)))
      .raw("notes", notes_json(indexed, index, date))
      .raw("sources", sources_json(story, event))
      .close();
}

std::string lead_json(const IndexedStory& indexed, int event, Date date) {
  std::string out;
  if (event != none) append_event(out, indexed, event, date);
  return out.empty() ? "null" : out;
}

std::string flows_json(const Outline& outline) {
  return json_list(outline.flows, [](std::string& out, const OutlineFlows& flows) {
    JsonObject(out)
        .text("heading", flows.heading)
        .raw("items",
             json_list(flows.items, [](std::string& list, const std::string& item) { append_json_string(list, item); }))
        .close();
  });
}

// The events that the day is about: those that begin on the last day on which something began.
std::string current_json(const Story& story, const Snapshot& snapshot) {
  std::string out = "[";
  for (int i = snapshot.event_count - 1; i >= 0; --i) {
    if (at(story.events, i).date.first != at(story.events, snapshot.event_count - 1).date.first) break;
    if (out.size() > 1) out.push_back(',');
    append_json_string(out, at(story.events, i).id);
  }
  return out.append("]");
}

std::string totals_json(const Outline& outline) {
  return json_list(outline.totals, [](std::string& out, const OutlineTotal& total) {
    JsonObject(out)
        .text("kind", capitalised(total.kind))
        .text("to", total.to)
        .text("total", total.total)
        .flag("overlap", total.overlap)
        .raw("parts", json_list(total.parts,
                                [](std::string& list, const std::pair<std::string, std::string>& part) {
                                  append_json_string(list, part.first + " " + part.second);
                                }))
        .close();
  });
}

}  // namespace

std::string write_overview_json(const Story& story) {
  std::string out;
  JsonObject(out)
      .text("title", story.title)
      .text("language", story.language)
      .text("asOf", capitalised(as_of_text(story)))
      .text("credits", story.credits)
      .text("dateExample", story.events.empty() ? "" : date_text(story.labels, story.events.back().date.first))
      .raw("newer", newer_json(story))
      .number("events", static_cast<int>(story.events.size()))
      .raw("years", years_json(story))
      .raw("labels", labels_json(story))
      .close();
  return out;
}

std::string write_typed_date_json(const Story& story, std::string_view text) {
  const std::optional<DateSpan> date = read_date(story.labels, text);
  std::string out, say;
  if (!date)
    say = date_wrong(story);
  else if (date->last < story.from || date->first > story.to)
    say = fill(story.labels["page.date_outside"],
               {{"low", date_text(story.labels, story.from)}, {"high", date_text(story.labels, story.to)}});
  JsonObject(out).text("date", date ? iso(date->last) : "").text("say", say).close();
  return out;
}

std::string write_events_json(const IndexedStory& indexed, int first, int count) {
  const int all = static_cast<int>(indexed.story.events.size());
  const int begin = std::clamp(first, 0, all), end = begin + std::clamp(count, 0, all - begin);
  std::string out = "[";
  for (int i = begin; i < end; ++i) {
    if (i > begin) out.push_back(',');
    append_event(out, indexed, i, std::nullopt);
  }
  return out.append("]");
}

std::string write_day_json(const IndexedStory& indexed, const Snapshot& snapshot, const DayLead& lead) {
  const Outline outline = build_day_outline(indexed, snapshot, lead);
  std::string out;
  JsonObject(out)
      .text("date", outline.date)
      .text("headline", outline.headline)
      .text("heading", outline.heading)
      .text("intro", outline.intro)
      .raw("lead", lead_json(indexed, lead.event, snapshot.date))
      .text("beside", outline.beside)
      .raw("flows", flows_json(outline))
      .number("begun", snapshot.event_count)
      .raw("current", current_json(indexed.story, snapshot))
      .raw("totals", totals_json(outline))
      .close();
  return out;
}

}  // namespace explainer
