#include "core/outline.hpp"

#include "core/json_writer.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out.append(", ");
    out.append(part);
  }
  return out;
}

OutlineEvent outline_event(const Story& story, int index, bool begun) {
  const Event& event = story.events[static_cast<size_t>(index)];
  OutlineEvent out;
  out.event = index;
  out.begun = begun;
  out.date = date_text(story.labels, event.date);
  out.spoken = date_spoken(story.labels, event.date);
  out.kind = kind_text(story.labels, event.kind);
  out.status = status_text(story.labels, event.status);
  out.amount = amount_words(story.labels, event);
  out.parties = parties_text(story, event);
  out.name = joined({event.title, amount_spoken(story.labels, event), out.status});
  return out;
}

std::vector<OutlineYear> outline_years(const Story& story, int begun) {
  std::vector<OutlineYear> years;
  for (int i = 0; i < static_cast<int>(story.events.size()); ++i) {
    const int year = calendar(story.events[static_cast<size_t>(i)].date.first).year;
    if (years.empty() || years.back().year != year) years.push_back({year, {}});
    years.back().events.push_back(outline_event(story, i, i < begun));
  }
  return years;
}

OutlineTotal outline_total(const IndexedStory& indexed, const Snapshot& snapshot, const TotalState& state) {
  const Story& story = indexed.story;
  OutlineTotal out;
  out.kind = kind_text(story.labels, state.kind);
  out.to = story.entities[static_cast<size_t>(state.to)].name;
  out.overlap = state.overlap;
  if (!state.overlap) {  // where deals may overlap there is no grand total to read out
    out.total = total_words(story.labels, state.total);
    out.spoken = total_spoken(story.labels, state.total);
  }
  for (const int index : state.ledgers) {
    const Ledger& ledger = indexed.index.ledgers.all[static_cast<size_t>(index)];
    if (const Interval* total = ledger.at(snapshot.date)) {
      out.parts.emplace_back(story.entities[static_cast<size_t>(ledger.from)].name, total_words(story.labels, *total));
    }
  }
  return out;
}

void append_event(std::string& out, const Story& story, const OutlineEvent& event) {
  JsonObject line(out);
  line.text("id", story.events[static_cast<size_t>(event.event)].id).flag("begun", event.begun);
  line.text("day", iso(story.events[static_cast<size_t>(event.event)].date.first));
  line.text("date", event.date).text("spoken", event.spoken).text("name", event.name);
  line.text("kind", event.kind).text("status", event.status).text("amount", event.amount);
  line.text("parties", event.parties).close();
}

void append_total(std::string& out, const OutlineTotal& total) {
  std::string parts;
  append_json_lines(parts, total.parts, "    ", [&](const std::pair<std::string, std::string>& part) {
    JsonObject(parts).text("from", part.first).text("total", part.second).close();
  });
  JsonObject line(out);
  line.text("kind", total.kind).text("to", total.to).text("total", total.total).text("spoken", total.spoken);
  line.flag("overlap", total.overlap).raw("parts", parts).close();
}

}  // namespace

Outline build_day_outline(const IndexedStory& indexed, const Snapshot& snapshot) {
  const Story& story = indexed.story;
  Outline out;
  out.title = story.title;
  out.subtitle = story.subtitle;
  const DateSpan day{snapshot.date, snapshot.date, Precision::day, Precision::day, false};
  out.date = date_spoken(story.labels, day);
  out.headline = out.date;
  if (snapshot.headline != none) {
    out.headline.append(": ").append(story.events[static_cast<size_t>(snapshot.headline)].title);
  }
  for (const TotalState& total : snapshot.totals) out.totals.push_back(outline_total(indexed, snapshot, total));
  return out;
}

Outline build_outline(const IndexedStory& indexed, const Snapshot& snapshot) {
  Outline out = build_day_outline(indexed, snapshot);
  out.years = outline_years(indexed.story, snapshot.event_count);
  return out;
}

std::string write_outline_json(const Outline& outline, const Story& story) {
  std::string out = "{\n";
  const auto member = [&](std::string_view name, std::string_view value) {
    out.append("  ");
    append_json_string(out, name);
    out.append(": ");
    append_json_string(out, value);
    out.append(",\n");
  };
  member("title", outline.title);
  member("subtitle", outline.subtitle);
  member("date", outline.date);
  member("headline", outline.headline);
  out.append("  \"years\": ");
  append_json_lines(out, outline.years, "  ", [&](const OutlineYear& year) {
    out.append("{ \"year\": ").append(std::to_string(year.year)).append(", \"events\": ");
    append_json_lines(out, year.events, "    ", [&](const OutlineEvent& event) { append_event(out, story, event); });
    out.append(" }");
  });
  out.append(",\n  \"totals\": ");
  append_json_lines(out, outline.totals, "  ", [&](const OutlineTotal& total) { append_total(out, total); });
  return out.append("\n}\n");
}

}  // namespace explainer
