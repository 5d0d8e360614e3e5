// Random inputs for a monkey test: valid, borderline and invalid ones. The same seed gives the same inputs.
#pragma once

#include <array>
#include <limits>
#include <string>

#include "app/replay.hpp"
#include "generated_story.hpp"

namespace explainer::test {

class Monkey {
 public:
  explicit Monkey(unsigned seed) : dice_(seed) {}

  // What it does next, given what is on the screen.
  Input next(const App& app) {
    switch (dice_.below(16)) {
      case 0:
        return resize();
      case 1:
        return {"leave", {}, {}};
      case 2:
        return {"wheel", {}, {coordinate(2000), coordinate(1400), coordinate(400), coordinate(400), one_or_none()}};
      case 3:
      case 4:
        return {"key", {dice_.one_of(keys)}, {}};
      case 5:
      case 6:
      case 7:
        return perform(app);
      case 8:
      case 9:
      case 10:
      case 11:
        return pointer(app);
      default:
        return {"frame", {}, {clock_ += passed()}};
    }
  }

  bool one_in(int chances) { return dice_.one_in(chances); }

 private:
  static constexpr std::array<const char*, 17> keys = {
      "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", " ",
      "Escape",     "Enter",     "+",       "-",         "0",    "ł",   "",       "Dead"};
  static constexpr std::array<const char*, 38> arguments = {"",
                                                            "2023-09-25",
                                                            "2023",
                                                            "0001",
                                                            "9999-12-31",
                                                            "2023-02-29",
                                                            "-5",
                                                            "1e9",
                                                            "nan",
                                                            "0",
                                                            "0.25",
                                                            "16",
                                                            "1000",
                                                            "0.000001",
                                                            "light",
                                                            "dark",
                                                            "map",
                                                            "totals",
                                                            "chips",
                                                            "full",
                                                            "reduced",
                                                            "normal",
                                                            "more",
                                                            "in",
                                                            "out",
                                                            "all",
                                                            "time",
                                                            "even",
                                                            "kind:investment",
                                                            "kind:program",
                                                            "kind:talks status:in_talks",
                                                            "entity:openai",
                                                            "article",
                                                            "kind:nonsense",
                                                            "kind:",
                                                            ":",
                                                            "\xEF\xBF\xBD",
                                                            "<script>"};

  double one_or_none() { return dice_.below(2); }

  // Mostly within `size`, sometimes beside it, seldom nonsense.
  double coordinate(int size) {
    constexpr std::array<double, 5> nonsense = {1e30, -1e30, 3e9, -1, std::numeric_limits<double>::quiet_NaN()};
    if (dice_.one_in(40)) return nonsense[static_cast<size_t>(dice_.below(5))];
    return dice_.below(size + 100) - 50;
  }

  double passed() {
    constexpr std::array<double, 8> steps = {0.016, 0.016, 0.016, 0, 0.3, 2, -1, 1e4};
    return steps[static_cast<size_t>(dice_.below(8))];
  }

  Input resize() {
    constexpr std::array<double, 7> ratios = {1, 1, 1.5, 2, 3, 0, 0.5};
    if (dice_.one_in(12)) return {"resize", {}, {coordinate(10), coordinate(10), 1}};
    return {"resize",
            {},
            {320.0 + dice_.below(1300), 300.0 + dice_.below(600), ratios[static_cast<size_t>(dice_.below(7))]}};
  }

  Input pointer(const App& app) {
    constexpr std::array<const char*, 5> steps = {"move", "move", "press", "release", "release"};
    const char* const step = dice_.one_of(steps);
    const char* const kind = dice_.one_in(3) ? "touch" : "mouse";
    const std::vector<HitRegion>& hits = app.scene().hits;
    if (!hits.empty() && !dice_.one_in(3)) {
      const Point at = hits[static_cast<size_t>(dice_.below(static_cast<int>(hits.size())))].box.center();
      return {step, {kind}, {at.x, at.y}};
    }
    return {step, {kind}, {coordinate(1600), coordinate(900)}};
  }

  Input perform(const App& app) {
    const std::vector<std::string_view> verbs = App::verb_names();
    const std::string verb(dice_.one_in(16) ? "dance"
                                            : verbs[static_cast<size_t>(dice_.below(static_cast<int>(verbs.size())))]);
    if (app.story() && dice_.one_in(2)) {
      const std::vector<Event>& events = app.story()->events;
      const Event& event = events[static_cast<size_t>(dice_.below(static_cast<int>(events.size())))];
      return {"perform", {verb, verb == "seek" ? iso(event.date.first) : event.id}, {}};
    }
    return {"perform", {verb, dice_.one_of(arguments)}, {}};
  }

  Dice dice_;
  double clock_ = 1;
};

}  // namespace explainer::test
