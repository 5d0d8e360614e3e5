// The sources of an event, set one after the other like words, each a link of its own.
#pragma once

#include <string>
#include <vector>

#include "scene/builder.hpp"

namespace explainer {

class SourcesLine {
 public:
  // In rows of `height`, `most` of them at most; what has no room there is counted.
  SourcesLine(const Story& story, const Event& event, const SceneBuilder& builder, const TextStyle& type, float width,
              float height, size_t most);

  int rows() const { return rows_; }
  bool left_out() const { return left_out_ > 0; }

  // From x, with the first row's baseline. Targets are as high as a row, for fingers as wide as one too.
  void draw(SceneBuilder& builder, float x, float baseline, bool touch) const;
  void draw_as_words(SceneBuilder& builder, float x, float baseline) const;  // without links

 private:
  struct Piece {
    std::string text;
    int source = none;  // none: no link
    int row = 0;
    float x = 0, width = 0;
  };
  void add(std::string text, int source, const SceneBuilder& builder);

  std::vector<Piece> pieces_;
  TextStyle type_;
  float width_, height_, x_ = 0;
  int rows_ = 0, left_out_ = 0;
};

}  // namespace explainer
