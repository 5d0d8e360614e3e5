#include "fields.hpp"

#include <algorithm>
#include <cassert>

namespace explainer {
namespace {

constexpr int max_shown = 60;

std::string_view type_name(JsonType type) {
  switch (type) {
    case JsonType::null:
      return "null";
    case JsonType::boolean:
      return "true or false";
    case JsonType::number:
      return "a number";
    case JsonType::string:
      return "text";
    case JsonType::array:
      return "a list";
    case JsonType::object:
      return "an object";
  }
  return "";
}

std::string_view type_mend(JsonType wanted, JsonType found) {
  switch (wanted) {
    case JsonType::boolean:
      return "write true or false, without quotes";
    case JsonType::number:
      return "write digits only, without quotes";
    case JsonType::string:
      return text_mend(found);
    case JsonType::array:
      return "put it in brackets: […]";
    case JsonType::object:
      return "write an object: {…}";
    case JsonType::null:
      break;
  }
  return "leave it out";
}

// Words mostly differ in size or in the first byte, which spares a call of memcmp.
bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}

// Size, first and last byte in one number: nearly all keys differ in it.
std::uint32_t word_look(std::string_view word) {
  if (word.empty()) return 0;
  const auto byte = [](char c) { return std::uint32_t{static_cast<unsigned char>(c)}; };
  return static_cast<std::uint32_t>(word.size()) << 16 | byte(word.front()) << 8 | byte(word.back());
}

// Its place, looked for from `start` on and then from the beginning; the number of words when it is none of them.
size_t find_word(std::span<const std::string_view> words, std::string_view word, size_t start = 0) {
  for (size_t i = start; i < words.size(); ++i) {
    if (same_word(words[i], word)) return i;
  }
  for (size_t i = 0; i < std::min(start, words.size()); ++i) {
    if (same_word(words[i], word)) return i;
  }
  return words.size();
}

bool is_id_character(char c) {
  const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return alphanumeric || c == '-' || c == '_' || c == '.';
}

bool is_id(std::string_view text) { return std::all_of(text.begin(), text.end(), is_id_character); }

// https:// with something that can be a host, and nothing that could end an attribute or a line.
bool is_web_address(std::string_view url) {
  constexpr std::string_view scheme = "https://";
  if (url.substr(0, scheme.size()) != scheme) return false;
  const std::string_view rest = url.substr(scheme.size());
  const auto unfit = [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 ||
           std::string_view("\"<>\\^`{|}\x7F").find(c) != std::string_view::npos;
  };
  if (std::any_of(rest.begin(), rest.end(), unfit)) return false;
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  const auto fits_host = [](char c) { return is_id_character(c) || c == ':' || static_cast<unsigned char>(c) >= 0x80; };
  return !host.empty() && host.front() != '.' && host.front() != ':' && host.front() != '-' &&
         std::all_of(host.begin(), host.end(), fits_host);
}

// Two dates with something other than a slash between them, half a span, or a quarter or half of a year.
bool means_span(std::string_view text) {
  constexpr std::string_view marks = "/ -–—to";
  if (text.find('/') != std::string_view::npos && parse_date(text.substr(0, text.find('/')))) return true;
  const size_t quarter = text.find_first_of("QqH");
  if (quarter != std::string_view::npos && quarter + 1 < text.size() && text[quarter + 1] >= '1' &&
      text[quarter + 1] <= '4') {
    return true;
  }
  for (const size_t length : {size_t{10}, size_t{7}, size_t{4}}) {
    if (text.size() <= length || !parse_date(text.substr(0, length))) continue;
    const size_t next = text.find_first_not_of(marks, length);
    if (next != std::string_view::npos && next > length && parse_date(text.substr(next))) return true;
  }
  return false;
}

std::string impossible_day_in_span(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return impossible_day(text);
  const std::string first = impossible_day(text.substr(0, slash));
  return first.empty() ? impossible_day(text.substr(slash + 1)) : first;
}

// What to write in place of a text that is no date of version 2.
std::string uncertain_date_mend(std::string_view text) {
  if (const std::optional<DateSpan> span = parse_span(text))  // A/B, which ISO 8601-2 reads as lasting from A to B
    return "; for one day between the two write " + quoted(iso(*span));
  const PlainText plain = plain_text(text);
  if (plain.first_odd != 0 && parse_uncertain_date(plain.text))
    return ", for it holds " + code_name(plain.first_odd) + "; write " + quoted(plain.text);
  std::string why;
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    const std::string_view inner = text.substr(1, text.size() - 2);
    const size_t dots = inner.find("..");
    if (dots == std::string_view::npos) return "; write a span as [2023-09..2023-11]";
    const std::string_view from = inner.substr(0, dots), to = inner.substr(dots + 2);
    if (from.empty() && to.empty()) return ", for it has no end; write [..2023-11], [2023-09..] or [2023-09..2023-11]";
    if (parse_uncertain_date(from) && parse_uncertain_date(to))
      return ", for it ends before it starts; write the earlier date first";
    why = impossible_day(from).empty() ? impossible_day(to) : impossible_day(from);
  } else {
    why = impossible_day(text);
  }
  return why + "; write YYYY, YYYY-MM, YYYY-MM-DD, 2023-Q3, 2023-H1 or [2023-09..2023-11]";
}

}  // namespace

