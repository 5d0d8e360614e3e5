#include "json/json_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/sort.hpp"
#include "core/utf8.hpp"
#include "json/json_error_hint.hpp"
#include "json/json_skipping.hpp"

namespace explainer {
namespace {

constexpr size_t max_file_bytes = size_t{16} * 1024 * 1024;
constexpr size_t max_nesting = 64;
constexpr int max_string_characters = 10'000;
constexpr size_t small_object = 32;       // members; an event has fewer
constexpr size_t max_values = 4'000'000;  // more than a file with the most events can need

// Each byte that is not part of a character, as an offset; ascending.
std::vector<size_t> find_bad_bytes(std::string_view bytes) {
  constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;
  std::vector<size_t> bad;
  for (size_t at = 0; at < bytes.size();) {
    std::uint64_t eight = high_bits;
    if (at + sizeof eight <= bytes.size()) std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & high_bits) == 0) {  // all ASCII, as most files are
      at += sizeof eight;
      continue;
    }
    const size_t length = utf8_length(bytes, at);
    if (length == 0) bad.push_back(at);
    at += std::max<size_t>(length, 1);
  }
  return bad;
}

// Passes over a whole file run block by block, one call each: a browser replaces its first, slow
// compilation of a function only between two calls of it, not while it runs.
constexpr size_t block_bytes = size_t{16} * 1024;

[[gnu::noinline]] size_t count_in_block(std::string_view block) {
  const auto goes_before_value = [](char c) { return (c == ',') | (c == ':') | (c == '[') | (c == '{'); };
  return static_cast<size_t>(std::count_if(block.begin(), block.end(), goes_before_value));
}

// A close upper bound of the number of values and keys: each but the first follows one of these characters.
size_t count_values(std::string_view bytes) {
  size_t count = 1;
  for (size_t at = 0; at < bytes.size(); at += block_bytes) count += count_in_block(bytes.substr(at, block_bytes));
  return count;
}

// npos when there is none.
size_t find_nul(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size(); at += block_bytes) {
    const size_t found = bytes.substr(at, block_bytes).find('\0');
    if (found != std::string_view::npos) return at + found;
  }
  return std::string_view::npos;
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
class DocumentBuilder {
 public:
  // `bytes` is `file` without what is no UTF-8.
  DocumentBuilder(std::string_view file, std::string_view bytes, const std::vector<size_t>& bad_bytes,
                  const Skipped& skipped, Report& report)
      : bytes_(bytes), bad_bytes_(bad_bytes), skipped_(skipped), report_(report) {
    document_.bytes = file;
    document_.nodes.reserve(std::min(count_values(bytes), max_values));
  }

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
  // What is too small for a double is read as the smallest one, so that no check takes it for a zero.
  bool number_float(double value, const std::string& written) {
    const bool lost =
        value == 0 && written.substr(0, written.find_first_of("eE")).find_first_of("123456789") != std::string::npos;
    return number(lost ? std::numeric_limits<double>::min() : value);
  }
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
    if (!has_problem_messages) return report_.error(position, "", ""), false;
    position += skipped_.bytes;
    skip_to_value(position == 0 ? 0 : position - 1);
    if (report_bad_bytes(position, [&] { return pointer(false); })) return false;  // that is why
    const bool in_string = std::string_view(exception.what()).find("invalid string") != std::string_view::npos;
    const SyntaxError error = find_syntax_error(bytes_, {cursor_, position, in_string, place()});
    report_.error(error.offset, pointer(false), error.message);
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
  Json json(std::uint32_t index) const {
    return {document_, index, static_cast<std::uint32_t>(document_.nodes.size())};
  }

  bool add(JsonType type, size_t length, bool is_key = false) {
    skip_to_value(bytes_.size());
    if (document_.nodes.size() >= max_values) {
      report_.error(cursor_, pointer(false), "the file holds more than 4,000,000 values; split the story");
      return false;
    }
    if (!levels_.empty() && !is_key) {
      Level& level = levels_.back();
      ++level.item;
      ++node(level.node).extent.size;
    }
    JsonDocument::Node& value = document_.nodes.emplace_back();
    value.type = type;
    value.start = static_cast<std::uint32_t>(cursor_);
    cursor_ += length;
    return true;
  }

