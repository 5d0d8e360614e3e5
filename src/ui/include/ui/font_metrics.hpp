// The few numbers of a TrueType file that place a line of text.
#pragma once

#include <optional>
#include <string_view>

namespace explainer {

// In ems; descent is positive downwards.
struct FontMetrics {
  float ascent = 0, descent = 0;
};

std::optional<FontMetrics> font_metrics(std::string_view ttf);  // nullopt when the bytes hold no TrueType font

}  // namespace explainer