std::string_view text_mend(JsonType found) {
  const bool is_word = found == JsonType::number || found == JsonType::boolean;
  return is_word ? "put it in quotes: \"…\"" : "write one text in quotes: \"…\"";
}

std::string odd_character_message(std::string_view text, std::string_view what, const PlainText& plain) {
  return quoted(text) + " is not " + std::string(what) + ", for it holds " + code_name(plain.first_odd) + "; write " +
         quoted(plain.text);
}

std::string quoted(std::string_view text) { return "\"" + shortened(text, max_shown) + "\""; }

std::string listed(std::span<const std::string_view> words, std::string_view last_joint) {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out.append(i + 1 == words.size() ? last_joint : ", ");
    out.append(words[i]);
  }
  return out;
}

std::string FieldContext::shown(Json value) const {
  switch (value.type()) {
    case JsonType::string:
      return quoted(value.text());
    case JsonType::boolean:
      return value.truth() ? "true" : "false";
    case JsonType::number: {
      const size_t end = bytes.find_first_not_of("0123456789+-.eE", value.offset());
      return shortened(bytes.substr(value.offset(), end - value.offset()), max_shown);
    }
    default:
      return std::string(type_name(value.type()));
  }
}

std::string FieldContext::hint(std::string_view word, std::span<const std::string_view> known,
                               std::string_view otherwise) {
  const std::string_view near = suggester.nearest(word, known);
  return near.empty() ? "; " + std::string(otherwise) : "; did you mean \"" + shortened(near, max_shown) + "\"?";
}

Json member(Json object, std::string_view key) {
  for (Json k = object.first(); k; k = k.next().next()) {
    if (same_word(k.text(), key)) return k.next();
  }
  return {};
}

std::optional<std::string_view> text_item(FieldContext& context, Json item, const Path& path) {
  if (item.type() != JsonType::string) {
    context.report.error(item.offset(), path,
                         [&] { return context.shown(item) + " is not text; " + std::string(text_mend(item.type())); });
    return std::nullopt;
  }
  if (item.text().empty()) {
    context.report.error(item.offset(), path, "\"\" is empty; write something, or take it out");
    return std::nullopt;
  }
  return item.text();
}

Fields::Fields(FieldContext& context, Json object, const Path& path, std::span<const std::string_view> known,
               std::span<const std::string_view> later)
    : context_(context), object_(object), path_(path), is_object_(object.type() == JsonType::object) {
  if (!is_object_) {
    context.report.error(object.offset(), path, [&] { return context.shown(object) + " is not an object; write {…}"; });
    return;
  }
  assert(known.size() <= 32);
  members_.reserve(std::min(known.size(), static_cast<size_t>(object.size())));
  std::uint32_t seen = 0;  // a bit for each known key
  size_t place = 0;        // most files have the keys in the known order, so the search goes on from the last one
  for (Json key = object.first(); key; key = key.next().next()) {
    place = find_word(known, key.text(), place);
    if (place == known.size()) {
      report_unknown(key, known, later);
    } else if ((seen >> place & 1U) == 0) {
      seen |= 1U << place;
      members_.push_back({word_look(known[place]), known[place], key.next()});
    }
  }
}

