// Reads the members of one JSON object, each with its checks, and reports what is wrong with them. Private to the core.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/story.hpp"
#include "core/utf8.hpp"
#include "json/json_reader.hpp"
#include "report.hpp"
#include "suggest.hpp"

namespace explainer {

// The shared state of all checks.
struct FieldContext {
  std::string_view bytes;
  Report& report;
  Suggester suggester = {};
  // What to write in place of a text that should be an amount; null in the page's program, which shows the form only.
  std::string (*amount_mend)(std::string_view text, std::span<const Unit> units) = nullptr;
  std::string (*date_mend)(std::string_view text, DateForm form) = nullptr;  // the same of a date
  std::string_view (*currency_meant)(std::string_view text) = nullptr;       // "EUR" of "eur", "€" or "euros"

  std::string shown(Json value) const;  // as written, shortened: "2025-13" with quotes, 42, a list, an object
  std::string hint(std::string_view word, std::span<const std::string_view> known, std::string_view otherwise);
};

enum class Need : unsigned char { required, optional };

Json member(Json object, std::string_view key);  // its value; false when there is none

std::string_view text_mend(JsonType found);  // how to turn a value of that type into a text

// What to say of a text that is not `what` for a character that nobody sees, or that looks like another.
std::string odd_character_message(std::string_view text, std::string_view what, const PlainText& plain);

std::string quoted(std::string_view text);                                                          // "text", shortened
std::string listed(std::span<const std::string_view> words, std::string_view last_joint = " or ");  // a, b or c

class Fields {
 public:
  // Reports unknown keys, and a value that is no object; then all reads are empty. `later` are keys of a later version
  // of the file than the one that is read.
  Fields(FieldContext& context, Json object, const Path& path, std::span<const std::string_view> known,
         std::span<const std::string_view> later = {});

  explicit operator bool() const { return is_object_; }
  bool has(std::string_view key) const { return static_cast<bool>(find(key)); }
  Json find(std::string_view key) const;

  std::string text(std::string_view key, Need need, int max_characters = 0);
  std::string id(std::string_view key);  // required
  std::string url(std::string_view key, Need need);
  bool flag(std::string_view key);
  std::optional<double> number(std::string_view key, Need need);
  std::optional<DateSpan> date(std::string_view key, Need need);
  std::optional<DateSpan> span(std::string_view key, Need need);            // see parse_span
  std::optional<DateSpan> uncertain_date(std::string_view key, Need need);  // see parse_uncertain_date
  Json list(std::string_view key, Need need);
  Json object(std::string_view key, Need need);

  // The value of an enum, by its word.
  template <typename Enum>
  std::optional<Enum> word(std::string_view key, Need need, std::string_view what) {
    const std::optional<size_t> place = word_place(key, need, what, words_of<Enum>);
    return place ? std::optional(static_cast<Enum>(*place)) : std::nullopt;
  }

  // At the value, or at the object when it has no such key. See Report for messages.
  template <typename Message>
  void error(std::string_view key, const Message& message) {
    if (!has_problem_messages) return context_.report.error(0, path_, "");
    at_value(key, [&](size_t offset, const Path& place) { context_.report.error(offset, place, message); });
  }
  template <typename Message>
  void warning(std::string_view key, const Message& message) {
    if (!has_problem_messages) return;
    at_value(key, [&](size_t offset, const Path& place) { context_.report.warning(offset, place, message); });
  }
  template <typename Mend>
  void missing(std::string_view key, const Mend& mend) {
    if (!has_problem_messages) return context_.report.error(0, path_, "");
    if (is_misspelt(key)) return;
    context_.report.error(object_.offset(), path_,
                          [&] { return quoted(key) + " is missing; " + Report::text_of(mend); });
  }

 private:
  template <typename Use>
  void at_value(std::string_view key, const Use& use) {
    if (const Json value = find(key)) {
      use(value.offset(), Path{&path_, key});
    } else {
      use(object_.offset(), path_);
    }
  }

  struct Member {
    std::uint32_t look;  // see word_look
    std::string_view name;
    Json value;
  };

  std::optional<size_t> word_place(std::string_view key, Need need, std::string_view what,
                                   std::span<const std::string_view> words);
  void report_unknown(Json key, std::span<const std::string_view> known, std::span<const std::string_view> later);
  Json typed(std::string_view key, Need need, JsonType type, std::string_view what);
  bool is_misspelt(std::string_view key) const;
  std::string date_message(std::string_view text, bool spans) const;  // of one that is none
  std::optional<DateSpan> checked_date(std::string_view key, Need need, bool spans);

  FieldContext& context_;
  Json object_;
  const Path& path_;
  bool is_object_ = false;
  std::vector<Member> members_;
  std::vector<std::string_view> misspelt_;  // known keys that are present misspelt
};

// The text of a list's item; reported and empty when it is none.
std::optional<std::string_view> text_item(FieldContext& context, Json item, const Path& path);

}  // namespace explainer
