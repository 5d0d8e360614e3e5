// The rows of the events: each becomes an event as far as it tells; what it leaves open is asked.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "core/ascii.hpp"
#include "core/json_writer.hpp"
#include "core/utf8.hpp"
#include "importer.hpp"
#include "tables/deal_words.hpp"

namespace explainer {
namespace {

constexpr int max_title_characters = 90;

// Rows that share what is to be said of them, in the order in which they came.
class Gathered {
 public:
  void add(const std::string& word, size_t row) {
    const auto [place, is_new] = places_.emplace(word, all_.size());
    if (is_new) all_.push_back({word, {}});
    all_[place->second].rows.push_back(row);
  }
  struct Entry {
    std::string word;
    std::vector<size_t> rows;
  };
  const std::vector<Entry>& all() const { return all_; }
  bool empty() const { return all_.empty(); }

 private:
  std::vector<Entry> all_;
  std::map<std::string, size_t> places_;
};

std::vector<std::string> pieces_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of(separators), text.size());
    std::string piece = tidy(text.substr(0, end));
    if (!piece.empty()) out.push_back(std::move(piece));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 200 && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
  });
}

bool looks_like_address(std::string_view text) {
  const std::string small = in_small_letters(text);
  return small.find("://") != std::string::npos || small.rfind("www.", 0) == 0;
}

bool is_total_word(std::string_view text) {
  constexpr std::array<std::string_view, 14> words = {"total", "sum",    "totals",      "grand total", "subtotal",
                                                      "summe", "gesamt", "gesamtsumme", "insgesamt",   "totale",
                                                      "somme", "suma",   "totaal",      "итого"};
  return std::find(words.begin(), words.end(), folded(text)) != words.end();
}

// The start of a text that fits a title, cut where a clause ends if it can be.
std::string title_of(const std::string& text) {
  if (count_characters(text) <= max_title_characters) return text;
  size_t limit = 0;
  for (int characters = 0; limit < text.size() && characters < max_title_characters; ++characters)
    limit += std::max<size_t>(1, utf8_length(text, limit));
  for (const std::string_view joint : {". ", "; ", " – ", " — ", ": ", " (", ", "}) {
    const size_t cut = text.rfind(joint, limit - 1);
    if (cut != std::string::npos && cut >= 20) return text.substr(0, cut);
  }
  const size_t blank = text.rfind(' ', limit - 3);
  return blank != std::string::npos && blank >= 20 ? text.substr(0, blank) + "…"
                                                   : shortened(text, max_title_characters - 1);
}

// A figure as a spreadsheet keeps it: digits, and two behind a point at most.
std::optional<double> plain_value(const std::string& text) {
  const size_t point = text.find('.');
  const std::string whole = text.substr(0, point), part = point == std::string::npos ? "" : text.substr(point + 1);
  const auto digits = [](const std::string& of) {
    return !of.empty() && std::all_of(of.begin(), of.end(), [](char c) { return is_digit(c); });
  };
  if (!digits(whole) || whole.size() > 16 || (point != std::string::npos && (!digits(part) || part.size() > 2)))
    return std::nullopt;
  long long cents = 0;
  const std::string all = whole + (part + "00").substr(0, 2);
  std::from_chars(all.data(), all.data() + all.size(), cents);
  return static_cast<double>(cents) / 100;
}

std::vector<Choice> kind_choices() {
  return {{"investment", "investment: someone puts money in, lends it or buys"},
          {"contract", "contract: a customer pays a supplier"},
          {"repayment", "repayment: money goes back"},
          {"talks", "talks: nothing is agreed yet"},
          {"terms", "terms: a decision or news that moves no money"},
          {"share_sale", "share sale: owners sell to others"}};
}

std::vector<Choice> status_choices() {
  return {{"in_talks", "in talks"},
          {"reported", "reported by someone"},
          {"announced", "announced"},
          {"agreed", "agreed or signed"},
          {"completed", "completed: the money has gone"}};
}

std::string with_rows(std::string text, const std::vector<size_t>& rows) {
  const size_t place = text.find("{rows}");
  return text.replace(place, 6, shown_rows(rows));
}

class EventSheet {
 public:
  EventSheet(Importer& importer, const Sheet& sheet, const std::vector<const Sheet*>& quotes)
      : importer_(importer), sheet_(sheet), rows_(sheet.table->rows) {
    for (const Sheet* const quote : quotes) index_quotes(*quote);
  }

  void import() {
    find_columns();
    read_columns();
    settle_names();
    for (size_t row = sheet_.first_row; row < rows_.size(); ++row) {
      if (is_left_out(row) || is_slide_of_its_own(row)) continue;
      EventDraft event;
      event.sheet = &sheet_;
      event.row = row;
      read_row(event);
      importer_.events.push_back(std::move(event));
    }
    say_what_is_open();
  }

 private:
  struct QuoteRow {
    std::string source, quote, says;
  };

  // --- the columns ---

