#include "json_reader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "utf8.hpp"

namespace explainer {
namespace {

constexpr size_t max_file_bytes = size_t{16} * 1024 * 1024;
constexpr size_t max_nesting = 64;
constexpr int max_string_characters = 10'000;
constexpr size_t max_values = 4'000'000;  // more than a file with the most events can need

// Each byte that is not part of a character, as an offset; ascending.
std::vector<size_t> find_bad_bytes(std::string_view bytes) {
  std::vector<size_t> bad;
  for (size_t at = 0; at < bytes.size();) {
    const size_t length = utf8_length(bytes, at);
    if (length == 0) bad.push_back(at);
    at += std::max<size_t>(length, 1);
  }
  return bad;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Bytes of the number a text starts with, by JSON's grammar.
size_t number_length(std::string_view text) {
  size_t at = 0;
  const auto digits = [&] {
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  };
  const auto take = [&](std::string_view any) {
    const bool found = at < text.size() && any.find(text[at]) != std::string_view::npos;
    if (found) ++at;
    return found;
  };
  take("-");
  if (!take("0")) digits();  // nothing follows a leading 0
  if (take(".")) digits();
  if (take("eE")) {
    take("+-");
    digits();
  }
  return at;
}

// Builds the document from nlohmann's events. These come without places, so a cursor walks along: between two values
// there is nothing but blanks, commas and colons.
class Builder {
 public:
  Builder(std::string_view bytes, const std::vector<size_t>& bad_bytes, Report& report)
      : bytes_(bytes), bad_bytes_(bad_bytes), report_(report) {}

  JsonDocument take() { return std::move(document_); }

  // The names of these are nlohmann's.
  bool null() { return add(JsonType::null, 4); }
  bool boolean(bool value) {
    if (!add(JsonType::boolean, value ? 4 : 5)) return false;
    document_.nodes.back().truth = value;
    return true;
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(const std::string& value) { return text(value, false); }
  bool key(const std::string& value) { return text(value, true); }
  bool binary(const std::vector<std::uint8_t>&) { return false; }
  bool start_object(std::size_t) { return open(JsonType::object); }
  bool start_array(std::size_t) { return open(JsonType::array); }
  bool end_object() {
    report_duplicate_keys();
    return close();
  }
  bool end_array() { return close(); }
  template <typename Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& exception) {
    skip_to_value(position == 0 ? 0 : position - 1);
    if (report_bad_bytes(position, pointer(false))) return false;  // that is why
    const bool in_string = std::string_view(exception.what()).find("invalid string") != std::string_view::npos;
    const Fault fault = find_fault(bytes_, {cursor_, position, in_string, place()});
    report_.error(fault.offset, pointer(false), fault.message);
    return false;
  }

 private:
  struct Level {
    std::uint32_t node;
    std::uint32_t key = 0;  // node of the member's key
    int item = -1;
  };

  void skip_to_value(size_t limit) {
    const auto separates = [](char c) { return is_blank(c) || c == ',' || c == ':'; };
    while (cursor_ < bytes_.size() && cursor_ < limit && separates(bytes_[cursor_])) ++cursor_;
    while (cursor_ < bytes_.size() && is_blank(bytes_[cursor_])) ++cursor_;
  }

  JsonDocument::Node& node(std::uint32_t index) { return document_.nodes[index]; }

  bool add(JsonType type, size_t length, bool is_key = false) {
    skip_to_value(bytes_.size());
    if (document_.nodes.size() >= max_values) {
      report_.error(cursor_, pointer(false), "the file holds more than 4,000,000 values; split the story");
      return false;
    }
    if (!levels_.empty() && !is_key) {
      Level& level = levels_.back();
      ++level.item;
      ++node(level.node).size;
    }
    JsonDocument::Node value;
    value.type = type;
    value.start = static_cast<std::uint32_t>(cursor_);
    value.next = static_cast<std::uint32_t>(document_.nodes.size() + 1);
    document_.nodes.push_back(value);
    cursor_ += length;
    return true;
  }

  bool number(double value) {
    if (!add(JsonType::number, 0)) return false;
    document_.nodes.back().number = value;
    cursor_ += number_length(bytes_.substr(cursor_));
    return true;
  }

  bool text(const std::string& value, bool is_key) {
    if (!add(JsonType::string, 1, is_key)) return false;
    const size_t start = cursor_ - 1;
    while (cursor_ < bytes_.size() && bytes_[cursor_] != '"') cursor_ += bytes_[cursor_] == '\\' ? 2 : 1;
    ++cursor_;
    if (is_key) levels_.back().key = static_cast<std::uint32_t>(document_.nodes.size() - 1);
    JsonDocument::Node& added = document_.nodes.back();
    added.text = static_cast<std::uint32_t>(document_.texts.size());
    added.size = static_cast<std::uint32_t>(value.size());
    document_.texts.append(value);
    check_text(value, start);
    return true;
  }

  // Bytes before `end` that are no UTF-8; false when there are none.
  bool report_bad_bytes(size_t end, const std::string& where) {
    bool any = false;
    for (; next_bad_ < bad_bytes_.size() && bad_bytes_[next_bad_] < end; ++next_bad_, any = true) {
      const size_t at = bad_bytes_[next_bad_];
      if (next_bad_ > 0 && at == bad_bytes_[next_bad_ - 1] + 1) continue;  // the same stretch
      report_.error(at, where, "this is not valid UTF-8; save the file as UTF-8");
    }
    return any;
  }

  void check_text(const std::string& value, size_t start) {
    if (next_bad_ < bad_bytes_.size() && bad_bytes_[next_bad_] < cursor_) report_bad_bytes(cursor_, pointer(true));
    if (value.size() > max_string_characters && count_characters(value) > max_string_characters) {
      report_.error(start, pointer(true), "this text has more than 10,000 characters; shorten it");
    }
    const int control = find_control_character(value);
    if (control >= 0) {
      constexpr char hex[] = "0123456789ABCDEF";
      const std::string code = {'U', '+', '0', '0', hex[control >> 4], hex[control & 15]};
      report_.error(start, pointer(true),
                    "this text holds the control character " + code + "; write a blank instead, or nothing");
    }
  }

  bool open(JsonType type) {
    if (!add(type, 1)) return false;
    levels_.push_back({static_cast<std::uint32_t>(document_.nodes.size() - 1)});
    if (levels_.size() <= max_nesting) return true;
    report_.error(cursor_ - 1, pointer(false), "this is nested more than 64 deep; a story needs no more than 6");
    return false;
  }

  bool close() {
    skip_to_value(bytes_.size());
    ++cursor_;
    node(levels_.back().node).next = static_cast<std::uint32_t>(document_.nodes.size());
    levels_.pop_back();
    return true;
  }

  Place place() {
    if (levels_.empty()) return document_.nodes.empty() ? Place::file_start : Place::file_end;
    const Level& level = levels_.back();
    if (node(level.node).type == JsonType::array) return Place::list;
    return level.key != 0 && level.key + 1 == document_.nodes.size() ? Place::value : Place::object;
  }

  // Of the innermost open container, or (value) of its newest member or item.
  std::string pointer(bool value) {
    std::string out;
    if (report_.is_full()) return out;
    for (size_t i = 0; i < levels_.size(); ++i) {
      if (i + 1 == levels_.size() && !value) break;
      const Level& level = levels_[i];
      if (node(level.node).type == JsonType::object) {
        const JsonDocument::Node& key = node(level.key);
        if (level.key != 0)
          append_pointer_part(out, shortened(std::string_view(document_.texts).substr(key.text, key.size), 100));
      } else {
        append_pointer_part(out, std::to_string(level.item));
      }
    }
    return out;
  }

  // Sorting keeps an object with 100,000 times the same key fast.
  void report_duplicate_keys() {
    const std::uint32_t object = levels_.back().node;
    if (node(object).size < 2) return;
    std::vector<Json> keys;
    keys.reserve(node(object).size);
    const auto end = static_cast<std::uint32_t>(document_.nodes.size());
    for (Json key(document_, object + 1, end); key; key = key.next().next()) keys.push_back(key);
    std::sort(keys.begin(), keys.end(), [](const Json& a, const Json& b) {
      return a.text() != b.text() ? a.text() < b.text() : a.offset() < b.offset();
    });
    for (size_t i = 1; i < keys.size(); ++i) {
      if (keys[i].text() != keys[i - 1].text()) continue;
      std::string where = pointer(false);
      append_pointer_part(where, shortened(keys[i].text(), 100));
      report_.error(keys[i].offset(), std::move(where),
                    "the key \"" + shortened(keys[i].text(), 40) + "\" stands here twice; keep one of them");
    }
  }

  std::string_view bytes_;
  const std::vector<size_t>& bad_bytes_;
  Report& report_;
  JsonDocument document_;
  std::vector<Level> levels_;
  size_t cursor_ = 0;    // behind the newest value
  size_t next_bad_ = 0;  // in bad_bytes_
};

// What can be said before parsing; true when parsing makes no sense.
bool is_hopeless(std::string_view bytes, Report& report) {
  const auto fail = [&](std::string message) {
    report.error(0, std::string(), std::move(message));
    return true;
  };
  if (bytes.size() > max_file_bytes) {
    return fail("the file has " + std::to_string(bytes.size()) +
                " bytes, and 16 MiB (16777216) is the most; split the story");
  }
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    return fail("the file starts with a byte order mark; save it as UTF-8 without one");
  }
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF" ||
      bytes.substr(0, 2).find('\0') != std::string_view::npos) {
    return fail("the file is UTF-16; save it as UTF-8");
  }
  if (std::all_of(bytes.begin(), bytes.end(), is_blank)) return fail("the file is empty; a story starts with {");
  return false;
}

}  // namespace

std::optional<JsonDocument> read_json(std::string_view bytes, Report& report) {
  if (is_hopeless(bytes, report)) return std::nullopt;

  // Bad bytes are reported one by one; '?' in their place lets the rest be checked as well.
  const std::vector<size_t> bad = find_bad_bytes(bytes);
  std::string patched;
  if (!bad.empty()) {
    patched.assign(bytes);
    for (const size_t at : bad) patched[at] = '?';
    bytes = patched;
  }
  Builder builder(bytes, bad, report);
  if (!nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &builder)) return std::nullopt;
  return builder.take();
}

}  // namespace explainer
