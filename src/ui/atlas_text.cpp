#include "ui/atlas_text.hpp"

#include <cmath>
#include <optional>
#include <string>

#include "imgui_internals.hpp"
#include "ui/font_metrics.hpp"

namespace explainer {
namespace {

class AtlasText final : public TextSetter {
 public:
  AtlasText(std::string_view regular, std::string_view semibold, FontMetrics metrics)
      : regular_bytes_(regular),
        semibold_bytes_(semibold),
        ascent_(metrics.ascent),
        em_(metrics.ascent + metrics.descent) {
    atlas_.RefCount = 1;
    atlas_.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    regular_ = add(regular_bytes_);
    semibold_ = add(semibold_bytes_);
  }

  ~AtlasText() override {
    for (ImTextureData* texture : atlas_.TexList) retire(*texture);
    atlas_.RefCount = 0;
  }

  bool usable() const { return regular_ != nullptr && semibold_ != nullptr; }

  float width(std::string_view text, float size, Weight weight) override {
    return font(weight).CalcTextSizeA(size * em_, 1e9F, 0, text.data(), text.data() + text.size()).x;
  }

  void begin_frame() override { begin_atlas_frame(atlas_, ++frame_); }

  void draw(ImDrawList& list, const TextLine& line) override {
    width(line.text, line.size, line.weight);  // loads its glyphs, for which the atlas may need another texture
    list.PushTexture(atlas_.TexRef);
    list.AddText(&font(line.weight), line.size * em_, {line.x, line.baseline - std::ceil(ascent_ * line.size)},
                 line.color, line.text.data(), line.text.data() + line.text.size());
    list.PopTexture();
  }

  void add_textures(ImVector<ImTextureData*>& textures) override {
    for (ImTextureData* texture : atlas_.TexList) textures.push_back(texture);
  }

 private:
  ImFont* add(std::string& bytes) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    return atlas_.AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), 16, &config);
  }

  ImFont& font(Weight weight) { return weight == Weight::semibold ? *semibold_ : *regular_; }

  std::string regular_bytes_, semibold_bytes_;  // Dear ImGui reads glyphs from them as they are needed
  float ascent_;                                // of one em, above the baseline
  float em_;  // turns a size in pixels per em into the size Dear ImGui takes (ascent to descent)
  ImFontAtlas atlas_;
  ImFont* regular_ = nullptr;
  ImFont* semibold_ = nullptr;
  int frame_ = 0;
};

}  // namespace

std::unique_ptr<TextSetter> atlas_text(std::string_view regular, std::string_view semibold) {
  const std::optional<FontMetrics> metrics = font_metrics(regular);
  if (!metrics || !font_metrics(semibold)) return nullptr;
  auto text = std::make_unique<AtlasText>(regular, semibold, *metrics);
  if (!text->usable()) return nullptr;
  return text;
}

}  // namespace explainer
