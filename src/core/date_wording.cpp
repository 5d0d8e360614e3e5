// Dates as a reader types them: "2023", "Sep 2023", "25 September 2023", in the words of the story or in English.
#include <array>

#include "core/wording.hpp"

namespace explainer {
namespace {

constexpr size_t most_words = 3, longest = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Runs of digits and runs of letters; nothing when there are too many for a date.
std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    if (is_digit(text[at])) {
      while (end < text.size() && is_digit(text[end])) ++end;
    } else if (is_word(text[at])) {
      while (end < text.size() && is_word(text[end])) ++end;
    } else {
      ++at;
      continue;
    }
    if (parts.size() == most_words) return {};
    parts.push_back(text.substr(at, end - at));
    at = end;
  }
  return parts;
}

// 1..12, or 0: a month by its name, or by the first three letters or more of it.
int month_named(const Labels& labels, const std::string& word) {
  const Labels english;
  for (const Labels* words : {&labels, &english}) {
    for (const std::string_view list : {"months.long", "months.short"}) {
      for (int month = 0; month < 12; ++month) {
        const std::string name = lowered(words->item(list, month));
        if (name == word || (word.size() >= 3 && name.rfind(word, 0) == 0)) return month + 1;
      }
    }
  }
  return 0;
}

std::string padded(const std::string& digits) { return digits.size() == 1 ? "0" + digits : digits; }

}  // namespace

std::optional<DateSpan> read_date(const Labels& labels, std::string_view text) {
  if (text.size() > longest) return std::nullopt;
  std::array<std::string, 3> fields;  // year, month, day
  auto& [year, month, day] = fields;
  const std::vector<std::string> parts = parts_of(lowered(text));
  const bool year_first = !parts.empty() && parts[0].size() == 4;
  for (const std::string& part : parts) {
    if (!is_digit(part[0])) {
      const int named = month_named(labels, part);
      // What is no month may belong to the year ("2023 r."), as long as there is a year.
      if (named == 0 && fill(labels["date.year"], {{"year", ""}}).find(part) != std::string::npos) continue;
      if (named == 0 || !month.empty()) return std::nullopt;
      month = padded(std::to_string(named));
    } else if (part.size() == 4 && year.empty()) {
      year = part;
    } else if (part.size() <= 2 && year_first && month.empty()) {
      month = padded(part);
    } else if (part.size() <= 2 && day.empty()) {
      day = padded(part);
    } else {
      return std::nullopt;
    }
  }
  if (month.empty() && !day.empty()) return std::nullopt;  // "9/2023" may be a month, and may be half a date
  std::string iso = year;
  for (const std::string& field : {month, day}) {
    if (!field.empty()) iso.append("-").append(field);
  }
  return parse_date(iso);
}

}  // namespace explainer