  const Column* column(std::string_view field) const { return sheet_.column(field); }
  std::string cell(size_t row, std::string_view field) const { return sheet_.cell(row, field); }
  std::string_view list(size_t row, std::string_view field) const { return sheet_.raw(row, column(field)); }

  void find_columns() {
    date_ = sheet_.is_timeline_js ? column("year") : column("date");
    title_ = column("title");
    from_ = column("from");
    to_ = column("to");
    kind_ = column("kind");
    status_ = column("status");
    amount_ = column("amount");
    value_ = column("value");
    is_own_csv_ = column("first_day") != nullptr && column("amount_usd") != nullptr;
  }

  void read_columns() {
    if (sheet_.is_timeline_js) {
      for (size_t row = sheet_.first_row; row < rows_.size(); ++row)
        dates_.push_back(timeline_js_date(sheet_, row, importer_.context));
    } else if (date_ != nullptr) {
      dates_ = importer_.dates(sheet_, *date_);
    }
    if (const Column* const known = column("known")) known_ = importer_.dates(sheet_, *known);
    if (const Column* const ended = column("ended"); ended != nullptr && !is_own_csv_)
      ended_ = importer_.dates(sheet_, *ended);
    if (amount_ != nullptr && value_ == nullptr) amounts_ = importer_.amounts(sheet_, *amount_, unit_hints());
    if (column("says") != nullptr) says_ = importer_.amounts(sheet_, *column("says"), {});
  }

  // What the column of units, or else the header, says of the figures.
  std::vector<UnitHint> unit_hints() const {
    const UnitHint of_header = read_unit(amount_->header, importer_.context);
    const Column* const units = column("unit");
    if (units == nullptr) return {of_header};
    std::vector<std::string> texts;
    for (size_t row = sheet_.first_row; row < rows_.size(); ++row) texts.push_back(sheet_.cell(row, units));
    std::vector<UnitHint> hints = read_units(texts, importer_.context);
    for (size_t i = 0; i < hints.size(); ++i) {
      if (texts[i].empty())
        hints[i] = of_header;
      else if (of_header.scale != 1 && hints[i].scale == 1)
        hints[i].scale = of_header.scale;
    }
    return hints;
  }

  // --- names that may be one ---

  void settle_names() {
    std::map<std::string, std::string> spellings;  // by folded name, in its first spelling
    std::vector<NameUse> uses;
    for (const Column* const names : {from_, to_}) {
      if (names == nullptr) continue;
      for (size_t row = sheet_.first_row; row < rows_.size(); ++row) {
        const std::string text = sheet_.cell(row, names);
        if (text.empty() || is_left_out(row) || importer_.entities.find(text) != nullptr) continue;
        const auto [place, is_new] = spellings.emplace(folded(text), text);
        if (is_new) uses.push_back({place->first, text, row, names});
        if (!is_new && place->second != text)
          other_spellings_.emplace(text, NameUse{place->first, place->second, row, names});
      }
    }
    for (const auto& [text, use] : other_spellings_) {
      importer_.remark(sheet_.place(use.row, use.column), text,
                       in_quotes(text) + " is taken to be the same as " + in_quotes(use.text));
    }
    ask_of_near_names(uses);
  }

  struct NameUse {
    std::string name, text;
    size_t row = 0;
    const Column* column = nullptr;
  };

  // All pairs of names are looked at, which takes too long where there are very many.
  void ask_of_near_names(const std::vector<NameUse>& uses) {
    constexpr size_t most_names = 600;
    if (uses.size() > most_names) return;
    for (size_t b = 1; b < uses.size(); ++b) {
      for (size_t a = 0; a < b; ++a) {
        if (!nearly_same_name(uses[a].name, uses[b].name)) continue;
        ask_whether_same(uses[a], uses[b]);
        break;
      }
    }
  }

  void ask_whether_same(const NameUse& first, const NameUse& second) {
    ImportQuestion question;
    question.id = sheet_.name + "/" + second.column->header + "/same-name/" + slug(second.text, 60);
    question.place = sheet_.place(second.row, second.column);
    question.text = "Are " + in_quotes(second.text) + " and " + in_quotes(first.text) +
                    " the same? Until you say, they stand as two.";
    question.cells = {{second.row + 1, second.text}};
    question.choices = {{"same", "the same: " + first.text}, {"different", "two different ones"}};
    if (importer_.ask(std::move(question)) == "same") importer_.entities.take_as(second.name, first.name);
  }

  // --- rows that are no events ---

  bool is_left_out(size_t row) {
    const std::vector<Cell>& cells = rows_[row];
    size_t filled = 0;
    std::string first, second;
    bool is_header = true;
    for (const Column& candidate : sheet_.columns) {
      const std::string text = candidate.index < cells.size() ? tidy(cells[candidate.index].text) : std::string();
      if (text.empty()) continue;
      ++filled;
      (first.empty() ? first : second) = first.empty() || second.empty() ? text : second;
      is_header = is_header && text == candidate.header;
    }
    const bool has_date =
        date_ != nullptr && !sheet_.cell(row, date_).empty() && !is_total_word(sheet_.cell(row, date_));
    if (filled == 0) return note_once(row, "empty", {}, "");
    if (is_header && filled > 1)
      return note_once(row, "header", first, "this row repeats the headers, so it is left out");
    if (!has_date && (is_total_word(first) || is_total_word(second)))
      return note_once(row, "total", first,
                       "this row is a total, so it is left out: totals are added up from the events");
    if (filled == 1 && !has_date && sheet_.columns.size() > 2)
      return note_once(row, "heading", first, "this row holds nothing else, so it is left out as a heading");
    return false;
  }

