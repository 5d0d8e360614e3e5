#include "tables/cell.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/ascii.hpp"
#include "core/date_wording.hpp"
#include "core/json_writer.hpp"
#include "core/money.hpp"
#include "core/utf8.hpp"
#include "plain_cell.hpp"
#include "tables/json_record.hpp"
#include "tables/read_amount.hpp"
#include "tables/read_date.hpp"

namespace explainer {
namespace {

// What a field's cells hold.
enum class FieldKind : unsigned char { text, date, amount, amounts, ids, numbers, flag };

FieldKind kind_of(std::string_view field) {
  constexpr std::pair<std::string_view, FieldKind> kinds[] = {
      {"date", FieldKind::date},    {"known", FieldKind::date},      {"retrieved", FieldKind::date},
      {"asOf", FieldKind::date},    {"start", FieldKind::date},      {"amount", FieldKind::amount},
      {"says", FieldKind::amount},  {"also", FieldKind::amounts},    {"parties", FieldKind::ids},
      {"ends", FieldKind::ids},     {"replaces", FieldKind::ids},    {"overlaps", FieldKind::ids},
      {"sources", FieldKind::ids},  {"article", FieldKind::numbers}, {"beat", FieldKind::flag},
      {"primary", FieldKind::flag},
  };
  for (const auto& [name, kind] : kinds) {
    if (name == field) return kind;
  }
  return FieldKind::text;
}

std::string text_of(Json object, std::string_view key) {
  const Json value = member_of(object, key);
  return value && value.type() == JsonType::string ? std::string(value.text()) : std::string();
}

// What the request says of the story.
ReadingContext context_of(Json request, LanguagePacks packs) {
  ReadingContext context;
  if (std::string language = text_of(request, "language"); !language.empty()) context.language = std::move(language);
  if (packs != nullptr) context.labels.set_language(read_words(packs(context.language)));
  std::string main = text_of(request, "unit");
  if (main.empty()) main = "USD";
  context.units = {{main, "", "", "", UnitKind::money}};
  const Json units = member_of(request, "units");
  if (!units || units.type() != JsonType::array) return context;
  for (Json item = units.first(); item; item = item.next()) {
    Unit unit{text_of(item, "id"), text_of(item, "name"), text_of(item, "one"), text_of(item, "short"),
              value_of<UnitKind>(text_of(item, "kind")).value_or(UnitKind::count)};
    if (unit.id.empty()) continue;
    if (unit.one.empty()) unit.one = unit.name;
    if (unit.short_name.empty()) unit.short_name = unit.name;
    if (unit.id == main)
      context.units.front() = std::move(unit);
    else
      context.units.push_back(std::move(unit));
  }
  return context;
}

std::string amount_json(const AmountRead& amount, const ReadingContext& context) {
  std::string out;
  JsonObject object(out);
  const bool dollars = amount.unit == "USD";
  object.raw(dollars ? "usd" : "value", plain_number(amount.value));
  if (!dollars && amount.unit != context.units.front().id) object.text("unit", amount.unit);
  if (amount.bound != Bound::exact) object.text("bound", id_of(amount.bound));
  object.close();
  return out;
}

std::string unit_json(const Unit& unit) {
  std::string out;
  JsonObject object(out);
  object.text("id", unit.id).text("name", unit.name).text("one", unit.one).text("short", unit.short_name);
  object.text("kind", id_of(unit.kind));
  object.close();
  return out;
}

// Pieces between `joint`s, without blanks at their ends; empty ones are left out.
std::vector<std::string> pieces_of(std::string_view text, std::string_view joints) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of(joints), text.size());
    if (const std::string_view piece = trimmed(text.substr(0, end)); !piece.empty()) out.emplace_back(piece);
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out;
}

// --- reading ---

struct CellAsked {
  std::string_view field;
  std::string text;
};

std::string problem_json(std::string_view problem) {
  std::string out;
  JsonObject(out).text("problem", problem).close();
  return out;
}

// A value with what must be said of it.
std::string value_json(std::string_view value, std::string_view note = "") {
  std::string out;
  JsonObject object(out);
  object.raw("value", value);
  if (!note.empty()) object.text("note", note);
  object.close();
  return out;
}

