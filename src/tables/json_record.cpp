#include "tables/json_record.hpp"

#include <algorithm>

#include "core/json_writer.hpp"

namespace explainer {
namespace {

auto find_member(auto& members, std::string_view key) {
  return std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.first == key; });
}

}  // namespace

std::string_view raw_json(std::string_view bytes, Json value) {
  return bytes.substr(value.offset(), json_value_end(bytes, value.offset()) - value.offset());
}

Json member_of(Json object, std::string_view key) {
  if (!object || object.type() != JsonType::object) return {};
  for (Json name = object.first(); name; name = name.next().next()) {
    if (name.text() == key) return name.next();
  }
  return {};
}

JsonRecord::JsonRecord(std::string_view bytes, Json object) {
  if (!object || object.type() != JsonType::object) return;
  for (Json key = object.first(); key; key = key.next().next()) {
    members_.emplace_back(std::string(key.text()), std::string(raw_json(bytes, key.next())));
  }
}

JsonRecord& JsonRecord::set(std::string_view key, std::string json) {
  const auto found = find_member(members_, key);
  if (found != members_.end()) {
    found->second = std::move(json);
  } else {
    members_.emplace_back(std::string(key), std::move(json));
  }
  return *this;
}

JsonRecord& JsonRecord::text(std::string_view key, std::string_view value) { return set(key, json_string(value)); }

JsonRecord& JsonRecord::text_unless_empty(std::string_view key, std::string_view value) {
  return value.empty() ? *this : text(key, value);
}

void JsonRecord::remove(std::string_view key) {
  const auto found = find_member(members_, key);
  if (found != members_.end()) members_.erase(found);
}

const std::string* JsonRecord::find(std::string_view key) const {
  const auto found = find_member(members_, key);
  return found == members_.end() ? nullptr : &found->second;
}

std::string JsonRecord::text_of(std::string_view key) const {
  const std::string* const json = find(key);
  if (json == nullptr || json->empty() || json->front() != '"') return {};
  const std::optional<JsonDocument> document = parse_json(*json);
  return document ? std::string(Json(*document).text()) : std::string();
}

std::string json_texts(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) {
    if (out.size() > 1) out.append(", ");
    append_json_string(out, text);
  }
  return out.append("]");
}

std::string one_line(const JsonRecord& record) {
  if (record.empty()) return "{}";
  std::string out;
  JsonObject object(out);
  for (const auto& [key, json] : record.members()) object.raw(key, json);
  object.close();
  return out;
}

}  // namespace explainer