  // The title and the eras of a sheet for TimelineJS.
  bool is_slide_of_its_own(size_t row) {
    const std::string slide = folded(cell(row, "slide"));
    if (slide == "title") {
      if (!importer_.head.has("title")) {
        importer_.head.text("title", without_tags(cell(row, "title")));
        importer_.head.text_unless_empty("subtitle", without_tags(cell(row, "text")));
        importer_.remark(sheet_.place(row), cell(row, "title"),
                         "this slide gives the story its title, and is no event");
      } else {
        importer_.remark(sheet_.place(row), cell(row, "title"),
                         "the story has a title already, so this slide is left out");
      }
    } else if (slide == "era") {
      importer_.remark(sheet_.place(row), cell(row, "title"), "this is an era and no event, so it is left out");
    }
    return slide == "title" || slide == "era";
  }

  bool note_once(size_t row, const std::string& why, const std::string& text, const std::string& said) {
    if (!noted_.emplace(row, why).second) return true;
    if (!said.empty()) importer_.remark(sheet_.place(row), text, said);
    return true;
  }

  // --- one row ---

  void read_row(EventDraft& event) {
    read_date_of(event);
    read_words(event);
    read_parties(event);
    read_kind(event);
    const bool needs_someone = event.kind != "program" && event.kind != "end";
    if (needs_someone && event.from.empty() && event.to.empty() && event.parties.empty()) nobody_.push_back(event.row);
    read_status(event);
    read_amount_of(event);
    read_links(event);
    read_chips(event);
    read_id(event);
    read_sources_of(event);
    if (const auto beat = truth_in_words(cell(event.row, "beat"))) event.beat = *beat;
    for (const std::string& number : pieces_of(cell(event.row, "article"), " ,;")) {
      int paragraph = 0;
      std::from_chars(number.data(), number.data() + number.size(), paragraph);
      if (paragraph > 0) event.article.push_back(paragraph);
    }
  }

  const DateCell* date_at(const std::vector<DateCell>& column, size_t row) const {
    const size_t index = row - sheet_.first_row;
    return index < column.size() ? &column[index] : nullptr;
  }

  // The date as the file has it: what cannot be read stays as it is, and check names it.
  std::string date_text(const DateCell* read, size_t row, const Column* of, std::optional<DateSpan>* span = nullptr) {
    const std::string text = sheet_.cell(row, of);
    if (read == nullptr || text.empty()) return {};
    if (read->outcome == Outcome::value || read->outcome == Outcome::open) {
      if (span != nullptr) *span = read->date;
      if (!read->note.empty()) importer_.remark(sheet_.place(row, of), text, read->note);
      return iso(read->date);
    }
    if (read->outcome == Outcome::undisclosed) {
      importer_.warn(sheet_.place(row, of), text,
                     in_quotes(text) + " gives no date; write what is known of it, such as a year");
      return {};
    }
    return text;
  }

  void read_date_of(EventDraft& event) {
    event.date = date_text(date_at(dates_, event.row), event.row, date_, &event.span);
    event.known = date_text(date_at(known_, event.row), event.row, column("known"));
    if (event.date.empty()) no_date_.push_back(event.row);
    if (const DateCell* const ended = date_at(ended_, event.row)) {
      if (ended->outcome == Outcome::value || ended->outcome == Outcome::open) {
        event.over_span = ended->date;
        event.over_since = iso(ended->date);
      }
    }
  }

  std::string prose(size_t row, const Column* of) {
    std::string text = sheet_.words(row, of);
    if (!sheet_.is_timeline_js) return text;
    std::string plain = without_tags(text);
    if (plain != text && text.find('<') != std::string::npos) with_tags_.push_back(row);
    return plain;
  }

  void read_words(EventDraft& event) {
    const std::string said = prose(event.row, title_);
    event.title = title_of(said);
    for (const Column& candidate : sheet_.columns) {
      if (candidate.field != "text") continue;
      const std::string text = prose(event.row, &candidate);
      if (!text.empty()) event.text.append(event.text.empty() ? "" : " ").append(text);
    }
    if (event.title.empty() && !event.text.empty()) {
      const size_t stop = event.text.find(". ");
      event.title = title_of(event.text.substr(0, stop));
      titles_from_text_.push_back(event.row);
    }
    if (event.title != said && !said.empty()) {
      cut_titles_.push_back(event.row);
      if (event.text.empty()) event.text = in_sentence(said);
    }
  }

