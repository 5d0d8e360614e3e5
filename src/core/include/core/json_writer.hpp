// JSON as text: strings escaped, objects on one line, lists. The one writer of JSON there is.
#pragma once

#include <string>
#include <string_view>

namespace explainer {

void append_json_string(std::string& out, std::string_view text);  // in quotes, escaped; `text` is UTF-8
std::string json_string(std::string_view text);

enum class JsonStyle : unsigned char { compact, spaced };  // {"low":0} or { "low": 0 }

// An object on one line, written member by member.
class JsonObject {
 public:
  explicit JsonObject(std::string& out, JsonStyle style = JsonStyle::spaced);
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  JsonObject& text(std::string_view name, std::string_view value);
  JsonObject& raw(std::string_view name, std::string_view value);  // a value that is JSON already
  JsonObject& flag(std::string_view name, bool value) { return raw(name, value ? "true" : "false"); }
  JsonObject& number(std::string_view name, int value) { return raw(name, std::to_string(value)); }
  void close();

 private:
  void key(std::string_view name);

  std::string& out_;
  bool spaced_, first_ = true;
};

// "[a,b]"; each(out, element) appends one.
template <typename List, typename Each>
std::string json_list(const List& list, Each each) {
  std::string out = "[";
  for (const auto& element : list) {
    if (out.size() > 1) out.push_back(',');
    each(out, element);
  }
  return out.append("]");
}

// "[a, b]" over several lines, one element each; each(element) appends it.
template <typename List, typename Each>
void append_json_lines(std::string& out, const List& list, std::string_view indent, Each each) {
  out.push_back('[');
  bool first = true;
  for (const auto& element : list) {
    out.append(first ? "\n" : ",\n").append(indent).append("  ");
    first = false;
    each(element);
  }
  if (!first) out.append("\n").append(indent);
  out.push_back(']');
}

}  // namespace explainer
