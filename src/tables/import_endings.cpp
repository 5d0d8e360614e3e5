// Deals that are over by what their status says. The sheet seldom says when, or which deal came in the place of one:
// that is asked, and until it is answered the end is some day after the deal.
#include <algorithm>
#include <map>
#include <set>

#include "core/utf8.hpp"
#include "importer.hpp"

namespace explainer {
namespace {

constexpr int max_title_characters = 90;
constexpr size_t most_candidates = 8, most_asked = 100;  // of one import

EventDraft end_of(const EventDraft& event, std::string date) {
  EventDraft end;
  end.sheet = event.sheet;
  end.row = event.row;
  end.kind = "end";
  end.status = "reported";
  end.how = id_of(*event.over);
  end.date = std::move(date);
  end.ends = {event.id};
  const std::string word = event.status_word.empty() ? end.how : event.status_word;
  end.title = shortened(with_capital(word) + ": " + event.title, max_title_characters - 1);
  const Column* const status = event.sheet->column("status");
  end.text = in_sentence(status == nullptr || event.status_word.empty() ? end.title : status->header + ": " + word);
  end.from = event.from;
  end.to = event.to;
  end.parties = event.parties;
  end.sources = event.sources;
  end.citations.assign(end.sources.size(), {});
  return end;
}

class Endings {
 public:
  explicit Endings(Importer& importer) : importer_(importer), as_of_(importer.head.text_of("asOf")) {
    for (size_t i = 0; i < importer.events.size(); ++i) {
      const EventDraft& event = importer.events[i];
      for (const auto* const list : {&event.ends, &event.replaces}) over_already_.insert(list->begin(), list->end());
      by_parties_[event.from + " " + event.to].push_back(i);
    }
  }

  void add() {
    for (EventDraft& event : importer_.events) {
      const bool is_open = event.is_replaced && over_already_.count(event.id) == 0;
      if (is_open && asked_already_.size() < most_asked) ask_what_replaces(event);
    }
    std::vector<EventDraft> all;
    all.reserve(importer_.events.size());
    for (EventDraft& event : importer_.events) {
      std::optional<EventDraft> end = ending(event);
      if (end) end->id = importer_.event_ids.make(event.id + "-over");
      all.push_back(std::move(event));
      if (end) all.push_back(std::move(*end));
    }
    importer_.events = std::move(all);
    for (auto& [id, question] : undated_) importer_.ask(std::move(question));
  }

 private:
  void ask_what_replaces(const EventDraft& event) {
    ImportQuestion question;
    const Column* const status = event.sheet->column("status");
    question.id = event.sheet->name + "/" + status->header + "/replaced-by/" + event.id;
    question.place = event.sheet->place(event.row, status);
    question.text = "Row " + std::to_string(event.row + 1) + " is " + in_quotes(event.status_word) +
                    ": by which row? Until you say, it is over on some day after its own.";
    question.cells = {{event.row + 1, event.status_word}};
    for (const size_t index : by_parties_[event.from + " " + event.to]) {
      const EventDraft& other = importer_.events[index];
      if (question.choices.size() == most_candidates) break;
      if (other.id == event.id) continue;
      question.choices.push_back({other.id, "row " + std::to_string(other.row + 1) + ": " + other.title});
    }
    if (question.choices.empty()) return;
    question.choices.push_back({"none", "by none of these"});
    const std::optional<std::string> said = importer_.ask(std::move(question));
    if (!said) {
      asked_already_.insert(event.id);
    } else if (*said != "none") {
      const auto other = std::find_if(importer_.events.begin(), importer_.events.end(),
                                      [&](const EventDraft& candidate) { return candidate.id == *said; });
      other->replaces.push_back(event.id);
      over_already_.insert(event.id);
    }
  }

  std::optional<EventDraft> ending(EventDraft& event) {
    if (!event.over || !event.span || over_already_.count(event.id) != 0) return std::nullopt;
    if (!event.over_since.empty()) return end_of(event, event.over_since);
    const Column* const status = event.sheet->column("status");
    const std::string question = event.sheet->name + "/" + status->header + "/when-over";
    if (const std::string* const day = importer_.answer(question + "/" + event.id); day != nullptr && exact_date(*day))
      return end_of(event, *day);
    const std::string* const said = importer_.answer(question);
    if (said != nullptr && *said == "row-date") {
      std::string day = event.date;
      if (!event.span->ends_open()) event.date = "[.." + iso(event.span->last) + "]";
      return end_of(event, std::move(day));
    }
    if (asked_already_.count(event.id) == 0) ask_when(question, event, *status);
    return end_of(event, some_day_after(*event.span));
  }

  // Between the day of the deal and that on which the story was checked.
  std::string some_day_after(const DateSpan& span) const {
    const std::string from = span.starts_open() ? std::string() : iso(span.first);
    const std::optional<DateSpan> to = parse_date(as_of_);
    return to && span.first < to->last ? "[" + from + ".." + as_of_ + "]" : "[" + from + "..]";
  }

  void ask_when(const std::string& id, const EventDraft& event, const Column& status) {
    ImportQuestion& question = undated_[id];
    if (question.id.empty()) {
      question.id = id;
      question.place = event.sheet->place(event.row, &status);
      question.text =
          "When were these deals over? Until you say, each is over on some day after its own, and none counts as firm "
          "money.";
      question.choices = {{"row-date", "on the date of the row: it is that of the end"},
                          {"later", "later, on a day that the sheet does not give"}};
    }
    question.cells.push_back({event.row + 1, event.status_word});
  }

  Importer& importer_;
  std::string as_of_;
  std::set<std::string> over_already_, asked_already_;
  std::map<std::string, std::vector<size_t>> by_parties_;
  std::map<std::string, ImportQuestion> undated_;
};

}  // namespace

void add_endings(Importer& importer) { Endings(importer).add(); }

}  // namespace explainer
