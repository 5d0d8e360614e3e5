// The rows of the events: each becomes an event as far as it tells; what it leaves open is asked.
#include <algorithm>
#include <charconv>

#include "event_amounts.hpp"
#include "event_rows.hpp"
#include "event_sources.hpp"
#include "importer.hpp"
#include "tables/deal_words.hpp"

namespace explainer {
namespace {

// A column with more words than these that are not known is about something else.
constexpr size_t most_unknown_words = 24;

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

class EventSheet {
 public:
  EventSheet(Importer& importer, const Sheet& sheet, const QuotesByEvent& quotes)
      : importer_(importer),
        sheet_(sheet),
        title_(sheet.column("title")),
        from_(sheet.column("from")),
        to_(sheet.column("to")),
        kind_(sheet.column("kind")),
        status_(sheet.column("status")),
        amounts_(importer, sheet),
        sources_(importer, sheet, quotes, amounts_) {}

  void import() {
    read_dates_of_columns();
    const std::vector<size_t> rows = event_rows(importer_, sheet_);
    settle_names(importer_, sheet_, rows);
    for (const size_t row : rows) {
      EventDraft event;
      event.sheet = &sheet_;
      event.row = row;
      read_row(event);
      importer_.events.push_back(std::move(event));
    }
    say_what_is_open();
  }

 private:
  const Column* column(std::string_view field) const { return sheet_.column(field); }
  std::string cell(size_t row, std::string_view field) const { return sheet_.cell(row, field); }

  void read_dates_of_columns() {
    date_ = column(sheet_.is_timeline_js ? "year" : "date");
    if (sheet_.is_timeline_js) {
      for (size_t row = sheet_.first_row; row < sheet_.table->rows.size(); ++row)
        dates_.push_back(timeline_js_date(sheet_, row, importer_.context));
    } else if (date_ != nullptr) {
      dates_ = importer_.dates(sheet_, *date_);
    }
    if (const Column* const known = column("known")) known_ = importer_.dates(sheet_, *known);
    if (const Column* const ended = column("ended")) ended_ = importer_.dates(sheet_, *ended);
  }

  // --- one row ---

  void read_row(EventDraft& event) {
    read_date_of(event);
    read_words(event);
    read_parties(event);
    read_kind(event);
    read_status(event);
    amounts_.read(event);
    read_links(event);
    read_chips(event);
    read_id(event);
    sources_.read(event);
    read_marks(event);
  }

  void read_marks(EventDraft& event) {
    const std::string counts = cell(event.row, "counts");
    const std::optional<Counts> known = counts_in_words(counts);
    event.counts = known ? std::string(id_of(*known)) : counts;
    event.beat = truth_in_words(cell(event.row, "beat")).value_or(false);
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
    std::string text = sheet_.cell(row, of);
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
    if (sheet_.cell(event.row, date_).empty()) no_date_.push_back(event.row);
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
      if (!kind) without_kind_.push_back(event.row);
    }
    event.kind = id_of(kind.value_or(EventKind::terms));
    // The sheet's own word says more than the kind: "preferred shares".
    const bool says_more = !word.empty() && folded(word) != folded(event.kind);
    if (event.text.empty()) {
      event.text = in_sentence(says_more ? word : event.title);
      made_texts_.push_back(event.row);
    }
    event.how = [&]() -> std::string {
      const std::string said = cell(event.row, "how");
      const StatusMeaning meaning = status_in_words(said);
      return meaning.ending ? std::string(id_of(*meaning.ending)) : said;
    }();
    event.repays = cell(event.row, "repays");
    const bool needs_someone = event.kind != "program" && event.kind != "end";
    if (needs_someone && event.from.empty() && event.to.empty() && event.parties.empty()) nobody_.push_back(event.row);
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

  // --- what it names ---

  void read_links(EventDraft& event) {
    event.part_of = cell(event.row, "part_of");
    event.overlaps = links_in(event.row, "overlaps");
    event.ends = links_in(event.row, "ends");
    event.replaces = links_in(event.row, "replaces");
  }

