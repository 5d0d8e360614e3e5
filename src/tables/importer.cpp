#include "importer.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/json_writer.hpp"
#include "core/money.hpp"
#include "core/utf8.hpp"

namespace explainer {
namespace {

// An address without what tells two of one page apart only by writing.
std::string address_key(std::string_view url) {
  if (const size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  return std::string(url);
}

std::string host_of(std::string_view url) {
  if (const size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (url.substr(0, 4) == "www.") url.remove_prefix(4);
  return std::string(url);
}

// "The nationalisation of northern rock" of an address whose last part is made of words; else its host and path.
std::string title_of_address(std::string_view url) {
  std::string_view path = url;
  if (const size_t scheme = path.find("://"); scheme != std::string_view::npos) path.remove_prefix(scheme + 3);
  path = path.substr(0, path.find_first_of("?#"));
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  const size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return host_of(url);
  std::string_view last = path.substr(slash + 1);
  last = last.substr(0, last.rfind('.') == std::string_view::npos ? last.size() : last.rfind('.'));
  const std::string words = folded(last);
  const auto blanks = std::count(words.begin(), words.end(), ' ');
  const bool has_digits = words.find_first_of("0123456789") != std::string::npos;
  if (blanks >= 2 && !has_digits && words.size() <= 80) return with_capital(words);
  return shortened(host_of(url) + std::string(path.substr(path.find('/'))), 100);
}

}  // namespace

const Column* Sheet::column(std::string_view field) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const Column& candidate) { return candidate.field == field; });
  return found == columns.end() ? nullptr : &*found;
}

std::string_view Sheet::raw(size_t row, const Column* column) const {
  if (column == nullptr || row >= table->rows.size() || column->index >= table->rows[row].size()) return {};
  return table->rows[row][column->index].text;
}

std::string Sheet::words(size_t row, const Column* column) const {
  std::string tidied = cell(row, column);
  if (!is_ours || tidied.empty()) return tidied;
  const std::string_view whole = raw(row, column);
  return whole.find_first_of("\r\n\t") == std::string_view::npos ? std::string(whole) : tidied;
}

CellPlace Sheet::place(size_t row, const Column* column) const {
  CellPlace place{table->file, table->name, row + 1, {}, {}};
  if (column != nullptr) {
    place.column = column->header;
    place.letters = column_letters(column->index);
  }
  return place;
}

// --- entities ---

void EntityBook::add(JsonRecord record) {
  const std::string id = record.text_of("id");
  ids_.take(id);
  own_ids_.emplace(id, id);
  for (const char* const key : {"id", "name", "short"}) {
    const std::string name = folded(record.text_of(key));
    if (!name.empty()) id_by_name_.emplace(name, id);
  }
  records_.push_back(std::move(record));
}

const std::string* EntityBook::find(std::string_view cell) const {
  if (const auto own = own_ids_.find(std::string(cell)); own != own_ids_.end()) return &own->second;
  std::string name = folded(cell);
  if (const auto other = alias_.find(name); other != alias_.end()) name = other->second;
  const auto found = id_by_name_.find(name.empty() ? std::string(cell) : name);
  return found == id_by_name_.end() ? nullptr : &found->second;
}

std::string EntityBook::find_or_make(const std::string& cell) {
  if (const std::string* const known = find(cell)) return *known;
  const std::string wanted = slug(cell, 40);
  std::string id = ids_.make(wanted.empty() ? "entity-" + std::to_string(records_.size() + 1) : wanted);
  const std::string name = folded(cell);
  id_by_name_.emplace(name.empty() ? cell : name, id);
  JsonRecord record;
  record.text("id", id).text("name", cell);
  records_.push_back(std::move(record));
  return id;
}

void EntityBook::take_as(const std::string& name, const std::string& other) { alias_[name] = other; }

// --- sources ---

void SourceBook::add(JsonRecord record) {
  const std::string id = record.text_of("id"), url = record.text_of("url");
  ids_.take(id);
  id_by_key_.emplace("id " + id, id);
  if (!url.empty()) {
    id_by_key_.emplace("url " + address_key(url) + " " + folded(record.text_of("publisher")), id);
    id_by_key_.emplace("url " + address_key(url), id);
  } else {
    id_by_key_.emplace("name " + folded(record.text_of("publisher")) + " " + folded(record.text_of("title")), id);
    id_by_key_.emplace("name " + folded(record.text_of("publisher")), id);
  }
  records_.push_back(std::move(record));
}