  bool number(double value) {
    if (!add(JsonType::number, 0)) return false;
    document_.nodes.back().number = value;
    cursor_ += number_length(bytes_.substr(cursor_));
    return true;
  }

  // `read` is the text as the parser read it, empty when it was skipped.
  bool text(std::string_view read, bool is_key) {
    if (!add(JsonType::string, 1, is_key)) return false;
    const size_t start = cursor_ - 1;
    bool as_written = skipped_.end != std::string_view::npos;
    const std::string_view value = as_written ? bytes_.substr(cursor_, skipped_.end - cursor_) : read;
    if (as_written) cursor_ = skipped_.end;
    for (; cursor_ < bytes_.size() && bytes_[cursor_] != '"'; ++cursor_) {
      if (bytes_[cursor_] == '\\') ++cursor_;
    }
    ++cursor_;
    if (holds_bad_bytes()) as_written = false;
    if (is_key) levels_.back().key = static_cast<std::uint32_t>(document_.nodes.size() - 1);
    JsonDocument::Node& added = document_.nodes.back();
    added.extent = {static_cast<std::uint32_t>(value.size()), 0};
    if (!as_written) {
      added.copied = true;
      added.extent.place = static_cast<std::uint32_t>(document_.copies.size());
      document_.copies.append(value);
    }
    check_text(value, start);
    return true;
  }

  // Bytes before `end` that are no UTF-8; false when there are none.
  template <typename Where>
  bool report_bad_bytes(size_t end, const Where& where) {
    bool any = false;
    for (; next_bad_ < bad_bytes_.size() && bad_bytes_[next_bad_] < end; ++next_bad_, any = true) {
      const size_t at = bad_bytes_[next_bad_];
      if (next_bad_ > 0 && at == bad_bytes_[next_bad_ - 1] + 1) continue;  // the same run of bad bytes
      report_.error(at, where, "this is not valid UTF-8; save the file as UTF-8");
    }
    return any;
  }

  // Does the text that ends at the cursor?
  bool holds_bad_bytes() const { return next_bad_ < bad_bytes_.size() && bad_bytes_[next_bad_] < cursor_; }

  void check_text(std::string_view value, size_t start) {
    const auto newest = [&] { return pointer(true); };
    if (holds_bad_bytes()) report_bad_bytes(cursor_, newest);
    if (value.size() > max_string_characters && count_characters(value) > max_string_characters) {
      report_.error(start, newest, "this text has more than 10,000 characters; shorten it");
    }
    const int control = find_control_character(value);
    if (control >= 0) {
      report_.error(start, newest, [&] {
        constexpr char hex[] = "0123456789ABCDEF";
        const std::string code = {'U', '+', '0', '0', hex[control >> 4], hex[control & 15]};
        const std::string what = control == '\n' || control == '\r' ? "a line break"
                                 : control == '\t'                  ? "a tab"
                                                                    : "the control character " + code;
        return "this text holds " + what + "; write a blank instead, or nothing";
      });
    }
  }

  bool open(JsonType type) {
    if (!add(type, 1)) return false;
    document_.nodes.back().extent = {};
    levels_.push_back({static_cast<std::uint32_t>(document_.nodes.size() - 1)});
    if (levels_.size() <= max_nesting) return true;
    report_.error(
        cursor_ - 1, [&] { return pointer(false); }, "this is nested more than 64 deep; a story needs no more than 6");
    return false;
  }

