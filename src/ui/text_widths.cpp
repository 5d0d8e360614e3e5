#include "ui/text_widths.hpp"

#include "text_hash.hpp"

namespace explainer {
namespace {

constexpr size_t slots = 4096;    // a picture has some hundred texts
constexpr size_t max_probes = 8;  // slots that are tried

}  // namespace

float TextWidths::width(TextSetter& setter, std::string_view text, float size, Weight weight, float scale) {
  if (entries_.empty()) entries_.resize(slots);
  const std::uint64_t look = in_4096ths(size) << 32 ^ in_4096ths(scale) << 1 ^ static_cast<std::uint64_t>(weight);
  const std::uint64_t hash = text_hash(text, look);
  const auto first = static_cast<size_t>(hash >> 32) % slots;
  size_t at = first;
  for (size_t i = 0; i < max_probes; ++i, at = (at + 1) % slots) {
    if (entries_[at].hash == hash) return entries_[at].width;
    if (entries_[at].hash == 0) break;
  }
  Entry& entry = entries_[entries_[at].hash == 0 ? at : first];
  entry = {hash, setter.width(text, size * scale, weight) / scale};
  ++measured_;
  return entry.width;
}

void TextWidths::forget() { entries_.clear(); }

}  // namespace explainer
