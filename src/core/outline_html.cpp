#include "core/outline_html.hpp"

#include "core/aloud.hpp"
#include "core/at.hpp"
#include "core/event_wording.hpp"
#include "core/language.hpp"
#include "core/markup.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

// Text escaped for element content and double-quoted attributes.
std::string safe(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const std::string_view entity = c == '\'' ? "&#39;" : entity_of(c);
    if (entity.empty()) {
      out.push_back(c);
    } else {
      out.append(entity);
    }
  }
  return out;
}

// <tag class="words-name">text</tag>, and nothing for an empty text.
std::string element(std::string_view tag, std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  std::string out = "<";
  out.append(tag);
  if (!name.empty()) out.append(" class=\"words-").append(name).append("\"");
  return out.append(">").append(safe(text)).append("</").append(tag).append(">");
}

std::string line(std::string_view tag, std::string_view name, std::string_view text) {
  const std::string out = element(tag, name, text);
  return out.empty() ? out : out + "\n";
}

std::string link(std::string_view url, std::string_view text) {
  return std::string("<a href=\"").append(safe(url)).append("\" rel=\"noopener\">").append(safe(text)).append("</a>");
}

std::string time_element(const Labels& labels, const DateSpan& date) {
  return "<time datetime=\"" + safe(iso(date)) + "\">" + safe(date_text(labels, date)) + "</time>";
}

// HTML knows no datetime for a quarter.
std::string moment(const Labels& labels, Date date, Precision precision) {
  const DateSpan span{date, date, precision, precision, false};
  const bool has_datetime =
      precision == Precision::day || precision == Precision::month || precision == Precision::year;
  return has_datetime ? time_element(labels, span) : safe(date_text(labels, span));
}

// A pattern with one slot that holds markup.
std::string fill_markup(std::string_view pattern, std::string_view name, std::string_view markup) {
  return fill(safe(pattern), {{name, markup}});
}

// HTML knows no datetime for a span either, so each end is a time of its own.
std::string time_text(const Labels& labels, const DateSpan& span) {
  const std::string first = moment(labels, span.first, span.first_precision),
                    last = moment(labels, span.last, span.last_precision);
  std::string out = first;
  if (span.starts_open())
    out = fill_markup(labels["date.by"], "date", last);
  else if (span.ends_open())
    out = fill_markup(labels["date.from"], "date", first);
  else if (span.is_range)
    out.append(" – ").append(last);
  if (span.doubt == DateDoubt::none) return out;
  return fill_markup(labels[span.doubt == DateDoubt::about ? "date.about" : "date.perhaps"], "date", out);
}

// "2021, as reported in January 2023"
std::string event_time(const Story& story, const Event& event) {
  std::string own = time_text(story.labels, event.date);
  if (!event.known) return own;
  return fill(safe(story.labels["date.known"]),
              {{"date", own}, {"known", safe(when_text(story.labels, *event.known))}});
}

// Where it was read, when, and what it says beyond that it reports the event.
std::string source_text(const Story& story, const Event& event, int index) {
  const Source& source = at(story.sources, index);
  const Labels& labels = story.labels;
  const std::string title = within_text(story, source.publisher) + ": " + within_text(story, source.title);
  std::string out = source.url.empty() ? safe(title) : link(source.url, title), when;
  if (const std::optional<DateSpan> date = parse_date(source.date)) when = time_text(labels, *date);
  if (const std::optional<DateSpan> date = parse_date(source.retrieved))
    when.append(when.empty() ? "" : labels["list.comma"])
        .append(fill_markup(labels["source.retrieved"], "date", time_text(labels, *date)));
  if (!when.empty()) out.append(" (").append(when).append(")");
  if (!source.archived.empty())
    out.append(labels["list.comma"]).append(link(source.archived, labels["words.archived"]));
  const std::string said = citation_text(story, event, index);
  return said.empty() ? out : out.append(labels["list.comma"]).append(safe(said));
}

std::string corrections_of_event(const Story& story, int event) {
  std::string out;
  for (const int index : corrections_of(story, event))
    out += line("p", "corrected", correction_text(story, at(story.corrections, index)));
  return out;
}

