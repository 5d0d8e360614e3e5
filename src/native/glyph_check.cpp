#include "glyph_check.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>

#include "core/json_document.hpp"
#include "scene/builder.hpp"
#include "text_measure.hpp"

namespace explainer {
namespace {

bool is_surrogate(std::string_view digits) { return (digits[0] == 'd' || digits[0] == 'D') && digits[1] > '7'; }

// Bytes of the character that starts a JSON text, as it is written: an escape, a pair of escapes, or the character.
size_t written_length(std::string_view json) {
  if (json[0] != '\\') {
    std::string_view rest = json;
    take_code_point(rest);
    return json.size() - rest.size();
  }
  if (json[1] != 'u') return 2;
  return is_surrogate(json.substr(2, 4)) ? 12 : 6;
}

// "U+6F22, U+5B57 and 7 more"
std::string listed(const std::vector<int>& codes) {
  constexpr size_t max_named = 4;
  std::string out;
  for (size_t i = 0; i < std::min(codes.size(), max_named); ++i) {
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(codes[i]));
    out.append(i == 0 ? "" : i + 1 == codes.size() ? " and " : ", ").append(name);
  }
  return codes.size() <= max_named ? out : out + " and " + std::to_string(codes.size() - max_named) + " more";
}

std::string message_for(const std::vector<int>& codes) {
  const bool accents = std::all_of(codes.begin(), codes.end(), [](int code) { return code >= 0x300 && code < 0x370; });
  const std::string accent_mend = codes.size() == 1
                                      ? ", an accent by itself; write letter and accent as one character"
                                      : ", accents by themselves; write letter and accent as one character";
  const std::string box_mend =
      codes.size() == 1 ? " and shows a box in its place; write it" : " and shows boxes in their place; write them";
  return "the picture's typeface has no " + listed(codes) +
         (accents ? accent_mend : box_mend + " with letters and signs of Latin script");
}

class GlyphCheck {
 public:
  explicit GlyphCheck(std::string_view bytes) : bytes_(bytes), positions_(bytes) {}

  void check(Json value, const std::string& pointer) {
    if (value.type() == JsonType::string) {
      check_text(value, pointer);
    } else if (value.type() == JsonType::array) {
      int index = 0;
      for (Json item = value.first(); item; item = item.next()) check(item, pointer + "/" + std::to_string(index++));
    } else if (value.type() == JsonType::object) {
      for (Json key = value.first(); key; key = key.next().next()) {
        const std::string_view name = key.text();
        if (name != "url") check(key.next(), std::string(pointer).append("/").append(name));  // a url is not drawn
      }
    }
  }

  std::vector<Problem> take() { return std::move(problems_); }

 private:
  // Each missing character is reported once, where it stands first.
  void check_text(Json value, const std::string& pointer) {
    std::vector<int> missing;
    size_t first = 0, at = value.offset() + 1;  // of the characters as they are written
    for (std::string_view rest = value.text(); !rest.empty();) {
      const std::string_view from = rest;
      const int code = take_code_point(rest);
      const bool drawn = !without_unseen(from.substr(0, from.size() - rest.size())).empty();
      if (code > 0x7E && drawn && !font_has(code) && reported_.insert(code).second) {
        if (missing.empty()) first = at;
        missing.push_back(code);
      }
      at += written_length(bytes_.substr(at));
    }
    if (missing.empty()) return;
    const PositionCounter::Position position = positions_.at(first);
    problems_.push_back({Severity::warning, position.line, position.column, pointer, message_for(missing)});
  }

  std::string_view bytes_;
  PositionCounter positions_;
  std::set<int> reported_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> missing_glyphs(std::string_view json) {
  const std::optional<JsonDocument> document = parse_json(json);
  if (!document) return {};
  GlyphCheck glyphs(json);
  glyphs.check(Json(*document), "");
  return glyphs.take();
}

}  // namespace explainer
