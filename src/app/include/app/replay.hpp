// Input as lines of JSON that can be stored and played back: ["press","mouse",120,80] is one call of App's input
// functions. A frame is one too, so that a replay has the same clock. Knows no files, no window.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.hpp"

namespace explainer {

// One call: its name, then its words (UTF-8), then its numbers; a boolean is 0 or 1. replay.cpp lists them all.
struct Input {
  std::string name;
  std::vector<std::string> words;
  std::vector<double> numbers;
  bool operator==(const Input&) const = default;
};

std::string line_of(const Input& input);  // one line of JSON, without a newline

// Reads what line_of writes; nullopt when it is no such call.
std::optional<Input> parse_input(std::string_view line);

// Makes the call. Returns what it returned: a frame the seconds until the next is due, others 1 when the
// explainer made use of it, else 0.
double feed(App& app, const Input& input);

// Passes input on to an App, and writes each call down before it is made.
class Recorder {
 public:
  // `record` is called with each line; empty when nothing is recorded.
  Recorder(App& app, std::function<void(const std::string&)> record) : app_(app), record_(std::move(record)) {}

  double put(const Input& input);

  void resize(float width, float height, float pixel_ratio) { put({"resize", {}, {width, height, pixel_ratio}}); }
  void pointer_move(float x, float y) { put({"move", {"mouse"}, {x, y}}); }
  void pointer_button(float x, float y, bool down) { put({down ? "press" : "release", {"mouse"}, {x, y}}); }
  void pointer_leave() { put({"leave", {}, {}}); }
  void wheel(float x, float y, float dx, float dy, bool zoom) { put({"wheel", {}, {x, y, dx, dy, zoom ? 1.0 : 0.0}}); }
  void key(std::string_view dom_key) { put({"key", {std::string(dom_key)}, {}}); }
  bool perform(std::string_view verb, std::string_view argument) {
    return put({"perform", {std::string(verb), std::string(argument)}, {}}) != 0;
  }
  double frame(double seconds) { return put({"frame", {}, {seconds}}); }

  App& app() const { return app_; }

 private:
  App& app_;
  std::function<void(const std::string&)> record_;
};

}  // namespace explainer