// `date`: what came of it by then, or at all.
std::string event_words(const IndexedStory& indexed, int index, std::optional<Date> date) {
  const Story& story = indexed.story;
  const Labels& labels = story.labels;
  const Event& event = at(story.events, index);
  std::string out =
      "<p class=\"words-when\">" + event_time(story, event) + " · " + safe(facts_text(story, event)) + "</p>\n";
  out += line("h4", "", event.title);
  out += line("p", "", event.text);
  out += line("p", "money", aloud(labels, money_text(story, event)));
  out += line("p", "ending", capitalised(ending_text(indexed, index, date)));
  out += corrections_of_event(story, index);
  std::string sources;
  for (const int source : event.sources) {
    if (!sources.empty()) sources += "; ";
    sources += source_text(story, event, source);
  }
  return out + "<p class=\"words-sources\">" + fill_markup(labels["card.source"], "source", sources) + "</p>\n";
}

// The day itself: the event that leads it, and what each has with each, by how sure it is.
std::string day_section(const IndexedStory& indexed, const Outline& outline) {
  const Story& story = indexed.story;
  std::string out = line("h3", "", outline.heading) + line("p", "", outline.intro);
  if (outline.lead.event != none) out += event_words(indexed, outline.lead.event, outline.day);
  out += line("p", "", outline.beside);
  if (!outline.flows.empty()) out += line("h3", "", story.labels["words.flows"]);
  for (const OutlineFlows& flows : outline.flows) {
    out += line("h4", "", flows.heading) + "<ul class=\"words-flows\">\n";
    for (const std::string& item : flows.items) out += line("li", "", item);
    out += "</ul>\n";
  }
  return out;
}

// The newest first.
std::string history(const IndexedStory& indexed, const Outline& outline) {
  const Story& story = indexed.story;
  std::string out;
  for (auto year = outline.years.rbegin(); year != outline.years.rend(); ++year) {
    out += line("h3", "", year->heading);
    out += "<ol class=\"words-events\">\n";
    for (auto words = year->events.rbegin(); words != year->events.rend(); ++words) {
      const Event& event = at(story.events, words->event);
      out += "<li class=\"words-event\" id=\"words-" + safe(event.id) + "\">\n" +
             event_words(indexed, words->event, std::nullopt) + "</li>\n";
    }
    out += "</ol>\n";
  }
  return out;
}

// Where it is about one event, under that event's title.
std::string corrections_list(const Story& story, const Outline& outline) {
  std::string items;
  for (const OutlineCorrection& correction : outline.corrections) {
    items += "<li>";
    if (correction.event != none) {
      const Event& event = at(story.events, correction.event);
      items += "<a href=\"#words-" + safe(event.id) + "\">" + safe(event.title) + "</a><br>\n";
    }
    items += safe(correction.text) + "</li>\n";
  }
  if (items.empty()) return {};
  return line("h3", "", story.labels["corrections.heading"]) + "<ul class=\"words-corrections\">\n" + items + "</ul>\n";
}

std::string entities_list(const Story& story, Side side) {
  std::string items;
  for (const Entity& entity : story.entities) {
    if (entity.side != side) continue;
    items += "<dt>" + safe(entity.name) + "</dt>\n";
    if (!entity.about.empty()) items += "<dd>" + safe(entity.about) + "</dd>\n";
  }
  if (items.empty()) return {};
  const std::string_view heading = story.labels[side == Side::left ? "side.left" : "side.right"];
  return line("h3", "", heading) + "<dl class=\"words-entities\">\n" + items + "</dl>\n";
}

const GenerationTrack* track_of(const StoryIndex& index, int program, int generation) {
  for (const GenerationTrack& track : index.tracks) {
    if (track.program == program && track.generation == generation) return &track;
  }
  return nullptr;
}

