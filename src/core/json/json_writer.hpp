// JSON as text: strings escaped, lists of one-line objects. Private to the core.
#pragma once

#include <string>
#include <string_view>

namespace explainer {

inline void append_json_string(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  out.push_back('"');
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (byte < 0x20) {
      out.append("\\u00");
      out.push_back(hex[byte >> 4]);
      out.push_back(hex[byte & 15]);
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
}

// One line: { "kind": "investment", "low": 0 }
class JsonLine {
 public:
  explicit JsonLine(std::string& out) : out_(out) { out_.append("{"); }
  JsonLine(const JsonLine&) = delete;
  JsonLine& operator=(const JsonLine&) = delete;

  JsonLine& text(std::string_view name, std::string_view value) {
    key(name);
    append_json_string(out_, value);
    return *this;
  }
  JsonLine& raw(std::string_view name, std::string_view value) {
    key(name);
    out_.append(value);
    return *this;
  }
  JsonLine& flag(std::string_view name, bool value) { return raw(name, value ? "true" : "false"); }
  void close() { out_.append(" }"); }

 private:
  void key(std::string_view name) {
    out_.append(first_ ? " " : ", ");
    first_ = false;
    append_json_string(out_, name);
    out_.append(": ");
  }

  std::string& out_;
  bool first_ = true;
};

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