template <typename Readings, typename Append>
std::string question_json(std::string_view question, const Readings& readings, const Append& append) {
  std::string out;
  JsonObject object(out);
  object.text("question", question).raw("choices", json_list(readings, append));
  object.close();
  return out;
}

// The question that asks for a cell.
std::string_view question_of(const std::vector<Question>& questions, size_t cell) {
  for (const Question& question : questions) {
    if (std::find(question.cells.begin(), question.cells.end(), cell) != question.cells.end()) return question.text;
  }
  return {};
}

std::vector<std::string> read_date_cells(std::span<const Cell> cells, const ReadingContext& context) {
  const DateColumn column = read_dates(cells, context);
  std::vector<std::string> out;
  for (size_t i = 0; i < cells.size(); ++i) {
    const DateCell& cell = column.cells[i];
    switch (cell.outcome) {
      case Outcome::value:
        out.push_back(value_json(json_string(iso(cell.date)), cell.note));
        break;
      case Outcome::open:
        out.push_back(question_json(question_of(column.questions, i), cell.readings,
                                    [&](std::string& list, const DateSpan& reading) {
                                      JsonObject choice(list);
                                      choice.text("value", iso(reading));
                                      choice.text("text", date_spoken(context.labels, reading)).close();
                                    }));
        break;
      case Outcome::unreadable:
        out.push_back(problem_json(cell.note));
        break;
      default:
        out.emplace_back("{}");
    }
  }
  return out;
}

// A value that stands in a cell as JSON, because it is no amount.
bool is_json(std::string_view text) {
  const std::string_view inner = trimmed(text);
  return !inner.empty() && (inner.front() == '{' || inner.front() == '[') && parse_json(inner).has_value();
}

std::string amount_answer(const AmountCell& cell, const AmountColumn& column, size_t place,
                          const ReadingContext& context) {
  std::string out;
  switch (cell.outcome) {
    case Outcome::value:
    case Outcome::nothing: {
      JsonObject object(out);
      object.raw("value", amount_json(cell.amount, context));
      if (!cell.also.empty())
        object.raw("also", json_list(cell.also, [&](std::string& list, const AmountRead& amount) {
                     list += amount_json(amount, context);
                   }));
      if (!column.new_units.empty())
        object.raw("units",
                   json_list(column.new_units, [](std::string& list, const Unit& unit) { list += unit_json(unit); }));
      if (!cell.note.empty()) object.text("note", cell.note);
      object.close();
      return out;
    }
    case Outcome::open:
      return question_json(question_of(column.questions, place), cell.readings,
                           [&](std::string& list, const AmountRead& reading) {
                             JsonObject choice(list);
                             choice.raw("value", amount_json(reading, context));
                             choice.text("text", plain_amount(reading)).close();
                           });
    case Outcome::unreadable:
      return problem_json(cell.note);
    default:
      return "{}";
  }
}

std::vector<std::string> read_amount_cells(std::span<const Cell> cells, const ReadingContext& context) {
  const AmountColumn column = read_amounts(cells, context);
  std::vector<std::string> out;
  for (size_t i = 0; i < cells.size(); ++i) {
    const bool json = column.cells[i].outcome == Outcome::unreadable && is_json(cells[i].text);
    out.push_back(json ? value_json(trimmed(cells[i].text)) : amount_answer(column.cells[i], column, i, context));
  }
  return out;
}

// "10 GW; at least 500000 chips"
std::string read_list_of_amounts(std::string_view text, const ReadingContext& context) {
  std::vector<Cell> cells;
  for (std::string& piece : pieces_of(text, ";")) cells.push_back({std::move(piece), false});
  if (cells.empty()) return "{}";
  const AmountColumn column = read_amounts(cells, context);
  std::string values, note;
  for (size_t i = 0; i < cells.size(); ++i) {
    const AmountCell& cell = column.cells[i];
    if (cell.outcome == Outcome::unreadable && is_json(text)) return value_json(trimmed(text));
    if (cell.outcome != Outcome::value && cell.outcome != Outcome::nothing)
      return amount_answer(cell, column, i, context);
    values.append(values.empty() ? "" : ",").append(amount_json(cell.amount, context));
    for (const AmountRead& amount : cell.also) values.append(",").append(amount_json(amount, context));
    if (note.empty()) note = cell.note;
  }
  return value_json("[" + values + "]", note);
}

