// How text gets its widths and its place in the picture. Two answer to it: Dear ImGui with a typeface of the program's
// own (atlas_text.hpp), and the page's browser (text_runs.hpp).
#pragma once

#include <string_view>

#include "scene/mark.hpp"

struct ImDrawList;
struct ImTextureData;
template <typename T>
struct ImVector;

namespace explainer {

// One line of text in one size, weight and colour. All lengths in device pixels.
struct TextLine {
  std::string_view text;
  float size = 0;  // per em
  Weight weight = Weight::regular;
  float x = 0, baseline = 0;  // where it begins; whole pixels
  unsigned color = 0;         // as Dear ImGui packs it
};

class TextSetter {
 public:
  TextSetter() = default;
  TextSetter(const TextSetter&) = delete;
  TextSetter& operator=(const TextSetter&) = delete;
  virtual ~TextSetter() = default;

  // Of a line in device pixels, as it is drawn: the sum of rounded advances is not that of another size, scaled.
  virtual float width(std::string_view text, float size, Weight weight) = 0;

  virtual void begin_frame() {}                                   // once a frame, before anything is measured or drawn
  virtual void draw(ImDrawList& list, const TextLine& line) = 0;  // between begin_frame and the next
  virtual void add_textures(ImVector<ImTextureData*>&) {}         // that a frame drew from
  virtual void forget() {}                                        // the typeface is another, or it has come by now
};

}  // namespace explainer