const std::string* SourceBook::find(std::string_view id_or_address) const {
  auto found = id_by_key_.find("id " + std::string(id_or_address));
  if (found == id_by_key_.end()) found = id_by_key_.find("url " + address_key(id_or_address));
  return found == id_by_key_.end() ? nullptr : &found->second;
}

std::string SourceBook::find_or_make(const SourceFacts& facts) {
  const std::string publisher = facts.publisher.empty() ? host_of(facts.url) : facts.publisher;
  std::string key = facts.url.empty()
                        ? "name " + folded(publisher) + (facts.title.empty() ? "" : " " + folded(facts.title))
                        : "url " + address_key(facts.url) + (facts.publisher.empty() ? "" : " " + folded(publisher));
  if (const auto found = id_by_key_.find(key); found != id_by_key_.end()) return found->second;
  const std::string wanted = slug(publisher, 40);
  std::string id = ids_.make(wanted.empty() ? "source-" + std::to_string(records_.size() + 1) : wanted);
  std::string title = facts.title;
  if (title.empty()) {
    title = facts.url.empty() ? publisher : title_of_address(facts.url);
    if (!facts.url.empty()) ++made_from_addresses_;
  }
  JsonRecord record;
  record.text("id", id).text("publisher", publisher).text("title", title).text_unless_empty("url", facts.url);
  record.text_unless_empty("date", facts.date).text_unless_empty("retrieved", facts.retrieved);
  record.text_unless_empty("archived", facts.archived);
  id_by_key_.emplace(std::move(key), id);
  id_by_key_.emplace("id " + id, id);
  if (!facts.url.empty()) id_by_key_.emplace("url " + address_key(facts.url), id);
  records_.push_back(std::move(record));
  return id;
}

// --- programmes ---

void ProgramDraft::add_generation(JsonRecord generation) {
  const std::string generation_id = generation.text_of("id");
  ids.take(generation_id);
  generation_ids.emplace(generation_id, generation_id);
  generation_ids.emplace(" " + folded(generation.text_of("name")), generation_id);
  generations.push_back(std::move(generation));
}

std::string ProgramDraft::find_or_make_generation(const std::string& generation) {
  auto found = generation_ids.find(generation);
  if (found == generation_ids.end()) found = generation_ids.find(" " + folded(generation));
  if (found != generation_ids.end()) return found->second;
  const std::string wanted = slug(generation, 40);
  std::string made = ids.make(wanted.empty() ? "generation" : wanted);
  JsonRecord own;
  own.text("id", made).text("name", generation);
  add_generation(std::move(own));
  return made;
}

ProgramDraft& ProgramBook::add(ProgramDraft draft) {
  ids_.take(draft.id);
  places_.emplace(draft.id, all_.size());
  places_.emplace(" " + folded(draft.name), all_.size());
  all_.push_back(std::move(draft));
  return all_.back();
}

ProgramDraft* ProgramBook::find(const std::string& name) {
  auto found = places_.find(name);
  if (found == places_.end()) found = places_.find(" " + folded(name));
  return found == places_.end() ? nullptr : &all_[found->second];
}

ProgramDraft& ProgramBook::find_or_make(const std::string& name, const std::string& maker) {
  if (ProgramDraft* const known = find(name)) return *known;
  ProgramDraft draft;
  const std::string wanted = slug(name, 40);
  draft.id = ids_.make(wanted.empty() ? "program" : wanted);
  draft.name = name;
  draft.record.text("id", draft.id).text("name", name).text_unless_empty("maker", maker);
  return add(std::move(draft));
}

// --- what is said and asked ---

void Importer::warn(CellPlace place, std::string cell, std::string text) {
  result.notes.push_back({Severity::warning, false, std::move(place), std::move(cell), std::move(text)});
}

void Importer::remark(CellPlace place, std::string cell, std::string text) {
  result.notes.push_back({Severity::warning, true, std::move(place), std::move(cell), std::move(text)});
}

const std::string* Importer::answer(const std::string& id) const {
  const auto found = map.answers.find(id);
  return found == map.answers.end() ? nullptr : &found->second;
}

