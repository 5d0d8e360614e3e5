#include "ui/text_widths.hpp"

namespace explainer {
namespace {

constexpr size_t slots = 4096;    // a picture has some hundred texts
constexpr size_t max_probes = 8;  // slots that are tried

// FNV-1a, mixed once more at the end, for its high bits choose the slot.
std::uint64_t hash_of(std::string_view text, std::uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3;
  return (hash ^ hash >> 32) * 0x9E37'79B9'7F4A'7C15 | 1;  // never 0, which marks a free slot
}

}  // namespace

float TextWidths::width(const Fonts& fonts, std::string_view text, float size, Weight weight, float scale) {
  if (entries_.empty()) entries_.resize(slots);
  const auto whole = [](float number) { return static_cast<std::uint64_t>(number * 4096); };
  const std::uint64_t look = whole(size) << 32 ^ whole(scale) << 1 ^ static_cast<std::uint64_t>(weight);
  const std::uint64_t hash = hash_of(text, look);
  const auto first = static_cast<size_t>(hash >> 32) % slots;
  size_t at = first;
  for (size_t i = 0; i < max_probes; ++i, at = (at + 1) % slots) {
    if (entries_[at].hash == hash) return entries_[at].width;
    if (entries_[at].hash == 0) break;
  }
  Entry& entry = entries_[entries_[at].hash == 0 ? at : first];
  entry = {hash, text_width(fonts, text, size, weight, scale)};
  ++measured_;
  return entry.width;
}

void TextWidths::forget() { entries_.clear(); }

}  // namespace explainer
