#include "core/about_json.hpp"

#include "core/at.hpp"
#include "core/event_wording.hpp"
#include "core/json_writer.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

// One list under a heading; `add` puts an entry into it.
class Section {
 public:
  Section(std::string& out, std::string_view heading, std::string_view text) : out_(out) {
    if (out_.size() > 1) out_.push_back(',');
    out_.append("{\"heading\":");
    append_json_string(out_, heading);
    out_.append(",\"text\":");
    append_json_string(out_, text);
    out_.append(",\"items\":[");
  }
  void add(std::string_view name, std::string_view text) {
    if (out_.back() != '[') out_.push_back(',');
    JsonObject(out_).text("name", name).text("text", text).close();
  }
  void close() { out_.append("]}"); }

 private:
  std::string& out_;
};

void append_side(std::string& out, const Story& story, Side side) {
  Section section(out, story.labels[side == Side::left ? "side.left" : "side.right"], {});
  for (const Entity& entity : story.entities) {
    if (entity.side == side && !entity.about.empty()) section.add(entity.name, entity.about);
  }
  section.close();
}

// The newest first.
void append_corrections(std::string& out, const Story& story) {
  Section section(out, story.labels["corrections.heading"], {});
  for (int i = static_cast<int>(story.corrections.size()); i-- > 0;) {
    const Correction& correction = at(story.corrections, i);
    const bool of_event = correction.event != none;
    section.add(of_event ? at(story.events, correction.event).title : story.title, correction_text(story, correction));
  }
  section.close();
}

// "announced 1 Dec 2020, available Dec 2021"
std::string milestones_text(const IndexedStory& indexed, int program, int generation) {
  const Story& story = indexed.story;
  std::string out;
  for (const GenerationTrack& track : indexed.index.tracks) {
    if (track.program != program || track.generation != generation) continue;
    for (const Milestone& milestone : track.milestones) {
      const Event& event = at(story.events, milestone.event);
      out.append(out.empty() ? "" : story.labels["list.comma"])
          .append(stage_text(story.labels, milestone.stage))
          .append(" ");
      out.append(date_text(story.labels, event.date));
    }
  }
  return out;
}

}  // namespace

std::string write_about_json(const IndexedStory& indexed) {
  const Story& story = indexed.story;
  std::string out = "[";
  append_side(out, story, Side::left);
  append_side(out, story, Side::right);
  for (int p = 0; p < static_cast<int>(story.programs.size()); ++p) {
    const Program& program = at(story.programs, p);
    Section section(out, program.name, program.about);
    for (int g = 0; g < static_cast<int>(program.generations.size()); ++g) {
      section.add(at(program.generations, g).name, milestones_text(indexed, p, g));
    }
    section.close();
  }
  if (!story.corrections.empty()) append_corrections(out, story);
  return out.append("]");
}

}  // namespace explainer
