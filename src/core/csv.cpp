#include "core/csv.hpp"

#include <array>

#include "core/at.hpp"
#include "core/money.hpp"
#include "core/wording.hpp"

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

// What a program may read by its place stays where it was; new columns come last.
constexpr std::array<std::string_view, 29> header = {
    "id",         "date",  "first_day",  "last_day", "kind",   "status",   "title",   "from",    "to",      "program",
    "generation", "stage", "amount_usd", "bound",    "amount", "counts",   "part_of", "article", "sources", "value",
    "unit",       "also",  "known",      "ends",     "how",    "replaces", "repays",  "ended",   "quotes"};

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

std::string ids_of(const Story& story, const std::vector<int>& events) {
  std::string out;
  for (const int index : events) out.append(out.empty() ? "" : " ").append(at(story.events, index).id);
  return out;
}

// "10 gw; at_least 500000 chips"
std::string also_text(const Story& story, const Event& event) {
  std::string out;
  for (const Amount& amount : event.also) {
    out.append(out.empty() ? "" : "; ");
    if (amount.bound != Bound::exact) out.append(id_of(amount.bound)).append(" ");
    out.append(plain_number(amount.value)).append(" ").append(at(story.units, amount.unit).id);
  }
  return out;
}

std::string quotes_text(const Story& story, const Event& event) {
  std::string out;
  for (const Citation& citation : event.citations) {
    out.append(out.empty() ? "" : "; ").append(at(story.sources, citation.source).publisher).append(":");
    if (!citation.quote.empty()) out.append(" “").append(citation.quote).append("”");
    if (citation.says) out.append(" says ").append(amount_words(story, *citation.says));
  }
  return out;
}

// How and when each of the first `count` events was over, as far as those tell: "lapsed 2008-09-10".
std::vector<std::string> endings(const Story& story, int count) {
  std::vector<std::string> out(static_cast<size_t>(count));
  const auto note = [&](const std::vector<int>& over, std::string_view how, const Event& by) {
    for (const int index : over) {
      if (index >= count) continue;
      std::string& text = at(out, index);
      text.append(text.empty() ? "" : "; ").append(how).append(" ").append(iso(by.date));
    }
  };
  for (int i = 0; i < count; ++i) {
    const Event& event = at(story.events, i);
    if (event.status == Status::in_talks) continue;
    note(event.ends, id_of(event.ending), event);
    if (event.counts != Counts::never) note(event.replaces, "replaced", event);
  }
  return out;
}

std::array<std::string, header.size()> row_of(const Story& story, const Event& event, const std::string& ending) {
  const auto entity = [&](int index) { return index == none ? std::string() : at(story.entities, index).id; };
  const Program* program = event.program == none ? nullptr : &at(story.programs, event.program);
  const bool has_generation = program != nullptr && event.generation != none;
  return {event.id,
          iso(event.date),
          event.date.starts_open() ? "" : iso(event.date.first),
          event.date.ends_open() ? "" : iso(event.date.last),
          std::string(id_of(event.kind)),
          std::string(id_of(event.status)),
          event.title,
          entity(event.from),
          entity(event.to),
          program != nullptr ? program->id : "",
          has_generation ? at(program->generations, event.generation).id : "",
          has_generation && event.kind == EventKind::program ? std::string(id_of(event.stage)) : "",
          event.amount && at(story.units, event.amount->unit).id == "USD" ? plain_number(event.amount->value) : "",
          event.amount ? std::string(id_of(event.amount->bound)) : "",
          amount_text(story, event),
          std::string(id_of(event.counts)),
          event.part_of == none ? "" : at(story.events, event.part_of).id,
          article_text(event),
          sources_text(story, event),
          event.amount ? plain_number(event.amount->value) : "",
          event.amount ? at(story.units, event.amount->unit).id : "",
          also_text(story, event),
          event.known ? iso(*event.known) : "",
          ids_of(story, event.ends),
          event.kind == EventKind::end ? std::string(id_of(event.ending)) : "",
          ids_of(story, event.replaces),
          event.kind == EventKind::repayment ? std::string(id_of(event.repays)) : "",
          ending,
          quotes_text(story, event)};
}

}  // namespace

std::string write_csv(const Story& story) { return write_csv(story, static_cast<int>(story.events.size())); }

std::string write_csv(const Story& story, int count) {
  std::string out;
  append_row(out, header);
  const std::vector<std::string> ended = endings(story, count);
  for (int i = 0; i < count; ++i) append_row(out, row_of(story, at(story.events, i), at(ended, i)));
  return out;
}

}  // namespace explainer