  bool close() {
    skip_to_value(bytes_.size());
    ++cursor_;
    node(levels_.back().node).extent.place = static_cast<std::uint32_t>(document_.nodes.size());
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
        if (level.key != 0) append_pointer_part(out, shortened(json(level.key).text(), 100));
      } else {
        append_pointer_part(out, std::to_string(level.item));
      }
    }
    return out;
  }

  // The innermost object's first key.
  Json first_key() const { return json(levels_.back().node + 1); }

  // Size, first and last byte differ for most keys of an object, so that few objects need a full comparison.
  bool keys_clearly_differ() {
    if (node(levels_.back().node).extent.size > small_object) return false;
    std::array<std::uint32_t, small_object> seen{};
    size_t count = 0;
    for (Json key = first_key(); key; key = key.next().next()) {
      const std::string_view text = key.text();
      if (text.empty() || text.size() > 0xFFFF) return false;
      const auto byte = [](char c) { return std::uint32_t{static_cast<unsigned char>(c)}; };
      const std::uint32_t look =
          static_cast<std::uint32_t>(text.size()) << 16 | byte(text.front()) << 8 | byte(text.back());
      for (size_t i = 0; i < count; ++i) {
        if (seen[i] == look) return false;
      }
      seen[count++] = look;
    }
    return true;
  }

  // Sorting keeps an object with 100,000 times the same key fast.
  void report_duplicate_keys() {
    if (keys_clearly_differ()) return;
    std::vector<Json> keys;
    for (Json key = first_key(); key; key = key.next().next()) keys.push_back(key);
    sort_stable(keys, [](const Json& a, const Json& b) {
      return a.text() != b.text() ? a.text() < b.text() : a.offset() < b.offset();
    });
    for (size_t i = 1; i < keys.size(); ++i) {
      if (keys[i].text() != keys[i - 1].text()) continue;
      const auto where = [&] {
        std::string out = pointer(false);
        append_pointer_part(out, shortened(keys[i].text(), 100));
        return out;
      };
      report_.error(keys[i].offset(), where, [&] {
        return "the key \"" + shortened(keys[i].text(), 40) + "\" stands here twice; keep one of them";
      });
    }
  }

  std::string_view bytes_;
  const std::vector<size_t>& bad_bytes_;
  const Skipped& skipped_;
  Report& report_;
  JsonDocument document_;
  std::vector<Level> levels_;
  size_t cursor_ = 0;    // behind the newest value
  size_t next_bad_ = 0;  // in bad_bytes_
};

// What can be said before parsing; true when parsing is pointless.
bool is_hopeless(std::string_view bytes, Report& report) {
  const auto fail = [&](const auto& message) {
    report.error(0, "", message);
    return true;
  };
  if (bytes.size() > max_file_bytes) {
    return fail([&] {
      return "the file has " + std::to_string(bytes.size()) +
             " bytes, and 16 MiB (16777216) is the most; split the story";
    });
  }
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    return fail("the file starts with a byte order mark; save it as UTF-8 without one");
  }
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF" ||
      (bytes.size() > 2 && (bytes[0] == '\0') != (bytes[1] == '\0'))) {
    return fail("the file is UTF-16; save it as UTF-8");
  }
  // A parser may take it for the end of the file and drop what follows in silence.
  if (const size_t nul = find_nul(bytes); nul != std::string_view::npos) {
    report.error(nul, "", "there is a NUL byte here, which no text has; take it out");
    return true;
  }
  if (std::all_of(bytes.begin(), bytes.end(), is_blank)) return fail("the file is empty; a story starts with {");
  return false;
}

}  // namespace

std::optional<JsonDocument> read_json(std::string_view bytes, Report& report) {
  if (is_hopeless(bytes, report)) return std::nullopt;

  // Bad bytes are reported one by one; '?' in their place lets the rest be checked as well.
  const std::vector<size_t> bad = find_bad_bytes(bytes);
  if (!bad.empty() && !has_problem_messages) return report.error(bad.front(), "", ""), std::nullopt;
  std::string patched;
  std::string_view readable = bytes;
  if (!bad.empty()) {
    patched.assign(bytes);
    for (const size_t at : bad) patched[at] = '?';
    readable = patched;
  }
  Skipped skipped;
  DocumentBuilder builder(bytes, readable, bad, skipped, report);
  const Skipping begin(readable, 0, skipped), end(readable, readable.size(), skipped);
  if (!nlohmann::json::sax_parse(begin, end, &builder)) return std::nullopt;
  return builder.take();
}

std::optional<JsonDocument> parse_json(std::string_view bytes) {
  Report report;
  return read_json(bytes, report);
}

size_t json_value_end(std::string_view bytes, size_t begin) {
  bool in_text = false;
  int depth = 0;
  for (size_t at = begin; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (in_text && c == '\\') {
      ++at;
      continue;
    }
    if (c == '"') in_text = !in_text;
    if (in_text) continue;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    const bool word_ends = depth <= 0 && (c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t');
    if (depth < 0 || word_ends) return at;
    if (depth == 0 && (c == '"' || c == '}' || c == ']')) return at + 1;
  }
  return bytes.size();
}

}  // namespace explainer
