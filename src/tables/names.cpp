#include "tables/names.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace explainer {
namespace {

// Of a well-formed text; else each byte by itself.
struct Character {
  char32_t code;
  size_t bytes;
};

Character character_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto tail = [&](size_t i) { return byte(at + i) & 0x3FU; };
  const unsigned lead = byte(at);
  if (lead < 0x80 || at + 1 >= text.size()) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1FU) << 6 | tail(1), 2};
  if (lead < 0xF0) return {(lead & 0x0FU) << 12 | tail(1) << 6 | tail(2), 3};
  return {(lead & 0x07U) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4};
}

bool is_blank(char32_t code) {
  return code <= 0x20 || code == 0x7F || code == 0xA0 || (code >= 0x2000 && code <= 0x200F) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2060 || code == 0x3000 || code == 0xFEFF;
}

// The letters from U+00C0 to U+017F in ASCII; "." where there are none.
constexpr std::array<std::string_view, 192> latin = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   // 00C0
    "d", "n", "o",  "o",  "o", "o", "o",  ".", "o", "u", "u", "u", "u", "y", "th", "ss",  //
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   // 00E0
    "d", "n", "o",  "o",  "o", "o", "o",  ".", "o", "u", "u", "u", "u", "y", "th", "y",   //
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",   // 0100
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",   //
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",   // 0120
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l",  "l",   //
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",   // 0140
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",   //
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",   // 0160
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s"};

constexpr std::string_view cyrillic[32] = {"a",  "b",  "v",  "g",   "d", "e", "zh", "z", "i",  "j", "k",
                                           "l",  "m",  "n",  "o",   "p", "r", "s",  "t", "u",  "f", "h",
                                           "ts", "ch", "sh", "sch", "",  "y", "",   "e", "yu", "ya"};

// A letter of another script that has two cases, in its small one.
char32_t small(char32_t code) {
  if (code >= 0x410 && code <= 0x42F) return code + 0x20;
  if (code >= 0x400 && code <= 0x40F) return code + 0x50;
  if (code >= 0x391 && code <= 0x3A9) return code + 0x20;
  return code;
}

// Signs and blanks beyond ASCII: they part words.
bool is_sign(char32_t code) {
  return (code >= 0x80 && code < 0xC0 && code != 0xAA && code != 0xBA) || code == 0xD7 || code == 0xF7 ||
         (code >= 0x2000 && code <= 0x2BFF) || (code >= 0x3000 && code <= 0x303F) ||
         (code >= 0xFF00 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20) || code == 0xFEFF;
}

void append_utf8(std::string& out, char32_t code) {
  const auto byte = [&](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      byte(0xE0 | code >> 12);
    } else {
      byte(0xF0 | code >> 18);
      byte(0x80 | (code >> 12 & 0x3F));
    }
    byte(0x80 | (code >> 6 & 0x3F));
  }
  byte(0x80 | (code & 0x3F));
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Behind a company's name.
bool is_company_form(std::string_view word) {
  constexpr std::array<std::string_view, 28> forms = {
      "ab",    "ag",      "as",       "asa", "bv",           "co", "company", "corp", "corporation", "gmbh",
      "group", "holding", "holdings", "inc", "incorporated", "kg", "limited", "llc",  "llp",         "lp",
      "ltd",   "nv",      "oy",       "plc", "sa",           "se", "spa",     "the"};
  return std::find(forms.begin(), forms.end(), word) != forms.end();
}

// One letter wrong, missing, too many, or two swapped.
bool one_slip_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  size_t start = 0, end = 0;
  while (start < a.size() && a[start] == b[start]) ++start;
  while (end < a.size() - start && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  const size_t left_a = a.size() - start - end, left_b = b.size() - start - end;
  if (left_a <= 1 && left_b <= 1) return true;
  return left_a == 2 && left_b == 2 && a[start] == b[start + 1] && a[start + 1] == b[start];
}

}  // namespace

std::string tidy(std::string_view text) {
  size_t end = 0;  // behind the last character that is no blank
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    const bool blank = is_blank(c.code);
    if (blank && out.empty()) {
      at += c.bytes;
      continue;
    }
    if (c.code < 0x20 || c.code == 0x7F || c.code == 0x2028 || c.code == 0x2029) {
      if (out.back() != ' ') out.push_back(' ');
    } else {
      out.append(text.substr(at, c.bytes));
    }
    if (!blank) end = out.size();
    at += c.bytes;
  }
  out.resize(end);
  return out;
}

std::string folded(std::string_view text) {
  std::string out;
  bool blank = false;
  const auto add = [&](std::string_view letters) {
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    out.append(letters);
  };
  for (size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    at += c.bytes;
    if (c.code < 0x80) {
      const char ascii = static_cast<char>(c.code >= 'A' && c.code <= 'Z' ? c.code + 32 : c.code);
      if ((ascii >= 'a' && ascii <= 'z') || (ascii >= '0' && ascii <= '9')) {
        add({&ascii, 1});
      } else if (ascii != '\'') {
        blank = true;
      }
    } else if (c.code >= 0xC0 && c.code < 0x180 && latin[c.code - 0xC0] != ".") {
      add(latin[c.code - 0xC0]);
    } else if ((c.code >= 0x300 && c.code < 0x370) || c.code == 0x2019 || c.code == 0x2BC) {
      continue;  // an accent by itself, or an apostrophe
    } else if (is_blank(c.code) || is_sign(c.code)) {
      blank = true;
    } else {
      std::string letter;
      append_utf8(letter, small(c.code));
      add(letter);
    }
  }
  return out;
}

std::string slug(std::string_view text, size_t most_bytes) {
  std::string out;
  const std::string plain = folded(text);
  for (const std::string_view word : words_in(plain)) {
    std::string ascii;
    for (size_t at = 0; at < word.size();) {
      const Character c = character_at(word, at);
      at += c.bytes;
      if (c.code < 0x80) ascii.push_back(static_cast<char>(c.code));
      if (c.code >= 0x430 && c.code < 0x450) ascii.append(cyrillic[c.code - 0x430]);
    }
    if (ascii.empty()) continue;
    if (!out.empty() && out.size() + 1 + ascii.size() > most_bytes) break;
    if (!out.empty()) out.push_back('-');
    out.append(ascii.substr(0, most_bytes));
  }
  return out;
}

std::string IdMaker::make(const std::string& wanted) {
  if (taken_.insert(wanted).second) return wanted;
  int& number = last_number_[wanted];
  for (number = std::max(number, 1) + 1;; ++number) {
    std::string id = wanted + "-" + std::to_string(number);
    if (taken_.insert(id).second) return id;
  }
}

bool nearly_same_name(std::string_view a, std::string_view b) {
  std::vector<std::string_view> left = words_in(a), right = words_in(b);
  const auto drop_forms = [](std::vector<std::string_view>& words) {
    words.erase(std::remove_if(words.begin(), words.end(), is_company_form), words.end());
  };
  drop_forms(left);
  drop_forms(right);
  if (left.empty() || left.size() != right.size()) return false;
  int slips = 0;
  for (size_t i = 0; i < left.size(); ++i) {
    if (left[i] == right[i]) continue;
    const bool has_digit = left[i].find_first_of("0123456789") != std::string_view::npos ||
                           right[i].find_first_of("0123456789") != std::string_view::npos;
    if (has_digit || std::min(left[i].size(), right[i].size()) < 5 || !one_slip_apart(left[i], right[i])) return false;
    ++slips;
  }
  return slips <= 1;
}

}  // namespace explainer
