// A story made of hostile choices, run through the whole pipeline: load → ledgers → snapshot → scene → SVG, HTML and
// CSV. Bytes choose events instead of letters, so that most inputs pass the loader and reach what lies behind it.
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

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
  return date;
}

// A date of an event, in the words of its version.
std::string span_text(Choices& choices, bool old) {
  const std::string date = date_text(choices);
  if (old) return choices.below(8) == 7 ? date + "/2012" : date;
  constexpr const char* parts[] = {"-Q1", "-Q4", "-H1", "-H2"};
  constexpr const char* doubts[] = {"", "", "~", "?"};
  const char* const doubt = choices.one_of(doubts);
  switch (choices.below(12)) {
    case 1:
      return "[" + date + "..2012]" + doubt;
    case 2:
      return "[.." + date + "]" + doubt;
    case 3:
      return "[" + date + "..]" + doubt;
    case 4:
      return number(1998 + choices.below(12)) + choices.one_of(parts) + doubt;
    default:
      return date + doubt;
  }
}

// `{"value":…}`; with a chance of a figure in dollars.
std::string quantity_text(Choices& choices, bool old) {
  constexpr const char* figures[] = {"0", "1", "1e9", "2500000000", "4e9", "1e15", "0.01", "999999999"};
  constexpr const char* bounds[] = {"exact", "about", "at_least", "up_to", "could_exceed"};
  constexpr const char* units[] = {"EUR", "GBP", "gw", "doses", "USD"};
  const std::string figure = choices.one_of(figures);
  std::string amount = R"({"usd":)" + figure;
  if (!old && choices.below(2) == 1) {
    amount = R"({"value":)" + figure;
    const unsigned unit = choices.below(6);
    if (unit < 5) amount += std::string(R"(,"unit":")") + units[unit] + "\"";
  }
  return amount + R"(,"bound":")" + choices.one_of(bounds) + "\"}";
}

std::string references(Choices& choices, const char* key, unsigned index) {
  return std::string("\"") + key + R"(":["e)" + number(choices.below(index)) + "\"],";
}

// What only version 2 says of a deal.
std::string more_of_deal(Choices& choices, const std::string& kind, unsigned index) {
  std::string more;
  switch (choices.below(8)) {
    case 1:
      more += R"("also":[)" + quantity_text(choices, false) + "],";
      break;
    case 2:
      more += R"("known":")" + date_text(choices) + "\",";
      break;
    case 3:
      if (index > 0 && kind != "talks") more += references(choices, "replaces", index);
      break;
    case 4:
      if (kind != "repayment")
        more += choices.below(2) == 1 ? R"("program":"p",)" : R"("program":"p","generation":"g1",)";
      break;
    case 5:
      if (kind == "repayment") more += R"("repays":"contract",)";
      break;
    default:
      break;
  }
  return more;
}

std::string event_text(Choices& choices, unsigned index, bool old) {
  constexpr const char* kinds[] = {"investment", "contract", "talks",     "terms",
                                   "share_sale", "program",  "repayment", "end"};
  constexpr const char* statuses[] = {"in_talks", "reported", "announced", "agreed", "completed"};
  constexpr const char* left[] = {"a", "b", "c"};
  constexpr const char* right[] = {"x", "y"};
  constexpr const char* all[] = {"a", "b", "c", "x", "y"};
  constexpr const char* stages[] = {"announced", "preview", "available"};
  constexpr const char* generations[] = {"g1", "g2"};
  constexpr const char* endings[] = {"withdrawn", "lapsed", "cancelled", "expired"};
  const std::string kind = kinds[choices.below(old || index == 0 ? 6 : 8)];
  std::string event = R"({"id":"e)" + number(index) + R"(","kind":")" + kind + R"(","status":")" +
                      choices.one_of(statuses) + R"(","date":")" + span_text(choices, old) + R"(",)";
  const bool is_deal = kind == "investment" || kind == "talks" || kind == "contract" || kind == "repayment";
  if (is_deal) {
    std::string from = choices.one_of(left), to = choices.one_of(right);
    if (choices.below(6) == 5) from = choices.one_of(all);  // perhaps within a column
    if (from == to) from = "a";
    if (kind == "contract" || kind == "repayment") std::swap(from, to);
    event += R"("from":")" + from + R"(","to":")" + to + "\",";
    if (!old) event += more_of_deal(choices, kind, index);
  } else if (kind == "program") {
    event += std::string(R"("program":"p","generation":")") + choices.one_of(generations) + R"(","stage":")" +
             choices.one_of(stages) + "\",";
  } else if (kind == "end") {
    event += references(choices, "ends", index) + R"("how":")" + choices.one_of(endings) + "\",";
  } else {
    event += R"("parties":["a","x"],)";
  }
  if (kind != "program" && kind != "end" && choices.below(4) > 0)
    event += R"("amount":)" + quantity_text(choices, old) + ",";
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
      if (index > 0) event += references(choices, "overlaps", index);
      break;
    default:
      break;
  }
  event += R"("title":"T","text":"Some words that go on for a while, to be wrapped.",)";
  return event + (!old && choices.below(4) == 3 ? R"("sources":[{"id":"s","quote":"So it is.","says":{"usd":5}}]})"
                                                : R"("sources":["s"]})");
}

std::string story_text(Choices& choices) {
  const unsigned head = choices.below(4);  // version 1, or 2 with a main unit
  const bool old = head == 0;
  std::string story = std::string(R"({"version":)") + (old ? "1" : "2") +
                      R"(,"title":"T","language":"en","asOf":"2020","range":{"from":"2000-01-01","to":"2009-12-31"},
    "entities":[{"id":"a","name":"A","kind":"k","side":"left"},{"id":"b","name":"B","kind":"k","side":"left"},
    {"id":"c","name":"A company with a long name","short":"C","kind":"k","side":"left"},{"id":"x","name":"X","kind":"k","side":"right"},
    {"id":"y","name":"Y","kind":"k","side":"right"}],"programs":[{"id":"p","name":"P","maker":"a","generations":[{"id":"g1","name":"G1"},
    {"id":"g2","name":"G2"}]}],"sources":[{"id":"s","publisher":"P","title":"T","url":"https://example.org/"}],)";
  if (!old) {
    story += R"("units":[{"id":"gw","name":"gigawatts","one":"gigawatt","short":"GW","kind":"power"},
    {"id":"doses","name":"doses","one":"dose"}],)";
    if (head == 2) story += R"("unit":"doses","spacing":"even","start":"2005",)";
    if (head == 3) story += R"("rates":[{"unit":"EUR","value":1.25,"date":"2005-06-01","source":"s"}],)";
  }
  story += "\"events\":[";
  unsigned index = 0;
  do {
    if (index > 0) story += ",";
    story += event_text(choices, index++, old);
  } while (!choices.empty() && index < 60);
  story += "]";
  if (!old) story += R"(,"corrections":[{"date":"2010","event":"e0","text":"It is right now.","was":"It was not."}])";
  return story + "}";
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
    for (const LedgerState& state : now.ledgers) {
      require(state.total.low >= 0 && state.total.low <= state.total.high);
      if (state.returned) require(state.returned->low >= 0 && state.returned->low <= state.returned->high);
    }
    for (const TotalState& state : now.totals) require(state.total.low <= state.total.high);
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
