#include "text_encoding.hpp"

#include "core/utf8.hpp"

namespace explainer {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Windows-1252 from 0x80 to 0x9F; 0 where it has no character.
constexpr char16_t windows_1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

enum class ByteOrder : unsigned char { low_first, high_first };

std::string from_utf16(std::string_view bytes, ByteOrder order) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(order == ByteOrder::low_first ? first | second << 8 : second | first << 8);
  };
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char32_t code = unit(i);
    const bool is_half = code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size();
    const char32_t other = is_half ? unit(i + 2) : 0;
    if (other >= 0xDC00 && other < 0xE000) {
      append_utf8(out, 0x10000 + ((code - 0xD800) << 10) + (other - 0xDC00));
      i += 2;
    } else {
      append_utf8(out, code);
    }
  }
  return out;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x80 || code > 0x9F) {
      append_utf8(out, code);
    } else {
      append_utf8(out, windows_1252[code - 0x80] != 0 ? windows_1252[code - 0x80] : replacement);
    }
  }
  return out;
}

struct Utf8Count {
  size_t characters = 0, strays = 0;  // characters of several bytes; bytes that are part of none
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
    } else if (const size_t length = utf8_length(bytes, i)) {
      ++count.characters;
      i += length;
    } else {
      ++count.strays;
      ++i;
    }
  }
  return count;
}

std::string without_strays(std::string_view bytes) {
  std::string out;
  for (size_t i = 0; i < bytes.size();) {
    const size_t length = utf8_length(bytes, i);
    if (length == 0) {
      append_utf8(out, replacement);
    } else {
      out.append(bytes.substr(i, length));
    }
    i += length == 0 ? 1 : length;
  }
  return out;
}

// UTF-16 without a mark: half of the bytes of digits, commas and line breaks are 0, all in the same place.
bool looks_like_utf16(std::string_view bytes, ByteOrder order) {
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\0') ++zeros[i % 2];
  }
  const size_t expected = zeros[order == ByteOrder::low_first ? 1 : 0],
               other = zeros[order == ByteOrder::low_first ? 0 : 1];
  return bytes.size() % 2 == 0 && expected > bytes.size() / 8 && other == 0;
}

DecodedText from_bytes_without_mark(std::string_view bytes) {
  DecodedText out;
  if (bytes.find('\0') != std::string_view::npos) {
    for (const ByteOrder order : {ByteOrder::low_first, ByteOrder::high_first}) {
      if (looks_like_utf16(bytes, order)) out.text = from_utf16(bytes, order);
    }
    out.is_binary = out.text.empty();
    return out;
  }
  const Utf8Count count = count_utf8(bytes);
  if (count.strays == 0) {
    out.text = bytes;
  } else if (count.characters > 10 * count.strays) {
    out.text = without_strays(bytes);
    out.note =
        "some letters are not in UTF-8 as the rest is, and were replaced by \xEF\xBF\xBD; save the file as UTF-8 again";
  } else {
    out.text = from_windows_1252(bytes);
    out.note =
        "the file is not in UTF-8 and was read as Windows-1252; where letters look wrong, save it as “CSV UTF-8”";
  }
  return out;
}

}  // namespace

std::string well_formed(std::string text) {
  return count_utf8(text).strays == 0 ? std::move(text) : without_strays(text);
}

void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = replacement;
  const auto push = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    push(code);
  } else if (code < 0x800) {
    push(0xC0 | code >> 6);
    push(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    push(0xE0 | code >> 12);
    push(0x80 | (code >> 6 & 0x3F));
    push(0x80 | (code & 0x3F));
  } else {
    push(0xF0 | code >> 18);
    push(0x80 | (code >> 12 & 0x3F));
    push(0x80 | (code >> 6 & 0x3F));
    push(0x80 | (code & 0x3F));
  }
}

DecodedText decode_text(std::string_view bytes) {
  const auto starts = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  DecodedText out;
  if (starts("\xFF\xFE")) {
    out.text = from_utf16(bytes.substr(2), ByteOrder::low_first);
  } else if (starts("\xFE\xFF")) {
    out.text = from_utf16(bytes.substr(2), ByteOrder::high_first);
  } else {
    out = from_bytes_without_mark(starts("\xEF\xBB\xBF") ? bytes.substr(3) : bytes);
  }
  if (out.text.find('\0') != std::string::npos) out.is_binary = true;
  return out;
}

}  // namespace explainer