  std::vector<std::string> links_in(size_t row, std::string_view field) const {
    const std::string_view text = sheet_.raw(row, column(field));
    std::vector<std::string> words = pieces_of(text, " ,;\n");
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
    const std::string maker = !event.from.empty()      ? event.from
                              : !event.parties.empty() ? event.parties.front()
                                                       : event.to;
    ProgramDraft& draft = importer_.programs.find_or_make(program, maker);
    event.program = draft.id;
    if (!generation.empty()) event.generation = draft.find_or_make_generation(generation);
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

  // --- what the rows leave open ---

  void ask_words(const Gathered& unknown, std::string_view about, const Column* of, const std::vector<Choice>& choices,
                 const std::string& what, const std::string& until) {
    if (unknown.all().size() > most_unknown_words) {
      importer_.warn(sheet_.place(unknown.all().front().rows.front(), of), {},
                     "the column " + in_quotes(of->header) + " holds " + std::to_string(unknown.all().size()) +
                         " words that are no " + std::string(about) + ", so " + until +
                         "; choose another field for it");
      return;
    }
    for (const Gathered::Entry& entry : unknown.all()) {
      ImportQuestion question;
      question.id = word_question(of, about, entry.word);
      question.place = sheet_.place(entry.rows.front(), of);
      question.text = what + " " + in_quotes(sheet_.cell(entry.rows.front(), of)) + "? Until you say, " + until + ".";
      for (const size_t row : entry.rows) question.cells.push_back({row + 1, sheet_.cell(row, of)});
      question.choices = choices;
      importer_.result.questions.push_back(std::move(question));
    }
  }

  void ask_kind_of_all() {
    if (without_kind_.empty()) return;
    ImportQuestion question;
    question.id = sheet_.name + "/kind";
    question.place = sheet_.place(without_kind_.front());
    question.text = "What kind of deals are these? No column says so; until you say, they count no money.";
    for (const size_t row : without_kind_) question.cells.push_back({row + 1, sheet_.cell(row, title_)});
    question.choices = kind_choices();
    importer_.result.questions.push_back(std::move(question));
  }

  void note(const std::vector<size_t>& rows, const Column* of, const std::string& text) {
    if (rows.empty()) return;
    importer_.remark(sheet_.place(rows.front(), of), sheet_.cell(rows.front(), of), with_rows(text, rows));
  }

  void note_sheet(const std::string& text) { importer_.remark(sheet_.place(sheet_.first_row - 1), {}, text); }

  void say_what_is_open() {
    ask_words(unknown_kinds_, "kind", kind_, kind_choices(), "What kind of deal is", "it counts no money");
    ask_words(unknown_status_, "status", status_, status_choices(), "How far has a deal come that is",
              "it stands as reported");
    ask_kind_of_all();
    for (const size_t row : no_title_)
      importer_.warn(sheet_.place(row, title_), {}, "this row has no title; write what happened" + in_column(title_));
    for (const size_t row : no_date_)
      importer_.warn(sheet_.place(row, date_), {}, "this row has no date; write when it happened" + in_column(date_));
    note(cut_titles_, title_,
         "more than 90 characters are too many for a title, so it is cut in {rows}; the whole sentence stands in the "
         "text");
    note(titles_from_text_, nullptr, "no title is in {rows}, so the first sentence of the text stands for it");
    note(titles_from_names_, nullptr, "no title is in {rows}, so the names stand for it");
    if (column("text") == nullptr && !made_texts_.empty())
      note_sheet(
          "no column holds a text, so the word for the kind or the title stands for it; readers get it below the "
          "title");
    else
      note(made_texts_, nullptr, "no text is in {rows}, so the word for the kind or the title stands for it");
    note(with_tags_, nullptr, "HTML tags are taken out of {rows}; readers get the plain text");
    if (from_ == nullptr && to_ == nullptr && column("parties") == nullptr && !nobody_.empty())
      note_sheet(
          "no column says who the events are about, so all are about the story itself; choose parties, from or "
          "to for one");
    else
      note(nobody_, from_ != nullptr ? from_ : to_, "nobody is named in {rows}; write who it is about");
    note(no_kind_, kind_,
         "no kind of deal is named in {rows}, so no money counts there; write investment, contract, repayment …");
    if (status_ == nullptr && !no_status_.empty())
      note_sheet(
          "no column says how far each deal came, so all stand as reported; add one with announced, agreed or "
          "completed");
    else
      note(no_status_, status_, "no status is named in {rows}, so “reported” stands there");
    note(repaid_, status_,
         "the money was paid back, say {rows}, but not when and how much; add a row of kind repayment");
    sources_.say_what_is_open();
    say_of_notes();
  }

  static std::string in_column(const Column* of) {
    return of == nullptr ? std::string() : " in column " + column_letters(of->index);
  }

  void say_of_notes() {
    for (const Column& candidate : sheet_.columns) {
      if (candidate.field != "note") continue;
      std::vector<size_t> rows;
      for (size_t row = sheet_.first_row; row < sheet_.table->rows.size(); ++row) {
        if (!sheet_.cell(row, &candidate).empty()) rows.push_back(row);
      }
      if (rows.empty()) continue;
      importer_.remark(sheet_.place(rows.front(), &candidate), sheet_.cell(rows.front(), &candidate),
                       "the column " + in_quotes(candidate.header) + " is left out (" + shown_rows(rows) +
                           "), for notes are not always meant for readers; choose text for it if these are");
    }
  }

  Importer& importer_;
  const Sheet& sheet_;
  const Column *date_ = nullptr, *title_, *from_, *to_, *kind_, *status_;
  EventAmounts amounts_;
  EventSources sources_;
  std::vector<DateCell> dates_, known_, ended_;
  Gathered unknown_kinds_, unknown_status_;
  std::vector<size_t> no_date_, no_title_, no_kind_, no_status_, repaid_, cut_titles_, titles_from_text_,
      titles_from_names_, made_texts_, nobody_, with_tags_, without_kind_;
};

}  // namespace

void import_events(Importer& importer, const std::vector<Sheet>& sheets) {
  const QuotesByEvent quotes = read_quotes(sheets);
  for (const Sheet& sheet : sheets) {
    if (sheet.kind == TableKind::events) EventSheet(importer, sheet, quotes).import();
  }
}

}  // namespace explainer