std::string program_section(const IndexedStory& indexed, int index) {
  const Story& story = indexed.story;
  const Program& program = at(story.programs, index);
  std::string out = line("h3", "", program.name) + line("p", "", program.about);
  out += "<ul class=\"words-program\">\n";
  for (int g = 0; g < static_cast<int>(program.generations.size()); ++g) {
    out += "<li>" + safe(at(program.generations, g).name);
    const GenerationTrack* track = track_of(indexed.index, index, g);
    const std::vector<Milestone> none_reached;
    std::string_view joint = ": ";
    for (const Milestone& milestone : track != nullptr ? track->milestones : none_reached) {
      out.append(joint).append(safe(stage_text(story.labels, milestone.stage))).append(" ");
      out += time_text(story.labels, at(story.events, milestone.event).date);
      joint = story.labels["list.comma"];
    }
    out += "</li>\n";
  }
  return out + "</ul>\n";
}

std::string total_row(const Story& story, const OutlineTotal& total) {
  std::string out = "<tr><th scope=\"row\">" + safe(total.to) + "</th><td>";
  out += safe(total.overlap ? story.labels["totals.overlap"] : std::string_view(total.total)) + "</td><td>";
  bool first = true;
  for (const auto& [from, sum] : total.parts) {
    if (!first) out += "; ";
    first = false;
    out += safe(from + " " + sum);
  }
  return out + "</td></tr>\n";
}

// Kinds are never added together, so each has a table of its own.
std::string totals_tables(const Story& story, const Outline& outline) {
  const Labels& labels = story.labels;
  const std::string comma = safe(labels["list.comma"]);
  std::string out, kind;
  for (const OutlineTotal& total : outline.totals) {
    if (total.kind != kind) {
      if (!kind.empty()) out += "</tbody>\n</table>\n";
      kind = total.kind;
      const bool invested =
          kind == kind_text(labels, EventKind::investment) && story.units.front().kind == UnitKind::money;
      out += line("h3", "", invested ? std::string(labels["totals.heading"]) : capitalised(kind));
      out += "<table class=\"words-totals\">\n<caption>" + safe(capitalised(kind)) + comma + safe(outline.date) +
             comma + safe(labels["words.largest_first"]) + "</caption>\n<thead>\n<tr>";
      for (const std::string_view key : {"words.company", "words.total", "words.parts"}) {
        out += "<th scope=\"col\">" + safe(labels[key]) + "</th>";
      }
      out += "</tr>\n</thead>\n<tbody>\n";
    }
    out += total_row(story, total);
  }
  return out.empty() ? out : out + "</tbody>\n</table>\n" + line("p", "counted", labels["totals.counted"]);
}

// The sentence for a page that can load neither the program nor the story file.
std::string no_picture(const Labels& labels) {
  constexpr std::string_view key = "page.no_picture";
  if (labels[key] == Labels()[key]) return {};  // the page has its own English messages, which also give the reason
  return " data-no-picture=\"" + safe(labels[key]) + "\"";
}

std::string newer_note(const Story& story) {
  if (!story.newer) return {};
  const std::string date = iso(story.newer->date);
  const std::string time =
      "<time datetime=\"" + date + "\">" + safe(date_text(story.labels, story.newer->date)) + "</time>";
  return "<p class=\"words-newer\"><a href=\"" + safe(story.newer->url) + "\" rel=\"noopener\">" +
         fill_markup(story.labels["words.newer"], "date", time) + "</a></p>\n";
}

}  // namespace

std::string render_html(const IndexedStory& indexed, const Outline& outline) {
  const Story& story = indexed.story;
  // Reading modes leave out what is "supplemental", so that they find the article that the story stands in.
  std::string out = "<section class=\"words supplemental\" lang=\"" + safe(story.language) + "\"" +
                    (is_right_to_left(story.language) ? " dir=\"rtl\"" : "") + no_picture(story.labels) + ">\n";
  out += line("h2", "", outline.title) + newer_note(story) + line("p", "subtitle", outline.subtitle);
  out += day_section(indexed, outline) + totals_tables(story, outline) + history(indexed, outline);
  out += corrections_list(story, outline);
  out += entities_list(story, Side::left) + entities_list(story, Side::right);
  for (int i = 0; i < static_cast<int>(story.programs.size()); ++i) out += program_section(indexed, i);
  out += line("p", "credits", story.credits);
  out += "<p class=\"words-as-of\">" + safe(capitalised(story.labels["card.as_of"])) + " " +
         time_text(story.labels, story.as_of) + "</p>\n";
  return out + "</section>\n";
}

}  // namespace explainer
