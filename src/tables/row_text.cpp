#include "row_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "tables/names.hpp"

namespace explainer {
namespace {

constexpr int max_title_characters = 90;

}  // namespace

void Gathered::add(const std::string& word, size_t row) {
  const auto [place, is_new] = places_.emplace(word, all_.size());
  if (is_new) all_.push_back({word, {}});
  all_[place->second].rows.push_back(row);
}

std::vector<size_t> Gathered::rows() const {
  std::vector<size_t> out;
  for (const Entry& entry : all_) out.insert(out.end(), entry.rows.begin(), entry.rows.end());
  std::sort(out.begin(), out.end());
  return out;
}

std::string shown_rows(const std::vector<size_t>& rows) {
  constexpr size_t most = 12;
  std::string out = rows.size() == 1 ? "row " : "rows ";
  for (size_t i = 0; i < rows.size() && i < most; ++i) {
    if (i > 0) out.append(i + 1 == rows.size() ? " and " : ", ");
    out.append(std::to_string(rows[i] + 1));
  }
  if (rows.size() > most) out.append(" and ").append(std::to_string(rows.size() - most)).append(" more");
  return out;
}

std::string with_rows(std::string text, const std::vector<size_t>& rows) {
  const size_t place = text.find("{rows}");
  return text.replace(place, 6, shown_rows(rows));
}

std::vector<std::string> pieces_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of(separators), text.size());
    std::string piece = tidy(text.substr(0, end));
    if (!piece.empty()) out.push_back(std::move(piece));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 200 && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
  });
}

bool looks_like_address(std::string_view text) {
  const std::string small = in_small_letters(text);
  return small.find("://") != std::string::npos || small.rfind("www.", 0) == 0;
}

bool is_total_word(std::string_view text) {
  constexpr std::array<std::string_view, 14> words = {"total", "sum",    "totals",      "grand total", "subtotal",
                                                      "summe", "gesamt", "gesamtsumme", "insgesamt",   "totale",
                                                      "somme", "suma",   "totaal",      "итого"};
  return std::find(words.begin(), words.end(), folded(text)) != words.end();
}

std::string title_of(const std::string& text) {
  if (count_characters(text) <= max_title_characters) return text;
  size_t limit = 0;
  for (int characters = 0; limit < text.size() && characters < max_title_characters; ++characters)
    limit += std::max<size_t>(1, utf8_length(text, limit));
  for (const std::string_view joint : {". ", "; ", " – ", " — ", ": ", " (", ", "}) {
    const size_t cut = text.rfind(joint, limit - 1);
    if (cut != std::string::npos && cut >= 20) return text.substr(0, cut);
  }
  const size_t blank = text.rfind(' ', limit - 3);
  return blank != std::string::npos && blank >= 20 ? text.substr(0, blank) + "…"
                                                   : shortened(text, max_title_characters - 1);
}

std::optional<double> plain_value(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::string_view part = text.substr(std::min(text.size(), whole.size() + 1));
  const auto are_digits = [](std::string_view of) {
    return !of.empty() && std::all_of(of.begin(), of.end(), [](char c) { return is_digit(c); });
  };
  const bool has_part = whole.size() < text.size();
  if (!are_digits(whole) || whole.size() > 16 || (has_part && (!are_digits(part) || part.size() > 2)))
    return std::nullopt;
  const std::string cents = std::string(whole).append(part).append(2 - part.size(), '0');
  long long value = 0;
  std::from_chars(cents.data(), cents.data() + cents.size(), value);
  return static_cast<double>(value) / 100;
}

std::string in_quotes(std::string_view text) { return "“" + shortened(tidy(text), 60) + "”"; }

std::string in_sentence(std::string_view text) {
  std::string out = with_capital(text);
  const char last = out.empty() ? '.' : out.back();
  // Other scripts have stops of their own.
  if (is_letter(last) || is_digit(last) || last == ')' || last == '%') out.push_back('.');
  return out;
}

}  // namespace explainer
