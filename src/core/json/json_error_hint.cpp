// Why a text is not JSON: derives the likely mistake from the place where the parser stopped.
#include "json/json_error_hint.hpp"

#include <algorithm>
#include <string>

#include "core/ascii.hpp"
#include "core/utf8.hpp"

namespace explainer {
namespace {

char byte_at(std::string_view bytes, size_t index) { return index < bytes.size() ? bytes[index] : '\0'; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_word_start(char c) { return is_letter(c) || c == '_' || c == '$'; }

bool starts(std::string_view bytes, size_t index, std::string_view with) {
  return bytes.substr(index, with.size()) == with;
}

// The last byte before `index` that is no blank; size() when there is none.
size_t before(std::string_view bytes, size_t index) {
  while (index > 0) {
    if (!is_blank(bytes[--index])) return index;
  }
  return bytes.size();
}

std::string word_at(std::string_view bytes, size_t index) {
  size_t end = index;
  while (end < bytes.size() && (is_word_start(bytes[end]) || is_digit(bytes[end]))) ++end;
  return shortened(bytes.substr(index, end - index), 40);
}

// What follows a backslash: how many bytes belong to it, 0 when that is no escape, and -1 for half of a \u pair.
int escape_length(std::string_view bytes, size_t index) {
  constexpr std::string_view hex = "0123456789abcdefABCDEF";
  if (byte_at(bytes, index + 1) != 'u') {
    return std::string_view("\"\\/bfnrt").find(byte_at(bytes, index + 1)) != std::string_view::npos ? 2 : 0;
  }
  const std::string_view digits = bytes.substr(std::min(index + 2, bytes.size()), 4);
  if (digits.size() < 4 || digits.find_first_not_of(hex) != std::string_view::npos) return 0;
  const bool surrogate = (digits[0] == 'd' || digits[0] == 'D') && digits[1] > '7';
  if (!surrogate) return 6;
  const bool first = digits[1] < 'C' || digits[1] == 'a' || digits[1] == 'b';
  const char next = byte_at(bytes, index + 8), third = byte_at(bytes, index + 9);
  const bool second_follows = starts(bytes, index + 6, "\\u") && (next == 'd' || next == 'D') &&
                              std::string_view("cdefCDEF").find(third) != std::string_view::npos;
  return first && second_follows ? 12 : -1;
}

// A string that the parser could not read to its end.
SyntaxError string_error(std::string_view bytes, size_t start, size_t read_to) {
  for (size_t i = start + 1; i < std::min(read_to, bytes.size());) {
    const int length = bytes[i] == '\\' ? escape_length(bytes, i) : 1;
    if (length < 0) return {i, "this is half of a \\u pair; write the character itself"};
    if (length == 0 && byte_at(bytes, i + 1) == 'u')
      return {i, "four hexadecimal digits belong behind \\u, as in \\u00e9"};
    if (length == 0) return {i, "this \\ starts no escape JSON knows; write \\\\ for a backslash"};
    i += static_cast<size_t>(length);
  }
  if (read_to > bytes.size()) return {start, "this text is not closed; a \" is missing at its end"};
  const char last = byte_at(bytes, read_to - 1);
  if (last == '\n' || last == '\r')
    return {start, "this text is not closed on its line; a \" is missing, or a blank in place of the line break"};
  if (last == '\t') return {read_to - 1, "this text holds a tab; write a blank instead"};
  return {read_to - 1, "this text holds a control character; take it out"};
}

std::string word_error(const std::string& word, bool key_expected) {
  if (word == "True" || word == "False" || word == "TRUE" || word == "FALSE" || word == "None" || word == "NULL" ||
      word == "Null") {
    return word + " is not valid JSON; write true, false or null in small letters";
  }
  if (word == "NaN" || word == "Infinity" || word == "undefined")
    return word + " is not valid JSON; write a number, or leave the key out";
  if (key_expected) return "the key " + word + " needs quotes; write \"" + word + "\"";
  return word + " is not valid JSON; put \" around text";
}

}  // namespace

SyntaxError find_syntax_error(std::string_view bytes, const ParserStop& stop) {
  const size_t start = stop.token_start;
  const Place place = stop.place;
  const char c = byte_at(bytes, start);
  const size_t previous = before(bytes, start);
  const char p = byte_at(bytes, previous);
  const bool adjacent = previous + 1 == start;
  const std::string closing = place == Place::list ? "]" : "}";
  const auto error = [&](std::string message) { return SyntaxError{start, std::move(message)}; };

  if (start >= bytes.size()) {
    return {bytes.size(), p == ',' || place == Place::value ? "the file ends in the middle of a value"
                                                            : "the file ends too early; a " + closing + " is missing"};
  }
  if (starts(bytes, start, "//") || starts(bytes, start, "/*") || c == '#')
    return error("JSON has no comments; take this one out");
  if (c == '<' && place == Place::file_start) return error("this is a web page, not a story; is the address right?");
  if (place == Place::file_start) return error("a story starts with {, not with this; is it the right file?");
  if (place == Place::file_end && (c == '}' || c == ']'))
    return error(std::string("this ") + c +
                 " closes nothing that is open here; is a bracket missing, or one too many?");
  if (place == Place::file_end) return error("the story ends before this; take out what follows");
  if (c == '\'') return error("single quotes are not valid JSON; write \" around text");
  if (starts(bytes, start, "“") || starts(bytes, start, "”") || starts(bytes, start, "„")) {
    return error("typographic quotes are not valid JSON; write \" around text");
  }
  if (c == '}' || c == ']') {
    if (p == ',') return {previous, std::string("a comma before ") + c + " is not valid JSON; take the comma out"};
    if (place == Place::value) return error("the value of the key before this is missing");
    return error("a " + closing + " is expected here, not " + c + "; is a bracket missing, or one too many?");
  }
  if (c == ',' && p == ',') return error("two commas in a row; take one out");
  if (c == ',')
    return error(p == '{' ? "there is nothing before this comma; take it out" : "a value is missing before this comma");
  if (c == ':') return error("this : does not follow a key");
  if (c == '=') return error("write : between a key and its value");
  if (c == ';') return error("write , between values");
  if (c == '$' && is_digit(byte_at(bytes, start + 1))) return error("a number holds digits only; take the $ out");
  if (stop.in_string) return string_error(bytes, start, stop.read_to);
  if (adjacent && is_digit(p) && c == '_') return error("a number holds digits only; take the underscores out");
  if (adjacent && is_digit(p) && is_word_start(c)) return error("a number holds digits only; write 4000000000 for 4B");
  if (adjacent && p == '0' && is_digit(c)) return {previous, "a number must not start with 0; take it out"};
  if (adjacent && p == ',' && is_digit(c) && previous > 0 && is_digit(bytes[previous - 1]))
    return {previous, "a number holds digits only; take the commas out"};
  const bool starts_value = c == '"' || c == '{' || c == '[' || c == '-' || is_digit(c) || is_word_start(c);
  if (starts_value && place == Place::value && p != ':')
    return {previous + 1, "a : is missing here, between a key and its value"};
  if (starts_value && p != ',' && p != ':' && p != '{' && p != '[')
    return {previous + 1, "a comma or a " + closing + " is missing here, before what follows"};
  if (is_word_start(c)) return error(word_error(word_at(bytes, start), place == Place::object));
  if (place == Place::object && (p == ',' || p == '{')) return error("a key in \" is expected here");
  if (c == '+' || c == '.') return error("a number starts with a digit; write 1 for +1 and 0.5 for .5");
  if (is_digit(c) || c == '-')
    return error("this number is not valid JSON, or is too large; write digits only, such as 8000000000");
  return error("this is not valid JSON; text needs \" around it");
}

}  // namespace explainer
