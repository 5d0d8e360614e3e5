#include "core/outline_json.hpp"

#include "core/at.hpp"
#include "core/date.hpp"
#include "core/json_writer.hpp"

namespace explainer {
namespace {

void append_event(std::string& out, const Story& story, const OutlineEvent& event) {
  JsonObject line(out);
  line.text("id", at(story.events, event.event).id).flag("begun", event.begun);
  line.text("day", iso(at(story.events, event.event).date.first));
  line.text("date", event.date).text("spoken", event.spoken).text("name", event.name);
  line.text("kind", event.kind).text("status", event.status).text("amount", event.amount);
  line.text("parties", event.parties).text("ending", event.ending).close();
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
  out.append(",\n  \"corrections\": ");
  append_json_lines(out, outline.corrections, "  ", [&](const OutlineCorrection& correction) {
    JsonObject line(out);
    line.raw("event", correction.event == none ? "null" : json_string(at(story.events, correction.event).id));
    line.text("text", correction.text).close();
  });
  return out.append("\n}\n");
}

}  // namespace explainer