std::string read_numbers(std::string_view text) {
  std::string values;
  for (const std::string& piece : pieces_of(text, ",; ")) {
    constexpr size_t most_digits = 9;
    if (piece.size() > most_digits || !std::all_of(piece.begin(), piece.end(), is_digit))
      return problem_json(quoted_cell(piece) + " is not a number; write numbers with commas between them");
    int number = 0;
    std::from_chars(piece.data(), piece.data() + piece.size(), number);
    values.append(values.empty() ? "" : ",").append(std::to_string(number));
  }
  return values.empty() ? "{}" : value_json("[" + values + "]");
}

std::string read_flag(std::string_view text) {
  const std::string plain = plain_cell(text);
  for (const std::string_view yes :
       {"yes", "y", "true", "x", "1", "ja", "oui", "si", "sim", "tak", "да", "はい", "是"}) {
    if (plain == yes) return value_json("true");
  }
  for (const std::string_view no : {"", "no", "n", "false", "0", "nein", "non", "nee", "nej", "nie", "нет", "-"}) {
    if (plain == no) return "{}";
  }
  return problem_json(quoted_cell(text) + " is neither yes nor no; write yes, or leave the cell empty");
}

std::string read_plain(FieldKind kind, std::string_view text, const ReadingContext& context) {
  switch (kind) {
    case FieldKind::amounts:
      return read_list_of_amounts(text, context);
    case FieldKind::ids: {
      const std::vector<std::string> ids = pieces_of(text, ",; ");
      return ids.empty() ? "{}" : value_json(json_texts(ids));
    }
    case FieldKind::numbers:
      return read_numbers(text);
    case FieldKind::flag:
      return read_flag(text);
    default:
      return shows_nothing(text) ? "{}" : value_json(json_string(text));
  }
}

// --- writing ---

std::optional<AmountRead> amount_of(Json value, const ReadingContext& context) {
  if (value.type() != JsonType::object) return std::nullopt;
  AmountRead amount;
  bool has_value = false, is_sound = true;
  amount.unit = context.units.front().id;
  for (Json key = value.first(); key; key = key.next().next()) {
    const Json member = key.next();
    if ((key.text() == "usd" || key.text() == "value") && member.type() == JsonType::number) {
      is_sound = is_sound && !has_value && member.number() >= 0;
      has_value = true;
      amount.value = member.number();
      if (key.text() == "usd") amount.unit = "USD";
    } else if (key.text() == "unit" && member.type() == JsonType::string && !member_of(value, "usd")) {
      amount.unit = member.text();
    } else if (key.text() == "bound" && member.type() == JsonType::string && value_of<Bound>(member.text())) {
      amount.bound = *value_of<Bound>(member.text());
    } else {
      is_sound = false;
    }
  }
  return has_value && is_sound ? std::optional(amount) : std::nullopt;
}

// "a, b" of a list of texts or numbers; nothing where something else is in it.
std::optional<std::string> joined(Json list) {
  if (list.type() != JsonType::array) return std::nullopt;
  std::string out;
  for (Json item = list.first(); item; item = item.next()) {
    out.append(out.empty() ? "" : ", ");
    if (item.type() == JsonType::string && item.text().find_first_of(",; ") == std::string_view::npos)
      out.append(item.text());
    else if (item.type() == JsonType::number)
      out.append(plain_number(std::max(0.0, item.number())));
    else
      return std::nullopt;
  }
  return out;
}

std::string write_list_of_amounts(Json list, std::string_view bytes, const ReadingContext& context) {
  std::vector<AmountRead> amounts;
  for (Json item = list.type() == JsonType::array ? list.first() : Json(); item; item = item.next()) {
    const std::optional<AmountRead> amount = amount_of(item, context);
    if (!amount) return std::string(raw_json(bytes, list));
    amounts.push_back(*amount);
  }
  if (amounts.empty()) return std::string(raw_json(bytes, list));
  std::string out;
  for (const std::string& text : amount_cells(amounts, context)) out.append(out.empty() ? "" : "; ").append(text);
  return out;
}

