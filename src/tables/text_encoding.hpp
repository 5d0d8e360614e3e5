// The bytes of a text file as UTF-8. Private to the tables.
#pragma once

#include <string>
#include <string_view>

namespace explainer {

struct DecodedText {
  std::string text;        // UTF-8, without a byte order mark
  std::string note;        // one sentence, where the encoding was not certain
  bool is_binary = false;  // holds what no text does
};

// UTF-8, UTF-16 in either order, or Windows-1252: by the mark in front, else by the whole file.
DecodedText decode_text(std::string_view bytes);

std::string well_formed(std::string text);  // with replacement characters where it is no UTF-8

void append_utf8(std::string& out, char32_t code);  // a replacement character where the code is none

}  // namespace explainer
