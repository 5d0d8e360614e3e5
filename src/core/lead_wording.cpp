#include "core/lead_wording.hpp"

#include <algorithm>

#include "core/aloud.hpp"
#include "core/at.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

bool is_day(const DateSpan& span) { return span.first == span.last && span.doubt == DateDoubt::none; }

// The newest event lies before the range, in another year: nothing has happened in the year of `day` yet.
bool lies_before_range(const Story& story, Date day, const DayLead& lead, const DateSpan& date) {
  return lead.role == LeadRole::newest && date.last < story.from && calendar(date.last).year < calendar(day).year;
}

std::string_view role_text(const Labels& labels, LeadRole role) {
  constexpr std::string_view keys[] = {"lead.latest", "lead.shown", "lead.selected"};
  return labels[keys[static_cast<size_t>(role)]];
}

std::string year_of(const Labels& labels, Date day) {
  return fill(labels["date.year"], {{"year", std::to_string(calendar(day).year)}});
}

LeadWords nothing_yet(const Labels& labels, Date day, std::string_view date, std::string_view title) {
  return {fill(labels["lead.nothing_yet"], {{"year", year_of(labels, day)}}),
          fill(labels["lead.before_range"], {{"date", date}, {"title", title}})};
}

bool is_own_day(const Story& story, Date day, const DayLead& lead) {
  if (lead.event == none) return false;
  const DateSpan& date = at(story.events, lead.event).date;
  return date.first == day && is_day(date);
}

// What is said behind a day that is not the event's own.
std::string sentence(const Story& story, Date day, const DayLead& lead, std::string_view title) {
  const Labels& labels = story.labels;
  if (lead.event == none) return std::string(labels["lead.none"]).append(".");
  const DateSpan& span = at(story.events, lead.event).date;
  const std::string date = date_spoken(labels, span);
  if (lies_before_range(story, day, lead, span)) {
    const auto [strong, text] = nothing_yet(labels, day, date, title);
    return strong + " " + text;
  }
  return fill(labels["lead.spoken"], {{"lead", role_text(labels, lead.role)}, {"date", date}, {"title", title}});
}

}  // namespace

LeadWords lead_words(const Story& story, Date day, const DayLead& lead) {
  const Labels& labels = story.labels;
  if (lead.event == none) return {{}, std::string(labels["lead.none"])};
  const Event& event = at(story.events, lead.event);
  if (is_own_day(story, day, lead)) return {{}, event.title};
  const std::string date = date_text(labels, event.date);
  if (lies_before_range(story, day, lead, event.date)) return nothing_yet(labels, day, date, event.title);
  return {fill(labels["lead.written"], {{"lead", role_text(labels, lead.role)}, {"date", date}}), event.title};
}

std::string lead_spoken(const Story& story, Date day, const DayLead& lead) {
  const Labels& labels = story.labels;
  const std::string date = date_spoken(labels, {day, day});
  const std::string title = lead.event == none ? std::string() : aloud(labels, at(story.events, lead.event).title);
  if (is_own_day(story, day, lead)) return date + ": " + title;
  return date + (date.back() == '.' ? " " : ". ") + sentence(story, day, lead, title);  // "15 czerwca 2024 r."
}

std::string lead_intro(const Story& story, Date day, const DayLead& lead) {
  if (is_own_day(story, day, lead)) return {};
  std::string out = sentence(story, day, lead, {});
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<int> events_beside(const Story& story, int event) {
  const Date day = at(story.events, event).date.first;
  std::vector<int> out;
  const auto from = std::lower_bound(story.events.begin(), story.events.end(), day,
                                     [](const Event& e, Date d) { return e.date.first < d; });
  for (auto it = from; it != story.events.end() && it->date.first == day; ++it) {
    const int index = static_cast<int>(it - story.events.begin());
    // Of those whose first day nobody knows only the same words are of one day.
    const bool beside = !it->date.starts_open() || it->date == at(story.events, event).date;
    if (index != event && beside) out.push_back(index);
  }
  return out;
}

std::string also_text(const Story& story, int lead, const std::vector<int>& others, size_t named) {
  if (others.empty()) return {};
  const Labels& labels = story.labels;
  const DateSpan& date = at(story.events, lead).date;
  std::string titles;
  for (size_t i = 0; i < std::min(named, others.size()); ++i) {
    const Event& event = at(story.events, others[i]);
    titles.append(titles.empty() ? "" : "; ");
    if (event.date != date) titles.append(date_text(labels, event.date)).append(labels["list.comma"]);
    titles.append(event.title);
  }
  const size_t left = others.size() - std::min(named, others.size());
  const std::string more = left == 0 ? "" : with_count(labels, "lead.more", left);
  if (titles.empty()) return capitalised(more);
  if (!more.empty()) titles.append("; ").append(more);
  return fill(labels[is_day(date) ? "lead.also" : "lead.also_then"], {{"events", titles}});
}

std::string before_text(const Story& story, int event) {
  const Event& before = at(story.events, event);
  return fill(story.labels["lead.before"], {{"date", date_text(story.labels, before.date)}, {"title", before.title}});
}

}  // namespace explainer
