// The input of the JSON parser: the bytes of a story without most of their strings. Private to the reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string_view>

namespace explainer {

// The first byte from `at` on that is not simply part of a text: a quote, a backslash, a control character, or the end.
inline size_t plain_end(std::string_view bytes, size_t at) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101, high_bits = 0x80 * ones;
  const auto has_zero = [](std::uint64_t x) { return (x - ones) & ~x & high_bits; };
  for (std::uint64_t eight = 0; at + sizeof eight <= bytes.size(); at += sizeof eight) {
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    const std::uint64_t control = (eight - 0x20 * ones) & ~eight & high_bits;
    if ((control | has_zero(eight ^ ('"' * ones)) | has_zero(eight ^ ('\\' * ones))) != 0) break;
  }
  const auto is_plain = [](char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; };
  while (at < bytes.size() && is_plain(bytes[at])) ++at;
  return at;
}

// What the parser is given: the file, but of texts without escapes only their quotes, for it looks at each byte with
// more checks than plain strings need. DocumentBuilder takes these texts from the file.
struct Skipped {
  size_t bytes = 0;                     // in all, so far
  size_t end = std::string_view::npos;  // of the newest text, its closing quote; npos when it was not skipped
};

class Skipping {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  Skipping(std::string_view bytes, size_t at, Skipped& skipped) : bytes_(bytes), at_(at), skipped_(&skipped) {}

  bool operator==(const Skipping& other) const { return at_ == other.at_; }
  bool operator!=(const Skipping& other) const { return at_ != other.at_; }
  char operator*() const { return bytes_[at_]; }
  Skipping& operator++() {
    const char c = bytes_[at_++];
    if (!in_text_) {
      if (c == '"') enter_text();
    } else if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_text_ = false;
    }
    return *this;
  }

 private:
  void enter_text() {
    in_text_ = true;
    const size_t end = plain_end(bytes_, at_);
    const bool all_plain = end < bytes_.size() && bytes_[end] == '"';
    skipped_->end = all_plain ? end : std::string_view::npos;
    if (!all_plain) return;
    skipped_->bytes += end - at_;
    at_ = end;
  }

  std::string_view bytes_;
  size_t at_;
  Skipped* skipped_;
  bool in_text_ = false, escaped_ = false;
};

}  // namespace explainer
