#include "plain_cell.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "core/utf8.hpp"

namespace explainer {
namespace {

// U+00C0 to U+017F in small letters without accents, in their order.
constexpr std::string_view latin_letters =
    "a a a a a a ae c e e e e i i i i d n o o o o o x o u u u u y th ss a a a a a a ae c e e e e i i i i "
    "d n o o o o o / o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g "
    "g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o "
    "oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s";

constexpr int first_latin = 0xC0, last_latin = 0x17F;

const std::array<std::string_view, last_latin - first_latin + 1>& latin_table() {
  static const auto table = [] {
    std::array<std::string_view, last_latin - first_latin + 1> words;
    std::string_view rest = latin_letters;
    for (std::string_view& word : words) {
      word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    return words;
  }();
  return table;
}

struct Span {
  int first, last;
};
bool within(int code, Span span) { return span.first <= code && code <= span.last; }

int code_at(std::string_view text, size_t at, size_t length) {
  const auto byte = [&](size_t i) { return static_cast<int>(static_cast<unsigned char>(text[at + i])); };
  if (length == 1) return byte(0);
  int code = byte(0) & (0xFF >> (length + 1));
  for (size_t i = 1; i < length; ++i) code = code << 6 | (byte(i) & 0x3F);
  return code;
}

// The value of a digit of another script; -1 for all else.
int digit_value(int code) {
  for (const int zero : {0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10}) {
    if (within(code, {zero, zero + 9})) return code - zero;
  }
  return -1;
}

bool is_blank(int code) {
  return code <= 0x20 || code == 0xA0 || code == 0x1680 || within(code, {0x2000, 0x200A}) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

// Takes no room, or only marks how a letter is spoken: soft hyphens, marks of direction, accents by themselves, Arabic
// vowels and tatweel, the Devanagari nukta.
bool is_unseen(int code) {
  return code == 0xAD || within(code, {0x200B, 0x200F}) || within(code, {0x202A, 0x202E}) ||
         within(code, {0x2060, 0x206F}) || code == 0xFEFF || within(code, {0x300, 0x36F}) ||
         within(code, {0x64B, 0x652}) || code == 0x640 || code == 0x93C || within(code, {0xFE00, 0xFE0F});
}

// What stands for one sign, in the order of their codes.
struct Fold {
  int code;
  std::string_view plain;
};
constexpr Fold folds[] = {
    {0xAA, "a"},     {0xAB, "\""},   {0xB0, "o"},     {0xB7, "\x01"}, {0xBA, "o"},    {0xBB, "\""},   {0x401, "е"},
    {0x451, "е"},    {0x5BE, "-"},   {0x5F3, "'"},    {0x60C, ","},   {0x622, "ا"},   {0x623, "ا"},   {0x625, "ا"},
    {0x649, "ي"},    {0x66A, "%"},   {0x66B, "\x01"}, {0x66C, "'"},   {0x6CC, "ي"},   {0x6A9, "ك"},   {0x6C0, "ه"},
    {0x958, "क"},    {0x959, "ख"},   {0x95A, "ग"},    {0x95B, "ज"},   {0x95C, "ड"},   {0x95D, "ढ"},   {0x95E, "फ"},
    {0x95F, "य"},    {0x2010, "-"},  {0x2011, "-"},   {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},  {0x2015, "-"},
    {0x2018, "'"},   {0x2019, "'"},  {0x201A, "'"},   {0x201B, "'"},  {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""},
    {0x2026, "..."}, {0x2032, "'"},  {0x2116, "no"},  {0x2212, "-"},  {0x223C, "~"},  {0x2243, "~"},  {0x2245, "~"},
    {0x2248, "~"},   {0x2264, "<="}, {0x2265, ">="},  {0x2266, "<="}, {0x2267, ">="}, {0x2A7D, "<="}, {0x2A7E, ">="},
    {0x3001, ","},   {0x3002, "."},  {0x300C, "\""},  {0x300D, "\""}, {0x301C, "-"},  {0xFF5E, "-"},  {0xFFE0, "¢"},
    {0xFFE1, "£"},   {0xFFE5, "¥"},  {0xFFE6, "₩"},
};

std::string_view folded(int code) {
  const auto* const found =
      std::find_if(std::begin(folds), std::end(folds), [&](const Fold& fold) { return fold.code == code; });
  return found == std::end(folds) ? std::string_view() : found->plain;
}

// Halves and quarters: "2½".
std::string_view decimals_of(int code) {
  return code == 0xBC ? "25" : code == 0xBD ? "5" : code == 0xBE ? "75" : std::string_view();
}

void append_blank(std::string& out) {
  if (!out.empty() && out.back() != ' ') out.push_back(' ');
}

}  // namespace

std::string plain_cell(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t length = utf8_length(text, at);
    if (length == 0) {
      out.push_back('?');
      ++at;
      continue;
    }
    const int code = code_at(text, at, length);
    const int narrow = within(code, {0xFF01, 0xFF5D}) ? code - 0xFEE0 : code;
    const int digit = digit_value(code);
    if (is_blank(code)) {
      append_blank(out);
    } else if (digit >= 0) {
      out.push_back(static_cast<char>('0' + digit));
    } else if (narrow < 0x80) {
      out.push_back(to_lower(static_cast<char>(narrow)));
    } else if (const std::string_view decimals = decimals_of(code); !decimals.empty()) {
      if (out.empty() || !is_digit(out.back())) out.push_back('0');
      out.append(1, sure_decimal_sign).append(decimals);
    } else if (const std::string_view plain = folded(code); !plain.empty()) {
      out.append(plain);
    } else if (within(code, {first_latin, last_latin})) {
      out.append(latin_table()[static_cast<size_t>(code - first_latin)]);
    } else if (!is_unseen(code)) {
      out.append(in_lower_case(text.substr(at, length)));
    }
    at += length;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string typed_words(std::string_view words) {
  std::string out;
  for (size_t at = 0; at < words.size();) {
    const size_t length = std::max<size_t>(utf8_length(words, at), 1);
    const int code = code_at(words, at, length);
    if (is_blank(code)) {
      out.push_back(' ');
    } else if (!within(code, {0x2060, 0x206F})) {
      out.append(words.substr(at, length));
    }
    at += length;
  }
  return out;
}

bool is_letter_byte(char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

bool is_letter_at(std::string_view text, size_t at) {
  if (at >= text.size() || !is_letter_byte(text[at])) return false;
  return text[at] != '\xC2' && text.substr(at, 2) != "\xE2\x82";  // "£", "€"
}

bool is_unspaced_at(std::string_view text, size_t at) {
  const size_t length = utf8_length(text, at);
  if (length < 3) return false;
  const int code = code_at(text, at, length);
  return within(code, {0x3005, 0x30FF}) || within(code, {0x3400, 0x9FFF}) || within(code, {0xAC00, 0xD7A3});
}

bool word_at(std::string_view text, size_t at, std::string_view word) {
  if (text.substr(at, word.size()) != word) return false;
  const size_t end = at + word.size();
  const bool ends_in_sign = (word.size() >= 2 && word[word.size() - 2] == '\xC2') ||
                            (word.size() >= 3 && word.substr(word.size() - 3, 2) == "\xE2\x82");  // "£", "€"
  if (!is_letter_byte(word.back()) || ends_in_sign || !is_letter_at(text, end)) return true;
  // A currency's sign, or a script without blanks, may follow at once.
  return is_unspaced_at(text, end) || is_unspaced_at(word, word.size() >= 3 ? word.size() - 3 : 0);
}

}  // namespace explainer
