#include "scene/characters.hpp"

#include <algorithm>
#include <iterator>

namespace explainer {
namespace {

struct Character {
  unsigned code = 0;  // 0 at the end of the text
  size_t size = 0;    // bytes
};

// Of text that need not be well-formed: an odd byte is a character of its own.
Character code_at(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  const size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (size == 1 || at + size > text.size()) return {lead, 1};
  unsigned code = lead & (0x7FU >> size);
  for (size_t i = 1; i < size; ++i) code = code << 6U | (byte(i) & 0x3FU);
  return {code, size};
}

struct Range {
  unsigned first, last;
};

template <size_t n>
bool is_in(const Range (&ranges)[n], unsigned code) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [code](const Range& range) { return code >= range.first && code <= range.last; });
}

bool is_indic(unsigned code) { return code >= 0x900 && code < 0xE00; }

// It belongs to the character before it. The scripts of India have their signs at the same places in blocks of 128.
bool is_mark(unsigned code) {
  constexpr Range signs[] = {{0x00, 0x03}, {0x3A, 0x3C}, {0x3E, 0x4F}, {0x51, 0x57}, {0x62, 0x63}};
  constexpr Range marks[] = {
      {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x5BF, 0x5C7},     {0x610, 0x61A},    {0x64B, 0x65F},
      {0x670, 0x670},   {0x6D6, 0x6DC},   {0x6DF, 0x6E8},   {0x6EA, 0x6ED},     {0xE31, 0xE31},    {0xE34, 0xE3A},
      {0xE47, 0xE4E},   {0xEB1, 0xEBC},   {0xEC8, 0xECD},   {0x102B, 0x103E},   {0x1160, 0x11FF},  {0x17B6, 0x17D3},
      {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D}, {0x20D0, 0x20FF},   {0x302A, 0x302F},  {0x3099, 0x309A},
      {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFF9E, 0xFF9F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE01EF}};
  if (code < 0x300) return false;
  return is_indic(code) ? is_in(signs, code % 0x80) : is_in(marks, code);
}

bool is_flag_letter(unsigned code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }

// Chinese, Japanese, Korean and emoji: lines end between any two, but for what stands in the lists below.
bool is_ideograph(unsigned code) {
  constexpr Range ranges[] = {{0x2E80, 0xA4CF}, {0xAC00, 0xD7FF}, {0xF900, 0xFAFF},
                              {0xFE30, 0xFE4F}, {0xFF01, 0xFFEF}, {0x1F000, 0x3FFFF}};
  return is_in(ranges, code);
}

using List = std::string_view;
constexpr List never_parted = "\u00A0\u2007\u202F\u2060\u2011\uFEFF\"'“”‘’«»‹›";
constexpr List never_first =
    "!),.:;?]}/|-%‰°℃‐–‥…、。，．：；！？）］｝｠｡｣､〉》」』】〕〗〙〛〞〟％々〜〻〼ゝゞ゛゜゠・ヽヾ･"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ";
constexpr List never_last = "([{¡¿„‚（［｛｟｢〈《「『【〔〖〘〚〝";
constexpr List blanks = " \u200B\u3000";
constexpr List numerals = "十百千万億兆京萬亿십백천만억조";

bool is_one_of(List list, std::string_view character) { return list.find(character) != List::npos; }

bool is_digit(unsigned code) { return code >= '0' && code <= '9'; }
bool is_letter(unsigned code) {
  const unsigned small = code | 0x20U;
  return (small >= 'a' && small <= 'z') || code >= 0xC0;
}

bool is_of_word(unsigned code) { return is_digit(code) || (is_letter(code) && code < 0x2000); }

// Whether a line may end between two characters of which neither is a blank, nor in the lists. `begins`: a blank, or
// nothing, stands before the first.
bool parts(unsigned a, unsigned b, bool begins) {
  constexpr unsigned dash = 0x2014;
  const bool ideographs = is_ideograph(a) || is_ideograph(b);
  if (a == dash || b == dash) return a != b;
  if (a == '-') return is_letter(b) || (is_digit(b) && !begins);
  if (a == '?') return is_letter(b);
  if (a == '/') return b >= 0xC0 && !(b >= 0x590 && b < 0x600);  // not before Hebrew
  if (a == 0x2010 || a == 0x2013 || a == 0x2025 || a == 0x2026) return true;
  if (b == '(' || b == '[' || b == '{') return is_ideograph(a);
  return ideographs;
}

