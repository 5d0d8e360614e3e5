#include "glyph_check.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>

#include "text_measure.hpp"

namespace explainer {
namespace {

// Walks through JSON that is known to be well formed and knows where it stands.
class Walk {
 public:
  explicit Walk(std::string_view json) : json_(json) {}

  std::vector<Problem> run() {
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (c == '{' || c == '[') {
        path_.push_back({c == '[', 0, {}});
      } else if (c == '}' || c == ']') {
        path_.pop_back();
      } else if (c == ',' && path_.back().list) {
        ++path_.back().index;
      } else if (c == '"') {
        text();
        continue;
      }
      step();
    }
    return std::move(found_);
  }

 private:
  struct Level {
    bool list;
    int index;
    std::string key;
  };

  void step() {
    const auto byte = static_cast<unsigned char>(json_[at_]);
    ++at_;
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    } else if (at_ >= json_.size() || (static_cast<unsigned char>(json_[at_]) & 0xC0U) != 0x80U) {
      ++column_;  // what follows is another character
    }
  }

  // A key, or a value whose characters are looked up.
  void text() {
    step();  // the quote
    const size_t from = at_;
    const int line = line_, column = column_;
    while (json_[at_] != '"') {
      if (json_[at_] == '\\') step();
      step();
    }
    const std::string_view inside = json_.substr(from, at_ - from);
    step();
    const size_t next = json_.find_first_not_of(" \t\r\n", at_);
    if (next != std::string_view::npos && json_[next] == ':') {
      path_.back().key = inside;
    } else if (path_.empty() || path_.back().list || path_.back().key != "url") {
      look_up(inside, line, column);
    }
  }

  void look_up(std::string_view text, int line, int column) {
    int high = 0;  // first half of an escaped pair
    std::vector<int> missing;
    int first = column;
    while (!text.empty()) {
      int code = 0;
      size_t bytes = 0;
      int characters = 1;
      if (text[0] == '\\' && text[1] == 'u') {
        code = static_cast<int>(std::stoul(std::string(text.substr(2, 4)), nullptr, 16));
        bytes = 6;
        characters = 6;
        if (code >= 0xD800 && code < 0xDC00) high = code, code = ' ';
        if (code >= 0xDC00 && code < 0xE000) code = 0x10000 + (high - 0xD800) * 0x400 + (code - 0xDC00);
      } else if (text[0] == '\\') {
        code = ' ';
        bytes = 2;
        characters = 2;
      } else {
        const size_t before = text.size();
        std::string_view rest = text;
        code = take_code_point(rest);
        bytes = before - rest.size();
      }
      if (code > 0x7E && !font_has(code) && told_.insert(code).second) {
        if (missing.empty()) first = column;
        missing.push_back(code);
      }
      text.remove_prefix(std::min(bytes, text.size()));
      column += characters;
    }
    if (!missing.empty()) warn(missing, line, first);
  }

  // "U+6F22, U+5B57 and 7 more"
  static std::string listed(const std::vector<int>& codes) {
    constexpr size_t most = 4;
    std::string out;
    for (size_t i = 0; i < std::min(codes.size(), most); ++i) {
      char name[16];
      std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(codes[i]));
      out.append(i == 0 ? "" : i + 1 == codes.size() ? " and " : ", ").append(name);
    }
    return codes.size() <= most ? out : out + " and " + std::to_string(codes.size() - most) + " more";
  }

  void warn(const std::vector<int>& codes, int line, int column) {
    const bool accents =
        std::all_of(codes.begin(), codes.end(), [](int code) { return code >= 0x300 && code < 0x370; });
    const std::string accent_mend = codes.size() == 1
                                        ? ", an accent by itself; write letter and accent as one character"
                                        : ", accents by themselves; write letter and accent as one character";
    const std::string box_mend =
        codes.size() == 1 ? " and shows a box in its place; write it" : " and shows boxes in their place; write them";
    Problem problem;
    problem.severity = Severity::warning;
    problem.line = line;
    problem.column = column;
    for (const Level& level : path_)
      problem.pointer.append("/").append(level.list ? std::to_string(level.index) : level.key);
    problem.message = "the picture's typeface has no " + listed(codes);
    problem.message += accents ? accent_mend : box_mend + " with letters and signs of Latin script";
    found_.push_back(std::move(problem));
  }

  std::string_view json_;
  size_t at_ = 0;
  int line_ = 1, column_ = 1;
  std::vector<Level> path_;
  std::set<int> told_;
  std::vector<Problem> found_;
};

}  // namespace

std::vector<Problem> missing_glyphs(std::string_view json) {
  if (json.substr(0, 3) == "\xEF\xBB\xBF") json.remove_prefix(3);
  return Walk(json).run();
}

}  // namespace explainer
