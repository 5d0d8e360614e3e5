// Explains to its author why a text is not JSON. Private to the reader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace explainer {

// Where the parser stopped.
enum class Place : unsigned char { file_start, list, object, value, file_end };  // value: behind a key
struct ParserStop {
  size_t token_start = 0;
  size_t read_to = 0;      // bytes it had read; one more than there are at the end of the file
  bool in_string = false;  // it could not read a string to its end
  Place place = Place::file_start;
};

struct SyntaxError {
  size_t offset = 0;
  std::string message;  // what is wrong and how to correct it
};
SyntaxError find_syntax_error(std::string_view bytes, const ParserStop& stop);

}  // namespace explainer
