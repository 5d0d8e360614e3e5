#include "event_sources.hpp"

#include <algorithm>

#include "core/ascii.hpp"

namespace explainer {
namespace {

void add_source(EventDraft& event, const std::string& id) {
  if (std::find(event.sources.begin(), event.sources.end(), id) != event.sources.end()) return;
  event.sources.push_back(id);
  event.citations.emplace_back();
}

void cite(EventDraft& event, const std::string& source, const std::string& quote, const std::string& says) {
  JsonRecord citation;
  citation.text("id", source).text_unless_empty("quote", quote);
  if (!says.empty()) citation.set("says", says);
  const auto place = std::find(event.sources.begin(), event.sources.end(), source) - event.sources.begin();
  event.citations[static_cast<size_t>(place)] = one_line(citation);
}

}  // namespace

QuotesByEvent read_quotes(const std::vector<Sheet>& sheets) {
  QuotesByEvent out;
  for (const Sheet& sheet : sheets) {
    if (sheet.kind != TableKind::quotes) continue;
    for (size_t row = sheet.first_row; row < sheet.table->rows.size(); ++row) {
      const std::string event = sheet.cell(row, "event");
      if (event.empty()) continue;
      out[event].push_back({sheet.cell(row, "source"), sheet.words(row, sheet.column("quote")), sheet.cell(row, "says"),
                            sheet.place(row, sheet.column("source"))});
    }
  }
  return out;
}

// Ids, publishers or addresses in one column, addresses in another.
void EventSources::read(EventDraft& event) {
  const Column* const links = sheet_.column("url");
  const std::string_view text = sheet_.raw(event.row, sheet_.column("sources"));
  const std::vector<std::string> ids = pieces_of(text, " ,;\n");
  const bool are_ids = !ids.empty() && std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
    return importer_.sources.find(id) != nullptr;
  });
  Named named;
  if (are_ids) {
    for (const std::string& id : ids) add_source(event, *importer_.sources.find(id));
  } else {
    for (const std::string& piece : pieces_of(text, ";\n")) split(piece, event.row, named);
  }
  for (const std::string& link : pieces_of(sheet_.raw(event.row, links), " \n")) {
    if (looks_like_address(link) || link.find('.') != std::string::npos)
      named.addresses.push_back(safe_address(link, event.row));
    else
      importer_.warn(sheet_.place(event.row, links), link, in_quotes(link) + " is no address, so it is left out");
  }
  make(event, named);
  if (event.sources.empty()) {
    no_source_.push_back(event.row);
    add_source(event, importer_.sources.find_or_make({sheet_.table->file, {}, {}, {}, {}, {}}));
  }
  read_quotes_of(event);
}

std::string EventSources::safe_address(const std::string& address, size_t row) {
  const std::string small = in_small_letters(address);
  const bool has_other_scheme = small.rfind("http://", 0) == 0;
  if (!has_other_scheme && small.rfind("www.", 0) != 0) return address;
  if (made_safe_.empty() || made_safe_.back() != row) made_safe_.push_back(row);
  return "https://" + (has_other_scheme ? address.substr(7) : address);
}

// "The Paper https://paper.example/a"
void EventSources::split(const std::string& piece, size_t row, Named& named) {
  std::string name;
  for (const std::string& word : pieces_of(piece, " ")) {
    if (looks_like_address(word))
      named.addresses.push_back(safe_address(word, row));
    else
      name.append(name.empty() ? "" : " ").append(word);
  }
  while (!name.empty() && (name.back() == ':' || name.back() == ',')) name.pop_back();
  if (!name.empty()) named.publishers.push_back(name);
}

std::string EventSources::date_in(size_t row, std::string_view field) {
  const Column* const column = sheet_.column(field);
  if (sheet_.cell(row, column).empty()) return {};
  const Cell cell = sheet_.table->rows[row][column->index];
  const DateCell read = read_dates({&cell, 1}, importer_.context).cells.front();
  if (read.outcome == Outcome::value && parse_date(iso(read.date))) return iso(read.date);
  importer_.warn(sheet_.place(row, column), cell.text,
                 in_quotes(cell.text) + " is no date of a source, so it is left out; write a day, a month or a year");
  return {};
}

void EventSources::make(EventDraft& event, const Named& named) {
  const SourceFacts shared{{},
                           sheet_.cell(event.row, "source_title"),
                           {},
                           date_in(event.row, "source_date"),
                           sheet_.cell(event.row, "archived"),
                           date_in(event.row, "retrieved")};
  const size_t count = std::max(named.publishers.size(), named.addresses.size());
  for (size_t i = 0; i < count; ++i) {
    SourceFacts facts = shared;
    if (i < named.publishers.size()) facts.publisher = named.publishers[i];
    if (i < named.addresses.size()) facts.url = named.addresses[i];
    if (i >= named.publishers.size() && named.publishers.size() == 1) facts.publisher = named.publishers[0];
    if (facts.url.empty() && (no_address_.empty() || no_address_.back() != event.row)) no_address_.push_back(event.row);
    add_source(event, importer_.sources.find_or_make(facts));
  }
}

void EventSources::read_quotes_of(EventDraft& event) {
  const std::string quote = sheet_.cell(event.row, "quote"), says = amounts_.says(event.row);
  if (!quote.empty() || !says.empty()) cite(event, event.sources.front(), quote, says);
  const auto listed = quotes_.find(event.id);
  if (listed == quotes_.end()) return;
  for (const QuoteRow& row : listed->second) {
    const std::string* const source = importer_.sources.find(row.source);
    if (source == nullptr) {
      importer_.warn(row.place, row.source, in_quotes(row.source) + " is no source, so its quote is left out");
      continue;
    }
    add_source(event, *source);
    cite(event, *source, row.quote, row.says.empty() ? std::string() : amounts_.json_of(row.says));
  }
}

void EventSources::say_what_is_open() {
  const auto note = [&](const std::vector<size_t>& rows, std::string_view field, const std::string& text) {
    const Column* const column = sheet_.column(field);
    if (!rows.empty())
      importer_.remark(sheet_.place(rows.front(), column), sheet_.cell(rows.front(), column), with_rows(text, rows));
  };
  note(no_source_, "sources", "no source is named in {rows}, so the sheet itself stands for it; name who says so");
  note(made_safe_, "url",
       "an address in {rows} does not start with https://, so it is written that way; see that it opens");
  note(no_address_, "url", "no address of the source is in {rows}, so readers cannot look it up");
}

}  // namespace explainer
