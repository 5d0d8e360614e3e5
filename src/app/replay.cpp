#include "app/replay.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "core/json_document.hpp"
#include "core/json_writer.hpp"

namespace explainer {
namespace {

struct Shape {
  std::string_view name;
  size_t words, numbers;
};

constexpr std::array<Shape, 10> shapes = {{{"frame", 0, 1},
                                           {"resize", 0, 3},
                                           {"move", 1, 2},
                                           {"press", 1, 2},
                                           {"release", 1, 2},
                                           {"leave", 0, 0},
                                           {"wheel", 0, 5},
                                           {"key", 1, 0},
                                           {"key", 1, 1},  // old recordings say whether Shift was held
                                           {"perform", 2, 0}}};

bool is_known(const Input& input) {
  return std::any_of(shapes.begin(), shapes.end(), [&](const Shape& shape) {
    return shape.name == input.name && shape.words == input.words.size() && shape.numbers == input.numbers.size();
  });
}

// The fewest digits that read back as the same number; null when it is not finite.
void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char text[32];
  for (const int digits : {6, 9, 17}) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  out += text;
}

}  // namespace

std::string line_of(const Input& input) {
  std::string out = "[" + json_string(input.name);
  for (const std::string& word : input.words) append_json_string(out += ',', word);
  for (const double number : input.numbers) append_number(out += ',', number);
  return out + ']';
}

std::optional<Input> parse_input(std::string_view line) {
  const std::optional<JsonDocument> document = parse_json(line);
  if (!document || Json(*document).type() != JsonType::array) return std::nullopt;
  Input input;
  for (Json item = Json(*document).first(); item; item = item.next()) {
    if (item.type() == JsonType::string && input.numbers.empty()) {
      input.words.emplace_back(item.text());
    } else if (item.type() == JsonType::number) {
      input.numbers.push_back(item.number());
    } else if (item.type() == JsonType::null) {
      input.numbers.push_back(std::numeric_limits<double>::quiet_NaN());
    } else {
      return std::nullopt;
    }
  }
  if (input.words.empty()) return std::nullopt;
  input.name = std::move(input.words.front());
  input.words.erase(input.words.begin());
  return is_known(input) ? std::optional(std::move(input)) : std::nullopt;
}

double feed(App& app, const Input& input) {
  const auto number = [&](size_t i) { return static_cast<float>(input.numbers[i]); };
  const auto flag = [&](size_t i) { return input.numbers[i] != 0; };
  const auto pointer = [&] { return input.words[0] == "touch" ? PointerKind::touch : PointerKind::mouse; };
  const auto used = [](bool use) { return use ? 1.0 : 0.0; };
  if (input.name == "frame") return app.frame(input.numbers[0]);
  if (input.name == "move") return used(app.pointer_move(pointer(), number(0), number(1)));
  if (input.name == "press") return used(app.pointer_button(pointer(), number(0), number(1), true));
  if (input.name == "release") return used(app.pointer_button(pointer(), number(0), number(1), false));
  if (input.name == "wheel") return used(app.wheel(number(0), number(1), number(2), number(3), flag(4)));
  if (input.name == "key") return used(app.key(input.words[0]));
  if (input.name == "perform") return used(app.perform(input.words[0], input.words[1]));
  if (input.name == "leave") app.pointer_leave();
  if (input.name == "resize") app.resize(number(0), number(1), number(2));
  return 0;
}

double Recorder::put(const Input& input) {
  if (record_) record_(line_of(input));
  return feed(app_, input);
}

}  // namespace explainer
