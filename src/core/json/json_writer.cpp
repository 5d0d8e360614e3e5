#include "core/json_writer.hpp"

namespace explainer {

void append_json_string(std::string& out, std::string_view text) {
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

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

JsonObject::JsonObject(std::string& out, JsonStyle style) : out_(out), spaced_(style == JsonStyle::spaced) {
  out_.push_back('{');
}

JsonObject& JsonObject::text(std::string_view name, std::string_view value) {
  key(name);
  append_json_string(out_, value);
  return *this;
}

JsonObject& JsonObject::raw(std::string_view name, std::string_view value) {
  key(name);
  out_.append(value);
  return *this;
}

void JsonObject::close() { out_.append(spaced_ ? " }" : "}"); }

void JsonObject::key(std::string_view name) {
  if (!first_) out_.push_back(',');
  if (spaced_) out_.push_back(' ');
  first_ = false;
  append_json_string(out_, name);
  out_.append(spaced_ ? ": " : ":");
}

}  // namespace explainer
