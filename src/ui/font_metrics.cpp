#include "ui/font_metrics.hpp"

#include <cstddef>

namespace explainer {
namespace {

unsigned u8(std::string_view bytes, size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}
unsigned u16(std::string_view bytes, size_t at) { return u8(bytes, at) << 8U | u8(bytes, at + 1); }
unsigned u32(std::string_view bytes, size_t at) { return u16(bytes, at) << 16U | u16(bytes, at + 2); }
int i16(std::string_view bytes, size_t at) {
  return static_cast<int>(u16(bytes, at)) - (u8(bytes, at) & 0x80U ? 0x10000 : 0);
}

size_t table(std::string_view ttf, std::string_view tag) {
  const unsigned count = u16(ttf, 4);
  for (unsigned i = 0; i < count; ++i) {
    const size_t record = 12 + 16 * static_cast<size_t>(i);
    if (ttf.substr(record < ttf.size() ? record : ttf.size(), 4) == tag) return u32(ttf, record + 8);
  }
  return 0;
}

}  // namespace

std::optional<FontMetrics> font_metrics(std::string_view ttf) {
  const unsigned magic = u32(ttf, 0);
  if (magic != 0x00010000U && magic != 0x74727565U && magic != 0x4F54544FU) return std::nullopt;
  const size_t head = table(ttf, "head"), hhea = table(ttf, "hhea");
  if (head == 0 || hhea == 0 || hhea + 8 > ttf.size() || head + 20 > ttf.size()) return std::nullopt;
  const auto units = static_cast<float>(u16(ttf, head + 18));
  if (units <= 0) return std::nullopt;
  return FontMetrics{static_cast<float>(i16(ttf, hhea + 4)) / units, -static_cast<float>(i16(ttf, hhea + 6)) / units};
}

}  // namespace explainer