  std::string entity_of(const std::string& text, size_t row, const Column* of) {
    if (text.empty()) return {};
    const bool may_be_several = text.find(';') != std::string::npos || text.find(", ") != std::string::npos;
    if (may_be_several && importer_.entities.find(text) == nullptr && std::count(text.begin(), text.end(), ',') > 1) {
      importer_.remark(sheet_.place(row, of), text,
                       in_quotes(text) + " stands as one name; if each has a sum of its own, give each a row");
    }
    return importer_.entities.find_or_make(text);
  }

  void read_parties(EventDraft& event) {
    event.from = entity_of(sheet_.cell(event.row, from_), event.row, from_);
    event.to = entity_of(sheet_.cell(event.row, to_), event.row, to_);
    for (const Column& candidate : sheet_.columns) {
      if (candidate.field != "parties") continue;
      for (const std::string& name : pieces_of(sheet_.raw(event.row, &candidate), ";,\n")) {
        std::string id = importer_.entities.find_or_make(name);
        if (std::find(event.parties.begin(), event.parties.end(), id) == event.parties.end())
          event.parties.push_back(std::move(id));
      }
    }
    if (event.title.empty() && (!event.from.empty() || !event.to.empty())) {
      const std::string from = sheet_.cell(event.row, from_), to = sheet_.cell(event.row, to_);
      event.title = title_of(from + (from.empty() || to.empty() ? "" : " → ") + to);
      titles_from_names_.push_back(event.row);
    }
    if (event.title.empty()) no_title_.push_back(event.row);
  }

  // A word that is not known is asked for; the answer goes for all rows that have it.
  template <typename Enum>
  std::optional<Enum> asked(Gathered& unknown, const std::string& word, size_t row, std::string_view about,
                            const Column* of) {
    const std::string key = folded(word).empty() ? word : folded(word);
    const std::string* const said = importer_.answer(word_question(of, about, key));
    if (const std::optional<Enum> value = said == nullptr ? std::nullopt : value_of<Enum>(*said)) return value;
    unknown.add(key, row);
    return std::nullopt;
  }

  std::string word_question(const Column* of, std::string_view about, const std::string& key) const {
    return sheet_.name + "/" + of->header + "/" + std::string(about) + "/" + key;
  }

  void read_kind(EventDraft& event) {
    const std::string word = sheet_.cell(event.row, kind_);
    std::optional<EventKind> kind;
    if (!word.empty()) {
      kind = kind_in_words(word);
      if (!kind) kind = asked<EventKind>(unknown_kinds_, word, event.row, "kind", kind_);
    } else if (kind_ != nullptr) {
      no_kind_.push_back(event.row);
    } else if (!event.from.empty() && !event.to.empty()) {
      const std::string* const said = importer_.answer(sheet_.name + "/kind");
      if (said != nullptr) kind = value_of<EventKind>(*said);
      if (!kind) rows_without_kind_column_.push_back(event.row);
    }
    event.kind = id_of(kind.value_or(EventKind::terms));
    // The sheet's own word says more than the kind: "preferred shares".
    const bool says_more = !word.empty() && folded(word) != folded(event.kind);
    if (event.text.empty() && says_more) event.text = in_sentence(word);
    if (event.text.empty()) event.text = in_sentence(event.title);
    event.how = [&]() -> std::string {
      const std::string said = cell(event.row, "how");
      const StatusMeaning meaning = status_in_words(said);
      return meaning.ending ? std::string(id_of(*meaning.ending)) : said;
    }();
    event.repays = cell(event.row, "repays");
  }

  void read_status(EventDraft& event) {
    const bool is_talks = event.kind == "talks";
    Status status = is_talks ? Status::in_talks : Status::reported;
    const std::string word = sheet_.cell(event.row, status_);
    event.status_word = word;
    if (!word.empty()) {
      const StatusMeaning meaning = status_in_words(word);
      if (meaning.status) {
        status = *meaning.status;
      } else if (meaning.ending && event.kind != "end") {
        event.over = meaning.ending;
        if (event.over_since.empty()) over_.push_back(importer_.events.size());
      } else if (meaning.is_replaced) {
        event.is_replaced = true;
        event.over = Ending::lapsed;
      } else if (meaning.is_repaid) {
        status = Status::completed;
        repaid_.push_back(event.row);
      } else if (!meaning.is_known()) {
        if (const auto said = asked<Status>(unknown_status_, word, event.row, "status", status_)) status = *said;
      }
    } else if (!is_talks) {
      no_status_.push_back(event.row);
    }
    if (!event.over && !event.over_since.empty() && event.kind != "end") event.over = Ending::expired;
    event.status = id_of(status);
  }

  // --- amounts ---

