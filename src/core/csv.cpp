#include "core/csv.hpp"

#include <array>

#include "core/at.hpp"
#include "core/wording.hpp"
#include "money.hpp"

namespace explainer {
namespace {

// A cell that a spreadsheet shows as it is, instead of working it out as a formula.
std::string defused(std::string_view text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  return (formula ? "'" : "") + std::string(text);
}

void append_cell(std::string& out, std::string_view text) {
  const std::string cell = defused(text);
  if (cell.find_first_of(",\"\r\n") == std::string::npos) {
    out.append(cell);
    return;
  }
  out.push_back('"');
  for (const char c : cell) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

template <typename Row>
void append_row(std::string& out, const Row& cells) {
  bool first = true;
  for (const auto& cell : cells) {
    if (!first) out.push_back(',');
    first = false;
    append_cell(out, cell);
  }
  out.append("\r\n");
}

constexpr std::array<std::string_view, 19> header = {
    "id",         "date",  "first_day",  "last_day", "kind",   "status", "title",   "from",    "to",     "program",
    "generation", "stage", "amount_usd", "bound",    "amount", "counts", "part_of", "article", "sources"};

std::string sources_text(const Story& story, const Event& event) {
  std::string out;
  for (const int index : event.sources) {
    const Source& source = at(story.sources, index);
    if (!out.empty()) out.append("; ");
    out.append(source.publisher).append(": ").append(source.title);
    if (!source.url.empty()) out.append(" ").append(source.url);
  }
  return out;
}

std::string article_text(const Event& event) {
  std::string out;
  for (const int paragraph : event.article) {
    if (!out.empty()) out.push_back(' ');
    out.append(std::to_string(paragraph));
  }
  return out;
}

std::array<std::string, header.size()> row_of(const Story& story, const Event& event) {
  const auto entity = [&](int index) { return index == none ? std::string() : at(story.entities, index).id; };
  const Program* program = event.program == none ? nullptr : &at(story.programs, event.program);
  const bool has_generation = program != nullptr && event.generation != none;
  return {event.id,
          iso(event.date),
          iso(event.date.first),
          iso(event.date.last),
          std::string(id_of(event.kind)),
          std::string(id_of(event.status)),
          event.title,
          entity(event.from),
          entity(event.to),
          program != nullptr ? program->id : "",
          has_generation ? at(program->generations, event.generation).id : "",
          has_generation && event.kind == EventKind::program ? std::string(id_of(event.stage)) : "",
          event.amount ? plain_number(event.amount->value) : "",
          event.amount ? std::string(id_of(event.amount->bound)) : "",
          amount_text(story, event),
          std::string(id_of(event.counts)),
          event.part_of == none ? "" : at(story.events, event.part_of).id,
          article_text(event),
          sources_text(story, event)};
}

}  // namespace

std::string write_csv(const Story& story) { return write_csv(story, static_cast<int>(story.events.size())); }

std::string write_csv(const Story& story, int count) {
  std::string out;
  append_row(out, header);
  for (int i = 0; i < count; ++i) append_row(out, row_of(story, at(story.events, i)));
  return out;
}

}  // namespace explainer
