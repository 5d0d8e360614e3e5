#include "core/snapshot_json.hpp"

#include <numeric>

#include "core/at.hpp"
#include "core/json_writer.hpp"
#include "core/money.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

void add_interval(JsonObject& line, const Interval& total) {
  line.raw("low", plain_number(total.low));
  line.raw("high", total.high == unbounded ? "null" : plain_number(total.high));
  line.flag("about", total.about);
}

void add_unit(JsonObject& line, const Story& story, int unit) { line.text("unit", at(story.units, unit).id); }

void add_returned(JsonObject& line, const std::optional<Interval>& returned) {
  if (!returned) return;
  std::string object;
  JsonObject of_returned(object);
  add_interval(of_returned, *returned);
  of_returned.close();
  line.raw("returned", object);
}

void append_ledger(std::string& out, const Story& story, const Ledger& ledger, const LedgerState& state) {
  const Interval& total = state.total;
  JsonObject line(out);
  line.text("kind", id_of(ledger.kind));
  line.text("from", at(story.entities, ledger.from).id).text("to", at(story.entities, ledger.to).id);
  add_unit(line, story, ledger.unit);
  add_interval(line, total);
  add_returned(line, state.returned);
  line.text("label", total_text(story, total, ledger.unit)).close();
}

// Where parts may hold the same money there is no grand total: the label names them side by side.
std::string label_of(const IndexedStory& indexed, const TotalState& total, Date date) {
  const Story& story = indexed.story;
  if (!total.overlap) return total_text(story, total.total, total.unit);
  std::string label;
  for (const int index : total.ledgers) {
    const Ledger& ledger = at(indexed.index.ledgers.all, index);
    const Interval* part = ledger.at(date);
    if (part == nullptr) continue;
    label.append(label.empty() ? "" : ", ").append(at(story.entities, ledger.from).name).append(" ");
    label.append(total_text(story, *part, total.unit));
  }
  return label;
}

void append_total(std::string& out, const IndexedStory& indexed, const TotalState& total, Date date) {
  const Story& story = indexed.story;
  JsonObject line(out);
  line.text("kind", id_of(total.kind)).text("to", at(story.entities, total.to).id);
  add_unit(line, story, total.unit);
  add_interval(line, total.total);
  add_returned(line, total.returned);
  line.flag("overlap", total.overlap).text("label", label_of(indexed, total, date)).close();
}

void append_program(std::string& out, const Story& story, const ProgramState& state) {
  const Program& program = at(story.programs, state.program);
  out.append("{ \"id\": ");
  append_json_string(out, program.id);
  out.append(", \"generations\": ");
  append_json_lines(out, state.generations, "    ", [&](const GenerationState& generation) {
    JsonObject line(out);
    line.text("id", at(program.generations, generation.generation).id).text("stage", id_of(generation.stage));
    line.text("since", iso(at(story.events, generation.event).date.first)).close();
  });
  out.append(" }");
}

}  // namespace

std::string write_snapshot_json(const IndexedStory& indexed, const Snapshot& snapshot) {
  const Story& story = indexed.story;
  std::string out = "{\n  \"date\": ";
  append_json_string(out, iso(snapshot.date));

  out.append(",\n  \"events\": ");
  std::vector<int> begun(static_cast<size_t>(snapshot.event_count));
  std::iota(begun.begin(), begun.end(), 0);
  append_json_lines(out, begun, "  ", [&](int event) { append_json_string(out, at(story.events, event).id); });

  if (!snapshot.ended.empty()) {
    out.append(",\n  \"ended\": ");
    append_json_lines(out, snapshot.ended, "  ",
                      [&](int event) { append_json_string(out, at(story.events, event).id); });
  }

  out.append(",\n  \"ledgers\": ");
  append_json_lines(out, snapshot.ledgers, "  ", [&](const LedgerState& state) {
    append_ledger(out, story, at(indexed.index.ledgers.all, state.ledger), state);
  });

  out.append(",\n  \"totals\": ");
  append_json_lines(out, snapshot.totals, "  ",
                    [&](const TotalState& total) { append_total(out, indexed, total, snapshot.date); });

  out.append(",\n  \"programs\": ");
  append_json_lines(out, snapshot.programs, "  ",
                    [&](const ProgramState& state) { append_program(out, story, state); });

  out.append(",\n  \"headline\": ");
  if (snapshot.headline == none) {
    out.append("null");
  } else {
    const Event& event = at(story.events, snapshot.headline);
    JsonObject(out).text("event", event.id).text("text", event.title).close();
  }
  return out.append("\n}\n");
}

}  // namespace explainer