  void read_amount_of(EventDraft& event) {
    const std::string unit = cell(event.row, "unit");
    const std::string bound_word = cell(event.row, "bound");
    const std::optional<Bound> bound = bound_in_words(bound_word);
    const Column* const figures = value_ != nullptr ? value_ : amount_;
    const std::string text = sheet_.cell(event.row, figures);
    if (text.empty()) return read_also(event);
    const bool has_columns = column("unit") != nullptr || column("bound") != nullptr || value_ != nullptr;
    const std::optional<double> plain = has_columns ? plain_value(text) : std::nullopt;
    if (plain && (unit.empty() || is_unit(unit))) {
      AmountRead amount{*plain, bound.value_or(Bound::exact), unit.empty() ? importer_.context.units.front().id : unit};
      event.amount = amount_json(amount);
      return read_also(event);
    }
    if (value_ != nullptr) {
      event.amount = json_string(text);
      return read_also(event);
    }
    AmountCell read = amounts_[event.row - sheet_.first_row];
    if (bound && read.amount.bound == Bound::exact) read.amount.bound = *bound;
    if (read.amount.unit.empty()) read.amount.unit = importer_.context.units.front().id;
    switch (read.outcome) {
      case Outcome::value:
      case Outcome::nothing:
        event.amount = amount_json(read.amount);
        break;
      case Outcome::unreadable:
        event.amount = json_string(text);  // check names it
        return read_also(event);
      case Outcome::open:
      case Outcome::undisclosed:
      case Outcome::empty:
        break;
    }
    for (const AmountRead& more : read.also) event.also.push_back(amount_json(more));
    if (read.keep_words || read.outcome == Outcome::open)
      event.text.append(" ").append(in_sentence(amount_->header + ": " + text));
    if (!read.note.empty()) importer_.remark(sheet_.place(event.row, amount_), text, read.note);
    read_also(event);
  }

  bool is_unit(const std::string& text) const {
    const auto& units = importer_.context.units;
    const bool is_code =
        text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return is_code || std::any_of(units.begin(), units.end(), [&](const Unit& unit) { return unit.id == text; });
  }

  // "at_least 500000 chips" as the tables write it, else as people do.
  std::string amount_in(const std::string& text) {
    const std::vector<std::string> words = pieces_of(text, " ");
    const size_t start = words.size() == 3 ? 1 : 0;
    const std::optional<Bound> bound = start == 1 ? value_of<Bound>(words[0]) : Bound::exact;
    if (words.size() - start == 2 && bound && is_unit(words[start + 1])) {
      if (const std::optional<double> value = plain_value(words[start]))
        return amount_json({*value, *bound, words[start + 1]});
    }
    const Cell cell{text, false};
    const AmountColumn read = read_amounts({&cell, 1}, importer_.context);
    if (read.cells.empty() || read.cells.front().outcome != Outcome::value) return json_string(text);
    AmountRead amount = read.cells.front().amount;
    if (amount.unit.empty()) amount.unit = importer_.context.units.front().id;
    for (const Unit& unit : read.new_units) importer_.context.units.push_back(unit), add_unit(unit);
    return amount_json(amount);
  }

  void add_unit(const Unit& unit) {
    JsonRecord record;
    record.text("id", unit.id).text("name", unit.name.empty() ? unit.id : unit.name).text_unless_empty("one", unit.one);
    record.text_unless_empty("short", unit.short_name).text("kind", id_of(unit.kind));
    importer_.units.push_back(std::move(record));
  }

  void read_also(EventDraft& event) {
    for (const std::string& piece : pieces_of(list(event.row, "also"), ";\n")) event.also.push_back(amount_in(piece));
    if (const auto counts = counts_in_words(cell(event.row, "counts")))
      event.counts = id_of(*counts);
    else
      event.counts = cell(event.row, "counts");
  }

  // --- what it names ---

  void read_links(EventDraft& event) {
    event.part_of = cell(event.row, "part_of");
    event.overlaps = links_in(event.row, "overlaps");
    event.ends = links_in(event.row, "ends");
    event.replaces = links_in(event.row, "replaces");
  }

  std::vector<std::string> links_in(size_t row, std::string_view field) const {
    const std::string_view text = list(row, field);
    const std::vector<std::string> words = pieces_of(text, " ,;\n");
    if (std::all_of(words.begin(), words.end(), [](const std::string& word) { return is_id(word); })) return words;
    return pieces_of(text, ";\n");
  }

  void read_chips(EventDraft& event) {
    const std::string program = cell(event.row, "program"), generation = cell(event.row, "generation");
    if (const auto stage = stage_in_words(cell(event.row, "stage")))
      event.stage = id_of(*stage);
    else
      event.stage = cell(event.row, "stage");
    if (program.empty()) return;
    ProgramDraft& draft = program_of(program, event);
    event.program = draft.id;
    if (!generation.empty()) event.generation = generation_of(draft, generation);
  }

  ProgramDraft& program_of(const std::string& name, const EventDraft& event) {
    for (ProgramDraft& draft : importer_.programs) {
      if (draft.id == name) return draft;
    }
    for (ProgramDraft& draft : importer_.programs) {
      if (folded(draft.name) == folded(name)) return draft;
    }
    ProgramDraft draft;
    draft.id = program_ids_.make(slug(name, 40).empty() ? "program" : slug(name, 40));
    draft.name = name;
    const std::string maker = !event.from.empty()      ? event.from
                              : !event.parties.empty() ? event.parties.front()
                                                       : event.to;
    draft.record.text("id", draft.id).text("name", name).text_unless_empty("maker", maker);
    importer_.programs.push_back(std::move(draft));
    return importer_.programs.back();
  }

