#include "app/replay.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

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

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out.append({'\\', c});
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      out += escape;
    } else {
      out += c;
    }
  }
  out += '"';
}

// Few digits where they are enough to read the same number again; what is no number is null.
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

// Walks through one line: an array of texts and numbers, and no more of JSON than that.
class Reader {
 public:
  explicit Reader(std::string_view line) : line_(line) {}

  std::optional<Input> read() {
    Input input;
    if (!take('[') || !text(input.name)) return std::nullopt;
    while (take(',')) {
      std::string word;
      double number = 0;
      if (text(word)) {
        if (!input.numbers.empty()) return std::nullopt;
        input.words.push_back(std::move(word));
      } else if (this->number(number)) {
        input.numbers.push_back(number);
      } else {
        return std::nullopt;
      }
    }
    if (!take(']')) return std::nullopt;
    skip_blanks();
    return at_ == line_.size() && is_known(input) ? std::optional(std::move(input)) : std::nullopt;
  }

 private:
  void skip_blanks() { at_ = std::min(line_.find_first_not_of(" \t\r\n", at_), line_.size()); }

  bool take(char wanted) {
    skip_blanks();
    const bool there = at_ < line_.size() && line_[at_] == wanted;
    at_ += there ? 1 : 0;
    return there;
  }

  bool text(std::string& out) {
    if (!take('"')) return false;
    for (; at_ < line_.size() && line_[at_] != '"'; ++at_) {
      if (line_[at_] != '\\') {
        out += line_[at_];
      } else if (++at_ == line_.size() || !escaped(out)) {
        return false;
      }
    }
    return at_ < line_.size() && line_[at_++] == '"';
  }

  // What a browser escapes besides quotes is below a blank.
  bool escaped(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    if (const size_t letter = letters.find(line_[at_]); letter != std::string_view::npos) {
      out += meant[letter];
      return true;
    }
    if (line_[at_] != 'u' || at_ + 4 >= line_.size()) return false;
    const std::string code(line_.substr(at_ + 1, 4));
    char* end = nullptr;
    const long value = std::strtol(code.c_str(), &end, 16);
    if (*end != 0 || value > 0x7F) return false;
    out += static_cast<char>(value);
    at_ += 4;
    return true;
  }

  bool number(double& out) {
    skip_blanks();
    if (line_.substr(at_, 4) == "null") {
      out = std::numeric_limits<double>::quiet_NaN();
      at_ += 4;
      return true;
    }
    const std::string digits(line_.substr(at_, std::min(line_.find_first_of(",]", at_), line_.size()) - at_));
    char* end = nullptr;
    out = std::strtod(digits.c_str(), &end);
    at_ += digits.size();
    return !digits.empty() && *end == 0 && std::isfinite(out);
  }

  std::string_view line_;
  size_t at_ = 0;
};

}  // namespace

std::string line_of(const Input& input) {
  std::string out = "[";
  append_text(out, input.name);
  for (const std::string& word : input.words) append_text(out += ',', word);
  for (const double number : input.numbers) append_number(out += ',', number);
  return out + ']';
}

std::optional<Input> parse_input(std::string_view line) { return Reader(line).read(); }

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
  if (heard_) heard_(line_of(input));
  return feed(app_, input);
}

}  // namespace explainer
