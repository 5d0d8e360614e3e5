// The sources of an event in rows of text, each a link of its own.
#pragma once

#include <string>
#include <vector>

#include "scene/builder.hpp"

namespace explainer {

class SourcesLine {
 public:
  // In rows of `height`, at most `max_rows`; sources that have no room there are counted: "+2".
  SourcesLine(const Story& story, const Event& event, const SceneBuilder& builder, const TextStyle& style, float width,
              float height, size_t max_rows);

  int rows() const { return rows_; }
  bool left_out() const { return left_out_ > 0; }

  enum class Links : unsigned char { off, row_high, finger_wide };

  // `baseline`: of the first row. Targets are as high as a row, or also as wide as a finger.
  void draw(SceneBuilder& builder, float x, float baseline, Links links) const;

  // The first row, without links.
  void draw_as_text(SceneBuilder& builder, float x, float baseline) const;

 private:
  struct Piece {
    std::string text;
    int source = none;  // none: no link
    int row = 0;
    float x = 0, width = 0;
  };
  void add(std::string text, int source, const SceneBuilder& builder);

  std::vector<Piece> pieces_;
  TextStyle style_;
  float width_, height_, x_ = 0;
  int rows_ = 0, left_out_ = 0;
};

}  // namespace explainer
