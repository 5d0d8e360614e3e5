#include "core/json_ld.hpp"

#include "core/event_wording.hpp"
#include "core/json_writer.hpp"

namespace explainer {
namespace {

// An object of schema.org, member by member; what is empty is left out.
class Thing {
 public:
  explicit Thing(std::string& out, std::string_view type) : object_(out, JsonStyle::compact) { text("@type", type); }
  Thing& text(std::string_view name, std::string_view value) {
    if (!value.empty()) object_.text(name, value);
    return *this;
  }
  Thing& raw(std::string_view name, std::string_view value) {
    object_.raw(name, value);
    return *this;
  }
  void close() { object_.close(); }

 private:
  JsonObject object_;
};

std::string organization(std::string_view name) {
  std::string out;
  Thing(out, "Organization").text("name", name).close();
  return out;
}

void append_citation(std::string& out, const Source& source) {
  Thing(out, "CreativeWork")
      .text("name", source.title)
      .raw("publisher", organization(source.publisher))
      .text("url", source.url)
      .text("datePublished", source.date)
      .text("archivedAt", source.archived)
      .close();
}

void append_correction(std::string& out, const Story& story, const Correction& correction) {
  Thing(out, "CorrectionComment")
      .text("datePublished", iso(correction.date))
      .text("text", correction_text(story, correction))
      .close();
}

// The day the story was last checked or corrected.
std::string modified(const Story& story) {
  const bool corrected = !story.corrections.empty() && story.corrections.back().date > story.as_of.last;
  return corrected ? iso(story.corrections.back().date) : iso(story.as_of);
}

}  // namespace

std::string write_json_ld(const Story& story) {
  std::string out;
  JsonObject article(out, JsonStyle::compact);
  article.text("@context", "https://schema.org").text("@type", "CreativeWork").text("headline", story.title);
  if (!story.subtitle.empty()) article.text("description", story.subtitle);
  article.text("inLanguage", story.language).text("dateModified", modified(story));
  article.text("temporalCoverage", iso(story.from) + "/" + iso(story.to));
  if (!story.credits.empty()) article.text("creditText", story.credits);
  article.raw("citation", json_list(story.sources, append_citation));
  if (!story.corrections.empty()) {
    article.raw("correction", json_list(story.corrections, [&](std::string& list, const Correction& correction) {
                  append_correction(list, story, correction);
                }));
  }
  article.close();
  return out;
}

std::string json_ld_script(const Story& story) {
  std::string json;
  for (const char c : write_json_ld(story)) {  // outside of its texts JSON has no "<"
    if (c == '<')
      json.append("\\u003c");
    else
      json.push_back(c);
  }
  return "<script type=\"application/ld+json\">" + json + "</script>\n";
}

}  // namespace explainer
