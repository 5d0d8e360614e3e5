// A story made of hostile choices, run through the whole pipeline: load → ledgers → snapshot → scene → SVG, HTML and
// CSV. Bytes choose events instead of letters, so that most inputs pass the loader and reach what lies behind it.
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

#include "core/csv.hpp"
#include "core/load_story.hpp"
#include "core/outline_html.hpp"
#include "core/snapshot_json.hpp"
#include "require.hpp"
#include "scene/build_scene.hpp"
#include "scene/svg.hpp"

using namespace explainer;
using explainer::fuzz::require;

namespace {

// Choices out of bytes; zeros when they are used up.
class Choices {
 public:
  Choices(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

  bool empty() const { return left_ == 0; }
  unsigned below(unsigned limit) {
    if (left_ == 0) return 0;
    --left_;
    return *data_++ % limit;
  }
  template <std::size_t n>
  const char* one_of(const char* const (&words)[n]) {
    return words[below(n)];
  }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

std::string number(unsigned value) { return std::to_string(value); }

std::string two_digits(unsigned value) { return (value < 10 ? "0" : "") + number(value); }

std::string date_text(Choices& choices) {
  std::string date = number(1998 + choices.below(12));
  const unsigned precision = choices.below(4);
  if (precision > 0) date += "-" + two_digits(1 + choices.below(12));
  if (precision > 1) date += "-" + two_digits(1 + choices.below(28));
  if (choices.below(8) == 7) date += "/2012";
  return date;
}

std::string amount_text(Choices& choices) {
  constexpr const char* figures[] = {"0", "1", "1e9", "2500000000", "4e9", "1e15", "0.01", "999999999"};
  constexpr const char* bounds[] = {"exact", "about", "at_least", "up_to", "could_exceed"};
  return std::string(R"("amount":{"usd":)") + choices.one_of(figures) + R"(,"bound":")" + choices.one_of(bounds) +
         "\"},";
}

std::string event_text(Choices& choices, unsigned index) {
  constexpr const char* kinds[] = {"investment", "contract", "talks", "terms", "share_sale", "program"};
  constexpr const char* statuses[] = {"in_talks", "reported", "announced", "agreed", "completed"};
  constexpr const char* left[] = {"a", "b", "c"};
  constexpr const char* right[] = {"x", "y"};
  constexpr const char* stages[] = {"announced", "preview", "available"};
  constexpr const char* generations[] = {"g1", "g2"};
  const std::string kind = choices.one_of(kinds);
  std::string event = R"({"id":"e)" + number(index) + R"(","kind":")" + kind + R"(","status":")" +
                      choices.one_of(statuses) + R"(","date":")" + date_text(choices) + R"(",)";
  if (kind == "investment" || kind == "talks") {
    event += std::string(R"("from":")") + choices.one_of(left) + R"(","to":")" + choices.one_of(right) + "\",";
  } else if (kind == "contract") {
    event += std::string(R"("from":")") + choices.one_of(right) + R"(","to":")" + choices.one_of(left) + "\",";
  } else if (kind == "program") {
    event += std::string(R"("program":"p","generation":")") + choices.one_of(generations) + R"(","stage":")" +
             choices.one_of(stages) + "\",";
  } else {
    event += R"("parties":["a","x"],)";
  }
  if (kind != "program" && choices.below(4) > 0) event += amount_text(choices);
  switch (choices.below(6)) {
    case 1:
      event += R"("counts":"states",)";
      break;
    case 2:
      event += R"("counts":"never",)";
      break;
    case 3:
      if (index > 0) event += R"("part_of":"e)" + number(choices.below(index)) + "\",";
      break;
    case 4:
      if (index > 0) event += R"("overlaps":["e)" + number(choices.below(index)) + "\"],";
      break;
    default:
      break;
  }
  return event + R"("title":"T","text":"Some words that go on for a while, to be wrapped.","sources":["s"]})";
}

std::string story_text(Choices& choices) {
  std::string story =
      R"({"version":1,"title":"T","language":"en","asOf":"2020","range":{"from":"2000-01-01","to":"2009-12-31"},
    "entities":[{"id":"a","name":"A","kind":"k","side":"left"},{"id":"b","name":"B","kind":"k","side":"left"},
    {"id":"c","name":"A company with a long name","short":"C","kind":"k","side":"left"},{"id":"x","name":"X","kind":"k","side":"right"},
    {"id":"y","name":"Y","kind":"k","side":"right"}],"programs":[{"id":"p","name":"P","maker":"a","generations":[{"id":"g1","name":"G1"},
    {"id":"g2","name":"G2"}]}],"sources":[{"id":"s","publisher":"P","title":"T","url":"https://example.org/"}],"events":[)";
  unsigned index = 0;
  do {
    if (index > 0) story += ",";
    story += event_text(choices, index++);
  } while (!choices.empty() && index < 60);
  return story + "]}";
}

void render_all(const IndexedStory& indexed) {
  const Story& story = indexed.story;
  const MapPlan plan = build_map_plan(indexed);
  const TextMeasure measure = [](std::string_view text, float size, Weight) {
    return static_cast<float>(text.size()) * size / 2;
  };
  View view = initial_view(story);
  for (const Date date : {story.from, Date{(story.from.day + story.to.day) / 2}, story.to}) {
    seek(view, story, date);
    const Snapshot now = snapshot_at(indexed, view.playhead);
    for (const LedgerState& state : now.ledgers) require(state.total.low <= state.total.high);
    require(!write_snapshot_json(indexed, now).empty());
    const Outline outline = build_outline(indexed, now);
    require(!render_html(indexed, outline).empty());
    for (const Size size : {Size{960, 620}, Size{320, 568}}) {
      const Scene scene = build_scene({indexed, plan, now, view, size, measure});
      require(!render_svg(scene, view.theme, story.language, story.title, outline.headline).empty());
    }
  }
  require(!write_csv(story).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Choices choices(data, size);
  const LoadResult result = load_story(story_text(choices));
  require(result.indexed.has_value() != has_errors(result.problems));
  if (result.indexed) render_all(*result.indexed);
  return 0;
}