void Fields::report_unknown(Json key, std::span<const std::string_view> known,
                            std::span<const std::string_view> later) {
  if (!has_problem_messages) return context_.report.error(key.offset(), path_, "");
  const std::string_view name = key.text();
  if (std::find(later.begin(), later.end(), name) != later.end()) {
    context_.report.error(key.offset(), Path{&path_, name},
                          [&] { return quoted(name) + " belongs to version 2; write \"version\": 2, or take it out"; });
    return;
  }
  const bool of_amount = context_.currency_meant != nullptr && known.front() == "value";
  const std::string_view currency = of_amount ? context_.currency_meant(name) : "";  // { "eur": 5 }
  if (!currency.empty()) {
    misspelt_.push_back("value");
    context_.report.error(key.offset(), Path{&path_, name}, [&] {
      return quoted(name) + " is not a key here; write \"value\", with \"unit\": " + quoted(currency);
    });
    return;
  }
  const std::string_view near = context_.suggester.nearest(name, known);
  if (!near.empty()) misspelt_.push_back(near);
  context_.report.error(key.offset(), Path{&path_, name}, [&] {
    return quoted(name) + " is not a key here; " +
           (near.empty() ? "the keys are " + listed(known, " and ") : "did you mean " + quoted(near) + "?");
  });
}

Json Fields::find(std::string_view key) const {
  const std::uint32_t look = word_look(key);
  for (const Member& member : members_) {
    if (member.look == look && member.name == key) return member.value;
  }
  return {};
}

bool Fields::is_misspelt(std::string_view key) const {
  return std::find(misspelt_.begin(), misspelt_.end(), key) != misspelt_.end();
}

Json Fields::typed(std::string_view key, Need need, JsonType type, std::string_view what) {
  const Json value = find(key);
  if (!value) {
    if (need == Need::required && is_object_) missing(key, "add it");
    return {};
  }
  if (value.type() == type) return value;
  const bool is_null = value.type() == JsonType::null && need == Need::optional;
  error(key, [&] {
    return context_.shown(value) + " is not " + std::string(what) + "; " +
           std::string(is_null ? "leave the key out" : type_mend(type, value.type()));
  });
  return {};
}

std::string Fields::text(std::string_view key, Need need, int max_characters) {
  const Json value = typed(key, need, JsonType::string, "text");
  if (!value) return {};
  if (value.text().find_first_not_of(' ') == std::string_view::npos) {
    error(key, [&] {
      return context_.shown(value) + " is empty; " +
             (need == Need::optional ? "write something, or leave the key out" : "write something");
    });
    return {};
  }
  if (has_problem_messages && shows_nothing(value.text())) {
    warning(key, "this text holds only characters that cannot be seen; write something");
  }
  if (max_characters > 0 && value.text().size() > static_cast<size_t>(max_characters)) {  // bytes are no fewer
    const int characters = count_characters(value.text());
    if (characters > max_characters) {
      error(key, [&] {
        return context_.shown(value) + " has " + std::to_string(characters) + " characters; " +
               std::to_string(max_characters) + " are the most: shorten it";
      });
    }
  }
  return std::string(value.text());
}

std::string Fields::id(std::string_view key) {
  std::string out = text(key, Need::required, 200);
  if (is_id(out)) return out;
  error(key, [&] {
    const PlainText plain = plain_text(out);
    return plain.first_odd != 0 && !plain.text.empty() && is_id(plain.text)
               ? odd_character_message(out, "an id", plain)
               : quoted(out) + " is not an id; write letters a to z, digits, hyphens, dots and underscores only";
  });
  return out;
}

