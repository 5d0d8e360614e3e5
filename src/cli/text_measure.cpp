#include "cli/text_measure.hpp"

#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <imstb_truetype.h>

#include <array>
#include <string_view>

#include "cli/fonts.hpp"

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

struct Letters {
  int first, last;
  float width;  // ems
};

// Letters that Inter lacks are those of another typeface wherever a still is shown. They are given about the width that
// they have in Noto Sans, by means over the words of our languages: a line is near its width, though one letter is not.
// The first range that holds a letter counts.
constexpr Letters elsewhere[] = {
    // Above or below another letter, or not seen at all.
    {0x0300, 0x036F, 0},
    {0x0591, 0x05C7, 0},
    {0x0610, 0x061C, 0},
    {0x064B, 0x065F, 0},
    {0x0670, 0x0670, 0},
    {0x06D6, 0x06ED, 0},
    {0x0900, 0x0902, 0},
    {0x093C, 0x093C, 0},
    {0x0941, 0x0948, 0},
    {0x094D, 0x094D, 0},
    {0x0E31, 0x0E31, 0},
    {0x0E34, 0x0E3A, 0},
    {0x0E47, 0x0E4E, 0},
    {0x200B, 0x200F, 0},
    {0x202A, 0x202E, 0},
    {0x2060, 0x2069, 0},
    {0xFE00, 0xFE0F, 0},
    // Narrow ones: Hebrew vav, yod and final nun, Arabic alef and lam, vowels of Devanagari.
    {0x05D5, 0x05D5, 0.3F},
    {0x05D9, 0x05D9, 0.3F},
    {0x05DF, 0x05DF, 0.3F},
    {0x0622, 0x0627, 0.3F},
    {0x0644, 0x0644, 0.3F},
    {0x093E, 0x094C, 0.27F},
    // Wide ones of Cyrillic: М, Ф, Ш, Щ, Ы, Ю, Ж.
    {0x0416, 0x0416, 0.78F},
    {0x041C, 0x041C, 0.78F},
    {0x0424, 0x0424, 0.78F},
    {0x0428, 0x042B, 0.78F},
    {0x042E, 0x042E, 0.78F},
    {0x0436, 0x0436, 0.78F},
    {0x043C, 0x043C, 0.78F},
    {0x0444, 0x0444, 0.78F},
    {0x0448, 0x044B, 0.78F},
    {0x044E, 0x044E, 0.78F},
    // All others of Greek, Cyrillic, Hebrew, Arabic, Devanagari.
    {0x0370, 0x052F, 0.57F},
    {0x0590, 0x05FF, 0.59F},
    {0x0600, 0x06FF, 0.51F},
    {0x0900, 0x097F, 0.57F},
    // Chinese, Japanese and Korean, and emoji.
    {0x1100, 0x115F, 1},
    {0x2E80, 0xD7FF, 1},
    {0xF900, 0xFAFF, 1},
    {0xFE30, 0xFE4F, 1},
    {0xFF00, 0xFF60, 1},
    {0xFFE0, 0xFFE6, 1},
    {0x1F000, 0x1FAFF, 1.3F},
    {0x20000, 0x3FFFF, 1},
    {0, 0x10FFFF, 0.6F},
};

// In ems.
float width_elsewhere(int code_point) {
  for (const Letters& letters : elsewhere)
    if (code_point >= letters.first && code_point <= letters.last) return letters.width;
  return 0;
}

float width(const stbtt_fontinfo& font, std::string_view text, float size) {
  int units = 0;
  float ems = 0;
  while (!text.empty()) {
    const int code_point = take_code_point(text), glyph = stbtt_FindGlyphIndex(&font, code_point);
    int advance = 0;
    if (glyph == 0)
      ems += width_elsewhere(code_point);
    else
      stbtt_GetGlyphHMetrics(&font, glyph, &advance, nullptr);
    units += advance;
  }
  return static_cast<float>(units) * stbtt_ScaleForMappingEmToPixels(&font, size) + ems * size;
}

}  // namespace

TextMeasure measure_with_fonts() {
  const std::array fonts{open_font(font_regular()), open_font(font_semibold())};
  return [fonts](std::string_view text, float size, Weight weight) {
    return width(fonts[weight == Weight::semibold ? 1 : 0], text, size);
  };
}

}  // namespace explainer
