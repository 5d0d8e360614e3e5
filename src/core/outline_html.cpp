#include "core/outline_html.hpp"

#include "core/at.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

// Text escaped for element content and double-quoted attributes.
std::string safe(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '"':
        out.append("&quot;");
        break;
      case '\'':
        out.append("&#39;");
        break;
      default:
        out.push_back(c);
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

// HTML knows no datetime for a span, so each end is a time of its own.
std::string time_text(const Labels& labels, const DateSpan& span) {
  if (!span.is_range) return time_element(labels, span);
  const DateSpan first{span.first, span.first, span.first_precision, span.first_precision, false};
  const DateSpan last{span.last, span.last, span.last_precision, span.last_precision, false};
  return time_element(labels, first) + " – " + time_element(labels, last);
}

// A pattern with one slot that holds markup.
std::string fill_markup(std::string_view pattern, std::string_view name, std::string_view markup) {
  return fill(safe(pattern), {{name, markup}});
}

std::string source_text(const Story& story, const Source& source) {
  const std::string title = source.publisher + ": " + source.title;
  std::string out = source.url.empty() ? safe(title) : link(source.url, title);
  if (const std::optional<DateSpan> date = parse_date(source.date)) {
    out.append(" (").append(time_text(story.labels, *date)).append(")");
  }
  return out;
}

std::string event_words(const Story& story, const Event& event) {
  const Labels& labels = story.labels;
  std::string out = "<p class=\"words-when\">" + time_text(labels, event.date) + " · " +
                    safe(kind_text(labels, event.kind)) + " · " + safe(status_text(labels, event.status)) + "</p>\n";
  out += line("h4", "", event.title);
  out += line("p", "", event.text);
  out += line("p", "money", aloud(labels, money_text(story, event)));
  std::string sources;
  for (const int source : event.sources) {
    if (!sources.empty()) sources += "; ";
    sources += source_text(story, at(story.sources, source));
  }
  return out + "<p class=\"words-sources\">" + fill_markup(labels["card.source"], "source", sources) + "</p>\n";
}

// The day itself: the event that leads it, and what each has with each, by how sure it is.
std::string day_section(const Story& story, const Outline& outline) {
  std::string out = line("h3", "", outline.heading) + line("p", "", outline.intro);
  if (outline.lead.event != none) out += event_words(story, at(story.events, outline.lead.event));
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
std::string history(const Story& story, const Outline& outline) {
  std::string out;
  for (auto year = outline.years.rbegin(); year != outline.years.rend(); ++year) {
    out += line("h3", "", fill(story.labels["date.year"], {{"year", std::to_string(year->year)}}));
    out += "<ol class=\"words-events\">\n";
    for (auto words = year->events.rbegin(); words != year->events.rend(); ++words) {
      const Event& event = at(story.events, words->event);
      out += "<li class=\"words-event\" id=\"words-" + safe(event.id) + "\">\n" + event_words(story, event) + "</li>\n";
    }
    out += "</ol>\n";
  }
  return out;
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
      joint = ", ";
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
  std::string out, kind;
  for (const OutlineTotal& total : outline.totals) {
    if (total.kind != kind) {
      if (!kind.empty()) out += "</tbody>\n</table>\n";
      kind = total.kind;
      const bool invested = kind == kind_text(labels, EventKind::investment);
      out += line("h3", "", invested ? std::string(labels["totals.heading"]) : capitalised(kind));
      out += "<table class=\"words-totals\">\n<caption>" + safe(capitalised(kind)) + ", " + safe(outline.date) + ", " +
             safe(labels["words.largest_first"]) + "</caption>\n<thead>\n<tr>";
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
  std::string out =
      "<section class=\"words supplemental\" lang=\"" + safe(story.language) + "\"" + no_picture(story.labels) + ">\n";
  out += line("h2", "", outline.title) + newer_note(story) + line("p", "subtitle", outline.subtitle);
  out += day_section(story, outline) + totals_tables(story, outline) + history(story, outline);
  out += entities_list(story, Side::left) + entities_list(story, Side::right);
  for (int i = 0; i < static_cast<int>(story.programs.size()); ++i) out += program_section(indexed, i);
  out += line("p", "credits", story.credits);
  out += "<p class=\"words-as-of\">" + safe(capitalised(story.labels["card.as_of"])) + " " +
         time_text(story.labels, story.as_of) + "</p>\n";
  return out + "</section>\n";
}

}  // namespace explainer