std::string write_plain(FieldKind kind, Json value, std::string_view bytes, const ReadingContext& context) {
  if (value.type() == JsonType::string) return std::string(value.text());
  if (value.type() == JsonType::null) return {};
  if (kind == FieldKind::amounts) return write_list_of_amounts(value, bytes, context);
  if (kind == FieldKind::flag && value.type() == JsonType::boolean) return value.truth() ? "yes" : "no";
  if (kind == FieldKind::ids || kind == FieldKind::numbers) {
    if (const std::optional<std::string> text = joined(value)) return *text;
  }
  return std::string(raw_json(bytes, value));
}

// The cells of a request; none where it is not one.
template <typename Each>
void for_each_cell(const std::optional<JsonDocument>& document, const Each& each) {
  const Json request = document ? Json(*document) : Json();
  const Json cells = request && request.type() == JsonType::object ? member_of(request, "cells") : Json();
  if (!cells || cells.type() != JsonType::array) return;
  for (Json cell = cells.first(); cell; cell = cell.next()) each(cell);
}

ReadingContext context_of(const std::optional<JsonDocument>& document, LanguagePacks packs) {
  const bool is_object = document && Json(*document).type() == JsonType::object;
  return is_object ? context_of(Json(*document), packs) : ReadingContext();
}

bool is_object(Json value) { return value && value.type() == JsonType::object; }

}  // namespace

std::string read_cells(std::string_view request, LanguagePacks packs) {
  const std::optional<JsonDocument> document = parse_json(request);
  const ReadingContext context = context_of(document, packs);
  std::vector<std::string> answers;
  std::map<std::string, std::vector<size_t>, std::less<>> columns;  // dates and amounts are read with their neighbours
  std::map<size_t, Cell> asked;
  for_each_cell(document, [&](Json cell) {
    const std::string field = is_object(cell) ? text_of(cell, "field") : std::string();
    const std::string text = is_object(cell) ? text_of(cell, "text") : std::string();
    const FieldKind kind = kind_of(field);
    if (kind == FieldKind::date || kind == FieldKind::amount) {
      columns[field].push_back(answers.size());
      asked[answers.size()] = {text, false};
      answers.emplace_back();
    } else {
      answers.push_back(read_plain(kind, text, context));
    }
  });
  for (const auto& [field, places] : columns) {
    std::vector<Cell> cells;
    for (const size_t place : places) cells.push_back(asked[place]);
    std::vector<std::string> read =
        kind_of(field) == FieldKind::date ? read_date_cells(cells, context) : read_amount_cells(cells, context);
    for (size_t i = 0; i < places.size(); ++i) answers[places[i]] = std::move(read[i]);
  }
  return json_list(answers, [](std::string& out, const std::string& answer) { out += answer; });
}

std::string write_cells(std::string_view request, LanguagePacks packs) {
  const std::optional<JsonDocument> document = parse_json(request);
  const ReadingContext context = context_of(document, packs);
  std::vector<std::string> texts;
  std::vector<size_t> date_places, amount_places;
  std::vector<DateSpan> dates;
  std::vector<AmountRead> amounts;
  for_each_cell(document, [&](Json cell) {
    const Json value = is_object(cell) ? member_of(cell, "value") : Json();
    const FieldKind kind = is_object(cell) ? kind_of(text_of(cell, "field")) : FieldKind::text;
    const std::optional<DateSpan> date = value && kind == FieldKind::date && value.type() == JsonType::string
                                             ? parse_uncertain_date(value.text())
                                             : std::nullopt;
    const std::optional<AmountRead> amount =
        value && kind == FieldKind::amount ? amount_of(value, context) : std::nullopt;
    if (date) {
      date_places.push_back(texts.size());
      dates.push_back(*date);
    }
    if (amount) {
      amount_places.push_back(texts.size());
      amounts.push_back(*amount);
    }
    texts.push_back(date || amount || !value ? std::string() : write_plain(kind, value, request, context));
  });
  const std::vector<std::string> date_texts = date_cells(dates, context), amount_texts = amount_cells(amounts, context);
  for (size_t i = 0; i < dates.size(); ++i) texts[date_places[i]] = date_texts[i];
  for (size_t i = 0; i < amounts.size(); ++i) texts[amount_places[i]] = amount_texts[i];
  return json_texts(texts);
}

}  // namespace explainer
