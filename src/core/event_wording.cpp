#include "core/event_wording.hpp"

#include "core/aloud.hpp"
#include "core/at.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

using DateWords = std::string (*)(const Labels& labels, const DateSpan& span);

std::string word_date(const Story& story, const Event& event, DateWords date, DateWords when) {
  std::string own = date(story.labels, event.date);
  if (!event.known) return own;
  return fill(story.labels["date.known"], {{"date", own}, {"known", when(story.labels, *event.known)}});
}

std::string word_ending(const IndexedStory& indexed, int event, std::optional<Date> date, DateWords when) {
  const Story& story = indexed.story;
  const Labels& labels = story.labels;
  std::string out;
  for (const EndedEvent& ending : endings_of(indexed.index, event)) {
    const Event& by = at(story.events, ending.by);
    if (date && by.date.first > *date) continue;
    const std::string then = when(labels, by.date);
    out.append(out.empty() ? "" : "; ");
    if (by.kind == EventKind::end)
      out += fill(labels["ending.when"], {{"how", ending_word(labels, by.ending)}, {"date", then}});
    else
      out += fill(labels["ending.replaced"], {{"date", then}, {"title", by.title}});
  }
  return out;
}

// "Trainium2", or the programme where no generation is named.
std::string_view chip_of(const Story& story, const Event& event) {
  if (event.program == none || event.kind == EventKind::program) return {};
  const Program& program = at(story.programs, event.program);
  return event.generation == none ? program.name : at(program.generations, event.generation).name;
}

}  // namespace

std::string event_date_text(const Story& story, const Event& event) {
  return word_date(story, event, date_text, when_text);
}

std::string event_date_spoken(const Story& story, const Event& event) {
  return word_date(story, event, date_spoken, when_spoken);
}

Date day_of(const DateSpan& date) { return date.starts_open() ? date.last : date.first; }

std::string year_text(const Labels& labels, const DateSpan& date) {
  const std::string year = fill(labels["date.year"], {{"year", std::to_string(calendar(day_of(date)).year)}});
  return date.starts_open() ? capitalised(fill(labels["date.by"], {{"date", year}})) : year;
}

std::string facts_text(const Story& story, const Event& event) {
  const Labels& labels = story.labels;
  const bool is_over = event.kind == EventKind::end && event.status != Status::in_talks;
  std::string out(is_over ? ending_word(labels, event.ending) : kind_text(labels, event.kind));
  out.append(" · ").append(status_text(labels, event.status));
  const std::string_view chip = chip_of(story, event);
  if (!chip.empty()) out.append(" · ").append(fill(labels["program.about"], {{"name", chip}}));
  return out;
}

std::string ending_text(const IndexedStory& indexed, int event, std::optional<Date> date) {
  return word_ending(indexed, event, date, when_text);
}

std::string ending_spoken(const IndexedStory& indexed, int event, std::optional<Date> date) {
  return aloud(indexed.story.labels, word_ending(indexed, event, date, when_spoken));
}

std::string citation_text(const Story& story, const Event& event, int source) {
  std::string out;
  for (const Citation& citation : event.citations) {
    if (citation.source != source) continue;
    if (!citation.quote.empty()) out = fill(story.labels["source.quote"], {{"text", citation.quote}});
    if (!citation.says) continue;
    out.append(out.empty() ? "" : "; ")
        .append(fill(story.labels["source.says"], {{"source", within_text(story, at(story.sources, source).publisher)},
                                                   {"amount", amount_prose(story, *citation.says)}}));
  }
  return out;
}

std::string correction_text(const Story& story, const Correction& correction) {
  const Labels& labels = story.labels;
  std::string out =
      fill(labels["corrections.line"], {{"date", date_text(labels, correction.date)}, {"text", correction.text}});
  if (correction.was.empty()) return out;
  const bool ends = std::string_view(".!?").find(out.back()) != std::string_view::npos;
  return out.append(ends ? " " : ". ").append(fill(labels["corrections.was"], {{"text", correction.was}}));
}

std::vector<int> corrections_of(const Story& story, int event) {
  std::vector<int> out;
  for (int i = static_cast<int>(story.corrections.size()); i-- > 0;) {
    if (at(story.corrections, i).event == event) out.push_back(i);
  }
  return out;
}

}  // namespace explainer