  std::string generation_of(ProgramDraft& draft, const std::string& name) {
    const auto same_id = std::find(draft.generation_ids.begin(), draft.generation_ids.end(), name);
    if (same_id != draft.generation_ids.end()) return name;
    for (size_t i = 0; i < draft.generation_names.size(); ++i) {
      if (folded(draft.generation_names[i]) == folded(name)) return draft.generation_ids[i];
    }
    IdMaker ids;
    for (const std::string& id : draft.generation_ids) ids.take(id);
    const std::string id = ids.make(slug(name, 40).empty() ? "generation" : slug(name, 40));
    JsonRecord record;
    record.text("id", id).text("name", name);
    draft.generation_ids.push_back(id);
    draft.generation_names.push_back(name);
    draft.generations.push_back(std::move(record));
    return id;
  }

  void read_id(EventDraft& event) {
    const std::string said = cell(event.row, "id");
    if (said.empty()) {
      event.id = made_id(event);
      return;
    }
    std::string wanted = is_id(said) ? said : slug(said, 60);
    if (wanted.empty()) wanted = "event";
    event.id = importer_.event_ids.make(wanted);
    if (event.id == said) return;
    importer_.warn(sheet_.place(event.row, column("id")), said,
                   is_id(said)
                       ? in_quotes(said) + " is the id of a row above already; here it is " + in_quotes(event.id)
                       : in_quotes(said) + " is not an id; it is written " + in_quotes(event.id));
  }

  // Of a row without one. The same row once more is the same event of the story it goes into.
  std::string made_id(const EventDraft& event) {
    const auto kept = importer_.kept_ids.find(event.date + " " + event.title);
    if (kept != importer_.kept_ids.end() && !importer_.event_ids.is_taken(kept->second))
      return importer_.event_ids.make(kept->second);
    const auto is_free = [&](const std::string& id) {
      return !importer_.event_ids.is_taken(id) && importer_.kept_ids.count(id) == 0;
    };
    std::string wanted = slug(event.title, 48);
    if (wanted.empty()) wanted = "event-" + std::to_string(event.row + 1);
    if (!is_free(wanted) && !event.to.empty()) wanted += "-" + event.to;
    for (;;) {
      std::string id = importer_.event_ids.make(wanted);
      if (importer_.kept_ids.count(id) == 0) return id;
    }
  }

  // --- sources ---

  std::string safe_address(std::string address, size_t row, const Column* of) {
    const std::string small = in_small_letters(address);
    if (small.rfind("http://", 0) == 0) {
      made_safe_.add(of->header, row);
      return "https://" + address.substr(7);
    }
    if (small.rfind("www.", 0) == 0) {
      made_safe_.add(of->header, row);
      return "https://" + address;
    }
    return address;
  }