std::string Fields::url(std::string_view key, Need need) {
  std::string out = text(key, need);
  const PlainText plain = plain_text(out);
  // Dashes and apostrophes may stand in an address.
  const bool odd = plain.first_odd != 0 && (plain.first_odd < 0x2010 || plain.first_odd > 0x2019);
  if (odd && is_web_address(plain.text))
    error(key, [&] { return odd_character_message(out, "a safe web address", plain); });
  else if (!out.empty() && !is_web_address(out))
    error(key, [&] { return quoted(out) + " is not a safe web address; write one that starts with https://"; });
  return out;
}

bool Fields::flag(std::string_view key) {
  const Json value = typed(key, Need::optional, JsonType::boolean, "true or false");
  return value && value.truth();
}

std::optional<double> Fields::number(std::string_view key, Need need) {
  const Json value = typed(key, need, JsonType::number, "a number");
  return value ? std::optional(value.number()) : std::nullopt;
}

Json Fields::list(std::string_view key, Need need) { return typed(key, need, JsonType::array, "a list"); }
Json Fields::object(std::string_view key, Need need) { return typed(key, need, JsonType::object, "an object"); }

std::string Fields::date_message(std::string_view text, bool spans) const {
  const size_t slash = text.find('/');
  if (slash != std::string_view::npos && parse_date(text.substr(0, slash)) && parse_date(text.substr(slash + 1))) {
    return quoted(text) +
           (spans ? " ends before it starts; write the earlier date first" : " is a span; write one date here");
  }
  const PlainText plain = plain_text(text);
  if (plain.first_odd != 0 && (spans ? parse_span(plain.text) : parse_date(plain.text)))
    return odd_character_message(text, "a date", plain);
  const std::string mend = context_.date_mend == nullptr
                               ? std::string()
                               : context_.date_mend(text, spans ? DateForm::span : DateForm::single);
  if (!mend.empty()) return quoted(text) + " is not a date; " + mend;
  const std::string why = impossible_day_in_span(text);
  if (spans && parse_uncertain_date(text))
    return quoted(text) + " is a date of version 2; write \"version\": 2, or a span as 2023-09/2023-11";
  return quoted(text) + " is not a date" + why +
         (spans && why.empty() && means_span(text) ? "; write a span as 2023-09/2023-11"
                                                   : "; write YYYY, YYYY-MM or YYYY-MM-DD");
}

std::optional<DateSpan> Fields::checked_date(std::string_view key, Need need, bool spans) {
  const Json value = typed(key, need, JsonType::string, "a date");
  if (!value) return std::nullopt;
  const std::string_view text = value.text();
  std::optional<DateSpan> out = spans ? parse_span(text) : parse_date(text);
  if (!out) error(key, [&] { return date_message(text, spans); });
  return out;
}

std::optional<DateSpan> Fields::date(std::string_view key, Need need) { return checked_date(key, need, false); }
std::optional<DateSpan> Fields::span(std::string_view key, Need need) { return checked_date(key, need, true); }

std::optional<DateSpan> Fields::uncertain_date(std::string_view key, Need need) {
  const Json value = typed(key, need, JsonType::string, "a date");
  if (!value) return std::nullopt;
  const std::string_view text = value.text();
  std::optional<DateSpan> out = parse_uncertain_date(text);
  if (out) return out;
  error(key, [&] {
    const bool mends = context_.date_mend != nullptr && !parse_span(text);
    const std::string mend = mends ? context_.date_mend(text, DateForm::uncertain) : std::string();
    return quoted(text) + " is not a date" + (mend.empty() ? uncertain_date_mend(text) : "; " + mend);
  });
  return std::nullopt;
}

std::optional<size_t> Fields::word_place(std::string_view key, Need need, std::string_view what,
                                         std::span<const std::string_view> words) {
  const Json value = typed(key, need, JsonType::string, "text");
  if (!value) return std::nullopt;
  const size_t found = find_word(words, value.text());
  if (found < words.size()) return found;
  error(key, [&] {
    const PlainText plain = plain_text(value.text());
    if (plain.first_odd != 0 && find_word(words, plain.text) < words.size())
      return odd_character_message(value.text(), what, plain);
    return quoted(value.text()) + " is not " + std::string(what) +
           context_.hint(value.text(), words, "write " + listed(words));
  });
  return std::nullopt;
}

}  // namespace explainer