std::optional<std::string> Importer::ask(ImportQuestion question) {
  if (const std::string* const said = answer(question.id)) {
    const bool is_choice = std::any_of(question.choices.begin(), question.choices.end(),
                                       [&](const Choice& choice) { return choice.value == *said; });
    if (is_choice) return *said;
    std::string choices;
    for (const Choice& choice : question.choices) choices.append(choices.empty() ? "" : ", ").append(choice.value);
    warn(question.place, *said, in_quotes(*said) + " is no answer to " + question.id + "; write one of " + choices);
  }
  result.questions.push_back(std::move(question));
  return std::nullopt;
}

namespace {

std::vector<Cell> cells_of(const Sheet& sheet, const Column& column) {
  std::vector<Cell> cells;
  const auto& rows = sheet.table->rows;
  for (size_t row = sheet.first_row; row < rows.size(); ++row)
    cells.push_back(column.index < rows[row].size() ? rows[row][column.index] : Cell{});
  return cells;
}

std::string question_id(const Sheet& sheet, const Column& column, std::string_view about) {
  return sheet.name + "/" + column.header + "/" + std::string(about);
}

// What was answered of the cells of a column; its other answers are of no concern to who reads cells.
Answers answers_of(const Importer& importer, const Sheet& sheet, const Column& column) {
  Answers answers;
  const std::string about_column = question_id(sheet, column, "");
  for (auto said = importer.map.answers.lower_bound(about_column);
       said != importer.map.answers.end() && said->first.compare(0, about_column.size(), about_column) == 0; ++said)
    take_answer(answers, std::string_view(said->first).substr(about_column.size()), said->second);
  return answers;
}

void pass_on(Importer& importer, const Sheet& sheet, const Column& column, const std::vector<Question>& questions) {
  for (const Question& question : questions) {
    if (question.cells.empty()) continue;
    ImportQuestion asked;
    asked.id = question_id(sheet, column, question.about);
    asked.place = sheet.place(sheet.first_row + question.cells.front(), &column);
    asked.text = question.text;
    for (const size_t cell : question.cells)
      asked.cells.push_back({sheet.first_row + cell + 1, sheet.cell(sheet.first_row + cell, &column)});
    asked.choices = question.choices;
    importer.result.questions.push_back(std::move(asked));
  }
}

}  // namespace

std::vector<DateCell> Importer::dates(const Sheet& sheet, const Column& column) {
  ReadingContext here = context;
  here.epoch = sheet.epoch;
  const std::vector<Cell> cells = cells_of(sheet, column);
  DateColumn read = read_dates(cells, here, answers_of(*this, sheet, column));
  pass_on(*this, sheet, column, read.questions);
  read.cells.resize(cells.size());
  for (size_t i = 0; i < cells.size(); ++i) {
    if (const auto exact = exact_date(tidy(cells[i].text))) read.cells[i] = {Outcome::value, *exact, {}};
  }
  return std::move(read.cells);
}

std::vector<AmountCell> Importer::amounts(const Sheet& sheet, const Column& column, std::span<const UnitHint> hints) {
  const std::vector<Cell> cells = cells_of(sheet, column);
  AmountColumn read = read_amounts(cells, context, answers_of(*this, sheet, column), hints);
  pass_on(*this, sheet, column, read.questions);
  read.cells.resize(cells.size());
  for (const Unit& unit : read.new_units) add_unit(unit);
  return std::move(read.cells);
}

void Importer::add_unit(const Unit& unit) {
  const bool is_known =
      std::any_of(context.units.begin(), context.units.end(), [&](const Unit& other) { return other.id == unit.id; });
  if (is_known) return;
  context.units.push_back(unit);
  JsonRecord record;
  record.text("id", unit.id).text("name", unit.name.empty() ? unit.id : unit.name).text_unless_empty("one", unit.one);
  record.text_unless_empty("short", unit.short_name).text("kind", id_of(unit.kind));
  units.push_back(std::move(record));
}

// --- words ---

std::string amount_json(const AmountRead& amount) {
  std::string out;
  JsonObject object(out);
  if (amount.unit == "USD") {
    object.raw("usd", plain_number(amount.value));
  } else {
    object.raw("value", plain_number(amount.value)).text("unit", amount.unit);
  }
  if (amount.bound != Bound::exact) object.text("bound", id_of(amount.bound));
  object.close();
  return out;
}

std::optional<DateSpan> exact_date(const std::string& cell) {
  const std::optional<DateSpan> date = parse_uncertain_date(cell);
  return date && iso(*date) == cell ? date : std::nullopt;
}

}  // namespace explainer
