#include "text_measure.hpp"

#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <imstb_truetype.h>

#include <array>
#include <string_view>

#include "fonts.hpp"

namespace explainer {
namespace {

stbtt_fontinfo open_font(std::string_view ttf) {
  stbtt_fontinfo font{};
  stbtt_InitFont(&font, reinterpret_cast<const unsigned char*>(ttf.data()), 0);
  return font;
}

// Removes the first code point of valid UTF-8 from the text and returns it.
int take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  int code_point = length == 1 ? lead : lead & (0x7F >> length);
  for (size_t i = 1; i < length && i < text.size(); ++i) code_point = code_point << 6 | (text[i] & 0x3F);
  text.remove_prefix(length < text.size() ? length : text.size());
  return code_point;
}

float width(const stbtt_fontinfo& font, std::string_view text, float size) {
  int units = 0;
  while (!text.empty()) {
    int advance = 0;
    stbtt_GetCodepointHMetrics(&font, take_code_point(text), &advance, nullptr);
    units += advance;
  }
  return static_cast<float>(units) * stbtt_ScaleForMappingEmToPixels(&font, size);
}

}  // namespace

TextMeasure native_text_measure() {
  const std::array fonts{open_font(font_regular()), open_font(font_semibold())};
  return [fonts](std::string_view text, float size, Weight weight) {
    return width(fonts[weight == Weight::semibold ? 1 : 0], text, size);
  };
}

}  // namespace explainer