  // The sources of a row: ids, publishers or addresses in one column, addresses in another.
  void read_sources_of(EventDraft& event) {
    const Column* const names = column("sources");
    const Column* const links = column("url");
    std::vector<std::string> publishers, addresses;
    const std::string_view text = sheet_.raw(event.row, names);
    const std::vector<std::string> ids = pieces_of(text, " ,;\n");
    const bool all_ids = !ids.empty() && std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
      return importer_.sources.find(id) != nullptr;
    });
    if (all_ids) {
      for (const std::string& id : ids) add_source(event, *importer_.sources.find(id));
    } else {
      for (std::string& piece : pieces_of(text, ";\n")) {
        if (looks_like_address(piece))
          split_address(piece, event.row, names, publishers, addresses);
        else
          publishers.push_back(std::move(piece));
      }
    }
    for (const std::string& link : pieces_of(sheet_.raw(event.row, links), " \n")) {
      if (looks_like_address(link) || link.find('.') != std::string::npos)
        addresses.push_back(safe_address(link, event.row, links));
      else
        importer_.warn(sheet_.place(event.row, links), link, in_quotes(link) + " is no address, so it is left out");
    }
    make_sources(event, publishers, addresses);
    if (event.sources.empty()) {
      no_source_.push_back(event.row);
      add_source(event, importer_.sources.find_or_make({sheet_.table->file, {}, {}, {}, {}, {}}));
    }
    read_quotes(event);
  }

  // "The Paper https://paper.example/a"
  void split_address(const std::string& piece, size_t row, const Column* of, std::vector<std::string>& publishers,
                     std::vector<std::string>& addresses) {
    std::string name;
    for (const std::string& word : pieces_of(piece, " ")) {
      if (looks_like_address(word))
        addresses.push_back(safe_address(word, row, of));
      else
        name.append(name.empty() ? "" : " ").append(word);
    }
    while (!name.empty() && (name.back() == ':' || name.back() == ',')) name.pop_back();
    if (!name.empty()) publishers.push_back(name);
  }

  void make_sources(EventDraft& event, const std::vector<std::string>& publishers,
                    const std::vector<std::string>& addresses) {
    SourceFacts facts;
    const auto date = [&](std::string_view field) -> std::string {
      const Column* const of = column(field);
      if (of == nullptr || sheet_.cell(event.row, of).empty()) return {};
      const Cell text = rows_[event.row][of->index];
      const DateColumn read = read_dates({&text, 1}, importer_.context);
      const bool good = read.cells.front().outcome == Outcome::value && parse_date(iso(read.cells.front().date));
      if (!good)
        importer_.warn(sheet_.place(event.row, of), text.text,
                       in_quotes(text.text) + " is no date of a source, so it is left out");
      return good ? iso(read.cells.front().date) : std::string();
    };
    facts.title = cell(event.row, "source_title");
    facts.date = date("source_date");
    facts.retrieved = date("retrieved");
    facts.archived = cell(event.row, "archived");
    const size_t count = std::max(publishers.size(), addresses.size());
    for (size_t i = 0; i < count; ++i) {
      SourceFacts one = facts;
      if (i < publishers.size()) one.publisher = publishers[i];
      if (i < addresses.size()) one.url = addresses[i];
      if (i >= publishers.size() && publishers.size() == 1) one.publisher = publishers[0];
      if (!one.publisher.empty() && one.url.empty() && one.title.empty()) {
        if (const std::string* const known = importer_.sources.find(one.publisher)) {
          add_source(event, *known);
          continue;
        }
      }
      if (one.url.empty()) no_address_.add(one.publisher, event.row);
      add_source(event, importer_.sources.find_or_make(one));
    }
  }

  static void add_source(EventDraft& event, const std::string& id) {
    if (std::find(event.sources.begin(), event.sources.end(), id) != event.sources.end()) return;
    event.sources.push_back(id);
    event.citations.emplace_back();
  }

  void index_quotes(const Sheet& quotes) {
    for (size_t row = quotes.first_row; row < quotes.table->rows.size(); ++row) {
      QuoteRow quote{quotes.cell(row, "source"), quotes.words(row, quotes.column("quote")), quotes.cell(row, "says")};
      const std::string event = quotes.cell(row, "event");
      if (!event.empty()) quotes_[event].push_back(std::move(quote));
    }
  }

  void read_quotes(EventDraft& event) {
    const Column* const column_of_quotes = column("quote");
    const std::string quote = is_own_csv_ ? std::string() : sheet_.cell(event.row, column_of_quotes);
    std::string says;
    if (!says_.empty()) {
      const AmountCell& read = says_[event.row - sheet_.first_row];
      if (read.outcome == Outcome::value) says = amount_json(read.amount);
    }
    if (!quote.empty() || !says.empty()) cite(event, event.sources.front(), quote, says);
    const auto listed = quotes_.find(event.id);
    if (listed == quotes_.end()) return;
    for (const QuoteRow& row : listed->second) {
      const std::string* const source = importer_.sources.find(row.source);
      if (source == nullptr) {
        importer_.warn(sheet_.place(event.row), row.source,
                       in_quotes(row.source) + " is no source, so its quote is left out");
        continue;
      }
      add_source(event, *source);
      cite(event, *source, row.quote, row.says.empty() ? std::string() : amount_in(row.says));
    }
  }

  static void cite(EventDraft& event, const std::string& source, const std::string& quote, const std::string& says) {
    JsonRecord citation;
    citation.text("id", source).text_unless_empty("quote", quote);
    if (!says.empty()) citation.set("says", says);
    for (size_t i = 0; i < event.sources.size(); ++i) {
      if (event.sources[i] == source) event.citations[i] = one_line(citation);
    }
  }

  // --- what the rows leave open ---

  void ask_words(const Gathered& unknown, std::string_view about, const Column* of, std::span<const Choice> choices,
                 const std::string& what, const std::string& until) {
    for (const Gathered::Entry& entry : unknown.all()) {
      ImportQuestion question;
      question.id = word_question(of, about, entry.word);
      question.place = sheet_.place(entry.rows.front(), of);
      question.text = what + " " + in_quotes(sheet_.cell(entry.rows.front(), of)) + "? Until you say, " + until;
      for (const size_t row : entry.rows) question.cells.push_back({row + 1, sheet_.cell(row, of)});
      question.choices.assign(choices.begin(), choices.end());
      importer_.result.questions.push_back(std::move(question));
    }
  }

  void note_rows(const std::vector<size_t>& rows, const Column* of, const std::string& text) {
    if (rows.empty()) return;
    importer_.remark(sheet_.place(rows.front(), of), sheet_.cell(rows.front(), of), with_rows(text, rows));
  }

  void say_what_is_open() {
    ask_words(unknown_kinds_, "kind", kind_, kind_choices(), "What kind of deal is", "it counts no money.");
    ask_words(unknown_status_, "status", status_, status_choices(), "How far has a deal come that is",
              "it stands as reported.");
    if (!rows_without_kind_column_.empty()) ask_kind_of_all();
    note_rows(with_tags_, nullptr, "HTML tags are taken out of {rows}; readers get the plain text");
    if (from_ == nullptr && to_ == nullptr && column("parties") == nullptr && !nobody_.empty())
      importer_.remark(
          sheet_.place(sheet_.first_row - 1), {},
          "no column says who the events are about, so all are about the story itself; choose parties, from "
          "or to for one");
    else
      note_rows(nobody_, from_ != nullptr ? from_ : to_, "nobody is named in {rows}; write who it is about");
    note_rows(no_kind_, kind_,
              "no kind of deal is named in {rows}, so no money counts there; write investment, contract, repayment …");
    if (status_ == nullptr && !no_status_.empty())
      importer_.remark(sheet_.place(sheet_.first_row - 1), {},
                       "no column says how far each deal came, so all stand as reported; add one with announced, "
                       "agreed or completed");
    else
      note_rows(no_status_, status_, "no status is named in {rows}, so “reported” stands there");
    note_rows(repaid_, status_,
              "the money was paid back, say {rows}, but not when and how much; add a row of kind repayment");
    note_rows(cut_titles_, title_,
              "more than 90 characters are too many for a title, so it is cut in {rows}; the whole sentence stands in "
              "the text");
    note_rows(titles_from_text_, nullptr, "no title is in {rows}, so the first sentence of the text stands for it");
    note_rows(titles_from_names_, nullptr, "no title is in {rows}, so the names stand for it");
    for (const size_t row : no_title_)
      importer_.warn(sheet_.place(row, title_), {}, "this row has no title; write what happened" + in_column(title_));
    for (const size_t row : no_date_)
      if (sheet_.cell(row, date_).empty())
        importer_.warn(sheet_.place(row, date_), {}, "this row has no date; write when it happened" + in_column(date_));
    note_rows(no_source_, nullptr, "no source is named in {rows}, so the sheet itself stands for it; name who says so");
    for (const Gathered::Entry& entry : made_safe_.all())
      note_rows(entry.rows, nullptr,
                "an address in {rows} does not start with https://, so it is written that way; see that it opens");
    say_of_addresses();
    say_of_notes();
  }

  static std::string in_column(const Column* of) {
    return of == nullptr ? std::string() : " in column " + column_letters(of->index);
  }

  void say_of_addresses() {
    std::vector<size_t> rows;
    for (const Gathered::Entry& entry : no_address_.all())
      rows.insert(rows.end(), entry.rows.begin(), entry.rows.end());
    std::sort(rows.begin(), rows.end());
    const Column* const links = column("url");
    note_rows(rows, links, "no address of the source is in {rows}, so readers cannot look it up");
  }

  void say_of_notes() {
    for (const Column& candidate : sheet_.columns) {
      if (candidate.field != "note") continue;
      std::vector<size_t> rows;
      for (size_t row = sheet_.first_row; row < rows_.size(); ++row) {
        if (!sheet_.cell(row, &candidate).empty()) rows.push_back(row);
      }
      if (rows.empty()) continue;
      importer_.remark(sheet_.place(rows.front(), &candidate), sheet_.cell(rows.front(), &candidate),
                       "the column " + in_quotes(candidate.header) + " is left out (" + shown_rows(rows) +
                           "), for notes are not always meant for readers; choose text for it if these are");
    }
  }

  void ask_kind_of_all() {
    ImportQuestion question;
    question.id = sheet_.name + "/kind";
    question.place = sheet_.place(rows_without_kind_column_.front());
    question.text = "What kind of deals are these? No column says so; until you say, they count no money.";
    for (const size_t row : rows_without_kind_column_) question.cells.push_back({row + 1, sheet_.cell(row, title_)});
    question.choices = kind_choices();
    importer_.result.questions.push_back(std::move(question));
  }

  Importer& importer_;
  const Sheet& sheet_;
  const std::vector<std::vector<Cell>>& rows_;
  const Column *date_ = nullptr, *title_ = nullptr, *from_ = nullptr, *to_ = nullptr, *kind_ = nullptr,
               *status_ = nullptr, *amount_ = nullptr, *value_ = nullptr;
  bool is_own_csv_ = false;
  std::vector<DateCell> dates_, known_, ended_;
  std::vector<AmountCell> amounts_, says_;
  std::map<std::string, NameUse> other_spellings_;
  std::map<std::string, std::vector<QuoteRow>> quotes_;
  std::map<size_t, std::string> noted_;
  IdMaker program_ids_;
  Gathered unknown_kinds_, unknown_status_, made_safe_, no_address_;
  std::vector<size_t> no_date_, no_title_, no_kind_, no_status_, no_source_, repaid_, cut_titles_, titles_from_text_,
      titles_from_names_, nobody_, with_tags_, rows_without_kind_column_, over_;
};

}  // namespace

void import_events(Importer& importer, const std::vector<Sheet>& sheets) {
  std::vector<const Sheet*> quotes;
  for (const Sheet& sheet : sheets) {
    if (sheet.kind == TableKind::quotes) quotes.push_back(&sheet);
  }
  for (const Sheet& sheet : sheets) {
    if (sheet.kind == TableKind::events) EventSheet(importer, sheet, quotes).import();
  }
}

}  // namespace explainer
