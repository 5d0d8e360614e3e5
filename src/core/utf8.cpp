#include "core/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace explainer {
namespace {

unsigned char byte_at(std::string_view text, size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : static_cast<unsigned char>(0);
}

bool continues(std::string_view text, size_t at) { return (byte_at(text, at) & 0xC0) == 0x80; }

bool within(int code, int first, int last) { return first <= code && code <= last; }

// A letter in the other case; itself where it has none. Capitals and small letters take turns in Latin Extended-A.
int in_case(int code, bool capital) {
  const bool even_is_capital = within(code, 0x100, 0x12F) || within(code, 0x132, 0x137) || within(code, 0x14A, 0x177) ||
                               within(code, 0x48A, 0x4BF);
  const bool odd_is_capital = within(code, 0x139, 0x148) || within(code, 0x179, 0x17E);
  if (even_is_capital || odd_is_capital) {
    const bool is_capital = (code % 2 == 0) == even_is_capital;
    return is_capital == capital ? code : capital ? code - 1 : code + 1;
  }
  const auto capital_at = [&](int distance) { return code - (capital ? distance : 0); };
  const int near = capital_at(0x20);
  const bool apart = within(near, 'A', 'Z') || (within(near, 0xC0, 0xDE) && near != 0xD7) || within(near, 0x410, 0x42F);
  if (apart) return capital ? near : code + 0x20;
  if (within(capital_at(0x50), 0x400, 0x40F)) return capital ? code - 0x50 : code + 0x50;
  return code;
}

// The character at `at` in that case: a letter of one byte or two; all others as they are, a byte at a time.
void append_in_case(std::string& out, std::string_view text, size_t& at, bool capital) {
  const unsigned char lead = byte_at(text, at);
  const bool two = lead >= 0xC3 && lead < 0xE0 && continues(text, at + 1);
  const int code = two ? (lead & 0x1F) << 6 | (byte_at(text, at + 1) & 0x3F) : lead;
  const int other = lead < 0x80 || two ? in_case(code, capital) : code;
  if (two) out.push_back(static_cast<char>(0xC0 | other >> 6));
  out.push_back(static_cast<char>(two ? 0x80 | (other & 0x3F) : other));
  at += two ? 2 : 1;
}

}  // namespace

std::string in_lower_case(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) append_in_case(out, text, at, false);
  return out;
}

std::string with_capital(std::string_view text) {
  std::string out;
  size_t at = 0;
  if (!text.empty()) append_in_case(out, text, at, true);
  return out.append(text.substr(at));
}

size_t utf8_length(std::string_view text, size_t at) {
  const unsigned char lead = byte_at(text, at);
  const unsigned char next = byte_at(text, at + 1);
  if (at >= text.size()) return 0;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !continues(text, at + 1)) return 0;
  if (lead < 0xE0) return 2;
  if (!continues(text, at + 2)) return 0;
  if (lead < 0xF0) {
    const bool overlong = lead == 0xE0 && next < 0xA0;
    const bool surrogate = lead == 0xED && next > 0x9F;
    return overlong || surrogate ? 0 : 3;
  }
  const bool overlong = lead == 0xF0 && next < 0x90;
  const bool too_large = lead == 0xF4 && next > 0x8F;
  return overlong || too_large || !continues(text, at + 3) ? 0 : 4;
}

int count_characters(std::string_view text) {
  int count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string shortened(std::string_view text, int characters) {
  int count = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (continues(text, at)) continue;
    if (count++ == characters) return std::string(text.substr(0, at)) + "…";
  }
  return std::string(text);
}

int invisible_at(std::string_view text, size_t at) {
  if (byte_at(text, at) != 0xE2 && byte_at(text, at) != 0xEF) return 0;
  if (utf8_length(text, at) != 3) return 0;
  const int code =
      (byte_at(text, at) & 0xF) << 12 | (byte_at(text, at + 1) & 0x3F) << 6 | (byte_at(text, at + 2) & 0x3F);
  const bool found = (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
                     (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
  return found ? code : 0;
}

PlainText plain_text(std::string_view text) {
  PlainText plain;
  for (size_t at = 0; at < text.size();) {
    const size_t length = utf8_length(text, at);
    int code = 0;
    if (length == 2 && byte_at(text, at) == 0xC2) code = byte_at(text, at + 1);
    if (length == 3)
      code = (byte_at(text, at) & 0xF) << 12 | (byte_at(text, at + 1) & 0x3F) << 6 | (byte_at(text, at + 2) & 0x3F);
    const bool dash = (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
    const bool odd = dash || code == 0xA0 || code == 0xAD || (code >= 0x2000 && code <= 0x200F) ||
                     (code >= 0x2018 && code <= 0x201F) || (code >= 0x2028 && code <= 0x202F) ||
                     (code >= 0x205F && code <= 0x206F) || code == 0x3000 || code == 0xFEFF;
    if (!odd) plain.text.append(text.substr(at, length == 0 ? 1 : length));
    if (dash) plain.text.push_back('-');
    if (odd && plain.first_odd == 0) plain.first_odd = code;
    at += length == 0 ? 1 : length;
  }
  return plain;
}

std::string code_name(int code) {
  constexpr char hex[] = "0123456789ABCDEF";
  std::string out = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back(hex[code >> shift & 15]);
  return out;
}

bool shows_nothing(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
    } else if (text.substr(at, 2) == "\u00A0" || text.substr(at, 2) == "\u00AD") {
      at += 2;
    } else if (invisible_at(text, at) != 0 || text.substr(at, 3) == "\u3000") {
      at += 3;
    } else {
      return false;
    }
  }
  return true;
}

namespace {

// Eight bytes of ASCII, and none of them a control character.
bool is_plain(const char* bytes) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101, high_bits = 0x80 * ones;
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof eight);
  return ((eight | (eight + ones) | (eight - 0x20 * ones)) & high_bits) == 0;
}

}  // namespace

int find_control_character(std::string_view text) {
  size_t at = 0;
  while (at + 8 <= text.size() && is_plain(text.data() + at)) at += 8;
  for (; at < text.size(); ++at) {
    const unsigned char byte = byte_at(text, at);
    if (byte >= 0x20 && byte < 0x7F) continue;
    if (byte <= 0x7F) return byte;
    if (byte == 0xC2 && byte_at(text, at + 1) < 0xA0) return byte_at(text, at + 1);
  }
  return -1;
}

}  // namespace explainer