bool may_part(std::string_view text, size_t before, size_t at, size_t after) {
  const std::string_view first = text.substr(before, at - before), second = text.substr(at, after - at);
  const Character a = code_at(text, before), b = code_at(text, at);
  if (is_of_word(a.code) && is_of_word(b.code)) return false;  // mostly
  const std::string_view a_text = first.substr(0, a.size), b_text = second.substr(0, b.size);
  if (is_one_of(blanks, b_text)) return false;
  if (is_one_of(blanks, a_text) || a.code == 0xAD) return true;
  if (is_one_of(never_parted, a_text) || is_one_of(never_parted, b_text)) return false;
  if (is_one_of(never_first, b_text) || is_one_of(never_last, a_text)) return false;
  return parts(a.code, b.code, before == 0 || text[before - 1] == ' ');
}

bool is_direction(unsigned code) {
  return code == 0x61C || code == 0x200E || code == 0x200F || (code >= 0x2066 && code <= 0x2069);
}

// Soft hyphen, zero-width blanks and joiners, marks for the direction of writing, byte order mark, and variation
// selectors: typefaces draw a hyphen or a box for them.
bool is_unseen(unsigned code) {
  constexpr Range ranges[] = {{0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},   {0x200B, 0x200F},
                              {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
  return is_in(ranges, code);
}

// A joiner between letters that are shaped or between emoji, or what makes an emoji of a sign.
bool shapes(unsigned code, unsigned before, unsigned after) {
  if (code == 0x200C || code == 0x200D) return before > 0x36F && after > 0x36F && !is_unseen(after);
  return code == 0xFE0F && (before > 0x2000 || after == 0x20E3);
}

}  // namespace

size_t character_end(std::string_view text, size_t at) {
  Character last = code_at(text, at);
  const bool flag = is_flag_letter(last.code);
  at += last.size;
  if (flag && is_flag_letter(code_at(text, at).code)) return at + 4;
  while (true) {
    const Character next = code_at(text, at);
    const bool joined = last.code == 0x200D && next.code >= 0x2190;  // emoji
    const bool conjunct = is_indic(last.code) && last.code % 0x80 == 0x4D && is_indic(next.code);
    if (next.size == 0 || !(is_mark(next.code) || joined || conjunct)) return at;
    last = next;
    at += next.size;
  }
}

size_t next_line_end(std::string_view text, size_t at) {
  while (at < text.size()) {
    const size_t end = character_end(text, at);
    if (end >= text.size() || may_part(text, at, end, character_end(text, end))) return end;
    at = end;
  }
  return text.size();
}

size_t figure_begin(std::string_view text, size_t at) {
  const auto ends_figure = [&](size_t from, size_t size) {
    const std::string_view character = text.substr(from, size);
    return is_one_of(blanks, character) || (is_ideograph(code_at(text, from).code) && !is_one_of(numerals, character));
  };
  size_t begin = 0, end = at;
  for (size_t i = 0; i < at;) {
    const size_t size = code_at(text, i).size;
    if (ends_figure(i, size)) begin = i + size;
    i += size;
  }
  while (end < text.size() && !ends_figure(end, code_at(text, end).size)) end += code_at(text, end).size;
  if (end == at || text.substr(begin, end - begin).find_first_of("0123456789") == std::string_view::npos) return at;
  return begin;
}

std::string trimmed_line(std::string_view line) {
  constexpr std::string_view soft = "\u00AD", wide = "\u3000";
  const auto ends_in = [&](std::string_view end) {
    return line.size() >= end.size() && line.substr(line.size() - end.size()) == end;
  };
  const bool parted = ends_in(soft);
  while (ends_in(" ") || ends_in(wide)) line.remove_suffix(ends_in(" ") ? 1 : wide.size());
  return std::string(line.substr(0, line.size() - (parted ? soft.size() : 0))).append(parted ? "-" : "");
}

bool has_unseen(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at)
    if (static_cast<unsigned char>(text[at]) >= 0xC2 && is_unseen(code_at(text, at).code)) return true;
  return false;
}

std::string without_unseen(std::string_view text, bool directed) {
  std::string out;
  unsigned before = 0;
  for (size_t at = 0; at < text.size();) {
    const Character character = code_at(text, at);
    const size_t end = at + character.size;
    const bool kept = !is_unseen(character.code) || (directed && is_direction(character.code)) ||
                      shapes(character.code, before, code_at(text, end).code);
    if (kept) out.append(text.substr(at, character.size));
    if (kept) before = character.code;
    at = end;
  }
  return out;
}

}  // namespace explainer
