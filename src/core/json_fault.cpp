// Why a text is no JSON: from the place where the parser stopped to the mistake an editor is likely to have made.
#include <string>

#include "json_reader.hpp"
#include "utf8.hpp"

namespace explainer {
namespace {

char at(std::string_view bytes, size_t index) { return index < bytes.size() ? bytes[index] : '\0'; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'; }

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
  while (end < bytes.size() && (is_letter(bytes[end]) || is_digit(bytes[end]))) ++end;
  return shortened(bytes.substr(index, end - index), 40);
}

// A string that the parser could not read to its end.
std::string string_fault(std::string_view bytes, size_t read_to) {
  if (read_to > bytes.size()) return "this text is not closed; a \" is missing at its end";
  const char last = at(bytes, read_to - 1);
  if (last == '\n' || last == '\r')
    return "this text is not closed on its line; a \" is missing, or write \\n for a line break";
  if (static_cast<unsigned char>(last) < 0x20) {
    return last == '\t' ? "this text holds a tab; write a blank instead"
                        : "this text holds a control character; take it out";
  }
  if (last == '"') return "this text holds half of a \\u pair; write the character itself";
  return "this text holds a \\ that starts no escape JSON knows; write \\\\ for a backslash";
}

std::string word_fault(const std::string& word, bool key_expected) {
  if (word == "True" || word == "False" || word == "TRUE" || word == "FALSE" || word == "None" || word == "NULL" ||
      word == "Null") {
    return word + " is no JSON; write true, false or null in small letters";
  }
  if (word == "NaN" || word == "Infinity" || word == "undefined")
    return word + " is no JSON; write a number, or leave the key out";
  if (key_expected) return "the key " + word + " needs quotes; write \"" + word + "\"";
  return word + " is no JSON; put \" around text";
}

}  // namespace

Fault find_fault(std::string_view bytes, const Stop& stop) {
  const size_t start = stop.token_start;
  const char c = at(bytes, start);
  const size_t previous = before(bytes, start);
  const char p = at(bytes, previous);
  const bool value_ended =
      p == '"' || p == '}' || p == ']' || is_digit(p) || is_letter(p) || (p == '.' && previous > 0);
  const auto fault = [&](std::string message) { return Fault{start, std::move(message)}; };

  if (start >= bytes.size()) {
    return {bytes.size(), p == ',' || p == ':' ? "the file ends in the middle of a value"
                                               : "the file ends too early; a } or ] is missing"};
  }
  if (starts(bytes, start, "//") || starts(bytes, start, "/*") || c == '#')
    return fault("JSON has no comments; take this one out");
  if (c == '\'') return fault("single quotes are no JSON; write \" around text");
  if (starts(bytes, start, "“") || starts(bytes, start, "”") || starts(bytes, start, "„")) {
    return fault("typographic quotes are no JSON; write \" around text");
  }
  if (c == '<' && previous == bytes.size()) return fault("this is a web page, not a story; is the address right?");
  if ((c == '}' || c == ']') && p == ',') {
    return {previous, std::string("a comma before ") + c + " is no JSON; take the comma out"};
  }
  if ((c == '}' || c == ']') && p == ':') return fault("the value after : is missing");
  if (c == '}' || c == ']')
    return fault(std::string("this ") + c +
                 " closes nothing that is open here; is a bracket missing, or one too many?");
  if (c == ',') return fault(p == ',' ? "two commas in a row; take one out" : "a value is missing before this comma");
  if (c == ':') return fault("this : does not follow a key");
  if (c == '=') return fault("write : between a key and its value");
  if (c == ';') return fault("write , between values");
  if (stop.in_string) return fault(string_fault(bytes, stop.read_to));
  const bool starts_value = c == '"' || c == '{' || c == '[' || c == '-' || is_digit(c) || is_letter(c);
  if (p == '0' && previous + 1 == start && is_digit(c)) return {previous, "a number starts with no 0; take it out"};
  if (starts_value && value_ended && previous != bytes.size()) {
    return {previous + 1, "a comma, a colon or a closing bracket is missing here, before what follows"};
  }
  if (c == '+' || c == '.') return fault("a number starts with a digit; write 1 for +1 and 0.5 for .5");
  if (is_digit(c) || c == '-')
    return fault("this number is no JSON or too large; write digits only, such as 8000000000");
  if (is_letter(c)) return fault(word_fault(word_at(bytes, start), p == '{' || p == ','));
  if (p == '{' || p == ',') return fault("a key in \" is expected here");
  return fault("this is no JSON; text needs \" around it");
}

}  // namespace explainer
